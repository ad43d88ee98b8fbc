//! Paragraphs: the XML of one, with what its style does not say.
//!
//! In: properties and a run of text. Out: one `w:p`, or nothing where there would be nothing to read. It must not know
//! blocks. Source: ISO/IEC 29500-1, 17.3.1 and the order of `CT_PPrBase` in its schema.

use super::numbering::Listed;
use super::xml::{push_number, push_text};
use super::{Document, Story};
use crate::instrument::Inline;

/// A number as words, or the name of a note, before the text of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) words: String,
    pub(super) strong: bool,
    /// Whether a tab, and not a space, comes after it.
    pub(super) tab: bool,
}

impl Label {
    /// The label of a node, where it must be written as words.
    pub(super) fn number(words: &str, literal: bool, strong: bool) -> Option<Self> {
        (literal && !words.is_empty()).then(|| Self { words: words.to_owned(), strong, tab: true })
    }
}

/// The properties of one paragraph, as far as they are not those of its style.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub(super) style: String,
    pub(super) keep_next: bool,
    /// Its place in a list.
    pub(super) list: Option<Listed>,
    /// Whether its style has a place in a list that does not hold here.
    pub(super) unlisted: bool,
    /// White space above, in twentieths of a point.
    pub(super) spacing_before: Option<u32>,
    /// Whether no white space stands between it and another of its style.
    pub(super) tight: bool,
    /// How far it is set in, and how far its first line hangs out.
    pub(super) indent: Option<(u32, u32)>,
    /// The name of the bookmark around it.
    pub(super) bookmark: Option<String>,
    /// Whether a line end is only a space here.
    pub(super) one_line: bool,
    pub(super) label: Option<Label>,
    /// Runs after the text, as XML.
    pub(super) tail: &'static str,
}

impl Properties {
    /// A paragraph in this style.
    pub(super) fn of(style: &str) -> Self {
        Self { style: style.to_owned(), ..Self::default() }
    }

    fn push(&self, out: &mut String) {
        out.push_str("<w:pPr><w:pStyle w:val=\"");
        out.push_str(&self.style);
        out.push_str("\"/>");
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        match self.list {
            Some(list) if !list.by_style => {
                out.push_str("<w:numPr><w:ilvl w:val=\"");
                push_number(out, list.level as u64);
                out.push_str("\"/><w:numId w:val=\"");
                push_number(out, list.list);
                out.push_str("\"/></w:numPr>");
            }
            None if self.unlisted => out.push_str("<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            _ => {}
        }
        if let Some(before) = self.spacing_before {
            out.push_str("<w:spacing w:before=\"");
            push_number(out, before);
            out.push_str("\"/>");
        }
        if let Some((left, hanging)) = self.indent {
            out.push_str("<w:ind w:left=\"");
            push_number(out, left);
            out.push_str(if hanging > 0 { "\" w:hanging=\"" } else { "\" w:firstLine=\"" });
            push_number(out, hanging);
            out.push_str("\"/>");
        }
        out.push_str(if self.tight { "<w:contextualSpacing/></w:pPr>" } else { "</w:pPr>" });
    }

    /// Whether the paragraph shows something even if its text is empty.
    fn shows(&self) -> bool {
        !self.tail.is_empty() || self.label.is_some() || self.list.is_some()
    }
}

impl<'a> Document<'a> {
    /// Writes one paragraph.
    pub(super) fn paragraph(&mut self, properties: &Properties, inlines: &'a [Inline]) {
        let before = self.out.len();
        self.out.push_str("<w:p>");
        properties.push(&mut self.out);
        let start = self.out.len();
        self.begin_comments();
        let mark = properties.bookmark.as_ref().map(|name| self.open_bookmark(name));
        if let Some(label) = &properties.label {
            self.label(label, mark);
        }
        let text = self.out.len();
        self.run.begin(properties.one_line);
        self.inlines(inlines);
        self.finish_run();
        if self.out.len() == text && !properties.shows() {
            // Comments that begin here wait for the next paragraph.
            self.out.truncate(before);
            self.waiting.append(&mut self.begun);
            return;
        }
        self.out.push_str(properties.tail);
        if let Some(mark) = mark.filter(|_| properties.label.is_none()) {
            self.close_bookmark(mark);
        }
        self.end_comments();
        if self.story == Story::Body {
            self.last = Some((start, self.out.len()));
            // Right after the style, where the schema wants it.
            let styled = before + "<w:p><w:pPr><w:pStyle w:val=\"\"/>".len() + properties.style.len();
            self.loose = (!properties.keep_next).then_some(styled);
        }
        self.out.push_str("</w:p>");
    }

    /// Ties the last paragraph to what follows, where it is not tied yet.
    pub(super) fn tie(&mut self) {
        if let Some(place) = self.loose.take() {
            const TIE: &str = "<w:keepNext/>";
            self.out.insert_str(place, TIE);
            // What follows it has moved; the last cell of a table stands before.
            self.last = self.last.map(|(start, end)| match start >= place {
                true => (start + TIE.len(), end + TIE.len()),
                false => (start, end),
            });
        }
    }

    /// Writes a number as words; a bookmark holds just the number, without the full stop that citations leave out.
    fn label(&mut self, label: &Label, mark: Option<u32>) {
        let properties = if label.strong { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let core = label.words.trim_end_matches('.');
        for (at, words) in [core, &label.words[core.len()..]].into_iter().enumerate() {
            if !words.is_empty() {
                self.push(&["<w:r>", properties, "<w:t xml:space=\"preserve\">"]);
                push_text(&mut self.out, words);
                self.out.push_str("</w:t></w:r>");
            }
            if let Some(mark) = mark.filter(|_| at == 0) {
                self.close_bookmark(mark);
            }
        }
        let between = if label.tab { "<w:tab/>" } else { "<w:t xml:space=\"preserve\"> </w:t>" };
        self.push(&["<w:r>", between, "</w:r>"]);
    }

    /// Opens a bookmark and returns its number.
    pub(super) fn open_bookmark(&mut self, name: &str) -> u32 {
        self.bookmarks += 1;
        self.out.push_str("<w:bookmarkStart w:id=\"");
        push_number(&mut self.out, self.bookmarks);
        self.push(&["\" w:name=\"", name, "\"/>"]);
        self.bookmarks
    }

    /// Closes a bookmark.
    pub(super) fn close_bookmark(&mut self, mark: u32) {
        self.out.push_str("<w:bookmarkEnd w:id=\"");
        push_number(&mut self.out, mark);
        self.out.push_str("\"/>");
    }
}
