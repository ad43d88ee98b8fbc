//! `option-out-of-range`. Assembling finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A decision that its option does not allow: a word that is not among its choices, a number beyond its bounds, a day that not
    /// every year has.
    ///
    /// ## Why it matters
    ///
    /// The bounds are those within which the text was drafted and tested; outside them deadlines overtake each other.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [options.ban]
    /// inventory_days = 365
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [options.ban]
    /// inventory_days = 45
    /// ```
    OptionOutOfRange = "option-out-of-range", Family::Data, Level::Error
}

impl Rule for OptionOutOfRange {
    fn stops(&self) -> bool {
        true
    }
}
