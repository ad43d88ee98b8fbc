//! Blocks: sections, paragraphs, subdivisions, tables, notes and lines to sign.
//!
//! In: sections and blocks of the tree. Out: flow content. Numbers are words of the text, not counters of the style
//! sheet, so that a copied provision keeps its number; each number is the permalink of what it numbers. It must not
//! know the page around them. Source: HTML Living Standard, sections 4.3, 4.4 and 4.9; WCAG 2.2, 1.3.1 and 2.4.4.

use super::Page;
use crate::instrument::{
    Block, Definition, Inline, NoteKind, Number, Section, SectionKind, Signature, Table, plain,
};
use std::rc::Rc;

impl<'a> Page<'a> {
    /// Writes a section and the sections inside it; `level` is that of its heading.
    pub(super) fn section(&mut self, section: &'a Section, level: usize) {
        let anchor = self.anchors.take();
        let named = section.number.is_some() || !plain::words(&section.heading).trim().is_empty();
        let element = if named { "section" } else { "div" };
        let class = match section.kind {
            SectionKind::Bill => "bill",
            SectionKind::Code => "code",
            SectionKind::Plain => "plain",
        };
        self.push(&["<", element, " class=\"", class, "\" id=\"", &anchor, "\""]);
        if named {
            self.push(&[" aria-labelledby=\"h:", &anchor, "\">\n"]);
            self.heading(section, &anchor, level.min(6));
        } else {
            self.out.push_str(">\n");
        }
        self.blocks(&section.blocks);
        for section in &section.sections {
            self.section(section, level + 1);
        }
        self.push(&["</", element, ">\n"]);
    }

    fn heading(&mut self, section: &'a Section, anchor: &str, level: usize) {
        let level = level.to_string();
        let alone = plain::words(&section.heading).trim().is_empty();
        self.push(&["<h", &level, " id=\"h:", anchor, if alone { "\" class=\"run-in\">" } else { "\">" }]);
        self.number(section.number.as_ref(), anchor);
        if !alone {
            if section.number.is_some() {
                self.out.push(' ');
            }
            self.inlines(&section.heading);
        }
        self.push(&["</h", &level, ">\n"]);
    }

    /// Writes a number as the permalink of what it numbers.
    fn number(&mut self, number: Option<&Number>, anchor: &str) {
        let Some(number) = number else { return };
        self.push(&["<a class=\"number\" href=\"#", anchor, "\">"]);
        self.text(if number.label.trim().is_empty() { &number.cite } else { &number.label });
        self.out.push_str("</a>");
    }

    /// Writes blocks one after the other; signatures that follow each other stand side by side.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        let mut signing = false;
        for block in blocks {
            let signature = matches!(block, Block::Signature(_));
            if signature != signing {
                self.out.push_str(if signature { "<div class=\"signatures\">\n" } else { "</div>\n" });
                signing = signature;
            }
            self.block(block);
        }
        if signing {
            self.out.push_str("</div>\n");
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph { inlines, .. } => self.paragraph(inlines),
            Block::Definition(definition) => self.definition(definition),
            Block::Subdivisions { items } => {
                self.out.push_str("<ol class=\"subdivisions\">\n");
                for item in items {
                    let anchor = self.anchors.take();
                    self.push(&["<li id=\"", &anchor, "\">\n"]);
                    self.numbered(item.number.as_ref(), &anchor, &item.blocks);
                    self.out.push_str("</li>\n");
                }
                self.out.push_str("</ol>\n");
            }
            Block::List { items } => {
                self.out.push_str("<ul>\n");
                for item in items {
                    self.out.push_str("<li>\n");
                    self.blocks(item);
                    self.out.push_str("</li>\n");
                }
                self.out.push_str("</ul>\n");
            }
            Block::Table(table) => self.table(table),
            Block::DraftingNote { kind, blocks } => self.note(*kind, blocks),
            Block::Signature(signature) => self.signature(signature),
        }
    }

    fn paragraph(&mut self, inlines: &'a [Inline]) {
        self.out.push_str("<p>");
        self.inlines(inlines);
        self.out.push_str("</p>\n");
    }

    /// Writes blocks whose first paragraph begins with a number.
    pub(super) fn numbered(&mut self, number: Option<&Number>, anchor: &str, blocks: &'a [Block]) {
        if number.is_none() {
            return self.blocks(blocks);
        }
        self.out.push_str("<p>");
        self.number(number, anchor);
        match blocks {
            [Block::Paragraph { inlines, .. }, rest @ ..] => {
                self.out.push(' ');
                self.inlines(inlines);
                self.out.push_str("</p>\n");
                self.blocks(rest);
            }
            _ => {
                self.out.push_str("</p>\n");
                self.blocks(blocks);
            }
        }
    }

    fn definition(&mut self, definition: &'a Definition) {
        let anchor = self.anchors.take();
        let class = if definition.number.is_some() { "definition lettered" } else { "definition" };
        self.push(&["<div class=\"", class, "\" id=\"", &anchor, "\">\n"]);
        self.term_anchor = definition.number.is_none().then(|| Rc::clone(&anchor));
        self.numbered(definition.number.as_ref(), &anchor, &definition.blocks);
        self.term_anchor = None;
        self.out.push_str("</div>\n");
    }

    /// A drafting note says what it is in words: its color and rule only repeat that.
    fn note(&mut self, kind: NoteKind, blocks: &'a [Block]) {
        let (class, label) = match kind {
            NoteKind::Advice if !self.draft => return,
            NoteKind::Advice => ("note", "Drafting note"),
            NoteKind::Caution => ("note caution", "Not confirmed"),
        };
        self.out.push_str(&format!(
            "<aside class=\"{class}\" role=\"note\">\n<p class=\"note-label\">{label}</p>\n"
        ));
        self.blocks(blocks);
        self.out.push_str("</aside>\n");
    }

    fn signature(&mut self, signature: &'a Signature) {
        self.out.push_str("<div class=\"signature\">\n");
        if !plain::words(&signature.caption).trim().is_empty() {
            self.out.push_str("<p class=\"caption\">");
            self.inlines(&signature.caption);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("<div class=\"rule\" role=\"img\" aria-label=\"Line for a signature\"></div>\n<p>");
        for (at, line) in signature.lines.iter().enumerate() {
            if at > 0 {
                self.out.push_str("<br>\n");
            }
            self.inlines(line);
        }
        self.out.push_str("</p>\n</div>\n");
    }

    /// A table that is wider than a small screen scrolls by itself, so it can take the keyboard's focus.
    fn table(&mut self, table: &'a Table) {
        let name = if self.adoption { "Roll call" } else { "Table" };
        self.push(&["<div class=\"table\" role=\"group\" aria-label=\"", name, "\" tabindex=\"0\">\n<table"]);
        self.out.push_str(if self.adoption { " class=\"roll-call\">\n" } else { ">\n" });
        self.push(&["<caption class=\"unseen\">", name, "</caption>\n<thead>\n<tr>"]);
        for cell in &table.head {
            // A header cell without words would head nothing.
            if plain::words(cell).trim().is_empty() {
                self.out.push_str("<td></td>");
            } else {
                self.cell("th scope=\"col\"", "th", cell);
            }
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        let headed = has_row_headers(table, self.adoption);
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                if at == 0 && headed && !plain::words(cell).trim().is_empty() {
                    self.cell("th scope=\"row\"", "th", cell);
                } else {
                    self.cell("td", "td", cell);
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, open: &str, close: &str, inlines: &'a [Inline]) {
        self.push(&["<", open, ">"]);
        self.inlines(inlines);
        self.push(&["</", close, ">"]);
    }
}

/// Whether the first cell of each row names the row. A roll call by name leaves the other cells to be marked by
/// hand; a roll call by vote (`Ayes`, `Noes`) has names or nothing in every cell, and no cell that heads a row.
fn has_row_headers(table: &Table, roll_call: bool) -> bool {
    let empty = |cell: &Vec<Inline>| plain::words(cell).trim().is_empty();
    let Some((first, others)) = table.head.split_first() else { return false };
    if others.is_empty() || empty(first) {
        return !others.is_empty();
    }
    let unmarked = |row: &Vec<Vec<Inline>>| {
        row.iter().position(|cell| !empty(cell)) == Some(0) && row.iter().skip(1).all(empty)
    };
    table.rows.len() > 1 && (!roll_call || table.rows.iter().all(unmarked))
}
