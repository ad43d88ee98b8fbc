//! Plain words of a run of text, for title bars, bookmarks and searches; and of a day.
//!
//! In: inlines, or a day. Out: their words, with blanks in brackets and footnote marks left out. It must not decide layout.

use super::{Inline, Number};
use jiff::civil::Date;

/// A day as papers print it: `October 8, 2019`.
pub fn long_date(date: Date) -> String {
    date.strftime("%B %-d, %Y").to_string()
}

/// The mark before the text of a node; nothing where it has no number.
pub fn label(number: Option<&Number>) -> &str {
    number.map_or("", |number| number.label.as_str())
}

/// The words of a run of inlines; a line break counts as a space.
pub fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_words(inlines, &mut out);
    out
}

fn push_words(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
                out.push_str(text)
            }
            Inline::Blank { label, .. } => {
                out.push('[');
                out.push_str(label);
                out.push(']');
            }
            Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } => {
                push_words(inlines, out);
            }
            Inline::Term { term } => {
                out.push('“');
                out.push_str(term);
                out.push('”');
            }
            Inline::FootnoteMark { .. } => {}
            Inline::Break => out.push(' '),
        }
    }
}
