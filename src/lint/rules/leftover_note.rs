//! `leftover-note`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// Words to the drafter that stand in the text itself: “Drafting note”, “Note to counsel”, `[!NOTE]` without its quotation mark. And
    /// a note of advice in a final text.
    ///
    /// ## Why it matters
    ///
    /// `--final` takes out notes that are written as notes. What is written as text is adopted with the law, and a court reads it as
    /// part of it.
    ///
    /// ## Example
    ///
    /// > The clerk must post the report. Drafter’s note: ask whether the clerk agrees.
    ///
    /// ## Instead
    ///
    /// In a template, a note is a quotation of its own:
    ///
    /// ```markdown
    /// > [!NOTE]
    /// > Ask whether the clerk agrees.
    /// ```
    ///
    /// In a value, leave it out: a comment after `#` is the place for it.
    LeftoverNote = "leftover-note", Family::Form, Level::Warning
}

const OPENINGS: [&str; 12] = [
    "rafting note",
    "rafter’s note",
    "rafter's note",
    "rafters’ note",
    "ote to drafter",
    "ote to the drafter",
    "ote to counsel",
    "ote to self",
    "ote to editor",
    "[!NOTE",
    "[!CAUTION",
    "onfirm with counsel",
];

/// What one of them has in it; to look for these is far quicker.
const HINTS: [&str; 5] = ["rafting note", "rafter", "ote to ", "[!", "onfirm with counsel"];

impl Rule for LeftoverNote {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let finished = paper.instrument.identity.finished;
        for passage in paper.passages.iter().filter(|passage| passage.role != Role::Caution) {
            if passage.role == Role::Advice {
                if finished {
                    let whole = 0..passage.words.len();
                    let finding = Finding::new(self, "a note to the drafter stands in a final text")
                        .in_words(paper, passage, whole)
                        .help("take it out before the paper is introduced");
                    findings.push(finding);
                }
                continue;
            }
            if !HINTS.iter().any(|hint| passage.words.contains(hint)) {
                continue;
            }
            for opening in OPENINGS {
                for (at, _) in passage.words.match_indices(opening) {
                    // The first letter, large or small, stands before what was looked for.
                    let before = passage.words.get(..at).and_then(|before| before.chars().next_back());
                    let first = before.filter(|c| c.is_alphabetic()).map_or(0, char::len_utf8);
                    let range = at - first..at + opening.len();
                    // A report that hands on what is on file of higher law says that it is advice.
                    if !paper.is_law() && !passage.is_prose(&range) {
                        continue;
                    }
                    let words = passage.words.get(range.clone()).unwrap_or_default().to_owned();
                    let finding = Finding::new(self, format!("“{words}” stands in the text, which would be adopted with it"))
                        .in_words(paper, passage, range)
                        .help("write it as a `> [!NOTE]` of its own, or leave it out");
                    findings.push(finding);
                }
            }
        }
    }
}
