//! Inlines as one line of Markdown source.
//!
//! In: inlines, and where they stand. Out: source whose words are theirs, in order. Strong text and emphasis are
//! marked only where every parser sees the marks as marks; elsewhere the words stand plain. It must not know blocks.
//!
//! A cross-reference is plain text. Renderers make the anchors of headings from their words, each in its own way, and
//! a subdivision has none; the citation itself finds the place, and a link that leads nowhere would not.

use super::escape::{self, Spot};
use crate::instrument::Inline;
use crate::write::words::{hand_blank, is_space, push_spaced, room_for};
use std::collections::BTreeSet;

/// A line break, in source.
const LINE_END: &str = "\\\n";

/// What the inlines stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inside<'f> {
    /// At the start of a line, with no label before them.
    pub(super) line_start: bool,
    /// In a heading.
    pub(super) heading: bool,
    /// Where no line may end: a heading, a cell.
    pub(super) one_line: bool,
    /// With nothing after them on their line.
    pub(super) ends: bool,
    /// In the text of a link, which holds no link of its own.
    pub(super) link: bool,
    /// The numbers of the footnotes there are.
    pub(super) footnotes: &'f BTreeSet<u32>,
}

/// What a stretch of words ends at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Inside,
    Line,
    Paragraph,
}

/// A stretch of source in one style.
struct Stretch {
    source: String,
    strong: bool,
    emphasis: bool,
}

/// The source of a run of inlines.
pub(super) fn source(inlines: &[Inline], inside: Inside<'_>) -> String {
    let mut stretches =
        Stretches { inside, done: Vec::new(), words: String::new(), strong: false, emphasis: false };
    stretches.words.reserve(room_for(inlines));
    stretches.push(inlines, false, false);
    stretches.flush(if inside.ends { End::Paragraph } else { End::Line });
    while stretches.done.pop_if(|last| last.source == LINE_END).is_some() {}
    join(stretches.done)
}

struct Stretches<'f> {
    inside: Inside<'f>,
    done: Vec<Stretch>,
    /// Words not yet escaped, all in the style below.
    words: String,
    strong: bool,
    emphasis: bool,
}

impl Stretches<'_> {
    fn push(&mut self, inlines: &[Inline], strong: bool, emphasis: bool) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
                    self.words(text, strong, emphasis);
                }
                Inline::Blank { label, key } if key.is_empty() => {
                    self.words(&"_".repeat(hand_blank(label)), strong, emphasis);
                }
                Inline::Blank { label, .. } => {
                    self.words("[", strong, emphasis);
                    self.words(label.trim(), strong, emphasis);
                    self.words("]", strong, emphasis);
                }
                Inline::Emphasis { inlines } => self.push(inlines, strong, true),
                Inline::Strong { inlines } => self.push(inlines, true, emphasis),
                Inline::Term { term } => {
                    self.words("“", true, emphasis);
                    self.words(term.trim(), true, emphasis);
                    self.words("”", true, emphasis);
                }
                Inline::FootnoteMark { number }
                    if self.inside.footnotes.contains(number) && !self.inside.link =>
                {
                    self.mark(format!("[^{number}]"), strong, emphasis);
                }
                Inline::FootnoteMark { number } => self.words(&format!("[{number}]"), strong, emphasis),
                Inline::Link { href, inlines } => self.link(href, inlines, strong, emphasis),
                Inline::Break if self.inside.one_line => self.words(" ", strong, emphasis),
                Inline::Break => self.line_end(),
            }
        }
    }

    fn words(&mut self, text: &str, strong: bool, emphasis: bool) {
        if (strong, emphasis) != (self.strong, self.emphasis) && !self.words.is_empty() {
            self.flush(End::Inside);
        }
        (self.strong, self.emphasis) = (strong, emphasis);
        if self.words.is_empty() && text.starts_with(is_space) && !self.at_line_start() {
            let spaced = self.done.last().is_some_and(|stretch| stretch.source.ends_with(' '));
            self.words.push_str(if spaced { "" } else { " " });
        }
        push_spaced(&mut self.words, text);
    }

    /// Whether nothing has been written on this line.
    fn at_line_start(&self) -> bool {
        self.words.is_empty() && self.done.last().is_none_or(|stretch| stretch.source.ends_with('\n'))
    }

    /// Turns the words gathered so far into source; at the end of a line, without the space after them.
    fn flush(&mut self, end: End) {
        if end != End::Inside {
            let length = self.words.trim_end_matches(' ').len();
            self.words.truncate(length);
        }
        if self.words.is_empty() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        let last = end == End::Paragraph && !self.strong && !self.emphasis;
        let spot = Spot {
            line_start: self.at_line_start() && (self.inside.line_start || !self.done.is_empty()),
            heading: self.inside.heading,
            emphasis: self.emphasis,
            after_mark: self.done.last().is_some_and(|stretch| stretch.source.ends_with([']', ')'])),
            last,
        };
        let mut source = String::with_capacity(words.len() + words.len() / 16);
        escape::push(&mut source, &words, spot);
        self.stretch(source, self.strong, self.emphasis);
    }

    fn stretch(&mut self, source: String, strong: bool, emphasis: bool) {
        self.done.push(Stretch { source, strong, emphasis });
    }

    /// Source that is a mark already.
    fn mark(&mut self, source: String, strong: bool, emphasis: bool) {
        self.flush(End::Inside);
        self.stretch(source, strong, emphasis);
    }

    fn line_end(&mut self) {
        self.flush(End::Line);
        if let Some(last) = self.done.last_mut() {
            let length = last.source.trim_end_matches(' ').len();
            last.source.truncate(length);
            if !last.source.ends_with('\n') {
                self.stretch(LINE_END.to_owned(), self.strong, self.emphasis);
            }
        }
    }

    fn link(&mut self, href: &str, inlines: &[Inline], strong: bool, emphasis: bool) {
        if self.inside.link || href.is_empty() {
            return self.push(inlines, strong, emphasis);
        }
        let bare = is_bare(href);
        match inlines {
            [] if !bare => return self.words(href, strong, emphasis),
            [] => return self.mark(format!("<{href}>"), strong, emphasis),
            [Inline::Text { text } | Inline::Value { text, .. }] if bare && text == href => {
                return self.mark(format!("<{href}>"), strong, emphasis);
            }
            _ => {}
        }
        let inside = Inside { line_start: false, one_line: true, ends: false, link: true, ..self.inside };
        let text = source(inlines, inside);
        let link = match bare {
            _ if text.trim().is_empty() => return,
            true => format!("[{text}]({href})"),
            false => format!("[{text}](<{}>)", destination(href)),
        };
        self.mark(link, strong, emphasis);
    }
}

/// Whether an address can stand in a link without brackets or escapes, and alone between angle brackets.
fn is_bare(href: &str) -> bool {
    let scheme = href.split_once(':').is_some_and(|(scheme, rest)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
            && !rest.is_empty()
    });
    scheme && href.bytes().all(is_bare_byte)
}

fn is_bare_byte(byte: u8) -> bool {
    let is_mark = matches!(
        byte,
        b'-' | b'.'
            | b'_'
            | b'~'
            | b':'
            | b'/'
            | b'?'
            | b'#'
            | b'@'
            | b'!'
            | b'\''
            | b'*'
            | b'+'
            | b','
            | b'='
            | b'%'
            | b'&'
    );
    is_mark || byte.is_ascii_alphanumeric()
}

/// An address between angle brackets.
fn destination(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for character in href.chars() {
        match character {
            '<' | '>' | '\\' => out.extend(['\\', character]),
            // Some parsers read entities before backslashes.
            '&' => out.push_str("&amp;"),
            c if c.is_control() || matches!(c, '|' | '$') => {
                out.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}")))
            }
            c => out.push(c),
        }
    }
    out
}

/// Joins stretches, with marks around what is strong or emphasised.
fn join(stretches: Vec<Stretch>) -> String {
    let Some(first) = stretches.first() else { return String::new() };
    if stretches.len() == 1 && !first.strong && !first.emphasis {
        return stretches.into_iter().next().map(|stretch| stretch.source).unwrap_or_default();
    }
    let mut out = String::new();
    let mut strongs = stretches.chunk_by(|a, b| a.strong == b.strong).peekable();
    while let Some(group) = strongs.next() {
        let after = strongs.peek().and_then(|next| first_character(next));
        let before = out.chars().next_back();
        let mut inner = String::new();
        let mut parts = group.chunk_by(|a, b| a.emphasis == b.emphasis).peekable();
        while let Some(part) = parts.next() {
            let source: String = part.iter().map(|stretch| stretch.source.as_str()).collect();
            let before = inner.chars().next_back().or(before);
            let after = parts.peek().and_then(|next| first_character(next)).or(after);
            let delimiter = if part[0].emphasis { "_" } else { "" };
            push_between(&mut inner, &source, delimiter, before, after);
        }
        push_between(&mut out, &inner, if group[0].strong { "**" } else { "" }, before, after);
    }
    out
}

fn first_character(stretches: &[Stretch]) -> Option<char> {
    stretches.iter().find_map(|stretch| stretch.source.chars().next())
}

/// Adds `source` between two delimiters, if they can be nothing else there; its outer spaces stay outside.
///
/// The rules are those of left- and right-flanking delimiter runs (CommonMark 0.31, section 6.2), taken strictly, so
/// that versions which differ on what punctuation is agree on the result.
fn push_between(out: &mut String, source: &str, delimiter: &str, before: Option<char>, after: Option<char>) {
    let (lead, inner, tail) = trim(source);
    let (first, last) = (inner.chars().next(), inner.chars().next_back());
    let before = lead.chars().next_back().or(before);
    let after = tail.chars().next().or(after);
    // Between two letters, asterisks are a mark and underscores are not.
    let joins = |inside: Option<char>| delimiter == "**" && inside.is_some_and(char::is_alphanumeric);
    let solid = |inside: Option<char>| inside.is_some_and(|c| !c.is_whitespace());
    // Two delimiters side by side would be one longer one.
    let apart = |beside: Option<char>| is_apart(beside) && !beside.is_some_and(|c| delimiter.starts_with(c));
    let opens = solid(first) && (apart(before) || joins(first));
    let closes = solid(last) && (apart(after) || joins(last));
    let delimiter = if opens && closes { delimiter } else { "" };
    for part in [lead, delimiter, inner, delimiter, tail] {
        out.push_str(part);
    }
}

/// Parts a source from the spaces and line ends around it.
fn trim(source: &str) -> (&str, &str, &str) {
    let mut rest = source;
    while let Some(shorter) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix(LINE_END)) {
        rest = shorter;
    }
    let lead = source.len() - rest.len();
    while let Some(shorter) = rest.strip_suffix(' ').or_else(|| rest.strip_suffix(LINE_END)) {
        rest = shorter;
    }
    (&source[..lead], rest, &source[lead + rest.len()..])
}

/// Whether a character beside a delimiter sets it apart: nothing, a space, or what every version calls punctuation.
fn is_apart(character: Option<char>) -> bool {
    character.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation() || "“”‘’—–".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Parser, Tag};

    #[test]
    fn an_address_reads_back_as_it_was() {
        for href in ["https://e.org/a?x=1&copy;2", "https://e.org/a;b&lt;", "a <b> \\c (d)"] {
            let source = format!("[words](<{}>)", destination(href));
            let read = Parser::new(&source).find_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
                _ => None,
            });
            assert_eq!(read.as_deref(), Some(href), "{source}");
            assert!(!source.contains("\\&"), "some parsers read entities before backslashes: {source}");
        }
    }
}
