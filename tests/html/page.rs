//! A strict reader for the page: it panics at anything that a careful writer would not have written.

use std::collections::BTreeSet;

/// One step through the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Open { name: String, attributes: Vec<(String, String)> },
    Close { name: String },
    Text(String),
}

const VOID: &[&str] = &["meta", "br"];

/// Reads a page; elements must nest, attributes must be quoted, and only the four known entities may occur.
pub(crate) fn read(html: &str) -> Vec<Step> {
    let mut rest = html.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
    let mut steps = Vec::new();
    let mut open: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        if at > 0 {
            steps.push(Step::Text(unescape(&rest[..at])));
            rest = &rest[at..];
            continue;
        }
        if let Some(tail) = rest.strip_prefix("</") {
            let (name, after) = tail.split_once('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(name), "before {after:.80}");
            steps.push(Step::Close { name: name.to_owned() });
            rest = after;
            continue;
        }
        let (step, after) = start_tag(&rest[1..]);
        rest = after;
        if let Step::Open { name, .. } = &step
            && !VOID.contains(&name.as_str())
        {
            open.push(name.clone());
        }
        let style = matches!(&step, Step::Open { name, .. } if name == "style");
        steps.push(step);
        if style {
            let end = rest.find("</").unwrap();
            assert!(rest[end..].starts_with("</style>"), "the style ends early");
            rest = &rest[end..];
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    steps
}

fn start_tag(tail: &str) -> (Step, &str) {
    let end = tail.find([' ', '>']).unwrap();
    let (name, mut rest) = tail.split_at(end);
    assert!(
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
        "<{name}"
    );
    let mut attributes: Vec<(String, String)> = Vec::new();
    while let Some(tail) = rest.strip_prefix(' ') {
        let end = tail.find(['=', ' ', '>']).unwrap();
        let key = tail[..end].to_owned();
        assert!(key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "<{name} {key}");
        assert!(attributes.iter().all(|(known, _)| *known != key), "<{name}: {key} twice");
        rest = &tail[end..];
        let mut value = String::new();
        if let Some(tail) = rest.strip_prefix("=\"") {
            let (quoted, after) = tail.split_once('"').unwrap();
            value = unescape(quoted);
            rest = after;
        }
        attributes.push((key, value));
    }
    let rest = rest.strip_prefix('>').unwrap_or_else(|| panic!("<{name} does not end: {rest:.40}"));
    (Step::Open { name: name.to_owned(), attributes }, rest)
}

fn unescape(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"']), "unescaped: {text:.80}");
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (entity, after) = rest[at + 1..].split_once(';').expect("an entity ends");
        out.push_str(match entity {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            other => panic!("entity {other}"),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The values of one attribute, in order.
pub(crate) fn values<'a>(steps: &'a [Step], key: &str) -> Vec<&'a str> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Open { attributes, .. } => attributes.iter().find(|(known, _)| known == key),
            _ => None,
        })
        .map(|(_, value)| value.as_str())
        .collect()
}

/// The words inside the first element with this id.
pub(crate) fn words_of(steps: &[Step], id: &str) -> String {
    let starts = |step: &Step| matches!(step, Step::Open { attributes, .. } if attributes.iter().any(|(k, v)| k == "id" && v == id));
    let first = steps.iter().position(starts).unwrap_or_else(|| panic!("no id {id}"));
    let (mut depth, mut words) = (0, String::new());
    for step in &steps[first..] {
        match step {
            Step::Open { name, .. } if !VOID.contains(&name.as_str()) => depth += 1,
            Step::Open { .. } => {}
            Step::Close { .. } => depth -= 1,
            Step::Text(text) => words.push_str(text),
        }
        if depth == 0 {
            break;
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Panics unless ids are used once and every link inside the page, and every label, leads to one.
pub(crate) fn assert_linked(steps: &[Step]) {
    let mut ids = BTreeSet::new();
    for id in values(steps, "id") {
        assert!(ids.insert(id), "id {id} twice");
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "id {id:?}");
    }
    for href in values(steps, "href") {
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "no id for {href}"),
            None => assert!(["http://", "https://", "mailto:"].iter().any(|s| href.starts_with(s)), "{href}"),
        }
    }
    for label in values(steps, "aria-labelledby") {
        assert!(ids.contains(label), "no id for label {label}");
    }
}
