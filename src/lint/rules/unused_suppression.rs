//! `unused-suppression`. The check itself finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A comment that allows a rule where the rule finds nothing, or that names a rule that there is not.
    ///
    /// ## Why it matters
    ///
    /// A comment that outlives its cause hides the next fault on that line.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # draft: allow(stale-source) asked the clerk again in May
    /// checked = 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Remove the comment.
    UnusedSuppression = "unused-suppression", Family::Data, Level::Warning
}

impl Rule for UnusedSuppression {}
