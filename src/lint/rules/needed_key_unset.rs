//! `needed-key-unset`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A key in `unset` that every paper needs, such as the name of the government or how sections are numbered.
    ///
    /// ## Why it matters
    ///
    /// Without it there is no paper to print; a blank could not stand in its place.
    ///
    /// ## Example
    ///
    /// ```toml
    /// unset = ["ordinance.form"]
    /// ```
    ///
    /// ## Instead
    ///
    /// Set the key to what holds in this place.
    NeededKeyUnset = "needed-key-unset", Family::Data, Level::Error
}

impl Rule for NeededKeyUnset {
    fn stops(&self) -> bool {
        true
    }
}
