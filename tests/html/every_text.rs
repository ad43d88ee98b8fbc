//! Every text of a tree, to be replaced.

use whereas::instrument::{Block, Inline, Instrument, Number, Part, Section};

/// Calls `change` on every string of the tree but addresses of links and the tag of the language.
pub(crate) fn for_each(instrument: &mut Instrument, change: &mut dyn FnMut(&mut String)) {
    let identity = &mut instrument.identity;
    for text in [
        &mut identity.document,
        &mut identity.form,
        &mut identity.noun,
        &mut identity.government,
        &mut identity.body,
        &mut identity.state,
        &mut identity.geoid,
        &mut identity.short_title,
    ] {
        change(text);
    }
    identity.date.iter_mut().for_each(&mut *change);
    for part in &mut instrument.parts {
        match part {
            Part::Masthead(list) | Part::Enacting(list) | Part::Closing(list) | Part::Adoption(list) => {
                blocks(list, change)
            }
            Part::Title(list) => inlines(list, change),
            Part::Recitals(list) => list.iter_mut().for_each(|recital| blocks(&mut recital.blocks, change)),
            Part::Body(list) => list.iter_mut().for_each(|part| section(part, change)),
        }
    }
    instrument.footnotes.iter_mut().for_each(|footnote| blocks(&mut footnote.blocks, change));
}

fn section(section_: &mut Section, change: &mut dyn FnMut(&mut String)) {
    change(&mut section_.id);
    number(&mut section_.number, change);
    inlines(&mut section_.heading, change);
    blocks(&mut section_.blocks, change);
    section_.sections.iter_mut().for_each(|inner| section(inner, change));
}

fn number(number: &mut Option<Number>, change: &mut dyn FnMut(&mut String)) {
    if let Some(number) = number {
        change(&mut number.label);
        change(&mut number.cite);
    }
}

fn blocks(blocks_: &mut [Block], change: &mut dyn FnMut(&mut String)) {
    for block in blocks_ {
        match block {
            Block::Paragraph { inlines: list, .. } => inlines(list, change),
            Block::Definition(definition) => {
                change(&mut definition.term);
                number(&mut definition.number, change);
                blocks(&mut definition.blocks, change);
            }
            Block::Subdivisions { items } => {
                for item in items {
                    item.id.iter_mut().for_each(&mut *change);
                    number(&mut item.number, change);
                    blocks(&mut item.blocks, change);
                }
            }
            Block::List { items } => items.iter_mut().for_each(|item| blocks(item, change)),
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| inlines(cell, change));
            }
            Block::DraftingNote { blocks: list, .. } => blocks(list, change),
            Block::Signature(signature) => {
                inlines(&mut signature.caption, change);
                signature.lines.iter_mut().for_each(|line| inlines(line, change));
            }
        }
    }
}

fn inlines(inlines_: &mut [Inline], change: &mut dyn FnMut(&mut String)) {
    for inline in inlines_ {
        match inline {
            Inline::Text { text } => change(text),
            Inline::Value { text, key } => {
                change(text);
                change(key);
            }
            Inline::Blank { label, key } => {
                change(label);
                change(key);
            }
            Inline::Emphasis { inlines: list }
            | Inline::Strong { inlines: list }
            | Inline::Link { inlines: list, .. } => {
                inlines(list, change);
            }
            Inline::Term { term } => change(term),
            Inline::Reference { target, text, .. } => {
                change(target);
                change(text);
            }
            Inline::FootnoteMark { .. } | Inline::Break => {}
        }
    }
}
