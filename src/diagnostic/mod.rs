//! What went wrong, where, and how to mend it.
//!
//! In: faults found by any stage. Out: plain data, shown to people by [`human`]. It knows origins and nothing of
//! what is being read; a stage decides what a fault is, this room only carries it.

pub mod human;

use crate::source::Origin;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something the reader may want to know; nothing has to change.
    Note,
    /// The paper was written, and a person should look at this.
    Warning,
    /// Nothing could be written.
    Error,
}

/// One place a diagnostic points at, with what it says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The bytes to underline.
    pub origin: Origin,
    /// The words beside the caret; may be empty.
    pub text: String,
}

/// One fault or remark: what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The name of the rule that it breaks, where it has a page in the manual.
    pub rule: Option<&'static str>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is; the first label is the place itself, later ones give context.
    pub labels: Vec<Label>,
    /// How to mend it, each a sentence without a full stop.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error with no place and no help yet.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// A warning with no place and no help yet.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    /// A note with no place and no help yet.
    pub fn note(message: impl Into<String>) -> Self {
        Self::new(Severity::Note, message)
    }

    fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self { severity, rule: None, message: message.into(), labels: Vec::new(), help: Vec::new() }
    }

    /// Names the rule that is broken.
    #[must_use]
    pub fn rule(mut self, name: &'static str) -> Self {
        self.rule = Some(name);
        self
    }

    /// Points at a place, with words to stand beside the caret.
    #[must_use]
    pub fn at(mut self, origin: Origin, text: impl Into<String>) -> Self {
        self.labels.push(Label { origin, text: text.into() });
        self
    }

    /// Points at a place when there is one.
    #[must_use]
    pub fn at_some(self, origin: Option<Origin>, text: impl Into<String>) -> Self {
        match origin {
            Some(origin) => self.at(origin, text),
            None => self,
        }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

/// The faults that stopped a stage: at least one, and every one that could be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Diagnostic>);

impl From<Diagnostic> for Faults {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let messages: Vec<&str> = self.0.iter().map(|fault| fault.message.as_str()).collect();
        f.write_str(&messages.join("; "))
    }
}

impl std::error::Error for Faults {}

/// What a stage returns: its product, or every fault it found.
pub type Outcome<T> = Result<T, Faults>;

/// Returns the product when nothing was found, and all the faults otherwise.
///
/// # Errors
/// The faults, when there are any.
pub fn finish<T>(product: T, faults: Vec<Diagnostic>) -> Outcome<T> {
    if faults.is_empty() { Ok(product) } else { Err(Faults(faults)) }
}

/// The candidates nearest to what was typed, best first, at most `most`; none when nothing is near.
///
/// Nearness is Jaro–Winkler similarity over lower case, with 0.8 as the least.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&typed, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= 0.8)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.truncate(most);
    scored.into_iter().map(|(_, candidate)| candidate).collect()
}
