//! `heading-without-words`.

use crate::instrument::{Inline, SectionKind};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A section whose heading has no words, or only a blank, in a paper whose sections have headings. A section of the
    /// paper that does nothing but bring in sections of the code needs none.
    ///
    /// ## Why it matters
    ///
    /// Codifiers print the heading in the table of contents, and a reader who looks for a rule reads headings first. A code in
    /// which one section has none has a hole there.
    ///
    /// ## Example
    ///
    /// ```markdown
    /// ## {#emergencies}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```markdown
    /// ## Emergencies {#emergencies}
    /// ```
    HeadingWithoutWords = "heading-without-words", Family::Structure, Level::Warning
}

impl Rule for HeadingWithoutWords {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let sections = paper.sections();
        let of_kind = |kind: SectionKind| sections.iter().filter(move |section| section.kind == kind);
        for kind in [SectionKind::Bill, SectionKind::Code] {
            let with = of_kind(kind).filter(|section| has_words(&section.heading)).count();
            let without = of_kind(kind).filter(|section| !has_words(&section.heading));
            for section in without.filter(|section| with > 0 && section.sections.is_empty()) {
                let finding = Finding::new(self, "this section has no heading, and others have")
                    .at_section(paper, section, "no words")
                    .help("name what the section does in a few words");
                findings.push(finding);
            }
        }
    }
}

/// Whether a heading has a letter outside its blanks.
fn has_words(heading: &[Inline]) -> bool {
    heading.iter().any(|inline| match inline {
        Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
            text.contains(char::is_alphabetic)
        }
        Inline::Term { term } => term.contains(char::is_alphabetic),
        Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } => has_words(inlines),
        Inline::Blank { .. } | Inline::FootnoteMark { .. } | Inline::Break => false,
    })
}
