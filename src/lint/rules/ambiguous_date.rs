//! `ambiguous-date`.

use crate::lint::manual::rule;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A date in figures whose month and day can be told apart only by custom: 03/04/2026.
    ///
    /// ## Why it matters
    ///
    /// It is March 4 to one reader and April 3 to another, and a deadline may hang on it. Drafting manuals have dates written out
    /// (Office of the Federal Register, Document Drafting Handbook; ISO 8601 exists because of it). A date with a number above 12, such
    /// as 03/25/2026, can be read in one way and is left alone.
    ///
    /// ## Example
    ///
    /// > adopted on 03/04/2026
    ///
    /// ## Instead
    ///
    /// > adopted on March 4, 2026
    AmbiguousDate = "ambiguous-date", Family::Language, Level::Warning
}

fn see(text: &str) -> Vec<Hit> {
    let dates = text.match_indices('/').filter_map(|(at, _)| date(text, at));
    let hit = |range: Range<usize>| {
        let message = format!("{} names two days", text.get(range.clone()).unwrap_or_default());
        Hit::new(range, message, "write the month as a word")
    };
    dates.map(hit).collect()
}

/// The date in figures whose first stroke is this one, if its first two numbers can change places.
fn date(text: &str, stroke: usize) -> Option<Range<usize>> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let before = text.get(..stroke)?;
    let start = stroke - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let second = text.get(stroke + 1..)?;
    let middle = digits(second);
    let third = second.get(middle..)?.strip_prefix('/')?;
    let end = stroke + 1 + middle + 1 + digits(third);
    let outside = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
    let alone = !text.get(..start)?.ends_with(outside) && !text.get(end..)?.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let number = |range: Range<usize>| text.get(range)?.parse::<u32>().ok();
    let (first, middle) = (number(start..stroke)?, number(stroke + 1..stroke + 1 + middle)?);
    let months = (1..=12).contains(&first) && (1..=12).contains(&middle) && first != middle;
    (alone && months && matches!(digits(third), 2 | 4)).then_some(start..end)
}

judges_words!(AmbiguousDate, Scope::Every, see);
