//! `broken-ledger`. Reading the ledger finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A fact ledger that cannot be read, or a fact in it with an address that is none, half a date, or a counter-fact that is not there.
    ///
    /// ## Why it matters
    ///
    /// Every recital of a national fact takes its words, its date and its source from there.
    ///
    /// ## Example
    ///
    /// ```toml
    /// counter_fact = "form"
    /// ```
    ///
    /// where no fact has the id `form`.
    ///
    /// ## Instead
    ///
    /// Correct the entry; templates/facts.toml says at its head what each field is.
    BrokenLedger = "broken-ledger", Family::Facts, Level::Error
}

impl Rule for BrokenLedger {
    fn stops(&self) -> bool {
        true
    }
}
