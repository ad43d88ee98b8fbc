//! The tree as rows of text, one after another, before pages are cut.
//!
//! In: a tree, the width of a line, a measure. Out: paragraphs, the rows they fill with indents and white space, how
//! firmly each row is tied to the next, and how many rows of footnotes it calls for. It must not know where pages end.

use super::line::{Breaker, Line};
use super::structure::{Element, Mark};
use super::{Frame, Measure, Page, Pages, Paragraph, Piece, Role, Row, Style, Tie, run};
use crate::instrument::plain;
use crate::instrument::{
    Block, Definition, Inline, Instrument, NoteKind, Part, Section, SectionKind, Subdivision,
};

mod apart;
mod set;

/// Indents, in columns.
const FIRST_LINE: u32 = 5;
const STEP: u32 = 4;
const BULLET: u32 = 2;
const FOOTNOTE: u32 = 3;

const STRONG: Style = Style { strong: true, emphasis: false, mark: false, blank: false };

/// Rows of text and of footnotes, with what they are made of.
pub(super) struct Flow {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) pieces: Vec<Piece>,
    pub(super) rows: Vec<Row>,
    pub(super) structure: Vec<Mark>,
    /// How many of the rows are text; the others are footnotes.
    pub(super) body: usize,
    /// For each row of text, how many rows of footnotes it calls for.
    pub(super) called: Vec<usize>,
}

impl Flow {
    /// The flow with the pages that it was cut into.
    pub(super) fn on(self, pages: Vec<Page>) -> Pages {
        Pages {
            paragraphs: self.paragraphs,
            structure: self.structure,
            pieces: self.pieces,
            rows: self.rows,
            pages,
        }
    }
}

/// Lays out the whole tree.
pub(super) fn flow<M: Measure>(instrument: &Instrument, frame: Frame, measure: &M) -> Flow {
    let mut builder = Builder {
        measure,
        frame,
        column: measure.column().max(1),
        breaker: Breaker::new(measure),
        lines: Vec::new(),
        paragraphs: Vec::new(),
        pieces: Vec::new(),
        rows: Vec::new(),
        structure: Vec::new(),
        level: 0,
        calls: Vec::new(),
        gap: None,
        bar_open: false,
        addressed: instrument.identity.is_addressed(),
        adopted: instrument.identity.is_adopted(),
    };
    for part in &instrument.parts {
        builder.part(part);
    }
    builder.with_footnotes(instrument)
}

/// Where text stands, and as what.
#[derive(Clone, Copy)]
struct Place {
    left: u32,
    right: u32,
    /// How much further in the first line of a paragraph begins.
    first: u32,
    centered: bool,
    role: Role,
    bar: Option<u32>,
}

struct Builder<'m, M> {
    measure: &'m M,
    frame: Frame,
    column: u32,
    breaker: Breaker<'m, M>,
    lines: Vec<Line>,
    paragraphs: Vec<Paragraph>,
    pieces: Vec<Piece>,
    rows: Vec<Row>,
    structure: Vec<Mark>,
    /// How deep the last heading stands.
    level: u16,
    /// The row that calls for a footnote, and its number.
    calls: Vec<(usize, u32)>,
    /// White space above the next row, where it is not the usual one.
    gap: Option<u32>,
    /// Whether the note to the drafter has begun, so that its bar runs on.
    bar_open: bool,
    /// Whether the masthead is an address, which stands at the left.
    addressed: bool,
    /// Whether a body adopts the paper.
    adopted: bool,
}

impl<M: Measure> Builder<'_, M> {
    fn part(&mut self, part: &Part) {
        let page = self.page(Role::Text);
        match part {
            Part::Masthead(blocks) => {
                let centered = !self.addressed && self.measure.has_pages();
                self.blocks(blocks, Place { centered, ..self.page(Role::Masthead) });
            }
            Part::Title(inlines) => self.title(inlines),
            Part::Recitals(recitals) => {
                let place = Place { first: self.first_line(), ..self.page(Role::Recital) };
                self.open(Element::Recitals);
                recitals.iter().for_each(|recital| self.blocks(&recital.blocks, place));
                self.close();
            }
            Part::Enacting(blocks) => {
                self.blocks(blocks, Place { first: self.first_line(), ..self.page(Role::Enacting) });
                self.tie(Tie::Close);
            }
            Part::Body(sections) => sections.iter().for_each(|section| self.section(section)),
            Part::Closing(blocks) => self.blocks(blocks, page),
            Part::Adoption(blocks) => {
                self.gap = Some(2 * self.measure.gap(Role::Text));
                self.open(Element::Adoption);
                self.adoption(blocks, page);
                self.close();
            }
        }
    }

    /// Vote and signatures stay together, with the last words of the law, where they do not fill most of a page.
    fn adoption(&mut self, blocks: &[Block], place: Place) {
        self.tie(Tie::Close);
        let start = self.rows.len();
        self.blocks(blocks, place);
        self.keep_together(start, self.frame.height * 2 / 3);
    }

    /// Ties the rows from `start` on to each other, but not to the next, if they are no higher than `most`.
    fn keep_together(&mut self, start: usize, most: u32) {
        let rows = &mut self.rows[start..];
        let height: u32 = rows.iter().map(|row| row.gap + row.height).sum();
        if let Some((_, rows)) = rows.split_last_mut().filter(|_| height <= most) {
            rows.iter_mut().for_each(|row| row.after = row.after.max(Tie::Close));
        }
    }

    /// A note to the drafter stands behind a bar, and with the text it is about; without pages it is only set in, since a
    /// reader aloud would name the bar on each line.
    fn note(&mut self, kind: NoteKind, blocks: &[Block], place: Place) {
        let inner = match self.measure.has_pages() {
            true => Place { left: place.left + BULLET * self.column, bar: Some(place.left), ..place },
            false => self.inward(place, STEP * self.column),
        };
        let inner = Place { role: Role::Note, ..inner };
        // Of several notes on one text the first stays with it; a page may end between them.
        if self.rows.last().is_none_or(|row| row.bar.is_none()) {
            self.tie(Tie::Close);
        }
        let start = self.rows.len();
        self.bar_open = false;
        self.open(Element::Note(kind));
        let label = match kind {
            NoteKind::Advice => "NOTE TO DRAFTER:",
            NoteKind::Caution => "NOT CONFIRMED:",
        };
        self.item(label, STRONG, blocks, inner, 0);
        self.close();
        self.keep_together(start, self.frame.height / 4);
    }

    fn title(&mut self, inlines: &[Inline]) {
        let centered = self.measure.has_pages();
        let inset = if centered { self.frame.width / 12 } else { 0 };
        let page = self.page(Role::Title);
        let place = Place { left: inset, right: page.right - inset, centered, ..page };
        let gap = 2 * self.measure.gap(Role::Title);
        self.gap = Some(gap);
        let mut paragraph = run::labelled(Role::Title, "", STRONG);
        run::push(&mut paragraph, inlines, STRONG, self.measure);
        self.level = 1;
        self.open(Element::Title);
        self.whole(paragraph, place, place.left);
        self.close();
        self.rows.last_mut().into_iter().for_each(|row| row.after = Tie::Close);
        self.gap = Some(gap);
    }

    fn section(&mut self, section: &Section) {
        let role = match section.kind {
            SectionKind::Bill => Role::BillHeading,
            SectionKind::Code | SectionKind::Plain => Role::CodeHeading,
        };
        let label = plain::label(section.number.as_ref());
        let place = self.page(Role::Text);
        self.gap = Some(2 * self.measure.gap(Role::Text));
        let outer = self.level;
        let run_in = section.heading.is_empty() && !label.is_empty();
        self.level += u16::from(run_in || !section.heading.is_empty());
        self.open(Element::Section { id: section.id.clone(), run_in: run_in.then_some(self.level) });
        if section.heading.is_empty() {
            self.item(label, STRONG, &section.blocks, place, 0);
        } else {
            let mut paragraph = run::labelled(role, label, STRONG);
            run::push(&mut paragraph, &section.heading, STRONG, self.measure);
            let hang = self.measure.width(label, role, STRONG) + self.column;
            let short = hang <= self.frame.width / 4 && !label.is_empty();
            self.open(Element::Heading(self.level));
            self.whole(paragraph, place, if short { hang } else { STEP * self.column });
            self.close();
            self.gap = None;
            self.blocks(&section.blocks, place);
        }
        section.sections.iter().for_each(|section| self.section(section));
        self.close();
        self.level = outer;
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) {
        blocks.iter().for_each(|block| self.block(block, place));
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Paragraph { inlines, .. } => {
                let mut paragraph = run::labelled(place.role, "", Style::default());
                run::push(&mut paragraph, inlines, Style::default(), self.measure);
                self.paragraph(paragraph, place, place.left);
            }
            Block::Definition(definition) => self.definition(definition, place),
            Block::Subdivisions { items } => self.subdivisions(items, place),
            Block::List { items } => {
                let simple = items.iter().all(|item| matches!(item.as_slice(), [Block::Paragraph { .. }]));
                self.open(Element::List { numbered: false });
                for (index, item) in items.iter().enumerate() {
                    if index > 0 && simple {
                        self.gap = Some(0);
                    }
                    self.open(Element::Item(None));
                    self.item("•", Style::default(), item, place, BULLET * self.column);
                    self.close();
                }
                self.close();
            }
            Block::Table(table) => self.table(table, place),
            Block::DraftingNote { kind, blocks } => self.note(*kind, blocks, place),
            Block::Signature(signature) => self.signature(signature, place),
        }
    }

    /// A definition stands out: its later lines and what belongs to it are set in.
    fn definition(&mut self, definition: &Definition, place: Place) {
        let hang = STEP * self.column;
        self.open(Element::Definition);
        if definition.number.is_some() {
            let label = plain::label(definition.number.as_ref());
            let hang = self.hang(STEP, self.measure.width(label, place.role, Style::default()));
            self.item(label, Style::default(), &definition.blocks, place, hang);
        } else {
            self.item("", Style::default(), &definition.blocks, place, hang);
        }
        self.close();
    }

    fn subdivisions(&mut self, items: &[Subdivision], place: Place) {
        let label = |item: &Subdivision| {
            self.measure.width(plain::label(item.number.as_ref()), place.role, Style::default())
        };
        let widest = items.iter().map(label).max().unwrap_or(0);
        let hang = self.hang(STEP, widest);
        self.open(Element::List { numbered: true });
        for item in items {
            self.open(Element::Item(item.id.clone()));
            self.item(plain::label(item.number.as_ref()), Style::default(), &item.blocks, place, hang);
            self.close();
        }
        self.close();
    }

    /// How far text stands in beside labels this wide: some columns at least; without pages always one step, so that a
    /// further item moves no other.
    fn hang(&self, least: u32, label: u32) -> u32 {
        match self.measure.has_pages() {
            true => (least * self.column).max(label + self.column),
            false => STEP * self.column,
        }
    }

    /// How much further in the first line of a recital begins.
    fn first_line(&self) -> u32 {
        if self.measure.has_pages() { FIRST_LINE * self.column } else { 0 }
    }

    /// Blocks under a label: the label runs into the first paragraph, and the rest is set in by `hang`.
    fn item(&mut self, label: &str, style: Style, blocks: &[Block], place: Place, hang: u32) {
        let inner = self.inward(place, hang);
        let place = Place { first: 0, centered: false, ..place };
        let mut paragraph = run::labelled(place.role, label, style);
        let rest = match blocks.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) => {
                run::push(&mut paragraph, inlines, Style::default(), self.measure);
                self.paragraph(paragraph, place, inner.left);
                rest
            }
            _ => {
                self.paragraph(paragraph, place, inner.left);
                if !label.is_empty() {
                    self.tie(Tie::Fast);
                }
                blocks
            }
        };
        self.blocks(rest, inner);
    }

    /// The place of what is set in by `hang`; no further in once lines would become too short to read.
    fn inward(&self, place: Place, hang: u32) -> Place {
        let room = place.right.saturating_sub(place.left + hang);
        let left = if room < self.frame.width * 2 / 5 { place.left } else { place.left + hang };
        Place { left, first: 0, centered: false, ..place }
    }

    /// Ties the last row to whatever comes next.
    fn tie(&mut self, tie: Tie) {
        if let Some(row) = self.rows.last_mut() {
            row.after = row.after.max(tie);
        }
    }

    fn page(&self, role: Role) -> Place {
        Place { left: 0, right: self.frame.width, first: 0, centered: false, role, bar: None }
    }
}
