//! `source-supports-nothing`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A source that is said to support a key which the file does not set.
    ///
    /// ## Why it matters
    ///
    /// The reader believes that a fact was looked up; the fact is not there, or it stands under another key and has no source.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// body = "City Council"
    ///
    /// [[source]]
    /// id = "minutes"
    /// supports = ["government.seats"]
    /// ```
    ///
    /// ## Instead
    ///
    /// Set the key, or take it off the list of the source.
    SourceSupportsNothing = "source-supports-nothing", Family::Data, Level::Error
}

impl Rule for SourceSupportsNothing {
    fn stops(&self) -> bool {
        true
    }
}
