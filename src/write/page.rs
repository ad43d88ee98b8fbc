//! Pages: an instrument as rows of text on numbered pages, measured in whatever unit a format counts in.
//!
//! ```text
//!     Instrument ─▶ flow ─▶ paragraphs ─▶ line ─▶ rows ─▶ breaks ─▶ pages
//!                    │ run: inlines as one text       │ table: columns
//! ```
//!
//! In: a finished tree, a [`Frame`], and a [`Measure`] that says how wide words are. Out: [`Pages`]: rows with the
//! place of every piece of text on them, and which rows stand on which page. It must not know columns from points,
//! nor draw anything: headers, footers, line numbers and margins belong to the format.
//!
//! Footnotes stand at the foot of the page that calls for them. A council reads a recital and its source together,
//! pages are pulled singly into agenda packets, and notes after the signatures would read as part of what was signed.

mod breaks;
mod flow;
mod line;
mod memo;
mod run;
mod running;
mod structure;
mod table;

use std::ops::Range;

pub use running::Running;
pub use structure::{Element, Mark};

use crate::instrument::Instrument;

/// How a format measures text. Its unit is its own: a column, or a hundredth of a point.
pub trait Measure {
    /// The width of a run of text set in one style, in a paragraph of this role.
    fn width(&self, text: &str, role: Role, style: Style) -> u32;

    /// The width of one column of typed text, a tenth of an inch: the unit of every indent.
    fn column(&self) -> u32;

    /// The height of a row of text in this role.
    fn leading(&self, role: Role) -> u32;

    /// The white space between two paragraphs of this role.
    fn gap(&self, role: Role) -> u32 {
        self.leading(role)
    }

    /// The mark of a footnote as it is printed.
    fn mark(&self, number: u32) -> String;

    /// Whether every text is as wide as it has columns, whatever its role and style. Then one text has the same lines in all
    /// papers, and they are kept from one to the next.
    fn is_typed(&self) -> bool {
        false
    }

    /// Whether the text stands on pages. Without pages it runs on as one, however long: everything begins at the left, a
    /// table is told row by row, no address is parted, and all footnotes come after the text.
    fn has_pages(&self) -> bool {
        true
    }
}

/// The part of a page that the text may fill, in the units of the [`Measure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The length of a line.
    pub width: u32,
    /// The height between header and footer.
    pub height: u32,
}

/// How a run of text is set apart from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// Strong: headings, defined terms, captions.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// A footnote mark, which stands above the line where the typeface allows.
    pub mark: bool,
    /// A value that nobody has supplied.
    pub blank: bool,
}

/// What a paragraph is, for formats that set each kind in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Above the title.
    Masthead,
    /// The long title.
    Title,
    /// A recital.
    Recital,
    /// The enacting clause.
    Enacting,
    /// The heading of a section of the paper.
    BillHeading,
    /// The heading of a section of the code.
    CodeHeading,
    /// Text of the law and of what follows it.
    Text,
    /// A note to the drafter.
    Note,
    /// A cell of a table.
    Cell,
    /// The words around a line to sign.
    Signature,
    /// A footnote.
    Footnote,
}

/// One paragraph: its whole text, with the label that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its text: single spaces between words, a line feed where the text needs a new line.
    pub text: String,
    /// The runs that are not in the plain style, in order.
    pub runs: Vec<StyledRun>,
    /// How many bytes at the start of the text are the label, such as `(a)`.
    pub label: usize,
    /// The footnotes it calls for: the byte after the mark, and the number.
    pub calls: Vec<(usize, u32)>,
    /// The runs that lead somewhere, in order.
    pub links: Vec<LinkRun>,
}

/// A run of a paragraph's text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRun {
    /// The bytes of the paragraph's text.
    pub bytes: Range<usize>,
    /// Where it leads.
    pub to: Destination,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To a section or subdivision of the paper, by its id.
    Id(String),
    /// To a footnote, by its number.
    Footnote(u32),
    /// To an address elsewhere, as the tree has it.
    Address(String),
}

impl Paragraph {
    /// Some bytes of the text as runs of one style each, in order; those in the plain style among them.
    pub fn styled(&self, bytes: Range<usize>) -> impl Iterator<Item = (Range<usize>, Style)> {
        let mut at = bytes.start;
        let mut next = self.runs.partition_point(|run| run.bytes.end <= bytes.start);
        std::iter::from_fn(move || {
            if at >= bytes.end {
                return None;
            }
            let run = self.runs.get(next).filter(|run| run.bytes.start < bytes.end);
            let start = at;
            let style = match run {
                Some(run) if run.bytes.start <= at => {
                    next += 1;
                    at = run.bytes.end.min(bytes.end);
                    run.style
                }
                Some(run) => {
                    at = run.bytes.start;
                    Style::default()
                }
                None => {
                    at = bytes.end;
                    Style::default()
                }
            };
            Some((start..at, style))
        })
    }
}

/// A run of a paragraph's text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyledRun {
    /// The bytes of the paragraph's text.
    pub bytes: Range<usize>,
    /// How they are set.
    pub style: Style,
}

/// Something on a row: words of a paragraph, or a drawn line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Distance from the left of the frame.
    pub x: u32,
    /// How wide it is.
    pub width: u32,
    /// What is there.
    pub ink: Ink,
}

/// What a piece shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// Words: a paragraph by its place in [`Pages::paragraphs`], and the bytes of its text.
    Words {
        /// Which paragraph.
        paragraph: usize,
        /// Which bytes of its text.
        bytes: Range<usize>,
    },
    /// A line to sign on, or to fill in by hand.
    HandRule,
    /// The line under the head of a table.
    HeadRule,
    /// Where the government's seal goes, beside the line on which somebody attests; typed pages leave it white.
    Seal,
}

/// One row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// White space above it, which is dropped at the head of a page.
    pub gap: u32,
    /// Its height without the white space.
    pub height: u32,
    /// What is on it, as places in [`Pages::pieces`].
    pub pieces: Range<usize>,
    /// Where the bar of a note to the drafter stands, for rows of such a note.
    pub bar: Option<u32>,
    /// Whether the bar runs on through the white space above.
    pub bar_above: bool,
    /// Whether it is counted where lines are numbered: words of the paper itself, not notes on it.
    pub counted: bool,
    /// How firmly it is tied to the row after it.
    pub after: Tie,
}

/// How firmly a row is tied to the next: where a page may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A page may end here.
    Free,
    /// A page ends here only where it can end nowhere better: after a colon, inside a table, before the signatures.
    Close,
    /// A page ends here only where nothing else fits a page: after a heading, inside a signature block.
    Fast,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its rows of text.
    pub body: Range<usize>,
    /// The rows of footnotes at its foot.
    pub notes: Range<usize>,
}

/// An instrument laid out on pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// Every paragraph, in the order of the tree; footnotes last.
    pub paragraphs: Vec<Paragraph>,
    /// What the paragraphs are parts of, in the order of reading.
    pub structure: Vec<Mark>,
    /// Everything that stands on the rows.
    pub pieces: Vec<Piece>,
    /// Every row: those of the text, then those of the footnotes.
    pub rows: Vec<Row>,
    /// The pages in order; at least one.
    pub pages: Vec<Page>,
}

impl Pages {
    /// What stands on a row, from left to right.
    pub fn pieces_of(&self, row: &Row) -> &[Piece] {
        self.pieces.get(row.pieces.clone()).unwrap_or_default()
    }

    /// The words of a piece; none for a drawn line.
    pub fn words_of(&self, piece: &Piece) -> &str {
        match &piece.ink {
            Ink::Words { paragraph, bytes } => self
                .paragraphs
                .get(*paragraph)
                .and_then(|paragraph| paragraph.text.get(bytes.clone()))
                .unwrap_or_default(),
            Ink::HandRule | Ink::HeadRule | Ink::Seal => "",
        }
    }
}

/// Lays an instrument out on pages of this frame.
///
/// A page holds no more than its height; a heading stays with its text, an enacting clause with the first section,
/// a paragraph that ends in a colon with what it introduces; no paragraph leaves one line alone on a page; what is
/// tied fast is parted only where it is taller than a page. Without pages there is one, and the height says nothing.
pub fn lay_out(instrument: &Instrument, frame: Frame, measure: &impl Measure) -> Pages {
    let flow = flow::flow(instrument, frame, measure);
    if !measure.has_pages() {
        let all = Page { body: 0..flow.body, notes: flow.body..flow.rows.len() };
        return flow.on(vec![all]);
    }
    let lines: Vec<breaks::Line> = flow.rows[..flow.body]
        .iter()
        .zip(&flow.called)
        .map(|(row, notes)| breaks::Line {
            gap: row.gap,
            height: row.height,
            after: row.after,
            notes: *notes,
        })
        .collect();
    let notes: Vec<u32> = flow.rows[flow.body..].iter().map(|row| row.gap + row.height).collect();
    let room = breaks::Room { height: frame.height, above_notes: note_rule_height(measure) };
    let pages = breaks::pages(&lines, &notes, room)
        .into_iter()
        .map(|page| Page {
            body: page.lines,
            notes: flow.body + page.notes.start..flow.body + page.notes.end,
        })
        .collect();
    flow.on(pages)
}

/// The height that a format keeps between text and footnotes: a blank row, and a row with the rule on it.
pub fn note_rule_height(measure: &impl Measure) -> u32 {
    2 * measure.leading(Role::Footnote)
}
