//! `unused-fact`.

use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::template::reads::{Sort, reads};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// A fact of the ledger that no template recites and that answers no other fact.
    ///
    /// ## Why it matters
    ///
    /// Somebody must read its sources again before it expires, for no paper.
    ///
    /// ## Example
    ///
    /// > the fact `house-inquiry`, and no template with `{{ fact(id="house-inquiry") }}`
    ///
    /// ## Instead
    ///
    /// Recite it, or leave it out of the ledger.
    UnusedFact = "unused-fact", Family::Data, Level::Note
}

impl Rule for UnusedFact {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        let Some((file, ledger)) = library.templates.get("facts.toml") else { return };
        let mut asked: BTreeSet<&str> = BTreeSet::new();
        for (_, text) in library.templates.values() {
            let ids = reads(text).into_iter().filter(|read| read.sort == Sort::Text && read.function == "fact");
            asked.extend(ids.map(|read| read.words));
        }
        asked.extend(lines(ledger, "counter_fact = \"").map(|(_, id)| id));
        for (start, id) in lines(ledger, "id = \"").filter(|(_, id)| !asked.contains(id)) {
            let span = Span { start, end: start + id.len() };
            let finding = Finding::new(self, format!("no template recites the fact `{id}`"))
                .at(Origin { file: *file, span }, "in no paper")
                .help(format!("recite it with `{{{{ fact(id=\"{id}\") }}}}`, or leave it out of the ledger"));
            findings.push(finding);
        }
    }
}

/// The values of the lines of a ledger that begin so, each with its first byte.
fn lines<'a>(ledger: &'a str, opening: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    ledger.match_indices(opening).filter_map(move |(at, _)| {
        let start = at + opening.len();
        let first_of_line = ledger.get(..at)?.ends_with('\n');
        let length = ledger.get(start..)?.find('"')?;
        first_of_line.then_some((start, ledger.get(start..start + length)?))
    })
}
