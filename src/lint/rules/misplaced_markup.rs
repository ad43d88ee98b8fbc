//! `misplaced-markup`. Assembling finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// Markdown that means nothing in an instrument: a section without an id, a quotation, code, an image, a cross-reference with
    /// words of its own, text before the first heading.
    ///
    /// ## Why it matters
    ///
    /// It would be lost in some formats and shown in others, so that two copies of one paper would differ.
    ///
    /// ## Example
    ///
    /// > # Records
    ///
    /// without an id.
    ///
    /// ## Instead
    ///
    /// > # Records {#records}
    ///
    /// templates/README.md lists what a template may hold.
    MisplacedMarkup = "misplaced-markup", Family::Structure, Level::Error
}

impl Rule for MisplacedMarkup {
    fn stops(&self) -> bool {
        true
    }
}
