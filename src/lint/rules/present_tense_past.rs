//! `present-tense-past`.

use crate::lint::manual::rule;
use crate::lint::told::{self, Fault, judges_facts};
use crate::lint::{Family, Level, seek, text};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A fact or recital that tells as of today what was so on some day: a company that “is partnered with” departments, “has” so
    /// many partnerships, or “requires”, “gives” and “pays”; agencies that “take part” in their hundreds.
    ///
    /// ## Why it matters
    ///
    /// The terms and the programs that papers on this subject recite were those of 2018 to 2022, and the company has changed them since.
    /// Adopted law is read for decades: what it says in the present tense is false from the first day on which it is no longer so.
    ///
    /// ## Example
    ///
    /// > WHEREAS, Ring is partnered with more than 2,000 departments;
    ///
    /// ## Instead
    ///
    /// > WHEREAS, in February 2021 Ring was reported to have partnerships with more than 2,000 police and fire departments;
    PresentTensePast = "present-tense-past", Family::Facts, Level::Warning
}

judges_facts!(PresentTensePast, judge);

/// What a company does, in a form that is never a noun.
const DOES: [&str; 24] = [
    "requires", "gives", "pays", "lets", "provides", "writes", "edits", "approves", "shares", "sells",
    "partners", "operates", "allows", "keeps", "runs", "forbids", "obliges", "collects", "stores", "coaches",
    "sends", "hands", "scripts", "matches",
];

/// Phrases of partnership in the present tense.
const NOW: [&str; 8] = [
    "is partnered with",
    "are partnered with",
    "is partnering with",
    "are partnering with",
    "currently partners",
    "have partnerships with",
    "has partnerships with",
    "now has",
];

/// What many agencies do, in the present tense.
const TAKE_PART: [&str; 10] =
    ["have", "are", "use", "take", "participate", "partner", "belong", "share", "receive", "work"];

/// How an object begins that a company has of its partnerships.
const MANY: [&str; 8] = ["more", "over", "about", "nearly", "some", "hundreds", "thousands", "partnerships"];

const GROUPS: [&str; 5] = ["agencies", "departments", "partnerships", "cities", "communities"];

fn judge(told: &str) -> Option<Fault> {
    let low = || told.to_ascii_lowercase();
    let partners = seek::starts(
        told,
        &["is partner", "are partner", "currently", "have partner", "has partner", "now has"],
    );
    let now = partners.then(|| seek::first(&low(), &NOW)).flatten();
    let found = now.or_else(|| conduct(told)).or_else(|| crowd(told))?;
    if seek::has(&low(), &["as of"]) {
        return None;
    }
    let phrase = told.get(found.clone()).unwrap_or_default();
    Some(Fault::new(
        found,
        format!("“{phrase}” tells the past as the present"),
        "say when it was so and by whose account, in the past tense",
    ))
}

/// A company and what it does: `Ring requires`, `Ring has 2,000`.
fn conduct(told: &str) -> Option<Range<usize>> {
    told::deeds(told).into_iter().find_map(|(range, verb)| {
        let object = told.get(range.end..)?.trim_start();
        let object = object.get(..object.find(' ').unwrap_or(object.len()))?;
        let owns = matches!(verb, "has" | "have")
            && (object.starts_with(|c: char| c.is_ascii_digit()) || MANY.contains(&object));
        (owns || DOES.contains(&verb)).then_some(range)
    })
}

/// Many agencies and what they do: `2,000 agencies take part`.
fn crowd(told: &str) -> Option<Range<usize>> {
    if !told.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<(Range<usize>, &str)> = text::words(told).collect();
    words.windows(3).find_map(|three| match three {
        [(first, number), (_, group), (last, verb)]
            if number.chars().all(|c| c.is_ascii_digit())
                && GROUPS.contains(group)
                && TAKE_PART.contains(verb) =>
        {
            Some(seek::whole_number(told, first.clone()).start..last.end)
        }
        _ => None,
    })
}
