//! Blocks: paragraphs, definitions, subdivisions, tables, notes and signatures.
//!
//! In: the events of one block. Out: blocks. It must not know what part of the instrument they stand in, save that
//! only the part on adoption has signatures.

use super::inline::is_inline;
use super::{Reader, ends};
use crate::instrument::{Block, Definition, Inline, NoteKind, Signature, Subdivision, Table};
use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

impl Reader<'_> {
    /// Reads one block at the top of the text; nothing at its end.
    pub(super) fn blocks_at_top(&mut self, in_adoption: bool) -> Option<Vec<Block>> {
        self.events.peek()?;
        let mut blocks = Vec::new();
        self.block(in_adoption, &mut blocks);
        while self.more_of_definition(&blocks) {
            self.block(in_adoption, &mut blocks);
        }
        Some(gather(blocks))
    }

    /// Whether the next block is a list that belongs to the definition just read.
    fn more_of_definition(&mut self, blocks: &[Block]) -> bool {
        let in_definition = matches!(blocks.first(), Some(Block::Definition(_)));
        in_definition && matches!(self.events.peek(), Some((Event::Start(Tag::List(_)), _)))
    }

    /// Reads the blocks inside a tag whose start was read, and its end.
    fn blocks_until(&mut self, end: TagEnd, in_adoption: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if ends(event, end) {
                self.events.next();
                break;
            }
            self.block(in_adoption, &mut blocks);
        }
        gather(blocks)
    }

    fn block(&mut self, in_adoption: bool, blocks: &mut Vec<Block>) {
        let Some((event, range)) = self.events.next_if(|(event, _)| !is_inline(event)) else {
            return self.loose_run(blocks);
        };
        let origin = self.origin(range);
        match event {
            Event::Start(Tag::Paragraph) => {
                let inlines = self.inside();
                blocks.push(paragraph(inlines, origin));
            }
            Event::Start(Tag::List(Some(_))) => {
                blocks.push(Block::Subdivisions { items: self.subdivisions() });
            }
            Event::Start(Tag::List(None)) => {
                let items = self.items();
                if in_adoption {
                    blocks.extend(items.into_iter().map(signature));
                } else {
                    blocks.push(Block::List { items });
                }
            }
            Event::Start(Tag::BlockQuote(Some(alert @ (BlockQuoteKind::Note | BlockQuoteKind::Caution)))) => {
                let inner = self.blocks_until(TagEnd::BlockQuote(Some(alert)), false);
                let caution = alert == BlockQuoteKind::Caution;
                let kind = if caution { NoteKind::Caution } else { NoteKind::Advice };
                blocks.push(Block::DraftingNote { kind, blocks: inner });
            }
            Event::Start(Tag::Table(_)) => {
                blocks.push(Block::Table(self.table()));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let inner = self.blocks_until(TagEnd::FootnoteDefinition, false);
                if self.notes.insert(label.to_string(), inner).is_some() {
                    self.fault(
                        "this footnote stands twice",
                        origin,
                        "again here",
                        "give one of them another label",
                    );
                }
            }
            Event::Start(tag) => {
                self.fault(
                    "this block has no meaning in an instrument",
                    origin,
                    "a quotation, code, HTML or the like",
                    "templates/README.md lists what a template may hold",
                );
                self.blocks_until(tag.to_end(), false);
            }
            Event::Rule => {
                self.fault("a rule has no meaning in an instrument", origin, "this line", "remove it");
            }
            _ => {}
        }
    }

    /// Reads the words of a list item that stand there without a paragraph of their own.
    fn loose_run(&mut self, blocks: &mut Vec<Block>) {
        let Some(range) = self.events.peek().map(|(_, range)| range.clone()) else { return };
        let origin = self.origin(range);
        let inlines = self.run();
        if !inlines.is_empty() {
            blocks.push(paragraph(inlines, origin));
        }
    }

    fn subdivisions(&mut self) -> Vec<Subdivision> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let loose = matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _)));
                    let (id, blocks) = if loose { self.loose_item() } else { self.tight_item() };
                    items.push(Subdivision { id, number: None, blocks, origin: self.origin(range) });
                }
                _ => break,
            }
        }
        items
    }

    fn tight_item(&mut self) -> (Option<String>, Vec<Block>) {
        let id = self.anchor();
        (id, self.blocks_until(TagEnd::Item, false))
    }

    fn loose_item(&mut self) -> (Option<String>, Vec<Block>) {
        let start = self.events.next();
        let id = self.anchor();
        let origin = start.map(|(_, range)| self.origin(range));
        let inlines = self.run();
        self.events.next();
        let mut blocks = Vec::new();
        if let Some(origin) = origin {
            blocks.push(paragraph(inlines, origin));
        }
        blocks.extend(self.blocks_until(TagEnd::Item, false));
        (id, gather(blocks))
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks_until(TagEnd::Item, false)),
                _ => break,
            }
        }
        items
    }

    fn table(&mut self) -> Table {
        let mut table = Table { head: Vec::new(), rows: Vec::new() };
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.cells(),
                Event::Start(Tag::TableRow) => table.rows.push(self.cells()),
                _ => break,
            }
        }
        table
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    cells.push(self.run());
                    self.events.next();
                }
                _ => break,
            }
        }
        cells
    }
}

/// A paragraph, or the definition that it is when it begins with a term.
fn paragraph(inlines: Vec<Inline>, origin: crate::source::Origin) -> Block {
    match inlines.first() {
        Some(Inline::Term { term }) => {
            let term = term.clone();
            let blocks = vec![Block::Paragraph { inlines, origin }];
            Block::Definition(Definition { term, number: None, blocks, origin })
        }
        _ => Block::Paragraph { inlines, origin },
    }
}

/// Puts the list that follows a definition inside it.
fn gather(blocks: Vec<Block>) -> Vec<Block> {
    if !blocks.iter().any(|block| matches!(block, Block::Definition(_))) {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        match (out.last_mut(), &block) {
            (Some(Block::Definition(definition)), Block::Subdivisions { .. } | Block::List { .. }) => {
                definition.blocks.push(block);
            }
            _ => out.push(block),
        }
    }
    out
}

/// A line to sign from a list item: the strong words are its caption, the lines after them who signs.
fn signature(item: Vec<Block>) -> Block {
    let mut caption = Vec::new();
    let mut lines = Vec::new();
    for block in item {
        let Block::Paragraph { inlines, .. } = block else { continue };
        let mut line = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Strong { inlines } if caption.is_empty() => caption = inlines,
                Inline::Break => lines.push(std::mem::take(&mut line)),
                other => line.push(other),
            }
        }
        lines.push(line);
    }
    for line in &mut lines {
        if let Some(Inline::Text { text }) = line.first_mut() {
            *text = text.trim_start().to_owned();
        }
        line.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
    }
    lines.retain(|line| !matches!(line.as_slice(), [] | [Inline::Text { .. }] if crate::instrument::plain::words(line).trim().is_empty()));
    Block::Signature(Signature { caption, lines })
}
