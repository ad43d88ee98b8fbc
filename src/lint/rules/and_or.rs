//! `and-or`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// The words “and/or” in the text of a paper.
    ///
    /// ## Why it matters
    ///
    /// Courts have long called “and/or” a careless joining that leaves open whether one or both are meant; drafting manuals forbid it
    /// (Office of the Legislative Counsel, U.S. House of Representatives, Manual on Drafting Style, part on word choice; Texas
    /// Legislative Council Drafting Manual, chapter 7).
    ///
    /// ## Example
    ///
    /// > the clerk and/or the manager must post the report
    ///
    /// ## Instead
    ///
    /// > the clerk or the manager, or both, must post the report
    AndOr = "and-or", Family::Language, Level::Warning
}

impl Rule for AndOr {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.text_passages() {
            for (at, found) in passage.words.match_indices("and/or") {
                let finding = Finding::new(self, "“and/or” leaves open whether one or both are meant")
                    .in_words(paper, passage, at..at + found.len())
                    .help("write “or” if either is enough, “and” if both are needed, or “A or B, or both”");
                findings.push(finding);
            }
        }
    }
}
