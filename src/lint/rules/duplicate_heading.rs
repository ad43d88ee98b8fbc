//! `duplicate-heading`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeMap;

rule! {
    /// ## What it finds
    ///
    /// Two sections of a paper with the same heading.
    ///
    /// ## Why it matters
    ///
    /// In the table of contents the two cannot be told apart, and a reader who found one does not look for the other.
    ///
    /// ## Example
    ///
    /// > § 9-12. Reports. … § 9-15. Reports.
    ///
    /// ## Instead
    ///
    /// > § 9-12. Emergency reports. … § 9-15. Annual report.
    DuplicateHeading = "duplicate-heading", Family::Structure, Level::Warning
}

impl Rule for DuplicateHeading {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut first: BTreeMap<String, &Passage> = BTreeMap::new();
        for heading in paper.passages.iter().filter(|passage| passage.role == Role::Heading) {
            let words = heading.words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let Some(earlier) = first.get(&words) else {
                first.insert(words, heading);
                continue;
            };
            let (Some(again), Some(before)) = (paper.section(&heading.section), paper.section(&earlier.section)) else {
                continue;
            };
            let finding = Finding::new(self, format!("two sections are headed “{}”", heading.words.trim()))
                .at_section(paper, again, "again here")
                .at(paper.section_origin(before), "first here")
                .help("say in each heading what sets its section apart");
            findings.push(finding);
        }
    }
}
