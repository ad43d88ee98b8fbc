//! Runs of text: words, blanks, terms, links and marks as runs of Word.
//!
//! In: inlines. Out: `w:r` with as few seams as their looks allow, content controls and hyperlinks; single spaces
//! between words, none at either end of a paragraph. It must not open a paragraph. Source: ISO/IEC 29500-1, 17.3.2,
//! 17.5.2 (`sdt`) and 17.16.22 (`hyperlink`).

use super::xml::{push_attribute, push_number, push_text};
use super::{Document, Story};
use crate::instrument::Inline;
use crate::write::address::is_address;
use crate::write::words::{hand_blank, is_space};

/// A character style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    DefinedTerm,
    Blank,
    FootnoteReference,
    Hyperlink,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Self::DefinedTerm => "DefinedTerm",
            Self::Blank => "Blank",
            Self::FootnoteReference => "FootnoteReference",
            Self::Hyperlink => "Hyperlink",
        }
    }
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    style: Option<Style>,
    strong: bool,
    emphasis: bool,
}

impl Look {
    /// In a character style.
    pub(super) fn of(style: Style) -> Self {
        Self { style: Some(style), ..Self::default() }
    }
}

/// The run of text that is being written.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The look of the run that is open.
    open: Option<Look>,
    /// Whether words stand before this on the line.
    started: bool,
    /// A space, or a line end, that is due before the next words.
    space: bool,
    line_end: bool,
    one_line: bool,
    in_link: bool,
    /// Whether the words are those of a link whose address can be none here.
    in_words: bool,
    strong: bool,
    emphasis: bool,
}

impl Run {
    /// Begins the text of a paragraph.
    pub(super) fn begin(&mut self, one_line: bool) {
        *self = Self { one_line, ..Self::default() };
    }
}

impl<'a> Document<'a> {
    /// Whether the words stand in a link, which holds no other.
    pub(super) fn is_in_link(&self) -> bool {
        self.run.in_link
    }

    /// Writes inlines one after the other.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } | Inline::Value { text, .. } => self.words(text, Look::default()),
            Inline::Blank { label, key } if key.is_empty() => {
                self.words(&"_".repeat(hand_blank(label)), Look::default());
            }
            Inline::Blank { label, key } => self.blank(label, key),
            Inline::Emphasis { inlines } => {
                let before = std::mem::replace(&mut self.run.emphasis, true);
                self.inlines(inlines);
                self.run.emphasis = before;
            }
            Inline::Strong { inlines } => {
                let before = std::mem::replace(&mut self.run.strong, true);
                self.inlines(inlines);
                self.run.strong = before;
            }
            Inline::Term { term } => self.term(term),
            Inline::Reference { target, text, .. } => self.reference(target, text),
            Inline::FootnoteMark { number } => self.footnote_mark(*number),
            Inline::Link { href, inlines } => self.link(href, inlines),
            Inline::Break if self.run.one_line => self.run.space = self.run.started,
            Inline::Break => {
                self.run.line_end = self.run.started;
                self.run.space = false;
            }
        }
    }

    /// Writes words in a look, which strong text and emphasis around them add to.
    pub(super) fn words(&mut self, text: &str, look: Look) {
        if is_even(text) {
            // Most text is, and needs no second look at each word.
            self.run.space |= text.starts_with(' ') && self.run.started && !self.run.line_end;
            let words = text.trim_matches(' ');
            if !words.is_empty() {
                self.word(words, look);
                self.run.space = text.ends_with(' ');
            }
            return;
        }
        let mut words = text.split(is_space);
        let first = words.next().unwrap_or_default();
        if !first.is_empty() {
            self.word(first, look);
        }
        // Only the first word of a stretch can need a new run.
        let mut open = !first.is_empty();
        for word in words {
            self.run.space = self.run.started && !self.run.line_end;
            if word.is_empty() {
                continue;
            }
            if open {
                self.run.space = false;
                self.out.push(' ');
                push_text(&mut self.out, word);
            } else {
                self.word(word, look);
                open = true;
            }
        }
    }

    fn word(&mut self, word: &str, look: Look) {
        self.settle();
        let style = look.style.or(self.run.in_link.then_some(Style::Hyperlink));
        let look = Look {
            style,
            strong: look.strong || self.run.strong,
            emphasis: look.emphasis || self.run.emphasis,
        };
        if self.run.open != Some(look) {
            self.close_run();
            self.open_run(look);
        }
        push_text(&mut self.out, word);
        self.run.started = true;
    }

    /// Writes the space or line end that is due, in the run before the next words where there is one.
    pub(super) fn settle(&mut self) {
        if std::mem::take(&mut self.run.line_end) {
            self.close_run();
            self.out.push_str("<w:r><w:br/></w:r>");
        } else if std::mem::take(&mut self.run.space) {
            if self.run.open.is_none() {
                self.open_run(Look::default());
            }
            self.out.push(' ');
        }
    }

    fn open_run(&mut self, look: Look) {
        self.out.push_str("<w:r>");
        if look != Look::default() {
            self.out.push_str("<w:rPr>");
            if let Some(style) = look.style {
                self.push(&["<w:rStyle w:val=\"", style.id(), "\"/>"]);
            }
            self.out.push_str(if look.strong { "<w:b/>" } else { "" });
            self.out.push_str(if look.emphasis { "<w:i/>" } else { "" });
            self.out.push_str("</w:rPr>");
        }
        self.out.push_str("<w:t xml:space=\"preserve\">");
        self.run.open = Some(look);
    }

    /// Ends the run of text that is open.
    pub(super) fn close_run(&mut self) {
        if self.run.open.take().is_some() {
            self.out.push_str("</w:t></w:r>");
        }
    }

    /// Ends the text of a paragraph, without the space after its last word.
    pub(super) fn finish_run(&mut self) {
        self.close_run();
        self.run.begin(false);
    }

    /// Opens something that is no text after whatever is due before it.
    pub(super) fn interrupt(&mut self) {
        self.settle();
        self.close_run();
        self.run.started = true;
    }

    /// A term at its definition. Its quotation marks are strong with it.
    fn term(&mut self, term: &str) {
        let look = Look::of(Style::DefinedTerm);
        self.word("“", look);
        self.words(term.trim(), look);
        self.word("”", look);
    }

    /// A blank is a content control that shows its label, in brackets, until somebody fills it. Notes, where
    /// Word takes no controls, have the words alone.
    fn blank(&mut self, label: &str, key: &str) {
        let look = Look::of(Style::Blank);
        if self.story == Story::Comments || self.run.in_link {
            self.word("[", look);
            self.words(label.trim(), look);
            return self.word("]", look);
        }
        self.interrupt();
        self.controls += 1;
        self.out.push_str("<w:sdt><w:sdtPr><w:alias");
        push_attribute(&mut self.out, "w:val", &shortened(label));
        self.out.push_str("/><w:tag");
        push_attribute(&mut self.out, "w:val", &shortened(key));
        self.out.push_str("/><w:id w:val=\"");
        push_number(&mut self.out, self.controls);
        self.out.push_str("\"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>");
        self.word("[", look);
        self.words(label.trim(), look);
        self.run.space = false;
        self.word("]", look);
        self.close_run();
        self.out.push_str("</w:sdtContent></w:sdt>");
    }

    fn link(&mut self, href: &'a str, inlines: &'a [Inline]) {
        let inner = self.run.in_link || self.run.in_words;
        if inner || !is_address(href) {
            if inlines.is_empty() && !inner {
                return self.words(href, Look::default());
            }
            let before = std::mem::replace(&mut self.run.in_words, inner || !href.is_empty());
            self.inlines(inlines);
            self.run.in_words = before;
            return;
        }
        if !inlines.is_empty() && !shows(inlines) {
            return self.inlines(inlines);
        }
        self.interrupt();
        let links = &mut self.links[self.story as usize];
        let at = links.iter().position(|link| link == href).unwrap_or_else(|| {
            links.push(href.to_owned());
            links.len() - 1
        });
        self.out.push_str("<w:hyperlink r:id=\"rIdL");
        push_number(&mut self.out, at as u64 + 1);
        self.out.push_str("\">");
        self.run.in_link = true;
        if inlines.is_empty() {
            self.words(href, Look::default());
        } else {
            self.inlines(inlines);
        }
        let space = std::mem::take(&mut self.run.space);
        self.close_run();
        self.run.in_link = false;
        self.run.space = space;
        self.out.push_str("</w:hyperlink>");
    }
}

/// Whether all spaces in a text are single and plain, so that it can be copied as it is.
fn is_even(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let even = match byte {
            b' ' => before != b' ',
            b'!'..=b'~' | 0x80..=0xBF | 0xC3..=0xDF => true,
            // Dashes and quotation marks, but no space of this block.
            0xE2 => matches!((bytes.get(at + 1), bytes.get(at + 2)), (Some(0x80), Some(0x90..=0xA7))),
            _ => false,
        };
        if !even {
            return false;
        }
        before = byte;
    }
    true
}

/// Whether a run of text has anything to see.
pub(super) fn shows(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
            !text.chars().all(is_space)
        }
        Inline::Blank { .. } | Inline::Term { .. } | Inline::FootnoteMark { .. } => true,
        Inline::Emphasis { inlines } | Inline::Strong { inlines } => shows(inlines),
        Inline::Link { href, inlines } => shows(inlines) || inlines.is_empty() && !href.chars().all(is_space),
        Inline::Break => false,
    })
}

/// Names of content controls hold 64 characters.
fn shortened(name: &str) -> String {
    let name = name.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    name.chars().take(64).collect()
}
