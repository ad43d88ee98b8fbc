//! Values on their way into Markdown: text, never markup.
//!
//! In: the words of a value. Out: Markdown that means exactly those words. It must not know which value it is.

use crate::instrument::mark;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes words so that Markdown reads them as words (CommonMark 0.31, section 2.4, backslash escapes).
///
/// Until the first letter or digit every ASCII punctuation character takes a backslash, for the words may begin a line
/// and a mark there can begin a list, a rule or a heading. After it only the characters that mean something inside a
/// line do, and a full stop or bracket behind nothing but digits, which would number a list. Line breaks become
/// spaces; the loader folds white space already, and this keeps the promise for values made in a template.
///
/// # Errors
/// Those of the sink.
pub(super) fn escape(words: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut seen = Seen::Nothing;
    let mut written = 0;
    for (at, character) in words.char_indices() {
        let special = match character {
            '\n' | '\r' => {
                out.write_all(&words.as_bytes()[written..at])?;
                out.write_all(b" ")?;
                written = at + 1;
                continue;
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|' | '{' | '}' | '^'
            | '$' => true,
            '.' | ')' => seen != Seen::Words,
            _ => seen == Seen::Nothing && character.is_ascii_punctuation(),
        };
        if special {
            out.write_all(&words.as_bytes()[written..at])?;
            out.write_all(b"\\")?;
            written = at;
        }
        seen = match (seen, character.is_ascii_digit()) {
            _ if mark::is_mark(character) => seen,
            (Seen::Nothing | Seen::Digits, true) => Seen::Digits,
            (Seen::Nothing, false) if !character.is_alphanumeric() => Seen::Nothing,
            _ => Seen::Words,
        };
    }
    out.write_all(&words.as_bytes()[written..])
}

/// What has gone before in some words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// No letter or digit.
    Nothing,
    /// Digits, and no letter.
    Digits,
    /// A letter, or something after digits.
    Words,
}

/// The same as a string of its own.
pub(super) fn escaped(words: &str) -> String {
    let mut out = Vec::with_capacity(words.len() + words.len() / 8);
    // Writing to a vector cannot fail, and what is written is UTF-8 as the words are.
    let _ = escape(words, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The words without the marks of values and blanks.
pub(super) fn unmarked(words: &str) -> Cow<'_, str> {
    if words.contains(mark::is_mark) { Cow::Owned(mark::strip(words)) } else { Cow::Borrowed(words) }
}
