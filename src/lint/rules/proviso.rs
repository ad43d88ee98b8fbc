//! `proviso`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “Provided that”, “provided, however, that” and “provided further” after a comma, a semicolon or a colon, or at the head of a sentence.
    ///
    /// ## Why it matters
    ///
    /// A proviso may be a condition, an exception or a new rule, and courts must guess which, and of how much of the sentence. The drafting
    /// manuals of both houses of Congress and the Uniform Law Commission’s Drafting Rules forbid it. “Provided” as a verb, as in “the
    /// agreement provided that”, is left alone.
    ///
    /// ## Example
    ///
    /// > The agency may keep the footage; provided, however, that it tells the clerk.
    ///
    /// ## Instead
    ///
    /// > The agency may keep the footage if it tells the clerk.
    Proviso = "proviso", Family::Language, Level::Warning
}

const HELP: &str = "write “if” for a condition, “except that” or “but” for an exception, or a sentence of its own";

static TABLE: &[Phrase] = &[
    mend("provided that", HELP),
    mend("provided, that", HELP),
    mend("provided however", HELP),
    mend("provided, however", HELP),
    mend("provided further", HELP),
    mend("provided, further", HELP),
    mend("provided also", HELP),
    mend("and provided that", HELP),
    mend("and provided further", HELP),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text).into_iter().filter(|found| {
        let before = text.get(..found.range.start).unwrap_or_default().trim_end();
        let named = text.get(found.range.clone()).is_some_and(|words| words.starts_with('P'));
        // A comma before the verb closes an aside: “the agreement, as amended, provided that”.
        let aside = before.strip_suffix(',').and_then(|before| before.rsplit_once(", ")).is_some_and(|(_, aside)| {
            ["as ", "which ", "who ", "dated ", "made ", "signed "].iter().any(|opening| aside.starts_with(opening))
        });
        (named || before.ends_with([',', ';', ':', '—'])) && !aside
    });
    found.map(|found| Hit::of(&found, text, |words| format!("“{words}” hides whether it is a condition or an exception"))).collect()
}

judges_words!(Proviso, Scope::Operative, see);
