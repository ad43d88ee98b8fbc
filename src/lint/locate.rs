//! Where in the templates the prose of a paper stands.
//!
//! In: template texts, and words of a paper. Out: the bytes of a template that hold them. It must not judge the words.

use crate::source::{FileId, Origin, Span};
use std::ops::Range;

/// How many bytes around the words are looked for with them, at most: enough to tell one sentence from another.
const CONTEXT: usize = 48;

/// The templates that a paper is made from.
#[derive(Debug)]
pub struct Locator {
    files: Vec<(FileId, String)>,
}

impl Locator {
    /// A locator of these texts; there is at least one.
    pub fn new(files: Vec<(FileId, String)>) -> Self {
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
        let locator = Locator::new(vec![(file, text.to_owned())]);
        let words = "the City Clerk shall post it at once";
        let origin = locator.find(words, 14..words.len(), 15..20).map(|origin| origin.span.start);
        assert_eq!(origin, text.find("shall post"));
        assert!(locator.find("nowhere at all", 0..14, 0..7).is_none());
    }
}
