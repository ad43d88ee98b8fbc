//! For people: the look of a compiler’s messages, then a count.
//!
//! In: [`Checked`]. Out: messages with carets. It must not hide a finding.

use super::{Report, summary};
use crate::check::Checked;
use crate::diagnostic::{Severity, human};
use crate::lint::{Finding, Level};
use std::fmt::Write as _;

/// The report for people.
pub(super) struct Human;

impl Report for Human {
    fn name(&self) -> &'static str {
        "human"
    }

    fn about(&self) -> &'static str {
        "messages with the words and a caret under them, for people"
    }

    fn write(&self, checked: &Checked, color: bool) -> String {
        let mut out = String::new();
        for finding in &checked.findings {
            out.push_str(&human::render(&[shown(finding)], &checked.sources, color));
        }
        let _ = writeln!(out, "{}", summary(checked));
        out
    }
}

/// The finding as a diagnostic with its rule in brackets and its place in the paper as help.
fn shown(finding: &Finding) -> crate::diagnostic::Diagnostic {
    let mut diagnostic = finding.diagnostic.clone();
    diagnostic.severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note | Level::Off => Severity::Note,
    };
    diagnostic.message = format!("{} [{}]", diagnostic.message, finding.rule);
    if !finding.place.is_empty() {
        diagnostic.help.push(format!("in {}", finding.place));
    }
    diagnostic
}
