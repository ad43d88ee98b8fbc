//! `wrong-type`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A value of another sort than its key takes: text for a number, a number out of bounds, a line break in a line, a list for a table.
    ///
    /// ## Why it matters
    ///
    /// The paper would print it in the wrong place or not at all.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [ordinance]
    /// effective_days = "thirty"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [ordinance]
    /// effective_days = 30
    /// ```
    WrongType = "wrong-type", Family::Data, Level::Error
}

impl Rule for WrongType {
    fn stops(&self) -> bool {
        true
    }
}
