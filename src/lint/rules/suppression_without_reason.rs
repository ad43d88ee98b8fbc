//! `suppression-without-reason`. The check itself finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A comment that allows a rule and does not say why.
    ///
    /// ## Why it matters
    ///
    /// The next editor cannot tell whether the reason still holds, and an allowed fault stays for ever.
    ///
    /// ## Example
    ///
    /// ```toml
    /// max_fine = "$500" # draft: allow(stale-source)
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// max_fine = "$500" # draft: allow(stale-source) the clerk confirmed it by letter on May 3
    /// ```
    SuppressionWithoutReason = "suppression-without-reason", Family::Data, Level::Warning
}

impl Rule for SuppressionWithoutReason {}
