//! Text on its way into HTML: what it must never become is markup.
//!
//! In: any text of the tree. Out: the same words as HTML text, as a CSS string, or as an id. It must not know the tree.
//! Source: HTML Living Standard, sections 13.1 and 13.2; CSS Syntax 3, section 4.3.7.

/// Appends `text` so that it reads the same in element content and in a double-quoted attribute.
///
/// Characters that HTML forbids (controls, noncharacters) become U+FFFD, so that they cannot vanish unseen.
pub(crate) fn push_text(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if !SUSPECT[usize::from(byte)] {
            continue;
        }
        let Some(character) = text[at..].chars().next() else { break };
        if let Some(safe) = replacement(character) {
            out.push_str(&text[done..at]);
            out.push_str(safe);
            done = at + character.len_utf8();
        }
    }
    out.push_str(&text[done..]);
}

/// First bytes of characters that [`replacement`] may have to replace.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table[0x7F] = true;
    table[0xC2] = true;
    table[0xEF] = true;
    byte = 0xF0;
    while byte <= 0xF4 {
        table[byte] = true;
        byte += 1;
    }
    table
};

fn replacement(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\n' | '\t' => None,
        '\r' => Some("\n"),
        _ if character.is_control() || is_noncharacter(character) => Some("\u{FFFD}"),
        _ => None,
    }
}

fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

/// Appends `text` as a quoted CSS string that also cannot end the `style` element around it.
pub(super) fn push_css_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || " .,:;()-".contains(character) {
            out.push(character);
        } else if character.is_control() || is_noncharacter(character) {
            out.push(' ');
        } else {
            // The final space ends the escape even where a hexadecimal digit follows.
            out.push_str(&format!("\\{:x} ", u32::from(character)));
        }
    }
    out.push('"');
}

/// Appends `id` with everything but ASCII letters, digits, `_`, `.` and `-` replaced, so that it needs no escaping
/// in an address; generated ids have a colon and so never meet one of the tree's.
pub(super) fn push_id(out: &mut String, id: &str) {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    out.extend(id.chars().map(|c| if fits(c) { c } else { '-' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text);
        out
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(text(r#"<b title="a & b">§ 1</b>"#), "&lt;b title=&quot;a &amp; b&quot;&gt;§ 1&lt;/b&gt;");
    }

    #[test]
    fn forbidden_characters_stay_visible() {
        assert_eq!(
            text("a\0b\u{85}c\u{FFFE}d\u{1FFFF}e\u{7F}"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}"
        );
        assert_eq!(text("naïve “½” 🜚\u{A0}\n"), "naïve “½” 🜚\u{A0}\n");
    }

    #[test]
    fn a_css_string_ends_where_it_should() {
        let mut out = String::new();
        push_css_string(&mut out, "a\"b\\</style>\nñf");
        assert_eq!(out, "\"a\\22 b\\5c \\3c \\2f style\\3e  \\f1 f\"");
    }
}
