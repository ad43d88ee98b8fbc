//! Runs of text: words, values, blanks, references and marks as phrasing content.
//!
//! In: inlines of the tree. Out: HTML that may stand in a paragraph, a heading or a cell. It must not open a block.
//! Sources: HTML Living Standard, section 4.5; WAI-ARIA Digital Publishing Module 1.1 for the roles of notes.

use super::Page;
use super::escape::push_text;
use crate::instrument::{Inline, plain};
use crate::write::address::is_address;
use crate::write::words::hand_blank;

/// A key that somebody must still supply, as the head of a draft lists it.
pub(super) struct OpenBlank<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
    pub(super) times: u32,
}

impl<'a> Page<'a> {
    /// Writes a run of text.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Value { text, key } => self.value(text, key),
            Inline::Blank { label, key } => self.blank(label, key),
            Inline::Emphasis { inlines } => self.wrap("em", inlines),
            Inline::Strong { inlines } => self.wrap("strong", inlines),
            Inline::Term { term } => self.term(term),
            Inline::Reference { target, text, .. } => self.reference(target, text),
            Inline::FootnoteMark { number } => self.footnote_mark(*number),
            Inline::Link { href, inlines } => self.link(href, inlines),
            Inline::Break => self.out.push_str("<br>\n"),
        }
    }

    /// Writes words, escaped.
    pub(super) fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    fn wrap(&mut self, element: &str, inlines: &'a [Inline]) {
        self.push(&["<", element, ">"]);
        self.inlines(inlines);
        self.push(&["</", element, ">"]);
    }

    fn value(&mut self, text: &str, key: &str) {
        if !self.draft || key.is_empty() {
            return self.text(text);
        }
        self.out.push_str("<span data-key=\"");
        self.text(key);
        self.out.push_str("\">");
        self.text(text);
        self.out.push_str("</span>");
    }

    fn blank(&mut self, label: &'a str, key: &'a str) {
        if key.is_empty() {
            return self.hand_blank(label);
        }
        self.out.push_str("<span class=\"blank\"");
        match self.blanks.iter_mut().find(|blank| blank.key == key) {
            Some(blank) => blank.times += 1,
            None => {
                self.blanks.push(OpenBlank { key, label, times: 1 });
                let nth = self.blanks.len().to_string();
                self.push(&[" id=\"blank:", &nth, "\""]);
            }
        }
        self.out.push_str(" title=\"Filled by the key ");
        self.text(key);
        self.out.push_str("\">[");
        self.text(label);
        self.out.push_str("]</span>");
    }

    /// A rule to write on: as long as in the other formats, and read out as what belongs there.
    fn hand_blank(&mut self, label: &str) {
        self.out.push_str("<span class=\"by-hand\" role=\"img\" aria-label=\"To be written in: ");
        self.text(label);
        self.out.push_str("\">");
        self.out.extend(std::iter::repeat_n('_', hand_blank(label)));
        self.out.push_str("</span>");
    }

    /// A term at its definition is its own permalink, unless a number before it is one already.
    fn term(&mut self, term: &str) {
        self.out.push_str("“<dfn>");
        match self.term_anchor.take() {
            Some(anchor) if !self.in_link && !term.trim().is_empty() => {
                self.push(&["<a href=\"#", &anchor, "\">"]);
                self.text(term);
                self.out.push_str("</a>");
            }
            _ => self.text(term),
        }
        self.out.push_str("</dfn>”");
    }

    fn reference(&mut self, target: &str, text: &str) {
        let anchor = self.targets.get(target).filter(|_| !self.in_link && !text.trim().is_empty());
        let Some(anchor) = anchor else { return self.text(text) };
        self.out.push_str("<a href=\"#");
        self.out.push_str(anchor);
        self.out.push_str("\">");
        self.text(text);
        self.out.push_str("</a>");
    }

    fn footnote_mark(&mut self, number: u32) {
        if !self.draft {
            return;
        }
        let digits = number.to_string();
        if self.in_link || !self.footnotes.contains(&number) {
            return self.push(&["<sup>", &digits, "</sup>"]);
        }
        let times = self.marks.entry(number).or_default();
        *times += 1;
        let again = if *times > 1 { format!(":{times}") } else { String::new() };
        self.push(&["<sup><a id=\"mark:", &digits, &again, "\" href=\"#source:", &digits]);
        self.push(&["\" role=\"doc-noteref\" aria-label=\"Source ", &digits, "\">", &digits, "</a></sup>"]);
    }

    fn link(&mut self, href: &str, inlines: &'a [Inline]) {
        if self.in_link || !is_address(href) {
            return self.inlines(inlines);
        }
        let words = plain::words(inlines);
        self.out.push_str("<a href=\"");
        self.text(href);
        // Paper cannot be clicked: the address is printed after the words, unless the words are the address.
        let told = words.trim().is_empty() || href.contains(words.trim());
        self.out.push_str(if told { "\">" } else { "\" class=\"elsewhere\">" });
        self.in_link = true;
        if words.trim().is_empty() {
            self.text(href);
        } else {
            self.inlines(inlines);
        }
        self.in_link = false;
        self.out.push_str("</a>");
    }
}
