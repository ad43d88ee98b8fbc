//! `wordy-phrase`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend, swap};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level, numeral};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// Several words where one says the same: “in the event that”, “prior to”, “for the purpose of”, “make a determination”.
    ///
    /// ## Why it matters
    ///
    /// What is longer is read by fewer. The Federal Plain Language Guidelines list many of these phrases with the words to take instead. The mend is made by
    /// itself only where the short word means the same in every sentence.
    ///
    /// ## Example
    ///
    /// > In the event that an agency is in receipt of footage prior to approval
    ///
    /// ## Instead
    ///
    /// > If an agency receives footage before approval
    WordyPhrase = "wordy-phrase", Family::Language, Level::Warning
}

static TABLE: &[Phrase] = &[
    swap("in the event that", "if"),
    mend("in the event of", "write “if there is”, or “on”"),
    swap("prior to", "before"),
    swap("subsequent to", "after"),
    swap("pursuant to", "under"),
    swap("in order to", "to"),
    swap("in lieu of", "instead of"),
    swap("by reason of", "because of"),
    swap("for the reason that", "because"),
    swap("due to the fact that", "because"),
    swap("in view of the fact that", "because"),
    swap("despite the fact that", "although"),
    swap("notwithstanding the fact that", "although"),
    swap("until such time as", "until"),
    swap("at such time as", "when"),
    swap("during such time as", "while"),
    swap("at the time that", "when"),
    swap("at this point in time", "now"),
    swap("at the present time", "now"),
    swap("during the course of", "during"),
    swap("for the duration of", "during"),
    mend("by means of", "write “by” or “with”"),
    swap("for a period of", "for"),
    swap("within a period of", "within"),
    swap("a sufficient number of", "enough"),
    swap("an adequate number of", "enough"),
    mend("has the authority to", "write “may”"),
    mend("have the authority to", "write “may”"),
    swap("is in receipt of", "has received"),
    swap("in close proximity to", "near"),
    swap("in the vicinity of", "near"),
    swap("on a daily basis", "daily"),
    swap("on a weekly basis", "weekly"),
    swap("on a monthly basis", "monthly"),
    swap("on a quarterly basis", "quarterly"),
    swap("on an annual basis", "yearly"),
    swap("on a regular basis", "regularly"),
    swap("utilize", "use"),
    swap("utilizes", "uses"),
    swap("utilized", "used"),
    swap("utilizing", "using"),
    swap("effectuate", "carry out"),
    swap("effectuates", "carries out"),
    mend("for the purpose of", "write “to” and the verb"),
    mend("for purposes of", "write “in” or “for”"),
    mend("for the purposes of", "write “in” or “for”"),
    mend("with respect to", "write “about”, “on”, “of” or “for”"),
    mend("with regard to", "write “about”, “on”, “of” or “for”"),
    mend("in regard to", "write “about”, “on”, “of” or “for”"),
    mend("in accordance with", "write “under”, “by” or “as … requires”"),
    mend("by virtue of", "write “by”, “under” or “because of”"),
    mend("in excess of", "write “more than” before a number"),
    mend("make a determination", "write “determine” or “find”"),
    mend("makes a determination", "write “determines” or “finds”"),
    mend("make application", "write “apply”"),
    mend("make payment", "write “pay”"),
    mend("give consideration to", "write “consider”"),
    mend("give notification", "write “notify”"),
    mend("provide notification", "write “notify”"),
    mend("conduct an investigation", "write “investigate”"),
    mend("it is the duty of", "make the one who has the duty the subject of “must”"),
    mend("is not prohibited from", "write “may”"),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text).into_iter().filter(|found| {
        let rest = text.get(found.range.end..).unwrap_or_default().trim_start();
        match found.phrase.words {
            "in order to" => !is_put_in_order(text, &found.range),
            // “In excess of” its authority is a term of art; of a number it is not.
            "in excess of" => rest.starts_with(|c: char| c == '$' || c.is_ascii_digit()) || counts(rest),
            "for a period of" | "within a period of" => !rest.starts_with("time"),
            _ => true,
        }
    });
    found.map(|found| Hit::of(&found, text, |words| format!("“{words}” can be said in fewer words"))).collect()
}

/// Whether a text begins with a number in words.
fn counts(text: &str) -> bool {
    numeral::named(text.split([' ', ',', '.']).next().unwrap_or_default()).is_some()
}

/// Whether things are put or kept in order.
fn is_put_in_order(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let last = before.rsplit(' ').take(6);
    last.into_iter().any(|word| matches!(word, "put" | "puts" | "keep" | "keeps" | "kept" | "set" | "is" | "are"))
}

judges_words!(WordyPhrase, Scope::Text, see);
