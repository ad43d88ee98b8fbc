//! Runs of text inside a block: words, values, blanks, references, marks of footnotes.
//!
//! In: the events of one run. Out: inlines. It must not know what block the run stands in.

use super::Reader;
use crate::instrument::Inline;
use crate::instrument::mark;
use crate::source::{Origin, Span};
use pulldown_cmark::{Event, Tag};

/// A value or blank whose end has not been read yet.
pub(super) struct Open {
    blank: bool,
    number: usize,
    words: Option<String>,
}

impl Reader<'_> {
    /// Reads inline events as far as they go.
    pub(super) fn run(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(text) => self.words(&text, &mut out),
                Event::SoftBreak => self.words(" ", &mut out),
                Event::HardBreak => out.push(Inline::Break),
                Event::FootnoteReference(label) => {
                    out.push(Inline::FootnoteMark { number: self.mention(&label) });
                }
                Event::Start(Tag::Emphasis) => {
                    let inlines = self.inside();
                    out.push(Inline::Emphasis { inlines });
                }
                Event::Start(Tag::Strong) => {
                    let inlines = self.inside();
                    out.push(strong(inlines));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let elsewhere = is_elsewhere(&dest_url);
                    let refers = elsewhere || dest_url.starts_with(['#', '@']);
                    let typography = std::mem::replace(&mut self.verbatim, !refers);
                    let inlines = self.inside();
                    self.verbatim = typography;
                    let origin = self.origin(range);
                    if refers && !inlines.is_empty() {
                        let help =
                            "leave the square brackets empty: the words are made from the target’s number";
                        self.fault("a cross-reference has no words of its own", origin, "these words", help);
                    }
                    if let Some(target) = dest_url.strip_prefix('#') {
                        out.push(Inline::Reference { target: target.into(), text: String::new(), origin });
                    } else if elsewhere {
                        let target = dest_url.into_string();
                        out.push(Inline::Reference { target, text: String::new(), origin });
                    } else if dest_url.starts_with('@') {
                        let help = "move `[](@id)` to the start of the numbered item that it names";
                        self.fault(
                            "an anchor names a list item and stands at its start",
                            origin,
                            "this anchor",
                            help,
                        );
                    } else {
                        out.push(Inline::Link { href: dest_url.into_string(), inlines });
                    }
                }
                other => {
                    let origin = self.origin(range);
                    self.fault(
                        "this has no meaning in an instrument",
                        origin,
                        "code, HTML, an image or struck text",
                        "use plain words; in a value, Markdown is never needed",
                    );
                    if matches!(other, Event::Start(_)) {
                        self.inside();
                    }
                }
            }
        }
        if self.open.take().is_some() {
            let origin = Origin { file: self.file, span: Span::default() };
            let help = "a filter or a slice took the end of a value away; use the value whole";
            self.fault("a value was cut by the template", origin, "somewhere in this text", help);
        }
        marks_after_points(&mut out);
        out
    }

    /// Reads what stands inside an inline tag whose start was read, and its end.
    pub(super) fn inside(&mut self) -> Vec<Inline> {
        let inlines = self.run();
        self.events.next();
        inlines
    }

    /// The number of a footnote, counted by first mention.
    fn mention(&mut self, label: &str) -> u32 {
        let index = self.mentions.iter().position(|known| known == label).unwrap_or_else(|| {
            self.mentions.push(label.to_owned());
            self.mentions.len() - 1
        });
        u32::try_from(index + 1).unwrap_or(u32::MAX)
    }

    /// Adds words, taking the marks away and making values and blanks of what they enclose.
    fn words(&mut self, text: &str, out: &mut Vec<Inline>) {
        let mut rest = text;
        while let Some((at, character)) = mark::find(rest) {
            self.plain(&rest[..at], out);
            self.mark(character, out);
            rest = &rest[at + character.len_utf8()..];
        }
        self.plain(rest, out);
    }

    fn plain(&mut self, text: &str, out: &mut Vec<Inline>) {
        if text.is_empty() {
            return;
        }
        // A value keeps its own words to the letter.
        if let Some(Open { words: Some(words), .. }) = &mut self.open {
            words.push_str(text);
            return;
        }
        if !matches!(out.last(), Some(Inline::Text { .. })) {
            out.push(Inline::Text { text: String::with_capacity(text.len()) });
        }
        if let Some(Inline::Text { text: last }) = out.last_mut() {
            // The words of a link may be its address.
            if self.verbatim {
                return last.push_str(text);
            }
            // An apostrophe in the prose of a template is set as printers set it.
            for (index, piece) in text.split('\'').enumerate() {
                last.push_str(if index > 0 { "’" } else { "" });
                last.push_str(piece);
            }
        }
    }

    fn mark(&mut self, character: char, out: &mut Vec<Inline>) {
        match character {
            mark::VALUE | mark::BLANK => {
                if self.open.is_some() {
                    let origin = Origin { file: self.file, span: Span::default() };
                    let help = "a blank’s label and a value’s words hold no other value";
                    self.fault("a value stands inside another", origin, "somewhere in this text", help);
                }
                self.open = Some(Open { blank: character == mark::BLANK, number: 0, words: None });
            }
            mark::WORDS => {
                if let Some(open) = &mut self.open {
                    open.words = Some(String::new());
                }
            }
            mark::END => {
                let Some(Open { blank, number, words: Some(words) }) = self.open.take() else { return };
                let key = self.fills.get(number).map_or("", |fill| fill.key).to_owned();
                out.push(if blank {
                    Inline::Blank { label: words, key }
                } else {
                    Inline::Value { text: words, key }
                });
            }
            digit => {
                if let (Some(open), Some(digit)) = (&mut self.open, mark::digit(digit)) {
                    open.number = open.number * 10 + digit;
                }
            }
        }
    }

    /// Reads the anchor at the start of a list item, `[](@id)`, if there is one.
    pub(super) fn anchor(&mut self) -> Option<String> {
        let anchor = self.events.next_if(|(event, _)| {
            matches!(event, Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('@'))
        })?;
        let (Event::Start(Tag::Link { dest_url, .. }), range) = anchor else { return None };
        let origin = self.origin(range);
        if !self.inside().is_empty() {
            let help = "leave the square brackets empty and write the words behind it";
            self.fault("an anchor has no words of its own", origin, "these words", help);
        }
        let id = dest_url.trim_start_matches('@').to_owned();
        self.name(&id, origin);
        Some(id)
    }
}

/// Puts the mark of a footnote after the comma or semicolon that follows it, as American papers do.
fn marks_after_points(inlines: &mut [Inline]) {
    for index in 1..inlines.len().saturating_sub(1) {
        let [before, mark, after] = &mut inlines[index - 1..=index + 1] else { continue };
        if let (Inline::Text { text: before }, Inline::FootnoteMark { .. }, Inline::Text { text: after }) =
            (before, mark, after)
            && after.starts_with([',', ';', '.', ':'])
        {
            before.push(after.remove(0));
        }
    }
}

/// Whether an event belongs to a run of text.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline_tag(tag),
        Event::End(_) | Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Whether a tag stands inside a run of text.
fn is_inline_tag(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Strong text, or the term where it is one word or phrase in quotation marks.
fn strong(inlines: Vec<Inline>) -> Inline {
    if let [Inline::Text { text }] = inlines.as_slice() {
        let inner = text
            .strip_prefix(['"', '“'])
            .and_then(|text| text.strip_suffix(['"', '”']))
            .filter(|term| !term.is_empty());
        if let Some(term) = inner {
            return Inline::Term { term: term.to_owned() };
        }
    }
    Inline::Strong { inlines }
}

/// Whether a link leads to a section of another paper of the place: `ban#reports`.
fn is_elsewhere(destination: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    destination.split_once('#').is_some_and(|(document, id)| is_word(document) && is_word(id))
}
