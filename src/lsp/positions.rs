//! Places in a text as editors count them: a line, and UTF-16 units from its beginning.
//!
//! In: a text with a byte or a place. Out: the other of the two. A place that the text does not have becomes the
//! nearest that it has: an editor may speak of a text that has changed since.

use crate::source::Span;
use lsp_types::{Position, Range};

/// The place of a byte; inside a character, that of its beginning.
pub(super) fn position(text: &str, byte: usize) -> Position {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let (mut line, mut start) = (0, 0);
    for end in ends(text).take_while(|end| *end <= byte) {
        line += 1;
        start = end;
    }
    let units = text.get(start..byte).unwrap_or_default().encode_utf16().count();
    Position { line, character: u32::try_from(units).unwrap_or(u32::MAX) }
}

/// The place of a span.
pub(super) fn range(text: &str, span: Span) -> Range {
    Range { start: position(text, span.start), end: position(text, span.end) }
}

/// The byte at a place.
pub(super) fn byte(text: &str, position: Position) -> usize {
    let mut at = match position.line.checked_sub(1) {
        None => 0,
        Some(before) => ends(text).nth(before as usize).unwrap_or(text.len()),
    };
    let mut units = position.character as usize;
    for character in text.get(at..).unwrap_or_default().chars() {
        let wide = character.len_utf16();
        if units < wide || matches!(character, '\n' | '\r') {
            break;
        }
        units -= wide;
        at += character.len_utf8();
    }
    at
}

/// Where each line ends: behind `\n`, `\r\n`, or an `\r` alone, which the protocol counts as well.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = move |(at, byte): (usize, &u8)| match byte {
        b'\n' => Some(at + 1),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
        _ => None,
    };
    bytes.iter().enumerate().filter_map(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_utf16_units() {
        let text = "a = \"“𝔸”x\"\r\nsecond\rthird";
        let x = text.find('x').expect("an x");
        // Five units before the quotation mark, one for it, two for the letter outside the plane, one for its partner.
        assert_eq!(position(text, x), at(0, 9));
        assert_eq!(byte(text, at(0, 9)), x);
        assert_eq!(position(text, text.find("cond").expect("cond")), at(1, 2));
        assert_eq!(position(text, text.len()), at(2, 5));
        assert_eq!(byte(text, at(2, 0)), text.find("third").expect("third"));
    }

    #[test]
    fn a_place_that_is_not_there_is_the_nearest() {
        let text = "ab\r\n𝔸b";
        assert_eq!(byte(text, at(0, 99)), 2);
        assert_eq!(byte(text, at(9, 9)), text.len());
        // Between the two units of one character.
        assert_eq!(byte(text, at(1, 1)), 4);
        assert_eq!(position(text, 6), at(1, 0));
        assert_eq!(position("", 7), at(0, 0));
    }

    #[test]
    fn every_boundary_comes_back() {
        let text = "the city’s “list”\n\n𝔸\r\n\rend";
        for (at, _) in text
            .char_indices()
            .filter(|(at, _)| !text[..*at].ends_with('\r') || !text[*at..].starts_with('\n'))
        {
            assert_eq!(byte(text, position(text, at)), at);
        }
    }
}
