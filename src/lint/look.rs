//! What a rule looks at: a jurisdiction file, a template, the ledger, the library, a paper.
//!
//! In: what other rooms made. Out: views of it with the few questions that rules ask. It must not find faults.

use super::locate::Locator;
use super::memo::Memo;
use super::passage::{Passage, Role};
use super::usage::Survey;
use crate::instrument::{Instrument, Part, Section};
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::stack::{Course, Held, Jurisdiction};
use crate::source::{FileId, Origin, Sources, Span};
use crate::template::facts::Fact;
use crate::template::front_matter::DocumentHead;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// How the names of the library’s own jurisdiction files begin.
const LIBRARY: &str = "jurisdictions/";

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
    /// The front matter of the document.
    pub head: &'a DocumentHead,
    /// The decisions taken, as words.
    pub decisions: &'a BTreeMap<String, String>,
    /// The facts that it recites.
    pub cited: &'a [Arc<Fact>],
    /// The day of the paper, or of the check.
    pub day: Date,
    /// The texts behind every handle.
    pub sources: &'a Sources,
    /// Finds prose in the templates.
    pub locator: &'a Locator,
    /// Its terms and their uses, once a rule has asked for them.
    pub survey: OnceCell<Survey>,
    /// What the rules have seen in the papers before it.
    pub memo: &'a Memo,
    /// The numbers of its passages in the memo.
    pub numbers: Vec<Option<usize>>,
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

    /// Its passages with their numbers in the memo.
    pub fn numbered(&self) -> impl Iterator<Item = (&Passage, Option<usize>)> {
        self.passages.iter().zip(self.numbers.iter().copied())
    }

    /// Whether it is law, or a resolution, and no letter, memorandum, handout or form to fill in: nothing enacts those.
    pub fn is_law(&self) -> bool {
        self.instrument.identity.is_adopted()
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

    /// Whether a layer is the user’s own: a file or a flag.
    pub fn is_own(&self, course: &Course) -> bool {
        !self.sources.name(course.file).starts_with(LIBRARY)
    }

    /// Whether a layer is the library’s file of one government.
    pub fn is_of_place(&self, course: &Course) -> bool {
        let name = self.sources.name(course.file).strip_prefix(LIBRARY);
        name.is_some_and(|name| name.contains('/') && name.ends_with(".toml"))
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

    /// What tells facts: the recitals, or the findings that stand in their place among the sections; of a paper that is no
    /// law, all of its text.
    pub fn recitals(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| tells(passage))
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
    pub(super) fn whole_line(&self, origin: Origin) -> Origin {
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
}

/// The part of a value’s bytes that holds these words for the time after `index` others, or all of them.
fn narrowed(text: &str, span: Span, words: &str, index: usize) -> Span {
    let value = text.get(span.start..span.end).unwrap_or_default();
    let found = value.match_indices(words).nth(index).filter(|_| !words.is_empty());
    found.map_or(span, |(at, _)| Span { start: span.start + at, end: span.start + at + words.len() })
}

/// Whether a passage tells facts.
pub(super) fn tells(passage: &Passage) -> bool {
    match passage.role {
        Role::Recital | Role::Told => true,
        Role::Law => passage.section == FINDINGS,
        _ => false,
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
        Role::Told => "the text",
        Role::Closing => "the closing words",
        Role::Adoption => "the adoption block",
        Role::Advice | Role::Caution => "a note",
    }
}
