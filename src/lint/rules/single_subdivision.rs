//! `single-subdivision`.

use crate::instrument::{Block, Section, Subdivision};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Passage;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A subdivision that stands alone at its level: an (a) without a (b).
    ///
    /// ## Why it matters
    ///
    /// To divide is to make at least two. A reader of a lone (a) looks for the (b) that was lost, and drafters take it for the
    /// remains of an option.
    ///
    /// ## Example
    ///
    /// > SECTION 4. (a) An agency must post the report.
    ///
    /// ## Instead
    ///
    /// > SECTION 4. An agency must post the report.
    SingleSubdivision = "single-subdivision", Family::Structure, Level::Warning
}

impl Rule for SingleSubdivision {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut alone = Vec::new();
        for section in paper.sections() {
            of_section(section, &mut alone);
        }
        for item in alone {
            let label = item.number.as_ref().map_or("", |number| &number.label);
            let finding = Finding::new(self, format!("“{label}” stands alone at its level"))
                .help("write it without a number, as a paragraph");
            findings.push(match first_words(paper, item) {
                Some(passage) => finding.in_paragraph(paper, passage),
                None => finding.in_paper(paper).at(item.origin, "alone"),
            });
        }
    }
}

/// The passage of the first paragraph of a subdivision.
fn first_words<'p>(paper: &'p PaperLook<'_>, item: &Subdivision) -> Option<&'p Passage> {
    let origin = item.blocks.iter().find_map(|block| match block {
        Block::Paragraph { origin, .. } => Some(*origin),
        _ => None,
    })?;
    paper.passages.iter().find(|passage| passage.origin == Some(origin))
}

fn of_section<'a>(section: &'a Section, alone: &mut Vec<&'a Subdivision>) {
    of_blocks(&section.blocks, alone);
}

/// Looks at one level: its lists are one series, and definitions may stand in it.
fn of_blocks<'a>(blocks: &'a [Block], alone: &mut Vec<&'a Subdivision>) {
    let items: Vec<&Subdivision> = blocks
        .iter()
        .flat_map(|block| match block {
            Block::Subdivisions { items } => items.as_slice(),
            _ => &[],
        })
        .collect();
    let numbered_definition =
        |block: &Block| matches!(block, Block::Definition(definition) if definition.number.is_some());
    if let [only] = items.as_slice()
        && !blocks.iter().any(numbered_definition)
    {
        alone.push(only);
    }
    for item in items {
        of_blocks(&item.blocks, alone);
    }
    for block in blocks {
        if let Block::Definition(definition) = block {
            of_blocks(&definition.blocks, alone);
        }
    }
}
