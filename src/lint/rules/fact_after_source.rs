//! `fact-after-source`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A local fact that is later than the day on which its source was read, or a partnership that began after the day as of which it
    /// is told.
    ///
    /// ## Why it matters
    ///
    /// Nobody can have read it there: one of the two days is wrong, and either may be the one that is printed.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [[evidence]]
    /// date = 2026-12-01
    /// source = "minutes"   # checked = 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Correct the day, or read the source again and say when.
    FactAfterSource = "fact-after-source", Family::Data, Level::Error
}

impl Rule for FactAfterSource {
    fn stops(&self) -> bool {
        true
    }
}
