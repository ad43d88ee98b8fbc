//! Numbers: every style that a body uses, and what happens to them when a clause drops out.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::collections::BTreeSet;
use whereas::assemble::House;
use whereas::instrument::{Block, Inline, Instrument, Part, Section, walk};

fn paper(city: &str, lines: &[&str]) -> Instrument {
    let layers = lines.iter().map(|line| support::layer("own.toml", line)).collect();
    support::assemble(&House::default(), &support::request(city, layers)).instrument
}

fn sections(instrument: &Instrument) -> Vec<&Section> {
    fn collect<'a>(sections: &'a [Section], found: &mut Vec<&'a Section>) {
        for section in sections {
            found.push(section);
            collect(&section.sections, found);
        }
    }
    let mut found = Vec::new();
    for part in &instrument.parts {
        if let Part::Body(sections) = part {
            collect(sections, &mut found);
        }
    }
    found
}

fn labels(instrument: &Instrument, code: bool) -> Vec<String> {
    let wanted = |section: &&&Section| (section.kind == whereas::instrument::SectionKind::Code) == code;
    let all = sections(instrument);
    all.iter()
        .filter(wanted)
        .map(|section| section.number.as_ref().expect("numbered").label.clone())
        .collect()
}

fn first_items(instrument: &Instrument) -> Vec<String> {
    fn down(blocks: &[Block], found: &mut Vec<String>) -> bool {
        for block in blocks {
            if let Block::Subdivisions { items } = block {
                for item in items {
                    let label = item.number.as_ref().expect("numbered").label.clone();
                    let mut below = Vec::new();
                    if down(&item.blocks, &mut below) || found.is_empty() {
                        found.clear();
                        found.push(label);
                        found.extend(below);
                    }
                }
                return true;
            }
        }
        false
    }
    let mut deepest = Vec::new();
    for section in sections(instrument) {
        let mut found = Vec::new();
        down(&section.blocks, &mut found);
        if found.len() > deepest.len() {
            deepest = found;
        }
    }
    deepest
}

#[test]
fn sections_are_numbered_as_the_example_shows() {
    let bills =
        |example: &str| labels(&paper("Oakland, CA", &[&format!("numbering.section = {example:?}")]), false);
    assert_eq!(bills("Section 1.")[..2], ["Section 1.", "Section 2."]);
    assert_eq!(bills("SECTION 1.")[..2], ["SECTION 1.", "SECTION 2."]);
    assert_eq!(bills("Article I.")[..4], ["Article I.", "Article II.", "Article III.", "Article IV."]);
    assert_eq!(bills("Section 1. § 2.")[..3], ["Section 1.", "§ 2.", "§ 3."]);
    assert_eq!(bills("Section 10. § 20.")[..3], ["Section 10.", "§ 20.", "§ 30."]);
}

#[test]
fn code_sections_are_numbered_as_the_style_shows() {
    let codes = |style: &str, chapter: &str| {
        let lines = [format!("code.style = {style:?}"), format!("code.chapter = {chapter:?}")];
        labels(&paper("Oakland, CA", &[&lines[0], &lines[1]]), true)[..2].to_vec()
    };
    assert_eq!(codes("dotted", "9.67"), ["9.67.010", "9.67.020"]);
    assert_eq!(codes("§ {chapter}-301", "14"), ["§ 14-301", "§ 14-302"]);
    assert_eq!(codes("Sec. {chapter}.1", "19B"), ["Sec. 19B.1", "Sec. 19B.2"]);
    assert_eq!(codes("short", "8.40"), ["8.40.1", "8.40.2"]);
    assert_eq!(codes("dashed", "140"), ["140-1", "140-2"]);
}

#[test]
fn subdivisions_are_numbered_as_the_example_shows() {
    for (example, first, second) in
        [("(a)(1)(A)(i)", "(a)", "(1)"), ("A. 1. a. i.", "A.", "1."), ("1. a. (i)", "1.", "a.")]
    {
        let found = first_items(&paper("Oakland, CA", &[&format!("numbering.subdivision = {example:?}")]));
        assert_eq!(found[..2], [first, second], "{example}");
    }
}

#[test]
fn a_citation_has_no_word_twice() {
    for style in ["§ 1", "Sec. {chapter}.1", "§ {chapter} Sec. 1"] {
        let lines = [format!("code.style = {style:?}"), "code.chapter = \"9.67\"".to_owned()];
        let instrument = paper("Oakland, CA", &[&lines[0], &lines[1]]);
        let cites: Vec<&str> = sections(&instrument)
            .iter()
            .filter_map(|section| section.number.as_ref())
            .map(|number| number.cite.as_str())
            .collect();
        let twice = |cite: &&&str| cite.contains('§') || cite.contains("Sec.");
        assert_eq!(cites.iter().find(twice), None, "{style}");
    }
}

#[test]
fn a_style_without_a_number_is_a_fault_with_its_place() {
    let request = support::request(
        "Oakland, CA",
        vec![support::layer("own.toml", "numbering.section = \"Section one\"")],
    );
    let faults = support::try_assemble(&House::default(), &request).expect_err("no number");
    assert!(faults.contains("own.toml:1:21") && faults.contains("Section one"), "{faults}");
}

/// The words of every cross-reference of a paper, with the number its target has.
fn references(instrument: &Instrument) -> Vec<(String, String)> {
    let mut cites = std::collections::BTreeMap::new();
    fn collect(blocks: &[Block], cites: &mut std::collections::BTreeMap<String, String>) {
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for item in items {
                        if let (Some(id), Some(number)) = (&item.id, &item.number) {
                            cites.insert(id.clone(), number.cite.clone());
                        }
                        collect(&item.blocks, cites);
                    }
                }
                Block::Definition(definition) => collect(&definition.blocks, cites),
                _ => {}
            }
        }
    }
    for section in sections(instrument) {
        cites.insert(section.id.clone(), section.number.as_ref().expect("numbered").cite.clone());
        collect(&section.blocks, &mut cites);
    }
    let mut found = Vec::new();
    walk::inlines(&instrument.parts, &mut |inline| {
        if let Inline::Reference { target, text, .. } = inline {
            found.push((text.clone(), cites[target].clone()));
        }
    });
    found
}

#[test]
fn dropping_a_clause_renumbers_everything_and_every_reference_follows() {
    let chapter = "code.chapter = \"9.99\"";
    let whole = paper("Oakland, CA", &[chapter]);
    let less = paper(
        "Oakland, CA",
        &[chapter, "options.ban.enforcement = \"government\"", "options.ban.exclusion = false"],
    );
    assert!(labels(&less, true).len() < labels(&whole, true).len(), "a section dropped out");
    for instrument in [&whole, &less] {
        let numbers = labels(instrument, true);
        let unique: BTreeSet<&String> = numbers.iter().collect();
        assert_eq!(unique.len(), numbers.len());
        for (index, label) in numbers.iter().enumerate() {
            assert_eq!(*label, format!("9.99.{:03}", (index + 1) * 10), "no gap");
        }
        let references = references(instrument);
        assert!(references.len() > 20);
        for (text, cite) in references {
            // In a list of references the word stands once: `Sections 9.99.040, 9.99.050, or 9.99.060`.
            let number = cite.trim_start_matches("Section ");
            let bare = text.trim_start_matches("Sections ").trim_start_matches("Section ");
            assert!(bare.starts_with(number), "`{text}` cites {cite}");
        }
    }
}

#[test]
fn levels_are_named_where_the_body_names_them() {
    let paper = paper("New York City, NY", &[]);
    let texts: Vec<String> = references(&paper).into_iter().map(|(text, _)| text).collect();
    assert!(
        texts.iter().any(|text| text.starts_with("subdivision ") && text.contains(" of section 14-3")),
        "{texts:?}"
    );
}
