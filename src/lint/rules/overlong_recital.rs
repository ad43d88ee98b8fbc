//! `overlong-recital`.

use super::overlong_sentence::{anchor, length};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

/// More words than this are too many.
const MOST: usize = 120;

rule! {
    /// ## What it finds
    ///
    /// A recital of more than 120 words; a name counts as one.
    ///
    /// ## Why it matters
    ///
    /// A recital is one sentence that is read aloud. One that holds several facts is hard to follow, and who attacks one of them attacks it
    /// whole.
    ///
    /// ## Example
    ///
    /// > WHEREAS, in 2019 … and in 2021 … and in 2024 …; and
    ///
    /// ## Instead
    ///
    /// A recital for each fact.
    OverlongRecital = "overlong-recital", Family::Language, Level::Note
}

impl Rule for OverlongRecital {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.passages.iter().filter(|passage| passage.role == Role::Recital) {
            let whole = 0..passage.words.len();
            let words = length(passage, &whole);
            if words > MOST {
                let finding = Finding::new(self, format!("this recital has {words} words"))
                    .in_words(paper, passage, anchor(paper, passage, &whole))
                    .help("give each fact a recital of its own");
                findings.push(finding);
            }
        }
    }
}
