//! `term-before-definition`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A term that is used in one section and defined in a later one that nobody would take for the place of definitions: its
    /// heading speaks of something else.
    ///
    /// ## Why it matters
    ///
    /// A reader of the first section does not know that the word is a term, and reads it as ordinary English. A section
    /// headed “Definitions” is found wherever it stands, so terms defined there may be used before it.
    ///
    /// ## Example
    ///
    /// > Section 3. An agency may not join a registry. … Section 8. Reports. “Registry” means a list of cameras.
    ///
    /// ## Instead
    ///
    /// Define the term in the section on definitions, or in the section that first uses it.
    TermBeforeDefinition = "term-before-definition", Family::Terms, Level::Warning
}

impl Rule for TermBeforeDefinition {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let late = late(paper);
        if late.is_empty() {
            return;
        }
        let survey = paper.survey();
        for (index, defined) in survey.defined.iter().enumerate() {
            let Some(home) = paper.passages.get(defined.passages.start) else { continue };
            if !late.contains(&home.section.as_str()) {
                continue;
            }
            let begins = paper.passages.iter().position(|passage| passage.section == home.section);
            let Some(early) = survey.outside(index).find(|one| Some(one.passage) < begins) else { continue };
            let Some(passage) = paper.passages.get(early.passage) else { continue };
            let message = format!("“{}” is defined here, after {} has used it", defined.term, passage.cite);
            let (used, _) = paper.whence(passage, early.range.clone());
            let finding = Finding::new(self, message)
                .at_term(paper, &defined.term, home)
                .at(used, "used here")
                .help("move the definition to the section on definitions, or before its first use");
            findings.push(finding);
        }
    }
}

/// The sections that define a term though their heading says nothing of definitions.
fn late<'p>(paper: &'p PaperLook<'_>) -> Vec<&'p str> {
    let heading = |section: &str| -> Option<&Passage> {
        paper.passages.iter().find(|passage| passage.role == Role::Heading && passage.section == section)
    };
    let announces = |section: &str| {
        heading(section).is_some_and(|heading| {
            let words = heading.words.to_lowercase();
            ["defin", "meaning", "term", "interpret"].iter().any(|word| words.contains(word))
        })
    };
    let mut sections: Vec<&str> = paper
        .passages
        .iter()
        .filter(|passage| passage.role == Role::Definition)
        .map(|passage| passage.section.as_str())
        .collect();
    sections.dedup();
    sections.retain(|section| !announces(section));
    sections
}
