//! `misplaced-key`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A key in a table where it can say nothing: `geoid` or `[[evidence]]` for a kind of government, a `[kind.city]` table in the
    /// file of one place.
    ///
    /// ## Why it matters
    ///
    /// A place has one kind, and a kind has no Census identifier; the value would apply to nobody.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # in ca/oakland.toml
    /// [kind.city.government]
    /// clerk = "City Clerk"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [government]
    /// clerk = "City Clerk"
    /// ```
    MisplacedKey = "misplaced-key", Family::Data, Level::Error
}

impl Rule for MisplacedKey {
    fn stops(&self) -> bool {
        true
    }
}
