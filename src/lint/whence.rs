//! Whence the words of a paper come: the value that was filled in, the template that was rendered.
//!
//! In: a paper, and bytes of one of its passages. Out: the place in a file that somebody can mend, and words for beside
//! the caret. It must not judge the words.

use super::locate::in_value;
use super::look::PaperLook;
use super::passage::{Passage, Piece, Whence};
use crate::source::{Origin, Span};
use std::ops::Range;

/// Prose as short as this stands in too many places to be told apart.
const SHORT: usize = 12;

/// How many bytes of prose beside an expression are enough to find it by.
const ENOUGH: usize = 12;

impl PaperLook<'_> {
    /// Where words of a passage come from, and how to say so beside the caret.
    pub fn whence(&self, passage: &Passage, range: Range<usize>) -> (Origin, String) {
        let rendered = || {
            let origin = passage.origin.or_else(|| self.passages.iter().find_map(|other| other.origin));
            origin.unwrap_or(Origin { file: self.locator.first(), span: Span::default() })
        };
        let piece = passage.piece_at(range.start);
        match piece.map(|piece| &piece.whence) {
            Some(Whence::Value(key)) => {
                let held = self.jurisdiction.get(key).map(|held| held.origin());
                let value = piece.map_or(range.clone(), |piece| piece.range.clone());
                let origin = held.map_or_else(rendered, |origin| {
                    self.narrow(origin, &passage.words, value, range.clone())
                });
                (origin, format!("in the value of `{key}`"))
            }
            Some(Whence::Reference(target)) => match self.reference_origin(passage, range.start, target) {
                Some(origin) => (origin, "a cross-reference".to_owned()),
                None => (rendered(), "a cross-reference in this paragraph".to_owned()),
            },
            Some(Whence::Blank(key)) => {
                let label = match key.as_str() {
                    "" => "a blank to be written in by hand".to_owned(),
                    key => format!("a blank for `{key}`"),
                };
                let found = self.expression(passage, range.start).or_else(|| self.printing(key));
                (found.unwrap_or_else(rendered), label)
            }
            _ => {
                let prose = piece.map_or(0..passage.words.len(), |piece| piece.range.clone());
                match self.locator.find(&passage.words, prose, range) {
                    Some(origin) => (origin, "in the template’s words".to_owned()),
                    None => (rendered(), "in this paragraph".to_owned()),
                }
            }
        }
    }

    /// Where a template writes a cross-reference: after as much of the prose before it as stands together there.
    fn reference_origin(&self, passage: &Passage, at: usize, target: &str) -> Option<Origin> {
        let prose =
            passage.pieces.iter().find(|piece| piece.range.end == at && piece.whence == Whence::Prose);
        let before = prose.and_then(|piece| passage.words.get(piece.range.clone())).unwrap_or_default();
        let mark = format!("[](#{target})");
        let mut ends: Vec<&str> = before.char_indices().rev().map(|(start, _)| &before[start..]).collect();
        ends.retain(|end| matches!(end.len(), 8 | 24 | 48));
        let places = ends.iter().rev().map(|end| (end.len(), format!("{end}{mark}")));
        let (skip, found) = places
            .chain([(0, mark.clone())])
            .find_map(|(skip, words)| Some((skip, self.in_templates(&words)?)))?;
        Some(Origin { span: Span { start: found.span.start + skip, end: found.span.end }, ..found })
    }

    /// The line of a template that a paragraph was written on, or else the place of its first words.
    pub fn paragraph(&self, passage: &Passage) -> (Origin, String) {
        let mut prose: Vec<Range<usize>> = passage
            .pieces
            .iter()
            .filter(|piece| piece.whence == Whence::Prose)
            .map(|piece| piece.range.clone())
            .collect();
        prose.sort_by_key(|range| std::cmp::Reverse(range.len()));
        let known = prose.into_iter().filter(|range| range.len() > SHORT).find_map(|range| {
            // Numbers, and what a filter puts before a value, such as “The”, are prose without standing in the template.
            let words = passage.words.get(range.clone())?;
            let sentence = words.find(". ").map_or(range.end, |at| range.start + at + 1);
            let begin = words.char_indices().nth(SHORT).map_or(range.end, |(at, _)| range.start + at);
            let found = |end: usize| self.locator.find(&passage.words, range.start..end, range.start..end);
            [range.end, sentence, begin].into_iter().find_map(found)
        });
        let is_value = passage.pieces.first().is_some_and(|piece| matches!(piece.whence, Whence::Value(_)));
        let section = || self.section(&passage.section).filter(|_| !is_value);
        if let Some(origin) = known {
            return (self.whole_line(origin), "this paragraph".to_owned());
        }
        match section() {
            Some(section) => (self.section_origin(section), "in this section".to_owned()),
            None => self.whence(passage, 0..passage.words.len()),
        }
    }

    /// The part of a value’s place that holds `words[range]`, or all of it; `value` are the bytes of the value.
    fn narrow(&self, origin: Origin, words: &str, value: Range<usize>, range: Range<usize>) -> Origin {
        let text = self.sources.text(origin.file);
        let whole = text.get(origin.span.start..origin.span.end).unwrap_or_default();
        // The place of a list of tables is the head of the first; what they hold stands below it.
        let heads_tables = whole.starts_with("[[");
        let searched = if heads_tables { text.get(origin.span.start..).unwrap_or_default() } else { whole };
        match in_value(searched, words, value, range, !heads_tables) {
            Some(found) => {
                let start = origin.span.start;
                Origin {
                    file: origin.file,
                    span: Span { start: start + found.start, end: start + found.end },
                }
            }
            None => origin,
        }
    }

    /// The first expression that prints a key: in the form of the paper, or else in any template.
    fn printing(&self, key: &str) -> Option<Origin> {
        // A blank has its key in a call; one of a partnership is printed by the party that a paper is for.
        let party = if key == "partnership" { "{{ party.vendor }}" } else { "" };
        let expressions = [format!("{{{{ {key} }}}}"), format!("key=\"{key}\""), party.to_owned()];
        let form = format!("templates/forms/{}.md", self.instrument.identity.form);
        let form = self.sources.find(&form);
        expressions.iter().filter(|expression| !expression.is_empty()).find_map(|expression| {
            let in_form = form.and_then(|file| {
                let start = self.sources.text(file).find(expression)?;
                Some(Origin { file, span: Span { start, end: start + expression.len() } })
            });
            let whole = 0..expression.len();
            in_form.or_else(|| self.locator.find(expression, whole.clone(), whole))
        })
    }

    /// The expression of a template that printed the piece at a byte, found by the prose before it or after it.
    fn expression(&self, passage: &Passage, byte: usize) -> Option<Origin> {
        let index = passage.pieces.iter().position(|piece| piece.range.contains(&byte))?;
        // A word or two stand in many places.
        let prose = |piece: &&Piece| piece.whence == Whence::Prose && piece.range.len() >= ENOUGH;
        if let Some(before) = index.checked_sub(1).and_then(|index| passage.pieces.get(index)).filter(prose) {
            let last = passage.words.get(before.range.clone())?.chars().next_back()?.len_utf8();
            let tail = before.range.end - last..before.range.end;
            let at = self.locator.find(&passage.words, before.range.clone(), tail)?;
            let start = at.span.end;
            let rest = self.sources.text(at.file).get(start..)?;
            let end = rest.strip_prefix("{{")?.find("}}")? + "{{}}".len();
            return Some(Origin { file: at.file, span: Span { start, end: start + end } });
        }
        let after = passage.pieces.get(index + 1).filter(prose)?;
        let first = passage.words.get(after.range.clone())?.chars().next()?.len_utf8();
        let head = after.range.start..after.range.start + first;
        let at = self.locator.find(&passage.words, after.range.clone(), head)?;
        let before = self.sources.text(at.file).get(..at.span.start)?;
        let start = before.strip_suffix("}}")?.rfind("{{")?;
        Some(Origin { file: at.file, span: Span { start, end: at.span.start } })
    }
}
