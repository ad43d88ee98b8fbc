//! `unknown-source`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A partnership or a local fact that rests on a source which the file does not have.
    ///
    /// ## Why it matters
    ///
    /// What a recital says of a police department must be traceable to a paper that somebody read.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [[evidence]]
    /// text = "on May 1, 2020, the department signed an agreement"
    /// date = 2020-05-01
    /// status = "reported"
    /// source = "news"
    /// ```
    ///
    /// in a file without a `[[source]]` whose id is `news`.
    ///
    /// ## Instead
    ///
    /// Add the `[[source]]`, or name the one that is meant.
    UnknownSource = "unknown-source", Family::Data, Level::Error
}

impl Rule for UnknownSource {
    fn stops(&self) -> bool {
        true
    }
}
