//! Plain text without pages: for e-mail, comparing versions, searching, and reading aloud.
//!
//! In: an instrument, laid out by [`super::page`] as one text without pages. Out: UTF-8 lines that begin at the left,
//! without headers, footers, form feeds or drawn tables; the sources after the text. It must not decide where a line ends.
//!
//! A line has 72 columns, which leaves room for the marks of a reply within 78 (RFC 5322, section 2.1.1), and with
//! `--width 0` a paragraph is one line, so that a changed value changes one line and a search finds every phrase.

use super::page::{self, Frame, Ink, Measure, Pages, Role, Row, Running, Style};
use super::words::columns;
use super::{Follows, Layout, Record, Writer};
use crate::instrument::Instrument;
use std::ops::Range;

/// Columns of a line where nobody asks for others.
const WIDTH: u32 = 72;
/// A line that no paragraph fills.
const ENDLESS: u32 = 1 << 30;

/// The writer of text without pages.
pub struct Plain;

impl Writer for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn about(&self) -> &'static str {
        "text without pages, for e-mail, comparing versions, searching and reading aloud"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["plain.txt"]
    }

    fn media_type(&self) -> &'static str {
        "text/plain"
    }

    fn follows(&self) -> Follows {
        Follows { width: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Every word, at the left, in the order of reading; a table as `head: cell`, row by row; sources at the end.",
                "Whole addresses, which mail programs make into links.",
                "Lines of 72 columns, or as `--width` says; with `--width 0` one line a paragraph.",
            ],
            loses: &[
                "Pages, line numbers, and what is centered.",
                "Emphasis: strong and emphasized words look like the others.",
                "Links: of a link only its words and its address remain.",
                "The keys of blanks and values.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, layout: &Layout) -> Result<Vec<u8>, String> {
        let width = match layout.width.map(u32::from) {
            None => WIDTH,
            Some(0) => ENDLESS,
            Some(width) if width < 40 => {
                return Err(format!(
                    "a line of text needs at least 40 columns, or 0 for one line a paragraph, and {width} were asked for"
                ));
            }
            Some(width) => width,
        };
        let pages = page::lay_out(instrument, Frame { width, height: ENDLESS }, &Line);
        let mut out = String::with_capacity(pages.paragraphs.iter().map(|one| one.text.len() * 5 / 4).sum());
        if let Some(draft) = Running::of(instrument, &Line).draft {
            out.push_str(&draft);
            out.push('\n');
        }
        for page in &pages.pages {
            rows(&pages, page.body.clone(), &mut out);
            if !page.notes.is_empty() {
                paragraph_gap(&mut out);
                out.push_str("\nSOURCES\n");
                rows(&pages, page.notes.clone(), &mut out);
            }
        }
        Ok(out.into_bytes())
    }
}

/// One column a character, and no page.
struct Line;

impl Measure for Line {
    fn width(&self, text: &str, _role: Role, _style: Style) -> u32 {
        columns(text)
    }

    fn column(&self) -> u32 {
        1
    }

    fn leading(&self, _role: Role) -> u32 {
        1
    }

    /// In brackets, as in e-mail: raised figures are passed over by programs that read aloud.
    fn mark(&self, number: u32) -> String {
        format!("[{number}]")
    }

    fn is_typed(&self) -> bool {
        true
    }

    fn has_pages(&self) -> bool {
        false
    }
}

fn rows(pages: &Pages, range: Range<usize>, out: &mut String) {
    for (at, row) in pages.rows.get(range).unwrap_or_default().iter().enumerate() {
        if at == 0 {
            paragraph_gap(out);
        } else {
            repeat('\n', row.gap, out);
        }
        line(pages, row, out);
    }
}

/// An empty line between what stands before and what comes, where anything does.
fn paragraph_gap(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

/// One line, without spaces at its end.
fn line(pages: &Pages, row: &Row, out: &mut String) {
    let mut column = 0;
    for piece in pages.pieces_of(row).iter().filter(|piece| piece.ink != Ink::Seal) {
        repeat(' ', piece.x.saturating_sub(column), out);
        match piece.ink {
            Ink::Words { .. } => out.push_str(pages.words_of(piece)),
            Ink::Seal => {}
            Ink::HandRule => repeat('_', piece.width, out),
            Ink::HeadRule => repeat('-', piece.width, out),
        }
        column = piece.x + piece.width;
    }
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

fn repeat(character: char, count: u32, out: &mut String) {
    out.extend(std::iter::repeat_n(character, count as usize));
}
