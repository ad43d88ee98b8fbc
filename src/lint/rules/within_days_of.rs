//! `within-days-of`.

use crate::lint::manual::rule;
use crate::lint::numeral;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::text::words;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “Within 30 days of” an event.
    ///
    /// ## Why it matters
    ///
    /// The days before the event are within 30 days of it as well, and whether its own day counts is left open. “After” and “before” say
    /// both: a period runs from the day after the event, as in Federal Rule of Civil Procedure 6(a).
    ///
    /// ## Example
    ///
    /// > within 30 days of the hearing
    ///
    /// ## Instead
    ///
    /// > within 30 days after the hearing
    WithinDaysOf = "within-days-of", Family::Language, Level::Warning
}

const HELP: &str = "write “after” or “before”";

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    static TABLE: &[Phrase] = &[mend("within", HELP)];
    Phrases::new(TABLE)
});

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text).into_iter().filter_map(|found| two_sided(text, found.range));
    let hit = |range: Range<usize>| {
        let message = format!("“{}” counts the days before as well", text.get(range.clone()).unwrap_or_default());
        Hit::new(range, message, HELP)
    };
    found.map(hit).collect()
}

/// “Within”, a number, perhaps a kind of day, a unit of time, “of”: all of it.
fn two_sided(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let after = text.get(within.end..)?;
    let mut following = words(after).take(6);
    let (_, number) = following.next()?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) || numeral::named(number).is_some() || matches!(number, "a" | "an");
    let mut timed = false;
    for (range, word) in following {
        match word {
            "day" | "days" | "hour" | "hours" | "week" | "weeks" | "month" | "months" | "year" | "years" => timed = true,
            "business" | "calendar" | "working" | "court" | "consecutive" | "full" => {}
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {}
            "of" if is_number && timed => {
                let rest = after.get(range.end..)?.trim_start();
                // Things within days of each other are meant to be so on both sides.
                let both = rest.starts_with("each other") || rest.starts_with("one another");
                return (!both).then_some(within.start..within.end + range.end);
            }
            _ => return None,
        }
    }
    None
}

judges_words!(WithinDaysOf, Scope::Operative, see);
