//! `unclear-duty`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Found, Phrase, Phrases, mend};
use crate::lint::text::{sentences, words};
use crate::lint::wording::{Hit, Scope, hangs, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// A duty in words that are no command: “the clerk will post”, “the agency should delete”, “the manager is responsible for filing”, “the
    /// head is required to certify”.
    ///
    /// ## Why it matters
    ///
    /// “Will” foretells, “should” advises, and “is required to” reports a duty that some other text lays down. Where the other duties say “must”,
    /// a court may think that less was meant (Federal Plain Language Guidelines, “Use ‘must’ to indicate requirements”). Findings, and
    /// clauses that only speak of a duty (“if the agency is required to”), are left alone.
    ///
    /// ## Example
    ///
    /// > The clerk will post the report.
    ///
    /// ## Instead
    ///
    /// > The clerk must post the report.
    UnclearDuty = "unclear-duty", Family::Language, Level::Warning
}

const HELP: &str = "write “must” if it is a duty, “may” if it is a choice";

static TABLE: &[Phrase] = &[
    mend("should", HELP),
    mend("ought to", HELP),
    mend("will", HELP),
    mend("is to", HELP),
    mend("are to", HELP),
    mend("is required to", HELP),
    mend("are required to", HELP),
    mend("is directed to", HELP),
    mend("are directed to", HELP),
    mend("is obligated to", HELP),
    mend("are obligated to", HELP),
    mend("is expected to", HELP),
    mend("are expected to", HELP),
    mend("has a duty to", HELP),
    mend("have a duty to", HELP),
    mend("has the duty to", HELP),
    mend("is responsible for", HELP),
    mend("are responsible for", HELP),
];

/// Those who have duties, by the last word of what they are called.
const ACTORS: [&str; 40] = [
    "agency", "agencies", "official", "officials", "officer", "officers", "head", "heads", "department", "departments",
    "board", "council", "commission", "committee", "clerk", "manager", "administrator", "executive", "mayor", "attorney",
    "counsel", "solicitor", "city", "town", "county", "village", "township", "borough", "staff", "contractor", "employee",
    "employees", "person", "body", "chief", "sheriff", "supervisor", "director", "controller", "company",
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    if found.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(text);
    let commands = |found: &Found<'_>| {
        let sentence = sentences.iter().find(|sentence| sentence.contains(&found.range.start));
        sentence.is_some_and(|sentence| is_duty(text, sentence, found))
    };
    let duties = found.iter().filter(|found| commands(found));
    duties.map(|found| Hit::of(found, text, |words| format!("“{words}” leaves open whether it is a duty"))).collect()
}

/// Whether a clause of its own says that somebody has the duty.
fn is_duty(text: &str, sentence: &Range<usize>, found: &Found<'_>) -> bool {
    let before = text.get(sentence.start..found.range.start).unwrap_or_default();
    let after = text.get(found.range.end..).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':', '—']).next().unwrap_or_default();
    if hangs(before) {
        return false;
    }
    let subject = words(clause).last().map(|(_, word)| word.to_ascii_lowercase());
    let actor = subject.is_some_and(|word| ACTORS.contains(&word.as_str()));
    let next = words(after).next().map_or("", |(_, word)| word);
    match found.phrase.words {
        // “Should the agency fail” is a condition.
        "should" | "ought to" => !clause.trim().is_empty(),
        "is responsible for" | "are responsible for" => actor && next.ends_with("ing"),
        "is to" | "are to" => actor && next != "be",
        _ => actor,
    }
}

judges_words!(UnclearDuty, Scope::Operative, see);
