//! `broken-template`. Assembling finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A template that cannot be read or rendered: front matter that is not TOML or lacks a field, a name that nothing has, a block
    /// that is not closed.
    ///
    /// ## Why it matters
    ///
    /// No place gets a paper from it until it is mended.
    ///
    /// ## Example
    ///
    /// > The {{ government.clerk | uper_first }} must post it.
    ///
    /// ## Instead
    ///
    /// > The {{ government.clerk | upper_first }} must post it.
    BrokenTemplate = "broken-template", Family::Structure, Level::Error
}

impl Rule for BrokenTemplate {
    fn stops(&self) -> bool {
        true
    }
}
