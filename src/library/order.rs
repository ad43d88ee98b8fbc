//! What a library is: sets of papers, ready to be made.
//!
//! In: nothing. Out: the types that the other files share. It must not read or make anything.

use super::decisions::Decided;
use super::pattern::Pattern;
use super::query::Places;
use crate::jurisdiction::shelf::UserLayer;
use crate::source::{Origin, Sources};
use crate::write::Writer;
use jiff::civil::Date;

/// A library of papers.
pub struct Library {
    /// Its name.
    pub title: String,
    /// The web address of its site, which ends with a slash.
    pub url: Option<String>,
    /// The day of its papers, if they have one.
    pub date: Option<Date>,
    /// draft.toml, so that faults can point into it.
    pub sources: Sources,
    /// The sets of papers, in the order of draft.toml.
    pub sets: Vec<Set>,
}

/// Some documents for some places in some formats.
pub struct Set {
    /// The names of the documents.
    pub documents: Vec<String>,
    /// The formats.
    pub formats: Vec<&'static dyn Writer>,
    /// The name of each file.
    pub pattern: Pattern,
    /// The places.
    pub places: Places,
    /// The user's own layers, lowest first.
    pub layers: Vec<UserLayer>,
    /// Which of the layers are decisions of draft.toml, and where they stand in it.
    pub decided: Decided,
    /// Whether drafting notes and sources are left out.
    pub finished: bool,
    /// Where draft.toml has it.
    pub origin: Origin,
}
