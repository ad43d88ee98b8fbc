//! `overlong-sentence`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Piece, Whence};
use crate::lint::text::{sentences, words};
use crate::lint::wording::{SENTENCES, commands};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

/// More words than this are too many.
const MOST: usize = 60;

rule! {
    /// ## What it finds
    ///
    /// A sentence of law of more than 60 words. The items of a list count by themselves, and a name counts as one word, so that a text is no
    /// longer in one city than in another.
    ///
    /// ## Why it matters
    ///
    /// Who reads the end of it no longer knows the beginning, and a condition in it may belong to any part. Connecticut’s plain-language law
    /// for consumer contracts allows 50 words (Conn. Gen. Stat. § 42-152); the Federal Plain Language Guidelines ask for short sentences. A
    /// formula of the body’s own keeps its length.
    ///
    /// ## Example
    ///
    /// > Within 30 days after … the manager, with …, must give … to each …, unless …, in which case …, and the clerk must …
    ///
    /// ## Instead
    ///
    /// Several sentences, or a list.
    OverlongSentence = "overlong-sentence", Family::Language, Level::Warning
}

impl Rule for OverlongSentence {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.passages.iter().filter(|passage| commands(passage)) {
            // No more words than spaces and one.
            if passage.words.bytes().filter(|byte| *byte == b' ').count() < MOST {
                continue;
            }
            for sentence in sentences(&passage.words) {
                // A letter gives a local fact as its file has it; how long that may be is a matter of `overlong-recital`.
                if !paper.is_law() && is_local_fact(passage, &sentence) {
                    continue;
                }
                let words = length(passage, &sentence);
                // What is a local fact in a memorandum is a recital in the law, where it may be long.
                let local = |piece: &Piece| {
                    is_sentence(piece) && piece.range.start < sentence.end && sentence.start < piece.range.end
                };
                if words > MOST && (paper.is_law() || !passage.pieces.iter().any(local)) {
                    let finding = Finding::new(self, format!("this sentence has {words} words"))
                        .in_words(paper, passage, anchor(paper, passage, &sentence))
                        .help("make several sentences of it, or a list");
                    findings.push(finding);
                }
            }
        }
    }
}

/// How many words a range has, where a value, a blank or a reference is one.
pub(super) fn length(passage: &Passage, range: &Range<usize>) -> usize {
    let count = |piece: &Piece| {
        let (start, end) = (piece.range.start.max(range.start), piece.range.end.min(range.end));
        let part = passage.words.get(start..end).unwrap_or_default();
        match &piece.whence {
            _ if part.is_empty() => 0,
            Whence::Prose | Whence::Term => words(part).count(),
            Whence::Value(_) if is_sentence(piece) => words(part).count(),
            Whence::Value(_) | Whence::Blank(_) | Whence::Reference(_) => 1,
        }
    };
    passage.pieces.iter().map(count).sum()
}

/// Whether the words are a local fact of a jurisdiction file.
fn is_local_fact(passage: &Passage, range: &Range<usize>) -> bool {
    let within = |piece: &&Piece| piece.range.start < range.end && piece.range.end > range.start;
    let told = |piece: &Piece| matches!(&piece.whence, Whence::Value(key) if key == "evidence");
    passage.pieces.iter().filter(within).any(told)
}

/// Whether a piece is a value that is a sentence, and no name.
fn is_sentence(piece: &Piece) -> bool {
    matches!(&piece.whence, Whence::Value(key) if SENTENCES.contains(&key.as_str()))
}

/// The longest run of a range that is of one origin: all of it where it stands so in a template, its first words where
/// tags stand between.
pub(super) fn anchor(paper: &PaperLook<'_>, passage: &Passage, range: &Range<usize>) -> Range<usize> {
    let parts = passage.pieces.iter().map(|piece| {
        let part = piece.range.start.max(range.start)..piece.range.end.min(range.end);
        (piece.whence == Whence::Prose || is_sentence(piece), part)
    });
    let longest = parts.max_by_key(|(ours, part)| (*ours, part.len())).map_or(range.clone(), |(_, part)| part);
    let words = passage.words.get(longest.clone()).unwrap_or_default();
    // What the form puts around a recital stands in no template.
    let bare = words.trim_start_matches("WHEREAS,").trim().trim_end_matches("and").trim_end();
    let bare = bare.trim_end_matches([';', '.']);
    let start = longest.start + words.find(bare).unwrap_or_default();
    let all = start..start + bare.len();
    let found = passage.piece_at(start).is_some_and(|piece| {
        piece.whence != Whence::Prose
            || paper.locator.find(&passage.words, all.clone(), all.clone()).is_some()
    });
    let few = bare.match_indices(' ').nth(5).map_or(bare.len(), |(at, _)| at);
    if found { all } else { start..start + few }
}
