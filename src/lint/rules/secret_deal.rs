//! `secret-deal`.

use crate::lint::manual::rule;
use crate::lint::told::{Fault, judges_facts};
use crate::lint::{Family, Level, seek};

rule! {
    /// ## What it finds
    ///
    /// A fact or recital that calls partnerships, agreements or contracts secret, or says that they were made secretly.
    ///
    /// ## Why it matters
    ///
    /// Some agreements had terms on confidentiality, and some councils voted on theirs in public, as that of West Orange, New Jersey, did
    /// in August 2019. Who calls all of them secret is refuted by one agenda.
    ///
    /// ## Example
    ///
    /// > WHEREAS, police departments entered into secret agreements with Ring;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, an agreement of December 2018 in Lakeland, Florida, had the department keep its terms confidential, although some
    /// > governing bodies voted on their agreements in public;
    SecretDeal = "secret-deal", Family::Facts, Level::Warning
}

judges_facts!(SecretDeal, judge);

const SECRET: [&str; 16] = [
    "secret agreement",
    "secret agreements",
    "secret deal",
    "secret deals",
    "secret partnership",
    "secret partnerships",
    "secret contract",
    "secret contracts",
    "secret arrangement",
    "secret arrangements",
    "secret program",
    "secret programs",
    "secretly",
    "in secret",
    "were secret",
    "are secret",
];

const DENIED: [&str; 5] = ["not", "never", "nothing", "no", "denied"];

/// How many words before it may deny it: “never made a secret agreement”.
const NEAR: usize = 4;

fn judge(told: &str) -> Option<Fault> {
    if !seek::starts(told, &["secret"]) {
        return None;
    }
    let low = told.to_ascii_lowercase();
    let found = seek::first(&low, &SECRET)?;
    if seek::has(seek::words_before(&low, found.start, NEAR), &DENIED) {
        return None;
    }
    let phrase = told.get(found.clone()).unwrap_or_default();
    Some(Fault::new(
        found,
        format!("“{phrase}” is said of agreements of which some were made in public"),
        "say which terms of which agreement were to be kept confidential, where and when",
    ))
}
