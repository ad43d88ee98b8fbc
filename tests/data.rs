//! The jurisdiction files: every one loads, every legal fact names its source, no source is from the future.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use whereas::diagnostic::{Faults, human};
use whereas::embedded;
use whereas::jurisdiction::citation::Confidence;
use whereas::jurisdiction::layer::{Layer, Scope};
use whereas::jurisdiction::schema::{self, KEYS};
use whereas::jurisdiction::shelf::Shelf;
use whereas::jurisdiction::{place, stack::Jurisdiction};
use whereas::source::Sources;

/// Every embedded file, read; a fault fails the test with its carets.
fn layers() -> BTreeMap<&'static str, Layer> {
    let mut layers = BTreeMap::new();
    for (name, text) in embedded::jurisdictions() {
        let mut sources = Sources::default();
        let file = sources.add(format!("jurisdictions/{name}"), *text);
        let scope = if name.contains('/') { Scope::Place } else { Scope::Area };
        match Layer::read(text, file, scope) {
            Ok(layer) => drop(layers.insert(*name, layer)),
            Err(Faults(faults)) => panic!("{}", human::render(&faults, &sources, false)),
        }
    }
    layers
}

#[test]
fn every_legal_fact_names_its_source() {
    let mut bare = Vec::new();
    for (name, layer) in layers() {
        for path in layer.values.keys() {
            let cited = schema::find(schema::key_of(path)).is_some_and(|key| key.cited);
            // The lowest layer holds house style, not law.
            if cited && name != "us.toml" && layer.citations(path).is_empty() {
                bare.push(format!("{name}: {path}"));
            }
        }
    }
    assert!(bare.is_empty(), "no source supports:\n{}", bare.join("\n"));
}

#[test]
fn no_source_was_checked_in_the_future() {
    let today = jiff::Timestamp::now().as_second() / 86_400 + 1;
    for (name, layer) in layers() {
        for citation in &layer.citations {
            let midnight = jiff::tz::Offset::UTC
                .to_timestamp(citation.checked.to_datetime(jiff::civil::Time::midnight()));
            let day = midnight.expect("a day in range").as_second() / 86_400;
            assert!(day <= today, "{name}: {} was checked on {}", citation.id, citation.checked);
        }
    }
}

#[test]
fn a_source_that_was_read_says_where() {
    let mut nowhere = Vec::new();
    for (name, layer) in layers() {
        for citation in &layer.citations {
            let found = citation.url.is_some() || citation.citation.is_some() || citation.note.is_some();
            // A meeting's paper is found by its title and date, which the title then has.
            let dated = citation.title.chars().filter(char::is_ascii_digit).count() >= 4;
            if citation.confidence == Confidence::Confirmed && !found && !dated {
                nowhere.push(format!("{name}: {}", citation.id));
            }
        }
    }
    assert!(nowhere.is_empty(), "confirmed, and cannot be found again:\n{}", nowhere.join("\n"));
}

#[test]
fn a_place_file_is_that_of_a_government_in_the_table() {
    for (name, layer) in layers() {
        let Some((state, _)) = name.split_once('/') else { continue };
        let geoid = layer
            .values
            .get("geoid")
            .and_then(|node| node.text())
            .unwrap_or_else(|| panic!("{name} has no geoid"));
        let place =
            place::by_geoid(geoid).unwrap_or_else(|| panic!("{name}: no government has the geoid {geoid}"));
        assert_eq!(place.state.to_lowercase(), state, "{name} is in the wrong folder");
        let kind = layer.values.get("kind").and_then(|node| node.text());
        assert!(kind.is_none_or(|kind| kind == place.kind), "{name}: the table calls it a {}", place.kind);
    }
}

#[test]
fn an_enacting_clause_names_the_government_or_its_body() {
    for (name, text) in embedded::jurisdictions() {
        let Some(geoid) = text.lines().find_map(|line| line.strip_prefix("geoid = \"")?.strip_suffix('"'))
        else {
            continue;
        };
        let place = place::by_geoid(geoid).expect("in the table");
        let mut sources = Sources::default();
        let jurisdiction: Jurisdiction =
            Shelf::default().jurisdiction(&place, &[], &mut sources).expect("it loads");
        let clause = jurisdiction
            .text("ordinance.enacting_clause")
            .unwrap_or_else(|| panic!("{name} has no enacting clause"));
        let words = clause.to_lowercase();
        let named =
            [place.name, "{style}", "{name}", "{government.body}", "the council", "the town", "{code.name}"];
        // A statute's question about a paper names the paper.
        let asked = jurisdiction.get("ordinance.enacting_after").is_some();
        assert!(asked || named.iter().any(|named| words.contains(&named.to_lowercase())), "{name}: {clause}");
    }
}

#[test]
fn every_key_is_described_once_in_the_file_that_advocates_read() {
    let page = std::fs::read_to_string("docs/keys.md").expect("docs/keys.md");
    for key in KEYS {
        assert!(page.contains(&format!("- `{}`:", key.path)), "docs/keys.md lacks `{}`", key.path);
    }
}
