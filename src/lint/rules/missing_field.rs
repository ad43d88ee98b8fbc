//! `missing-field`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A table that lacks a field which each of its kind must have: a source without the day on which it was checked, a partnership
    /// without its source.
    ///
    /// ## Why it matters
    ///
    /// The field is what makes the rest of use to a reader: a source that nobody dated cannot grow old, and so cannot be checked again.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [[source]]
    /// id = "charter"
    /// title = "Charter of the City of Oakland"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [[source]]
    /// id = "charter"
    /// title = "Charter of the City of Oakland"
    /// checked = 2026-11-24
    /// confidence = "confirmed"
    /// supports = ["government.body"]
    /// ```
    MissingField = "missing-field", Family::Data, Level::Error
}

impl Rule for MissingField {
    fn stops(&self) -> bool {
        true
    }
}
