//! `empty-section`.

use crate::instrument::{Block, Section};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A section with a heading and no text. Drafting notes are not text: they leave before adoption.
    ///
    /// ## Why it matters
    ///
    /// A heading commands nothing. In a final text an empty section is a number with a promise beside it, and most often the
    /// remains of an option.
    ///
    /// ## Example
    ///
    /// > SECTION 4. Discipline
    /// >
    /// > SECTION 5. Severability. If a court …
    ///
    /// ## Instead
    ///
    /// Put the heading under the same condition as its text; a number that is kept free says so: “Reserved.”
    EmptySection = "empty-section", Family::Structure, Level::Error
}

impl Rule for EmptySection {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for section in paper.sections().into_iter().filter(|section| is_empty(section)) {
            let finding = Finding::new(self, "this section has no text")
                .at_section(paper, section, "nothing follows this heading")
                .help("give it text, or drop the heading under the same condition as the text");
            findings.push(finding);
        }
    }
}

fn is_empty(section: &Section) -> bool {
    let note = |block: &Block| matches!(block, Block::DraftingNote { .. });
    section.sections.is_empty() && section.blocks.iter().all(note)
}
