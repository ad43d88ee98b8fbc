//! `first-model`.

use crate::lint::look::{LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::told::{self, Fault};
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// A paper or fact that calls a law the first model, the first of its kind or the first in the nation.
    ///
    /// ## Why it matters
    ///
    /// There are models before this one: the ACLU’s model bill on community control of police surveillance of 2016, and the Surveillance
    /// Technology Oversight Project’s on agreements with companies such as Ring. To say first, one would have to know every other; and
    /// the sentence ages into a falsehood that stays in the code.
    ///
    /// ## Example
    ///
    /// > WHEREAS, this is the first ordinance of its kind in the nation;
    ///
    /// ## Instead
    ///
    /// Say what the law does, and name those that it learned from.
    FirstModel = "first-model", Family::Facts, Level::Warning
}

const FIRST: [&str; 16] = [
    "first of its kind",
    "first-of-its-kind",
    "first in the nation",
    "first-in-the-nation",
    "first in the country",
    "first in the united states",
    "first model",
    "first such",
    "first law of its kind",
    "first city to",
    "first county to",
    "first town to",
    "first ordinance",
    "no other city",
    "no other government",
    "nation’s first",
];

impl Rule for FirstModel {
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        told::in_ledger(self, judge, look, findings);
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let stems = ["first", "no other", "nation’s"];
        for passage in paper.text_passages().filter(|passage| seek::starts(&passage.words, &stems)) {
            if let Some(fault) = judge(&passage.words) {
                let finding = Finding::new(self, fault.message).in_words(paper, passage, fault.range);
                findings.push(finding.help(fault.help));
            }
        }
    }
}

fn judge(told: &str) -> Option<Fault> {
    let found = seek::first(&told.to_ascii_lowercase(), &FIRST)?;
    let phrase = told.get(found.clone()).unwrap_or_default();
    Some(Fault::new(
        found,
        format!("“{phrase}” cannot be known, and others came before"),
        "say what it does and leave the comparison out",
    ))
}
