//! What a rule looks at: a jurisdiction file, a template, the ledger, the library, a paper.
//!
//! In: what other rooms made. Out: views of it with the few questions that rules ask. It must not find faults.

use super::locate::{Locator, in_value};
use super::passage::{Passage, Role, Whence};
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

/// The section in which a paper without recitals gives its reasons.
const FINDINGS: &str = "findings";

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
        field_of_fact(self.text, self.file, id, field)
    }

    /// The place of `words[range]` of a fact’s text.
    pub fn origin_in_text(&self, id: &str, words: &str, range: Range<usize>) -> Option<Origin> {
        let line = self.origin(id, "text")?;
        let written = self.text.get(line.span.start..line.span.end)?;
        let Some(start) = written.find(words) else { return Some(line) };
        let start = line.span.start + start + range.start;
        Some(Origin { file: self.file, span: Span { start, end: start + range.len() } })
    }
}

/// The line of a ledger that sets a field of a fact, or that of its id.
fn field_of_fact(text: &str, file: FileId, id: &str, field: &str) -> Option<Origin> {
    let start = text.find(&format!("id = \"{id}\""))?;
    let end = text.get(start..)?.find("\n[[fact]]").map_or(text.len(), |end| start + end);
    let entry = text.get(start..end)?;
    let line = entry.find(&format!("\n{field} = ")).map_or(0, |at| at + 1);
    let length = entry.get(line..)?.find('\n').unwrap_or(entry.len() - line);
    Some(Origin { file, span: Span { start: start + line, end: start + line + length } })
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

    /// The decision taken on an option, as a word; empty where the document has no such option.
    pub fn decision(&self, option: &str) -> &str {
        self.decisions.get(option).map_or("", String::as_str)
    }

    /// The place where somebody decided on an option, and the layer; nothing where the default holds.
    pub fn decided(&self, option: &str) -> Option<(&'a Course, Origin)> {
        let (course, value) = self.jurisdiction.options(&self.instrument.identity.document).remove(option)?;
        Some((course, Origin { file: course.file, span: value.span }))
    }

    /// The place of a field of a fact that the paper recites.
    pub fn origin_of_fact(&self, id: &str, field: &str) -> Option<Origin> {
        let file = self.sources.find("templates/facts.toml")?;
        field_of_fact(self.sources.text(file), file, id, field)
    }

    /// The recitals, or the findings that stand in their place among the sections.
    pub fn recitals(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| match passage.role {
            Role::Recital => true,
            Role::Law => passage.section == FINDINGS,
            _ => false,
        })
    }

    /// The passages of the sections, without the findings that may stand among them.
    pub fn law(&self) -> impl Iterator<Item = &Passage> {
        self.operative().filter(|passage| passage.section != FINDINGS)
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
                let held = self.jurisdiction.get(key).map(|held| held.origin());
                let value = piece.map_or(range.clone(), |piece| piece.range.clone());
                let origin = held.map_or_else(rendered, |origin| {
                    self.narrow(origin, &passage.words, value, range.clone())
                });
                (origin, format!("in the value of `{key}`"))
            }
            Some(Whence::Blank(key)) if !key.is_empty() => (rendered(), format!("a blank for `{key}`")),
            _ => {
                let prose = piece.map_or(0..passage.words.len(), |piece| piece.range.clone());
                match self.locator.find(&passage.words, prose, range) {
                    Some(origin) => (origin, "in the template’s words".to_owned()),
                    None => (rendered(), "in this paragraph".to_owned()),
                }
            }
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
