//! Text on its way into HTML: what it must never become is markup.
//!
//! In: any text of the tree. Out: the same words as HTML text, as a CSS string, as an id, or a verdict on an
//! address. It must not know the tree. Source: HTML Living Standard, sections 13.1 and 13.2; CSS Syntax 3, section 4.3.7;
//! RFC 3986, section 2 and appendix A.

/// Appends `text` so that it reads the same in element content and in a double-quoted attribute.
///
/// Characters that HTML forbids (controls, noncharacters) become U+FFFD, so that they cannot vanish unseen.
pub(super) fn push_text(out: &mut String, text: &str) {
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

/// Whether an address is the name of a file in the same folder: `01-ban.html`.
fn is_file_beside(href: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    href.split_once('.').is_some_and(|(stem, ending)| {
        [stem, ending].iter().all(|part| !part.is_empty() && part.bytes().all(is_plain))
    })
}

/// Whether `href` is a plain `http`, `https` or `mailto` address that may stand in a link as it is.
///
/// It refuses user names before the host, which can disguise an address, and whatever RFC 3986 would have encoded.
pub(in crate::write) fn is_address(href: &str) -> bool {
    let Some((scheme, rest)) = href.split_once(':') else { return is_file_beside(href) };
    if !is_encoded(rest) {
        return false;
    }
    if scheme.eq_ignore_ascii_case("mailto") {
        return rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    }
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return false;
    }
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    is_host(host) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

fn is_encoded(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.iter().filter(|&&byte| byte == b'#').count() <= 1
        && bytes.iter().enumerate().all(|(at, &byte)| match byte {
            b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte),
        })
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

    #[test]
    fn only_plain_web_and_mail_addresses_are_links() {
        for good in ["https://example.org", "HTTP://a.b:80/c?d=e%20f#g", "mailto:clerk@example.org"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https:example.org",
            "https://user@example.org/",
            "https://a b/",
            "https://a/\"onclick=\"x",
            "https://a/%zz",
            "https://a/#b#c",
            "https://-a/",
            "https://a:0/",
            "mailto:",
            "",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
