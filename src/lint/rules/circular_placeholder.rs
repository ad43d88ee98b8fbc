//! `circular-placeholder`. Laying the files over each other finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A placeholder that leads back to the value in which it stands, or through more values than a reader could follow.
    ///
    /// ## Why it matters
    ///
    /// No words can be put in its place.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// body = "{government.clerk}’s council"
    /// clerk = "clerk of the {government.body}"
    /// ```
    ///
    /// ## Instead
    ///
    /// Write one of the two in words.
    CircularPlaceholder = "circular-placeholder", Family::Data, Level::Error
}

impl Rule for CircularPlaceholder {
    fn stops(&self) -> bool {
        true
    }
}
