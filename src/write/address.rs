//! Addresses: which of them a format may make a link of.
//!
//! In: an address as the tree has it. Out: whether it is safe to follow as it is. It must not know any format. Source: RFC
//! 3986, section 2 and appendix A.

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
pub(super) fn is_address(href: &str) -> bool {
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
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'&' | b'\''
            | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => true,
            _ => byte.is_ascii_alphanumeric(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

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
