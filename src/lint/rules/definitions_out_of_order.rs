//! `definitions-out-of-order`.

use crate::instrument::{Block, Definition};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A definition that does not stand in its place in the alphabet among those of its section.
    ///
    /// ## Why it matters
    ///
    /// A reader looks a term up as in a dictionary. The Document Drafting Handbook of the Office of the Federal Register has
    /// definitions in alphabetical order and without designations, so that one can be added without renumbering.
    ///
    /// ## Example
    ///
    /// > “Portal” means … “Platform” means …
    ///
    /// ## Instead
    ///
    /// > “Platform” means … “Portal” means …
    DefinitionsOutOfOrder = "definitions-out-of-order", Family::Structure, Level::Warning
}

impl Rule for DefinitionsOutOfOrder {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for section in paper.sections() {
            let definitions: Vec<&Definition> = section
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Definition(definition) => Some(definition),
                    _ => None,
                })
                .collect();
            let mut highest: Option<&Definition> = None;
            for definition in definitions {
                let Some(before) = highest.filter(|before| sorting(&before.term) > sorting(&definition.term)) else {
                    highest = Some(definition);
                    continue;
                };
                let message = format!("“{}” stands after “{}”", definition.term, before.term);
                let cite = section.number.as_ref().map_or("the text", |number| &number.cite);
                let mut finding = Finding::new(self, message)
                    .at(paper.term_origin(&definition.term).unwrap_or(definition.origin), "out of its place")
                    .help("put definitions in the order of the alphabet");
                finding.place = format!("{}, {cite}", paper.name());
                findings.push(finding);
            }
        }
    }
}

/// A term as a dictionary sorts it: letters and figures alone, word by word.
fn sorting(term: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == ' ' { Some(c) } else { None };
    let words: String = term.chars().map(|c| if c == '-' { ' ' } else { c }).filter_map(kept).collect();
    words.to_lowercase()
}
