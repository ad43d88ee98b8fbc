//! `missing-severability`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A paper that makes law and does not say what becomes of the rest when a court holds a part of it invalid.
    ///
    /// ## Why it matters
    ///
    /// Courts ask whether the body would have adopted the rest alone, and take a severability clause as its answer (*Calfarm
    /// Insurance Co. v. Deukmejian*, 48 Cal. 3d 805 (1989)). Several states make every statute severable by a general law
    /// (Minn. Stat. § 645.20; Tex. Gov’t Code § 311.032); where such a law covers ordinances, allow the rule and name it.
    ///
    /// ## Example
    ///
    /// A ban whose part on contracts is attacked, and that has no such section.
    ///
    /// ## Instead
    ///
    /// > If a court holds a part of this ordinance invalid, the other parts stay in force.
    MissingSeverability = "missing-severability", Family::Structure, Level::Warning
}

impl Rule for MissingSeverability {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let noun = paper.instrument.identity.noun.as_str();
        let law = || paper.operative().filter(|passage| passage.role == Role::Law);
        if !paper.is_law() || matches!(noun, "resolution" | "order") || law().any(|passage| severs(&passage.words)) {
            return;
        }
        let finding = Finding::new(self, "nothing says that the rest stands when a part is held invalid")
            .help("add a section on severability, as templates/parts/severability.md has it");
        let mut headings = paper.passages.iter().filter(|passage| passage.role == Role::Heading);
        let announced = headings.rfind(|heading| heading.words.to_lowercase().contains("severab"));
        let text = announced.and_then(|heading| law().find(|passage| passage.section == heading.section));
        findings.push(match text.or(announced) {
            Some(passage) => finding.in_paragraph(paper, passage),
            None => finding.in_paper(paper).at_some(paper.of_form(), "this form has no such section"),
        });
    }
}

/// Whether words keep the rest alive when a part falls.
fn severs(words: &str) -> bool {
    const FALLS: [&str; 3] = ["invalid", "unconstitutional", "unenforceable"];
    const STAYS: [&str; 7] =
        ["remain", "other part", "other provision", "the rest", "not affect", "does not impair", "full force"];
    let has = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    words.contains("everable") || has(&FALLS) && has(&STAYS)
}
