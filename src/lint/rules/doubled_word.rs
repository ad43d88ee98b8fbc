//! `doubled-word`.

use crate::lint::manual::rule;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// The same word twice in a row: “the the”.
    ///
    /// ## Why it matters
    ///
    /// It is a slip of the pen, often where a value brings an article that the sentence has already, and it makes a reader doubt the rest.
    /// “That that”, “had had” and names such as Walla Walla are left alone.
    ///
    /// ## Example
    ///
    /// > The agency must give the the clerk a copy.
    ///
    /// ## Instead
    ///
    /// > The agency must give the clerk a copy.
    DoubledWord = "doubled-word", Family::Language, Level::Warning
}

fn see(text: &str) -> Vec<Hit> {
    let bytes = text.as_bytes();
    let mut hits = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_alphabetic() {
            continue;
        }
        // Most words are dismissed by the first letter of the next one.
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        if *byte == b' '
            && bytes.get(start).is_some_and(|first| first.eq_ignore_ascii_case(&next))
            && let Some(hit) = twice(text, start..at)
        {
            hits.push(hit);
        }
        start = at + 1;
    }
    hits
}

/// The word and its double, which stands behind the space after it.
fn twice(text: &str, word: Range<usize>) -> Option<Hit> {
    const MEANT: [&str; 4] = ["that", "had", "her", "do"];
    let first = text.get(word.clone()).filter(|word| !word.is_empty())?;
    let double = word.end + 1..word.end + 1 + first.len();
    let second = text.get(double.clone())?;
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
    let whole = !text.get(..word.start)?.ends_with(joins)
        && !text.get(double.end..)?.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''));
    let same = first.eq_ignore_ascii_case(second) && !second.starts_with(char::is_uppercase);
    if !same || !whole || MEANT.contains(&second) {
        return None;
    }
    let hit = Hit::new(word.start..double.end, format!("“{second}” stands twice"), "take one of the two out");
    Some(Hit { instead: Some(first.to_owned()), ..hit })
}

judges_words!(DoubledWord, Scope::Every, see);
