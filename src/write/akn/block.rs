//! Blocks: paragraphs, lists, tables, notes and lines to sign, where no hierarchy of provisions can stand.
//!
//! In: blocks of the tree. Out: block elements. It must not make sections or subsections; [`super::body`] does.
//! Source: Akoma Ntoso 1.0, part 1, section 5; the groups `blockElements` and `basicContainers` of the schema.

use super::Paper;
use super::eid::slug;
use super::inline::fill_in;
use super::meta::Named;
use super::xml::{Element, Node, text};
use crate::instrument::{Block, Definition, Inline, NoteKind, Number, Signature, Subdivision, Table, plain};

/// How long a line to sign on is, in letters.
const SIGNATURE: usize = 30;

impl<'a> Paper<'a> {
    /// The elements of some blocks; `within` is the eId of the part around them.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], within: &str) -> Vec<Element<'a>> {
        blocks.iter().map(|block| self.block(block, within)).collect()
    }

    /// The same where the schema wants at least one.
    pub(super) fn some_blocks(&mut self, blocks: &'a [Block], within: &str) -> Vec<Element<'a>> {
        let mut elements = self.blocks(blocks, within);
        if elements.is_empty() {
            elements.push(Element::inline("p"));
        }
        elements
    }

    pub(super) fn block(&mut self, block: &'a Block, within: &str) -> Element<'a> {
        match block {
            Block::Paragraph { inlines, .. } => self.paragraph(inlines, within),
            Block::Definition(definition) => self.definition_block(definition, within),
            Block::Subdivisions { items } => self.items(items, within),
            Block::List { items } if items.is_empty() => Element::inline("p"),
            Block::List { items } if items.iter().all(|item| is_simple(item)) => self.bullets(items, within),
            Block::List { items } => {
                let list = self.ids.counted(within, "blockList");
                let mut out = Element::new("blockList").with("class", "bullets").id(list.clone());
                for item in items {
                    let id = self.ids.counted(&list, "item");
                    let blocks = self.some_blocks(item, &id);
                    out.push(Element::new("item").id(id).holding(blocks));
                }
                out
            }
            Block::Table(table) => self.table(table, within),
            Block::DraftingNote { kind, blocks } => self.note(*kind, blocks, within),
            Block::Signature(signature) => self.signature(signature, within),
        }
    }

    pub(super) fn paragraph(&mut self, inlines: &'a [Inline], within: &str) -> Element<'a> {
        let nodes = self.run(inlines, within);
        if self.in_note {
            let remark = Element::inline("remark").with("status", "editorial").saying(nodes);
            return Element::inline("p").saying(vec![Node::Element(remark)]);
        }
        Element::inline("p").saying(nodes)
    }

    /// A clause that defines a term, where it is no provision of its own.
    fn definition_block(&mut self, definition: &'a Definition, within: &str) -> Element<'a> {
        let Some(number) = &definition.number else {
            let id = self.ids.counted(within, "blockContainer");
            let blocks = self.some_blocks(&definition.blocks, &id);
            return Element::new("blockContainer").with("class", "definition").id(id).holding(blocks);
        };
        let list = self.ids.counted(within, "blockList");
        let item = self.item(Some(number), &definition.blocks, &list).0;
        Element::new("blockList").id(list).holding([item])
    }

    fn items(&mut self, items: &'a [Subdivision], within: &str) -> Element<'a> {
        if items.is_empty() {
            return Element::inline("p");
        }
        let list = self.ids.counted(within, "blockList");
        let mut out = Element::new("blockList").id(list.clone());
        for item in items {
            let (element, id) = self.item(item.number.as_ref(), &item.blocks, &list);
            self.target(item.id.as_deref(), id);
            out.push(element);
        }
        out
    }

    fn item(&mut self, number: Option<&'a Number>, blocks: &'a [Block], list: &str) -> (Element<'a>, String) {
        let id = self.ids.numbered(list, "item", plain::label(number));
        let mut out = Element::new("item").id(id.clone());
        if let Some(num) = num(number) {
            out.push(num);
        }
        let blocks = self.some_blocks(blocks, &id);
        (out.holding(blocks), id)
    }

    fn bullets(&mut self, items: &'a [Vec<Block>], within: &str) -> Element<'a> {
        let mut out = Element::new("ul").id(self.ids.counted(within, "ul"));
        for item in items {
            let blocks = self.blocks(item, within);
            out.push(Element::new("li").holding(blocks));
        }
        out
    }

    /// A note to the drafter: an editorial remark in a container that says of what sort it is.
    fn note(&mut self, kind: NoteKind, blocks: &'a [Block], within: &str) -> Element<'a> {
        let class = match kind {
            NoteKind::Advice => "note advice",
            NoteKind::Caution => "note caution",
        };
        let id = self.ids.counted(within, "blockContainer");
        let outer = std::mem::replace(&mut self.in_note, true);
        let blocks = self.some_blocks(blocks, &id);
        self.in_note = outer;
        Element::new("blockContainer").with("class", class).with("status", "editorial").id(id).holding(blocks)
    }

    fn table(&mut self, table: &'a Table, within: &str) -> Element<'a> {
        let id = self.ids.counted(within, "table");
        let mut out = Element::new("table").id(id.clone());
        if self.adoption {
            out = out.with("class", "roll-call");
        }
        let mut rows = 0;
        for (cells, name) in [(&table.head, "th")].into_iter().chain(table.rows.iter().map(|row| (row, "td")))
        {
            let mut row = Element::new("tr");
            for cell in cells {
                let mut element = Element::new(name);
                if !cell.is_empty() {
                    let words = self.paragraph(cell, &id);
                    element.push(words);
                }
                row.push(element);
            }
            if !row.is_empty() {
                out.push(row);
                rows += 1;
            }
        }
        if rows == 0 { Element::inline("p") } else { out }
    }

    fn signature(&mut self, signature: &'a Signature, within: &str) -> Element<'a> {
        let id = self.ids.counted(within, "blockContainer");
        let mut out = Element::new("blockContainer").with("class", "signature").id(id.clone());
        if !signature.caption.is_empty() {
            let caption = self.paragraph(&signature.caption, &id);
            out.push(caption);
        }
        let mut nodes = vec![Node::Element(fill_in("signature", SIGNATURE))];
        let role = self.office(signature);
        let mut lines = Vec::new();
        for line in signature.lines.iter().filter(|line| !line.is_empty()) {
            lines.push(Node::Element(Element::new("br")));
            lines.push(text("\n"));
            lines.extend(self.run(line, &id));
        }
        match role {
            Some(role) => {
                let eid = self.ids.counted(&id, "role");
                // The break before the first line stands outside the office.
                let rest = lines.split_off(2);
                nodes.extend(lines);
                nodes.push(Node::Element(
                    Element::inline("role").id(eid).with("refersTo", format!("#{role}")).saying(rest),
                ));
            }
            None => nodes.extend(lines),
        }
        let signed = Element::inline("signature").saying(nodes);
        out.push(Element::inline("p").saying(vec![Node::Element(signed)]));
        out
    }

    /// The office that signs a law, as `references` names it. Who signs a letter may be a person, and is not told apart.
    fn office(&mut self, signature: &'a Signature) -> Option<String> {
        let blank = |inline: &Inline| matches!(inline, Inline::Blank { .. });
        if !self.is_law || signature.lines.iter().flatten().any(blank) {
            return None;
        }
        let words: Vec<String> = signature.lines.iter().map(|line| plain::words(line)).collect();
        let words = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return None;
        }
        if let Some(known) = self.roles.iter().find(|known| known.words == words) {
            return Some(known.id.clone());
        }
        let label = slug(&words, true);
        let id = self.ids.only("", &format!("role-{}", if label.is_empty() { "nn" } else { &label }));
        self.roles.push(Named { id: id.clone(), words });
        Some(id)
    }
}

/// A printed number.
pub(super) fn num<'a>(number: Option<&'a Number>) -> Option<Element<'a>> {
    let number = number?;
    let label = if number.label.trim().is_empty() { &number.cite } else { &number.label };
    Some(Element::inline("num").saying(vec![text(label.as_str())]))
}

/// Whether blocks may stand in the `li` of a `ul`, which takes paragraphs and lists alone.
fn is_simple(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph { .. } => true,
        Block::List { items } => !items.is_empty() && items.iter().all(|item| is_simple(item)),
        _ => false,
    })
}
