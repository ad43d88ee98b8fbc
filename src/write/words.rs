//! Words as several formats spell them: spaces, blanks to write in, names of parts that have none on paper, how wide words
//! are typed.
//!
//! In: the text of an inline. Out: its words with single spaces between them. It must not know any format.

use crate::instrument::{Inline, Instrument};
use unicode_width::UnicodeWidthStr;

/// Whether a line may break at this character and a run of such characters counts as one space.
///
/// White space as Unicode has it (UAX #44), less the three spaces that forbid a break, and every control character,
/// so that no value can bring a form feed or a line end of its own into a page.
pub(super) fn is_space(character: char) -> bool {
    if character.is_ascii() {
        return character <= ' ' || character == '\x7f';
    }
    !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
        && (character.is_whitespace() || character.is_control())
}

/// Adds `text` to `out` with every run of spaces made one, none at the start of a line, none doubled at the seam.
pub(super) fn push_spaced(out: &mut String, text: &str) {
    if is_tidy(text) {
        let words = text.strip_prefix(' ').unwrap_or(text);
        if words.len() < text.len() && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        return out.push_str(words);
    }
    for (index, word) in text.split(is_space).enumerate() {
        if index > 0 && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Whether text has no spaces but single ones, as nearly all text has. It may say no of text that is.
///
/// Every pair of bytes is looked at, without an early end, so that the machine looks at many pairs at once.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: u8| (byte < b' ') | (byte == 0x7f);
    // The first two bytes of a space or control beyond ASCII, or, where many characters share these, the last two.
    let beyond = |first: u8, second: u8| {
        ((first == 0xc2) & (second < 0xa0))
            | ((first == 0xe1) & (second == 0x9a))
            | ((first == 0xe2) & (second == 0x81))
            | ((first == 0xe3) & (second == 0x80))
            | ((first == 0x80) & ((0x80..=0x8a).contains(&second) | (second & 0xfe == 0xa8)))
    };
    let pairs = || bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let untidy = bytes.iter().fold(false, |untidy, byte| untidy | control(*byte))
        | pairs().fold(false, |untidy, (&first, &second)| untidy | ((first == b' ') & (second == b' ')));
    !untidy
        && (text.is_ascii()
            || !pairs().fold(false, |untidy, (&first, &second)| untidy | beyond(first, second)))
}

/// About how many bytes the words of some inlines have, for whoever makes room for them.
pub(super) fn room_for(inlines: &[Inline]) -> usize {
    let room = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => text.len(),
        Inline::Blank { label: words, .. } | Inline::Term { term: words } => words.len() + 8,
        Inline::Emphasis { inlines } | Inline::Strong { inlines } => room_for(inlines),
        Inline::Link { href, inlines } => room_for(inlines) + href.len(),
        Inline::FootnoteMark { .. } | Inline::Break => 8,
    };
    inlines.iter().map(room).sum()
}

/// How many columns some words take as terminals and line printers set them: one a character, two for a wide one.
pub(super) fn columns(text: &str) -> u32 {
    let width = if text.is_ascii() { text.len() } else { text.width() };
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// How many underscores stand for a blank that is written in by hand: about as many as its label has letters.
pub(super) fn hand_blank(label: &str) -> usize {
    label.chars().count().clamp(8, 24)
}

/// What the part is called in which people sign.
pub(super) fn signing(instrument: &Instrument) -> &'static str {
    if instrument.identity.is_adopted() { "Adoption" } else { "Signature" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_spaces_become_one_and_controls_count_as_spaces() {
        let mut out = String::new();
        push_spaced(&mut out, "  a\t\u{c} b ");
        push_spaced(&mut out, " c\u{a0}d\u{2003}e\u{85}f");
        assert_eq!(out, "a b c\u{a0}d e f");
    }

    #[test]
    fn no_space_is_taken_for_a_letter() {
        for space in ('\0'..=char::MAX).filter(|c| is_space(*c)) {
            for text in [
                format!("a{space}{space}b"),
                format!("{space} b"),
                format!("a {space}"),
                format!("a{space}b"),
            ] {
                assert!(space == ' ' || !is_tidy(&text), "{text:?}");
            }
        }
        assert!(is_tidy("A “town’s” § 9—on its own") && is_tidy(" a ") && !is_tidy("a  b"));
    }
}
