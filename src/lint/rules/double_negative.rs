//! `double-negative`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::text::{sentences, words};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// A negative on a negative: “not unless”, “not uncommon”, “must not fail to”, “no agency may not”, “may not … unless … not”.
    ///
    /// ## Why it matters
    ///
    /// A reader must turn it round twice, and one who turns it once has the opposite of the law. The Federal Plain Language Guidelines and
    /// the plain-English rule of the Securities and Exchange Commission (17 C.F.R. § 230.421(d)) both forbid it.
    ///
    /// ## Example
    ///
    /// > No agency may not share footage unless the owner has not objected.
    ///
    /// ## Instead
    ///
    /// > An agency may share footage if the owner has been asked and does not object.
    DoubleNegative = "double-negative", Family::Language, Level::Warning
}

const SAY: &str = "say what is so, or what must be done, without the negatives";

static TABLE: &[Phrase] = &[
    mend("not unless", "write “only if”"),
    mend("not fail to", "write “must” and the act"),
    mend("never fail to", "write “must” and the act"),
    mend("cannot not", "write “must” and the act"),
    mend("not without", "write “with”, or “only with”"),
    mend("not uncommon", SAY),
    mend("not unusual", SAY),
    mend("not unlike", "write “like”"),
    mend("not unlikely", SAY),
    mend("not infrequent", SAY),
    mend("not infrequently", SAY),
    mend("not impossible", SAY),
    mend("not insignificant", SAY),
    mend("not unimportant", SAY),
    mend("not unknown", SAY),
    mend("not uncertain", SAY),
    mend("not dissimilar", SAY),
    mend("not unlawful", "write “lawful”"),
    mend("not illegal", "write “lawful”"),
    mend("not unnecessary", SAY),
    mend("not unreasonable", "write “reasonable”"),
];

/// How a sentence begins whose subject is denied.
const OPENINGS: [&str; 3] = ["No ", "Nobody ", "None "];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    let mut hits: Vec<Hit> = found.iter().map(|found| Hit::of(found, text, message)).collect();
    // Most texts are dismissed before they are taken apart into sentences.
    let may_deny = OPENINGS.iter().any(|opening| text.contains(opening)) || text.contains(" unless ");
    if !may_deny || !text.contains(" not ") {
        return hits;
    }
    for sentence in sentences(text) {
        let subject = denied_subject(text, &sentence).map(|range| (range, "No … may not"));
        let twice = subject
            .or_else(|| denied_exception(text, &sentence).map(|range| (range, "may not … unless … not")));
        let apart = |range: &Range<usize>| {
            hits.iter().all(|hit| hit.range.end <= range.start || range.end <= hit.range.start)
        };
        if let Some((range, words)) = twice.filter(|(range, _)| apart(range)) {
            hits.push(Hit::new(range, message(words), SAY));
        }
    }
    hits
}

fn message(words: &str) -> String {
    format!("“{words}” is a negative on a negative")
}

/// “No agency … may not”, with nothing between that begins another clause.
fn denied_subject(text: &str, sentence: &Range<usize>) -> Option<Range<usize>> {
    let words_of = text.get(sentence.clone())?;
    if !OPENINGS.iter().any(|opening| words_of.starts_with(opening)) {
        return None;
    }
    let mut last: Option<Range<usize>> = None;
    let clause = words_of.split([',', ';', ':', '—']).next()?;
    for (range, word) in words(clause) {
        match word {
            "that" | "who" | "which" | "whose" | "whom" | "if" | "unless" | "when" | "where" | "because" | "whether" => {
                return None;
            }
            "may" | "must" | "shall" | "can" | "does" | "do" | "is" | "are" | "will" => last = Some(range),
            // What follows the modal and is not “not” belongs to the verb, and the search is over.
            "not" => return last.map(|modal| sentence.start + modal.start..sentence.start + range.end),
            _ if last.is_some() => return None,
            _ => {}
        }
    }
    None
}

/// “May not … unless … not”: a ban with an exception that is itself denied.
fn denied_exception(text: &str, sentence: &Range<usize>) -> Option<Range<usize>> {
    let words_of = text.get(sentence.clone())?;
    let unless = words_of.find(" unless ")? + 1;
    let denied = ["may not ", "must not ", "shall not ", "cannot "].iter().any(|ban| {
        words_of.get(..unless).is_some_and(|before| before.contains(ban))
    });
    let clause = words_of.get(unless..)?.split([',', ';', ':']).next()?;
    let not = words(clause).take(9).any(|(_, word)| word == "not");
    (denied && not).then_some(sentence.start + unless..sentence.start + unless + "unless".len())
}

judges_words!(DoubleNegative, Scope::Operative, see);
