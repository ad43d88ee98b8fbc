//! Where in the templates the prose of a paper stands.
//!
//! In: template texts, and words of a paper. Out: the bytes of a template that hold them. It must not judge the words.

use crate::source::{FileId, Origin, Span};
use std::borrow::Cow;
use std::ops::Range;

/// How many bytes around the words are looked for with them, at most: enough to tell one sentence from another.
const CONTEXT: usize = 48;

/// How many bytes around a short range tell it from the same words elsewhere in a file.
const NEIGHBORS: usize = 6;

/// The templates that a paper is made from.
#[derive(Debug)]
pub struct Locator {
    files: Vec<(FileId, Cow<'static, str>)>,
}

impl Locator {
    /// A locator of these texts; there is at least one.
    pub fn new(files: Vec<(FileId, Cow<'static, str>)>) -> Self {
        Self { files }
    }

    /// The first file, for what stands nowhere.
    pub(super) fn first(&self) -> FileId {
        self.files[0].0
    }

    /// The place of `words[range]` in a template, found by as much of the prose around it as stands together there.
    ///
    /// `prose` are the bytes of the run of model text that the range begins in.
    pub fn find(&self, words: &str, prose: Range<usize>, range: Range<usize>) -> Option<Origin> {
        let end = range.end.min(prose.end);
        let mut context = CONTEXT;
        loop {
            // A condition in the template may stand right before the words or right after them.
            for (before, after) in [(context, context), (context, 0), (0, context)] {
                let from = boundary(words, range.start.saturating_sub(before).max(prose.start), false);
                let to = boundary(words, (end + after).min(prose.end), true);
                if let Some((file, at)) = self.search(words.get(from..to)?) {
                    let start = at + (range.start - from);
                    return Some(Origin { file, span: Span { start, end: start + (end - range.start) } });
                }
            }
            if context == 0 {
                return None;
            }
            context /= 2;
        }
    }

    fn search(&self, sought: &str) -> Option<(FileId, usize)> {
        self.files.iter().find_map(|(file, text)| text.find(sought).map(|at| (*file, at)))
    }
}

/// The bytes of `text` that hold `words[range]`, found by as much of the value around it as stands together there; a line
/// break in the text is a space in the words.
///
/// `value` are the bytes of the value in the words. Where `alone` is false the text holds more than the value, and a short
/// range must not be found without its neighbors.
pub(super) fn in_value(
    text: &str,
    words: &str,
    value: Range<usize>,
    range: Range<usize>,
    alone: bool,
) -> Option<Range<usize>> {
    let end = range.end.min(value.end);
    let mut context = CONTEXT;
    loop {
        let from = boundary(words, range.start.saturating_sub(context).max(value.start), false);
        let to = boundary(words, (end + context).min(value.end), true);
        let (before, within, after) =
            (words.get(from..range.start)?, words.get(range.start..end)?, words.get(end..to)?);
        let first = before.chars().chain(within.chars()).next()?;
        let found = text.match_indices(first).find_map(|(at, _)| {
            let start = at + matched(text.get(at..)?, before)?;
            let end = start + matched(text.get(start..)?, within)?;
            matched(text.get(end..)?, after).map(|_| start..end)
        });
        if found.is_some() || context == 0 {
            return found.filter(|found| alone || context >= NEIGHBORS || found.len() >= CONTEXT);
        }
        context /= 2;
    }
}

/// How many bytes at the start of a text say these words, where a space stands for any white space.
fn matched(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for character in words.chars() {
        rest = match character {
            ' ' => Some(rest.trim_start()).filter(|trimmed| trimmed.len() < rest.len())?,
            other => rest.strip_prefix(other)?,
        };
    }
    Some(text.len() - rest.len())
}

/// The nearest boundary of a character, at or inside `byte`.
fn boundary(words: &str, byte: usize, down: bool) -> usize {
    let mut byte = byte.min(words.len());
    while !words.is_char_boundary(byte) {
        byte = if down { byte - 1 } else { byte + 1 };
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let mut sources = Sources::default();
        let text = "a shall b\nthe {{ clerk }} shall post it at once\n";
        let file = sources.add("ban.md", text);
        let locator = Locator::new(vec![(file, text.into())]);
        let words = "the City Clerk shall post it at once";
        let origin = locator.find(words, 14..words.len(), 15..20).map(|origin| origin.span.start);
        assert_eq!(origin, text.find("shall post"));
        assert!(locator.find("nowhere at all", 0..14, 0..7).is_none());
    }

    #[test]
    fn words_of_a_value_are_found_across_its_lines() {
        let text = "a = \"\"\"\nthe clerk and\nthe other clerk\"\"\"";
        let words = "the clerk and the other clerk";
        let found = in_value(text, words, 0..words.len(), 20..words.len(), true);
        assert_eq!(found.and_then(|range| text.get(range)), Some("her clerk"));
        let found = in_value(text, words, 0..words.len(), 10..17, true);
        assert_eq!(found.and_then(|range| text.get(range)), Some("and\nthe"));
        assert!(in_value(text, "clerk at", 0..8, 0..5, false).is_none());
    }
}
