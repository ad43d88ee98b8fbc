//! `fact-surer-than-source`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A partnership or a local fact that is said to be confirmed or ended, and rests on a source that nobody looked up.
    ///
    /// ## Why it matters
    ///
    /// What is confirmed is recited flatly. A recital that nobody checked is attacked first, and a finding that rests on nothing
    /// weakens every other one.
    ///
    /// ## Example
    ///
    /// ```toml
    /// status = "confirmed"   # the source says confidence = "unconfirmed"
    /// ```
    ///
    /// ## Instead
    ///
    /// Write `alleged` or `reported`, or look the source up and say so in the `[[source]]`.
    FactSurerThanSource = "fact-surer-than-source", Family::Data, Level::Error
}

impl Rule for FactSurerThanSource {
    fn stops(&self) -> bool {
        true
    }
}
