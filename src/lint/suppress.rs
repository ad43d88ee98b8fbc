//! Suppressions: `draft: allow(rule-name) why`, in a comment on the line itself or on the line above.
//!
//! In: the text of a file. Out: its [`Suppression`]s. Whether one silenced anything, [`crate::check`] knows.

use crate::source::Span;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

const OPENING: &str = "draft: allow(";

/// One rule allowed on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The name of the rule, as it was written.
    pub rule: String,
    /// Why; empty where nobody said.
    pub reason: String,
    /// The bytes of the comment’s words, from `draft:` to the end of the reason.
    pub span: Span,
    /// The line it speaks for, counted from 1: its own, or the next one that is not a comment.
    pub line: usize,
    /// The bytes that go with the comment: the line it has for itself, or the blanks before it. None where the comment
    /// says more than this, or where nobody can tell whether it is one.
    pub removal: Option<Span>,
}

/// The suppressions in a text whose comments begin with `opener`: `#` in TOML, `<!--` in templates.
pub fn read(text: &str, opener: &str) -> Vec<Suppression> {
    let mut found = Vec::new();
    if !text.contains(OPENING) {
        return found;
    }
    let strings = if opener == "#" { strings(text) } else { None };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        let is_string = |at| strings.iter().flatten().any(|string| string.contains(&(start + at)));
        if let Some((opens, at)) = comment(line, opener, is_string) {
            let before = line.get(..opens).unwrap_or_default();
            let alone = before.trim().is_empty();
            let next = lines.iter().skip(index + 1).position(|line| !is_comment(line, opener)).unwrap_or(0);
            let own = if alone { index + 2 + next } else { index + 1 };
            let words_before = line.get(opens + opener.len()..at).unwrap_or_default();
            let removal = match &strings {
                Some(_) if words_before.trim().is_empty() && alone => {
                    Some((start..start + line.len()).into())
                }
                Some(_) if words_before.trim().is_empty() => Some(
                    (start + before.trim_end().len()..start + line.trim_end_matches(['\r', '\n']).len())
                        .into(),
                ),
                _ => None,
            };
            let suppression = suppression(line, at, start, own);
            found.extend(suppression.map(|suppression| Suppression { removal, ..suppression }));
        }
        start += line.len();
    }
    found
}

/// Where a line’s comment opens, and where `draft: allow(` begins in it.
fn comment(line: &str, opener: &str, is_string: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut places =
        line.match_indices(OPENING).filter_map(|(at, _)| Some((line.get(..at)?.rfind(opener)?, at)));
    places.find(|(opens, _)| !is_string(*opens))
}

/// The strings and quoted keys of a TOML text, in which a `#` begins no comment; none where it cannot be read.
fn strings(text: &str) -> Option<Vec<Range<usize>>> {
    fn table(table: &DeTable<'_>, found: &mut Vec<Range<usize>>) {
        for (key, inner) in table {
            found.push(key.span());
            value(inner.get_ref(), inner.span(), found);
        }
    }
    fn value(inner: &DeValue<'_>, span: Range<usize>, found: &mut Vec<Range<usize>>) {
        match inner {
            DeValue::String(_) => found.push(span),
            DeValue::Array(items) => items.iter().for_each(|item| value(item.get_ref(), item.span(), found)),
            DeValue::Table(inner) => table(inner, found),
            _ => {}
        }
    }
    let mut found = Vec::new();
    table(DeTable::parse(text).ok()?.get_ref(), &mut found);
    Some(found)
}

fn is_comment(line: &str, opener: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(opener)
}

fn suppression(line: &str, at: usize, start: usize, own: usize) -> Option<Suppression> {
    let words = line.get(at..)?.trim_end().trim_end_matches("-->").trim_end();
    let (rule, reason) = words.strip_prefix(OPENING)?.split_once(')')?;
    let span = Span { start: start + at, end: start + at + words.len() };
    let (rule, reason) = (rule.trim().to_owned(), reason.trim().to_owned());
    Some(Suppression { rule, reason, span, line: own, removal: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_speaks_for_its_line_or_for_the_next() {
        let text = "a = 1 # draft: allow(one) because\n# draft: allow(two) why not\n\nb = 2\n";
        let found = read(text, "#");
        let seen: Vec<(&str, &str, usize)> =
            found.iter().map(|one| (one.rule.as_str(), one.reason.as_str(), one.line)).collect();
        assert_eq!(seen, [("one", "because", 1), ("two", "why not", 4)]);
        assert_eq!(text.get(found[0].span.start..found[0].span.end), Some("draft: allow(one) because"));
        let template = read("<!-- draft: allow(three) -->\n# Heading\n", "<!--");
        assert_eq!((template[0].rule.as_str(), template[0].line), ("three", 2));
    }

    #[test]
    fn only_a_comment_is_a_comment_and_can_be_taken_away() {
        let text = "a = 1 # draft: allow(one) because \nb = \"\"\"\nwrite # draft: allow(two) why\n\"\"\"\n  # draft: allow(three) why\r\nc = 2 # besides, draft: allow(four) why\n";
        let found = read(text, "#");
        let taken = |one: &Suppression| one.removal.and_then(|span| text.get(span.start..span.end));
        let seen: Vec<(&str, Option<&str>)> =
            found.iter().map(|one| (one.rule.as_str(), taken(one))).collect();
        let expected = [
            ("one", Some(" # draft: allow(one) because ")),
            ("three", Some("  # draft: allow(three) why\r\n")),
            ("four", None),
        ];
        assert_eq!(seen, expected);
    }
}
