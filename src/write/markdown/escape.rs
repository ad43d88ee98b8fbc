//! Words that stay words: what must be escaped so that no text can become Markdown.
//!
//! In: text with single spaces. Out: the same text as CommonMark 0.31 source that every parser reads back as those
//! very words, with the usual extensions (tables, footnotes, strikethrough, task lists, heading attributes) on or
//! off. What cannot be read as a mark where it stands is left bare, so that the source reads well. It must not know
//! blocks.

/// Where a text stands on its line, which decides what it could be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// At the start of a line, where marks of blocks count.
    pub(super) line_start: bool,
    /// In a heading, where number signs at the end and attributes count.
    pub(super) heading: bool,
    /// Inside emphasis, where a lone underscore could end it.
    pub(super) emphasis: bool,
    /// After a footnote mark or a link, where a bracket or a colon could belong to it.
    pub(super) after_mark: bool,
    /// With nothing after it on its line.
    pub(super) last: bool,
}

/// Adds `text` to `out` as source.
pub(super) fn push(out: &mut String, text: &str, spot: Spot) {
    let mut rest = text;
    if spot.line_start {
        rest = push_line_start(out, rest);
    }
    let bytes = rest.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while let Some(plain) = bytes[at..].iter().position(|byte| SUSPECT[usize::from(*byte)]) {
        at += plain;
        let first = at == 0 && rest.len() == text.len();
        if needs_escape(rest, at, spot, first) {
            out.push_str(&rest[copied..at]);
            out.push('\\');
            copied = at;
            if bytes[at] == b'_' && !spot.emphasis {
                at = end_of_rule(bytes, at, spot.last);
                continue;
            }
        }
        at += 1;
    }
    out.push_str(&rest[copied..]);
}

/// A row of underscores before a space, as in a blank: once the first is escaped the others cannot open anything.
fn end_of_rule(bytes: &[u8], at: usize, last: bool) -> usize {
    let length = bytes[at..].iter().take_while(|byte| **byte == b'_').count();
    match bytes.get(at + length) {
        Some(b' ') => at + length,
        None if last => at + length,
        _ => at + 1,
    }
}

/// The bytes of which [`needs_escape`] has something to say.
const SUSPECT: [bool; 256] = {
    let bytes = b"\\`*[]<~|^{_&$!#(:.";
    let mut table = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

fn needs_escape(text: &str, at: usize, spot: Spot, first: bool) -> bool {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'~' | b'|' | b'^' | b'{' => true,
        b'_' => !is_inside_word(text, at),
        b'&' => is_entity(&bytes[at..]),
        // Money is no formula: a dollar sign before a figure could only open one, and after a space not close it.
        b'$' => !(at > 1 && bytes[at - 1] == b' ' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)),
        b'!' => at + 1 == bytes.len() && !spot.last,
        b'#' => spot.heading,
        b'(' | b':' if first && spot.after_mark => true,
        b':' if rest_of_token(text, at).starts_with("://") => is_broken_link(text, at, spot),
        b'.' if text[..at].ends_with("www") => is_broken_link(text, at, spot),
        _ => false,
    }
}

fn rest_of_token(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(' ').unwrap_or(rest.len())]
}

/// Whether GitHub would make a link of a bare address and take marks or escapes that follow for a part of it.
fn is_broken_link(text: &str, at: usize, spot: Spot) -> bool {
    let rest = rest_of_token(text, at);
    let open = at + rest.len() == text.len() && !spot.last;
    open || rest.bytes().any(|byte| b"\\`*[]<~|^{_&$!#".contains(&byte))
}

/// Whether an underscore stands between two letters or figures, where it is only an underscore.
fn is_inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    before && text[at + 1..].chars().next().is_some_and(char::is_alphanumeric)
}

fn is_entity(bytes: &[u8]) -> bool {
    let name = bytes[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    name > 0 && bytes.get(1 + name) == Some(&b';')
}

/// Escapes what begins a block at the start of a line, and returns the rest of the text.
fn push_line_start<'t>(out: &mut String, text: &'t str) -> &'t str {
    match text.as_bytes().first() {
        Some(b'#' | b'>' | b'-' | b'+' | b'=' | b':') => out.push('\\'),
        Some(b'0'..=b'9') => {
            let figures = text.bytes().take_while(u8::is_ascii_digit).count();
            let mark = text.as_bytes().get(figures).is_some_and(|byte| matches!(byte, b'.' | b')'));
            let alone = text.as_bytes().get(figures + 1).is_none_or(|byte| *byte == b' ');
            if mark && alone {
                out.push_str(&text[..figures]);
                out.push('\\');
                out.push_str(&text[figures..=figures]);
                return &text[figures + 1..];
            }
        }
        _ => return text,
    }
    let first = usize::from(out.ends_with('\\'));
    out.push_str(&text[..first]);
    &text[first..]
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDDLE: Spot =
        Spot { line_start: false, heading: false, emphasis: false, after_mark: false, last: true };

    fn escaped(text: &str, spot: Spot) -> String {
        let mut out = String::new();
        push(&mut out, text, spot);
        out
    }

    #[test]
    fn ordinary_law_stays_bare() {
        for text in ["Section 9.67.010(b)(1), at $500 & up; body_worn #3 - 4 = 5!x", "42 U.S.C. § 1983"] {
            assert_eq!(escaped(text, MIDDLE), text);
        }
    }

    #[test]
    fn blanks_keep_their_row_of_underscores() {
        assert_eq!(escaped("No. ____ C.M.S.", MIDDLE), r"No. \____ C.M.S.");
        assert_eq!(escaped("____x", MIDDLE), r"\_\_\_\_x");
    }

    #[test]
    fn what_begins_a_block_is_escaped_at_the_start_of_a_line_only() {
        let start = Spot { line_start: true, ..MIDDLE };
        for (text, source) in [
            ("1. x", r"1\. x"),
            ("2)", r"2\)"),
            ("9.67.010 x", "9.67.010 x"),
            ("- x", r"\- x"),
            ("# x", r"\# x"),
            ("> x", r"\> x"),
            ("===", r"\==="),
            ("2026", "2026"),
        ] {
            assert_eq!(escaped(text, start), source);
            assert_eq!(escaped(text, MIDDLE), text);
        }
    }

    #[test]
    fn entities_are_escaped_and_ampersands_are_not() {
        assert_eq!(escaped("AT&T; &amp; &#42; R&D", MIDDLE), r"AT\&T; \&amp; \&#42; R&D");
    }
}
