//! Blocks: sections, lists and lines to sign, as paragraphs of Word.
//!
//! In: sections and blocks of the tree. Out: paragraphs with their styles and places in lists. It must not decide how
//! a number is counted, nor write the XML of a paragraph. Source: ISO/IEC 29500-1, 17.3.1.

use super::inline::shows;
use super::numbering::{BULLET, BULLETS, FIRST, Listed, Numbering, STEP, list_style};
use super::paragraph::{Label, Properties};
use super::{Document, Place, Story};
use crate::instrument::{Block, Definition, Inline, NoteKind, Number, Section, Signature, plain};

/// How far the later lines of a definition, and what belongs to it, are set in.
const DEFINITION: u32 = 576;
/// No further in, so that lines stay long enough to read.
const DEEPEST: u32 = 5 * STEP;
/// So many letters stand on one line of a list.
const ONE_LINE: usize = 80;
/// White space above a line to sign on: with a caption over it, and without.
const TO_SIGN: (u32, u32) = (360, 560);

/// What stands before the first words of an item: its place in a list, or its number as words.
struct Head<'a> {
    label: &'a str,
    list: Option<Listed>,
    id: Option<&'a str>,
    strong: bool,
}

impl<'a> Document<'a> {
    /// Writes a section and the sections inside it; `depth` counts from 0.
    pub(super) fn section(&mut self, section: &'a Section, depth: usize) {
        let place = Place { outside: false, ..Place::of("BodyText") };
        let label = plain::label(section.number.as_ref()).trim();
        let level = Numbering::level_of(section.kind).filter(|_| !label.is_empty());
        let list = level.and_then(|level| self.numbering.place(level, label, false));
        let id = Some(section.id.as_str());
        if !shows(&section.heading) {
            let list = list.map(|list| Listed { by_style: false, ..list });
            let properties = Properties { spacing_before: Some(240), ..Properties::of(place.style) };
            self.item(Head { label, list, id, strong: true }, properties, &section.blocks, place, place);
        } else {
            let style = format!("Heading{}", depth.min(3) + 1);
            let bound = |level: usize| self.numbering.style(level).as_deref() == Some(style.as_str());
            let properties = Properties {
                unlisted: list.is_none() && (0..FIRST).any(bound),
                list: list.map(|list| Listed { by_style: list.by_style && bound(list.level), ..list }),
                one_line: true,
                label: Label::number(label, list.is_none(), true).map(|label| Label { tab: false, ..label }),
                bookmark: self.take_bookmark(id),
                ..Properties::of(&style)
            };
            self.paragraph(&properties, &section.heading);
            self.blocks(&section.blocks, place);
        }
        section.sections.iter().for_each(|section| self.section(section, depth + 1));
    }

    /// Writes blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, blocks.get(at + 1), place);
        }
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>, place: Place) {
        match block {
            Block::Paragraph { inlines, .. } => {
                let properties =
                    Properties { keep_next: keeps(inlines, next), ..Properties::of(place.style) };
                self.plain(properties, inlines, place);
            }
            Block::Definition(definition) => self.definition(definition, next, place),
            Block::Subdivisions { items } => {
                for item in items {
                    self.numbered(item.number.as_ref(), item.id.as_deref(), &item.blocks, place);
                }
            }
            Block::List { items } => self.bullets(items, place),
            Block::Table(table) => self.table(table, place),
            Block::DraftingNote { kind: NoteKind::Advice, blocks } if self.story == Story::Body => {
                self.comment(blocks);
            }
            Block::DraftingNote { kind, blocks } => self.visible_note(*kind, blocks, place),
            Block::Signature(signature) => self.signature(signature, next.is_some(), place),
        }
    }

    /// A paragraph without a number, set in as far as its place is.
    fn plain(&mut self, mut properties: Properties, inlines: &'a [Inline], place: Place) {
        match place.left / STEP {
            0 if place.left == 0 => {}
            depth @ 1..=5 if place.left.is_multiple_of(STEP) && properties.style == "BodyText" => {
                properties.style = list_style("ListContinue", depth as usize - 1);
            }
            _ => properties.indent = Some((place.left, 0)),
        }
        properties.keep_next |= place.together;
        self.paragraph(&properties, inlines);
    }

    /// Blocks under a number, whose style is that of its level.
    pub(super) fn numbered(
        &mut self,
        number: Option<&'a Number>,
        id: Option<&'a str>,
        blocks: &'a [Block],
        place: Place,
    ) {
        let label = plain::label(number).trim();
        let list = match place.literal || label.is_empty() {
            true => None,
            false => self.numbering.place(FIRST + place.depth, label, place.outside),
        };
        let list = list.map(|list| Listed { by_style: list.by_style && place.depth < 5, ..list });
        let style = match list {
            Some(_) => list_style("ListNumber", place.depth),
            None if place.style == "BodyText" => list_style("ListContinue", place.depth),
            None => place.style.to_owned(),
        };
        let left = (place.left + STEP).min(DEEPEST);
        let natural = STEP * (u32::try_from(place.depth).unwrap_or(0) + 1);
        let properties = Properties {
            indent: (list.is_none() || left != natural).then_some((left, STEP)),
            ..Properties::of(&style)
        };
        let inner = Place { left, depth: place.depth + 1, style: inner_style(place.style), ..place };
        self.item(Head { label, list, id, strong: false }, properties, blocks, place, inner);
    }

    fn bullets(&mut self, items: &'a [Vec<Block>], place: Place) {
        let left = (place.left + BULLET).min(DEEPEST);
        let natural = BULLET * (u32::try_from(place.bullets).unwrap_or(0) + 1);
        let level = place.bullets.min(8);
        let in_text = inner_style(place.style) == "BodyText";
        let style = if in_text { list_style("ListBullet", place.bullets) } else { place.style.to_owned() };
        let list = Some(Listed { list: BULLETS, level, by_style: in_text && level < 5 });
        let tight = items.iter().all(|item| is_short(item));
        let inner = Place { left, bullets: place.bullets + 1, style: inner_style(place.style), ..place };
        for item in items {
            let properties = Properties {
                indent: (left != natural).then_some((left, BULLET)),
                tight,
                ..Properties::of(&style)
            };
            self.item(Head { label: "", list, id: None, strong: false }, properties, item, place, inner);
        }
    }

    /// Blocks whose first paragraph has a place in a list, or a number before it as words.
    fn item(
        &mut self,
        head: Head<'a>,
        properties: Properties,
        blocks: &'a [Block],
        place: Place,
        inner: Place,
    ) {
        let (first, rest) = match blocks.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) => (inlines.as_slice(), rest),
            _ => (&[][..], blocks),
        };
        let hangs = properties.indent.is_some_and(|(_, hanging)| hanging > 0);
        let properties = Properties {
            list: head.list,
            bookmark: self.take_bookmark(head.id),
            label: Label::number(head.label, head.list.is_none(), head.strong)
                .map(|label| Label { tab: hangs, ..label }),
            keep_next: place.together || keeps(first, rest.first()) || (first.is_empty() && !rest.is_empty()),
            ..properties
        };
        self.paragraph(&properties, first);
        self.blocks(rest, inner);
    }

    fn definition(&mut self, definition: &'a Definition, next: Option<&Block>, place: Place) {
        if definition.number.is_some() {
            return self.numbered(definition.number.as_ref(), None, &definition.blocks, place);
        }
        let inner = Place { left: (place.left + DEFINITION).min(DEEPEST), ..place };
        let rest = match definition.blocks.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) => {
                let properties = Properties {
                    keep_next: keeps(inlines, rest.first().or(next)),
                    indent: (place.left > 0).then_some((inner.left, DEFINITION)),
                    ..Properties::of(if place.style == "BodyText" { "Definition" } else { place.style })
                };
                self.paragraph(&properties, inlines);
                rest
            }
            _ => definition.blocks.as_slice(),
        };
        self.blocks(rest, inner);
    }

    /// A caption, a line to sign on and the office under it, which no page end may cut.
    fn signature(&mut self, signature: &'a Signature, more: bool, place: Place) {
        let goes_on = more && place.together;
        let lines: Vec<&'a [Inline]> =
            signature.lines.iter().map(Vec::as_slice).filter(|line| shows(line)).collect();
        let captioned = shows(&signature.caption);
        let of = |keep_next: bool, before: u32, tail: &'static str| Properties {
            keep_next,
            spacing_before: (before > 0).then_some(before),
            tail,
            ..Properties::of("Signature")
        };
        const RULE: &str = "<w:r><w:tab/></w:r>";
        if captioned && lines.is_empty() {
            // A date is written beside its caption.
            let tail = "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:tab/></w:r>";
            return self.paragraph(&of(goes_on, TO_SIGN.0, tail), &signature.caption);
        }
        if captioned {
            self.paragraph(&of(true, TO_SIGN.0, ""), &signature.caption);
        }
        let above = if captioned { TO_SIGN.0 } else { TO_SIGN.1 };
        self.paragraph(&of(goes_on || !lines.is_empty(), above, RULE), &[]);
        for (at, line) in lines.iter().enumerate() {
            self.paragraph(&of(goes_on || at + 1 < lines.len(), 0, ""), line);
        }
    }
}

/// What stands in a list is text of the law, whatever part it stands in; notes and cells keep their own style.
fn inner_style(style: &'static str) -> &'static str {
    match style {
        "Recital" | "EnactingClause" | "Masthead" | "Address" => "BodyText",
        style => style,
    }
}

/// Whether an item is one line, such as a name.
fn is_short(item: &[Block]) -> bool {
    matches!(item, [Block::Paragraph { inlines, .. }] if plain::words(inlines).chars().count() <= ONE_LINE)
}

/// Whether a paragraph stays with what follows: it leads in to it, or what follows is signed, or doubts it.
fn keeps(inlines: &[Inline], next: Option<&Block>) -> bool {
    match next {
        None => false,
        Some(Block::Signature(_) | Block::Table(_) | Block::DraftingNote { kind: NoteKind::Caution, .. }) => {
            true
        }
        Some(_) => leads_in(inlines) || matches!(inlines, [Inline::Strong { .. }]),
    }
}

/// Whether the last words end in a colon or a dash.
fn leads_in(inlines: &[Inline]) -> bool {
    let last = inlines.iter().rev().find(|inline| !matches!(inline, Inline::FootnoteMark { .. }));
    match last {
        Some(Inline::Text { text } | Inline::Value { text, .. }) => text.trim_end().ends_with([':', '—']),
        Some(Inline::Strong { inlines } | Inline::Emphasis { inlines }) => leads_in(inlines),
        _ => false,
    }
}
