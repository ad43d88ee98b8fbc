//! Text on its way into XML: what it must never become is markup.
//!
//! In: any text of the tree. Out: the same words as character data, with what XML forbids replaced. It must not know
//! the tree or Word. Source: Extensible Markup Language (XML) 1.0, sections 2.2 and 2.4.

/// Appends `text` so that it reads the same between tags and in a double-quoted attribute.
///
/// Controls and the noncharacters that XML 1.0 forbids become U+FFFD, so that they cannot vanish unseen.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if !SUSPECT[usize::from(byte)] {
            continue;
        }
        let (length, safe) = match byte {
            b'&' => (1, "&amp;"),
            b'<' => (1, "&lt;"),
            b'>' => (1, "&gt;"),
            b'"' => (1, "&quot;"),
            0..0x20 | 0x7F => (1, "\u{FFFD}"),
            0xC2 if matches!(text.as_bytes().get(at + 1), Some(0x80..=0x9F)) => (2, "\u{FFFD}"),
            0xEF if text[at..].starts_with(['\u{FFFE}', '\u{FFFF}']) => (3, "\u{FFFD}"),
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(safe);
        done = at + length;
    }
    out.push_str(&text[done..]);
}

/// First bytes of what may have to be replaced.
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
    table
};

/// Appends an attribute with a space before it: ` name="value"`.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_text(out, value);
    out.push('"');
}

/// Appends a number in decimal figures.
pub(super) fn push_number(out: &mut String, number: impl Into<u64>) {
    let mut figures = [0_u8; 20];
    let mut at = figures.len();
    let mut rest = number.into();
    loop {
        at -= 1;
        figures[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(figures[at..].iter().map(|figure| char::from(*figure)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text_and_what_xml_forbids_stays_visible() {
        let mut out = String::new();
        push_text(&mut out, "<w:p a=\"&\">\0\u{B}é\u{85}\u{FFFE}\u{FFFD}漢\u{1FFFE}");
        assert_eq!(
            out,
            "&lt;w:p a=&quot;&amp;&quot;&gt;\u{FFFD}\u{FFFD}é\u{FFFD}\u{FFFD}\u{FFFD}漢\u{1FFFE}"
        );
    }

    #[test]
    fn numbers_are_written_in_figures() {
        let mut out = String::new();
        push_number(&mut out, 0_u32);
        push_number(&mut out, 90_210_u32);
        assert_eq!(out, "090210");
    }
}
