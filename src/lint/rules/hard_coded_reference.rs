//! `hard-coded-reference`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role, Whence};
use crate::lint::typed;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A section or subdivision of the paper that a template cites by a typed number.
    ///
    /// ## Why it matters
    ///
    /// The number is right in one paper and wrong in the next: forms, options and places decide how many sections stand before
    /// it, and each body numbers in its own way. A cross-reference by id takes the number from the paper.
    ///
    /// ## Example
    ///
    /// > An emergency report follows Section 5 of this chapter.
    ///
    /// ## Instead
    ///
    /// > An emergency report follows `[](#emergencies)`.
    HardCodedReference = "hard-coded-reference", Family::Structure, Level::Warning
}

impl Rule for HardCodedReference {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let law = |passage: &&Passage| matches!(passage.role, Role::Law | Role::Definition | Role::Closing);
        let mut numbers: Option<Vec<String>> = None;
        for passage in paper.passages.iter().filter(law) {
            let sections = typed::sections(paper, passage).into_iter().filter(|typed| {
                numbers.get_or_insert_with(|| typed::numbers(paper)).contains(&typed.number)
            });
            for typed in sections.collect::<Vec<_>>().into_iter().chain(typed::parts(passage)) {
                let prose = passage.piece_at(typed.range.start).is_some_and(|piece| piece.whence == Whence::Prose);
                if !prose {
                    continue;
                }
                let cited = passage.words.get(typed.range.clone()).unwrap_or_default();
                let finding = Finding::new(self, format!("“{cited}” is typed, and its number moves with the paper"))
                    .in_words(paper, passage, typed.range)
                    .help("give the target an id and write `[](#id)`");
                findings.push(finding);
            }
        }
    }
}
