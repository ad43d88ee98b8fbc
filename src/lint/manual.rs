//! The manual of a rule: its name, family and level, and the page that its doc comment is.
//!
//! In: the declaration of a rule. Out: [`Manual`]. `draft check --explain`, docs/rules.md and SARIF print the page.

use super::{Family, Level};

/// The headings that every page has, in this order.
pub const HEADINGS: [&str; 4] = ["## What it finds", "## Why it matters", "## Example", "## Instead"];

/// What is written about a rule.
pub trait Manual {
    /// The fault, as words that can follow “allow”: `undefined-term`.
    fn name(&self) -> &'static str;

    /// What it is about.
    fn family(&self) -> Family;

    /// How much its findings matter unless draft.toml says otherwise.
    fn level(&self) -> Level;

    /// Its page as Markdown, under [`HEADINGS`].
    fn page(&self) -> &'static str;

    /// Its page without the blanks that a doc comment has before and after its lines.
    fn markdown(&self) -> String {
        let lines = self.page().lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// The first paragraph under the first heading: what it finds, in a sentence or two.
    fn about(&self) -> String {
        let after = self.page().split(HEADINGS[0]).nth(1).unwrap_or_default();
        let paragraph = after.trim_start().split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Declares a rule; its doc comment becomes its page.
///
/// ```text
/// rule! {
///     /// ## What it finds
///     /// …
///     UndefinedTerm = "undefined-term", Family::Terms, Level::Error
/// }
/// ```
macro_rules! rule {
    ($(#[doc = $line:literal])+ $rule:ident = $name:literal, $family:expr, $level:expr) => {
        $(#[doc = $line])+
        #[derive(Debug)]
        pub(super) struct $rule;

        impl $crate::lint::Manual for $rule {
            fn name(&self) -> &'static str {
                $name
            }

            fn family(&self) -> $crate::lint::Family {
                $family
            }

            fn level(&self) -> $crate::lint::Level {
                $level
            }

            fn page(&self) -> &'static str {
                concat!($($line, "\n"),+)
            }
        }
    };
}

pub(crate) use rule;
