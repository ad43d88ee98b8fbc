//! `empty-value`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A text without words.
    ///
    /// ## Why it matters
    ///
    /// A blank in a paper is seen and counted, and `--final` refuses it; an empty value would pass for an answer.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// clerk = ""
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the key out: the paper then shows a blank in its place.
    EmptyValue = "empty-value", Family::Data, Level::Error
}

impl Rule for EmptyValue {
    fn stops(&self) -> bool {
        true
    }
}
