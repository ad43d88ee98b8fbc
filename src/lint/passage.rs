//! Passages: a paper as runs of words, each with what it is, where it stands, and where its pieces come from.
//!
//! In: a finished tree. Out: [`Passage`]s in the order of the text. It must not judge them.

use crate::instrument::{Block, Inline, Instrument, NoteKind, Number, Part, Section, Subdivision};
use crate::source::Origin;
use std::ops::Range;

/// What a passage is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Above the title.
    Masthead,
    /// The long title.
    Title,
    /// A recital or a finding.
    Recital,
    /// The enacting formula.
    Enacting,
    /// The heading of a section.
    Heading,
    /// Operative text.
    Law,
    /// A definition, or a subdivision of one.
    Definition,
    /// Words after the last section.
    Closing,
    /// The text of a paper that is no law: a letter, a memorandum, a handout, a worksheet.
    Told,
    /// Vote, signatures, attestation.
    Adoption,
    /// A drafting note.
    Advice,
    /// A caution.
    Caution,
}

impl Role {
    /// Whether it is part of the paper that would be adopted, and not a note about it.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Advice | Self::Caution)
    }

    /// Whether it commands: the sections with their definitions and headings.
    pub fn is_operative(self) -> bool {
        matches!(self, Self::Law | Self::Definition | Self::Heading)
    }
}

/// Where a piece of a passage comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whence {
    /// The model text.
    Prose,
    /// The value of a key.
    Value(String),
    /// A blank for a key; empty for one to be written in by hand.
    Blank(String),
    /// A defined term where it is defined.
    Term,
    /// A cross-reference to this id.
    Reference(String),
}

/// A run of words of one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in [`Passage::words`].
    pub range: Range<usize>,
    /// Where it comes from.
    pub whence: Whence,
}

/// One paragraph, heading or cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is part of.
    pub role: Role,
    /// Its words as they are printed; a blank is its label in brackets.
    pub words: String,
    /// Its pieces in order; together they cover the words.
    pub pieces: Vec<Piece>,
    /// How it is cited: `Section 9.67.020(b)`, `recital 3`; empty where nothing cites it.
    pub cite: String,
    /// The id of the innermost section it stands in; empty outside sections.
    pub section: String,
    /// Where its block stands in the rendered text, where that is known.
    pub origin: Option<Origin>,
    /// The bytes of the words before which marks of footnotes stand; a final text has none.
    pub notes: Vec<usize>,
}

impl Passage {
    /// The piece that holds a byte of the words.
    pub fn piece_at(&self, byte: usize) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.range.contains(&byte))
    }

    /// Whether bytes of the words are the template’s prose from end to end.
    pub fn is_prose(&self, range: &Range<usize>) -> bool {
        let touched =
            self.pieces.iter().filter(|piece| piece.range.start < range.end && range.start < piece.range.end);
        touched.clone().count() > 0 && touched.into_iter().all(|piece| piece.whence == Whence::Prose)
    }
}

/// The passages of a paper.
pub fn passages(instrument: &Instrument) -> Vec<Passage> {
    let is_law = instrument.identity.is_adopted();
    let mut walker = Walker { passages: Vec::new(), cite: String::new(), section: String::new(), is_law };
    for part in &instrument.parts {
        walker.part(part);
    }
    walker.passages
}

struct Walker {
    passages: Vec<Passage>,
    cite: String,
    section: String,
    /// Whether the paper commands.
    is_law: bool,
}

impl Walker {
    fn part(&mut self, part: &Part) {
        self.cite.clear();
        self.section.clear();
        match part {
            Part::Masthead(blocks) => self.blocks(blocks, Role::Masthead),
            Part::Title(inlines) => self.push(inlines, Role::Title, None),
            Part::Recitals(recitals) => {
                for (index, recital) in recitals.iter().enumerate() {
                    self.cite = format!("recital {}", index + 1);
                    self.blocks(&recital.blocks, Role::Recital);
                }
            }
            Part::Enacting(blocks) => self.blocks(blocks, Role::Enacting),
            Part::Body(sections) => sections.iter().for_each(|section| self.section(section)),
            Part::Closing(blocks) => self.blocks(blocks, self.text(Role::Closing)),
            Part::Adoption(blocks) => self.blocks(blocks, Role::Adoption),
        }
    }

    /// What the text is that would be this in a law.
    fn text(&self, in_law: Role) -> Role {
        if self.is_law { in_law } else { Role::Told }
    }

    fn section(&mut self, section: &Section) {
        let outer = (self.cite.clone(), self.section.clone());
        self.section.clone_from(&section.id);
        self.cite = cite(section.number.as_ref(), &outer.0);
        self.push(&section.heading, Role::Heading, Some(section.origin));
        self.blocks(&section.blocks, self.text(Role::Law));
        section.sections.iter().for_each(|inner| self.section(inner));
        (self.cite, self.section) = outer;
    }

    fn blocks(&mut self, blocks: &[Block], role: Role) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines, origin } => self.push(inlines, role, Some(*origin)),
                Block::Definition(definition) => {
                    let outer = self.cite.clone();
                    self.cite = cite(definition.number.as_ref(), &outer);
                    self.blocks(&definition.blocks, Role::Definition);
                    self.cite = outer;
                }
                Block::Subdivisions { items } => items.iter().for_each(|item| self.subdivision(item, role)),
                Block::List { items } => items.iter().for_each(|item| self.blocks(item, role)),
                Block::Table(table) => {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.push(cell, role, None);
                    }
                }
                Block::DraftingNote { kind, blocks } => {
                    let role = match kind {
                        NoteKind::Advice => Role::Advice,
                        NoteKind::Caution => Role::Caution,
                    };
                    self.blocks(blocks, role);
                }
                Block::Signature(signature) => {
                    self.push(&signature.caption, role, None);
                    signature.lines.iter().for_each(|line| self.push(line, role, None));
                }
            }
        }
    }

    fn subdivision(&mut self, item: &Subdivision, role: Role) {
        let outer = self.cite.clone();
        self.cite = cite(item.number.as_ref(), &outer);
        self.blocks(&item.blocks, role);
        self.cite = outer;
    }

    fn push(&mut self, inlines: &[Inline], role: Role, origin: Option<Origin>) {
        let mut passage = Passage {
            role,
            words: String::new(),
            pieces: Vec::new(),
            cite: self.cite.clone(),
            section: self.section.clone(),
            origin,
            notes: Vec::new(),
        };
        run(inlines, &mut passage);
        if !passage.words.trim().is_empty() {
            self.passages.push(passage);
        }
    }
}

/// The citation of something numbered, or that of what it stands in.
fn cite(number: Option<&Number>, outer: &str) -> String {
    number.map_or_else(|| outer.to_owned(), |number| number.cite.clone())
}

fn run(inlines: &[Inline], passage: &mut Passage) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => piece(text, Whence::Prose, passage),
            Inline::Value { text, key } => piece(text, Whence::Value(key.clone()), passage),
            Inline::Blank { label, key } => piece(&format!("[{label}]"), Whence::Blank(key.clone()), passage),
            Inline::Term { term } => piece(&format!("“{term}”"), Whence::Term, passage),
            Inline::Reference { target, text, .. } => piece(text, Whence::Reference(target.clone()), passage),
            Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } => {
                run(inlines, passage);
            }
            Inline::FootnoteMark { .. } => passage.notes.push(passage.words.len()),
            Inline::Break => piece(" ", Whence::Prose, passage),
        }
    }
}

fn piece(words: &str, whence: Whence, passage: &mut Passage) {
    if words.is_empty() {
        return;
    }
    let start = passage.words.len();
    passage.words.push_str(words);
    passage.pieces.push(Piece { range: start..passage.words.len(), whence });
}
