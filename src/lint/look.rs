//! What a rule looks at: a jurisdiction file, a template, the ledger, the library, a paper.
//!
//! In: what other rooms made. Out: views of it with the few questions that rules ask. It must not find faults.

use super::locate::Locator;
use super::passage::{Passage, Piece, Role, Whence};
use crate::instrument::{Instrument, Part, Section};
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::stack::{Course, Held, Jurisdiction};
use crate::source::{FileId, Origin, Sources, Span};
use crate::template::facts::Fact;
use crate::template::front_matter::DocumentHead;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// How the names of the library’s own jurisdiction files begin.
const LIBRARY: &str = "jurisdictions/";

/// One jurisdiction file.
pub struct LayerLook<'a> {
    /// Its handle.
    pub file: FileId,
    /// Its name, such as `ca/oakland.toml`.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What was read from it.
    pub layer: &'a Layer,
    /// Whether it speaks for an area or for one government.
    pub scope: Scope,
    /// The government it speaks for, where it says so.
    pub place: Option<&'a Place>,
    /// The day of the check.
    pub day: Date,
}

impl LayerLook<'_> {
    /// The place of bytes of the file.
    pub fn origin(&self, span: Span) -> Origin {
        Origin { file: self.file, span }
    }

    /// The place of words in the bytes of a value, or of the whole value where they are folded or escaped in it.
    pub fn origin_of(&self, span: Span, words: &str) -> Origin {
        self.origin(narrowed(self.text, span, words, 0))
    }
}

/// One template file.
pub struct TemplateLook<'a> {
    /// Its handle.
    pub file: FileId,
    /// Its name, such as `ban/conduct.md`.
    pub name: &'a str,
    /// Its text, front matter and all.
    pub text: &'a str,
}

impl TemplateLook<'_> {
    /// The place of bytes of the file.
    pub fn origin(&self, range: Range<usize>) -> Origin {
        Origin { file: self.file, span: range.into() }
    }
}

/// The fact ledger.
pub struct LedgerLook<'a> {
    /// The handle of `facts.toml`.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// Its facts by id.
    pub facts: &'a BTreeMap<String, Fact>,
    /// The day of the check.
    pub day: Date,
}

impl LedgerLook<'_> {
    /// The place of a field of a fact: the first line after its id that sets it, or the line of the id.
    pub fn origin(&self, id: &str, field: &str) -> Option<Origin> {
        let start = self.text.find(&format!("id = \"{id}\""))?;
        let end = self.text.get(start..)?.find("\n[[fact]]").map_or(self.text.len(), |end| start + end);
        let entry = self.text.get(start..end)?;
        let line = entry.find(&format!("\n{field} = ")).map_or(0, |at| at + 1);
        let length = entry.get(line..)?.find('\n').unwrap_or(entry.len() - line);
        Some(Origin { file: self.file, span: Span { start: start + line, end: start + line + length } })
    }
}

/// All files together.
pub struct LibraryLook<'a> {
    /// Every jurisdiction file that can be read, by name.
    pub layers: &'a BTreeMap<String, (FileId, &'a Layer)>,
    /// Every template file with its handle, by name.
    pub templates: &'a BTreeMap<String, (FileId, &'a str)>,
    /// The front matter of every document.
    pub documents: &'a [std::sync::Arc<DocumentHead>],
    /// The texts behind the handles.
    pub sources: &'a Sources,
}

/// One assembled paper.
pub struct PaperLook<'a> {
    /// The tree.
    pub instrument: &'a Instrument,
    /// Its words, in the order of the text.
    pub passages: Vec<Passage>,
    /// What is known of the government.
    pub jurisdiction: &'a Jurisdiction,
    /// The government.
    pub place: &'a Place,
    /// The front matter of the document.
    pub head: &'a DocumentHead,
    /// The decisions taken, as words.
    pub decisions: &'a BTreeMap<String, String>,
    /// The facts that it recites.
    pub cited: &'a [Fact],
    /// The day of the paper, or of the check.
    pub day: Date,
    /// The texts behind every handle.
    pub sources: &'a Sources,
    /// Finds prose in the templates.
    pub locator: &'a Locator,
}

impl<'a> PaperLook<'a> {
    /// The place and the document: `Oakland, CA, ban`.
    pub fn name(&self) -> String {
        let identity = &self.instrument.identity;
        format!("{}, {}, {}", self.place.name, self.place.state, identity.document)
    }

    /// Where a passage stands: the paper, and what cites it.
    pub fn place_of(&self, passage: &Passage) -> String {
        let cite = if passage.cite.is_empty() { role_word(passage.role) } else { &passage.cite };
        format!("{}, {cite}", self.name())
    }

    /// The words of a key, where somebody supplied it.
    pub fn value(&self, key: &str) -> Option<Held<'a>> {
        self.jurisdiction.get(key)
    }

    /// The words of a text key, empty where nobody supplied it.
    pub fn text(&self, key: &str) -> &'a str {
        self.jurisdiction.text(key).unwrap_or_default()
    }

    /// The place where a key was set.
    pub fn origin_of(&self, key: &str) -> Option<Origin> {
        self.jurisdiction.get(key).map(|held| held.origin())
    }

    /// Whether a layer is the user’s own: a file or a flag.
    pub fn is_own(&self, course: &Course) -> bool {
        !self.sources.name(course.file).starts_with(LIBRARY)
    }

    /// Whether a layer is the library’s file of one government.
    pub fn is_of_place(&self, course: &Course) -> bool {
        let name = self.sources.name(course.file).strip_prefix(LIBRARY);
        name.is_some_and(|name| name.contains('/') && name.ends_with(".toml"))
    }

    /// Every section, outer before inner, in the order of the text.
    pub fn sections(&self) -> Vec<&'a Section> {
        let mut sections = Vec::new();
        for part in &self.instrument.parts {
            if let Part::Body(top) = part {
                top.iter().for_each(|section| gather(section, &mut sections));
            }
        }
        sections
    }

    /// The passages of the paper itself, without notes.
    pub fn text_passages(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.role.is_text())
    }

    /// The passages that command.
    pub fn operative(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.role.is_operative())
    }

    /// Where words of a passage come from, and how to say so beside the caret.
    pub fn whence(&self, passage: &Passage, range: Range<usize>) -> (Origin, String) {
        let rendered = || {
            let origin = passage.origin.or_else(|| self.passages.iter().find_map(|other| other.origin));
            origin.unwrap_or(Origin { file: self.locator.first(), span: Span::default() })
        };
        let piece = passage.piece_at(range.start);
        match piece.map(|piece| &piece.whence) {
            Some(Whence::Value(key)) => {
                let words = passage.words.get(range.clone()).unwrap_or_default();
                // The same words may stand in a value more than once.
                let start = piece.map_or(range.start, |piece| piece.range.start);
                let before = passage.words.get(start..range.start).unwrap_or_default();
                let index = if words.is_empty() { 0 } else { before.matches(words).count() };
                let held = self.jurisdiction.get(key).map(|held| held.origin());
                let origin = held.map_or_else(rendered, |origin| self.narrow(origin, words, index));
                (origin, format!("in the value of `{key}`"))
            }
            Some(Whence::Blank(key)) => {
                let label = match key.as_str() {
                    "" => "a blank to be written in by hand".to_owned(),
                    key => format!("a blank for `{key}`"),
                };
                let found = self.expression(passage, range.start).or_else(|| self.printing(key));
                (found.unwrap_or_else(rendered), label)
            }
            _ => {
                let prose = piece.map_or(0..passage.words.len(), |piece| piece.range.clone());
                match self.locator.find(&passage.words, prose, range) {
                    Some(origin) => (origin, "in the template’s words".to_owned()),
                    None => (rendered(), "in this paragraph".to_owned()),
                }
            }
        }
    }

    /// The part of a value’s place that holds these words for the time after `index` others, or all of it.
    fn narrow(&self, origin: Origin, words: &str, index: usize) -> Origin {
        let span = narrowed(self.sources.text(origin.file), origin.span, words, index);
        Origin { file: origin.file, span }
    }

    /// The first expression that prints a key: in the form of the paper, or else in any template.
    fn printing(&self, key: &str) -> Option<Origin> {
        let expression = format!("{{{{ {key} }}}}");
        let form = format!("templates/forms/{}.md", self.instrument.identity.form);
        let in_form = self.sources.find(&form).and_then(|file| {
            let start = self.sources.text(file).find(&expression)?;
            Some(Origin { file, span: Span { start, end: start + expression.len() } })
        });
        let whole = 0..expression.len();
        in_form.or_else(|| self.locator.find(&expression, whole.clone(), whole))
    }

    /// The expression of a template that printed the piece at a byte, found by the prose before it or after it.
    fn expression(&self, passage: &Passage, byte: usize) -> Option<Origin> {
        let index = passage.pieces.iter().position(|piece| piece.range.contains(&byte))?;
        // A word or two stand in many places.
        let prose = |piece: &&Piece| piece.whence == Whence::Prose && piece.range.len() >= ENOUGH;
        if let Some(before) = index.checked_sub(1).and_then(|index| passage.pieces.get(index)).filter(prose) {
            let last = passage.words.get(before.range.clone())?.chars().next_back()?.len_utf8();
            let tail = before.range.end - last..before.range.end;
            let at = self.locator.find(&passage.words, before.range.clone(), tail)?;
            let start = at.span.end;
            let rest = self.sources.text(at.file).get(start..)?;
            let end = rest.strip_prefix("{{")?.find("}}")? + "{{}}".len();
            return Some(Origin { file: at.file, span: Span { start, end: start + end } });
        }
        let after = passage.pieces.get(index + 1).filter(prose)?;
        let first = passage.words.get(after.range.clone())?.chars().next()?.len_utf8();
        let head = after.range.start..after.range.start + first;
        let at = self.locator.find(&passage.words, after.range.clone(), head)?;
        let before = self.sources.text(at.file).get(..at.span.start)?;
        let start = before.strip_suffix("}}")?.rfind("{{")?;
        Some(Origin { file: at.file, span: Span { start, end: at.span.start } })
    }
}

/// How many bytes of prose beside an expression are enough to find it by.
const ENOUGH: usize = 12;

/// The part of a value’s bytes that holds these words for the time after `index` others, or all of them.
fn narrowed(text: &str, span: Span, words: &str, index: usize) -> Span {
    let value = text.get(span.start..span.end).unwrap_or_default();
    let found = value.match_indices(words).nth(index).filter(|_| !words.is_empty());
    found.map_or(span, |(at, _)| Span { start: span.start + at, end: span.start + at + words.len() })
}

fn gather<'a>(section: &'a Section, sections: &mut Vec<&'a Section>) {
    sections.push(section);
    section.sections.iter().for_each(|inner| gather(inner, sections));
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Masthead => "the masthead",
        Role::Title => "the title",
        Role::Recital => "the recitals",
        Role::Enacting => "the enacting clause",
        Role::Heading | Role::Law | Role::Definition => "the text",
        Role::Closing => "the closing words",
        Role::Adoption => "the adoption block",
        Role::Advice | Role::Caution => "a note",
    }
}
