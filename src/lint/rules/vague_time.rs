//! `vague-time`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::text::sentences;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// A duty to act “promptly”, “as soon as possible”, “within a reasonable time”, with no last day in the same sentence.
    ///
    /// ## Why it matters
    ///
    /// Nobody can say on which day it was broken. Sometimes that is meant, and then the note can be passed over; more often a number of days was
    /// forgotten.
    ///
    /// ## Example
    ///
    /// > The agency must promptly tell the owner.
    ///
    /// ## Instead
    ///
    /// > The agency must tell the owner promptly, and no later than 10 days after it learns of the violation.
    VagueTime = "vague-time", Family::Language, Level::Note
}

const HELP: &str = "give a last day, as in “and no later than 10 days after”";

static TABLE: &[Phrase] = &[
    mend("promptly", HELP),
    mend("expeditiously", HELP),
    mend("as soon as possible", HELP),
    mend("as soon as practicable", HELP),
    mend("as soon as feasible", HELP),
    mend("as soon as reasonably possible", HELP),
    mend("as soon as reasonably practicable", HELP),
    mend("at the earliest opportunity", HELP),
    mend("in a timely manner", HELP),
    mend("in a timely fashion", HELP),
    mend("on a timely basis", HELP),
    mend("within a reasonable time", HELP),
    mend("within a reasonable period", HELP),
    mend("within reasonable time", HELP),
    mend("without undue delay", HELP),
    mend("without unreasonable delay", HELP),
    mend("in due course", HELP),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    if found.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(text);
    let open = |at: usize| {
        let sentence = sentences.iter().find(|sentence| sentence.contains(&at));
        sentence.is_some_and(|sentence| is_open(text, sentence))
    };
    let found = found.iter().filter(|found| open(found.range.start));
    found.map(|found| Hit::of(found, text, |words| format!("“{words}” sets no last day"))).collect()
}

/// Whether a sentence commands and gives no last day.
fn is_open(text: &str, sentence: &Range<usize>) -> bool {
    const LIMITS: [&str; 6] = ["later than", "at most", "more than", "no longer than", "before ", "by the "];
    let Some(words) = text.get(sentence.clone()) else { return false };
    let commands = words.contains("must ") || words.contains("shall ");
    let limited = LIMITS.iter().any(|limit| words.contains(limit))
        || words.match_indices("ithin ").any(|(at, found)| {
            words.get(at + found.len()..).is_some_and(|rest| !rest.starts_with("a reasonable") && !rest.starts_with("reasonable"))
        });
    commands && !limited
}

judges_words!(VagueTime, Scope::Operative, see);
