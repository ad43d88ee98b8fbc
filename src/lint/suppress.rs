//! Suppressions: `draft: allow(rule-name) why`, in a comment on the line itself or on the line above.
//!
//! In: the text of a file. Out: its [`Suppression`]s. Whether one silenced anything, [`crate::check`] knows.

use crate::source::Span;

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
}

/// The suppressions in a text whose comments begin with `opener`: `#` in TOML, `<!--` in templates.
pub fn read(text: &str, opener: &str) -> Vec<Suppression> {
    let mut found = Vec::new();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        if let Some((before, at)) = comment(line, opener) {
            let alone = before.trim().is_empty();
            let next = lines.iter().skip(index + 1).position(|line| !is_comment(line, opener)).unwrap_or(0);
            let own = if alone { index + 2 + next } else { index + 1 };
            found.extend(suppression(line, at, start, own));
        }
        start += line.len();
    }
    found
}

/// What stands before a line’s comment, and where `draft: allow(` begins in it.
fn comment<'a>(line: &'a str, opener: &str) -> Option<(&'a str, usize)> {
    let at = line.find(OPENING)?;
    let before = line.get(..at)?;
    let opens = before.rfind(opener)?;
    Some((line.get(..opens)?, at))
}

fn is_comment(line: &str, opener: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(opener)
}

fn suppression(line: &str, at: usize, start: usize, own: usize) -> Option<Suppression> {
    let words = line.get(at..)?.trim_end().trim_end_matches("-->").trim_end();
    let (rule, reason) = words.strip_prefix(OPENING)?.split_once(')')?;
    let span = Span { start: start + at, end: start + at + words.len() };
    Some(Suppression { rule: rule.trim().to_owned(), reason: reason.trim().to_owned(), span, line: own })
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
}
