//! Notes: footnotes, comments for the drafter, and what stands in the text because nobody has confirmed it.
//!
//! In: notes of the tree. Out: the parts `footnotes.xml` and `comments.xml`, and marks in the text. A drafting note is
//! a comment on the paragraph before it: it is talk about the text, and Word users answer and delete it as such. A
//! caution stays in the text, as in every format, because a comment can be switched off unseen. Source:
//! ISO/IEC 29500-1, 17.11 and 17.13.4.

use super::inline::{Look, Style};
use super::paragraph::{Label, Properties};
use super::xml::push_number;
use super::{Document, NAMESPACES, Place, Story};
use crate::instrument::{Block, Instrument, NoteKind};
use std::collections::BTreeMap;

/// A footnote of the tree, and whether the text has called for it.
pub(super) struct Called<'a> {
    blocks: &'a [Block],
    /// Its id in Word, once called.
    id: Option<u32>,
    /// Whether Word counts it by itself.
    counted: bool,
}

/// The footnotes of an instrument before any is called.
pub(super) fn uncalled(instrument: &Instrument) -> BTreeMap<u32, Called<'_>> {
    let called = |blocks| Called { blocks, id: None, counted: false };
    instrument
        .footnotes
        .iter()
        .map(|footnote| (footnote.number, called(footnote.blocks.as_slice())))
        .collect()
}

impl<'a> Document<'a> {
    /// Writes the mark of a footnote: Word's own where Word would give it this number, and a mark of ours elsewhere. A
    /// second mark refers to the first.
    pub(super) fn footnote_mark(&mut self, number: u32) {
        let look = Look::of(Style::FootnoteReference);
        if self.story == Story::Comments && self.told.iter().all(|(told, _)| *told != number) {
            self.told.push((number, 0));
        }
        let (Story::Body, Some(note)) = (self.story, self.notes.get(&number)) else {
            return self.words(&number.to_string(), look);
        };
        if let Some(id) = note.id {
            let counted = note.counted;
            return self.second_mark(id, number, counted);
        }
        let blocks = note.blocks;
        let id = u32::try_from(self.notes.values().filter(|note| note.id.is_some()).count()).unwrap_or(0) + 1;
        let counted = self.counted + 1 == number;
        self.counted += u32::from(counted);
        self.notes.insert(number, Called { blocks, id: Some(id), counted });
        self.interrupt();
        let name = format!("_Fn{id}");
        let mark = self.open_bookmark(&name);
        self.out.push_str("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference");
        self.out.push_str(if counted { " w:id=\"" } else { " w:customMarkFollows=\"1\" w:id=\"" });
        push_number(&mut self.out, id);
        self.out.push_str("\"/>");
        if !counted {
            self.push(&["<w:t>", &number.to_string(), "</w:t>"]);
        }
        self.out.push_str("</w:r>");
        self.close_bookmark(mark);
        self.footnote(id, number, counted, blocks);
    }

    fn second_mark(&mut self, id: u32, number: u32, counted: bool) {
        if !counted {
            return self.words(&number.to_string(), Look::of(Style::FootnoteReference));
        }
        let properties = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        self.field(&format!("NOTEREF _Fn{id} \\f \\h"), &number.to_string(), properties);
    }

    /// Writes the text of a footnote into its own part.
    fn footnote(&mut self, id: u32, number: u32, counted: bool, blocks: &'a [Block]) {
        let run = std::mem::take(&mut self.run);
        let text = std::mem::take(&mut self.footnotes);
        let body = std::mem::replace(&mut self.out, text);
        self.story = Story::Footnotes;
        self.out.push_str("<w:footnote w:id=\"");
        push_number(&mut self.out, id);
        self.out.push_str("\">");
        let begin = self.out.len();
        self.blocks(blocks, Place { literal: true, ..Place::of("FootnoteText") });
        if self.out.len() == begin {
            self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr></w:p>");
        }
        // Word writes the mark in the note itself, at its first words.
        let mark = match counted {
            true => "<w:footnoteRef/>".to_owned(),
            false => format!("<w:t>{number}</w:t>"),
        };
        let mark = format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>{mark}</w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
        );
        let first = self.out[begin..].find("</w:pPr>").map_or(begin, |at| begin + at + "</w:pPr>".len());
        self.out.insert_str(first, &mark);
        self.out.push_str("</w:footnote>");
        self.footnotes = std::mem::replace(&mut self.out, body);
        self.story = Story::Body;
        self.run = run;
    }

    /// A footnote that only a comment calls stands at the end of that comment; one that nothing calls, at the end.
    pub(super) fn uncalled_footnotes(&mut self) {
        let told = std::mem::take(&mut self.told);
        // From the last on, so that the places of the others stay.
        for (number, place) in told.into_iter().rev() {
            let Some(blocks) = self.uncalled_blocks(number) else { continue };
            let body = std::mem::take(&mut self.out);
            self.story = Story::Comments;
            self.source(number, blocks, "CommentText");
            self.story = Story::Body;
            let source = std::mem::replace(&mut self.out, body);
            self.comments.insert_str(place, &source);
            self.notes.remove(&number);
        }
        let left: Vec<u32> = self.notes.keys().copied().collect();
        for number in left {
            if let Some(blocks) = self.uncalled_blocks(number) {
                self.source(number, blocks, "FootnoteText");
            }
        }
    }

    fn uncalled_blocks(&self, number: u32) -> Option<&'a [Block]> {
        self.notes.get(&number).filter(|note| note.id.is_none()).map(|note| note.blocks)
    }

    fn source(&mut self, number: u32, blocks: &'a [Block], style: &'static str) {
        let label = Label { words: number.to_string(), strong: false, tab: false };
        self.named(label, blocks, Place { literal: true, ..Place::of(style) });
    }

    /// Writes a note into the part of comments, on the paragraph before it.
    pub(super) fn comment(&mut self, blocks: &'a [Block]) {
        let id = self.commented;
        self.commented += 1;
        let text = std::mem::take(&mut self.comments);
        let body = std::mem::replace(&mut self.out, text);
        self.story = Story::Comments;
        self.out.push_str("<w:comment w:id=\"");
        push_number(&mut self.out, id);
        self.out.push_str("\" w:author=\"Whereas\" w:initials=\"W\">");
        let begin = self.out.len();
        self.blocks(blocks, Place { literal: true, ..Place::of("CommentText") });
        if self.out.len() == begin {
            self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr></w:p>");
        }
        let end = self.out.len();
        self.told.iter_mut().filter(|(_, place)| *place == 0).for_each(|(_, place)| *place = end);
        self.out.push_str("</w:comment>");
        self.comments = std::mem::replace(&mut self.out, body);
        self.story = Story::Body;
        let Some((start, end)) = self.last else { return self.waiting.push(id) };
        // The paragraph is written already, and is the last thing but perhaps the end of a table.
        let mut close = String::new();
        push_end(&mut close, id);
        self.out.insert_str(end, &close);
        let mut open = String::new();
        push_start(&mut open, id);
        self.out.insert_str(start, &open);
        let length = open.len() + close.len();
        self.last = Some((start, end + length));
        self.loose = self.loose.map(|place| if place > start { place + length } else { place });
    }

    /// Opens the comments that waited for a paragraph.
    pub(super) fn begin_comments(&mut self) {
        if self.story != Story::Body {
            return;
        }
        self.begun = std::mem::take(&mut self.waiting);
        self.begun.iter().for_each(|id| push_start(&mut self.out, *id));
    }

    /// Closes them.
    pub(super) fn end_comments(&mut self) {
        if self.story == Story::Body {
            std::mem::take(&mut self.begun).into_iter().for_each(|id| push_end(&mut self.out, id));
        }
    }

    /// Comments on a paper without a paragraph get an empty one.
    pub(super) fn rest_of_comments(&mut self) {
        if !self.waiting.is_empty() {
            self.out.push_str("<w:p>");
            self.begin_comments();
            self.end_comments();
            self.out.push_str("</w:p>");
        }
    }

    /// A note in the text, behind a bar: a caution, or one that stands where Word takes no comment.
    pub(super) fn visible_note(&mut self, kind: NoteKind, blocks: &'a [Block], place: Place) {
        let words = match kind {
            NoteKind::Advice => "NOTE TO DRAFTER:",
            NoteKind::Caution => "NOT CONFIRMED:",
        };
        let style = if self.story == Story::Body { "DraftingNote" } else { place.style };
        let left = if place.left > 0 { place.left + 288 } else { 0 };
        let label = Label { words: words.to_owned(), strong: true, tab: false };
        self.named(label, blocks, Place { style, left, literal: true, ..place });
    }

    /// Blocks after a name, which runs into their first paragraph.
    fn named(&mut self, label: Label, blocks: &'a [Block], place: Place) {
        let (first, rest) = match blocks.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) => (inlines.as_slice(), rest),
            _ => (&[][..], blocks),
        };
        let indent = (place.left > 0).then_some((place.left, 0));
        let properties = Properties {
            label: Some(label),
            indent,
            keep_next: place.together,
            ..Properties::of(place.style)
        };
        self.paragraph(&properties, first);
        self.blocks(rest, place);
    }
}

fn push_start(out: &mut String, id: u32) {
    out.push_str("<w:commentRangeStart w:id=\"");
    push_number(out, id);
    out.push_str("\"/>");
}

fn push_end(out: &mut String, id: u32) {
    out.push_str("<w:commentRangeEnd w:id=\"");
    push_number(out, id);
    out.push_str("\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"");
    push_number(out, id);
    out.push_str("\"/></w:r>");
}

/// The part of footnotes: the two lines that Word draws above them, and the notes.
pub(super) fn footnotes_part(notes: &str) -> String {
    let mut out = part("footnotes", notes.len() + 512);
    for (id, kind, mark) in
        [("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator")]
    {
        out.push_str(&format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>"
        ));
    }
    out.push_str(notes);
    out.push_str("</w:footnotes>");
    out
}

/// The part of comments.
pub(super) fn comments_part(notes: &str) -> String {
    let mut out = part("comments", notes.len());
    out.push_str(notes);
    out.push_str("</w:comments>");
    out
}

fn part(element: &str, length: usize) -> String {
    let mut out = String::with_capacity(length + 512);
    out.push_str(super::package::DECLARATION);
    out.push_str("<w:");
    out.push_str(element);
    out.push_str(NAMESPACES);
    out
}
