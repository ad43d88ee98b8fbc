//! `ambiguous-such`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::text::words;
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “Such” before a noun as a pointer to something said before: “such agency”, “any such report”.
    ///
    /// ## Why it matters
    ///
    /// It can mean “that one” or “one of that kind”, and the two may be ruled by different sentences. Drafting manuals ask for “the”,
    /// “that” or “it” (Office of the Federal Register, Drafting Legal Documents; Uniform Law Commission, Drafting Rules). “Such as”, “such a”,
    /// “such that”, “no such” and “such … as” are left alone.
    ///
    /// ## Example
    ///
    /// > The agency must keep a log of requests, and must publish such log each month.
    ///
    /// ## Instead
    ///
    /// > The agency must keep a log of requests, and must publish the log each month.
    AmbiguousSuch = "ambiguous-such", Family::Language, Level::Warning
}

const HELP: &str = "write “the”, “that” or “it” for the one meant, or “of that kind” for one like it";

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    static TABLE: &[Phrase] = &[mend("such", HELP)];
    Phrases::new(TABLE)
});

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    let pointers = found.iter().filter_map(|found| pointer(text, found.range.clone()));
    let message = |range: &Range<usize>| {
        let words = text.get(range.clone()).unwrap_or_default();
        format!("“{words}” may mean that one or one of that kind")
    };
    pointers.map(|range| Hit::new(range.clone(), message(&range), HELP)).collect()
}

/// The word with its noun, where it points to something.
fn pointer(text: &str, such: Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..such.start)?.trim_end().rsplit(' ').next()?.to_ascii_lowercase();
    let after = text.get(such.end..)?;
    // Only a space leads to a noun: “as such,” points to nothing.
    let clause = after.strip_prefix(' ')?.split([',', '.', ';', ':']).next()?;
    let (noun, word) = words(clause).next()?;
    let kind = matches!(word, "as" | "a" | "an" | "that" | "is" | "are" | "was" | "were" | "other" | "others");
    let correlative = words(clause).skip(1).take(7).any(|(_, word)| word == "as");
    let points = noun.start == 0 && !kind && !correlative && !matches!(before.as_str(), "no" | "as");
    points.then_some(such.start..such.end + 1 + noun.end)
}

judges_words!(AmbiguousSuch, Scope::Operative, see);
