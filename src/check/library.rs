//! The files of a house and of the user, each looked at by every rule.
//!
//! In: a house and the order. Out: findings, and the handles of the files that were looked at as a whole.

use super::Order;
use crate::assemble::House;
use crate::diagnostic::Faults;
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::{self, Place};
use crate::lint::look::{LayerLook, LedgerLook, LibraryLook, TemplateLook};
use crate::lint::{Finding, Findings, RULES};
use crate::source::{FileId, Sources};
use crate::template::facts::{self, Fact};
use std::collections::BTreeMap;

/// Looks at the user’s own files.
pub(super) fn own(order: &Order, findings: &mut Findings, sources: &mut Sources) -> Vec<FileId> {
    let mut files = Vec::new();
    for layer in &order.own {
        let file = sources.add(layer.name.clone(), layer.text.clone());
        files.push(file);
        // A file that cannot be read is told of by the paper that it spoils.
        if let Ok(read) = Layer::read(&layer.text, file, Scope::Place) {
            one(&layer.name, &layer.text, (file, &read, Scope::Place), order, findings);
        }
    }
    files
}

/// Looks at every file of the house.
pub(super) fn all(
    house: &House,
    order: &Order,
    findings: &mut Findings,
    sources: &mut Sources,
) -> Vec<FileId> {
    let mut files = Vec::new();
    let mut layers = BTreeMap::new();
    for (name, text) in house.shelf().files() {
        let file = sources.add(format!("jurisdictions/{name}"), text.clone());
        files.push(file);
        let scope = if name.contains('/') { Scope::Place } else { Scope::Area };
        match Layer::read(text, file, scope) {
            Ok(layer) => drop(layers.insert(name.clone(), (file, layer, scope))),
            Err(Faults(found)) => found.into_iter().for_each(|one| findings.push(Finding::fault(one))),
        }
    }
    for (name, (file, layer, scope)) in &layers {
        let text = house.shelf().files().get(name).map(|text| &**text).unwrap_or_default();
        one(name, text, (*file, layer, *scope), order, findings);
    }
    let mut templates: BTreeMap<String, (FileId, &str)> = BTreeMap::new();
    for (name, text) in house.catalog().files() {
        let file = sources.add(format!("templates/{name}"), text.clone());
        files.push(file);
        templates.insert(name.clone(), (file, text));
    }
    for (name, (file, text)) in templates.iter().filter(|(name, _)| name.ends_with(".md")) {
        let look = TemplateLook { file: *file, name, text };
        RULES.iter().for_each(|rule| rule.template(&look, findings));
    }
    if let Some((file, text)) = templates.get("facts.toml") {
        match facts::read(text, *file) {
            Ok(ledger) => {
                let facts = ledger.into_iter().map(|(id, entry)| (id, Fact::clone(&entry.fact))).collect();
                let look = LedgerLook { file: *file, text, facts: &facts, day: order.day };
                RULES.iter().for_each(|rule| rule.ledger(&look, findings));
            }
            Err(Faults(found)) => found.into_iter().for_each(|one| findings.push(Finding::fault(one))),
        }
    }
    let documents = house.catalog().documents(sources).unwrap_or_default();
    let layers = layers.iter().map(|(name, (file, layer, _))| (name.clone(), (*file, layer))).collect();
    let look = LibraryLook { layers: &layers, templates: &templates, documents: &documents, sources };
    RULES.iter().for_each(|rule| rule.library(&look, findings));
    files
}

fn one(
    name: &str,
    text: &str,
    (file, layer, scope): (FileId, &Layer, Scope),
    order: &Order,
    findings: &mut Findings,
) {
    let geoid = layer.values.get("geoid").and_then(|node| node.text());
    let place: Option<Place> = geoid.and_then(place::by_geoid);
    let look = LayerLook { file, name, text, layer, scope, place: place.as_ref(), day: order.day };
    RULES.iter().for_each(|rule| rule.layer(&look, findings));
}
