//! Paginated plain text: a council's typed paper, ready to print at 10 characters and 6 lines to the inch.
//!
//! In: an instrument, laid out by [`super::page`] in columns and lines. Out: UTF-8 with margins, headers,
//! footers, line numbers where the body numbers lines, and a form feed between pages. It must not decide where a
//! line or a page ends.

use super::page::{self, Frame, Ink, Measure, Page, Pages, Role, Row, Running, Style};
use super::words::columns;
use super::{Follows, Layout, Record, Writer};
use crate::instrument::{Instrument, Paper, PaperSize};

/// The writer of paginated text.
pub struct Text;

impl Writer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "typed pages with headers, footers and form feeds, ready to print"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn media_type(&self) -> &'static str {
        "text/plain"
    }

    fn follows(&self) -> Follows {
        Follows { width: true, lines: true, line_numbers: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Pages of the body’s size with headers, `Page x of y`, the draft’s mark, and footnotes on the page that calls for them.",
                "Numbered lines where the body numbers them, or with `--line-numbers yes`.",
            ],
            loses: &[
                "Emphasis: strong and emphasized words look like the others.",
                "Links: of a link only its words and its address remain.",
                "The keys of blanks and values.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, layout: &Layout) -> Result<Vec<u8>, String> {
        let sheet = Sheet::of(instrument.paper, layout)?;
        let pages = page::lay_out(instrument, sheet.frame(), &Columns);
        let running = Running::of(instrument, &Columns);
        let mut typist = Typist { sheet, pages: &pages, running, out: String::new() };
        typist.out.reserve(pages.paragraphs.iter().map(|paragraph| 2 * paragraph.text.len()).sum());
        for (index, page) in pages.pages.iter().enumerate() {
            typist.page(index, page);
        }
        Ok(typist.out.into_bytes())
    }
}

/// Columns, as terminals and line printers set them.
struct Columns;

impl Measure for Columns {
    fn width(&self, text: &str, _role: Role, _style: Style) -> u32 {
        columns(text)
    }

    fn column(&self) -> u32 {
        1
    }

    fn leading(&self, _role: Role) -> u32 {
        1
    }

    /// Raised figures: a bracketed number would look like a blank.
    fn mark(&self, number: u32) -> String {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        number.to_string().bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect()
    }

    fn is_typed(&self) -> bool {
        true
    }
}

/// The sheet in columns and lines.
#[derive(Clone, Copy)]
struct Sheet {
    width: u32,
    lines: u32,
    /// Left and right margin.
    side: u32,
    /// Upper and lower margin.
    ends: u32,
    line_numbers: bool,
}

impl Sheet {
    /// An inch is 10 columns and 6 lines; small sheets have smaller margins.
    fn of(paper: Paper, layout: &Layout) -> Result<Self, String> {
        let width = u32::from(layout.width.unwrap_or(85));
        let usual = match paper.size {
            PaperSize::Letter => 66,
            PaperSize::Legal => 84,
        };
        let lines = u32::from(layout.lines.unwrap_or(usual));
        if width < 40 {
            return Err(format!(
                "a page of text needs at least 40 columns, margins included, and {width} were asked for"
            ));
        }
        if lines < 20 {
            return Err(format!(
                "a page of text needs at least 20 lines, margins included, and {lines} were asked for"
            ));
        }
        let line_numbers = layout.line_numbers.unwrap_or(paper.line_numbers);
        let ends = (lines / 6).min(6);
        let figures = (lines - 2 * ends).to_string().len();
        let least = if line_numbers { u32::try_from(figures).unwrap_or(5) + 3 } else { 0 };
        Ok(Self { width, lines, side: (width / 8).min(10).max(least), ends, line_numbers })
    }

    fn frame(&self) -> Frame {
        Frame { width: self.width - 2 * self.side, height: self.lines - 2 * self.ends }
    }

    /// The lines of the upper margin that carry the header: two on a full sheet, one on a small one.
    fn header(&self) -> (u32, u32) {
        if self.ends >= 6 { (2, 3) } else { (self.ends - 2, self.ends - 2) }
    }

    /// The line that carries the footer.
    fn footer(&self) -> u32 {
        self.lines - self.ends.div_ceil(2)
    }
}

/// Sets the pages line by line.
struct Typist<'p> {
    sheet: Sheet,
    pages: &'p Pages,
    running: Running,
    out: String,
}

impl Typist<'_> {
    fn page(&mut self, index: usize, page: &Page) {
        if index > 0 {
            self.out.push('\u{c}');
        }
        self.header(index);
        let mut line = self.sheet.ends;
        let mut count = 0;
        let pages = self.pages;
        for (at, row) in pages.rows[page.body.clone()].iter().enumerate() {
            line += self.row(row, at == 0, &mut count);
        }
        let notes: u32 = pages.rows[page.notes.clone()].iter().map(|row| row.gap + row.height).sum();
        if notes > 0 {
            let rule = self.sheet.lines - self.sheet.ends - notes - 1;
            self.blank(line, rule);
            self.at(0);
            self.out.push_str("--------------------\n");
            line = rule + 1;
            for row in &pages.rows[page.notes.clone()] {
                line += self.row(row, false, &mut count);
            }
        }
        self.blank(line, self.sheet.footer());
        self.footer(index);
    }

    /// The draft's mark on every page; whose paper it is and which, from the second page on.
    fn header(&mut self, index: usize) {
        let width = self.sheet.frame().width;
        let (first, second) = self.sheet.header();
        let short = first == second;
        let (left, below) = match index {
            0 => (String::new(), String::new()),
            _ if short => (joined(&self.running), String::new()),
            _ => (self.running.government.clone(), self.running.title.clone()),
        };
        let draft = self.running.draft.clone().unwrap_or_default();
        // The date gives way before the name of the paper does.
        let mark = match columns(&left) <= room(width, &draft) {
            true => draft,
            false => draft.split(' ').next().unwrap_or_default().to_owned(),
        };
        self.blank(0, first);
        self.ends(&shorten(&left, room(width, &mark)), &mark);
        if !short {
            self.ends(&shorten(&below, width), "");
        }
        self.blank(second + 1, self.sheet.ends);
    }

    /// The paper's number, if it has one and it fits whole, and `Page x of y`.
    fn footer(&mut self, index: usize) {
        let width = self.sheet.frame().width;
        let page = format!("Page {} of {}", index + 1, self.pages.pages.len());
        match self.running.number.clone().filter(|number| columns(number) <= room(width, &page)) {
            Some(number) => self.ends(&number, &page),
            None => {
                self.at(width.saturating_sub(columns(&page)) / 2);
                self.out.push_str(&page);
                self.end();
            }
        }
    }

    /// Words at the left and at the right of one line.
    fn ends(&mut self, left: &str, right: &str) {
        let width = self.sheet.frame().width;
        let used = columns(left) + columns(right);
        self.at(0);
        self.out.push_str(left);
        self.spaces(width.saturating_sub(used));
        self.out.push_str(right);
        self.end();
    }

    /// One row with the white space above it; returns how many lines that took.
    fn row(&mut self, row: &Row, is_first: bool, count: &mut u32) -> u32 {
        let gap = if is_first { 0 } else { row.gap };
        for _ in 0..gap {
            if row.bar_above {
                self.at(row.bar.unwrap_or(0));
                self.out.push('|');
            }
            self.end();
        }
        if row.counted && self.sheet.line_numbers {
            *count += 1;
            let number = count.to_string();
            self.spaces(self.sheet.side - 3 - u32::try_from(number.len()).unwrap_or(0));
            self.out.push_str(&number);
            self.spaces(3);
        } else {
            self.at(0);
        }
        let mut column = 0;
        if let Some(bar) = row.bar {
            self.spaces(bar);
            self.out.push('|');
            column = bar + 1;
        }
        for piece in self.pages.pieces_of(row).iter().filter(|piece| piece.ink != Ink::Seal) {
            self.spaces(piece.x - column);
            match piece.ink {
                Ink::Words { .. } => self.out.push_str(self.pages.words_of(piece)),
                Ink::Seal => {}
                Ink::HandRule => self.repeat('_', piece.width),
                Ink::HeadRule => self.repeat('-', piece.width),
            }
            column = piece.x + piece.width;
        }
        self.end();
        gap + row.height
    }

    /// Moves to a column of the frame.
    fn at(&mut self, column: u32) {
        self.spaces(self.sheet.side + column);
    }

    fn spaces(&mut self, count: u32) {
        const SPACES: &str = "                                        ";
        let mut left = count as usize;
        while left > 0 {
            let spaces = &SPACES[..left.min(SPACES.len())];
            self.out.push_str(spaces);
            left -= spaces.len();
        }
    }

    fn repeat(&mut self, character: char, count: u32) {
        self.out.extend(std::iter::repeat_n(character, count as usize));
    }

    fn blank(&mut self, from: u32, to: u32) {
        self.repeat('\n', to.saturating_sub(from));
    }

    /// Ends a line, without the spaces at its end.
    fn end(&mut self) {
        let length = self.out.trim_end_matches(' ').len();
        self.out.truncate(length);
        self.out.push('\n');
    }
}

fn joined(running: &Running) -> String {
    match (running.government.is_empty(), running.title.is_empty()) {
        (false, false) => format!("{} — {}", running.government, running.title),
        _ => format!("{}{}", running.government, running.title),
    }
}

/// The columns left beside some words and two spaces.
fn room(width: u32, words: &str) -> u32 {
    width.saturating_sub(columns(words) + 2)
}

/// A running head is a signpost: what does not fit is cut with an ellipsis.
fn shorten(text: &str, room: u32) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let trimmed = short.trim_end();
        if columns(trimmed) < room {
            return format!("{trimmed}…");
        }
    }
    String::new()
}
