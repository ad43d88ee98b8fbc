//! `unusable-numbering`. Assembling finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// An example of a number that nothing can be counted on from, or examples that do not go as deep as the paper does.
    ///
    /// ## Why it matters
    ///
    /// Every citation in the paper, and every later amendment to it, rests on its numbers.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [numbering]
    /// subdivision = "(a)"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [numbering]
    /// subdivision = "(a)(1)(A)(i)"
    /// ```
    UnusableNumbering = "unusable-numbering", Family::Data, Level::Error
}

impl Rule for UnusableNumbering {
    fn stops(&self) -> bool {
        true
    }
}
