//! `unfilled-blank`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Whence};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeSet;
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A blank that data can fill, in a draft that a file of your own has begun to fill; the first place of each. Blanks that are written
    /// in by hand, such as the date of adoption, are none of them. In a final text the same is `blank-in-final-text`.
    ///
    /// ## Why it matters
    ///
    /// “No blanks left” is the first of General Code’s tips for those who use a model ordinance. A blank is right in a draft; this is
    /// the list of what is still to be found out.
    ///
    /// ## Example
    ///
    /// > The [clerk] must post the report.
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [government]
    /// clerk = "City Clerk"
    /// ```
    UnfilledBlank = "unfilled-blank", Family::Form, Level::Note
}

impl Rule for UnfilledBlank {
    /// One key fills its blank in all papers.
    fn once(&self) -> bool {
        true
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let begun = paper.jurisdiction.courses().iter().any(|course| paper.is_own(course));
        if paper.instrument.identity.finished || !begun {
            return;
        }
        for (passage, range, key) in blanks(paper) {
            let finding = Finding::new(self, format!("`{key}` is still a blank"))
                .in_words(paper, passage, range)
                .help(format!("write it into your file, or try it with `--set {key}=…`"));
            findings.push(finding);
        }
    }
}

/// The first blank of each key that data can fill: in a section if one has it, for a title may print it in capitals,
/// which nobody finds in a template.
pub(super) fn blanks<'a>(paper: &'a PaperLook<'_>) -> Vec<(&'a Passage, Range<usize>, &'a str)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let others = paper.text_passages().filter(|passage| !passage.role.is_operative());
    for passage in paper.operative().chain(others) {
        for piece in &passage.pieces {
            if let Whence::Blank(key) = &piece.whence
                && !key.is_empty()
                && seen.insert(key.as_str())
            {
                found.push((passage, piece.range.clone(), key.as_str()));
            }
        }
    }
    found
}
