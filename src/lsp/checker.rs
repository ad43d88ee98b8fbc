//! The checker: looks at documents while the editor goes on, the latest state of each and no older one.
//!
//! In: [`Job`]s. Out: diagnostics to the editor, and the same on the [`Board`] for whoever asks what can be mended. It must
//! not publish what is about a text that has changed since.

use super::diagnostics::{Note, Setting, notes};
use super::documents::Document;
use super::library::Sort;
use super::view::{own_layers, place_of};
use super::wire::Out;
use crate::assemble::{House, Request};
use crate::check::{Checked, Order, check};
use crate::diagnostic::Faults;
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::{self, Place};
use crate::jurisdiction::shelf::UserLayer;
use crate::lint::Finding;
use crate::lint::levels::Levels;
use crate::source::Sources;
use jiff::civil::Date;
use lsp_server::{Message, Notification};
use lsp_types::{LogMessageParams, MessageType, PublishDiagnosticsParams, Uri};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

/// What is looked at together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A library with every document of it that is open.
    Library(Option<PathBuf>),
    /// A file of the user’s own, by its address.
    Own(String),
}

/// One look at a subject.
pub(super) struct Job {
    pub(super) subject: Subject,
    pub(super) house: Arc<House>,
    /// The documents that are told of what is found.
    pub(super) documents: Vec<Document>,
    pub(super) levels: Levels,
    /// The place that stands for all.
    pub(super) sample: Place,
    pub(super) day: Date,
    /// Where files of the library and the manual may lie.
    pub(super) folders: Vec<PathBuf>,
}

/// What is known to be wrong, by document, and which state of each is the latest.
#[derive(Default)]
pub(super) struct Board(Mutex<BTreeMap<String, Known>>);

/// What is known of one document.
#[derive(Default)]
struct Known {
    /// The latest state that the editor told of.
    latest: i32,
    /// The state that was looked at last.
    looked_at: Option<i32>,
    /// What was found there.
    notes: Vec<Note>,
}

impl Board {
    /// A document is at this state now.
    pub(super) fn is_at(&self, uri: &Uri, version: i32) {
        let mut board = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        board.entry(uri.as_str().to_owned()).or_default().latest = version;
    }

    /// A document is closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri.as_str());
    }

    /// The notes of a document, if they are about its latest state.
    pub(super) fn notes(&self, uri: &Uri) -> Vec<Note> {
        let board = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = board.get(uri.as_str()).filter(|known| known.looked_at == Some(known.latest));
        known.map(|known| known.notes.clone()).unwrap_or_default()
    }

    /// Keeps the notes of a state and tells the editor, unless the document has gone on. Both under one lock, so that
    /// what is told last is what is kept.
    fn publish(&self, uri: &Uri, version: i32, notes: Vec<Note>, out: &Sender<Out>) {
        let mut board = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = board.get_mut(uri.as_str()).filter(|known| known.latest == version);
        let Some(known) = known else { return };
        let diagnostics = notes.iter().map(|note| note.diagnostic.clone()).collect();
        (known.looked_at, known.notes) = (Some(version), notes);
        let params = PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version: Some(version) };
        tell(out, "textDocument/publishDiagnostics", params);
    }
}

/// Sends a notification. An editor that went away is nobody’s fault.
pub(super) fn tell(out: &Sender<Out>, method: &str, params: impl serde::Serialize) {
    let _ = out.send(Out::Message(Message::Notification(Notification::new(method.to_owned(), params))));
}

/// Does jobs until nobody can send one; of several that wait for one subject only the last.
pub(super) fn work(jobs: &Receiver<Job>, board: &Board, out: &Sender<Out>) {
    let mut waiting: BTreeMap<Subject, Job> = BTreeMap::new();
    while let Ok(job) = jobs.recv() {
        waiting.insert(job.subject.clone(), job);
        loop {
            waiting.extend(jobs.try_iter().map(|job| (job.subject.clone(), job)));
            let Some((_, job)) = waiting.pop_first() else { break };
            // A rule that breaks off over half a sentence must not take the server with it.
            if catch_unwind(AssertUnwindSafe(|| job.run(board, out))).is_err() {
                let message = "a check broke off; what is shown may be old".to_owned();
                tell(out, "window/logMessage", LogMessageParams { typ: MessageType::ERROR, message });
            }
        }
    }
}

impl Job {
    fn run(&self, board: &Board, out: &Sender<Out>) {
        let checked = self.look();
        let setting = Setting {
            sources: &checked.sources,
            unmade: checked.unmade > 0,
            documents: &self.documents,
            folders: &self.folders,
        };
        for document in &self.documents {
            let found = notes(document, &checked.findings, &setting);
            board.publish(&document.uri, document.version, found, out);
        }
    }

    fn look(&self) -> Checked {
        let (Subject::Own(_), [document]) = (&self.subject, self.documents.as_slice()) else {
            // Without front matter there is no paper that could tell of it, and every option is a name that nobody knows.
            let mut sources = Sources::default();
            if let Err(Faults(faults)) = self.house.catalog().documents(&mut sources) {
                let findings = faults.into_iter().map(Finding::fault).collect();
                return Checked { findings, sources, unmade: 1, ..Checked::default() };
            }
            let mut seen = BTreeSet::new();
            let places = self.documents.iter().flat_map(|document| self.places(document));
            let places: Vec<Place> = places.filter(|place| seen.insert(place.geoid)).collect();
            return check(&self.house, &self.order(&places, Vec::new(), true), &self.levels);
        };
        // Without a place no paper tells of a fault in the file.
        let scope = if document.seat.sort == Sort::Area { Scope::Area } else { Scope::Place };
        let mut sources = Sources::default();
        let file = sources.add(document.seat.name.clone(), document.text.to_string());
        match Layer::read(&document.text, file, scope) {
            Err(Faults(faults)) => {
                let findings = faults.into_iter().map(Finding::fault).collect();
                Checked { findings, sources, ..Checked::default() }
            }
            Ok(_) if scope == Scope::Area => Checked::default(),
            Ok(_) => {
                let places: Vec<Place> = place_of(&document.text).into_iter().collect();
                check(&self.house, &self.order(&places, own_layers(document), false), &self.levels)
            }
        }
    }

    /// The papers of some places, and the files that are looked at by themselves.
    fn order(&self, places: &[Place], own: Vec<UserLayer>, library: bool) -> Order {
        let heads = self.house.catalog().documents(&mut Sources::default()).unwrap_or_default();
        let paper = |place: &Place, document: &str| Request {
            party: None,
            place: place.clone(),
            document: document.to_owned(),
            layers: own.clone(),
            date: None,
            finished: false,
        };
        let papers =
            places.iter().flat_map(|place| heads.iter().map(move |head| paper(place, &head.document)));
        Order { day: self.day, library, papers: papers.collect(), own }
    }

    /// The places whose papers show what a file of the library does.
    fn places(&self, document: &Document) -> Vec<Place> {
        let sample = || vec![self.sample.clone()];
        match (document.seat.sort, document.seat.shelved(), document.seat.template()) {
            (Sort::Place, ..) => place_of(&document.text).into_iter().collect(),
            (Sort::Area, Some(name), _) => match place::State::named(name.trim_end_matches(".toml")) {
                Some(state) => self.places_of(state.postal, &document.text),
                None => sample(),
            },
            (Sort::Template, _, Some(name)) => {
                let form = name.strip_prefix("forms/").and_then(|name| name.strip_suffix(".md"));
                form.and_then(|form| self.place_with(form)).map_or_else(sample, |place| vec![place])
            }
            _ => sample(),
        }
    }

    /// The places of a state that have files, and the most populous of each kind that its own file speaks of.
    fn places_of(&self, postal: &str, text: &str) -> Vec<Place> {
        let mut places = self.with_files(&format!("{}/", postal.to_lowercase()));
        let mut largest: BTreeMap<&str, Place> = BTreeMap::new();
        for place in place::all().filter(|place| place.state == postal) {
            let more = largest.get(place.kind).is_none_or(|largest| largest.population < place.population);
            if more {
                largest.insert(place.kind, place);
            }
        }
        let spoken_of = |kind: &str| text.contains(&format!("[kind.{kind}"));
        let all = places.is_empty();
        places.extend(largest.into_values().filter(|place| all || spoken_of(place.kind)));
        places
    }

    /// A place with a file whose papers take a form.
    fn place_with(&self, form: &str) -> Option<Place> {
        let takes = |place: &Place| {
            let known = self.house.shelf().jurisdiction(place, &[], &mut Sources::default());
            known.is_ok_and(|known| known.text("ordinance.form") == Some(form))
        };
        takes(&self.sample)
            .then(|| self.sample.clone())
            .or_else(|| self.with_files("").into_iter().find(takes))
    }

    /// The places that have files in a folder.
    fn with_files(&self, folder: &str) -> Vec<Place> {
        let files = self.house.shelf().files().range(folder.to_owned()..);
        let files = files.take_while(|(name, _)| name.starts_with(folder));
        let geoid = |text: &str| {
            let mut lines = text.lines();
            let line = lines.find_map(|line| line.strip_prefix("geoid = \""))?;
            place::by_geoid(line.split('"').next()?)
        };
        files.filter(|(name, _)| name.contains('/')).filter_map(|(_, text)| geoid(text)).collect()
    }
}
