//! Rules: what a drafting office would send back, each in a file of its own.
//!
//! In: what was read or assembled, as a [`look`]. Out: [`Finding`]s with their places and mends. A rule must not read
//! the disk, assemble, or print; [`crate::check`] decides what is looked at and what becomes of a finding.

pub mod effect;
pub mod finding;
pub mod ground;
pub mod levels;
pub mod locate;
pub mod look;
pub mod manual;
pub mod memo;
pub mod numeral;
pub mod passage;
pub mod phrase;
pub mod reading;
pub mod rules;
pub mod seek;
pub mod statute;
pub mod suppress;
pub mod syllables;
pub mod text;
pub mod title;
pub mod told;
pub mod typed;
pub mod usage;
pub mod values;
mod whence;
pub mod wording;

pub use finding::{Finding, Findings, Fix};
pub use manual::Manual;
pub use rules::RULES;

use crate::source::FileId;
use look::{LayerLook, LedgerLook, LibraryLook, PaperLook, TemplateLook};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The rule is silent.
    Off,
    /// Worth knowing; the run succeeds.
    Note,
    /// To be mended or to be allowed with a reason; the run fails.
    Warning,
    /// Wrong: the paper would be void, untrue or not what anybody meant; the run fails.
    Error,
}

impl Level {
    /// Every level, the least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Note, Self::Warning, Self::Error];

    /// What it means for a finding and for the run.
    pub fn about(self) -> &'static str {
        match self {
            Self::Off => "The rule is silent.",
            Self::Note => "Worth knowing; the run succeeds.",
            Self::Warning => "To be mended or to be allowed with a reason; the run fails.",
            Self::Error => "Void, untrue or not what anybody meant; the run fails.",
        }
    }

    /// The word used in draft.toml and in every output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level that goes by a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The parts of a paper, their order and their numbers.
    Structure,
    /// Defined terms.
    Terms,
    /// The words.
    Language,
    /// What is said to be so.
    Facts,
    /// What the law of the place allows.
    Law,
    /// The TOML behind it.
    Data,
    /// What must be gone before adoption.
    Form,
}

impl Family {
    /// Every family, in the order in which the manual has them.
    pub const ALL: [Self; 7] =
        [Self::Structure, Self::Terms, Self::Language, Self::Facts, Self::Law, Self::Data, Self::Form];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Terms => "terms",
            Self::Language => "language",
            Self::Facts => "facts",
            Self::Law => "law",
            Self::Data => "data",
            Self::Form => "form",
        }
    }
}

/// A rule. It looks at whatever it overrides a method for, and at nothing else.
pub trait Rule: Manual + Sync {
    /// Whether it says the same of every paper of a place, so that once is enough.
    fn once(&self) -> bool {
        false
    }

    /// Whether what it finds keeps a paper from being made. No baseline hides that.
    fn stops(&self) -> bool {
        false
    }

    /// Looks at the text of one file, whichever it is.
    fn text(&self, _file: FileId, _text: &str, _findings: &mut Findings) {}

    /// Looks at one jurisdiction file; at its text alone, if nothing else is said.
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        self.text(look.file, look.text, findings);
    }

    /// Looks at one template file; at its text alone, if nothing else is said.
    fn template(&self, look: &TemplateLook<'_>, findings: &mut Findings) {
        self.text(look.file, look.text, findings);
    }

    /// Looks at the fact ledger; at its text alone, if nothing else is said.
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        self.text(look.file, look.text, findings);
    }

    /// Looks at all files together.
    fn library(&self, _look: &LibraryLook<'_>, _findings: &mut Findings) {}

    /// Looks at one assembled paper.
    fn paper(&self, _look: &PaperLook<'_>, _findings: &mut Findings) {}
}

/// The rule that goes by a name.
pub fn by_name(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.name() == name)
}
