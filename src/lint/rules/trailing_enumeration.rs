//! `trailing-enumeration`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A list in the sections of a paper that ends in “etc.”, “and so on”, “and the like” or an ellipsis.
    ///
    /// ## Why it matters
    ///
    /// Nobody can tell what else is forbidden or required. Courts close such a list by its first members: general words after particular
    /// ones reach only things of the same kind (Circuit City Stores, Inc. v. Adams, 532 U.S. 105, 114–115 (2001)).
    ///
    /// ## Example
    ///
    /// > contracts, memoranda, donations, etc.
    ///
    /// ## Instead
    ///
    /// > contracts, memoranda, donations, and anything else of value
    ///
    /// or name the class first: “an agreement of any kind, including a contract, a memorandum, and a donation”.
    TrailingEnumeration = "trailing-enumeration", Family::Form, Level::Warning
}

const ENDINGS: [&str; 8] =
    ["etc.", "et cetera", "and so on", "and so forth", "and the like", "or the like", "…", "..."];

/// What one of them has in it; to look for these is far quicker.
const HINTS: [&str; 6] = ["etc.", "et cetera", "and so ", "the like", "…", "..."];

impl Rule for TrailingEnumeration {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.operative() {
            for (range, ending) in endings(&passage.words) {
                // A report hands on what is on file of higher law, as it stands there.
                if !paper.is_law() && !passage.is_prose(&range) {
                    continue;
                }
                let finding = Finding::new(self, format!("“{ending}” leaves open what else is meant"))
                    .in_words(paper, passage, range)
                    .help("name what else is meant, or the class that all of it belongs to");
                findings.push(finding);
            }
        }
    }
}

fn endings(words: &str) -> Vec<(Range<usize>, &str)> {
    if !HINTS.iter().any(|hint| words.contains(hint)) {
        return Vec::new();
    }
    let found = ENDINGS.into_iter().flat_map(|ending| words.match_indices(ending));
    let closes = |(at, ending): &(usize, &str)| {
        let before = words.get(..*at).unwrap_or_default();
        let after = words.get(at + ending.len()..).unwrap_or_default();
        // An ellipsis inside a quotation marks words left out of it.
        let quoted = before.matches('“').count() > before.matches('”').count();
        let starts = before.ends_with([' ', ',', '(']) || !ending.starts_with(char::is_alphabetic);
        let ends = !after.starts_with(char::is_alphanumeric);
        starts && ends && !quoted
    };
    found.filter(closes).map(|(at, ending)| (at..at + ending.len(), ending)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_ends_are_found() {
        assert_eq!(endings("fees, costs, etc., and").len(), 1);
        assert_eq!(endings("fees, costs … and").len(), 1);
        assert!(endings("a registry and the likeness of a person").is_empty());
        assert!(endings("the words “no person … may” are repealed").is_empty());
    }
}
