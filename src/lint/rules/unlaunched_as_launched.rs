//! `unlaunched-as-launched`.

use crate::lint::manual::rule;
use crate::lint::told::{Fault, judges_facts};
use crate::lint::{Family, Level, seek};

rule! {
    /// ## What it finds
    ///
    /// A fact or recital that tells of the link between Ring and Flock Safety, or of live streaming from Ring’s cameras to police, as of
    /// something that has begun.
    ///
    /// ## Why it matters
    ///
    /// The link was announced in October 2025 and canceled on February 12, 2026, before it began; no customer’s video went to Flock Safety.
    /// Streaming was reported in 2025 as something being explored. A sponsor who recites either as a fact is corrected by the company’s
    /// lawyer in the first hearing.
    ///
    /// ## Example
    ///
    /// > WHEREAS, Ring shares its customers’ video with Flock Safety;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, a link between Ring’s request tool and Flock Safety was announced in October 2025 and canceled in February 2026 before
    /// > it began;
    UnlaunchedAsLaunched = "unlaunched-as-launched", Family::Facts, Level::Error
}

judges_facts!(UnlaunchedAsLaunched, judge);

const STREAMING: [&str; 6] =
    ["livestream", "livestreams", "livestreaming", "live stream", "live streaming", "stream live"];

/// What says that it did not begin, or not yet.
const NOT_BEGUN: [&str; 20] = [
    "canceled",
    "cancelled",
    "called off",
    "never",
    "not",
    "before it began",
    "announced plans",
    "planned",
    "plan",
    "would",
    "explored",
    "exploring",
    "exploration",
    "considered",
    "considering",
    "proposed",
    "ended",
    "abandoned",
    "dropped",
    "withdrew",
];

fn judge(told: &str) -> Option<Fault> {
    let ring = told.contains("Ring");
    let flock = told.find("Flock").filter(|_| ring);
    let low = told.to_ascii_lowercase();
    let stream = seek::first(&low, &STREAMING).filter(|_| ring);
    let (found, message) = match (flock, stream) {
        (Some(at), _) => (at..at + "Flock".len(), "the link between Ring and Flock Safety never began"),
        (None, Some(range)) => (range, "live streaming from Ring to police was explored, not launched"),
        (None, None) => return None,
    };
    if seek::has(&low, &NOT_BEGUN) {
        return None;
    }
    Some(Fault::new(found, message, "say that it was announced or explored, when, and that it did not begin"))
}
