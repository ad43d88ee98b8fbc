//! Setting: a paragraph as rows, with what stands on each.
//!
//! In: a paragraph and its place. Out: rows, tied so that a page end leaves no line alone. It must not know where pages end.

use super::{Builder, Place};
use crate::write::page::structure::{Element, Mark};
use crate::write::page::{Ink, Measure, Paragraph, Piece, Role, Row, Tie, run};
use std::ops::Range;

impl<M: Measure> Builder<'_, M> {
    /// An element begins.
    pub(super) fn open(&mut self, element: Element) {
        self.structure.push(Mark::Open(element));
    }

    /// The last open element ends.
    pub(super) fn close(&mut self) {
        self.structure.push(Mark::Close);
    }

    /// Adds a paragraph whose rows stand already.
    pub(super) fn keep(&mut self, paragraph: Paragraph) {
        self.structure.push(Mark::Paragraph(self.paragraphs.len()));
        self.paragraphs.push(paragraph);
    }

    /// Adds a line to write on.
    pub(super) fn hand_rule(&mut self, x: u32, width: u32) {
        self.structure.push(Mark::HandRule(self.pieces.len()));
        self.pieces.push(Piece { x, width, ink: Ink::HandRule });
    }

    /// A paragraph that no page end may cut, tied to what follows: headings.
    pub(super) fn whole(&mut self, paragraph: Paragraph, place: Place, hang: u32) {
        let start = self.rows.len();
        self.paragraph(paragraph, place, hang);
        self.rows[start..].iter_mut().for_each(|row| row.after = Tie::Fast);
    }

    /// Cuts a paragraph into rows: two lines at least stay together at either end, and a colon holds what follows.
    pub(super) fn paragraph(&mut self, mut paragraph: Paragraph, place: Place, hang: u32) {
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
        self.keep(paragraph);
    }

    /// How wide the label is; a label that leaves its line no room becomes part of the text.
    fn label_width(&self, paragraph: &mut Paragraph, place: Place) -> u32 {
        let style = paragraph.runs.first().filter(|run| run.bytes.start == 0).map(|run| run.style);
        let label = &paragraph.text[..paragraph.label];
        let width = self.measure.width(label, paragraph.role, style.unwrap_or_default());
        let room = place.right.saturating_sub(place.left + width + self.column);
        if paragraph.label > 0 && (paragraph.label == paragraph.text.len() || room < self.frame.width / 5) {
            paragraph.label = 0;
        }
        if paragraph.label == 0 { 0 } else { width }
    }

    pub(super) fn words(&mut self, paragraph: usize, bytes: Range<usize>, x: u32, width: u32) {
        if !bytes.is_empty() {
            self.pieces.push(Piece { x, width, ink: Ink::Words { paragraph, bytes } });
        }
    }

    pub(super) fn call(&mut self, paragraph: &Paragraph, bytes: &Range<usize>, last: bool) {
        let here = |at: usize| bytes.start < at && (at <= bytes.end || last);
        let row = self.rows.len();
        self.calls
            .extend(paragraph.calls.iter().filter(|(at, _)| here(*at)).map(|(_, number)| (row, *number)));
    }

    /// Ends a row that began with the piece `start`.
    pub(super) fn row(&mut self, start: usize, place: Place, after: Tie) {
        let leading = self.measure.leading(place.role);
        let gap = self.gap.take().unwrap_or(self.measure.gap(place.role));
        self.rows.push(Row {
            gap: if self.rows.is_empty() { 0 } else { gap },
            height: leading,
            pieces: start..self.pieces.len(),
            bar: place.bar,
            bar_above: place.bar.is_some() && self.bar_open,
            counted: place.bar.is_none() && place.role != Role::Footnote && start < self.pieces.len(),
            after,
        });
        self.bar_open = place.bar.is_some();
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
