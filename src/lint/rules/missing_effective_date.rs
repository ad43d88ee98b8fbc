//! `missing-effective-date`.

use crate::lint::effect;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A paper that does not say when it takes effect.
    ///
    /// ## Why it matters
    ///
    /// A reader then has to know the charter or the state’s default, and every period that runs from the day of effect
    /// starts on a day that nobody wrote down. Drafting manuals give each act a section for it, the last one
    /// (Texas Legislative Council Drafting Manual).
    ///
    /// ## Example
    ///
    /// > Section 9. Effective date. This ordinance was introduced at a regular meeting.
    ///
    /// ## Instead
    ///
    /// > Section 9. Effective date. This ordinance takes effect 30 days after final passage.
    MissingEffectiveDate = "missing-effective-date", Family::Structure, Level::Warning
}

impl Rule for MissingEffectiveDate {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.is_law() || !effect::passages(paper).is_empty() {
            return;
        }
        let finding = Finding::new(self, "nothing says when this paper takes effect")
            .help("end the paper with a section that says from which event, and after how many days");
        let announced = |role: Role| {
            let mut headings = paper.passages.iter().filter(|passage| passage.role == Role::Heading);
            let about = headings.rfind(|heading| effect::is_about_effect(&heading.words));
            about.and_then(|heading| {
                paper.passages.iter().find(|passage| passage.role == role && passage.section == heading.section)
            })
        };
        findings.push(match announced(Role::Law).or_else(|| announced(Role::Heading)) {
            Some(passage) => finding.in_paragraph(paper, passage),
            None => finding.in_paper(paper).at_some(paper.of_form(), "this form has no such section"),
        });
    }
}
