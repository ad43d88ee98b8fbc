//! The layers of one government, folded: country, state, place, the user's own file, `--set`.
//!
//! In: layers that were read, lowest first, and the kind of government. Out: a [`Jurisdiction`] that answers for
//! every key what its value is, which layer set it, and which value lost. It must not read files.

use super::citation::{Citation, Confidence, PARTNERSHIP, weakest};
use super::class::Class;
use super::layer::{Layer, OptionValue};
use super::value::{Node, Value};
use crate::diagnostic::{Outcome, finish};
use crate::source::{FileId, Origin};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lists that grow from layer to layer; any other value replaces the one below it.
const GROWING: &[&str] =
    &["company", "congress.bill", "congress.member", "evidence", "law.preemption", "partnership"];

/// Keys that hold a whole sentence, and the keys that hold its parts.
const SENTENCES: &[(&str, &[&str])] =
    &[("ordinance.effective_clause", &["ordinance.effective_days", "ordinance.effective_from"])];

/// Whether a list takes the items of every layer instead of the highest layer’s alone.
pub fn grows(path: &str) -> bool {
    GROWING.contains(&path)
}

/// A layer in a stack: what it is called and the handle of its text.
#[derive(Debug, Clone)]
pub struct Course {
    /// What the layer speaks for: `the United States`, `California`, `Oakland`, `--set`.
    pub speaks_for: String,
    /// Its text in the sources.
    pub file: FileId,
    /// What was read from it.
    pub layer: Arc<Layer>,
}

impl Course {
    /// The keys of which the layer takes away what lower layers say.
    fn unset(&self) -> impl Iterator<Item = &str> {
        self.layer.values.get("unset").map_or(&[][..], Node::items).iter().filter_map(Node::text)
    }
}

/// One value and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The value.
    pub node: &'a Node,
    /// The layer that set it.
    pub course: &'a Course,
    /// The path under which that layer set it, `kind.town.` or `class.first.` included.
    pub path: &'a str,
}

impl<'a> Held<'a> {
    /// Where it was written.
    pub fn origin(&self) -> Origin {
        Origin { file: self.course.file, span: self.node.span }
    }

    /// The sources that support it, where the layer names any.
    pub fn citations(&self) -> Vec<&'a Citation> {
        self.course.layer.citations(self.path)
    }

    /// The source that makes it least sure; each may support only a part of the value.
    pub fn weakest(&self) -> Option<&'a Citation> {
        weakest(&self.citations())
    }

    /// How sure it is: as sure as its weakest source. A value without a source is not confirmed.
    pub fn confidence(&self) -> Confidence {
        self.weakest().map_or(Confidence::Unconfirmed, |citation| citation.confidence)
    }
}

/// Everything known of one government: resolved, and every value with its provenance.
#[derive(Debug, Clone)]
pub struct Jurisdiction {
    courses: Vec<Course>,
    /// For each key the layers that set it, lowest first, with the path under which each did.
    held: BTreeMap<&'static str, Vec<(usize, String)>>,
}

impl Jurisdiction {
    /// Folds layers, lowest first, for a government of this kind and class.
    ///
    /// # Errors
    /// A `{key}` in a winning value that names no key, names a list, or leads back to itself.
    pub fn fold(courses: Vec<Course>, kind: &str, class: Option<&str>) -> Outcome<Self> {
        let of_kind = format!("kind.{kind}.");
        let of_class = class.map(|class| format!("class.{class}."));
        let mut held: BTreeMap<&'static str, Vec<(usize, String)>> = BTreeMap::new();
        for (index, course) in courses.iter().enumerate() {
            for path in course.unset() {
                held.remove(path);
            }
            // What a layer says of a kind is nearer than what it says of all, and what it says of a class is nearest.
            for prefix in [Some(""), Some(of_kind.as_str()), of_class.as_deref()].into_iter().flatten() {
                for (path, key) in course.layer.under(prefix) {
                    held.entry(key.path).or_default().push((index, path.to_owned()));
                }
            }
        }
        let mut jurisdiction = Self { courses, held };
        jurisdiction.yield_to_parts();
        let faults = jurisdiction.check_placeholders();
        finish(jurisdiction, faults)
    }

    /// A whole sentence gives way to its parts where a higher layer sets a part: somebody who sets
    /// `ordinance.effective_days` means it, whatever sentence the state’s file has.
    fn yield_to_parts(&mut self) {
        for (sentence, parts) in SENTENCES {
            let height = self.height(sentence);
            if parts.iter().any(|part| self.height(part) > height) {
                self.held.remove(sentence);
            }
        }
    }

    /// The layers, lowest first.
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// The classes that divide a kind of government, by name, where no layer says which this one is of.
    pub fn open_classes(&self, kind: &str) -> Vec<(&str, &Class)> {
        let classes = self.courses.iter().flat_map(|course| &course.layer.classes);
        let classes = classes.filter(|(_, class)| class.kind == kind && self.get("class").is_none());
        classes.map(|(name, class)| (name.as_str(), class)).collect()
    }

    /// The value of a key with its provenance, if any layer sets it.
    pub fn get(&self, path: &str) -> Option<Held<'_>> {
        self.held.get(path)?.last().and_then(|set| self.held_as(set))
    }

    /// Has a key hold what the layers say of another.
    pub(super) fn put_in_place(&mut self, key: &'static str, other: &str) {
        match self.held.get(other).cloned() {
            Some(layers) => drop(self.held.insert(key, layers)),
            None => self.take_away(key),
        }
    }

    /// Has a key hold nothing.
    pub(super) fn take_away(&mut self, key: &str) {
        self.held.remove(key);
    }

    /// How high the layer is that sets a key, counted from the lowest; nothing when none does.
    fn height(&self, path: &str) -> Option<usize> {
        self.held.get(path)?.last().map(|(index, _)| *index)
    }

    /// Every value that a key was given, the winner first.
    pub fn history(&self, path: &str) -> Vec<Held<'_>> {
        let layers = self.held.get(path).map_or(&[][..], Vec::as_slice);
        layers.iter().rev().filter_map(|set| self.held_as(set)).collect()
    }

    fn held_as<'a>(&'a self, (index, path): &'a (usize, String)) -> Option<Held<'a>> {
        let course = self.courses.get(*index)?;
        Some(Held { node: course.layer.values.get(path)?, course, path })
    }

    /// The words of a one-line key, as they were written.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(|held| held.node.text())
    }

    /// The number of a key.
    pub fn integer(&self, path: &str) -> Option<i64> {
        match self.get(path)?.node.value {
            Value::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// The yes or no of a key.
    pub fn boolean(&self, path: &str) -> Option<bool> {
        match self.get(path)?.node.value {
            Value::Boolean(yes) => Some(yes),
            _ => None,
        }
    }

    /// The items of a list, each with the layer that wrote it; growing lists give those of every layer.
    ///
    /// Of two partnerships between the same agency, company and program the higher layer's holds, and an item that
    /// stands twice is given once.
    pub fn items(&self, path: &str) -> Vec<(&Course, &Node)> {
        let mut history = self.history(path);
        if !grows(path) {
            history.truncate(1);
        }
        let mut items: Vec<(&Course, &Node)> = Vec::new();
        for (course, node) in
            history.iter().rev().flat_map(|held| held.node.items().iter().map(|node| (held.course, node)))
        {
            if grows(path) {
                items.retain(|(_, earlier)| !self.same_matter(path, earlier, node));
            }
            items.push((course, node));
        }
        items
    }

    /// Whether two items of a growing list say the same thing of the same matter, so that the later one holds alone.
    fn same_matter(&self, path: &str, earlier: &Node, later: &Node) -> bool {
        let fields: &[&str] = match path {
            "partnership" => &PARTNERSHIP,
            "evidence" => &["text", "date"],
            "company" | "congress.bill" | "congress.member" => &["name"],
            _ => &["text", "citation"],
        };
        let words = |node: &Node, field: &str| {
            let field = node.field(field)?;
            Some(
                self.filled(path, &field.text().map_or_else(|| field.display(), str::to_owned))
                    .to_lowercase(),
            )
        };
        fields.iter().all(|field| words(earlier, field) == words(later, field))
    }

    /// The decisions for a document, the highest layer's for each option.
    pub fn options(&self, document: &str) -> BTreeMap<&str, (&Course, &OptionValue)> {
        let mut options = BTreeMap::new();
        for course in &self.courses {
            for (name, value) in course.layer.options.get(document).into_iter().flatten() {
                options.insert(name.as_str(), (course, value));
            }
        }
        options
    }

    /// Every document that some layer decides options for, with the place of the first decision.
    pub fn decided_documents(&self) -> BTreeMap<&str, Option<Origin>> {
        let mut documents = BTreeMap::new();
        for course in &self.courses {
            for (document, options) in &course.layer.options {
                let span = options.values().next().map(|value| value.name_span);
                let origin = span.map(|span| Origin { file: course.file, span });
                documents.entry(document.as_str()).or_insert(origin);
            }
        }
        documents
    }
}
