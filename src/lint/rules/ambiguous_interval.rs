//! `ambiguous-interval`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “Biweekly”, “bimonthly”, “biannual” and their kin.
    ///
    /// ## Why it matters
    ///
    /// Dictionaries give “biweekly” and “bimonthly” both meanings, twice in one and once in two, and “biannual” is taken for “biennial”. An
    /// agency that must report “biannually” can choose between two reports a year and one in two years. “Semiannual” and “biennial”
    /// have one meaning each.
    ///
    /// ## Example
    ///
    /// > The agency must report biannually.
    ///
    /// ## Instead
    ///
    /// > The agency must report twice a year.
    AmbiguousInterval = "ambiguous-interval", Family::Language, Level::Warning
}

const WEEKS: &str = "write “twice a week” or “every two weeks”";
const MONTHS: &str = "write “twice a month” or “every two months”";
const YEARS: &str = "write “twice a year” or “every two years”";

static TABLE: &[Phrase] = &[
    mend("biweekly", WEEKS),
    mend("bi-weekly", WEEKS),
    mend("bimonthly", MONTHS),
    mend("bi-monthly", MONTHS),
    mend("biannual", YEARS),
    mend("biannually", YEARS),
    mend("bi-annual", YEARS),
    mend("bi-annually", YEARS),
    mend("biyearly", YEARS),
    mend("bi-yearly", YEARS),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    let hits = found.iter().map(|found| Hit::of(found, text, |words| format!("“{words}” has two meanings")));
    hits.collect()
}

judges_words!(AmbiguousInterval, Scope::Text, see);
