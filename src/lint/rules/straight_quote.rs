//! `straight-quote`.

use crate::lint::manual::rule;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A straight quotation mark or apostrophe in words that are printed.
    ///
    /// ## Why it matters
    ///
    /// The paper has curly marks everywhere else, and a straight one does not say whether it opens or closes. In a template the marks around
    /// a term that is being defined are straight, and an apostrophe in its prose is set as printers set it; feet and inches, and a `key = "value"`
    /// in a note, are left alone.
    ///
    /// ## Example
    ///
    /// > the City's "smart" cameras
    ///
    /// ## Instead
    ///
    /// > the City’s “smart” cameras
    StraightQuote = "straight-quote", Family::Language, Level::Warning
}

fn see(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (at, _) in text.match_indices(['"', '\'']) {
        let token = token(text, at);
        if hits.last().is_some_and(|last| last.range == token) {
            continue;
        }
        let Some(words) = text.get(token.clone()) else { continue };
        if is_meant(text, &token, words) {
            continue;
        }
        let hit = Hit::new(token.clone(), format!("{words} has a straight mark"), "write “ and ”, or ’");
        hits.push(Hit { instead: Some(curly(words)), ..hit });
    }
    hits
}

/// The run without spaces that holds a byte.
fn token(text: &str, at: usize) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || c == '\u{1}';
    let start = text.get(..at).and_then(|before| before.rfind(edge)).map_or(0, |space| space + 1);
    let end = text.get(at..).and_then(|after| after.find(edge)).map_or(text.len(), |space| at + space);
    start..end
}

/// Whether the mark is no quotation mark: a term at its definition, feet and inches, what is to be typed; or an apostrophe of a
/// template, which is set curly.
fn is_meant(text: &str, token: &Range<usize>, words: &str) -> bool {
    let before = text.get(..token.start).unwrap_or_default().trim_end();
    let measured = words.char_indices().any(|(at, mark)| {
        matches!(mark, '"' | '\'') && words.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    });
    let typed = before.ends_with('=') || words.contains('=');
    text.contains("**\"") || measured || typed
}

/// The words with curly marks.
fn curly(words: &str) -> String {
    let mut made = String::with_capacity(words.len() + 4);
    for mark in words.chars() {
        let opens = made.is_empty() || made.ends_with(['(', '[', '—', '“', '‘']);
        made.push(match mark {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens && words.matches('\'').count() > 1 => '‘',
            '\'' => '’',
            other => other,
        });
    }
    made
}

judges_words!(StraightQuote, Scope::Every, see);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_turned_the_right_way() {
        let seen = ["\"smart\",", "City's", "(\"a", "'90s", "b\")"].map(curly);
        assert_eq!(seen, ["“smart”,", "City’s", "(“a", "’90s", "b”)"]);
    }
}
