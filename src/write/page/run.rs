//! A run of inlines as one text, with the runs that are set apart from it.
//!
//! In: inlines. Out: a [`Paragraph`] whose text has single spaces and a line feed for each break. It must not know
//! how wide anything is.

use super::{Destination, LinkRun, Measure, Paragraph, Role, Style, StyledRun};
use crate::instrument::{Inline, plain};
use crate::write::words::{hand_blank, push_spaced, room_for};
use std::ops::Range;

/// A paragraph with no text yet but its label.
pub(super) fn labelled(role: Role, label: &str, style: Style) -> Paragraph {
    let mut paragraph = Paragraph {
        role,
        text: String::new(),
        runs: Vec::new(),
        label: 0,
        calls: Vec::new(),
        links: Vec::new(),
    };
    push_spaced(&mut paragraph.text, label.trim());
    let length = paragraph.text.len();
    paragraph.label = length;
    set(&mut paragraph, 0, style);
    if length > 0 {
        paragraph.text.push(' ');
    }
    paragraph
}

/// Adds inlines in this style and whatever style they bring themselves.
pub(super) fn push(paragraph: &mut Paragraph, inlines: &[Inline], style: Style, measure: &impl Measure) {
    paragraph.text.reserve(room_for(inlines));
    for inline in inlines {
        let start = paragraph.text.len();
        let mut style = style;
        match inline {
            Inline::Text { text } | Inline::Value { text, .. } => push_spaced(&mut paragraph.text, text),
            Inline::Reference { target, text, .. } => {
                push_spaced(&mut paragraph.text, text);
                link(paragraph, start, || Destination::Id(target.clone()));
            }
            Inline::Blank { label, key } if key.is_empty() => {
                paragraph.text.extend(std::iter::repeat_n('_', hand_blank(label)));
            }
            Inline::Blank { label, .. } => {
                style.blank = true;
                paragraph.text.push('[');
                push_spaced(&mut paragraph.text, label.trim());
                paragraph.text.push(']');
            }
            Inline::Emphasis { inlines } => {
                push(paragraph, inlines, Style { emphasis: true, ..style }, measure);
                continue;
            }
            Inline::Strong { inlines } => {
                push(paragraph, inlines, Style { strong: true, ..style }, measure);
                continue;
            }
            Inline::Term { term } => {
                style.strong = true;
                paragraph.text.push('“');
                push_spaced(&mut paragraph.text, term.trim());
                paragraph.text.push('”');
            }
            Inline::FootnoteMark { number } => {
                style.mark = true;
                paragraph.text.push_str(&measure.mark(*number));
                paragraph.calls.push((paragraph.text.len(), *number));
                link(paragraph, start, || Destination::Footnote(*number));
            }
            Inline::Link { href, inlines } => {
                push_link(paragraph, href, inlines, style, measure);
                continue;
            }
            Inline::Break => {
                trim(paragraph, &[' ']);
                if !paragraph.text.is_empty() {
                    paragraph.text.push('\n');
                }
                continue;
            }
        }
        set(paragraph, start, style);
    }
}

/// Ends a paragraph: no space and no empty line after its last word.
pub(super) fn finish(paragraph: &mut Paragraph) {
    trim(paragraph, &[' ', '\n']);
}

fn trim(paragraph: &mut Paragraph, spaces: &[char]) {
    let length = paragraph.text.trim_end_matches(spaces).len();
    if length == paragraph.text.len() {
        return;
    }
    paragraph.text.truncate(length);
    let shorten = |bytes: &mut Range<usize>| {
        bytes.end = bytes.end.min(length);
        bytes.start < bytes.end
    };
    paragraph.runs.retain_mut(|run| shorten(&mut run.bytes));
    paragraph.links.retain_mut(|link| shorten(&mut link.bytes));
}

/// Paper cannot be clicked on: the address follows the words, unless they say it already.
fn push_link(
    paragraph: &mut Paragraph,
    href: &str,
    inlines: &[Inline],
    style: Style,
    measure: &impl Measure,
) {
    let linked = paragraph.text.len();
    push(paragraph, inlines, style, measure);
    let words = plain::words(inlines);
    let address = href.strip_prefix("mailto:").unwrap_or(href);
    if !(address.is_empty() || address.starts_with('#') || words.contains(address)) {
        let start = paragraph.text.len();
        push_spaced(&mut paragraph.text, if words.trim().is_empty() { "<" } else { " <" });
        push_spaced(&mut paragraph.text, address);
        paragraph.text.push('>');
        set(paragraph, start, style);
    }
    link(paragraph, linked, || Destination::Address(href.to_owned()));
}

/// Marks the text from `start` on as a link, unless a link inside it is marked already.
fn link(paragraph: &mut Paragraph, start: usize, to: impl FnOnce() -> Destination) {
    let end = paragraph.text.len();
    if start < end && paragraph.links.last().is_none_or(|last| last.bytes.end <= start) {
        paragraph.links.push(LinkRun { bytes: start..end, to: to() });
    }
}

fn set(paragraph: &mut Paragraph, start: usize, style: Style) {
    let end = paragraph.text.len();
    if style == Style::default() || start == end {
        return;
    }
    match paragraph.runs.last_mut() {
        Some(last) if last.style == style && last.bytes.end == start => last.bytes.end = end,
        _ => paragraph.runs.push(StyledRun { bytes: start..end, style }),
    }
}
