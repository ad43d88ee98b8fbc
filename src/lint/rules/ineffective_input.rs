//! `ineffective-input`.

use super::unread_key;
use crate::jurisdiction::schema::{KEYS, key_of};
use crate::jurisdiction::stack::{Course, Held, grows};
use crate::jurisdiction::value::{Node, Value};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::template::reads::{Sort, reads};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// A line of your own that changes nothing: a value that the layers below already have, a decision that they took, a key in
    /// `unset` that nobody set, a value that no part of the paper reads. In the library’s file of a place, the decision and the key in
    /// `unset`: its values may repeat the state’s, so that they hold when the state’s change.
    ///
    /// ## Why it matters
    ///
    /// Whoever wrote it believes that the paper now says something else. A value that is repeated without a source is worse than none:
    /// it takes the place of one that had a source, and the paper prints a caution beside it.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # Oakland’s file has the same words, with a source
    /// [government]
    /// body = "City Council"
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the line out, or give it a source of its own if that source is better. `draft explain --city "Oakland, CA" government.body`
    /// shows what the layers below say.
    IneffectiveInput = "ineffective-input", Family::Data, Level::Warning
}

/// What says which place a file is of; a reader wants it there although the table of places has it.
const WHO: [&str; 8] = ["geoid", "name", "kind", "class", "style", "county", "state", "postal"];

impl Rule for IneffectiveInput {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        self.repeated(paper, findings);
        self.decided_before(paper, findings);
        for (height, course) in paper.jurisdiction.courses().iter().enumerate() {
            if paper.is_of_place(course) || paper.is_own(course) {
                self.unset_in_vain(paper, height, course, findings);
            }
        }
        // A document with a form of its own says nothing of what the laws of the place read.
        let of_the_place = paper.head.forms.len() > 1;
        if of_the_place && paper.jurisdiction.courses().iter().any(|course| paper.is_own(course)) {
            self.unread(paper, findings);
        }
    }
}

impl IneffectiveInput {
    /// Values that the layer below has in the same words.
    fn repeated(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for key in KEYS.iter().filter(|key| !WHO.contains(&key.path) && !grows(key.path)) {
            let Some(highest) = paper.jurisdiction.get(key.path).filter(|held| paper.is_own(held.course)) else {
                continue;
            };
            let history = paper.jurisdiction.history(key.path);
            let Some(below) = history.get(1).filter(|below| same(paper, key.path, &highest, below)) else {
                continue;
            };
            // A source of its own is news, whatever the words.
            if !highest.citations().is_empty() {
                continue;
            }
            let message =
                format!("`{}` changes nothing: {} has the same value", key.path, below.course.speaks_for);
            let finding =
                Finding::new(self, message).at(highest.origin(), "the same").at(below.origin(), "as here");
            let bare = key.cited && !below.citations().is_empty();
            findings.push(finding.help(if bare {
                "remove it, or give it a source of its own: without one it takes the place of a value that has one"
            } else {
                "remove it"
            }));
        }
    }

    /// Decisions that a layer below took in the same way.
    fn decided_before(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let document = &paper.head.document;
        for (name, (course, option)) in paper.jurisdiction.options(document) {
            if !paper.is_own(course) && !paper.is_of_place(course) {
                continue;
            }
            let below = paper.jurisdiction.courses().iter().take_while(|lower| lower.file != course.file);
            let earlier = below
                .filter_map(|lower| Some((lower, lower.layer.options.get(document)?.get(name)?)))
                .last()
                .filter(|(_, earlier)| earlier.value.words() == option.value.words());
            if let Some((lower, earlier)) = earlier {
                let message = format!(
                    "the option `{name}` changes nothing: {} decides the same",
                    lower.speaks_for
                );
                let finding = Finding::new(self, message)
                    .at(Origin { file: course.file, span: option.span }, "the same")
                    .at(Origin { file: lower.file, span: earlier.span }, "as here")
                    .help("remove it");
                findings.push(finding);
            }
        }
    }

    /// Keys in `unset` that no lower layer sets for this government.
    fn unset_in_vain(
        &self,
        paper: &PaperLook<'_>,
        height: usize,
        course: &Course,
        findings: &mut Findings,
    ) {
        for item in course.layer.values.get("unset").map_or(&[][..], Node::items) {
            let path = item.text().unwrap_or_default();
            let of_kind = format!("kind.{}.{path}", paper.place.kind);
            let of_class = paper.jurisdiction.text("class").map(|class| format!("class.{class}.{path}"));
            let paths = [Some(path), Some(of_kind.as_str()), of_class.as_deref()];
            let mut below = paper.jurisdiction.courses().iter().take(height);
            let sets = |lower: &Course| {
                paths.iter().flatten().any(|path| lower.layer.values.contains_key(*path))
            };
            if !below.any(sets) {
                let finding = Finding::new(self, format!("`{path}` is unset here, and no layer below sets it"))
                    .at(Origin { file: course.file, span: item.span }, "takes nothing away")
                    .help("remove it from the list");
                findings.push(finding);
            }
        }
    }

    /// Values of the user’s own that no template, other value or code reads in this paper.
    fn unread(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut read: BTreeSet<&str> = BTreeSet::new();
        let form = format!("templates/forms/{}.md", paper.instrument.identity.form);
        for (name, text) in paper.sources.files() {
            let other_form = name.starts_with("templates/forms/") && name != form;
            if name.starts_with("templates/") && name.ends_with(".md") && !other_form {
                let names = reads(text).into_iter().filter(|read| read.sort == Sort::Name);
                read.extend(names.map(|read| read.words));
            }
        }
        for key in KEYS {
            if let Some(Held { node: Node { value: Value::Text(text), .. }, .. }) = paper.value(key.path) {
                read.extend(unread_key::placeholders(text));
            }
        }
        let own = paper.jurisdiction.courses().iter().filter(|course| paper.is_own(course));
        for course in own {
            for (path, node) in &course.layer.values {
                let key = key_of(path);
                let known = unread_key::by_code(key) || read.iter().any(|read| unread_key::reads(read, key));
                if !known {
                    let message = format!("no part of this paper reads `{key}`, so setting it changes nothing");
                    let finding = Finding::new(self, message)
                        .at(Origin { file: course.file, span: node.span }, "printed nowhere")
                        .help(format!(
                            "remove it; the form `{}` has no place for it",
                            paper.instrument.identity.form
                        ));
                    findings.push(finding);
                }
            }
        }
    }
}

/// Whether two values read the same once their placeholders are filled.
fn same(paper: &PaperLook<'_>, path: &str, one: &Held<'_>, other: &Held<'_>) -> bool {
    let words = |held: &Held<'_>| match held.node.text() {
        Some(text) => paper.jurisdiction.filled(path, text),
        None => held.node.display(),
    };
    words(one) == words(other)
}
