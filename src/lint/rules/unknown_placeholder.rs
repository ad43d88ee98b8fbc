//! `unknown-placeholder`. Laying the files over each other finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// Braces in a value that enclose no key which holds text, or a brace without its partner.
    ///
    /// ## Why it matters
    ///
    /// The braces would be printed in the paper as they stand, in the enacting clause of all places.
    ///
    /// ## Example
    ///
    /// ```toml
    /// enacting_clause = "The {government.council} of {name} ordains:"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// enacting_clause = "The {government.body} of {name} ordains:"
    /// ```
    UnknownPlaceholder = "unknown-placeholder", Family::Data, Level::Error
}

impl Rule for UnknownPlaceholder {
    fn stops(&self) -> bool {
        true
    }
}
