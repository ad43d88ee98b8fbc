//! Hover: what stands under the cursor, and what holds.
//!
//! In: a view of a document and a byte in it. Out: a page as Markdown and the bytes that it speaks of.

use super::library::Sort;
use super::meaning::{Meaning, meaning};
use super::outline::{Pair, Spot, outline, spot};
use super::pages;
use super::tags::{self, Role};
use super::view::View;
use crate::jurisdiction::schema::{self, Key};
use crate::template::manual::{FILTERS, FUNCTIONS, NAMES, TESTS, Word};
use std::ops::Range;

/// A page and the bytes that it speaks of.
pub(super) type Page = (String, Range<usize>);

/// The page for a byte.
pub(super) fn hover(view: &View<'_>, at: usize) -> Option<Page> {
    match view.document.seat.sort {
        Sort::Place | Sort::Area => jurisdiction(view, at),
        Sort::Template => template(view, at),
        Sort::Ledger | Sort::Stranger => None,
    }
}

fn jurisdiction(view: &View<'_>, at: usize) -> Option<Page> {
    let text = &view.document.text;
    let items = outline(text);
    match spot(&items, text, at) {
        Spot::Key { pair: Some(pair), .. } => Some((of_pair(view, pair)?, pair.key_span.clone())),
        Spot::Value { pair, words: Some(words) } => {
            if let Some((key, span)) = placeholder(text, &words.inner, at) {
                return Some((of_key(view, key, key.path), span));
            }
            let word = text.get(words.inner.clone())?;
            let page = match (pair.path().as_str(), meaning(&pair.path())?) {
                ("unset" | "source.supports", _) => match meaning(word)? {
                    Meaning::Key(key) => of_key(view, key, word),
                    other => pages::of(other),
                },
                ("partnership.source" | "evidence.source", _) => cited(view, word)?,
                _ => of_pair(view, pair)?,
            };
            Some((page, words.outer.clone()))
        }
        Spot::Value { pair, words: None } => Some((of_pair(view, pair)?, pair.key_span.clone())),
        Spot::Header(header) => {
            let heads = view.heads();
            let document = header.path.strip_prefix("options.");
            let head = document.and_then(|name| heads.iter().find(|head| head.document == name));
            let page = match (head, meaning(&header.path)) {
                (Some(head), _) => format!("**{}**\n\n{}", head.title, head.about),
                (None, Some(Meaning::Key(key))) => of_key(view, key, &header.path),
                _ => return None,
            };
            Some((page, header.span.clone()))
        }
        Spot::Key { pair: None, .. } | Spot::Comment(_) => None,
    }
}

/// The page of the key of a pair, with what holds for it.
fn of_pair(view: &View<'_>, pair: &Pair) -> Option<String> {
    let path = pair.path();
    Some(match meaning(&path)? {
        Meaning::Key(key) => of_key(view, key, &path),
        Meaning::Option { document, name } => view.option_page(document, name)?,
        other => pages::of(other),
    })
}

/// The page of a key, and what holds for it in the place or is said in the file.
fn of_key(view: &View<'_>, key: &Key, path: &str) -> String {
    let page = pages::of_key(key);
    let holds = match (view.known(), view.said(path)) {
        (Some(known), _) => pages::of_value(key.path, &known),
        (None, Some(held)) => {
            let mut said = format!("**here:** {}", pages::plain(&held.node.display()));
            held.citations().into_iter().for_each(|citation| pages::source(citation, &mut said));
            said
        }
        (None, None) => return page,
    };
    format!("{page}\n\n---\n\n{holds}")
}

/// The page of a source of the file.
fn cited(view: &View<'_>, id: &str) -> Option<String> {
    let area = view.area.iter().map(|course| &course.layer);
    let known = view.jurisdiction.iter().flat_map(|known| known.courses()).rev().map(|course| &course.layer);
    let mut citations = area.chain(known).flat_map(|layer| &layer.citations);
    let citation = citations.find(|citation| citation.id == id)?;
    let mut page = String::new();
    pages::source(citation, &mut page);
    Some(page.trim_start().to_owned())
}

/// The key named by a `{placeholder}` around a byte of a string.
pub(super) fn placeholder(
    text: &str,
    inner: &Range<usize>,
    at: usize,
) -> Option<(&'static Key, Range<usize>)> {
    let before = text.get(inner.start..at)?;
    let open = before.rfind('{').filter(|open| !before[*open..].contains('}'))?;
    let start = inner.start + open + 1;
    let end = start + text.get(start..inner.end)?.find('}')?;
    let key = schema::find(text.get(start..end)?)?;
    Some((key, start..end))
}

fn template(view: &View<'_>, at: usize) -> Option<Page> {
    let text = &view.document.text;
    let word = |words: &[Word], span: Range<usize>| {
        let name = text.get(span.clone())?;
        words.iter().find(|word| word.name == name).map(|word| (pages::of_word(word), span))
    };
    match tags::spot(text, at) {
        tags::Spot::Name(span) => {
            let name = text.get(span.clone())?;
            if let Some(option) = name.strip_prefix("options.") {
                return Some((of_option(view, option)?, span));
            }
            if let Some(key) = schema::find(name) {
                return Some((of_key(view, key, key.path), span));
            }
            word(NAMES, span.clone()).or_else(|| word(FUNCTIONS, span))
        }
        tags::Spot::Filter(span) => word(FILTERS, span),
        tags::Spot::Test(span) => word(TESTS, span),
        tags::Spot::Words { inner, role } => {
            let words = text.get(inner.clone())?;
            let page = match role {
                Role::Argument { of: "fact", name: "id" } => {
                    pages::of_fact(view.facts().iter().find(|fact| fact.id == words)?)
                }
                Role::Argument { of: "option_note", name: "name" } => of_option(view, words)?,
                Role::Argument { of: "confirm" | "blank", name: "key" } => {
                    let key = schema::find(words)?;
                    of_key(view, key, key.path)
                }
                Role::Compared(path) => match path.strip_prefix("options.") {
                    Some(option) => of_option(view, option)?,
                    None => {
                        let key = schema::find(path)?;
                        of_key(view, key, key.path)
                    }
                },
                _ => return None,
            };
            Some((page, inner))
        }
        tags::Spot::Prose | tags::Spot::Comment | tags::Spot::Statement(_) => None,
    }
}

/// The page of an option of a document that the template belongs to.
fn of_option(view: &View<'_>, name: &str) -> Option<String> {
    view.heads_here().iter().find_map(|head| view.option_page(&head.document, name))
}
