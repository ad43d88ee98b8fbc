//! What stands apart from running text: tables, lines to sign, footnotes.
//!
//! In: those blocks. Out: their rows. It must not know where pages end.

use super::{BULLET, Builder, FOOTNOTE, Flow, Place, STRONG};
use crate::instrument::{Inline, Instrument, Signature, Table, plain};
use crate::write::page::line::Line;
use crate::write::page::structure::{Element, Mark};
use crate::write::page::table::Wanted;
use crate::write::page::{Ink, Measure, Paragraph, Piece, Role, Style, Tie, run, table};

/// The length of a line to sign on and of one to fill in, in columns, and the white space above, in rows.
const SIGNATURE_RULE: u32 = 34;
const CELL_RULE: (u32, u32) = (14, 6);
/// The least room for a few words by hand, in columns, beside a cell with words.
const CELL_RULE_BESIDE: u32 = 8;
const SIGNATURE_SPACE: u32 = 2;
/// How wide a seal is, in columns.
const SEAL: u32 = 9;
/// From this width on, in columns, signatures stand to the right.
const WIDE: u32 = 56;

/// A cell of a table: its text and lines, or a line to fill in by hand.
struct Cell {
    paragraph: Paragraph,
    lines: Vec<Line>,
    by_hand: bool,
}

impl<M: Measure> Builder<'_, M> {
    /// A caption, a line to sign on and the office under it: one block that no page end may cut.
    pub(super) fn signature(&mut self, signature: &Signature, place: Place) {
        // Signatures alone on a sheet could be put under any text: the words before them come along.
        self.tie(Tie::Close);
        let start = self.rows.len();
        let width = place.right - place.left;
        let to_the_right = self.measure.has_pages() && width >= WIDE * self.column;
        let left = if to_the_right { place.left + width * 2 / 5 } else { place.left };
        let inner = Place { left, first: 0, centered: false, role: Role::Signature, ..place };
        let space = SIGNATURE_SPACE * self.measure.leading(Role::Signature);
        self.gap = Some(self.gap.unwrap_or(0).max(space));
        self.open(Element::Signature);
        self.plain(&signature.caption, inner);
        let mut rule = left;
        if let (true, Some(piece)) =
            (signature.lines.is_empty(), self.pieces.last().filter(|_| self.rows.len() > start))
        {
            // A date is written beside its caption.
            rule = piece.x + piece.width + self.column;
        }
        let length = (SIGNATURE_RULE * self.column).min(inner.right - left);
        if rule > left && rule + length / 3 <= inner.right {
            self.hand_rule(rule, length.min(inner.right - rule));
            self.rows.last_mut().into_iter().for_each(|row| row.pieces.end += 1);
        } else {
            self.gap = Some(self.gap.unwrap_or(0).max(space));
            let piece = self.pieces.len();
            self.seal(signature, left);
            self.hand_rule(left, length);
            self.row(piece, inner, Tie::Free);
        }
        for line in &signature.lines {
            self.gap = Some(0);
            self.plain(line, inner);
        }
        self.close();
        self.gap = None;
        if let Some((last, others)) = self.rows[start..].split_last_mut() {
            last.after = Tie::Free;
            others.iter_mut().for_each(|row| row.after = Tie::Fast);
        }
    }

    /// Whoever attests puts the seal beside it, where there is room: in the middle of what is left of the signature.
    fn seal(&mut self, signature: &Signature, left: u32) {
        let width = SEAL * self.column;
        let attests = plain::words(&signature.caption).to_lowercase().contains("attest");
        if self.adopted && attests && left >= 2 * width {
            self.pieces.push(Piece { x: (left - width) / 2, width, ink: Ink::Seal });
        }
    }

    /// A table side by side where its columns fit, and row by row as `head: cell` where they do not or there are no pages.
    pub(super) fn table(&mut self, table: &Table, place: Place) {
        let role = if place.bar.is_some() { place.role } else { Role::Cell };
        let place = Place { role, first: 0, centered: false, ..place };
        if !self.measure.has_pages() {
            return self.records(table, place);
        }
        let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        let mut wanted = vec![Wanted::default(); count];
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (index, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
            let style = if index == 0 { STRONG } else { Style::default() };
            let body = index > 0;
            let cells: Vec<Cell> = cells.iter().map(|cell| self.cell(cell, role, style, body)).collect();
            let beside = cells.iter().any(|cell| !cell.by_hand);
            let rule = if beside { CELL_RULE_BESIDE } else { CELL_RULE.0 };
            for (cell, wanted) in cells.iter().zip(&mut wanted) {
                let (whole, least) = match cell.by_hand {
                    true => (rule * self.column, CELL_RULE.1 * self.column),
                    false => self.breaker.extent(&cell.paragraph),
                };
                *wanted = Wanted { whole: whole.max(wanted.whole), least: least.max(wanted.least) };
            }
            rows.push(cells);
        }
        let room = place.right - place.left;
        let Some(mut widths) = table::widths(&wanted, room, self.column) else {
            return self.records(table, place);
        };
        // Beside words a line to write on takes the room that is left; a roll call of empty rows stays narrow.
        let body = rows.get(1..).unwrap_or_default();
        if body.iter().any(|row| row.iter().any(|cell| cell.by_hand) && row.iter().any(|cell| !cell.by_hand))
        {
            let by_hand = |at: usize| body.iter().any(|row| row.get(at).is_some_and(|cell| cell.by_hand));
            let open: Vec<bool> = (0..widths.len()).map(by_hand).collect();
            table::widen(&mut widths, &open, room, self.column);
        }
        let start = self.rows.len();
        self.open(Element::Table);
        self.side_by_side(rows, &widths, place);
        self.close();
        self.keep_together(start, self.frame.height);
    }

    /// A cell; a blank alone, or an empty cell under the head, is a line to fill in.
    fn cell(&self, inlines: &[Inline], role: Role, style: Style, body: bool) -> Cell {
        let by_hand = match inlines {
            [] => body,
            [Inline::Blank { key, .. }] => key.is_empty(),
            _ => false,
        };
        let mut paragraph = run::labelled(role, "", style);
        if !by_hand {
            run::push(&mut paragraph, inlines, style, self.measure);
            run::finish(&mut paragraph);
        }
        Cell { paragraph, lines: Vec::new(), by_hand }
    }

    fn side_by_side(&mut self, mut rows: Vec<Vec<Cell>>, widths: &[u32], place: Place) {
        for cells in &mut rows {
            for (cell, width) in cells.iter_mut().zip(widths) {
                self.breaker.fill(&cell.paragraph, *width, *width, &mut cell.lines);
            }
        }
        let tall = rows.iter().flatten().any(|cell| cell.lines.len() > 1);
        for (index, cells) in rows.into_iter().enumerate() {
            let is_head = index == 0;
            if is_head && cells.iter().all(|cell| cell.paragraph.text.is_empty()) {
                continue;
            }
            if index > 1 || cells.iter().any(|cell| cell.by_hand) {
                let by_hand = cells.iter().any(|cell| cell.by_hand);
                let room =
                    if by_hand { self.measure.leading(place.role) } else { self.measure.gap(place.role) };
                self.gap = Some(if tall || by_hand { room } else { 0 });
            }
            self.open(if is_head { Element::HeadRow } else { Element::Row });
            self.cells(cells, widths, place, if is_head { Tie::Fast } else { Tie::Free });
            self.close();
            if is_head {
                self.head_rule(widths, place);
            }
        }
        self.gap = None;
    }

    fn head_rule(&mut self, widths: &[u32], place: Place) {
        self.gap = Some(0);
        let piece = self.pieces.len();
        let rules = columns(widths, place.left, self.column);
        self.pieces.extend(rules.map(|(x, width)| Piece { x, width, ink: Ink::HeadRule }));
        self.row(piece, place, Tie::Fast);
        self.rows.last_mut().into_iter().for_each(|row| row.counted = false);
        self.gap = Some(0);
    }

    /// One row of cells, as many rows of text as its longest cell.
    fn cells(&mut self, cells: Vec<Cell>, widths: &[u32], place: Place, after: Tie) {
        let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let base = self.paragraphs.len();
        let mut rules = vec![None; cells.len()];
        for at in 0..height {
            if at > 0 {
                self.gap = Some(0);
            }
            let start = self.pieces.len();
            for ((index, cell), (x, width)) in
                cells.iter().enumerate().zip(columns(widths, place.left, self.column))
            {
                if cell.by_hand && at == 0 {
                    rules[index] = Some(Mark::HandRule(self.pieces.len()));
                    self.pieces.push(Piece { x, width, ink: Ink::HandRule });
                } else if let Some(line) = cell.lines.get(at) {
                    self.words(base + index, line.bytes.clone(), x, line.width);
                    self.call(&cell.paragraph, &line.bytes, at + 1 == cell.lines.len());
                }
            }
            self.row(start, place, if at + 1 == height { after } else { Tie::Fast });
        }
        for (cell, rule) in cells.into_iter().zip(rules) {
            self.open(Element::Cell);
            self.structure.extend(rule);
            self.keep(cell.paragraph);
            self.close();
        }
    }

    fn records(&mut self, table: &Table, place: Place) {
        let start = self.rows.len();
        for row in &table.rows {
            for (index, cell) in row.iter().enumerate() {
                let mut paragraph = run::labelled(place.role, "", STRONG);
                if let Some(head) = table.head.get(index).filter(|head| !head.is_empty()) {
                    run::push(&mut paragraph, head, STRONG, self.measure);
                    run::push(
                        &mut paragraph,
                        &[Inline::Text { text: ": ".to_owned() }],
                        STRONG,
                        self.measure,
                    );
                }
                run::push(&mut paragraph, cell, Style::default(), self.measure);
                if index > 0 {
                    self.gap = Some(0);
                }
                self.paragraph(paragraph, place, self.inward(place, BULLET * self.column).left);
            }
        }
        if table.rows.is_empty() {
            table.head.iter().for_each(|head| self.plain(head, place));
        }
        self.keep_together(start, self.frame.height);
    }

    /// A paragraph that stands by itself; its later lines are set in a little.
    fn plain(&mut self, inlines: &[Inline], place: Place) {
        let mut paragraph = run::labelled(place.role, "", Style::default());
        run::push(&mut paragraph, inlines, Style::default(), self.measure);
        self.paragraph(paragraph, place, self.inward(place, BULLET * self.column).left);
    }

    /// Lays out the footnotes in the order in which rows call for them; one that no row calls for comes last.
    pub(super) fn with_footnotes(mut self, instrument: &Instrument) -> Flow {
        if self.rows.is_empty() && !instrument.footnotes.is_empty() {
            self.row(self.pieces.len(), self.page(Role::Text), Tie::Free);
        }
        let body = self.rows.len();
        let mut called = vec![0; body];
        let mut open: Vec<&_> = instrument.footnotes.iter().collect();
        let place = self.page(Role::Footnote);
        let mut next = 0;
        while !open.is_empty() {
            let (row, at) = match self.calls.get(next) {
                Some((row, number)) => (*row, open.iter().position(|footnote| footnote.number == *number)),
                None => (body - 1, Some(0)),
            };
            next = (next + 1).min(self.calls.len());
            let Some(at) = at else { continue };
            let footnote = open.remove(at);
            let before = self.rows.len();
            let mark = self.measure.mark(footnote.number);
            let width = self.measure.width(&mark, Role::Footnote, Style { mark: true, ..Style::default() });
            let hang = self.hang(FOOTNOTE, width);
            let apart = if self.measure.has_pages() { 0 } else { self.measure.gap(Role::Footnote) };
            self.gap = Some(apart);
            self.open(Element::Footnote(footnote.number));
            self.item(&mark, Style { mark: true, ..Style::default() }, &footnote.blocks, place, hang);
            self.close();
            called[row.min(body - 1)] += self.rows.len() - before;
        }
        Flow {
            paragraphs: self.paragraphs,
            pieces: self.pieces,
            rows: self.rows,
            structure: self.structure,
            body,
            called,
        }
    }
}

/// Where each column begins, and how wide it is.
fn columns(widths: &[u32], left: u32, column: u32) -> impl Iterator<Item = (u32, u32)> {
    let mut x = left;
    widths.iter().map(move |width| {
        let here = x;
        x += width + table::BETWEEN * column;
        (here, *width)
    })
}
