//! `markup-in-value`.

use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::values::texts;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// Markdown or HTML in a value: `**`, backticks, a link in brackets, a tag, an entity such as `&nbsp;`.
    ///
    /// ## Why it matters
    ///
    /// A value is words: no mark in it has an effect, so the asterisks and the angle brackets are printed in the law as they stand.
    ///
    /// ## Example
    ///
    /// ```toml
    /// enacting_clause = "**BE IT ORDAINED** by the City Council:"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// enacting_clause = "BE IT ORDAINED by the City Council:"
    /// ```
    MarkupInValue = "markup-in-value", Family::Form, Level::Warning
}

impl Rule for MarkupInValue {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for value in texts(look.layer).into_iter().filter(|value| value.are_prose()) {
            if let Some(mark) = markup(value.text) {
                let finding = Finding::new(self, format!("`{mark}` would be printed as it stands"))
                    .at(look.origin_of(value.span, mark), format!("in the value of `{}`", value.path))
                    .help("write the words alone; no Markdown or HTML in a value has an effect");
                findings.push(finding);
            }
        }
    }
}

/// The first mark in a text.
fn markup(text: &str) -> Option<&str> {
    let plain = ["**", "`", "](", "~~"].into_iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
    let tag = text.match_indices('<').find_map(|(at, _)| {
        let name = text.get(at + 1..)?.trim_start_matches('/');
        let length = name.find('>')?;
        let first = name.split([' ', '>', '/']).next()?;
        let known = !first.is_empty() && first.len() <= 10 && first.chars().all(|c| c.is_ascii_alphanumeric());
        let slash = text.len() - at - 1 - name.len();
        (known && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((at, 1 + slash + length + 1))
    });
    let entity = text.match_indices('&').find_map(|(at, _)| {
        let name = text.get(at + 1..)?;
        let length = name.find(';').filter(|length| (2..=8).contains(length))?;
        let inside = name.get(..length)?;
        let known = inside.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        known.then_some((at, length + 2))
    });
    let heading = text.starts_with("# ").then_some((0, 1));
    let first = plain.chain(tag).chain(entity).chain(heading).min_by_key(|(at, _)| *at);
    first.and_then(|(at, length)| text.get(at..at + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_signs() {
        for (text, mark) in [
            ("**Be it** ordained", "**"),
            ("see <b>this</b>", "<b>"),
            ("see </b>", "</b>"),
            ("A&nbsp;B", "&nbsp;"),
            ("[Clerk](https://a.gov)", "]("),
            ("`clerk`", "`"),
        ] {
            assert_eq!(markup(text), Some(mark), "{text}");
        }
        for text in ["Smith & Sons; more", "less than < 5 and > 3", "Section 4* applies", "AT&T; Ring"] {
            assert_eq!(markup(text), None, "{text}");
        }
    }
}
