//! `unknown-option`. Assembling finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A decision for an option that the document does not have, or for a document that there is not.
    ///
    /// ## Why it matters
    ///
    /// Somebody decided something, and the paper says something else.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [options.ban]
    /// cure_day = 60
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [options.ban]
    /// cure_days = 60
    /// ```
    ///
    /// `draft list options --document ban` shows them all.
    UnknownOption = "unknown-option", Family::Data, Level::Error
}

impl Rule for UnknownOption {
    fn stops(&self) -> bool {
        true
    }
}
