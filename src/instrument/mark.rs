//! Marks around what was filled in, so that the tree knows values and blanks from the template's own prose.
//!
//! In: words and their number in the table of fills. Out: the same words between private-use characters, which
//! no value may hold and [`super::parse`] takes away again. It must not know where a value came from.

use crate::source::Origin;

/// Begins a value.
pub const VALUE: char = '\u{E000}';
/// Begins a blank.
pub const BLANK: char = '\u{E001}';
/// Ends the number and begins the words.
pub const WORDS: char = '\u{E002}';
/// Ends the words.
pub const END: char = '\u{E003}';
const ZERO: u32 = 0xE010;

/// What one number in the marks stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// The key whose value or blank it is; empty for what is written in by hand.
    pub key: &'static str,
    /// Where the value was written.
    pub origin: Option<Origin>,
}

/// Marks words as a value, with its number in the table of fills.
pub fn value(number: usize, words: &str) -> String {
    let mut out = String::new();
    push(&mut out, VALUE, number, words);
    out
}

/// Marks words as the label of a blank, with its number in the table of fills.
pub fn blank(number: usize, label: &str) -> String {
    let mut out = String::new();
    push(&mut out, BLANK, number, label);
    out
}

/// Adds words to `out` between the marks of what `open` begins, [`VALUE`] or [`BLANK`].
pub fn push(out: &mut String, open: char, number: usize, words: &str) {
    out.reserve(words.len() + 24);
    out.push(open);
    push_number(out, number);
    out.push(WORDS);
    out.push_str(words);
    out.push(END);
}

fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_u32(ZERO + digit)));
}

/// Whether a character is one of the marks; no value may hold one.
pub fn is_mark(character: char) -> bool {
    ('\u{E000}'..='\u{E01F}').contains(&character)
}

/// The first mark in a text, and where it stands.
pub(super) fn find(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        // Most text has no mark: many bytes are looked at at once for the first byte of one.
        let clear = |bytes: &&[u8]| !bytes.iter().fold(false, |found, byte| found | (*byte == FIRST_BYTE));
        from += AT_ONCE * bytes[from..].chunks_exact(AT_ONCE).take_while(clear).count();
        from += bytes[from..].iter().position(|byte| *byte == FIRST_BYTE)?;
        let character = text[from..].chars().next()?;
        if is_mark(character) {
            return Some((from, character));
        }
        from += character.len_utf8();
    }
}

/// The first byte of every mark in UTF-8.
const FIRST_BYTE: u8 = 0xEE;
const AT_ONCE: usize = 32;

/// The digit that a mark stands for.
pub(super) fn digit(character: char) -> Option<usize> {
    let digit = u32::from(character).checked_sub(ZERO)?;
    (digit < 10).then_some(digit as usize)
}

/// The words without any marks.
pub fn strip(marked: &str) -> String {
    let mut out = String::with_capacity(marked.len());
    out.extend(marked.chars().filter(|character| !is_mark(*character)));
    out
}
