//! JSON Schema of the files that people write, of a jurisdiction, of draft.toml, and of a template’s head; and of the tree
//! that `--format json` writes.
//!
//! In: the tables by which the program itself reads those files: keys, options, rules, the types of a head; the types of
//! the tree. Out: a schema for each, as an editor or a validator takes it. It must not say anything of its own about a
//! key; a rule that stands only here would be one that the loader does not hold.
//!
//! The schemas are of draft-07, which is what taplo, and with it most editors of TOML, read in full: taplo passes over
//! `unevaluatedProperties` and other words of later drafts without a sign.

mod front_matter;
mod instrument;
mod jurisdiction;
mod library;
mod shape;

use crate::diagnostic::Outcome;
use crate::source::Sources;
use crate::template::Catalog;
use serde_json::Value;

/// The dialect that every schema names.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A file that people write, or that their programs read, and that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A file of a place or of a state.
    Jurisdiction,
    /// `draft.toml`, which speaks for a library.
    Library,
    /// The head of a document or of a form.
    FrontMatter,
    /// The tree of a paper, as `--format json` writes it.
    Instrument,
}

impl Subject {
    /// Every subject, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Jurisdiction, Self::Library, Self::FrontMatter, Self::Instrument];

    /// The word for it on the command line and in the name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jurisdiction => "jurisdiction",
            Self::Library => "library",
            Self::FrontMatter => "front-matter",
            Self::Instrument => "instrument",
        }
    }

    /// Its schema as text, made for the documents of a catalog.
    ///
    /// # Errors
    /// Every fault in the head of a document.
    pub fn schema(self, catalog: &Catalog, sources: &mut Sources) -> Outcome<String> {
        let schema = match self {
            Self::Jurisdiction => jurisdiction::schema(&catalog.documents(sources)?),
            Self::Library => library::schema(),
            Self::FrontMatter => front_matter::schema(),
            Self::Instrument => instrument::schema(),
        };
        Ok(format!("{schema:#}\n"))
    }
}

/// Puts further members into a schema.
fn with(mut schema: Value, members: &[(&str, Value)]) -> Value {
    if let Value::Object(object) = &mut schema {
        object.extend(members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    }
    schema
}
