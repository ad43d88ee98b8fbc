//! What is known around one document at one moment: its house, its place, and what holds there.
//!
//! In: a document and the house of its library. Out: a [`View`], which completion, hover and definition ask. It must not
//! know the protocol.

use super::documents::Document;
use super::library::Sort;
use super::outline::{Item, outline};
use super::pages::Known;
use crate::assemble::House;
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::{self, Place};
use crate::jurisdiction::shelf::UserLayer;
use crate::jurisdiction::stack::{Course, Held, Jurisdiction};
use crate::source::Sources;
use crate::template::decide;
use crate::template::facts::{self, Fact};
use crate::template::front_matter::DocumentHead;
use jiff::civil::Date;
use std::sync::Arc;

/// A document with what is known around it.
pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    pub(super) house: Arc<House>,
    /// The government it is about; for a template the one that stands for all.
    pub(super) place: Option<Place>,
    /// What holds there; nothing while a file has a fault.
    pub(super) jurisdiction: Option<Jurisdiction>,
    /// The file by itself, where it speaks for many governments and has no fault.
    pub(super) area: Option<Course>,
    pub(super) sources: Sources,
    pub(super) day: Date,
}

impl<'a> View<'a> {
    /// Looks around a document; `sample` is the place that stands for all.
    pub(super) fn of(document: &'a Document, house: Arc<House>, sample: &Place, day: Date) -> Self {
        let mut sources = Sources::default();
        let seat = &document.seat;
        let place = match seat.sort {
            Sort::Place => place_of(&document.text),
            Sort::Template | Sort::Ledger => Some(sample.clone()),
            Sort::Area | Sort::Stranger => None,
        };
        let jurisdiction = place
            .as_ref()
            .and_then(|place| house.shelf().jurisdiction(place, &own_layers(document), &mut sources).ok());
        let area = (seat.sort == Sort::Area).then(|| {
            let file = sources.add(seat.name.clone(), document.text.to_string());
            let layer = Layer::read(&document.text, file, Scope::Area).ok()?;
            Some(Course { speaks_for: "this file".into(), file, layer: Arc::new(layer) })
        });
        Self { document, house, place, jurisdiction, area: area.flatten(), sources, day }
    }

    /// What is known of the place, for a page.
    pub(super) fn known(&self) -> Option<Known<'_>> {
        let (place, jurisdiction) = (self.place.as_ref()?, self.jurisdiction.as_ref()?);
        Some(Known { place, jurisdiction, sources: &self.sources })
    }

    /// What the file itself says of a path, where it speaks for many governments.
    pub(super) fn said(&'a self, path: &'a str) -> Option<Held<'a>> {
        let course = self.area.as_ref()?;
        Some(Held { node: course.layer.values.get(path)?, course, path })
    }

    /// The front matter of every document.
    pub(super) fn heads(&self) -> Vec<Arc<DocumentHead>> {
        self.house.catalog().documents(&mut Sources::default()).unwrap_or_default()
    }

    /// The front matter of the documents that a template belongs to: its folder’s, or all.
    pub(super) fn heads_here(&self) -> Vec<Arc<DocumentHead>> {
        let folder = self.document.seat.template().and_then(|name| name.split('/').next());
        let heads = self.heads();
        let own: Vec<_> =
            heads.iter().filter(|head| Some(head.document.as_str()) == folder).cloned().collect();
        if own.is_empty() { heads } else { own }
    }

    /// The page of an option, with what the place decided.
    pub(super) fn option_page(&self, document: &str, name: &str) -> Option<String> {
        let head = self.heads().into_iter().find(|head| head.document == document)?;
        let choice = head.options.get(name)?;
        let decided = self.jurisdiction.as_ref().and_then(|known| decide::decide(&head, known).ok());
        let taken = decided.as_ref().and_then(|decided| decided.get(name)).map(|taken| &taken.value);
        Some(super::pages::of_option(document, name, choice, taken))
    }

    /// The facts of the ledger.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let text = self.house.catalog().files().get("facts.toml").cloned().unwrap_or_default();
        let file = Sources::default().add("templates/facts.toml", text.clone());
        let ledger = facts::read(&text, file).unwrap_or_default();
        ledger.into_values().map(|entry| Fact::clone(&entry.fact)).collect()
    }
}

/// The government that a text says it is about.
pub(super) fn place_of(text: &str) -> Option<Place> {
    let items = outline(text);
    let pair = items.iter().find_map(|item| match item {
        Item::Pair(pair) if pair.path() == "geoid" => Some(pair),
        _ => None,
    })?;
    place::by_geoid(text.get(pair.strings.first()?.inner.clone())?)
}

/// The document as a layer over those of the house, where it is the user’s own.
pub(super) fn own_layers(document: &Document) -> Vec<UserLayer> {
    let own = document.seat.sort == Sort::Place && !document.seat.of_house;
    let layer = || UserLayer { name: document.seat.name.clone(), text: document.text.to_string() };
    own.then(layer).into_iter().collect()
}
