//! What may stand at a byte of a jurisdiction file: a header, a key, a value, a placeholder.
//!
//! In: a list to fill and the byte. Out: the list, filled from the key table, the options of the documents, and the file
//! itself. It must not offer what the loader would refuse.

use super::{List, Offer};
use crate::jurisdiction::class;
use crate::jurisdiction::layer::WHOLE_FILE;
use crate::jurisdiction::schema::{self, KEYS, KINDS, Shape, describe};
use crate::lsp::library::Sort;
use crate::lsp::meaning::{Meaning, meaning, split_part};
use crate::lsp::outline::{Header, Item, Pair, Spot, Words, outline, spot};
use crate::lsp::pages;
use crate::template::front_matter::Choice;
use lsp_types::CompletionItemKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Fills the list with what may stand at a byte.
pub(super) fn complete(list: &mut List<'_, '_>, at: usize) {
    let text = list.view.document.text.clone();
    let items = outline(&text);
    match spot(&items, &text, at) {
        Spot::Header(header) => headers(list, header, &items),
        Spot::Key { table, pair } => keys(list, table, pair, &items, at),
        Spot::Value { pair, words } => value(list, pair, words, &items, at),
        Spot::Comment(_) => list.rules(at),
    }
}

/// Headers, brackets and all.
fn headers(list: &mut List<'_, '_>, here: &Header, items: &[Item]) {
    let there: BTreeSet<&str> = items
        .iter()
        .filter_map(|item| match item {
            Item::Header(header) if !header.list && header.span != here.span => Some(header.path.as_str()),
            _ => None,
        })
        .collect();
    let mut parts = vec![String::new()];
    if list.view.document.seat.sort == Sort::Area {
        parts.extend(KINDS.iter().map(|kind| format!("kind.{kind}.")));
        let classes = list.view.area.iter().flat_map(|area| area.layer.classes.keys());
        parts.extend(classes.map(|class| format!("class.{class}.")));
    }
    let mut tables: Vec<(String, bool, String)> = Vec::new();
    for part in &parts {
        // Every table of every kind would bury the rest: they come once their kind is typed.
        if !part.is_empty() {
            let about = "The same keys for one kind or class of government.".to_owned();
            tables.push((part.trim_end_matches('.').to_owned(), false, about));
            if !here.path.starts_with(part.as_str()) {
                continue;
            }
        }
        for key in KEYS {
            let table = key.path.split_once('.').map(|(table, _)| format!("{part}{table}"));
            if let Some(table) = table.filter(|table| tables.iter().all(|(path, ..)| path != table)) {
                tables.push((table, false, String::new()));
            }
            if matches!(key.shape, Shape::Tables(_)) && (part.is_empty() || !WHOLE_FILE.contains(&key.path)) {
                tables.push((format!("{part}{}", key.path), true, pages::of_key(key)));
            }
        }
    }
    for head in list.view.heads() {
        tables.push((format!("options.{}", head.document), false, head.about.clone()));
    }
    for (path, is_list, about) in tables {
        if !there.contains(path.as_str()) {
            let label = if is_list { format!("[[{path}]]") } else { format!("[{path}]") };
            list.offer(&here.span, Offer::new(&label, CompletionItemKind::MODULE, about));
        }
    }
}

/// Keys of the table that the byte is in, without those that it has.
fn keys(
    list: &mut List<'_, '_>,
    (table, in_list): (&str, bool),
    here: Option<&Pair>,
    items: &[Item],
    at: usize,
) {
    let there = siblings(items, at);
    let span = here.map_or(at..at, |pair| pair.key_span.clone());
    let typed = here.map_or("", |pair| pair.key.as_str());
    let has_value = here.is_some_and(|pair| pair.equals);
    let mut offer = |name: &str, shape: Shape, page: String| {
        if there.contains(name) && name != typed {
            return;
        }
        let offer = Offer::new(name, CompletionItemKind::PROPERTY, page).detail(describe(shape));
        list.offer(&span, if has_value { offer } else { with_value(offer, name, shape) });
    };
    if let Some(document) = table.strip_prefix("options.") {
        return options(list, document, &span, has_value, &there, typed);
    }
    let (part, above) = split_part(table);
    if in_list {
        let fields = schema::find(above).map(|key| key.shape);
        if let Some(Shape::Tables(fields)) = fields {
            let page = |field| meaning_page(&format!("{above}.{field}"));
            fields.iter().for_each(|field| offer(field.name, field.shape, page(field.name)));
        }
        return;
    }
    if part.starts_with("class.") && above.is_empty() {
        class::HEAD.iter().for_each(|field| offer(field.name, field.shape, field.about.to_owned()));
    }
    let below = if above.is_empty() { String::new() } else { format!("{above}.") };
    for key in KEYS {
        let Some(name) = key.path.strip_prefix(&below) else { continue };
        // A dotted key is one that somebody asked for.
        let shown = !name.contains('.') || typed.contains('.');
        let whole = !part.is_empty() && WHOLE_FILE.contains(&key.path);
        if shown && !whole && !matches!(key.shape, Shape::Tables(_)) {
            offer(name, key.shape, pages::of_key(key));
        }
    }
}

/// The names of the options of a document.
fn options(
    list: &mut List<'_, '_>,
    document: &str,
    span: &Range<usize>,
    has_value: bool,
    there: &BTreeSet<&str>,
    typed: &str,
) {
    let heads = list.view.heads();
    let Some(head) = heads.iter().find(|head| head.document == document) else { return };
    for (name, choice) in
        head.options.iter().filter(|(name, _)| *name == typed || !there.contains(name.as_str()))
    {
        let page = list.view.option_page(document, name).unwrap_or_default();
        let offer = Offer::new(name, CompletionItemKind::ENUM_MEMBER, page);
        let offer = offer.detail(format!("{} ({})", choice.help(), choice.range_words()));
        let value = match choice {
            Choice::Integer { default, .. } => default.to_string(),
            Choice::Boolean { default, .. } => (!default).to_string(),
            _ => format!("\"{}\"", choice.default_words()),
        };
        let snippet = match choice {
            Choice::Choice { choices, .. } => format!("{name} = \"${{1|{}|}}\"", choices_of(choices)),
            _ => format!("{name} = ${{1:{}}}", value.replace('$', "\\$")),
        };
        let offer = if has_value { offer } else { offer.text(format!("{name} = {value}")).snippet(snippet) };
        list.offer(span, offer);
    }
}

/// The words of a choice as snippets write them.
fn choices_of<W: AsRef<str>>(words: &[W]) -> String {
    let escaped = |word: &W| {
        word.as_ref().replace('\\', "\\\\").replace('$', "\\$").replace(',', "\\,").replace('|', "\\|")
    };
    words.iter().map(escaped).collect::<Vec<_>>().join(",")
}

/// A key with room for a value of its shape.
fn with_value<'o>(offer: Offer<'o>, name: &str, shape: Shape) -> Offer<'o> {
    let snippet = match shape {
        Shape::Text | Shape::Pattern | Shape::Prose | Shape::Url => "\"$0\"".to_owned(),
        Shape::Choice(words) => format!("\"${{1|{}|}}\"", choices_of(words)),
        Shape::Boolean => "${1|true,false|}".to_owned(),
        Shape::Texts => "[\"$0\"]".to_owned(),
        Shape::Integer(..) | Shape::Date | Shape::Tables(_) => "$0".to_owned(),
    };
    offer.text(format!("{name} = ")).snippet(format!("{name} = {snippet}"))
}

/// The keys of the very table that a byte is in.
fn siblings(items: &[Item], at: usize) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for item in items {
        match item {
            Item::Header(header) if header.span.start >= at => break,
            Item::Header(_) => keys.clear(),
            Item::Pair(pair) if pair.equals => keys.extend([pair.key.as_str()]),
            _ => {}
        }
    }
    keys
}

fn meaning_page(path: &str) -> String {
    meaning(path).map(pages::of).unwrap_or_default()
}

/// Values of a key, and placeholders inside them.
fn value(list: &mut List<'_, '_>, pair: &Pair, words: Option<&Words>, items: &[Item], at: usize) {
    let path = pair.path();
    let Some(meaning) = meaning(&path) else { return };
    let shape = meaning.shape();
    if let Some(words) = words
        && matches!(shape, Some(Shape::Text | Shape::Prose | Shape::Texts))
        && placeholders(list, words, at)
    {
        return;
    }
    if let (Meaning::Option { document, name }, heads) = (meaning, list.view.heads()) {
        let head = heads.iter().find(|head| head.document == document);
        if let Some(choice) = head.and_then(|head| head.options.get(name)) {
            decisions(list, choice, words, at);
        }
        return;
    }
    match (shape, path.as_str()) {
        (_, "unset") => KEYS.iter().for_each(|key| quoted(list, key.path, pages::of_key(key), words, at)),
        (_, "class") => classes(list, words, at),
        (_, "source.supports") => set_here(items).iter().for_each(|path| {
            quoted(list, path, meaning_page(path), words, at);
        }),
        (_, "partnership.source" | "evidence.source") => {
            for (id, title) in sources(items, &list.view.document.text) {
                quoted(list, &id, title, words, at);
            }
        }
        (Some(Shape::Choice(choices)), _) => {
            choices.iter().for_each(|word| quoted(list, word, "", words, at))
        }
        (Some(Shape::Boolean), _) => ["true", "false"].iter().for_each(|word| bare(list, word, "", at)),
        (Some(Shape::Date), _) => bare(list, &list.view.day.to_string(), "Today.", at),
        _ => {}
    }
}

/// What an option may be.
fn decisions(list: &mut List<'_, '_>, choice: &Choice, words: Option<&Words>, at: usize) {
    match choice {
        Choice::Choice { choices, .. } => choices.iter().for_each(|word| {
            quoted(list, word, choice.meaning(word).unwrap_or_default(), words, at);
        }),
        Choice::Boolean { .. } => {
            ["true", "false"].iter().for_each(|word| bare(list, word, choice.note(), at))
        }
        Choice::Integer { default, .. } => bare(list, &default.to_string(), choice.range_words(), at),
        Choice::Day { default, .. } | Choice::Text { default, .. } => {
            quoted(list, default, choice.range_words(), words, at);
        }
    }
}

/// The classes of the place’s state.
fn classes(list: &mut List<'_, '_>, words: Option<&Words>, at: usize) {
    let Some(jurisdiction) = &list.view.jurisdiction else { return };
    let kind = list.view.place.as_ref().map(|place| place.kind);
    for (name, class) in jurisdiction.courses().iter().flat_map(|course| &course.layer.classes) {
        if Some(class.kind.as_str()) == kind {
            quoted(list, name, class.about.clone(), words, at);
        }
    }
}

/// Offers keys inside an open brace of a string; says whether there is one.
fn placeholders(list: &mut List<'_, '_>, words: &Words, at: usize) -> bool {
    let text = list.view.document.text.clone();
    let before = text.get(words.inner.start..at).unwrap_or_default();
    let Some((_, typed)) = before.rsplit_once('{').filter(|(_, typed)| !typed.contains('}')) else {
        return false;
    };
    let after = text.get(at..words.inner.end).unwrap_or_default();
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let rest = after.trim_start_matches(name);
    let closing = if rest.starts_with('}') { "" } else { "}" };
    let span = at - typed.len()..at + (after.len() - rest.len());
    for key in KEYS.iter().filter(|key| matches!(key.shape, Shape::Text | Shape::Prose)) {
        let held = list.view.jurisdiction.as_ref().and_then(|known| known.text(key.path)).unwrap_or_default();
        let offer = Offer::new(key.path, CompletionItemKind::REFERENCE, pages::of_key(key)).detail(held);
        list.offer(&span, offer.text(format!("{}{closing}", key.path)));
    }
    true
}

/// Offers a text, with quotation marks where the byte is in none.
fn quoted(list: &mut List<'_, '_>, word: &str, page: impl Into<String>, words: Option<&Words>, at: usize) {
    let offer = Offer::new(word, CompletionItemKind::ENUM_MEMBER, page);
    let Some(words) = words else {
        let span = bare_word(&list.view.document.text, at);
        return list.offer(&span, offer.text(format!("\"{word}\"")));
    };
    let inner = list.view.document.text.get(words.inner.clone()).unwrap_or_default();
    // A change that an item makes lies on one line.
    if !inner.contains('\n') {
        let closed = words.inner.end < words.outer.end;
        list.offer(&words.inner, if closed { offer } else { offer.text(format!("{word}\"")) });
    }
}

/// Offers a value that takes no quotation marks.
fn bare(list: &mut List<'_, '_>, word: &str, page: impl Into<String>, at: usize) {
    let span = bare_word(&list.view.document.text, at);
    list.offer(&span, Offer::new(word, CompletionItemKind::VALUE, page));
}

fn bare_word(text: &str, at: usize) -> Range<usize> {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    before.trim_end_matches(word).len()..at + (after.len() - after.trim_start_matches(word).len())
}

/// The paths that a file sets, and the tables that they are in.
fn set_here(items: &[Item]) -> BTreeSet<String> {
    let set = |item: &Item| match item {
        Item::Pair(pair) if !pair.in_list && !pair.table.starts_with("options") => Some(pair.path()),
        Item::Header(header) if header.path != "source" && !header.path.starts_with("options") => {
            Some(header.path.clone())
        }
        _ => None,
    };
    items.iter().filter_map(set).collect()
}

/// The ids and titles of the sources of a file.
fn sources(items: &[Item], text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for item in items {
        if let Item::Pair(pair) = item
            && pair.table == "source"
            && let Some(words) = pair.strings.first().and_then(|words| text.get(words.inner.clone()))
        {
            match (pair.key.as_str(), found.last_mut()) {
                ("id", _) => found.push((words.to_owned(), String::new())),
                ("title", Some((_, title))) => pages::plain(words).clone_into(title),
                _ => {}
            }
        }
    }
    found
}
