//! `invisible-character`. Reading the file finds it; the page is here.

use crate::lint::manual::rule;
use crate::lint::{Family, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A character that nobody can see, or that turns others around: zero width spaces, soft hyphens, bidirectional controls, private
    /// use.
    ///
    /// ## Why it matters
    ///
    /// A reader sees other words than a search, a codifier’s system or a court’s clerk does, and bidirectional controls can hide a
    /// clause from its reader (Unicode Technical Report 36, Unicode Security Considerations; CVE-2021-42574).
    ///
    /// ## Example
    ///
    /// > body = “City Council”, with U+202E before “Council”
    ///
    /// ## Instead
    ///
    /// Write the words again from the keyboard.
    InvisibleCharacter = "invisible-character", Family::Data, Level::Error
}

impl Rule for InvisibleCharacter {
    fn stops(&self) -> bool {
        true
    }
}
