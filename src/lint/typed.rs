//! References that somebody typed, such as `Section 5(a)`, where the paper could have made them itself.
//!
//! In: passages of a paper. Out: [`Typed`] references, and whether each means this paper. It must not know whether what
//! they name is there.

use super::look::PaperLook;
use super::passage::{Passage, Whence};
use std::ops::Range;

/// A reference that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Its bytes in the words of the passage, from the word or sign to the last bracket.
    pub range: Range<usize>,
    /// The number of the section: `5`, `9.67.030`; empty for a part of a section alone, such as `subsection (b)`.
    pub number: String,
    /// What follows the number: `(a)(1)`.
    pub tail: String,
}

impl Typed {
    /// How many levels below the section it goes.
    pub fn depth(&self) -> usize {
        self.tail.matches('(').count()
    }
}

/// Words after a number that say “of this paper”.
const THIS: [&str; 12] = [
    " of this ordinance",
    " of this chapter",
    " of this article",
    " of this title",
    " of this part",
    " of this division",
    " of this act",
    " of this by-law",
    " of this bylaw",
    " of this local law",
    " of this resolution",
    " of this order",
];

/// Words after a number that say “of another law”.
const OF_ANOTHER: [&str; 8] =
    [" of ", " et seq", ", of ", ", article", ", chapter", ", title", ", part ", ", subdivision"];

/// What a part of a section may be called.
const PARTS: [&str; 5] = ["subsection", "subdivision", "subparagraph", "paragraph", "clause"];

/// The typed references to sections of this paper, in the order of the words.
pub fn sections(paper: &PaperLook<'_>, passage: &Passage) -> Vec<Typed> {
    let words = &passage.words;
    let mut found = Vec::new();
    for (at, _) in words.match_indices("ection") {
        let starts = words.get(..at).is_some_and(|before| before.ends_with(['s', 'S']));
        let rest = words.get(at + "ection".len()..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        if starts && let Some(number) = rest.strip_prefix(' ') {
            found.extend(read(words, at - 1, words.len() - number.len()));
        }
    }
    for (at, sign) in words.match_indices('§') {
        let rest = words.get(at + sign.len()..).unwrap_or_default().trim_start_matches([' ', '§', '\u{a0}']);
        found.extend(read(words, at, words.len() - rest.len()));
    }
    found.retain(|typed| is_typed(passage, &typed.range) && is_own(paper, words, typed));
    found
}

/// The typed references to a part of a section without its number: `subsection (b)`.
pub fn parts(passage: &Passage) -> Vec<Typed> {
    let words = &passage.words;
    let read = |(at, _): (usize, &str)| {
        let before = words.get(..at)?;
        let part = PARTS.iter().find(|part| before.ends_with(**part))?;
        let start = at - part.len();
        let whole = !before.get(..start)?.ends_with(char::is_alphanumeric);
        let tail = tail(words.get(at + 1..)?);
        let range = start..at + 1 + tail.len();
        let after = words.get(range.end..)?;
        let elsewhere = after.starts_with(" of ") && !after.starts_with(" of this ");
        let own = whole && !tail.is_empty() && !elsewhere && is_typed(passage, &range);
        own.then(|| Typed { range, number: String::new(), tail: tail.to_owned() })
    };
    words.match_indices(" (").filter_map(read).collect()
}

/// The numbers of the sections of a paper, as a citation ends: `5`, `9.67.030`, `14-301`.
pub fn numbers(paper: &PaperLook<'_>) -> Vec<String> {
    let cites = paper.sections().into_iter().filter_map(|section| section.number.as_ref());
    let bare = |cite: &str| cite.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '[').to_owned();
    cites.map(|number| bare(&number.cite)).collect()
}

fn read(words: &str, start: usize, number_at: usize) -> Option<Typed> {
    let whole = !words.get(..start).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let rest = words.get(number_at..)?;
    let end =
        rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '–')).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches(['.', '-', '–']);
    if !whole || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tail = tail(rest.get(number.len()..)?);
    let end = number_at + number.len() + tail.len();
    Some(Typed { range: start..end, number: number.to_owned(), tail: tail.to_owned() })
}

/// The bracketed labels at the start of words: `(a)(1)` of `(a)(1) applies`.
fn tail(words: &str) -> &str {
    let mut end = 0;
    while let Some(rest) = words.get(end..).and_then(|rest| rest.strip_prefix('(')) {
        let Some(close) = rest.find(')') else { break };
        let label = rest.get(..close).unwrap_or_default();
        if label.is_empty() || label.len() > 4 || !label.chars().all(char::is_alphanumeric) {
            break;
        }
        end += close + 2;
    }
    words.get(..end).unwrap_or_default()
}

/// Whether words were typed into a template or a file, and not made by the paper.
fn is_typed(passage: &Passage, range: &Range<usize>) -> bool {
    let piece = passage.piece_at(range.start);
    piece.is_some_and(|piece| matches!(piece.whence, Whence::Prose | Whence::Value(_)))
}

/// Whether a reference means this paper: it says so, or its number is one that this chapter could have, or it is a
/// small number that no name of another law stands beside.
fn is_own(paper: &PaperLook<'_>, words: &str, typed: &Typed) -> bool {
    let after = words.get(typed.range.end..).unwrap_or_default().to_lowercase();
    if THIS.iter().any(|this| after.starts_with(this)) {
        return true;
    }
    let chapter = paper.text("code.chapter");
    let in_chapter = |number: &str| {
        let rest = number.strip_prefix(chapter).filter(|_| !chapter.is_empty() && !chapter.contains('{'));
        rest.is_some_and(|rest| rest.starts_with(['.', '-']))
    };
    if in_chapter(&typed.number) {
        return true;
    }
    let small = typed.number.len() <= 3 && typed.number.chars().all(|c| c.is_ascii_digit());
    let after = past_list(&after);
    let of_another = OF_ANOTHER.iter().any(|begin| after.starts_with(begin));
    small && !of_another && stands_alone(words.get(..typed.range.start).unwrap_or_default())
}

/// What follows a list of further numbers: `of article XI` after `5, 7(a), and 9 of article XI`.
fn past_list(after: &str) -> &str {
    const JOINTS: [&str; 6] = [", and ", ", or ", ", ", " and ", " or ", " to "];
    let mut rest = after;
    loop {
        let next = JOINTS.iter().find_map(|joint| rest.strip_prefix(*joint));
        let Some(next) = next.filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) else {
            return rest;
        };
        let end = next.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '(' | ')'));
        rest = next.get(end.unwrap_or(next.len())..).unwrap_or_default();
    }
}

/// Whether what stands before a reference names no other law: nothing, a common word, the end of a sentence or its first
/// word.
fn stands_alone(before: &str) -> bool {
    let mut tokens = before.trim_end().rsplit(' ');
    let last = tokens.next().unwrap_or_default();
    let ends = |word: &str| word.strip_suffix('.').is_some_and(|word| word.len() > 4);
    let begins = tokens.next().is_none_or(ends) && last.chars().all(char::is_alphabetic);
    let word = last.len() > 1 && last.chars().all(|c| c.is_ascii_lowercase());
    last.is_empty() || begins || word || ends(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_far_as_they_stand_together() {
        assert_eq!(tail("(a)(1) applies"), "(a)(1)");
        assert_eq!(tail(" (a)"), "");
        assert_eq!(tail("(see below)"), "");
    }

    #[test]
    fn a_list_is_passed_over() {
        assert_eq!(past_list(", 7(a), and 9 of article xi"), " of article xi");
        assert_eq!(past_list(", the agency"), ", the agency");
    }

    #[test]
    fn a_number_is_read_to_its_end() {
        let text = "under Section 9.67.030(a).";
        let typed = read(text, 6, 14).expect("a reference");
        assert_eq!(
            (typed.number.as_str(), typed.tail.as_str(), &text[typed.range]),
            ("9.67.030", "(a)", "Section 9.67.030(a)")
        );
        assert!(read("Section one", 0, 8).is_none());
    }
}
