//! Ink: pages drawn, row by row, each stretch of text under a tag of its own.
//!
//! In: laid-out [`Pages`] and the words that run along them. Out: the pages of a PDF, and for each paragraph the leaves of
//! its part of the tag tree. It must not know what the paragraphs are parts of. Everything that is no text of the paper
//! (header, footer, rules, numbers of lines) is an artifact: ISO 14289-1, 7.1 and 7.8.

use super::font::{self, Face};
use super::place::Places;
use super::sheet::{MARGIN, Sheet, UNITS, face, size};
use crate::write::address::is_address;
use crate::write::page::{Destination, Ink, Page, Pages, Paragraph, Piece, Role, Row, Running, Style};
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use std::collections::BTreeMap;
use std::ops::Range;

/// Shades of the paper, where 255 is white: what stands on them must be read with ease (WCAG 2.2, 1.4.3).
const BLACK: u8 = 0;
pub(super) const GRAY: u8 = 110;
const PALE: u8 = 232;
pub(super) const TINT: u8 = 246;

/// One stretch of a paragraph in the tag tree.
#[derive(Debug)]
pub(super) enum Leaf {
    /// Its label.
    Label(Identifier),
    /// Words.
    Text(Identifier),
    /// A part of the link with this place in [`Paragraph::links`], and what is clicked on.
    Link { link: usize, content: Identifier, area: Identifier },
}

/// The leaves of the tag tree that drawing left behind.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    /// Those of each paragraph.
    pub(super) paragraphs: Vec<Vec<Leaf>>,
    /// Those of the lines to sign on, by their place in [`Pages::pieces`].
    pub(super) rules: BTreeMap<usize, Rule>,
}

/// A line to sign on.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) content: Identifier,
    /// The page, counted from 0.
    pub(super) page: usize,
    pub(super) area: Rect,
}

/// A link that waits until its page is drawn.
struct Waiting {
    paragraph: usize,
    leaf: usize,
    link: usize,
    content: Identifier,
    area: Rect,
}

/// Draws every page.
pub(super) fn draw(
    document: &mut Document,
    pages: &Pages,
    places: &Places<'_>,
    running: &Running,
    sheet: Sheet,
) -> Leaves {
    let mut leaves = Leaves::default();
    leaves.paragraphs.resize_with(pages.paragraphs.len(), Vec::new);
    for (index, page) in pages.pages.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(sheet.width, sheet.height) else { continue };
        let mut paper = document.start_page_with(settings);
        let waiting = {
            let (surface, leaves) = (paper.surface(), &mut leaves);
            let mut press = Press { surface, pages, places, index, sheet, leaves, waiting: Vec::new() };
            press.running(running);
            press.body(page);
            press.notes(page);
            press.empty(places.empty_on(index));
            press.waiting
        };
        for link in waiting {
            let Some((target, alternate)) = target(&pages.paragraphs[link.paragraph], link.link, places)
            else {
                continue;
            };
            let area = paper.add_tagged_annotation(Annotation::new_link(
                LinkAnnotation::new(link.area, target),
                Some(alternate),
            ));
            leaves.paragraphs[link.paragraph][link.leaf] =
                Leaf::Link { link: link.link, content: link.content, area };
        }
        paper.finish();
    }
    leaves
}

/// Where a link leads, and what is read out for it; nothing where that is no place or address.
fn target(paragraph: &Paragraph, link: usize, places: &Places<'_>) -> Option<(Target, String)> {
    let run = paragraph.links.get(link)?;
    let words = paragraph.text[run.bytes.clone()].replace('\n', " ");
    match &run.to {
        Destination::Id(id) => Some((Target::Destination(places.of_id(id)?.into()), words)),
        Destination::Footnote(number) => {
            Some((Target::Destination(places.of_footnote(*number)?.into()), format!("Source {number}")))
        }
        Destination::Address(href) => {
            is_address(href).then(|| (Target::Action(Action::Link(LinkAction::new(href.clone()))), words))
        }
    }
}

/// A page while it is drawn.
pub(super) struct Press<'s, 'p, 'l> {
    pub(super) surface: Surface<'s>,
    pub(super) pages: &'p Pages,
    places: &'p Places<'p>,
    /// The page, counted from 0.
    pub(super) index: usize,
    pub(super) sheet: Sheet,
    leaves: &'l mut Leaves,
    waiting: Vec<Waiting>,
}

impl Press<'_, '_, '_> {
    fn body(&mut self, page: &Page) {
        let mut y = MARGIN;
        let mut count = 0;
        for (at, row) in self.pages.rows[page.body.clone()].iter().enumerate() {
            let gap = if at == 0 { 0.0 } else { row.gap as f32 / UNITS };
            self.shade(row, y, gap);
            y += gap;
            if row.counted && self.sheet.line_numbers {
                count += 1;
                self.line_number(count, y, row);
            }
            self.row(row, y);
            y += row.height as f32 / UNITS;
        }
    }

    /// The footnotes of a page stand on its foot, under a short rule.
    fn notes(&mut self, page: &Page) {
        let rows = &self.pages.rows[page.notes.clone()];
        let height: u32 = rows.iter().map(|row| row.gap + row.height).sum();
        if rows.is_empty() {
            return;
        }
        let mut y = self.sheet.height - MARGIN - height as f32 / UNITS;
        self.line(MARGIN, y - 6.0, 144.0, 0.5, BLACK);
        for row in rows {
            y += row.gap as f32 / UNITS;
            self.row(row, y);
            y += row.height as f32 / UNITS;
        }
    }

    /// Paragraphs without words, such as empty cells, still are parts of the structure.
    fn empty(&mut self, paragraphs: impl Iterator<Item = usize>) {
        for paragraph in paragraphs {
            let leaf = self.surface.start_tagged(ContentTag::Other);
            self.surface.end_tagged();
            self.leaves.paragraphs[paragraph].push(Leaf::Text(leaf));
        }
    }

    fn row(&mut self, row: &Row, y: f32) {
        let pages = self.pages;
        let height = row.height as f32 / UNITS;
        for at in row.pieces.clone() {
            let Some(piece) = pages.pieces.get(at) else { continue };
            let left = MARGIN + piece.x as f32 / UNITS;
            let width = piece.width as f32 / UNITS;
            match &piece.ink {
                Ink::Words { paragraph, bytes } => self.words(*paragraph, bytes.clone(), piece, y, height),
                Ink::Seal => self.seal(left, y + height, width),
                Ink::HeadRule => self.line(left, y + 2.0, width, 0.75, BLACK),
                Ink::HandRule if self.places.is_in_cell(at) => {
                    self.line(left, y + height - 3.0, width, 0.5, BLACK);
                }
                Ink::HandRule => {
                    let y = y + height - 3.0;
                    let tag = ContentTag::Span(SpanTag::empty());
                    let content = self.surface.start_tagged(tag);
                    self.fill(left, y, width, 0.6, BLACK);
                    self.surface.end_tagged();
                    if let Some(area) = Rect::from_xywh(left, y, width, 0.6) {
                        self.leaves.rules.insert(at, Rule { content, page: self.index, area });
                    }
                }
            }
        }
    }

    /// Some words of a paragraph on one line, in as many stretches as links and label make of them.
    fn words(&mut self, index: usize, bytes: Range<usize>, piece: &Piece, y: f32, height: f32) {
        let pages = self.pages;
        let paragraph = &pages.paragraphs[index];
        let mut x = MARGIN + piece.x as f32 / UNITS;
        let base = y + height / 2.0 + 0.33 * size(paragraph.role, Style::default());
        let label = paragraph.label > 0 && bytes.start < paragraph.label;
        for (stretch, link) in stretches(paragraph, bytes.clone()) {
            for (run, style) in paragraph.styled(stretch.clone()).filter(|(_, style)| style.blank) {
                let before = width(paragraph, stretch.start..run.start);
                let filled = width(paragraph, run);
                let size = size(paragraph.role, style);
                self.rectangle(x + before - 1.0, base - 0.8 * size, filled + 2.0, 1.1 * size, PALE);
            }
            let content = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            let start = x;
            for (run, style) in paragraph.styled(stretch.clone()) {
                x += self.set(&paragraph.text[run], x, base, paragraph.role, style);
            }
            let more = stretch.end == bytes.end && stretch.end < paragraph.text.len();
            if more || (label && stretch.end >= paragraph.label) {
                self.set(" ", x, base, paragraph.role, Style::default());
            }
            self.surface.end_tagged();
            let leaves = &mut self.leaves.paragraphs[index];
            if let (Some(link), Some(area)) = (link, Rect::from_xywh(start, y, x - start, height)) {
                self.waiting.push(Waiting { paragraph: index, leaf: leaves.len(), link, content, area });
            }
            leaves.push(if label { Leaf::Label(content) } else { Leaf::Text(content) });
        }
    }

    /// Sets words of one style and returns how wide they are.
    fn set(&mut self, text: &str, x: f32, base: f32, role: Role, style: Style) -> f32 {
        let size = size(role, style);
        let base = if style.mark { base - 0.35 * size / 0.65 } else { base };
        self.glyphs(text, x, base, size, face(style))
    }

    pub(super) fn glyphs(&mut self, text: &str, x: f32, base: f32, size: f32, face: Face) -> f32 {
        let Some(font) = face.font() else { return 0.0 };
        let (glyphs, width) = shaped(text, face);
        self.surface.set_fill(Some(shade(BLACK)));
        self.surface.draw_glyphs(Point::from_xy(x, base), &glyphs, font, text, size, false);
        width * size
    }

    pub(super) fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }

    fn line(&mut self, x: f32, y: f32, width: f32, height: f32, lightness: u8) {
        self.rectangle(x, y, width, height, lightness);
    }

    pub(super) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, lightness: u8) {
        self.artifact(ArtifactType::Layout, |press| press.fill(x, y, width, height, lightness));
    }

    fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, lightness: u8) {
        let mut path = PathBuilder::new();
        Rect::from_xywh(x, y, width, height).into_iter().for_each(|rect| path.push_rect(rect));
        if let Some(path) = path.finish() {
            self.surface.set_fill(Some(shade(lightness)));
            self.surface.draw_path(&path);
        }
    }
}

fn shade(lightness: u8) -> Fill {
    Fill { paint: luma::Color::new(lightness).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// The bytes of a line cut where a link or the label begins and ends, with the link each stretch belongs to.
fn stretches(paragraph: &Paragraph, bytes: Range<usize>) -> Vec<(Range<usize>, Option<usize>)> {
    let mut stretches = Vec::new();
    let mut at = bytes.start;
    for (link, run) in paragraph.links.iter().enumerate() {
        let (start, end) = (run.bytes.start.max(at), run.bytes.end.min(bytes.end));
        if start >= end {
            continue;
        }
        if at < start {
            stretches.push((at..start, None));
        }
        stretches.push((start..end, Some(link)));
        at = end;
    }
    if at < bytes.end {
        stretches.push((at..bytes.end, None));
    }
    stretches
}

/// How wide some bytes of a paragraph are, in points.
fn width(paragraph: &Paragraph, bytes: Range<usize>) -> f32 {
    paragraph
        .styled(bytes)
        .map(|(run, style)| shaped(&paragraph.text[run], face(style)).1 * size(paragraph.role, style))
        .sum()
}

/// The glyphs of some words, and their width in parts of an em.
pub(super) fn shaped(text: &str, face: Face) -> (Vec<KrillaGlyph>, f32) {
    let mut glyphs = Vec::with_capacity(text.len());
    let (mut width, mut start) = (0.0, 0);
    for part in text.split_inclusive(' ') {
        let word = part.strip_suffix(' ').unwrap_or(part);
        for (piece, start) in [(word, start), (&part[word.len()..], start + word.len())] {
            if piece.is_empty() {
                continue;
            }
            let shaped = font::word(piece, face);
            width += shaped.width;
            glyphs.extend(shaped.glyphs.iter().map(|glyph| {
                let bytes = start + glyph.bytes.start..start + glyph.bytes.end;
                let (x, y) = glyph.offset;
                KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, x, y, 0.0, bytes, None)
            }));
        }
        start += part.len();
    }
    (glyphs, width)
}
