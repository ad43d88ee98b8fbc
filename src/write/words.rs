//! Words as several formats spell them: spaces, blanks to write in, names of parts that have none on paper, how wide words
//! are typed.
//!
//! In: the text of an inline. Out: its words with single spaces between them. It must not know any format.

use crate::instrument::Instrument;
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
    for (index, word) in text.split(is_space).enumerate() {
        if index > 0 && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        out.push_str(word);
    }
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
}
