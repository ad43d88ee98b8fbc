//! `term-in-another-sense`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::usage;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeMap;
use std::ops::Range;

/// What gives words in quotation marks a meaning.
const GIVES: [&str; 6] = [" means ", " mean ", " includes ", " include ", " shall mean ", " refers to "];

rule! {
    /// ## What it finds
    ///
    /// A defined term that other text gives a meaning of its own: “as used here, ‘agency’ means …”, or a short name in
    /// brackets, (the “Agency”), for something else.
    ///
    /// ## Why it matters
    ///
    /// A term has one meaning throughout, or it is no term. A second sense in a later section leaves the reader to guess which of
    /// the two each section uses.
    ///
    /// ## Example
    ///
    /// > The Police Department (the “Agency”) must post each report.
    ///
    /// where “Agency” is defined as any department.
    ///
    /// ## Instead
    ///
    /// > The Police Department must post each report.
    TermInAnotherSense = "term-in-another-sense", Family::Terms, Level::Warning
}

impl Rule for TermInAnotherSense {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let defined = &paper.survey().defined;
        let terms: BTreeMap<String, &str> =
            defined.iter().map(|one| (usage::folded(&one.term), one.term.as_str())).collect();
        if terms.is_empty() {
            return;
        }
        let own = |index: usize| defined.iter().find(|one| one.passages.contains(&index));
        let law = |passage: &Passage| matches!(passage.role, Role::Law | Role::Definition);
        for (index, passage) in paper.passages.iter().enumerate().filter(|(_, passage)| law(passage)) {
            for (range, term) in quoted(&passage.words) {
                let Some(known) = terms.get(&usage::folded(term)) else { continue };
                let at_home = own(index).is_some_and(|one| usage::folded(&one.term) == usage::folded(term));
                if at_home || !gives(&passage.words, &range) {
                    continue;
                }
                let finding = Finding::new(self, format!("“{known}” is defined, and this gives it another sense"))
                    .in_words(paper, passage, range)
                    .at_some(paper.term_origin(known), "defined here")
                    .help("use other words for this, or use the term as it is defined");
                findings.push(finding);
            }
        }
    }
}

/// The words in quotation marks, with the marks’ places.
fn quoted(words: &str) -> Vec<(Range<usize>, &str)> {
    let read = |(at, open): (usize, &str)| {
        let inside = words.get(at + open.len()..)?;
        let end = inside.find('”')?;
        Some((at..at + open.len() + end + '”'.len_utf8(), inside.get(..end)?))
    };
    words.match_indices('“').filter_map(read).collect()
}

/// Whether the words around a quotation give it a meaning: a verb after it, or brackets that hold it alone.
fn gives(words: &str, range: &Range<usize>) -> bool {
    let before = words.get(..range.start).unwrap_or_default();
    let after = words.get(range.end..).unwrap_or_default();
    let bracket = ["(the ", "(", "(each, a ", "(each an ", "(an ", "(a "].iter().any(|open| before.ends_with(open));
    bracket && after.starts_with(')') || GIVES.iter().any(|verb| after.starts_with(verb))
}
