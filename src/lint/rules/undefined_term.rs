//! `undefined-term`.

use crate::instrument::term;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A term in quotation marks that a section says is “defined” or has “the meaning”, and that no definition defines.
    ///
    /// ## Why it matters
    ///
    /// A reader who looks for the meaning finds none, and a court supplies one.
    ///
    /// ## Example
    ///
    /// > “Portal” has the meaning given in Section 2.
    ///
    /// where Section 2 does not define it.
    ///
    /// ## Instead
    ///
    /// Define the term, or use words that need no definition.
    UndefinedTerm = "undefined-term", Family::Terms, Level::Error
}

impl Rule for UndefinedTerm {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let defined: Vec<String> = term::definitions(&paper.instrument.parts)
            .iter()
            .map(|definition| definition.term.to_lowercase())
            .collect();
        for passage in paper.operative().filter(|passage| passage.role == Role::Law) {
            for (start, end) in quoted(&passage.words) {
                let term = passage.words.get(start + '“'.len_utf8()..end).unwrap_or_default();
                let rest = passage.words.get(end + '”'.len_utf8()..).unwrap_or_default();
                let points = rest.starts_with(" has the meaning") || rest.starts_with(" is defined");
                if points && !defined.contains(&term.to_lowercase()) {
                    let finding = Finding::new(self, format!("“{term}” is said to be defined, and no section defines it"))
                        .in_words(paper, passage, start..end)
                        .help("define the term, or use words that need no definition");
                    findings.push(finding);
                }
            }
        }
    }
}

/// The places of opening and closing quotation marks.
fn quoted(words: &str) -> Vec<(usize, usize)> {
    let opened = words.match_indices('“').map(|(at, _)| at);
    opened.filter_map(|start| Some((start, start + words.get(start..)?.find('”')?))).collect()
}
