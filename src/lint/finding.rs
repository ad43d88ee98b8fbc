//! A finding: what a rule reports, where, and how to mend it.
//!
//! In: a rule, words, places. Out: a [`Finding`], kept in [`Findings`]. It must not decide whether anybody sees it.

use super::look::PaperLook;
use super::passage::Passage;
use super::{Level, Rule};
use crate::diagnostic::Diagnostic;
use crate::source::Origin;
use std::ops::Range;

/// A change that mends a finding and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace.
    pub origin: Origin,
    /// What to write there.
    pub replacement: String,
}

/// What a rule reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much it matters; draft.toml may have changed it.
    pub level: Level,
    /// What, where, and how to mend it.
    pub diagnostic: Diagnostic,
    /// Where in a paper: `Oakland, CA, ban, Section 9.67.020(b)`; empty for what is found in a file.
    pub place: String,
    /// The change that mends it, where one is safe.
    pub fix: Option<Fix>,
    /// Whether the first label holds the words themselves, and not the whole value or paragraph that they came from.
    exact: bool,
}

impl Finding {
    /// A finding without a place yet; the message is one sentence without a full stop.
    pub fn new(rule: &dyn Rule, message: impl Into<String>) -> Self {
        Self {
            rule: rule.name(),
            level: rule.level(),
            diagnostic: Diagnostic::warning(message),
            place: String::new(),
            fix: None,
            exact: true,
        }
    }

    /// A fault of reading or assembling, as a finding.
    pub fn fault(diagnostic: Diagnostic) -> Self {
        let rule = diagnostic.rule.unwrap_or("broken-input");
        Self { rule, level: Level::Error, diagnostic, place: String::new(), fix: None, exact: true }
    }

    /// Points at bytes of a file.
    #[must_use]
    pub fn at(mut self, origin: Origin, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.at(origin, text);
        self
    }

    /// Points at bytes of a file when they are known.
    #[must_use]
    pub fn at_some(self, origin: Option<Origin>, text: impl Into<String>) -> Self {
        match origin {
            Some(origin) => self.at(origin, text),
            None => self,
        }
    }

    /// Points at words of a paper: at the value they come from, or at the template’s prose. The label says which.
    #[must_use]
    pub fn in_words(mut self, paper: &PaperLook<'_>, passage: &Passage, range: Range<usize>) -> Self {
        let words = passage.words.get(range.clone());
        let (origin, label) = paper.whence(passage, range);
        self.place = paper.place_of(passage);
        if self.diagnostic.labels.is_empty() {
            self.exact = paper.sources.text(origin.file).get(origin.span.start..origin.span.end) == words;
        }
        self.at(origin, label)
    }

    /// Says where in a paper it is, when no words of it are to blame.
    #[must_use]
    pub fn in_paper(mut self, paper: &PaperLook<'_>) -> Self {
        self.place = paper.name();
        self
    }

    /// Says how to mend it, in a sentence without a full stop.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(help);
        self
    }

    /// Offers to replace what the first label points at; only where that can do no harm. Where words of a paper were not
    /// found as they stand, because a value is made from others, nothing is offered.
    #[must_use]
    pub fn fix(mut self, replacement: impl Into<String>) -> Self {
        self.fix = self
            .diagnostic
            .labels
            .first()
            .filter(|_| self.exact)
            .map(|label| Fix { origin: label.origin, replacement: replacement.into() });
        self
    }

    /// The place it points at first, if any.
    pub fn origin(&self) -> Option<Origin> {
        self.diagnostic.labels.first().map(|label| label.origin)
    }
}

/// What the rules found so far.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Keeps a finding, unless the same rule said the same of the same place before: a template’s fault shows in every
    /// paper made from it.
    pub fn push(&mut self, finding: Finding) {
        let same = |kept: &Finding| {
            kept.rule == finding.rule
                && kept.origin() == finding.origin()
                && kept.diagnostic.message == finding.diagnostic.message
                && (finding.origin().is_some() || kept.place == finding.place)
        };
        if !self.0.iter().any(same) {
            self.0.push(finding);
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, in the order in which they were made.
    pub fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}
