//! `stale-baseline`. The check itself finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// An entry of a baseline whose finding is gone, or that allows more of them than there are.
    ///
    /// ## Why it matters
    ///
    /// The same fault, made again on a line of the same words, would be hidden and nobody would know.
    ///
    /// ## Example
    ///
    /// The baseline lists this, and the line in own.toml was mended long ago:
    ///
    /// ```toml
    /// [[finding]]
    /// file = "own.toml"
    /// rule = "and-or"
    /// words = "sponsor = \"the Mayor and/or the Council President\""
    /// ```
    ///
    /// ## Instead
    ///
    /// Take the entry out, or write the baseline again with `draft check --write-baseline`.
    StaleBaseline = "stale-baseline", Family::Data, Level::Note
}

impl Rule for StaleBaseline {}
