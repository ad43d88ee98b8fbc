//! `unknown-class`. Laying the files over each other finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A class that the law of the state, as it is on file, does not have for this kind of government.
    ///
    /// ## Why it matters
    ///
    /// The class chooses the enacting clause, the votes and the day of effect; a wrong name chooses none of them.
    ///
    /// ## Example
    ///
    /// ```toml
    /// class = "frist-class-city"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// class = "first-class-city"
    /// ```
    ///
    /// `draft explain --state WA` shows the classes of a state.
    UnknownClass = "unknown-class", Family::Data, Level::Error
}

impl Rule for UnknownClass {
    fn stops(&self) -> bool {
        true
    }
}
