//! `doubled-number`.

use crate::lint::manual::rule;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level, numeral};

rule! {
    /// ## What it finds
    ///
    /// A number in words and again in figures: “thirty (30) days”, “five hundred dollars ($500)”.
    ///
    /// ## Why it matters
    ///
    /// An amendment changes one of the two and forgets the other, and then the words prevail although readers look at the figures (as in
    /// Uniform Commercial Code § 3-114, for instruments). One form says it once. What a body’s effective clause says is left alone.
    ///
    /// ## Example
    ///
    /// > within thirty (30) days
    ///
    /// ## Instead
    ///
    /// > within 30 days
    DoubledNumber = "doubled-number", Family::Language, Level::Warning
}

/// What follows a count, so that a number in brackets that differs is a mistake and not the head of a list.
const COUNTED: [&str; 18] = [
    "day", "days", "business", "calendar", "working", "hour", "hours", "week", "weeks", "month", "months", "year",
    "years", "percent", "members", "votes", "copies", "affirmative",
];

fn see(text: &str) -> Vec<Hit> {
    text.match_indices(" (").filter_map(|(at, _)| doubled(text, at)).collect()
}

/// The number before a bracket, when the bracket repeats it.
fn doubled(text: &str, space: usize) -> Option<Hit> {
    let before = text.get(..space)?;
    let start = before.rfind([' ', '“', '(', '\n']).map_or(0, |at| at + before.get(at..).map_or(1, first_length));
    let word = before.get(start..)?;
    let inside = text.get(space + 2..)?;
    let close = inside.find(')').filter(|close| *close <= 12)?;
    let (figures, end) = (inside.get(..close)?, space + 2 + close + 1);
    let range = start..end;
    let words = text.get(range.clone())?;
    if matches!(word, "dollars" | "dollar") && figures.starts_with('$') {
        return Some(Hit::new(range, format!("“{words}” says one sum twice"), format!("write {figures} alone")));
    }
    let (named, number) = (numeral::named(word)?, figures.parse::<u32>().ok()?);
    if named == number {
        let written = numeral::written(number);
        let help = format!("write “{written}” alone");
        return Some(Hit { instead: Some(written), ..Hit::new(range, format!("“{words}” says one number twice"), help) });
    }
    // “Twenty five (25)” is one number in three words: its last word is not all of it.
    let counted = text.get(end..)?.trim_start().split(|c: char| !c.is_alphabetic()).next()?;
    let tail = number % 10 == named && number > 20;
    (COUNTED.contains(&counted) || tail).then(|| {
        let message = match tail {
            true => format!("“{words}” says one number twice"),
            false => format!("“{words}” says two numbers"),
        };
        Hit::new(range, message, "write the one that is meant, once")
    })
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

judges_words!(DoubledNumber, Scope::Text, see);
