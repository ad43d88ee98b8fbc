//! What a rule looks at: a jurisdiction file, a template, the ledger, the library, a paper.
//!
//! In: what other rooms made. Out: views of it with the few questions that rules ask. It must not find faults.

use super::locate::{Locator, in_value};
use super::passage::{Passage, Role, Whence};
use super::usage::Survey;
use crate::instrument::{Instrument, Part, Section};
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::stack::{Held, Jurisdiction};
use crate::source::{FileId, Origin, Sources, Span};
use crate::template::facts::Fact;
use crate::template::front_matter::DocumentHead;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Prose as short as this stands in too many places to be told apart.
const SHORT: usize = 12;

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
    /// Its terms and their uses, once a rule has asked for them.
    pub survey: OnceCell<Survey>,
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

    /// Its terms and where they are used.
    pub fn survey(&self) -> &Survey {
        self.survey.get_or_init(|| Survey::of(&self.passages))
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

    /// The heading line of a section in the templates, or its place in the rendered text.
    pub fn section_origin(&self, section: &Section) -> Origin {
        let mark = format!("{{#{}}}", section.id);
        self.in_templates(&mark).map_or(section.origin, |origin| self.whole_line(origin))
    }

    /// The words in the templates that define a term, such as `**"Agency"**`.
    pub fn term_origin(&self, term: &str) -> Option<Origin> {
        self.in_templates(&format!("**\"{term}\"**"))
    }

    /// Words of the templates as they stand there; those of the paper’s form come before the others.
    pub fn in_templates(&self, words: &str) -> Option<Origin> {
        let form = self.sources.find(&format!("templates/forms/{}.md", self.instrument.identity.form));
        let in_form = form.and_then(|file| {
            let start = self.sources.text(file).find(words)?;
            Some(Origin { file, span: Span { start, end: start + words.len() } })
        });
        in_form.or_else(|| self.locator.find(words, 0..words.len(), 0..words.len()))
    }

    /// The head of the template that gives the paper its form.
    pub fn of_form(&self) -> Option<Origin> {
        self.in_templates(&format!("form = \"{}\"", self.instrument.identity.form))
    }

    /// The line that an origin begins in, without the white space at its ends.
    fn whole_line(&self, origin: Origin) -> Origin {
        let text = self.sources.text(origin.file);
        let start =
            text.get(..origin.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        Origin { file: origin.file, span: Span { start, end: start + line.trim_end().len() } }
    }

    /// The section that has an id.
    pub fn section(&self, id: &str) -> Option<&'a Section> {
        self.sections().into_iter().find(|section| section.id == id)
    }

    /// The value that the state’s own file gives a key: that of the class, of the kind, or of all its governments.
    pub fn of_state(&self, key: &str) -> Option<Held<'a>> {
        let state = self.place.state_name();
        let course = self.jurisdiction.courses().iter().find(|course| course.speaks_for == state)?;
        let class = self.jurisdiction.text("class").map(|class| format!("class.{class}.{key}"));
        let kind = format!("kind.{}.{key}", self.place.kind);
        let paths = [class.as_deref(), Some(kind.as_str()), Some(key)];
        let held = |path| course.layer.values.get_key_value(path);
        let (path, node) = paths.into_iter().flatten().find_map(held)?;
        Some(Held { node, course, path })
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
                let held = self.jurisdiction.get(key).map(|held| held.origin());
                let value = piece.map_or(range.clone(), |piece| piece.range.clone());
                let origin = held.map_or_else(rendered, |origin| {
                    self.narrow(origin, &passage.words, value, range.clone())
                });
                (origin, format!("in the value of `{key}`"))
            }
            Some(Whence::Blank(key)) if !key.is_empty() => (rendered(), format!("a blank for `{key}`")),
            Some(Whence::Reference(target)) => match self.reference_origin(passage, range.start, target) {
                Some(origin) => (origin, "a cross-reference".to_owned()),
                None => (rendered(), "a cross-reference in this paragraph".to_owned()),
            },
            _ => {
                let prose = piece.map_or(0..passage.words.len(), |piece| piece.range.clone());
                match self.locator.find(&passage.words, prose, range) {
                    Some(origin) => (origin, "in the template’s words".to_owned()),
                    None => (rendered(), "in this paragraph".to_owned()),
                }
            }
        }
    }

    /// Where a template writes a cross-reference: after as much of the prose before it as stands together there.
    fn reference_origin(&self, passage: &Passage, at: usize, target: &str) -> Option<Origin> {
        let prose =
            passage.pieces.iter().find(|piece| piece.range.end == at && piece.whence == Whence::Prose);
        let before = prose.and_then(|piece| passage.words.get(piece.range.clone())).unwrap_or_default();
        let mark = format!("[](#{target})");
        let mut ends: Vec<&str> = before.char_indices().rev().map(|(start, _)| &before[start..]).collect();
        ends.retain(|end| matches!(end.len(), 8 | 24 | 48));
        let places = ends.iter().rev().map(|end| (end.len(), format!("{end}{mark}")));
        let (skip, found) = places
            .chain([(0, mark.clone())])
            .find_map(|(skip, words)| Some((skip, self.in_templates(&words)?)))?;
        Some(Origin { span: Span { start: found.span.start + skip, end: found.span.end }, ..found })
    }

    /// The line of a template that a paragraph was written on, or else the place of its first words.
    pub fn paragraph(&self, passage: &Passage) -> (Origin, String) {
        let mut prose: Vec<Range<usize>> = passage
            .pieces
            .iter()
            .filter(|piece| piece.whence == Whence::Prose)
            .map(|piece| piece.range.clone())
            .collect();
        prose.sort_by_key(|range| std::cmp::Reverse(range.len()));
        let known = prose.into_iter().filter(|range| range.len() > SHORT).find_map(|range| {
            // Numbers, and what a filter puts before a value, such as “The”, are prose without standing in the template.
            let words = passage.words.get(range.clone())?;
            let sentence = words.find(". ").map_or(range.end, |at| range.start + at + 1);
            let begin = words.char_indices().nth(SHORT).map_or(range.end, |(at, _)| range.start + at);
            let found = |end: usize| self.locator.find(&passage.words, range.start..end, range.start..end);
            [range.end, sentence, begin].into_iter().find_map(found)
        });
        let is_value = passage.pieces.first().is_some_and(|piece| matches!(piece.whence, Whence::Value(_)));
        let section = || self.section(&passage.section).filter(|_| !is_value);
        if let Some(origin) = known {
            return (self.whole_line(origin), "this paragraph".to_owned());
        }
        match section() {
            Some(section) => (self.section_origin(section), "in this section".to_owned()),
            None => self.whence(passage, 0..passage.words.len()),
        }
    }

    /// The part of a value’s place that holds `words[range]`, or all of it; `value` are the bytes of the value.
    fn narrow(&self, origin: Origin, words: &str, value: Range<usize>, range: Range<usize>) -> Origin {
        let text = self.sources.text(origin.file);
        let whole = text.get(origin.span.start..origin.span.end).unwrap_or_default();
        // The place of a list of tables is the head of the first; what they hold stands below it.
        let heads_tables = whole.starts_with("[[");
        let searched = if heads_tables { text.get(origin.span.start..).unwrap_or_default() } else { whole };
        match in_value(searched, words, value, range, !heads_tables) {
            Some(found) => {
                let start = origin.span.start;
                Origin {
                    file: origin.file,
                    span: Span { start: start + found.start, end: start + found.end },
                }
            }
            None => origin,
        }
    }
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
