//! `couplet`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend, swap};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::ops::Range;
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// Two or three words where one says it: “null and void”, “each and every”, “full force and effect”.
    ///
    /// ## Why it matters
    ///
    /// A court gives effect to every word, so it may look for the difference between the two. Drafting manuals list such pairs as
    /// redundant (Office of the Federal Register, Drafting Legal Documents; Reed Dickerson, The Fundamentals of Legal Drafting). Pairs whose
    /// words differ, such as “aid and abet” or “due and payable”, and the name of an order or a letter to cease and desist, are left alone.
    ///
    /// ## Example
    ///
    /// > The term is null and void and of no force or effect.
    ///
    /// ## Instead
    ///
    /// > The term is void.
    Couplet = "couplet", Family::Language, Level::Warning
}

static TABLE: &[Phrase] = &[
    swap("null and void", "void"),
    swap("void and of no effect", "void"),
    swap("null and of no effect", "void"),
    swap("of no force or effect", "void"),
    swap("of no force and effect", "void"),
    swap("each and every", "each"),
    swap("full force and effect", "effect"),
    swap("cease and desist from", "stop"),
    swap("cease and desist", "stop"),
    swap("sole and exclusive", "sole"),
    swap("save and except", "except"),
    swap("separate and apart", "apart"),
    swap("keep and maintain", "keep"),
    swap("full and complete", "complete"),
    swap("true and correct", "correct"),
    swap("final and conclusive", "final"),
    swap("authorize and empower", "authorize"),
    swap("authorized and empowered", "authorized"),
    swap("order and direct", "order"),
    swap("ordered and directed", "ordered"),
    swap("alter or change", "change"),
    swap("over and above", "besides"),
    mend("any and all", "write “all” or “any”"),
    mend("authorized and directed", "write “must”, or “may” if the choice is theirs"),
    mend("unless and until", "write “unless” or “until”"),
    mend("if and when", "write “if” or “when”"),
    mend("from and after", "write “after” or “beginning on”"),
    mend("by and between", "write “between”"),
    mend("by and with", "write “with”"),
    mend("by and through", "write “through”"),
    mend("made and entered into", "write “made”"),
    mend("power and authority", "write “power”"),
    mend("covenant and agree", "write “agree”"),
    mend("understood and agreed", "write “agreed”, or say it as law"),
    mend("type and kind", "write “kind”"),
    mend("kind and character", "write “kind”"),
    mend("way, shape, or form", "write “way”"),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES
        .find(text)
        .into_iter()
        .filter(|found| !(found.phrase.words == "cease and desist" && is_named(text, &found.range)));
    found.map(|found| Hit::of(&found, text, |words| format!("“{words}” says one thing twice"))).collect()
}

/// Whether it names a paper: a cease and desist order, a letter to cease and desist.
fn is_named(text: &str, range: &Range<usize>) -> bool {
    const PAPERS: [&str; 4] = ["order", "letter", "notice", "demand"];
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let after = text.get(range.end..).unwrap_or_default().trim_start();
    let noun = before.strip_suffix("to").unwrap_or_default().trim_end();
    PAPERS.iter().any(|paper| after.starts_with(paper) || noun.ends_with(paper))
}

judges_words!(Couplet, Scope::Text, see);
