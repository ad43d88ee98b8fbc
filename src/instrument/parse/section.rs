//! Where a section goes, and what a section of findings makes of its paragraphs.
//!
//! In: sections as their headings are read. Out: the same in the arrangement of the form. It must not read Markdown.

use super::{Arrangement, ends_with_colon, make_sentence};
use crate::instrument::{Block, Section, SectionKind, Subdivision};
use pulldown_cmark::HeadingLevel;

/// The section that text under the last heading belongs to.
pub(super) fn innermost(section: &mut Section) -> &mut Section {
    if section.sections.is_empty() {
        return section;
    }
    let last = section.sections.len() - 1;
    &mut section.sections[last]
}

/// Puts a section where the arrangement has it.
pub(super) fn add_section(
    section: Section,
    level: HeadingLevel,
    arrangement: Arrangement,
    sections: &mut Vec<Section>,
) {
    let plain = |section| Section { kind: SectionKind::Plain, ..section };
    match (arrangement, level, sections.last_mut()) {
        (Arrangement::Plain, HeadingLevel::H1, _) | (Arrangement::Plain, _, None) => {
            sections.push(plain(section));
        }
        (Arrangement::Plain, _, Some(outer)) => outer.sections.push(plain(section)),
        (Arrangement::Single, ..) => sections.push(Section { kind: SectionKind::Code, ..section }),
        (Arrangement::Flat, ..) => sections.push(Section { kind: SectionKind::Bill, ..section }),
        (Arrangement::Nested, HeadingLevel::H1, _) | (Arrangement::Nested, _, None) => sections.push(section),
        (Arrangement::Nested, _, Some(bill)) => bill.sections.push(section),
    }
}

/// Makes each paragraph of a section of findings a sentence and a subdivision of its own.
pub(super) fn number_findings(section: &mut Section) {
    let mut items: Vec<Subdivision> = Vec::new();
    let mut lead = Vec::new();
    for block in std::mem::take(&mut section.blocks) {
        match block {
            Block::Paragraph { ref inlines, origin } if !ends_with_colon(inlines) => {
                let mut block = block;
                make_sentence(&mut block);
                items.push(Subdivision { id: None, number: None, blocks: vec![block], origin });
            }
            block => match items.last_mut() {
                Some(item) => item.blocks.push(block),
                None => lead.push(block),
            },
        }
    }
    section.blocks = lead;
    if !items.is_empty() {
        section.blocks.push(Block::Subdivisions { items });
    }
}
