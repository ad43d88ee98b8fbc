//! `unknown-choice`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A word that a key does not know, where it takes one of a few.
    ///
    /// ## Why it matters
    ///
    /// Such a key decides the shape of the paper, so a word that is nearly right would give another paper than was meant.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [ordinance]
    /// form = "bylaw"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [ordinance]
    /// form = "by-law"
    /// ```
    UnknownChoice = "unknown-choice", Family::Data, Level::Error
}

impl Rule for UnknownChoice {
    fn stops(&self) -> bool {
        true
    }
}
