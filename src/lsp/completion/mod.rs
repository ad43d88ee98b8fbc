//! Completion: what may stand at the cursor.
//!
//! In: a view of a document and a byte in it. Out: items, each with the words it puts there and what they mean. What may
//! stand in a jurisdiction file and what in a template is in a file each.

mod jurisdiction;
mod template;

use super::library::Sort;
use super::positions;
use super::view::View;
use crate::lint::RULES;
use crate::source::Span;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat, MarkupContent,
    MarkupKind, TextEdit,
};
use std::ops::Range;

/// What may stand at a byte; `snippets` says whether the editor knows `${1:places}` in them.
pub(super) fn complete(view: &View<'_>, at: usize, snippets: bool) -> Vec<CompletionItem> {
    let mut list = List { view, snippets, items: Vec::new() };
    match view.document.seat.sort {
        Sort::Place | Sort::Area => jurisdiction::complete(&mut list, at),
        Sort::Template => template::complete(&mut list, at),
        Sort::Ledger | Sort::Stranger => {}
    }
    list.items
}

/// The items found so far.
struct List<'v, 'a> {
    view: &'v View<'a>,
    snippets: bool,
    items: Vec<CompletionItem>,
}

/// One thing that may stand somewhere.
struct Offer<'o> {
    label: &'o str,
    kind: CompletionItemKind,
    /// What stands beside the label in a list.
    detail: String,
    /// The page.
    page: String,
    /// What is put there, where it is not the label.
    text: Option<String>,
    /// The same with `$0` where the cursor goes, for an editor that knows such marks.
    snippet: Option<String>,
}

impl<'o> Offer<'o> {
    fn new(label: &'o str, kind: CompletionItemKind, page: impl Into<String>) -> Self {
        Self { label, kind, detail: String::new(), page: page.into(), text: None, snippet: None }
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    fn text(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }

    fn snippet(self, snippet: impl Into<String>) -> Self {
        Self { snippet: Some(snippet.into()), ..self }
    }
}

impl List<'_, '_> {
    /// Offers something in place of some bytes.
    fn offer(&mut self, span: &Range<usize>, offer: Offer<'_>) {
        let snippet = offer.snippet.filter(|_| self.snippets);
        let format = snippet.as_ref().map(|_| InsertTextFormat::SNIPPET);
        let new_text = snippet.or(offer.text).unwrap_or_else(|| offer.label.to_owned());
        let range = positions::range(&self.view.document.text, Span::from(span.clone()));
        let value = MarkupContent { kind: MarkupKind::Markdown, value: offer.page };
        // The order of the key table says more than the alphabet.
        let order = format!("{:04}", self.items.len());
        self.items.push(CompletionItem {
            label: offer.label.to_owned(),
            kind: Some(offer.kind),
            detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
            documentation: Some(value)
                .filter(|page| !page.value.is_empty())
                .map(Documentation::MarkupContent),
            sort_text: Some(order),
            filter_text: Some(offer.label.to_owned()),
            insert_text_format: format,
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        });
    }

    /// Offers the names of rules after `draft: allow(`.
    fn rules(&mut self, at: usize) {
        let text = &self.view.document.text;
        let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let Some((_, typed)) = line.rsplit_once("draft: allow(").filter(|(_, typed)| !typed.contains(')'))
        else {
            return;
        };
        let span = at - typed.len()..at;
        for rule in RULES {
            let offer = Offer::new(rule.name(), CompletionItemKind::CONSTANT, super::pages::of_rule(*rule));
            self.offer(&span, offer.detail(rule.about()));
        }
    }
}
