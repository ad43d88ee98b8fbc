//! `any-for-each`.

use crate::lint::manual::rule;
use crate::lint::text::{sentences, words};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A duty laid on “any”: “Any agency that holds footage must report it”.
    ///
    /// ## Why it matters
    ///
    /// “Any” can be read as one of them, whichever it is, so that when one has done the thing the others are free. The old rule of drafting is “any”
    /// for a right, “each” for a duty, “no” for a ban (Office of the Federal Register, Drafting Legal Documents).
    ///
    /// ## Example
    ///
    /// > Any agency must file a report.
    ///
    /// ## Instead
    ///
    /// > Each agency must file a report.
    AnyForEach = "any-for-each", Family::Language, Level::Note
}

fn see(text: &str) -> Vec<Hit> {
    // Where the word does not stand at all, no sentence begins with it.
    if !text.contains("Any ") {
        return Vec::new();
    }
    let begun = sentences(text).into_iter().filter(|sentence| is_duty(text, sentence));
    let hit = |sentence: Range<usize>| Hit {
        // A note of the mend and not the mend: “an agency” may be meant.
        instead: None,
        ..Hit::new(
            sentence.start..sentence.start + "Any".len(),
            "“Any” lays the duty on whichever one it may be",
            "write “Each” if all of them must do it, or “A” or “An”",
        )
    };
    begun.map(hit).collect()
}

/// Whether a sentence begins with the word and commands its subject.
fn is_duty(text: &str, sentence: &Range<usize>) -> bool {
    let Some(words_of) = text.get(sentence.clone()).filter(|words| words.starts_with("Any ")) else { return false };
    let all: Vec<&str> = words(words_of).map(|(_, word)| word).collect();
    let modal = all.iter().position(|word| matches!(*word, "may" | "must" | "shall" | "is" | "are" | "can" | "will"));
    modal.is_some_and(|at| {
        matches!(all.get(at), Some(&"must" | &"shall")) && !matches!(all.get(at + 1), Some(&"not" | &"be"))
    })
}

judges_words!(AnyForEach, Scope::Operative, see);
