//! `unused-definition`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A term that is defined and used nowhere else in the paper.
    ///
    /// ## Why it matters
    ///
    /// A reader asks what rule the definition serves, and a court supposes that it serves one. Most often the rule went out with an
    /// option and left its definition behind. The Federal Plain Language Guidelines ask writers to minimize definitions.
    ///
    /// ## Example
    ///
    /// > “Dashboard” means a page on which …
    ///
    /// in a paper that speaks of no dashboard.
    ///
    /// ## Instead
    ///
    /// Drop the definition, or put it under the same condition as the text that uses it.
    UnusedDefinition = "unused-definition", Family::Terms, Level::Warning
}

impl Rule for UnusedDefinition {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let survey = paper.survey();
        for (index, defined) in survey.defined.iter().enumerate() {
            if survey.outside(index).next().is_some() {
                continue;
            }
            let Some(passage) = paper.passages.get(defined.passages.start) else { continue };
            let finding = Finding::new(self, format!("“{}” is defined and nowhere used", defined.term))
                .at_term(paper, &defined.term, passage)
                .help("drop the definition, or use the term where it is meant");
            findings.push(finding);
        }
    }
}
