//! `duplicate-place`.

use crate::jurisdiction::place;
use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use std::collections::BTreeMap;

rule! {
    /// ## What it finds
    ///
    /// Two files for one government: with the same `geoid`, or with the geoids of two Census rows that name one government, as those of a
    /// city and county do.
    ///
    /// ## Why it matters
    ///
    /// Only one of the two is ever read, and it is not said which. What somebody looked up for the other reaches no paper.
    ///
    /// ## Example
    ///
    /// > jurisdictions/ca/oakland.toml and jurisdictions/ca/city-of-oakland.toml, both with `geoid = "0653000"`
    ///
    /// ## Instead
    ///
    /// Put what holds into one file and remove the other.
    DuplicatePlace = "duplicate-place", Family::Data, Level::Error
}

impl Rule for DuplicatePlace {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        let mut first: BTreeMap<String, (Origin, &str)> = BTreeMap::new();
        for (name, (file, layer)) in library.layers {
            let Some(node) = layer.values.get("geoid") else { continue };
            let written = node.text().unwrap_or_default();
            let geoid = place::by_geoid(written).map_or(written.to_owned(), |place| place.geoid.to_owned());
            let origin = Origin { file: *file, span: node.span };
            match first.get(&geoid) {
                Some((earlier, other)) => {
                    let message = format!("{name} and {other} are files of one government");
                    let finding = Finding::new(self, message)
                        .at(origin, "again here")
                        .at(*earlier, "first here")
                        .help("put what holds into one file and remove the other");
                    findings.push(finding);
                }
                None => drop(first.insert(geoid, (origin, name))),
            }
        }
    }
}
