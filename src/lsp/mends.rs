//! Mends: the change that an editor offers beside a finding.
//!
//! In: a finding and the document that it points into. Out: a [`Mend`], where one is safe. A rule says so itself with a fix;
//! and where a message asks “did you mean”, the words it points at can give way to those it names.

use super::documents::Document;
use super::positions;
use crate::diagnostic::nearest;
use crate::lint::Finding;
use crate::source::{Sources, Span};
use lsp_types::{Range, TextEdit};

/// A change and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mend {
    pub(super) title: String,
    pub(super) edit: TextEdit,
}

/// The change that mends a finding in a document, if any.
pub(super) fn mend(document: &Document, finding: &Finding, sources: &Sources) -> Option<Mend> {
    let (span, new_text) = match &finding.fix {
        Some(fix) if sources.name(fix.origin.file) == document.seat.name => {
            (fix.origin.span, fix.replacement.clone())
        }
        Some(_) => return None,
        None => meant(document, finding, sources)?,
    };
    let range: Range = positions::range(&document.text, span);
    let title = match new_text.trim() {
        "" => format!("Remove what `{}` points at", finding.rule),
        words if words.contains('\n') => format!("Mend what `{}` points at", finding.rule),
        words => format!("Write {words}"),
    };
    Some(Mend { title, edit: TextEdit { range, new_text } })
}

/// The words that a message supposes were meant, in place of those it points at.
fn meant(document: &Document, finding: &Finding, sources: &Sources) -> Option<(Span, String)> {
    let label = finding.diagnostic.labels.first()?;
    if sources.name(label.origin.file) != document.seat.name {
        return None;
    }
    let help = &finding.diagnostic.help;
    let named = help.iter().find_map(|help| help.strip_prefix("did you mean `")?.split_once("`?"))?.0;
    let span = label.origin.span;
    let written = document.text.get(span.start..span.end)?;
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
    let bare = quote.map_or(written, |quote| written.trim_matches(quote));
    // A path in place of one word would be another key in this table. What is not near is not what is pointed at.
    let path_for_word = quote.is_none() && named.contains('.') && !bare.contains('.');
    if path_for_word || bare.contains('\n') || nearest(bare, [named], 1).is_empty() {
        return None;
    }
    Some((span, quote.map_or(named.to_owned(), |quote| format!("{quote}{named}{quote}"))))
}
