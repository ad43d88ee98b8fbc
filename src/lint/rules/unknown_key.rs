//! `unknown-key`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A key that no file of this kind has, in a table, in a `[[source]]` or in `unset`.
    ///
    /// ## Why it matters
    ///
    /// What stands under it would reach no paper, and nobody would notice: a misspelled `clerk` leaves the clerk blank.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// clerc = "City Clerk"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [government]
    /// clerk = "City Clerk"
    /// ```
    ///
    /// docs/keys.md lists every key.
    UnknownKey = "unknown-key", Family::Data, Level::Error
}

impl Rule for UnknownKey {
    fn stops(&self) -> bool {
        true
    }
}
