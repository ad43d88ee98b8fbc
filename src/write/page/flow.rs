//! The tree as rows of text, one after another, before pages are cut.
//!
//! In: a tree, the width of a line, a measure. Out: paragraphs, the rows they fill with indents and white space, how
//! firmly each row is tied to the next, and how many rows of footnotes it calls for. It must not know where pages end.

use super::line::{Breaker, Line};
use super::{Frame, Ink, Measure, Paragraph, Piece, Role, Row, Style, Tie, run};
use crate::instrument::plain;
use crate::instrument::{
    Block, Definition, Inline, Instrument, NoteKind, Part, Section, SectionKind, Subdivision,
};
use std::ops::Range;

mod apart;

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
    /// How many of the rows are text; the others are footnotes.
    pub(super) body: usize,
    /// For each row of text, how many rows of footnotes it calls for.
    pub(super) called: Vec<usize>,
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
        calls: Vec::new(),
        gap: None,
        bar_open: false,
        addressed: instrument.identity.is_addressed(),
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
    /// The row that calls for a footnote, and its number.
    calls: Vec<(usize, u32)>,
    /// White space above the next row, in rows, where it is not the usual one.
    gap: Option<u32>,
    /// Whether the note to the drafter has begun, so that its bar runs on.
    bar_open: bool,
    /// Whether the masthead is an address, which stands at the left.
    addressed: bool,
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
                recitals.iter().for_each(|recital| self.blocks(&recital.blocks, place));
            }
            Part::Enacting(blocks) => {
                self.blocks(blocks, Place { first: self.first_line(), ..self.page(Role::Enacting) });
                self.tie(Tie::Close);
            }
            Part::Body(sections) => sections.iter().for_each(|section| self.section(section)),
            Part::Closing(blocks) => self.blocks(blocks, page),
            Part::Adoption(blocks) => {
                self.gap = Some(2);
                self.adoption(blocks, page);
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
        self.tie(Tie::Close);
        let start = self.rows.len();
        self.bar_open = false;
        let label = match kind {
            NoteKind::Advice => "NOTE TO DRAFTER:",
            NoteKind::Caution => "NOT CONFIRMED:",
        };
        self.item(label, STRONG, blocks, inner, 0);
        self.keep_together(start, self.frame.height / 4);
    }

    fn title(&mut self, inlines: &[Inline]) {
        let centered = self.measure.has_pages();
        let inset = if centered { self.frame.width / 12 } else { 0 };
        let page = self.page(Role::Title);
        let place = Place { left: inset, right: page.right - inset, centered, ..page };
        self.gap = Some(2);
        let mut paragraph = run::labelled(Role::Title, "", STRONG);
        run::push(&mut paragraph, inlines, STRONG, self.measure);
        self.whole(paragraph, place, place.left);
        self.rows.last_mut().into_iter().for_each(|row| row.after = Tie::Close);
        self.gap = Some(2);
    }

    fn section(&mut self, section: &Section) {
        let role = match section.kind {
            SectionKind::Bill => Role::BillHeading,
            SectionKind::Code | SectionKind::Plain => Role::CodeHeading,
        };
        let label = plain::label(section.number.as_ref());
        let place = self.page(Role::Text);
        self.gap = Some(2);
        if section.heading.is_empty() {
            self.item(label, STRONG, &section.blocks, place, 0);
        } else {
            let mut paragraph = run::labelled(role, label, STRONG);
            run::push(&mut paragraph, &section.heading, STRONG, self.measure);
            let hang = self.measure.width(label, STRONG) + self.column;
            let short = hang <= self.frame.width / 4 && !label.is_empty();
            self.whole(paragraph, place, if short { hang } else { STEP * self.column });
            self.gap = None;
            self.blocks(&section.blocks, place);
        }
        section.sections.iter().for_each(|section| self.section(section));
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
                for (index, item) in items.iter().enumerate() {
                    if index > 0 && simple {
                        self.gap = Some(0);
                    }
                    self.item("•", Style::default(), item, place, BULLET * self.column);
                }
            }
            Block::Table(table) => self.table(table, place),
            Block::DraftingNote { kind, blocks } => self.note(*kind, blocks, place),
            Block::Signature(signature) => self.signature(signature, place),
        }
    }

    /// A definition stands out: its later lines and what belongs to it are set in.
    fn definition(&mut self, definition: &Definition, place: Place) {
        let hang = STEP * self.column;
        if definition.number.is_some() {
            let label = plain::label(definition.number.as_ref());
            let hang = self.hang(STEP, self.measure.width(label, Style::default()));
            return self.item(label, Style::default(), &definition.blocks, place, hang);
        }
        self.item("", Style::default(), &definition.blocks, place, hang);
    }

    fn subdivisions(&mut self, items: &[Subdivision], place: Place) {
        let widest =
            items.iter().map(|item| self.measure.width(plain::label(item.number.as_ref()), Style::default()));
        let hang = self.hang(STEP, widest.max().unwrap_or(0));
        for item in items {
            self.item(plain::label(item.number.as_ref()), Style::default(), &item.blocks, place, hang);
        }
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

    /// A paragraph that no page end may cut, tied to what follows: headings.
    fn whole(&mut self, paragraph: Paragraph, place: Place, hang: u32) {
        let start = self.rows.len();
        self.paragraph(paragraph, place, hang);
        self.rows[start..].iter_mut().for_each(|row| row.after = Tie::Fast);
    }

    /// Cuts a paragraph into rows: two lines at least stay together at either end, and a colon holds what follows.
    fn paragraph(&mut self, mut paragraph: Paragraph, place: Place, hang: u32) {
        run::finish(&mut paragraph);
        if paragraph.text.is_empty() {
            return;
        }
        let label = self.label_width(&mut paragraph, place);
        let first = match place.left + label + self.column {
            _ if label == 0 => place.left + place.first,
            beside if self.measure.has_pages() => beside.max(hang),
            beside => beside,
        };
        let mut lines = std::mem::take(&mut self.lines);
        if place.centered {
            self.breaker.balance(&paragraph, place.right - place.left, &mut lines);
        } else {
            let (first, rest) = (place.right.saturating_sub(first), place.right.saturating_sub(hang));
            self.breaker.fill(&paragraph, first, rest, &mut lines);
        }
        let leads = leads_in(&paragraph, self.measure);
        let index = self.paragraphs.len();
        for (at, line) in lines.iter().enumerate() {
            let x = match at {
                _ if place.centered => place.left + (place.right - place.left).saturating_sub(line.width) / 2,
                0 => first,
                _ => hang,
            };
            if at > 0 {
                self.gap = Some(0);
            }
            let pieces = self.pieces.len();
            if at == 0 && label > 0 {
                self.words(index, 0..paragraph.label, place.left, label);
            }
            self.words(index, line.bytes.clone(), x, line.width);
            let last = at + 1 == lines.len();
            let after = match last {
                true if leads => Tie::Close,
                false if at == 0 || at + 3 > lines.len() => Tie::Fast,
                _ => Tie::Free,
            };
            self.call(&paragraph, &line.bytes, last);
            self.row(pieces, place, after);
        }
        self.lines = lines;
        self.paragraphs.push(paragraph);
    }

    /// How wide the label is; a label that leaves its line no room becomes part of the text.
    fn label_width(&self, paragraph: &mut Paragraph, place: Place) -> u32 {
        let style = paragraph.runs.first().filter(|run| run.bytes.start == 0).map(|run| run.style);
        let width = self.measure.width(&paragraph.text[..paragraph.label], style.unwrap_or_default());
        let room = place.right.saturating_sub(place.left + width + self.column);
        if paragraph.label > 0 && (paragraph.label == paragraph.text.len() || room < self.frame.width / 5) {
            paragraph.label = 0;
        }
        if paragraph.label == 0 { 0 } else { width }
    }

    fn words(&mut self, paragraph: usize, bytes: Range<usize>, x: u32, width: u32) {
        if !bytes.is_empty() {
            self.pieces.push(Piece { x, width, ink: Ink::Words { paragraph, bytes } });
        }
    }

    fn call(&mut self, paragraph: &Paragraph, bytes: &Range<usize>, last: bool) {
        let here = |at: usize| bytes.start < at && (at <= bytes.end || last);
        let row = self.rows.len();
        self.calls
            .extend(paragraph.calls.iter().filter(|(at, _)| here(*at)).map(|(_, number)| (row, *number)));
    }

    /// Ends a row that began with the piece `start`.
    fn row(&mut self, start: usize, place: Place, after: Tie) {
        let leading = self.measure.leading(place.role);
        let gap = self.gap.take().unwrap_or(1);
        self.rows.push(Row {
            gap: if self.rows.is_empty() { 0 } else { gap * leading },
            height: leading,
            pieces: start..self.pieces.len(),
            bar: place.bar,
            bar_above: place.bar.is_some() && self.bar_open,
            counted: place.bar.is_none() && place.role != Role::Footnote && start < self.pieces.len(),
            after,
        });
        self.bar_open = place.bar.is_some();
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

/// Whether a paragraph introduces what follows it: it ends in a colon or a dash, whatever marks stand after that, or it
/// is strong from end to end, as the heading of a chapter is.
fn leads_in(paragraph: &Paragraph, measure: &impl Measure) -> bool {
    let mut text = paragraph.text.as_str();
    for (_, number) in paragraph.calls.iter().rev() {
        text = text.strip_suffix(measure.mark(*number).as_str()).unwrap_or(text);
    }
    let strong =
        paragraph.runs.iter().filter(|run| run.style.strong).map(|run| run.bytes.len()).sum::<usize>();
    text.ends_with([':', '—']) || strong >= paragraph.text.len()
}
