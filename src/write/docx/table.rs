//! Tables: with a header row that screen readers know and pages repeat, and rows that no page end cuts.
//!
//! In: a table of the tree. Out: `w:tbl`. It must not know what stands around it. Source: ISO/IEC 29500-1, 17.4;
//! WCAG 2.2, 1.3.1.

use super::inline::shows;
use super::numbering::STEP;
use super::paragraph::Properties;
use super::xml::push_number;
use super::{Document, Place, Story};
use crate::instrument::{Inline, Table, plain};

/// The width of the text on a sheet of 8.5 inches with margins of 1 inch.
const WIDTH: u64 = 9360;
/// The width of a letter of bold type at 11 points, and of what stands at both sides of a cell.
const LETTER: u64 = 132;
const PADDING: u64 = 230;
/// How many letters a narrow column holds, a line to write on, and the widest column that words may ask for.
const MARK: u64 = 4;
const BY_HAND: u64 = 16;
const LONGEST: u64 = 56;
/// So many rows stand on one page together.
const SHORT: usize = 15;

impl<'a> Document<'a> {
    /// Writes a table; an empty cell under the head is left to be filled in by hand.
    pub(super) fn table(&mut self, table: &'a Table, place: Place) {
        let columns = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let left = u64::from(place.left.min(4 * STEP));
        let widths = widths(table, columns, WIDTH - left);
        // A page end cuts a long table only; its head is repeated there.
        let place = Place { together: place.together || table.rows.len() <= SHORT, ..place };
        self.out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"");
        push_number(&mut self.out, widths.iter().sum::<u64>());
        self.out.push_str("\" w:type=\"dxa\"/>");
        if left > 0 {
            self.out.push_str("<w:tblInd w:w=\"");
            push_number(&mut self.out, left);
            self.out.push_str("\" w:type=\"dxa\"/>");
        }
        self.out.push_str("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\"/>");
        let name = if place.signing { "Roll call" } else { "Table" };
        self.push(&["<w:tblCaption w:val=\"", name, "\"/><w:tblDescription w:val=\""]);
        push_number(&mut self.out, columns as u64);
        let headless = !table.head.iter().any(|cell| shows(cell));
        let told = if headless { " columns" } else { " columns; the first row names them" };
        self.push(&[told, "\"/></w:tblPr><w:tblGrid>"]);
        for width in &widths {
            self.out.push_str("<w:gridCol w:w=\"");
            push_number(&mut self.out, *width);
            self.out.push_str("\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        self.row(&table.head, &widths, place, true, headless);
        table.rows.iter().for_each(|row| self.row(row, &widths, place, false, false));
        // Two tables in a row would be one, and a page wants a paragraph at its end.
        self.out.push_str("</w:tbl><w:p><w:pPr>");
        if self.story == Story::Body {
            self.loose = Some(self.out.len());
        }
        self.out.push_str(
            "<w:suppressLineNumbers/><w:spacing w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>",
        );
    }

    fn row(&mut self, cells: &'a [Vec<Inline>], widths: &[u64], place: Place, head: bool, hidden: bool) {
        let by_hand = !head && !cells.iter().all(|cell| shows(cell));
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if by_hand {
            self.out.push_str("<w:trHeight w:val=\"400\" w:hRule=\"atLeast\"/>");
        }
        self.out.push_str(if head && !hidden { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
        for (at, width) in widths.iter().enumerate() {
            self.out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"");
            push_number(&mut self.out, *width);
            self.out.push_str("\" w:type=\"dxa\"/></w:tcPr>");
            let before = self.out.len();
            let properties = Properties {
                keep_next: place.together,
                ..Properties::of(if head { "TableHead" } else { "TableText" })
            };
            self.paragraph(&properties, cells.get(at).map_or(&[][..], Vec::as_slice));
            if self.out.len() == before {
                // A cell holds a paragraph even where it holds nothing.
                self.push(&["<w:p><w:pPr><w:pStyle w:val=\"", &properties.style, "\"/>"]);
                self.out.push_str(if place.together {
                    "<w:keepNext/></w:pPr></w:p>"
                } else {
                    "</w:pPr></w:p>"
                });
            }
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}

/// The widths of columns: room for the longest word of each, and what is left by how many words it has; an empty
/// cell wants room to write in.
fn widths(table: &Table, columns: usize, room: u64) -> Vec<u64> {
    let mut least = vec![MARK; columns];
    let mut wanted = vec![0; columns];
    for (at, row) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let words = plain::words(cell);
            let longest = words.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) as u64;
            let whole = match words.chars().count() as u64 {
                0 if at > 0 => BY_HAND,
                count => count.min(LONGEST),
            };
            least[column] = least[column].max(longest.min(LONGEST / 2));
            wanted[column] = wanted[column].max(whole);
        }
    }
    let least: Vec<u64> = least.iter().map(|letters| letters * LETTER + PADDING).collect();
    let needed: u64 = least.iter().sum();
    if needed >= room {
        return least.iter().map(|width| room * width / needed).collect();
    }
    let more: Vec<u64> = wanted
        .iter()
        .zip(&least)
        .map(|(letters, least)| (letters * LETTER + PADDING).saturating_sub(*least) + 1)
        .collect();
    let sum: u64 = more.iter().sum();
    least.iter().zip(&more).map(|(least, more)| least + (room - needed) * more / sum).collect()
}
