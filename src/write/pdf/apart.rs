//! What stands on a page and is no text of the paper: header and footer, numbers of lines, the tint of notes, the place of a seal.
//!
//! In: a press at its page. Out: artifacts, which nothing reads out (ISO 14289-1, 7.1 and 7.8). It must not set text of the paper.

use super::font::Face;
use super::ink::{GRAY, Press, TINT, shaped};
use super::sheet::{FOOTER, HEADER, MARGIN, UNITS};
use crate::write::page::{Row, Running};
use krilla::color::luma;
use krilla::geom::PathBuilder;
use krilla::paint::{Stroke, StrokeDash};
use krilla::tagging::ArtifactType;

/// The size of type beside the text, in points.
const SMALL: f32 = 9.5;

impl Press<'_, '_, '_> {
    /// The tint and the bar of a note to the drafter.
    pub(super) fn shade(&mut self, row: &Row, y: f32, gap: f32) {
        let Some(bar) = row.bar else { return };
        let (top, above) = if row.bar_above { (y, gap) } else { (y + gap - 2.0, 2.0) };
        let height = above + row.height as f32 / UNITS + 1.0;
        let left = MARGIN + bar as f32 / UNITS;
        let width = self.sheet.width - MARGIN - left + 4.0;
        self.rectangle(left, top, width, height, TINT);
        self.rectangle(left, top, 2.0, height, GRAY);
    }

    pub(super) fn line_number(&mut self, count: u32, y: f32, row: &Row) {
        let text = count.to_string();
        let face = Face::of(false, false);
        let size = SMALL;
        let x = MARGIN - 18.0 - shaped(&text, face).1 * size;
        let base = y + row.height as f32 / UNITS / 2.0 + 0.33 * 12.0;
        self.artifact(ArtifactType::LineNumber, |press| {
            press.glyphs(&text, x, base, size, face);
        });
    }

    /// The draft's mark on every page, whose paper it is from the second page on, its number, and `Page x of y`.
    pub(super) fn running(&mut self, running: &Running) {
        let (plain, strong) = (Face::of(false, false), Face::of(true, false));
        let (left, right) = (MARGIN, self.sheet.width - MARGIN);
        self.artifact(ArtifactType::Header, |press| {
            let mut room = right - left;
            if let Some(draft) = &running.draft {
                let width = shaped(draft, strong).1 * SMALL;
                press.glyphs(draft, right - width, HEADER, SMALL, strong);
                room -= width + 12.0;
            }
            let lines = [&running.government, &running.title].into_iter().filter(|line| !line.is_empty());
            let (mut base, index) = (HEADER, press.index);
            for line in lines.filter(|_| index > 0) {
                press.glyphs(&shortened(line, room, SMALL), left, base, SMALL, plain);
                base += 12.0;
            }
        });
        let page = format!("Page {} of {}", self.index + 1, self.pages.pages.len());
        let width = shaped(&page, plain).1 * SMALL;
        let base = self.sheet.height - FOOTER;
        self.artifact(ArtifactType::Footer, |press| {
            let number = running.number.clone().unwrap_or_default();
            if number.is_empty() {
                press.glyphs(&page, (left + right - width) / 2.0, base, SMALL, plain);
            } else {
                press.glyphs(
                    &shortened(&number, right - left - width - 12.0, SMALL),
                    left,
                    base,
                    SMALL,
                    plain,
                );
                press.glyphs(&page, right - width, base, SMALL, plain);
            }
        });
    }

    /// A ring where the seal goes, about the line beside it.
    pub(super) fn seal(&mut self, left: f32, base: f32, width: f32) {
        // Four cubic curves are as good as a circle with this length of their arms.
        const ARM: f32 = 0.552_285;
        let (radius, x, y) = (width / 2.0, left + width / 2.0, base - 8.0);
        let arm = ARM * radius;
        let mut ring = PathBuilder::new();
        ring.move_to(x + radius, y);
        ring.cubic_to(x + radius, y + arm, x + arm, y + radius, x, y + radius);
        ring.cubic_to(x - arm, y + radius, x - radius, y + arm, x - radius, y);
        ring.cubic_to(x - radius, y - arm, x - arm, y - radius, x, y - radius);
        ring.cubic_to(x + arm, y - radius, x + radius, y - arm, x + radius, y);
        ring.close();
        let Some(ring) = ring.finish() else { return };
        let face = Face::of(false, false);
        let words = shaped("SEAL", face).1 * SMALL;
        self.artifact(ArtifactType::Layout, |press| {
            press.surface.set_fill(None);
            press.surface.set_stroke(Some(Stroke {
                paint: luma::Color::new(GRAY).into(),
                width: 0.6,
                dash: Some(StrokeDash { array: vec![3.0, 2.0], offset: 0.0 }),
                ..Stroke::default()
            }));
            press.surface.draw_path(&ring);
            press.surface.set_stroke(None);
            press.glyphs("SEAL", x - words / 2.0, y + 0.33 * SMALL, SMALL, face);
        });
    }
}

/// A running head is a signpost: what does not fit is cut with an ellipsis.
fn shortened(text: &str, room: f32, size: f32) -> String {
    let face = Face::of(false, false);
    let mut short = text.to_owned();
    while shaped(&short, face).1 * size > room && !short.is_empty() {
        let words = short.trim_end_matches('…').trim_end();
        let end = words.rfind(' ').unwrap_or(0);
        short = if end == 0 { String::new() } else { format!("{}…", &words[..end]) };
    }
    short
}
