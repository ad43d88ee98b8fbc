//! Anchors: the id of every place that a permalink can name, each used once.
//!
//! In: an instrument. Out: ids, given away in the order of reading: the tree's own where it has one, else built from the
//! numbers, as in `records.a.2`. It must not write anything. [`Anchors::collect`] and the writer walk the tree in
//! the same order; what one skips the other must skip too.

use super::escape::push_id;
use crate::instrument::{Block, Instrument, Number, Part, Section};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The ids of one instrument, first collected, then taken one by one.
pub(super) struct Anchors<'a> {
    /// What cross-references point at, by the name that the tree uses.
    targets: BTreeMap<&'a str, usize>,
    /// Every id in the order of reading.
    ids: Vec<Rc<str>>,
    /// Which of them belong to sections.
    sections: Vec<usize>,
    used: BTreeSet<Rc<str>>,
    taken: usize,
}

impl<'a> Anchors<'a> {
    /// Walks the instrument; drafting notes are left out unless `notes` is set.
    pub(super) fn collect(instrument: &'a Instrument, notes: bool) -> Self {
        let mut anchors = Self {
            targets: BTreeMap::new(),
            ids: Vec::with_capacity(128),
            sections: Vec::new(),
            used: BTreeSet::new(),
            taken: 0,
        };
        for part in &instrument.parts {
            match part {
                Part::Title(_) => {}
                Part::Recitals(recitals) => {
                    for recital in recitals {
                        anchors.blocks(&recital.blocks, "recitals", notes);
                    }
                }
                Part::Body(sections) => {
                    for section in sections {
                        anchors.section(section, notes);
                    }
                }
                Part::Masthead(blocks) => anchors.blocks(blocks, "masthead", notes),
                Part::Enacting(blocks) => anchors.blocks(blocks, "enacting", notes),
                Part::Closing(blocks) => anchors.blocks(blocks, "closing", notes),
                Part::Adoption(blocks) => anchors.blocks(blocks, "adoption", notes),
            }
        }
        for footnote in &instrument.footnotes {
            anchors.blocks(&footnote.blocks, "source", notes);
        }
        anchors
    }

    /// The id of the next place in the order of reading.
    pub(super) fn take(&mut self) -> Rc<str> {
        let id = self.ids.get(self.taken).cloned().unwrap_or_else(|| Rc::from(""));
        self.taken += 1;
        id
    }

    /// The ids of all sections, in the order of reading.
    pub(super) fn sections(&self) -> Vec<Rc<str>> {
        self.sections.iter().map(|&at| Rc::clone(&self.ids[at])).collect()
    }

    /// The ids that cross-references point at, by the name that the tree uses.
    pub(super) fn targets(&self) -> BTreeMap<&'a str, Rc<str>> {
        self.targets.iter().map(|(&name, &at)| (name, Rc::clone(&self.ids[at]))).collect()
    }

    fn section(&mut self, section: &'a Section, notes: bool) {
        let mut id = String::with_capacity(section.id.len());
        push_id(&mut id, if section.id.is_empty() { "section" } else { &section.id });
        self.sections.push(self.ids.len());
        let id = self.give(id, Some(&section.id));
        self.blocks(&section.blocks, &id, notes);
        for section in &section.sections {
            self.section(section, notes);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], base: &str, notes: bool) {
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for (at, item) in items.iter().enumerate() {
                        let mut id = String::with_capacity(base.len() + 4);
                        match item.id.as_deref() {
                            Some(name) if !name.is_empty() => push_id(&mut id, name),
                            _ => push_step(&mut id, base, item.number.as_ref(), at),
                        }
                        let id = self.give(id, item.id.as_deref());
                        self.blocks(&item.blocks, &id, notes);
                    }
                }
                Block::Definition(definition) => {
                    let mut id = String::with_capacity(base.len() + definition.term.len() + 1);
                    id.push_str(base);
                    id.push('.');
                    push_slug(&mut id, &definition.term);
                    let id = self.give(id, None);
                    self.blocks(&definition.blocks, &id, notes);
                }
                Block::List { items } => {
                    for item in items {
                        self.blocks(item, base, notes);
                    }
                }
                Block::DraftingNote { blocks, .. } if notes => self.blocks(blocks, base, notes),
                Block::DraftingNote { .. }
                | Block::Paragraph { .. }
                | Block::Table(_)
                | Block::Signature(_) => {}
            }
        }
    }

    /// Records an id, made unique, and answers with it.
    fn give(&mut self, id: String, name: Option<&'a str>) -> Rc<str> {
        let mut unique: Rc<str> = Rc::from(id.as_str());
        let mut again = 2_u32;
        while !self.used.insert(Rc::clone(&unique)) {
            unique = Rc::from(format!("{id}-{again}"));
            again += 1;
        }
        if let Some(name) = name {
            self.targets.entry(name).or_insert(self.ids.len());
        }
        self.ids.push(Rc::clone(&unique));
        unique
    }
}

/// Appends `base`, a dot and the bare number: `(a)` is `a`, `1.` is `1`; the position where there is no number.
fn push_step(out: &mut String, base: &str, number: Option<&Number>, position: usize) {
    out.push_str(base);
    out.push('.');
    let before = out.len();
    let label = number.map_or("", |number| number.label.as_str());
    out.extend(label.chars().filter(char::is_ascii_alphanumeric));
    if out.len() == before {
        out.push_str(&(position + 1).to_string());
    }
}

fn push_slug(out: &mut String, term: &str) {
    let before = out.len();
    for word in term.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if out.len() > before {
            out.push('-');
        }
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    if out.len() == before {
        out.push_str("term");
    }
}
