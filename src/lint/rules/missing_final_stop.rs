//! `missing-final-stop`.

use crate::instrument::{Block, Inline, Part, Section};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Whence};
use crate::lint::wording::commands;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use std::collections::BTreeSet;
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A paragraph or an item of law that ends without a period, a semicolon or a colon.
    ///
    /// ## Why it matters
    ///
    /// A sentence without an end may have lost its last words, and nobody can tell. In a list the mark also says whether more follows and
    /// whether “and” or “or” joins it.
    ///
    /// ## Example
    ///
    /// > The agency must delete the footage
    ///
    /// ## Instead
    ///
    /// > The agency must delete the footage.
    MissingFinalStop = "missing-final-stop", Family::Language, Level::Warning
}

impl Rule for MissingFinalStop {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let ended = |passage: &&Passage| !commands(passage) || ends(passage);
        let mut open = paper.passages.iter().filter(|passage| !ended(passage)).peekable();
        if open.peek().is_none() {
            return;
        }
        let sentences = sentences(&paper.instrument.parts);
        for passage in open.filter(|passage| passage.origin.is_some_and(|origin| sentences.contains(&origin))) {
            let finding = Finding::new(self, "this paragraph ends without a mark")
                .in_words(paper, passage, last_words(passage))
                .help("end it with a period, or in a list with “;”, “; and” or “; or”");
            findings.push(finding);
        }
    }
}

/// Whether a passage ends as a sentence or an item of a list does, or with a blank that is to be filled.
fn ends(passage: &Passage) -> bool {
    let words = passage.words.trim_end().trim_end_matches(['”', '’', ')', ']']);
    let joined = ["and", "or", "but"].iter().any(|joint| {
        words.strip_suffix(joint).is_some_and(|before| before.ends_with([' ', '—']) && before.trim_end().ends_with([';', ',']))
    });
    let blank = passage.pieces.last().is_some_and(|piece| matches!(piece.whence, Whence::Blank(_)));
    joined || blank || words.ends_with(['.', ':', ';', '?', '!', ',', '—'])
}

/// The last words, as far back as they are of one origin: what is missing stands behind them.
fn last_words(passage: &Passage) -> Range<usize> {
    let end = passage.words.trim_end().len();
    let piece = passage.pieces.iter().rev().find(|piece| piece.range.start < end).map_or(0, |piece| piece.range.start);
    let words = passage.words.get(piece..end).unwrap_or_default();
    let start = words.rmatch_indices(' ').nth(3).map_or(0, |(at, _)| at + 1);
    piece + start..end
}

/// The places of paragraphs that are sentences: not the headings that stand among them in bold, not the cells of a table, and not the items of a list
/// without numbers, which may be names.
fn sentences(parts: &[Part]) -> BTreeSet<Origin> {
    let mut found = BTreeSet::new();
    for part in parts {
        if let Part::Body(sections) = part {
            sections.iter().for_each(|section| of_section(section, &mut found));
        }
    }
    found
}

fn of_section(section: &Section, found: &mut BTreeSet<Origin>) {
    of_blocks(&section.blocks, found);
    section.sections.iter().for_each(|inner| of_section(inner, found));
}

fn of_blocks(blocks: &[Block], found: &mut BTreeSet<Origin>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines, origin } => {
                if !inlines.iter().all(|inline| matches!(inline, Inline::Strong { .. } | Inline::FootnoteMark { .. })) {
                    found.insert(*origin);
                }
            }
            Block::Definition(definition) => of_blocks(&definition.blocks, found),
            Block::Subdivisions { items } => items.iter().for_each(|item| of_blocks(&item.blocks, found)),
            Block::List { .. } | Block::Table(_) | Block::DraftingNote { .. } | Block::Signature(_) => {}
        }
    }
}
