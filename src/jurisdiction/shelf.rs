//! The shelf of jurisdiction files: which layers speak for a place, read once and kept.
//!
//! In: a place, and the layers that the user adds. Out: the layers that apply, folded. It must not touch the disk: its
//! files are in the binary, and the user's come as texts.

use super::class;
use super::layer::{Layer, Scope};
use super::place::{self, Place};
use super::stack::{Course, Jurisdiction};
use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::embedded::{self, Files};
use crate::source::{Origin, Sources};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A layer that the user adds: the name it is known by, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserLayer {
    /// The path of the file, or the flag.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// The jurisdiction files, each read when it is first needed.
pub struct Shelf {
    files: Files,
    read: Mutex<BTreeMap<String, Arc<Layer>>>,
    /// The file of each place that has one: its state's folder and its geoid, and the name of the file.
    of_places: OnceLock<BTreeMap<(String, String), String>>,
}

impl Default for Shelf {
    /// The files that travel in the binary.
    fn default() -> Self {
        Self::new(embedded::files(embedded::jurisdictions()))
    }
}

impl Shelf {
    /// A shelf of other files, named as in `jurisdictions/`.
    pub fn new(files: Files) -> Self {
        Self { files, read: Mutex::default(), of_places: OnceLock::new() }
    }

    /// Its files by name.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Everything known of a place, with the user's layers on top.
    ///
    /// # Errors
    /// Every fault in the user's layers, or in a file of the shelf; a file that speaks for another place; and a class
    /// that the state does not have.
    pub fn jurisdiction(
        &self,
        place: &Place,
        user: &[UserLayer],
        sources: &mut Sources,
    ) -> Outcome<Jurisdiction> {
        let mut courses = vec![self.course("us.toml", "the United States", Scope::Area, sources)?];
        courses.push(from_table(place, sources)?);
        if let Some(state) = self.state(place.state, sources)? {
            let class = class::of(place, &state.layer.classes).map(|class| from_list(class, place, sources));
            courses.push(state);
            courses.extend(class.transpose()?);
        }
        if let Some(name) = self.file_of(place) {
            courses.push(self.course(name, &place.style, Scope::Place, sources)?);
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
        let class = match class_of(&courses, place) {
            Ok(class) => class,
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        if faults.is_empty() {
            Jurisdiction::fold(courses, place.kind, class.as_deref())
        } else {
            Err(Faults(faults))
        }
    }

    /// The layer of a state, by its two letters, if there is a file for it.
    ///
    /// # Errors
    /// Every fault in the file; a file that names another state.
    pub fn state(&self, postal: &str, sources: &mut Sources) -> Outcome<Option<Course>> {
        let name = format!("{}.toml", postal.to_lowercase());
        let state = self.files.contains_key(&name).then(|| place::State::named(postal)).flatten();
        let Some(state) = state else { return Ok(None) };
        let course = self.course(&name, state.name, Scope::Area, sources)?;
        other_state(&course, state).map_or(Ok(Some(course)), |fault| Err(fault.into()))
    }

    /// The name of the file of a place, found by the `geoid` line in it.
    pub fn file_of(&self, place: &Place) -> Option<&str> {
        let of_places = self.of_places.get_or_init(|| files_of_places(&self.files));
        of_places.get(&(place.state.to_lowercase(), place.geoid.to_owned())).map(String::as_str)
    }

    /// The layers of the shelf that speak for a place, lowest first, each with its name: the country, the state, the place.
    ///
    /// # Errors
    /// Every fault in the first file that has any.
    pub fn layers(&self, place: &Place, sources: &mut Sources) -> Outcome<Vec<(String, Arc<Layer>)>> {
        let state = format!("{}.toml", place.state.to_lowercase());
        let names = [Some("us.toml"), Some(state.as_str()), self.file_of(place)].into_iter().flatten();
        let there = names.filter(|name| self.files.contains_key(*name));
        there
            .map(|name| {
                let scope = if name.contains('/') { Scope::Place } else { Scope::Area };
                Ok((name.to_owned(), self.course(name, "", scope, sources)?.layer))
            })
            .collect()
    }

    fn course(&self, name: &str, speaks_for: &str, scope: Scope, sources: &mut Sources) -> Outcome<Course> {
        let text = self.files.get(name).cloned().unwrap_or_default();
        let file = sources.add(format!("jurisdictions/{name}"), text.clone());
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let layer = match read.get(name) {
            Some(layer) => Arc::clone(layer),
            None => {
                let layer = Arc::new(Layer::read(&text, file, scope)?);
                read.insert(name.to_owned(), Arc::clone(&layer));
                layer
            }
        };
        Ok(Course { speaks_for: speaks_for.to_owned(), file, layer })
    }
}

/// The file of each place by state and geoid; of several files for one place the first.
fn files_of_places(files: &Files) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for (name, text) in files {
        let Some((state, _)) = name.split_once('/') else { continue };
        for line in text.lines().filter_map(|line| line.strip_prefix("geoid = \"")) {
            let geoid = line.split('"').next().unwrap_or_default();
            found.entry((state.to_owned(), geoid.to_owned())).or_insert_with(|| name.clone());
        }
    }
    found
}

/// The class of a place: as the highest layer has it, or else as its state lists it.
fn class_of(courses: &[Course], place: &Place) -> Result<Option<String>, Diagnostic> {
    let set = courses.iter().rev().find_map(|course| Some((course.file, course.layer.values.get("class")?)));
    let Some((file, node)) = set else { return Ok(None) };
    let named = node.text().unwrap_or_default();
    let state = courses.iter().find(|course| !course.layer.classes.is_empty());
    let none = BTreeMap::new();
    let classes = state.map_or(&none, |state| &state.layer.classes);
    match classes.get(named) {
        Some(class) if class.kind == place.kind => Ok(Some(named.to_owned())),
        _ => Err(class::unknown(node, file, place, classes)),
    }
}

/// What a state's list of classes says of a place, as a layer of its own.
fn from_list(class: &str, place: &Place, sources: &mut Sources) -> Outcome<Course> {
    let text = format!("class = \"{class}\"\n");
    let name = format!("jurisdictions/{}.toml, class {class}", place.state.to_lowercase());
    let file = sources.add(name, text.clone());
    let layer = Arc::new(Layer::read(&text, file, Scope::Place)?);
    Ok(Course { speaks_for: format!("the classes of {}", place.state_name()), file, layer })
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
        text.push_str(&format!(
            "{key} = \"{}\"\n",
            value.replace('\\', "\\\\").replace('"', "\\\"").replace('\'', "’")
        ));
    }
    let file = sources.add(format!("jurisdictions/places.tsv, row {}", place.geoid), text.clone());
    let layer = Arc::new(Layer::read(&text, file, Scope::Place)?);
    Ok(Course { speaks_for: "the table of places".into(), file, layer })
}

/// A fault when a file says that it is of another state than the one it is named for.
fn other_state(course: &Course, state: &place::State) -> Option<Diagnostic> {
    [("state", state.name), ("postal", state.postal)].into_iter().find_map(|(key, known)| {
        let node = course.layer.values.get(key)?;
        let named = node.text().filter(|named| *named != known)?;
        let fault =
            Diagnostic::error(format!("`{key}` is {named} here, and the file is that of {}", state.name));
        let fault = fault.at(Origin { file: course.file, span: node.span }, format!("{known} is meant"));
        Some(fault.help("correct it, or give the file the two letters of its state as a name"))
    })
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
            .rule("place-mismatch")
            .at(Origin { file: course.file, span: node.span }, format!("{} is meant", place.style));
        Some(fault.help(format!(
            "leave `{key}` out: the table of places says it, and chooses the state’s law by it; or choose another place"
        )))
    })
}
