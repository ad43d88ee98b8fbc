//! `archaic-word`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend, swap};
use crate::lint::text::words;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// Words that only old papers use: hereby, herein, thereof, heretofore, witnesseth, aforesaid, “said agency”, “pay for same”.
    ///
    /// ## Why it matters
    ///
    /// They add nothing, or they point without saying where: “herein” is this sentence, this section or this ordinance. Drafting manuals
    /// list them as words to avoid (Office of the Federal Register, Drafting Legal Documents; Reed Dickerson, The Fundamentals of Legal
    /// Drafting). Enacting clauses, titles and attestations are the body’s own words and are left alone, and so is “whereas”, which opens a
    /// recital.
    ///
    /// ## Example
    ///
    /// > The city hereby ends the rights of said company and all duties thereunder.
    ///
    /// ## Instead
    ///
    /// > The city ends the rights of that company and all duties under its agreement.
    ArchaicWord = "archaic-word", Family::Language, Level::Warning
}

const HERE: &str = "say which: “in this section”, “in this ordinance”";
const THERE: &str = "write “it” or “them” after the preposition, as in “of it”, or name the thing again";
const SAID: &str = "write “the”, “that” or “those”";
const SAME: &str = "write “it” or “them”, or name the thing again";

static TABLE: &[Phrase] = &[
    mend("hereby", "leave it out"),
    mend("herein", HERE),
    mend("hereof", HERE),
    mend("hereto", HERE),
    mend("hereunder", HERE),
    mend("hereinabove", HERE),
    mend("hereinafter", HERE),
    mend("hereinbefore", HERE),
    mend("hereunto", HERE),
    mend("herewith", "write “with this”"),
    mend("hereafter", "say from when"),
    mend("heretofore", "say until when"),
    mend("theretofore", "say until when"),
    swap("hitherto", "until now"),
    mend("witnesseth", "leave it out"),
    mend("in witness whereof", "leave it out"),
    mend("know all men by these presents", "leave it out"),
    mend("aforesaid", SAID),
    mend("aforementioned", SAID),
    mend("aforedescribed", SAID),
    mend("before-mentioned", SAID),
    mend("above-mentioned", SAID),
    mend("above-named", SAID),
    mend("within-named", SAID),
    mend("therein", THERE),
    mend("thereof", THERE),
    mend("thereto", THERE),
    mend("thereunder", THERE),
    mend("therefrom", THERE),
    mend("therewith", THERE),
    mend("thereon", THERE),
    mend("therefor", THERE),
    mend("thereupon", "write “then”"),
    mend("wherein", "write “in which” or “where”"),
    mend("whereof", "write “of which”"),
    mend("whereupon", "write “and then”"),
    mend("whereunder", "write “under which”"),
    mend("whatsoever", "leave it out"),
    mend("whomsoever", "write “anyone”"),
    mend("whosoever", "write “anyone who”"),
    mend("wheresoever", "write “wherever”"),
    mend("forthwith", "write “at once”, or give the number of days"),
    mend("to wit", "write “namely”, or a colon"),
    mend("unto", "write “to”"),
    mend("betwixt", "write “between”"),
    mend("wherefore", "write “therefore”"),
    mend("henceforth", "say from when"),
    mend("thenceforth", "say from when"),
    mend("said", SAID),
    mend("same", SAME),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for found in PHRASES.find(text) {
        let range = match found.phrase.words {
            "said" if !points(text, &found.range) => continue,
            "same" if !stands_for_a_noun(text, &found.range) => continue,
            _ => found.range.clone(),
        };
        let mut hit = Hit::of(&found, text, |words| format!("“{words}” is a word of old papers"));
        // The space goes with the word that says nothing.
        if found.phrase.words == "hereby" && text.get(range.end..).is_some_and(|rest| rest.starts_with(' ')) {
            hit.range = range.start..range.end + 1;
            hit.instead = Some(String::new());
        }
        hits.push(hit);
    }
    hits
}

fn word_before(text: &str, at: usize) -> Option<&str> {
    text.get(..at)?.strip_suffix(' ')?.rsplit([' ', '“', '(']).next()
}

fn word_after(text: &str, at: usize) -> Option<&str> {
    words(text.get(at..)?.strip_prefix(' ')?).next().filter(|(range, _)| range.start == 0).map(|(_, word)| word)
}

/// Whether “said” is an adjective and not a verb: “of said agency”, and not “the agency said that”.
fn points(text: &str, said: &Range<usize>) -> bool {
    const BEFORE: [&str; 24] = [
        "of", "in", "to", "by", "for", "from", "with", "under", "on", "at", "the", "any", "each", "all", "upon",
        "within", "into", "if", "when", "until", "after", "before", "against", "between",
    ];
    const AFTER: [&str; 16] = [
        "that", "it", "in", "to", "the", "of", "about", "so", "on", "by", "a", "an", "they", "he", "and", "or",
    ];
    let before = word_before(text, said.start);
    let opens = before.is_none_or(str::is_empty) && text.get(said.clone()) == Some("Said");
    let led = before.is_some_and(|word| BEFORE.contains(&word.to_ascii_lowercase().as_str())) || opens;
    led && word_after(text, said.end).is_some_and(|word| !AFTER.contains(&word.to_ascii_lowercase().as_str()))
}

/// Whether “same” stands for a noun: “pay for same”, and not “do the same for that office”.
fn stands_for_a_noun(text: &str, same: &Range<usize>) -> bool {
    let after = text.get(same.end..).unwrap_or_default();
    let next = word_after(text, same.end);
    match word_before(text, same.start) {
        Some("of" | "for" | "to" | "from" | "with" | "under" | "by" | "upon" | "on") => {
            let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')']);
            ends || matches!(next, Some("to" | "from" | "within" | "and" | "or" | "in" | "must" | "shall" | "may" | "is"))
        }
        Some("the") => next == Some("shall") || after.starts_with(" is hereby") || after.starts_with(" are hereby"),
        _ => false,
    }
}

judges_words!(ArchaicWord, Scope::Text, see);
