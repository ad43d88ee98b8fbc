//! `one-sided-conduct`.

use crate::lint::look::{LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, told};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A fact of the ledger that tells what a company did and has neither its answer in the text nor a `counter`; and a paper that tells
    /// such conduct, was to say what the company answers (option `company_position`), and lets it say nothing.
    ///
    /// ## Why it matters
    ///
    /// Whoever is criticized is asked, and the answer is printed: so say the rules of fair reporting (Society of Professional Journalists,
    /// Code of Ethics: seek subjects of news coverage to allow them to respond to criticism). A record that holds the other side’s answer
    /// is also harder to attack as one that was made up in advance.
    ///
    /// ## Example
    ///
    /// ```toml
    /// text = "in 2019 Ring wrote the messages that police departments posted"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// text = "in 2019 Ring wrote the messages that police departments posted"
    /// counter_fact = "acknowledgement-form"
    /// ```
    OneSidedConduct = "one-sided-conduct", Family::Facts, Level::Warning
}

/// What a company does when it speaks for itself.
const SPEAKS: [&str; 16] = [
    "said",
    "says",
    "answered",
    "denied",
    "counted",
    "announced",
    "stated",
    "told",
    "replied",
    "reported",
    "called",
    "canceled",
    "ended",
    "has",
    "released",
    "settled",
];

/// What the other side says, inside a fact’s own text.
const ANSWERS: [&str; 7] =
    ["although", "answered", "denied", "said that it", "replied", "while they could", "in answer"];

impl Rule for OneSidedConduct {
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for (id, fact) in look.facts {
            let Some(conduct) = conduct(&fact.text).filter(|_| !answers(&fact.text)) else { continue };
            if fact.counter.is_none() && fact.counter_fact.is_none() {
                let finding = Finding::new(
                    self,
                    format!("the fact `{id}` tells a company’s conduct without its answer"),
                )
                .at_some(look.origin_in_text(id, &fact.text, conduct), "what it did")
                .help("add a `[fact.counter]` with what the company says, or with what limits the fact");
                findings.push(finding);
            }
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let wanted = paper.decision("company_position") == "true";
        if !wanted || paper.recitals().any(|passage| speaks(&passage.words)) {
            return;
        }
        let told = paper.recitals().find_map(|passage| Some((passage, conduct(&passage.words)?)));
        if let Some((passage, conduct)) = told {
            let finding =
                Finding::new(self, "the recitals tell a company’s conduct and never what it answers")
                    .in_words(paper, passage, conduct)
                    .help("recite `company-position`, or set the option `company_position` to false");
            findings.push(finding);
        }
    }
}

/// A company and what it did, where that is not that it spoke.
fn conduct(told: &str) -> Option<Range<usize>> {
    told::deeds(told).into_iter().find(|(_, verb)| !SPEAKS.contains(verb)).map(|(range, _)| range)
}

fn answers(told: &str) -> bool {
    seek::has(&told.to_ascii_lowercase(), &ANSWERS)
}

/// Whether a company speaks for itself in a recital.
fn speaks(told: &str) -> bool {
    told::companies(told).into_iter().any(|company| {
        let after = told.get(company.end..).unwrap_or_default();
        [" said", " answered", " denied", " replied", " has said", " stated"]
            .iter()
            .any(|verb| after.starts_with(verb))
    })
}
