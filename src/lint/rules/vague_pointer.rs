//! `vague-pointer`.

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
    /// A pointer to a place in the text that does not say which: “as described above”, “the foregoing”, “the preceding section”.
    ///
    /// ## Why it matters
    ///
    /// A section that is added or moved makes it point elsewhere, and nobody notices. A number can be checked; here `[](#id)` even keeps it right.
    /// Drafting manuals ask for the number (Office of the Federal Register, Document Drafting Handbook).
    ///
    /// ## Example
    ///
    /// > Notwithstanding the foregoing, the agency may keep the footage described above.
    ///
    /// ## Instead
    ///
    /// > Despite Section 4(b), the agency may keep the footage that Section 3(a) describes.
    VaguePointer = "vague-pointer", Family::Language, Level::Warning
}

const HELP: &str = "name the section, in a template as [](#id)";

static TABLE: &[Phrase] = &[
    mend("above", HELP),
    mend("below", HELP),
    mend("the foregoing", HELP),
    mend("the preceding section", HELP),
    mend("the preceding subsection", HELP),
    mend("the preceding paragraph", HELP),
    mend("the preceding sentence", HELP),
    mend("the following section", HELP),
    mend("the following subsection", HELP),
    mend("the next section", HELP),
    mend("the next subsection", HELP),
    mend("the previous section", HELP),
    mend("the previous subsection", HELP),
    mend("the prior section", HELP),
    mend("the last section", HELP),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text).into_iter().filter(|found| match found.phrase.words {
        "above" | "below" => points(text, &found.range),
        _ => true,
    });
    found.map(|found| Hit::of(&found, text, |words| format!("“{words}” points without saying where"))).collect()
}

/// Whether the word points into the text: after a word such as “described”, or between “the” and a noun. “Above all”, “a
/// person above that age” and “below cost” point nowhere.
fn points(text: &str, range: &Range<usize>) -> bool {
    const SAID: [&str; 18] = [
        "forth", "out", "described", "listed", "defined", "stated", "mentioned", "given", "provided", "specified", "named",
        "noted", "referenced", "required", "prescribed", "enumerated", "identified", "discussed",
    ];
    let before = text.get(..range.start).unwrap_or_default().trim_end().rsplit([' ', '(']).next().unwrap_or_default();
    let rest = text.get(range.end..).unwrap_or_default();
    let noun = words(rest).next().is_some_and(|(at, _)| at.start == 1);
    let ends = !rest.starts_with(' ') || words(rest).next().is_some_and(|(_, word)| word != "the" && word != "a");
    (SAID.contains(&before) && ends) || (before.eq_ignore_ascii_case("the") && noun)
}

judges_words!(VaguePointer, Scope::Operative, see);
