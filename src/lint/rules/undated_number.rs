//! `undated-number`.

use crate::lint::manual::rule;
use crate::lint::told::{Fault, judges_facts};
use crate::lint::{Family, Level, seek, text};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A count of partnerships, agencies, requests, cameras and the like in a fact or a recital that names no year.
    ///
    /// ## Why it matters
    ///
    /// The count of police departments in one company’s program went from some 400 in August 2019 to more than 2,000 in July 2022. A
    /// count without a date is wrong on most days, and a reader cannot tell on which it was right.
    ///
    /// ## Example
    ///
    /// > WHEREAS, more than 2,000 departments had joined the program;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, by the company’s own count 2,161 law-enforcement agencies had joined the program in July 2022;
    UndatedNumber = "undated-number", Family::Facts, Level::Warning
}

judges_facts!(UndatedNumber, judge);

/// What our papers count.
const COUNTED: [&str; 26] = [
    "agencies",
    "departments",
    "partnerships",
    "agreements",
    "contracts",
    "requests",
    "incidents",
    "jurisdictions",
    "localities",
    "communities",
    "cities",
    "towns",
    "counties",
    "governments",
    "officers",
    "cameras",
    "devices",
    "doorbells",
    "disclosures",
    "demands",
    "customers",
    "users",
    "residents",
    "households",
    "readers",
    "partners",
];

/// How many words may stand between a number and what it counts: “2,161 law-enforcement and fire agencies”.
const REACH: usize = 4;

fn judge(told: &str) -> Option<Fault> {
    if seek::year(told).is_some() {
        return None;
    }
    let words: Vec<(Range<usize>, &str)> = text::words(told).collect();
    let counts = |index: usize| {
        words
            .iter()
            .skip(index + 1)
            .take(REACH)
            .find(|(_, word)| COUNTED.contains(word))
            .map(|(range, _)| range.end)
    };
    let found = words.iter().enumerate().find_map(|(index, (range, word))| {
        (is_large(word))
            .then(|| counts(index).map(|end| seek::whole_number(told, range.clone()).start..end))
            .flatten()
    })?;
    let phrase = told.get(found.clone()).unwrap_or_default();
    Some(Fault::new(
        found,
        format!("“{phrase}” is a count without its year"),
        "say by whose count and in what year, in the same clause",
    ))
}

/// Whether a word is a number that is counted rather than known: two figures and more, or hundreds and thousands.
fn is_large(word: &str) -> bool {
    let figures = word.len() > 1 && word.chars().all(|c| c.is_ascii_digit());
    figures
        || ["dozens", "scores", "hundred", "hundreds", "thousand", "thousands", "million", "millions"]
            .contains(&word)
}
