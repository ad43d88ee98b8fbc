//! `allegation-as-finding`.

use crate::lint::manual::rule;
use crate::lint::told::{Fault, judges_facts};
use crate::lint::{Family, Level, seek};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A fact or recital that makes a finding of what was only alleged: that the Federal Trade Commission “found” something of Ring, that
    /// the settlement was a “fine”, or that conduct was “illegal” when no court is named that held it so.
    ///
    /// ## Why it matters
    ///
    /// In *Federal Trade Commission v. Ring LLC*, No. 1:23-cv-1549 (D.D.C. 2023), the company settled and neither admitted nor denied the
    /// allegations: there was no finding, and the money went to refunds. Disclosures in an emergency are allowed by 18 U.S.C. § 2702(b)(8).
    /// A false statement about a company in a public record invites a claim and discredits the rest.
    ///
    /// ## Example
    ///
    /// > WHEREAS, the Federal Trade Commission found that Ring employees spied on customers, and fined it $5.8 million;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, in May 2023 the Federal Trade Commission alleged that Ring had let employees view customers’ private videos, and Ring
    /// > settled the case for $5.8 million without admitting or denying the allegations;
    AllegationAsFinding = "allegation-as-finding", Family::Facts, Level::Error
}

judges_facts!(AllegationAsFinding, judge);

const COMMISSION: [&str; 3] = ["federal trade commission", "ftc", "the commission"];

/// What a court or an agency does at the end of a case, and the commission did not.
const FINDS: [&str; 10] = [
    "found",
    "determined",
    "concluded",
    "held that",
    "ruled",
    "proved",
    "established",
    "confirmed",
    "showed",
    "convicted",
];

const FINES: [&str; 6] = ["fined", "a fine", "the fine", "penalized", "a penalty", "the penalty"];

/// Who else may have done it, or that nobody did.
const OTHERS: [&str; 9] = ["court", "judge", "jury", "no", "not", "never", "nobody", "nothing", "senator"];

const UNLAWFUL: [&str; 6] =
    ["illegal", "illegally", "unlawful", "unlawfully", "unconstitutional", "unconstitutionally"];

const VIOLATES: [&str; 8] = [
    "violated the law",
    "violated state law",
    "violated federal law",
    "violated the constitution",
    "broke the law",
    "violates the fourth amendment",
    "violated the fourth amendment",
    "in violation of the fourth amendment",
];

/// Who says so, or that it is denied.
const ATTRIBUTED: [&str; 12] = [
    "court", "judge", "jury", "alleged", "alleges", "claimed", "argued", "accused", "denied", "said",
    "wrote", "charged",
];

fn judge(told: &str) -> Option<Fault> {
    const STEMS: [&str; 7] = ["ftc", "trade", "illegal", "unlawful", "unconstitutional", "violat", "broke"];
    if !seek::starts(told, &STEMS) {
        return None;
    }
    let low = told.to_ascii_lowercase();
    let found = commission(&low).or_else(|| unlawful(&low));
    found.map(|(range, message, help)| Fault::new(range, message, help))
}

/// How many bytes may stand between the commission and the verb for both to be pointed at.
const NEAR: usize = 40;

type Found = (Range<usize>, &'static str, &'static str);

fn commission(low: &str) -> Option<Found> {
    let body =
        seek::first(low, &COMMISSION).filter(|_| low.contains("ftc") || low.contains("trade commission"))?;
    let between = |from: usize, to: usize| low.get(from..to).unwrap_or_default();
    if let Some(fine) =
        seek::first(low, &FINES).filter(|fine| !seek::has(between(0, fine.start), &["not", "no"]))
    {
        let message = "the settlement with the Federal Trade Commission was not a fine";
        return Some((
            fine,
            message,
            "say for how much the case was settled, and that nothing was admitted or denied",
        ));
    }
    let verb = seek::first(between(body.end, low.len()), &FINDS)?;
    let verb = body.end + verb.start..body.end + verb.end;
    if seek::has(between(body.end, verb.start), &OTHERS) {
        return None;
    }
    let range = if verb.start - body.end < NEAR { body.start..verb.end } else { verb };
    let message = "the Federal Trade Commission alleged this and found nothing";
    Some((
        range,
        message,
        "write that it alleged, and that the case was settled without admitting or denying it",
    ))
}

fn unlawful(low: &str) -> Option<Found> {
    let found = seek::first(low, &UNLAWFUL).or_else(|| seek::first(low, &VIOLATES))?;
    if seek::has(low, &ATTRIBUTED) {
        return None;
    }
    Some((
        found,
        "this calls conduct unlawful and names no court that held it so",
        "name the court and the case, say who alleges it, or tell what was done and leave the law to the reader",
    ))
}
