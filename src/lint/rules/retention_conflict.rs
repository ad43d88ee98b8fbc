//! `retention-conflict`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Whence};
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use std::collections::BTreeMap;
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A section that orders records or footage to be deleted and says nothing of what must be kept: retention schedules, holds,
    /// evidence.
    ///
    /// ## Why it matters
    ///
    /// Public records may be destroyed only as statutes on retention allow (Cal. Gov. Code § 34090); evidence that favors the accused must
    /// be disclosed (Brady v. Maryland, 373 U.S. 83 (1963)), and losing what a lawsuit needs is sanctioned (Fed. R. Civ. P. 37(e)). A local
    /// law cannot order what they forbid.
    ///
    /// ## Example
    ///
    /// > The agency must delete the footage within 30 days.
    ///
    /// ## Instead
    ///
    /// > If no retention schedule, court order, hold or duty to disclose requires that it be kept, the agency must delete the footage
    /// > within 30 days.
    RetentionConflict = "retention-conflict", Family::Law, Level::Error
}

const ORDERS: [&str; 16] = [
    "must delete",
    "must destroy",
    "must erase",
    "must purge",
    "must wipe",
    "must be deleted",
    "must be destroyed",
    "must be erased",
    "must be purged",
    "shall delete",
    "shall destroy",
    "shall erase",
    "shall be deleted",
    "shall be destroyed",
    "shall be erased",
    "shall be purged",
];

/// How a clause of a list begins that orders it.
const BEGINS: [&str; 4] = ["delete ", "destroy ", "erase ", "purge "];

/// What is kept all the same, if a section says so.
const KEEPS: [&str; 7] =
    ["retention", "litigation hold", "hold", "holds", "must be kept", "must keep", "required to keep"];

/// The same, if the clause itself says so.
const SPARES: [&str; 6] =
    ["law requires", "law allows", "requires otherwise", "court order", "discovery", "evidence"];

/// The clause in which our own papers gather what must be kept.
const HOLDS: &str = "holds";

impl Rule for RetentionConflict {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.is_law() {
            return;
        }
        let stems = ["delet", "destroy", "eras", "purge", "wipe"];
        let mut careful: BTreeMap<&str, bool> = BTreeMap::new();
        for passage in paper.law().filter(|passage| seek::starts(&passage.words, &stems)) {
            let Some(found) = order(passage).filter(|_| !spares(passage)) else { continue };
            let section = passage.section.as_str();
            let keeps = careful
                .entry(section)
                .or_insert_with(|| paper.law().filter(|other| other.section == section).any(keeps));
            if !*keeps {
                let finding = Finding::new(self, "records are deleted here whatever must be kept")
                    .in_words(paper, passage, found)
                    .help("except what a retention schedule, a hold or a duty to disclose evidence requires");
                findings.push(finding);
            }
        }
    }
}

fn order(passage: &Passage) -> Option<Range<usize>> {
    let low = passage.words.to_ascii_lowercase();
    let begins = BEGINS.iter().find(|verb| low.starts_with(**verb)).map(|verb| 0..verb.len() - 1);
    seek::first(&low, &ORDERS).or(begins)
}

fn keeps(passage: &Passage) -> bool {
    let refers = passage.pieces.iter().any(|piece| piece.whence == Whence::Reference(HOLDS.to_owned()));
    refers || seek::has(&passage.words.to_ascii_lowercase(), &KEEPS)
}

fn spares(passage: &Passage) -> bool {
    seek::has(&passage.words.to_ascii_lowercase(), &SPARES)
}
