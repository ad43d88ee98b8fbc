//! The sheet and its measures: sizes of type, height of rows, margins, in hundredths of a point.
//!
//! In: the body's paper. Out: a [`Frame`] and a [`Measure`] for [`crate::write::page`], and where header and footer stand. It
//! must not draw.

use super::font::{self, Face};
use crate::instrument::{Paper, PaperSize};
use crate::write::page::{Frame, Measure, Role, Style};
use std::cell::Cell;

/// The unit of the page engine: this many make a point.
pub(super) const UNITS: f32 = 100.0;

/// Points as units.
const fn points(points: u32) -> u32 {
    points * 100
}

/// One sheet, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) line_numbers: bool,
}

/// Every margin: an inch.
pub(super) const MARGIN: f32 = 72.0;
/// The lines on which header and footer stand, from the upper and the lower edge.
pub(super) const HEADER: f32 = 40.0;
pub(super) const FOOTER: f32 = 42.0;

impl Sheet {
    pub(super) fn of(paper: Paper, line_numbers: Option<bool>) -> Self {
        let height = match paper.size {
            PaperSize::Letter => 11.0 * 72.0,
            PaperSize::Legal => 14.0 * 72.0,
        };
        Self { width: 8.5 * 72.0, height, line_numbers: line_numbers.unwrap_or(paper.line_numbers) }
    }

    pub(super) fn frame(&self) -> Frame {
        let inside = |length: f32| ((length - 2.0 * MARGIN) * UNITS) as u32;
        Frame { width: inside(self.width), height: inside(self.height) }
    }
}

/// The size of type in points.
pub(super) fn size(role: Role, style: Style) -> f32 {
    let size = match role {
        Role::Title => 13.5,
        Role::Cell => 11.0,
        Role::Note => 10.0,
        Role::Footnote => 9.5,
        _ => 12.0,
    };
    if style.mark { size * 0.65 } else { size }
}

/// The face that sets a style.
pub(super) fn face(style: Style) -> Face {
    Face::of(style.strong, style.emphasis)
}

/// Measures words as they are set, and remembers the first character that cannot be.
#[derive(Debug, Default)]
pub(super) struct Type {
    pub(super) missing: Cell<Option<char>>,
}

impl Measure for Type {
    fn width(&self, text: &str, role: Role, style: Style) -> u32 {
        let face = face(style);
        let mut width = 0.0;
        for (at, part) in text.split(' ').enumerate() {
            if at > 0 {
                width += font::word(" ", face).width;
            }
            if part.is_empty() {
                continue;
            }
            let word = font::word(part, face);
            width += word.width;
            if word.missing.is_some() && self.missing.get().is_none() {
                self.missing.set(word.missing);
            }
        }
        (width * size(role, style) * UNITS).ceil() as u32
    }

    fn column(&self) -> u32 {
        points(72) / 10
    }

    fn leading(&self, role: Role) -> u32 {
        match role {
            Role::Title => points(17),
            Role::Cell => points(14),
            Role::Note => points(13),
            Role::Footnote => points(12),
            _ => points(15),
        }
    }

    fn gap(&self, role: Role) -> u32 {
        match role {
            Role::Note => points(7),
            Role::Footnote => points(3),
            _ => points(9),
        }
    }

    fn mark(&self, number: u32) -> String {
        number.to_string()
    }
}
