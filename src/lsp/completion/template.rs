//! What may stand at a byte of a template: a key, an option, a filter, a function, a fact, a file.
//!
//! In: a list to fill and the byte. Out: the list, filled from the key table, the front matter, the ledger and the manual of
//! the templates. It must not offer what rendering would refuse.

use super::{List, Offer};
use crate::jurisdiction::schema::{KEYS, describe};
use crate::lsp::pages;
use crate::lsp::tags::{Role, Spot, spot};
use crate::template::front_matter::Choice;
use crate::template::manual::{FILTERS, FUNCTIONS, NAMES, TESTS, Word};
use lsp_types::CompletionItemKind;
use std::ops::Range;

/// How a statement is written.
const STATEMENTS: [(&str, &str); 11] = [
    ("if", "if $0 %}{% endif"),
    ("elif", "elif $0"),
    ("else", "else"),
    ("endif", "endif"),
    ("for", "for ${1:item} in $0 %}{% endfor"),
    ("endfor", "endfor"),
    ("set", "set ${1:name} = $0"),
    ("include", "include \"$0\""),
    ("block", "block ${1:name} %}$0{% endblock"),
    ("endblock", "endblock"),
    ("extends", "extends \"form.md\""),
];

/// Fills the list with what may stand at a byte.
pub(super) fn complete(list: &mut List<'_, '_>, at: usize) {
    let text = list.view.document.text.clone();
    match spot(&text, at) {
        Spot::Prose => {}
        Spot::Comment => list.rules(at),
        Spot::Statement(span) => {
            for (name, snippet) in STATEMENTS {
                list.offer(&span, Offer::new(name, CompletionItemKind::KEYWORD, "").snippet(snippet));
            }
        }
        Spot::Filter(span) => words(list, &span, FILTERS, CompletionItemKind::FUNCTION, "| "),
        Spot::Test(span) => words(list, &span, TESTS, CompletionItemKind::FUNCTION, "is "),
        Spot::Name(span) => names(list, &span, &text),
        Spot::Words { inner, role } => strings(list, &inner, role),
    }
}

/// Words of the manual, without what stands before them there.
fn words(
    list: &mut List<'_, '_>,
    span: &Range<usize>,
    words: &[Word],
    kind: CompletionItemKind,
    before: &str,
) {
    for word in words {
        let written = word.written.strip_prefix(before).unwrap_or(word.written);
        list.offer(span, Offer::new(word.name, kind, pages::of_word(word)).detail(word.about).text(written));
    }
}

/// Names: keys, options, what is set in the file, functions.
fn names(list: &mut List<'_, '_>, span: &Range<usize>, text: &str) {
    let typed = text.get(span.clone()).unwrap_or_default();
    for head in list.view.heads_here() {
        for (name, choice) in &head.options {
            let page = list.view.option_page(&head.document, name).unwrap_or_default();
            let label = format!("options.{name}");
            list.offer(span, Offer::new(&label, CompletionItemKind::ENUM, page).detail(choice.range_words()));
        }
    }
    if typed.starts_with("options.") {
        return;
    }
    for key in KEYS {
        let mut page = pages::of_key(key);
        if let Some(known) = list.view.known() {
            page = format!("{page}\n\n---\n\n{}", pages::of_value(key.path, &known));
        }
        let offer = Offer::new(key.path, CompletionItemKind::PROPERTY, page);
        list.offer(span, offer.detail(describe(key.shape)));
    }
    words(list, span, NAMES, CompletionItemKind::VARIABLE, "");
    for name in set_here(text) {
        list.offer(span, Offer::new(name, CompletionItemKind::VARIABLE, "Set in this file."));
    }
    words(list, span, FUNCTIONS, CompletionItemKind::FUNCTION, "");
}

/// The names that `{% set name = … %}` and `{% for name in … %}` give in a text, each once.
fn set_here(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for tag in text.split("{%").skip(1) {
        let tag = tag.trim_start_matches('-').trim_start();
        let named = tag.strip_prefix("set ").or_else(|| tag.strip_prefix("for "));
        let name = named.and_then(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').find(|name| !name.is_empty())
        });
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

/// What a string may say.
fn strings(list: &mut List<'_, '_>, inner: &Range<usize>, role: Role<'_>) {
    match role {
        Role::Argument { of: "fact", name: "id" } => {
            for fact in list.view.facts() {
                let offer = Offer::new(&fact.id, CompletionItemKind::CONSTANT, pages::of_fact(&fact));
                list.offer(inner, offer.detail(fact.as_of.to_string()));
            }
        }
        Role::Argument { of: "option_note", name: "name" } => {
            for head in list.view.heads_here() {
                for (name, choice) in &head.options {
                    let page = list.view.option_page(&head.document, name).unwrap_or_default();
                    list.offer(inner, Offer::new(name, CompletionItemKind::ENUM, page).detail(choice.help()));
                }
            }
        }
        Role::Argument { of: "confirm" | "blank", name: "key" } => {
            for key in KEYS {
                let offer = Offer::new(key.path, CompletionItemKind::PROPERTY, pages::of_key(key));
                list.offer(inner, offer.detail(describe(key.shape)));
            }
        }
        Role::Template => {
            let house = std::sync::Arc::clone(&list.view.house);
            let own = list.view.document.seat.template();
            let files = house.catalog().files().keys().filter(|name| name.ends_with(".md"));
            // A form is extended, whichever it is, and never included.
            for name in files.filter(|name| !name.starts_with("forms/") && Some(name.as_str()) != own) {
                list.offer(inner, Offer::new(name, CompletionItemKind::FILE, ""));
            }
        }
        Role::Compared(path) => compared(list, inner, path),
        Role::Argument { .. } | Role::Other => {}
    }
}

/// The words that an option or a key with a choice can be.
fn compared(list: &mut List<'_, '_>, inner: &Range<usize>, path: &str) {
    if let Some(name) = path.strip_prefix("options.") {
        for head in list.view.heads_here() {
            if let Some(choice @ Choice::Choice { choices, .. }) = head.options.get(name) {
                for word in choices {
                    let page = choice.meaning(word).unwrap_or_default();
                    list.offer(inner, Offer::new(word, CompletionItemKind::ENUM_MEMBER, page));
                }
            }
        }
        return;
    }
    let path = if path == "form" { "ordinance.form" } else { path };
    let shape = crate::jurisdiction::schema::find(path).map(|key| key.shape);
    if let Some(crate::jurisdiction::schema::Shape::Choice(choices)) = shape {
        choices
            .iter()
            .for_each(|word| list.offer(inner, Offer::new(word, CompletionItemKind::ENUM_MEMBER, "")));
    }
}
