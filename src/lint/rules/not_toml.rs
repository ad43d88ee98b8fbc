//! `not-toml`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A file that is not TOML: a quotation mark that is not closed, a key that stands twice, a day that is in no calendar.
    ///
    /// ## Why it matters
    ///
    /// Nothing in the file can be read until it is mended, so no paper can be made from it. The format is that of TOML 1.0
    /// (https://toml.io/en/v1.0.0).
    ///
    /// ## Example
    ///
    /// ```toml
    /// name = "Oakland
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// name = "Oakland"
    /// ```
    NotToml = "not-toml", Family::Data, Level::Error
}

impl Rule for NotToml {
    fn stops(&self) -> bool {
        true
    }
}
