//! Defined terms: which a paper defines, and where.
//!
//! In: a tree. Out: its definitions in order, or the terms that are defined twice. It must not judge their use.

use super::{Block, Definition, Part, Section};
use crate::diagnostic::{Diagnostic, Outcome, finish};
use std::collections::BTreeMap;

/// The definitions of a paper, in the order of the text.
pub fn definitions(parts: &[Part]) -> Vec<&Definition> {
    let mut found = Vec::new();
    for part in parts {
        if let Part::Body(sections) = part {
            sections.iter().for_each(|section| collect(section, &mut found));
        }
    }
    found
}

fn collect<'a>(section: &'a Section, found: &mut Vec<&'a Definition>) {
    found.extend(section.blocks.iter().filter_map(|block| match block {
        Block::Definition(definition) => Some(definition),
        _ => None,
    }));
    section.sections.iter().for_each(|section| collect(section, found));
}

/// Checks that no term is defined twice.
///
/// # Errors
/// A fault for each later definition of a term, with the place of the first.
pub fn check(parts: &[Part]) -> Outcome<()> {
    let mut first = BTreeMap::new();
    let mut faults = Vec::new();
    for definition in definitions(parts) {
        match first.get(definition.term.as_str()) {
            Some(earlier) => faults.push(
                Diagnostic::error(format!("“{}” is defined twice", definition.term))
                    .rule("defined-twice")
                    .at(definition.origin, "again here")
                    .at(*earlier, "first here"),
            ),
            None => {
                first.insert(definition.term.as_str(), definition.origin);
            }
        }
    }
    finish((), faults)
}
