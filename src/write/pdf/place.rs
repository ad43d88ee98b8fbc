//! Places: on which page, and how far down, each paragraph begins.
//!
//! In: laid-out pages. Out: destinations for links and bookmarks, by id, by footnote and by paragraph. It must not draw.

use super::sheet::{MARGIN, UNITS};
use crate::write::page::{Element, Ink, Mark, Pages};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use std::collections::{BTreeMap, BTreeSet};

/// Where everything stands.
pub(super) struct Places<'p> {
    /// The page of each paragraph and the upper edge of its first row; one without words stands where the last one did.
    paragraphs: Vec<(usize, f32)>,
    empty: Vec<usize>,
    ids: BTreeMap<&'p str, usize>,
    footnotes: BTreeMap<u32, usize>,
    /// The lines to write on that stand in a table, as places in [`Pages::pieces`].
    in_cells: BTreeSet<usize>,
}

impl<'p> Places<'p> {
    pub(super) fn of(pages: &'p Pages, height: f32) -> Self {
        let mut found: Vec<Option<(usize, f32)>> = vec![None; pages.paragraphs.len()];
        for (index, page) in pages.pages.iter().enumerate() {
            let notes: u32 = pages.rows[page.notes.clone()].iter().map(|row| row.gap + row.height).sum();
            let foot = height - MARGIN - notes as f32 / UNITS;
            for (rows, mut y) in [(page.body.clone(), MARGIN), (page.notes.clone(), foot)] {
                for (at, row) in pages.rows[rows].iter().enumerate() {
                    y += if at == 0 { 0.0 } else { row.gap as f32 / UNITS };
                    for piece in pages.pieces_of(row) {
                        if let Ink::Words { paragraph, .. } = piece.ink {
                            found[paragraph].get_or_insert((index, y));
                        }
                    }
                    y += row.height as f32 / UNITS;
                }
            }
        }
        let empty = (0..found.len()).filter(|at| found[*at].is_none()).collect();
        let mut last = (0, MARGIN);
        let paragraphs = found.into_iter().map(|place| {
            last = place.unwrap_or(last);
            last
        });
        let in_cells = pages.structure.windows(2).filter_map(|marks| match marks {
            [Mark::Open(Element::Cell), Mark::HandRule(at)] => Some(*at),
            _ => None,
        });
        let mut places = Self {
            paragraphs: paragraphs.collect(),
            empty,
            ids: BTreeMap::new(),
            footnotes: BTreeMap::new(),
            in_cells: in_cells.collect(),
        };
        places.name(pages);
        places
    }

    /// What has a name stands where the next paragraph does.
    fn name(&mut self, pages: &'p Pages) {
        let mut next = pages.paragraphs.len();
        for mark in pages.structure.iter().rev() {
            match mark {
                Mark::Paragraph(at) => next = *at,
                Mark::Open(Element::Section { id, .. } | Element::Item(Some(id))) => {
                    self.ids.insert(id, next);
                }
                Mark::Open(Element::Footnote(number)) => {
                    self.footnotes.insert(*number, next);
                }
                _ => {}
            }
        }
    }

    /// The paragraphs without words that stand on a page.
    pub(super) fn empty_on(&self, page: usize) -> impl Iterator<Item = usize> {
        self.empty.iter().copied().filter(move |at| self.paragraphs[*at].0 == page)
    }

    /// Whether a line to write on, by its place in [`Pages::pieces`], stands in a table.
    pub(super) fn is_in_cell(&self, piece: usize) -> bool {
        self.in_cells.contains(&piece)
    }

    pub(super) fn of_id(&self, id: &str) -> Option<XyzDestination> {
        self.of_paragraph(*self.ids.get(id)?)
    }

    pub(super) fn of_footnote(&self, number: u32) -> Option<XyzDestination> {
        self.of_paragraph(*self.footnotes.get(&number)?)
    }

    pub(super) fn of_paragraph(&self, paragraph: usize) -> Option<XyzDestination> {
        let (page, y) = *self.paragraphs.get(paragraph)?;
        Some(XyzDestination::new(page, Point::from_xy(MARGIN, (y - 6.0).max(0.0))))
    }
}
