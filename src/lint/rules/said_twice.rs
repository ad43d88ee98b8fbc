//! `said-twice`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// One thing under one name twice: two sources or two facts with one id, one partnership told twice in a file, two clauses with
    /// one id.
    ///
    /// ## Why it matters
    ///
    /// What points at the name could mean either, and the two may differ.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [[source]]
    /// id = "charter"
    ///
    /// [[source]]
    /// id = "charter"
    /// ```
    ///
    /// ## Instead
    ///
    /// Give each a name of its own, or keep the one that holds.
    SaidTwice = "said-twice", Family::Data, Level::Error
}

impl Rule for SaidTwice {
    fn stops(&self) -> bool {
        true
    }
}
