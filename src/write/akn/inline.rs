//! Runs of text: words, blanks, terms, references and notes.
//!
//! In: inlines of the tree. Out: nodes that may stand in a paragraph, a heading or a cell. It must not open a block of
//! the text around it; a footnote is a flow of its own. Source: Akoma Ntoso 1.0, part 1, section 5, and the schema's
//! notes on `placeholder`, `fillIn`, `def`, `ref` and `authorialNote`.

use super::Paper;
use super::eid::slug;
use super::meta::Named;
use super::xml::{Element, Node, text};
use crate::instrument::{Inline, plain};
use crate::write::address::is_address;
use crate::write::words::hand_blank;

impl<'a> Paper<'a> {
    /// The nodes of a run; `within` is the eId of the part around it.
    pub(super) fn run(&mut self, inlines: &'a [Inline], within: &str) -> Vec<Node<'a>> {
        let mut nodes = Vec::with_capacity(inlines.len());
        for inline in inlines {
            self.inline(inline, within, &mut nodes);
        }
        nodes
    }

    fn inline(&mut self, inline: &'a Inline, within: &str, nodes: &mut Vec<Node<'a>>) {
        let element = match inline {
            Inline::Text { text: words } | Inline::Value { text: words, .. } => {
                return nodes.push(text(words.as_str()));
            }
            Inline::Blank { label, key } if key.is_empty() => fill_in(label, hand_blank(label)),
            Inline::Blank { label, key } => Element::inline("placeholder")
                .with("class", "blank")
                .with("title", key.as_str())
                .saying(vec![text(format!("[{label}]"))]),
            Inline::Emphasis { inlines } => Element::inline("i").saying(self.run(inlines, within)),
            Inline::Strong { inlines } => Element::inline("b").saying(self.run(inlines, within)),
            Inline::Term { term } => {
                nodes.push(text("“"));
                nodes.push(Node::Element(self.definiendum(term, within)));
                return nodes.push(text("”"));
            }
            Inline::Reference { text: words, .. } if self.in_link || words.trim().is_empty() => {
                return nodes.push(text(words.as_str()));
            }
            Inline::Reference { target, text: words, .. } => {
                let id = self.ids.counted(within, "ref");
                return nodes.push(Node::Reference { id, target, text: words });
            }
            Inline::FootnoteMark { number } => self.footnote_mark(*number, within),
            Inline::Link { href, inlines } => return self.link(href, inlines, within, nodes),
            Inline::Break => {
                nodes.push(Node::Element(Element::new("br")));
                // Who reads the words alone must not find two of them grown together.
                return nodes.push(text("\n"));
            }
        };
        nodes.push(Node::Element(element));
    }

    /// The term at the place that defines it.
    fn definiendum(&mut self, term: &'a str, within: &str) -> Element<'a> {
        let known = self.terms.iter().find(|known| known.words == *term).map(|known| known.id.clone());
        let id = known.unwrap_or_else(|| {
            let label = slug(term, true);
            let id = self.ids.only("", &format!("term-{}", if label.is_empty() { "nn" } else { &label }));
            self.terms.push(Named { id: id.clone(), words: term.to_owned() });
            id
        });
        Element::inline("def")
            .id(self.ids.counted(within, "def"))
            .with("refersTo", format!("#{id}"))
            .saying(vec![text(term)])
    }

    /// The note itself where it is first called for; a pointer to it afterwards.
    fn footnote_mark(&mut self, number: u32, within: &str) -> Element<'a> {
        let marker = number.to_string();
        if let Some(id) = self.noted.get(&number) {
            return Element::new("noteRef")
                .with("href", format!("#{id}"))
                .with("marker", marker)
                .with("placement", "bottom");
        }
        let Some(footnote) = self.footnotes.get(&number).copied() else {
            return Element::inline("sup").saying(vec![text(marker)]);
        };
        let id = self.ids.counted(within, "authorialNote");
        self.noted.insert(number, id.clone());
        let (in_link, in_note) = (std::mem::take(&mut self.in_link), std::mem::take(&mut self.in_note));
        let blocks = self.some_blocks(&footnote.blocks, &id);
        (self.in_link, self.in_note) = (in_link, in_note);
        Element::new("authorialNote")
            .id(id)
            .with("marker", marker)
            .with("placement", "bottom")
            .holding(blocks)
    }

    fn link(&mut self, href: &'a str, inlines: &'a [Inline], within: &str, nodes: &mut Vec<Node<'a>>) {
        let bare = plain::words(inlines).trim().is_empty();
        if self.in_link || !is_address(href) {
            return nodes.extend(self.run(inlines, within));
        }
        self.in_link = true;
        let words = if bare { vec![text(href)] } else { self.run(inlines, within) };
        self.in_link = false;
        nodes.push(Node::Element(Element::inline("a").with("href", href).saying(words)));
    }
}

/// A line to write on, so many letters long.
pub(super) fn fill_in<'a>(label: &str, letters: usize) -> Element<'a> {
    Element::inline("fillIn")
        .with("title", label.to_owned())
        .with("width", format!("{letters}ch"))
        .saying(vec![text("_".repeat(letters))])
}
