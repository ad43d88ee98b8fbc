//! `overclaim-live-access`.

use crate::lint::manual::rule;
use crate::lint::told::{Fault, judges_facts};
use crate::lint::{Family, Level, seek};

rule! {
    /// ## What it finds
    ///
    /// A fact or recital that says that police have live access to Ring’s cameras, or saw the exact addresses of their owners.
    ///
    /// ## Why it matters
    ///
    /// The company has said since October 2019 that police have no access to its customers’ devices and see no exact places, and no
    /// source has shown otherwise. The case against partnerships does not need the claim, and falls with it in the hearing.
    ///
    /// ## Example
    ///
    /// > WHEREAS, Ring gave police live access to customers’ cameras and the exact address of each;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, in 2019 police could see about where cameras stood and ask their owners for footage of an area;
    OverclaimLiveAccess = "overclaim-live-access", Family::Facts, Level::Error
}

judges_facts!(OverclaimLiveAccess, judge);

const CLAIMS: [&str; 13] = [
    "live access",
    "live feed",
    "live feeds",
    "live footage",
    "live video",
    "live view",
    "access in real time",
    "real-time access",
    "direct access",
    "exact address",
    "exact addresses",
    "exact location",
    "exact locations",
];

/// What takes the claim back.
const DENIES: [&str; 16] = [
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "without",
    "denied",
    "explored",
    "exploring",
    "considered",
    "considering",
    "unless",
    "does not",
    "cannot",
    "could not",
    "if",
];

/// How many words before it may take it back: “never gave any police department in any state live access”.
const NEAR: usize = 10;

fn judge(told: &str) -> Option<Fault> {
    let claims = seek::starts(told, &["live", "exact", "direct", "real", "access"]);
    if !claims || !seek::holds(told, &["Ring", "Amazon"]) {
        return None;
    }
    let low = told.to_ascii_lowercase();
    let found = seek::first(&low, &CLAIMS)?;
    if seek::has(seek::words_before(&low, found.start, NEAR), &DENIES) {
        return None;
    }
    let phrase = told.get(found.clone()).unwrap_or_default();
    Some(Fault::new(
        found,
        format!("no source shows that police had “{phrase}” through Ring"),
        "say what police could see or ask for, on what date",
    ))
}
