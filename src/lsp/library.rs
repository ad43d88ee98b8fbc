//! The files around a document: which library it belongs to, what it is in it, and the house that the library makes.
//!
//! In: paths, the disk, and the texts of open documents, which hold before the disk. Out: a [`Seat`] for a document and a
//! [`House`] for a library. It must not judge what is in them.

use super::documents::Documents;
use crate::assemble::House;
use crate::embedded::{self, Files};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Facts of one government.
    Place,
    /// Facts of the country or of a state.
    Area,
    /// A template.
    Template,
    /// The fact ledger.
    Ledger,
    /// None of our business, as far as it is written.
    Stranger,
}

/// Where a document stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seat {
    /// What it is.
    pub(super) sort: Sort,
    /// The folder of its library, the one above `jurisdictions/` and `templates/`; nothing outside any.
    pub(super) root: Option<PathBuf>,
    /// Its name in messages: `jurisdictions/ca/oakland.toml`, or its path where it is the user’s own.
    pub(super) name: String,
    /// Whether it is a file of its library, and not the user’s own beside it or without one.
    pub(super) of_house: bool,
}

impl Seat {
    /// The seat of a document.
    pub(super) fn of(path: Option<&Path>, language: &str, text: &str) -> Self {
        let Some(path) = path else {
            let sort = if language == "toml" && is_ours(text) { Sort::Place } else { Sort::Stranger };
            return Self { sort, root: None, name: "this document".into(), of_house: false };
        };
        let root = path.ancestors().skip(1).find(|folder| is_library(folder)).map(Path::to_owned);
        let below = root.as_ref().and_then(|root| path.strip_prefix(root).ok()).map(slashed);
        let sort = below.as_deref().and_then(sort_in_library);
        if let (Some(sort), Some(name)) = (sort, below) {
            return Self { sort, root, name, of_house: true };
        }
        let toml = path.extension().is_some_and(|ending| ending == "toml");
        let shelved = path.iter().any(|part| part == "jurisdictions");
        let sort = match path.parent() {
            _ if !toml || !(shelved || is_ours(text)) => Sort::Stranger,
            Some(folder) if folder.ends_with("jurisdictions") => Sort::Area,
            _ => Sort::Place,
        };
        Self { sort, root, name: path.display().to_string(), of_house: false }
    }

    /// Its name below `jurisdictions/`, where it is a file of the library.
    pub(super) fn shelved(&self) -> Option<&str> {
        self.name.strip_prefix("jurisdictions/").filter(|_| self.of_house)
    }

    /// Its name below `templates/`, where it is a file of the library.
    pub(super) fn template(&self) -> Option<&str> {
        self.name.strip_prefix("templates/").filter(|_| self.of_house)
    }
}

/// Whether a folder holds a library: a country’s file or a fact ledger stands where it should.
fn is_library(folder: &Path) -> bool {
    folder.join("jurisdictions/us.toml").is_file() || folder.join("templates/facts.toml").is_file()
}

/// What a file of a library is by its name.
fn sort_in_library(name: &str) -> Option<Sort> {
    match name.split_once('/')? {
        ("jurisdictions", file) if file.ends_with(".toml") => {
            Some(if file.contains('/') { Sort::Place } else { Sort::Area })
        }
        ("templates", "facts.toml") => Some(Sort::Ledger),
        ("templates", file) if file.ends_with(".md") && file.contains('/') => Some(Sort::Template),
        _ => None,
    }
}

/// Whether a TOML text outside any library speaks of a government: by a key that other programs do not use.
fn is_ours(text: &str) -> bool {
    let ours = |line: &str| {
        let key = line.split(['=', ']', '#']).next().unwrap_or_default().trim();
        matches!(key, "geoid" | "[government" | "[ordinance" | "[options.ban" | "[law" | "[numbering")
            || key.starts_with("[kind.")
    };
    text.lines().any(ours)
}

/// A path with slashes, whatever the system has.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The libraries of open documents, each read from the disk once and then until something changes there.
#[derive(Default)]
pub(super) struct Libraries {
    read: BTreeMap<PathBuf, (Files, Files)>,
    houses: BTreeMap<Option<PathBuf>, Arc<House>>,
}

impl Libraries {
    /// The house of a library as the editor sees it, or the one in the binary.
    pub(super) fn house(&mut self, root: Option<&Path>, documents: &Documents) -> Arc<House> {
        let key = root.map(Path::to_owned);
        if let Some(house) = self.houses.get(&key) {
            return Arc::clone(house);
        }
        let house = match root {
            None => House::default(),
            Some(root) => {
                let read = self.read.entry(root.to_owned()).or_insert_with(|| read(root));
                let (mut jurisdictions, mut templates) = read.clone();
                for document in documents.all().filter(|document| document.seat.root.as_deref() == Some(root))
                {
                    let text = Cow::Owned(document.text.to_string());
                    if let Some(name) = document.seat.shelved() {
                        jurisdictions.insert(name.to_owned(), text);
                    } else if let Some(name) = document.seat.template() {
                        templates.insert(name.to_owned(), text);
                    }
                }
                House::new(jurisdictions, templates)
            }
        };
        let house = Arc::new(house);
        self.houses.insert(key, Arc::clone(&house));
        house
    }

    /// A document changed: the house of its library is another one.
    pub(super) fn changed(&mut self, seat: &Seat) {
        if seat.of_house {
            self.houses.remove(&seat.root);
        }
    }

    /// Files changed on disk: everything is read again when it is next needed.
    pub(super) fn forget(&mut self) {
        self.read.clear();
        self.houses.retain(|root, _| root.is_none());
    }
}

/// The files of a library. A half that it does not have is that of the binary.
fn read(root: &Path) -> (Files, Files) {
    let half = |folder: &str, ending: &str, table| {
        let mut files = Files::new();
        let folder = root.join(folder);
        walk(&folder, &folder, ending, &mut files);
        if files.is_empty() { embedded::files(table) } else { files }
    };
    let jurisdictions = half("jurisdictions", "toml", embedded::jurisdictions());
    let mut templates = half("templates", "md", embedded::templates());
    // A remark to people, as in the binary.
    templates.remove("README.md");
    if let Ok(ledger) = fs::read_to_string(root.join("templates/facts.toml")) {
        templates.insert("facts.toml".into(), Cow::Owned(ledger));
    }
    (jurisdictions, templates)
}

fn walk(top: &Path, folder: &Path, ending: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // The sort of the entry itself: a link to a folder above would lead around in a circle.
        if entry.file_type().is_ok_and(|sort| sort.is_dir()) {
            walk(top, &path, ending, files);
        } else if path.extension().is_some_and(|found| found == ending)
            && let (Ok(below), Ok(text)) = (path.strip_prefix(top), fs::read_to_string(&path))
        {
            files.insert(slashed(below), Cow::Owned(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_its_place_or_by_its_words() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let seat = |path: &str, text: &str| Seat::of(Some(&here.join(path)), "", text);
        let sort = |path: &str, text: &str| (seat(path, text).sort, seat(path, text).of_house);
        assert_eq!(sort("jurisdictions/ca/new.toml", ""), (Sort::Place, true));
        assert_eq!(sort("jurisdictions/ca.toml", ""), (Sort::Area, true));
        assert_eq!(sort("templates/ban/ban.md", ""), (Sort::Template, true));
        assert_eq!(sort("templates/facts.toml", ""), (Sort::Ledger, true));
        assert_eq!(sort("templates/README.md", ""), (Sort::Stranger, false));
        assert_eq!(sort("own.toml", "# mine\ngeoid = \"0653000\"\n"), (Sort::Place, false));
        assert_eq!(sort("Cargo.toml", "[package]\nname = \"x\"\n"), (Sort::Stranger, false));
        assert_eq!(sort("docs/page.md", ""), (Sort::Stranger, false));
        let elsewhere = Seat::of(Some(Path::new("/nowhere/templates/blog/post.md")), "markdown", "");
        assert_eq!(elsewhere.sort, Sort::Stranger);
        assert_eq!(Seat::of(None, "toml", "[kind.town]\n").sort, Sort::Place);
    }
}
