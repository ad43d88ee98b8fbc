//! `latin-phrase`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend, swap};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// Latin that English says as well, in text that commands: “inter alia”, “mutatis mutandis”, “e.g.”, “i.e.”, “etc.”.
    ///
    /// ## Why it matters
    ///
    /// Those who must obey it do not read Latin, and “etc.” leaves to a court what else is meant. The Federal Plain Language Guidelines ask for
    /// everyday words. Terms of art that have no English, such as “habeas corpus” and “ex officio”, and citations are left alone.
    ///
    /// ## Example
    ///
    /// > a record, e.g. a log, invoice, etc.
    ///
    /// ## Instead
    ///
    /// > a record, such as a log or an invoice
    LatinPhrase = "latin-phrase", Family::Language, Level::Warning
}

static TABLE: &[Phrase] = &[
    swap("inter alia", "among other things"),
    swap("ab initio", "from the beginning"),
    swap("sua sponte", "on its own motion"),
    swap("ipso facto", "by that fact alone"),
    swap("per annum", "a year"),
    swap("pari passu", "equally"),
    swap("vel non", "or not"),
    mend("mutatis mutandis", "say what changes"),
    mend("nunc pro tunc", "say from when it counts"),
    mend("supra", "cite the section"),
    mend("infra", "cite the section"),
    mend("viz.", "write “namely”, or a colon"),
    mend("e.g.", "write “such as” or “for example”"),
    mend("i.e.", "write “that is”, or say it once"),
    mend("etc.", "say what else is meant, or open the list with “such as”"),
    mend("et cetera", "say what else is meant, or open the list with “such as”"),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text).into_iter().filter(|found| {
        // With a capital it is a name.
        let named = text.get(found.range.clone()).is_some_and(|words| words.starts_with(char::is_uppercase));
        !(named && matches!(found.phrase.words, "supra" | "infra"))
    });
    found.map(|found| Hit::of(&found, text, |words| format!("“{words}” is Latin, and English says it"))).collect()
}

judges_words!(LatinPhrase, Scope::Operative, see);
