//! `expired-fact`.

use crate::lint::look::{LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use crate::template::facts::Fact;

rule! {
    /// ## What it finds
    ///
    /// A fact of the ledger whose `expires` has come, on the day of the check or of the paper that recites it.
    ///
    /// ## Why it matters
    ///
    /// Companies change their programs from year to year: a fact about one of them that nobody has looked at since may have turned
    /// false. A draft with a date leaves such a fact out; one without a date prints it.
    ///
    /// ## Example
    ///
    /// ```toml
    /// expires = 2026-01-31   # on 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Read its sources again. Set a later day if they still say so; otherwise write what they say now, or take the fact out.
    ExpiredFact = "expired-fact", Family::Facts, Level::Warning
}

impl Rule for ExpiredFact {
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for (id, fact) in look.facts.iter().filter(|(_, fact)| !fact.is_current(look.day)) {
            findings.push(self.finding(fact, look.origin(id, "expires")));
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for fact in paper.cited.iter().filter(|fact| !fact.is_current(paper.day)) {
            findings.push(self.finding(fact, paper.origin_of_fact(&fact.id, "expires")).in_paper(paper));
        }
    }
}

impl ExpiredFact {
    fn finding(&self, fact: &Fact, origin: Option<Origin>) -> Finding {
        Finding::new(self, format!("the fact `{}` was to be looked at again by {}", fact.id, fact.expires))
            .at_some(origin, "this day has come")
            .help("read its sources again, and set a later day or correct the text")
    }
}
