//! `actorless-duty`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::text::{sentences, words};
use crate::lint::wording::{Hit, Scope, hangs, judges_words};
use crate::lint::{Family, Level, numeral};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// A duty in the passive voice whose sentence names nobody who has it: “the report must be filed”.
    ///
    /// ## Why it matters
    ///
    /// A duty that is nobody’s is not done, and no court can order anybody to do it. Drafting manuals ask for the active voice, with the
    /// person who must act as its subject (Federal Plain Language Guidelines, “Use active voice”; Office of the Federal Register, Drafting
    /// Legal Documents). Construction (“must be read so that…”), what a paper must be like (“must be signed”), and a duty that another
    /// sentence only mentions (“whether it must be kept”) are left alone.
    ///
    /// ## Example
    ///
    /// > The report must be filed within 30 days.
    ///
    /// ## Instead
    ///
    /// > The manager must file the report within 30 days.
    ActorlessDuty = "actorless-duty", Family::Language, Level::Warning
}

const HELP: &str = "make the one who must act the subject, as in “the manager must file…”, or name that one after “by”";

static MODALS: &[Phrase] = &[
    mend("must be", HELP),
    mend("must also be", HELP),
    mend("must then be", HELP),
    mend("must first be", HELP),
    mend("shall be", HELP),
    mend("is to be", HELP),
    mend("are to be", HELP),
];

/// Acts of an office, each done by somebody. What only describes a paper, such as “signed”, is not among them.
const ACTS: [&str; 56] = [
    "announced", "appointed", "audited", "canceled", "certified", "checked", "closed", "collected", "completed",
    "conducted", "deleted", "delivered", "destroyed", "disabled", "disclosed", "distributed", "ended", "filed",
    "forwarded", "furnished", "given", "held", "investigated", "issued", "kept", "listed", "logged", "made",
    "mailed", "maintained", "notified", "obtained", "paid", "performed", "posted", "prepared", "presented",
    "preserved", "provided", "published", "recorded", "removed", "reported", "retained", "returned", "reviewed",
    "revoked", "scheduled", "sent", "served", "submitted", "terminated", "trained", "transmitted", "updated",
    "withdrawn",
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(MODALS));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    if found.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(text);
    let hit = |modal: Range<usize>| {
        let sentence = sentences.iter().find(|sentence| sentence.contains(&modal.start))?;
        let after = text.get(modal.end..sentence.end)?;
        let (participle, act) =
            words(after).find(|(_, word)| !word.ends_with("ly")).filter(|(range, _)| range.start < 20)?;
        let before = text.get(sentence.start..modal.start)?;
        let act_known = ACTS.contains(&act.to_ascii_lowercase().as_str());
        if !act_known || hangs(before) || acts(before) || names_actor(after.get(participle.end..)?) {
            return None;
        }
        let range = modal.start..modal.end + participle.end;
        let message = format!("“{}” does not say by whom", text.get(range.clone())?);
        Some(Hit::new(range, message, HELP))
    };
    found.into_iter().filter_map(|found| hit(found.range)).collect()
}

/// Whether somebody acts earlier in the sentence, so that the duty may well be theirs.
fn acts(before: &str) -> bool {
    let all: Vec<&str> = words(before).map(|(_, word)| word).collect();
    all.windows(2).any(|pair| {
        matches!(pair, [modal, verb] if matches!(*modal, "must" | "may" | "shall") && !matches!(*verb, "be" | "not"))
    })
}

/// Whether “by” and somebody follow: not a day, a number, or a means.
fn names_actor(after: &str) -> bool {
    const NOBODY: [&str; 35] = [
        "mail", "e-mail", "email", "hand", "post", "certified", "registered", "means", "way", "law", "then", "noon",
        "midnight", "first", "last", "end", "close", "day", "date", "deadline", "time", "january", "february", "march",
        "april", "june", "july", "august", "september", "october", "december", "may", "november", "december", "may",
    ];
    let all: Vec<(Range<usize>, &str)> = words(after).collect();
    all.iter().enumerate().filter(|(_, (_, word))| word.eq_ignore_ascii_case("by")).any(|(at, (by, _))| {
        // In a template a tag stands there, and what it prints may well be somebody.
        if after.get(by.end..).is_some_and(|rest| rest.trim_start().starts_with('\u{1}')) {
            return true;
        }
        let mut rest = all.get(at + 1..).unwrap_or_default().iter().map(|(_, word)| *word);
        let article = |word: &&str| matches!(*word, "the" | "a" | "an" | "each" | "any" | "its" | "that");
        let name = rest.find(|word| !article(word)).map(str::to_ascii_lowercase);
        name.is_some_and(|name| {
            !NOBODY.contains(&name.as_str())
                && !name.ends_with("ing")
                && numeral::named(&name).is_none()
                && !name.starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

judges_words!(ActorlessDuty, Scope::Operative, see);
