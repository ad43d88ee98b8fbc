//! The file of a place, begun: what is known of it as comments, what a document leaves blank as lines to fill in, and the
//! questions that fill them.
//!
//! In: a house, a place, a document, and the text of the file as far as it goes. Out: the text at its beginning, the next
//! [`Question`], the text with an answer in it. The text is all the state there is, so that whoever stops goes on from
//! the file. It must not ask, read or write; [`crate::cli`] does.

mod edit;
mod known;
mod name;
mod question;
mod text;

pub use name::file_name;
pub use question::{Ask, Question};

use crate::assemble::{Assembled, House, Request};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::instrument::finish::{self, LeftBlank};
use crate::jurisdiction::class::Class;
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::shelf::UserLayer;
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Sources;

/// The line by which a file says that it was begun here.
const MARK: &str = "# Begun by `draft new`; the same command goes on where this file stops.";

/// What begins the file of a place.
pub struct Starter<'a> {
    /// Where the layers and the document come from.
    pub house: &'a House,
    /// Whose file it is.
    pub place: Place,
    /// The document whose blanks are to be filled.
    pub document: String,
    /// The path from the file to its schema, where there is one.
    pub schema: Option<String>,
}

impl Starter<'_> {
    /// The text of the file before anything is answered.
    ///
    /// # Errors
    /// Every fault on the way to the document.
    pub fn begin(&self, sources: &mut Sources) -> Outcome<String> {
        text::begin(self, None, sources)
    }

    /// Checks that a text was begun here, for this place.
    ///
    /// # Errors
    /// That it was not; every fault in it.
    pub fn check(&self, name: &str, text: &str, sources: &mut Sources) -> Outcome<()> {
        let fault = |message: String| Err(Diagnostic::error(message).help(OTHERWISE).into());
        if !text.lines().any(|line| line.trim_end() == MARK) {
            return fault(format!("{name} is there, and was not begun by `draft new`"));
        }
        let layer = Layer::read(text, sources.add(name.to_owned(), text.to_owned()), Scope::Place)?;
        match layer.values.get("geoid").and_then(|geoid| geoid.text()) {
            Some(geoid) if geoid == self.place.geoid => Ok(()),
            _ => fault(format!("{name} is there, and is the file of another government")),
        }
    }

    /// The blanks that the document has with this text.
    ///
    /// # Errors
    /// Every fault on the way to the document.
    pub fn blanks(&self, text: &str, sources: &mut Sources) -> Outcome<Vec<LeftBlank>> {
        Ok(finish::blanks(&self.assemble(text, sources)?.instrument))
    }

    /// The document, with a text laid over what is known.
    fn assemble(&self, text: &str, sources: &mut Sources) -> Outcome<Assembled> {
        let layer = UserLayer { name: "the file".into(), text: text.to_owned() };
        let request = Request {
            party: None,
            place: self.place.clone(),
            document: self.document.clone(),
            layers: vec![layer],
            date: None,
            finished: false,
        };
        self.house.assemble(&request, sources)
    }

    /// The classes into which law divides governments of this kind, where nothing says which this one is of.
    fn open_classes<'j>(&self, jurisdiction: &'j Jurisdiction) -> Vec<(&'j str, &'j Class)> {
        jurisdiction.open_classes(self.place.kind)
    }
}

const OTHERWISE: &str = "edit it by hand, or name another file with -o; --force writes it anew";
