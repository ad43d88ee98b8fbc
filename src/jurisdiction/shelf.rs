//! The shelf of jurisdiction files: which layers speak for a place, read once and kept.
//!
//! In: a place, and the layers that the user adds. Out: the layers that apply, lowest first. It must not fold them,
//! and it must not touch the disk: its files are in the binary, and the user's come as texts.

use super::layer::{Layer, Scope};
use super::place::Place;
use super::stack::{Course, Jurisdiction};
use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::embedded;
use crate::source::{Origin, Sources};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A layer that the user adds: the name it is known by, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserLayer {
    /// The path of the file, or the flag.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// The embedded jurisdiction files, each read when it is first needed.
#[derive(Debug, Default)]
pub struct Shelf {
    read: Mutex<BTreeMap<&'static str, Arc<Layer>>>,
}

impl Shelf {
    /// Everything known of a place, with the user's layers on top.
    ///
    /// # Errors
    /// Every fault in the user's layers, or in an embedded file; and a file that speaks for another place.
    pub fn jurisdiction(
        &self,
        place: &Place,
        user: &[UserLayer],
        sources: &mut Sources,
    ) -> Outcome<Jurisdiction> {
        let mut courses = vec![self.embedded("us.toml", "the United States", Scope::Area, sources)?];
        courses.push(from_table(place, sources)?);
        let state = place.state.to_lowercase();
        if let Some((name, _)) = entry(&format!("{state}.toml")) {
            courses.push(self.embedded(name, place.state_name(), Scope::Area, sources)?);
        }
        if let Some(name) = file_of(place) {
            courses.push(self.embedded(name, &place.style, Scope::Place, sources)?);
        }
        let mut faults = Vec::new();
        for layer in user {
            let file = sources.add(layer.name.clone(), layer.text.clone());
            match Layer::read(&layer.text, file, Scope::Place) {
                Ok(layer_read) => {
                    let course = Course { speaks_for: layer.name.clone(), file, layer: Arc::new(layer_read) };
                    faults.extend(other_place(&course, place));
                    courses.push(course);
                }
                Err(Faults(found)) => faults.extend(found),
            }
        }
        if faults.is_empty() { Jurisdiction::fold(courses, place.kind) } else { Err(Faults(faults)) }
    }

    fn embedded(
        &self,
        name: &'static str,
        speaks_for: &str,
        scope: Scope,
        sources: &mut Sources,
    ) -> Outcome<Course> {
        let text = embedded::find(embedded::jurisdictions(), name).unwrap_or_default();
        let file = sources.add(format!("jurisdictions/{name}"), text);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let layer = match read.get(name) {
            Some(layer) => Arc::clone(layer),
            None => {
                let layer = Arc::new(Layer::read(text, file, scope)?);
                read.insert(name, Arc::clone(&layer));
                layer
            }
        };
        Ok(Course { speaks_for: speaks_for.to_owned(), file, layer })
    }
}

/// The embedded file of a place, found by the `geoid` line in it.
pub fn file_of(place: &Place) -> Option<&'static str> {
    let folder = format!("{}/", place.state.to_lowercase());
    let line = format!("\ngeoid = \"{}\"", place.geoid);
    let table = embedded::jurisdictions();
    let start = table.partition_point(|(name, _)| *name < folder.as_str());
    let mut files =
        table.get(start..).unwrap_or_default().iter().take_while(|(name, _)| name.starts_with(&folder));
    files.find(|(_, text)| text.starts_with(&line[1..]) || text.contains(&line)).map(|(name, _)| *name)
}

fn entry(name: &str) -> Option<&'static (&'static str, &'static str)> {
    embedded::jurisdictions().iter().find(|(candidate, _)| *candidate == name)
}

/// What the table of places says of a place, as a layer of its own.
fn from_table(place: &Place, sources: &mut Sources) -> Outcome<Course> {
    let mut text = String::new();
    let county = place.county.unwrap_or_default();
    let facts = [
        ("geoid", place.geoid),
        ("kind", place.kind),
        ("name", place.name),
        ("style", &place.style),
        ("county", county),
        ("state", place.state_name()),
        ("postal", place.state),
    ];
    for (key, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("{key} = \"{}\"\n", value.replace('\\', "\\\\").replace('"', "\\\"")));
    }
    let file = sources.add(format!("jurisdictions/places.tsv, row {}", place.geoid), text.clone());
    let layer = Arc::new(Layer::read(&text, file, Scope::Place)?);
    Ok(Course { speaks_for: "the table of places".into(), file, layer })
}

/// A fault when a file says that it is of another place, or of another kind or state than the table of places has.
fn other_place(course: &Course, place: &Place) -> Option<Diagnostic> {
    let facts = [
        ("geoid", place.geoid),
        ("kind", place.kind),
        ("state", place.state_name()),
        ("postal", place.state),
    ];
    facts.into_iter().find_map(|(key, known)| {
        let node = course.layer.values.get(key)?;
        let named = node.text().filter(|named| *named != known)?;
        let fault = Diagnostic::error(format!("`{key}` is {named} here and {known} in the table of places"))
            .at(Origin { file: course.file, span: node.span }, format!("{} is meant", place.style));
        Some(fault.help(format!(
            "leave `{key}` out: the table of places says it, and chooses the state’s law by it; or choose another place"
        )))
    })
}
