//! `broken-input`. Reading and assembling find it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A file that cannot be read, or from which no paper can be made: TOML that is not TOML, a reference to a clause that a decision
    /// dropped, a form that the document cannot take.
    ///
    /// ## Why it matters
    ///
    /// There is no paper until it is mended.
    ///
    /// ## Example
    ///
    /// ```toml
    /// name = "Oakland
    /// ```
    ///
    /// ## Instead
    ///
    /// What the message says: each fault has its own mend.
    BrokenInput = "broken-input", Family::Data, Level::Error
}

impl Rule for BrokenInput {
    fn stops(&self) -> bool {
        true
    }
}
