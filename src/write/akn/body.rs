//! Provisions: sections and what is subdivided in them, and the code sections that a section of a bill adds.
//!
//! In: sections of the tree. Out: hierarchical elements. It must not know the parts around them.
//!
//! Below a section the elements are those of the drafting manuals of Congress: subsection, paragraph, subparagraph,
//! clause, subclause, then `point` and `level`; what a place calls them is in its cross-references. A definition is a
//! provision of that rank: numbered where it is lettered, else `hcontainer`. The schema lets words stand before the first
//! provision (`intro`) and after the last (`wrapUp`); words between two are an `hcontainer` named `text`. Code
//! sections that a bill section adds are quoted in its instruction: `p`, `mod`, `quotedStructure`. Sources: Akoma Ntoso
//! 1.0, part 1, sections 5 and 6; Naming Convention 1.0, section 5.5.3.3.

use super::Paper;
use super::block::num;
use super::xml::{Element, Node};
use crate::instrument::{Block, Definition, Inline, NoteKind, Section, SectionKind, Subdivision, plain};

/// The names of subdivisions by depth.
const RANKS: &[&str] = &["subsection", "paragraph", "subparagraph", "clause", "subclause", "point"];

/// What stands in a provision, in order.
enum Piece<'a> {
    Words(Vec<Element<'a>>),
    Provision(Element<'a>),
}

impl<'a> Paper<'a> {
    /// A section with everything in it; `within` is the eId of what is around it.
    pub(super) fn section(&mut self, section: &'a Section, within: &str) -> Element<'a> {
        let label = plain::label(section.number.as_ref());
        let (name, id) = match section.kind {
            SectionKind::Plain if section.number.is_none() => ("level", self.ids.counted(within, "level")),
            SectionKind::Plain => ("level", self.ids.numbered(within, "level", label)),
            SectionKind::Bill | SectionKind::Code => ("section", self.ids.numbered(within, "section", label)),
        };
        self.target(Some(&section.id), id.clone());
        let mut out = Element::new(name).id(id.clone());
        if !self.quoting.is_empty() && within == self.quoting {
            // The convention's hint at the eId that the section will have in the code.
            let own = id.get(within.len() + 2..).unwrap_or(&id).to_owned();
            out = out.with("wId", own);
        }
        if let Some(num) = num(section.number.as_ref()) {
            out.push(num);
        }
        if !section.heading.is_empty() {
            let nodes = self.run(&section.heading, &id);
            out.push(Element::inline("heading").id(self.ids.only(&id, "heading")).saying(nodes));
        }
        let added = |inner: &&Section| section.kind == SectionKind::Bill && inner.kind == SectionKind::Code;
        let count = section.sections.iter().take_while(added).count();
        let (code, own) = section.sections.split_at(count);
        let mut pieces = if code.is_empty() {
            self.pieces(&section.blocks, &id, 0)
        } else {
            self.amendment(&section.blocks, code, &id)
        };
        for inner in own {
            let inner = self.section(inner, &id);
            pieces.push(Piece::Provision(inner));
        }
        self.fill(out, pieces, &id)
    }

    /// The words and provisions in some blocks, in order; `depth` counts from the section.
    fn pieces(&mut self, blocks: &'a [Block], id: &str, depth: usize) -> Vec<Piece<'a>> {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for item in items {
                        pieces.push(Piece::Provision(self.subdivision(item, id, depth)));
                    }
                }
                Block::Definition(definition) => {
                    pieces.push(Piece::Provision(self.definition(definition, id, depth)));
                }
                block => {
                    let element = self.block(block, id);
                    match pieces.last_mut() {
                        Some(Piece::Words(words)) => words.push(element),
                        _ => pieces.push(Piece::Words(vec![element])),
                    }
                }
            }
        }
        pieces
    }

    /// Puts pieces where the schema takes them.
    fn fill(&mut self, mut out: Element<'a>, pieces: Vec<Piece<'a>>, id: &str) -> Element<'a> {
        let last = pieces.len().saturating_sub(1);
        let alone = pieces.iter().all(|piece| matches!(piece, Piece::Words(_)));
        for (at, piece) in pieces.into_iter().enumerate() {
            let words = match piece {
                Piece::Provision(element) => {
                    out.push(element);
                    continue;
                }
                Piece::Words(words) => words,
            };
            let name = match at {
                _ if alone => "content",
                0 => "intro",
                at if at == last => "wrapUp",
                _ => {
                    let between = self.ids.counted(id, "hcontainer");
                    let content = Element::new("content").id(self.ids.only(&between, "content"));
                    let content = content.holding(words);
                    out.push(Element::new("hcontainer").with("name", "text").id(between).holding([content]));
                    continue;
                }
            };
            out.push(Element::new(name).id(self.ids.only(id, name)).holding(words));
        }
        out
    }

    fn subdivision(&mut self, item: &'a Subdivision, within: &str, depth: usize) -> Element<'a> {
        let name = RANKS.get(depth).copied().unwrap_or("level");
        let id = self.ids.numbered(within, name, plain::label(item.number.as_ref()));
        self.target(item.id.as_deref(), id.clone());
        let mut out = Element::new(name).id(id.clone());
        if let Some(num) = num(item.number.as_ref()) {
            out.push(num);
        }
        let pieces = self.pieces(&item.blocks, &id, depth + 1);
        self.fill(out, pieces, &id)
    }

    fn definition(&mut self, definition: &'a Definition, within: &str, depth: usize) -> Element<'a> {
        let (mut out, id) = match num(definition.number.as_ref()) {
            Some(num) => {
                let name = RANKS.get(depth).copied().unwrap_or("level");
                let id = self.ids.numbered(within, name, plain::label(definition.number.as_ref()));
                (Element::new(name).with("class", "definition").holding([num]), id)
            }
            None => {
                let id = self.ids.counted(within, "hcontainer");
                (Element::new("hcontainer").with("name", "definition"), id)
            }
        };
        out = out.id(id.clone());
        let pieces = self.pieces(&definition.blocks, &id, depth + 1);
        self.fill(out, pieces, &id)
    }

    /// The instruction of a bill section and the code sections that it adds. The instruction is the last paragraph that
    /// ends with a colon; what follows it belongs to the code, such as the heading of a new chapter.
    fn amendment(&mut self, blocks: &'a [Block], code: &'a [Section], id: &str) -> Vec<Piece<'a>> {
        let opens = |block: &Block| match block {
            Block::Paragraph { inlines, .. } => plain::words(inlines).trim_end().ends_with(':'),
            _ => false,
        };
        let at = blocks.iter().rposition(opens);
        let (before, rest) = blocks.split_at(at.unwrap_or(blocks.len()));
        let mut pieces = self.pieces(before, id, 0);
        let mod_id = self.ids.counted(id, "mod");
        let mut nodes = Vec::new();
        let mut quoted = rest;
        if let [Block::Paragraph { inlines, .. }, after @ ..] = rest {
            nodes = self.run(inlines, &mod_id);
            let notes = after.iter().take_while(|block| matches!(block, Block::DraftingNote { .. })).count();
            for note in &after[..notes] {
                let note = self.note_in_flow(note, &mod_id);
                nodes.push(Node::Element(note));
            }
            quoted = &after[notes..];
        }
        let quote = self.ids.counted(&mod_id, "quotedStructure");
        let mut structure = Element::new("quotedStructure").id(quote.clone());
        structure = structure.holding(self.blocks(quoted, &quote));
        let outer = std::mem::replace(&mut self.quoting, quote.clone());
        for section in code {
            let section = self.section(section, &quote);
            structure.push(section);
        }
        self.quoting = outer;
        nodes.push(Node::Element(structure));
        let modification = Element::inline("mod").id(mod_id).saying(nodes);
        let paragraph = Element::inline("p").saying(vec![Node::Element(modification)]);
        match pieces.last_mut() {
            Some(Piece::Words(words)) => words.push(paragraph),
            _ => pieces.push(Piece::Words(vec![paragraph])),
        }
        pieces
    }

    /// A note to the drafter between an instruction and the code that it adds: no part of either.
    fn note_in_flow(&mut self, note: &'a Block, within: &str) -> Element<'a> {
        let Block::DraftingNote { kind, blocks } = note else { return self.block(note, within) };
        let class = match kind {
            NoteKind::Advice => "note advice",
            NoteKind::Caution => "note caution",
        };
        let id = self.ids.counted(within, "subFlow");
        let outer = std::mem::replace(&mut self.in_note, true);
        let blocks = self.some_blocks(blocks, &id);
        self.in_note = outer;
        Element::new("subFlow")
            .with("name", "note")
            .with("class", class)
            .with("status", "editorial")
            .id(id)
            .holding(blocks)
    }

    /// A paragraph of the masthead, marked as what its key says it is.
    pub(super) fn masthead(&mut self, blocks: &'a [Block]) -> Vec<Element<'a>> {
        let mut out = Vec::new();
        for block in blocks {
            let mut element = self.block(block, "preface");
            if let Block::Paragraph { inlines, .. } = block
                && let Some(name) = inlines.iter().find_map(described)
            {
                let nodes = element.take();
                element = element.saying(vec![Node::Element(Element::inline(name).saying(nodes))]);
            }
            out.push(element);
        }
        out
    }
}

/// What a line of the masthead is, by the key that fills it.
fn described(inline: &Inline) -> Option<&'static str> {
    let Inline::Value { key, .. } = inline else { return None };
    match key.rsplit('.').next()? {
        "masthead" => Some("docAuthority"),
        "number" => Some("docNumber"),
        "sponsor" => Some("docProponent"),
        _ => None,
    }
}
