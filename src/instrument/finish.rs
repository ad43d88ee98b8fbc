//! What only a draft has: notes of advice, the footnotes that carry sources, and blanks.
//!
//! In: a tree. Out: the list of its blanks, or the same tree without notes and sources, for adoption.

use super::{Block, Inline, Instrument, NoteKind, Part, walk};

/// A blank that is left in a paper: what belongs there, and the key that fills it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftBlank {
    /// The key that fills it.
    pub key: String,
    /// What belongs there.
    pub label: String,
}

/// The blanks that data can fill, one for each key, in the order of the text.
///
/// Blanks to be written in by hand at adoption, which have no key, are not among them.
pub fn blanks(instrument: &Instrument) -> Vec<LeftBlank> {
    let mut found: Vec<LeftBlank> = Vec::new();
    walk::inlines(&instrument.parts, &mut |inline| {
        if let Inline::Blank { label, key } = inline
            && !key.is_empty()
            && found.iter().all(|known| known.key != *key)
        {
            found.push(LeftBlank { key: key.clone(), label: label.to_lowercase() });
        }
    });
    found
}

/// The form of papers whose footnotes stay in a final text: their readers have no file in which to look for sources.
const KEEPS_SOURCES: &str = "handout";

/// Takes the notes of advice out of a tree, and the source footnotes unless it is a handout, and marks it as finished. A
/// caution stays: only a source that confirms the value takes it away.
pub fn finish(instrument: &mut Instrument) {
    walk::edit_blocks(&mut instrument.parts, &mut |blocks| {
        blocks.retain(|block| !matches!(block, Block::DraftingNote { kind: NoteKind::Advice, .. }));
    });
    if instrument.identity.form != KEEPS_SOURCES {
        walk::edit_inlines(&mut instrument.parts, &mut |inlines| {
            inlines.retain(|inline| !matches!(inline, Inline::FootnoteMark { .. }));
        });
        instrument.footnotes.clear();
    }
    for part in &mut instrument.parts {
        if let Part::Recitals(recitals) = part {
            recitals.retain(|recital| !recital.blocks.is_empty());
        }
    }
    instrument.parts.retain(|part| match part {
        Part::Masthead(blocks) | Part::Enacting(blocks) | Part::Closing(blocks) | Part::Adoption(blocks) => {
            !blocks.is_empty()
        }
        Part::Recitals(recitals) => !recitals.is_empty(),
        Part::Title(_) | Part::Body(_) => true,
    });
    instrument.identity.finished = true;
}
