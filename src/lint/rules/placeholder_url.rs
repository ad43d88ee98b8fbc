//! `placeholder-url`.

use crate::jurisdiction::value::Node;
use crate::lint::look::{LayerLook, LedgerLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};

rule! {
    /// ## What it finds
    ///
    /// A source at an address that leads nowhere: one of the names kept for examples (`example.org`, `.test`, `.invalid`), this very
    /// machine (`localhost`), or no host at all.
    ///
    /// ## Why it matters
    ///
    /// The address is printed in the footnotes of the paper, and whoever doubts a recital goes there first. RFC 2606 sets these names
    /// apart so that they never lead anywhere.
    ///
    /// ## Example
    ///
    /// ```toml
    /// url = "https://www.example.org/charter"
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the address at which it was read, or leave `url` out and name the paper by its citation or its date.
    PlaceholderUrl = "placeholder-url", Family::Data, Level::Warning
}

impl Rule for PlaceholderUrl {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let Some((node, url)) = source.field("url").and_then(|node| Some((node, node.text()?))) else {
                continue;
            };
            self.judge(url, look.origin(node.span), findings);
        }
    }

    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for (at, opening) in look.text.match_indices("\nurl = \"") {
            let start = at + opening.len();
            let Some(length) = look.text.get(start..).and_then(|rest| rest.find('"')) else { continue };
            let url = look.text.get(start..start + length).unwrap_or_default();
            let span = Span { start, end: start + length };
            self.judge(url, Origin { file: look.file, span }, findings);
        }
    }
}

impl PlaceholderUrl {
    fn judge(&self, url: &str, origin: Origin, findings: &mut Findings) {
        if let Some(why) = placeholder(url) {
            let finding = Finding::new(self, format!("nobody can read a source at {url}"))
                .at(origin, why)
                .help("write the address at which it was read, or leave `url` out");
            findings.push(finding);
        }
    }
}

/// Why an address leads nowhere, if it does.
fn placeholder(url: &str) -> Option<&'static str> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let mut names = host.rsplit('.');
    let (last, before) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    match (before, last) {
        (_, "") => Some("no host"),
        ("example", "com" | "org" | "net") | (_, "example" | "test" | "invalid") => {
            Some("a name kept for examples")
        }
        (_, "localhost") => Some("this machine"),
        ("", _) => Some("no host has a name without a dot"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_lead_nowhere_are_told_of() {
        for url in ["https://www.example.org/a", "http:///a", "https://intranet/charter", "https://a.test:8080"] {
            assert!(placeholder(url).is_some(), "{url}");
        }
        for url in ["https://example.gov/a", "https://examples.org", "https://latest.city.us/?q=example.org"] {
            assert!(placeholder(url).is_none(), "{url}");
        }
    }
}
