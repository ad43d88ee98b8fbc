//! Placeholders: `{government.body}` in a value stands for the value of that key.
//!
//! In: values as they were written. Out: the same in [`Segment`]s, with each word’s key and place, and a blank where nobody
//! supplied a value; and the placeholders that cannot be filled. It must not know which layer won, or why.

use super::schema::{self, KEYS, Shape};
use super::stack::{Held, Jurisdiction, grows};
use super::value::{Node, Value};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Origin;

/// How deep one value may name another that names another.
const DEEPEST: usize = 4;

/// How many placeholders one value may have; with [`DEEPEST`] it bounds how long a filled value can grow.
const MOST: usize = 8;

/// A piece of a value whose `{key}` placeholders are filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Words, and the key whose value they are.
    Words {
        /// The words.
        text: String,
        /// The key they come from.
        key: &'static str,
        /// Where they were written.
        origin: Option<Origin>,
    },
    /// A value that nobody has supplied.
    Blank {
        /// What belongs here.
        label: String,
        /// The key that fills it.
        key: &'static str,
    },
}

impl Segment {
    /// The words, or the label of the blank in brackets.
    pub fn words(&self) -> String {
        match self {
            Self::Words { text, .. } => text.clone(),
            Self::Blank { label, .. } => format!("[{label}]"),
        }
    }
}

/// Why a placeholder cannot be filled: the rule that it breaks, and the words that follow its name.
struct Why {
    rule: &'static str,
    fault: &'static str,
}

impl Jurisdiction {
    /// Words with their placeholders filled, blanks in brackets.
    pub fn filled(&self, path: &str, text: &str) -> String {
        let mut segments = Vec::new();
        self.push_segments(path, text, None, DEEPEST, &mut segments);
        segments.iter().map(Segment::words).collect()
    }

    /// A key's value with its placeholders filled; a blank when nobody supplied it and the key has one.
    pub fn filling(&self, path: &str) -> Vec<Segment> {
        match self.get(path) {
            Some(held) => self.fill(path, held.node.text().unwrap_or_default(), held.origin()),
            None => self.blank(path).into_iter().collect(),
        }
    }

    /// The same for words that belong to a key without being its whole value, such as an item of its list.
    pub fn fill(&self, path: &str, text: &str, origin: Origin) -> Vec<Segment> {
        let mut segments = Vec::new();
        self.push_segments(path, text, Some(origin), DEEPEST, &mut segments);
        segments
    }

    fn blank(&self, path: &str) -> Option<Segment> {
        let key = schema::find(path)?;
        let label = key.blank.unwrap_or_else(|| key.path.rsplit('.').next().unwrap_or(key.path));
        Some(Segment::Blank { label: label.replace('_', " "), key: key.path })
    }

    fn push_segments(
        &self,
        path: &str,
        text: &str,
        origin: Option<Origin>,
        depth: usize,
        segments: &mut Vec<Segment>,
    ) {
        let key = schema::find(path).map_or("", |key| key.path);
        let words = |text: &str, segments: &mut Vec<Segment>| {
            if !text.is_empty() {
                segments.push(Segment::Words { text: text.to_owned(), key, origin });
            }
        };
        let mut rest = text;
        while let Some((before, name, after)) = placeholder(rest) {
            words(before, segments);
            match self.get(name) {
                Some(held) if depth > 0 => {
                    let inner = held.node.text().unwrap_or_default();
                    self.push_segments(name, inner, Some(held.origin()), depth - 1, segments);
                }
                _ => segments.extend(self.blank(name)),
            }
            rest = after;
        }
        words(rest, segments);
    }

    pub(super) fn check_placeholders(&self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        // The titles and notes of sources are printed as they stand.
        for key in KEYS.iter().filter(|key| key.shape != Shape::Pattern && key.path != "source") {
            let most = if grows(key.path) { usize::MAX } else { 1 };
            for held in self.history(key.path).iter().take(most) {
                self.check_node(key.path, held, held.node, &mut faults);
            }
        }
        faults
    }

    fn check_node(&self, path: &str, held: &Held<'_>, node: &Node, faults: &mut Vec<Diagnostic>) {
        match &node.value {
            Value::Text(text) => {
                if let Some(brace) = stray_brace(text) {
                    let origin = Origin { file: held.course.file, span: node.span };
                    let fault = Diagnostic::error(format!("`{brace}` in `{path}` has no partner"))
                        .rule("unknown-placeholder")
                        .at(origin, "used here")
                        .help(
                            "braces enclose the path of a key that holds text, such as `{government.body}`",
                        );
                    faults.push(fault);
                } else if let Some((name, Why { rule, fault })) =
                    self.bad_placeholder(text, &mut vec![path.to_owned()])
                {
                    let origin = Origin { file: held.course.file, span: node.span };
                    let near = nearest(&name, KEYS.iter().map(|key| key.path), 1);
                    let help = match near.first() {
                        Some(near) if *near != name => format!("did you mean `{{{near}}}`?"),
                        _ => {
                            "a placeholder is the path of a key that holds text, such as `{government.body}`"
                                .into()
                        }
                    };
                    faults.push(
                        Diagnostic::error(format!("`{{{name}}}` in `{path}` {fault}"))
                            .rule(rule)
                            .at(origin, "used here")
                            .help(help),
                    );
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.check_node(path, held, item, faults)),
            Value::Table(fields) => {
                fields.values().for_each(|field| self.check_node(path, held, field, faults))
            }
            _ => {}
        }
    }

    /// The first placeholder of a key's text that cannot be filled, and why. `above` holds the keys that lead to it.
    fn bad_placeholder(&self, text: &str, above: &mut Vec<String>) -> Option<(String, Why)> {
        let mut rest = text;
        let mut count = 0;
        while let Some((_, name, after)) = placeholder(rest) {
            count += 1;
            let unknown = |fault| Some((name.to_owned(), Why { rule: "unknown-placeholder", fault }));
            let circular = |fault| Some((name.to_owned(), Why { rule: "circular-placeholder", fault }));
            let Some(key) = schema::find(name) else { return unknown("names no key") };
            if !matches!(key.shape, Shape::Text | Shape::Prose) {
                return unknown("names a key that does not hold text");
            }
            if above.first().is_some_and(|first| first == name) {
                return circular("leads back to itself");
            }
            // A loop further down is reported at the key where it closes, once.
            if !above.iter().any(|one| one == name) {
                if above.len() >= DEEPEST {
                    return circular("is named through too many others");
                }
                if count > MOST {
                    return circular("stands among more placeholders than a text can have");
                }
                above.push(name.to_owned());
                let inner = self.text(name).filter(|inner| inner.contains('{'));
                let bad = inner.and_then(|inner| self.bad_placeholder(inner, above));
                above.pop();
                if bad.is_some() {
                    return bad;
                }
            }
            rest = after;
        }
        None
    }
}

/// A brace that is no part of a `{name}`.
fn stray_brace(text: &str) -> Option<char> {
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        if before.contains('}') {
            return Some('}');
        }
        if name.contains('{') {
            return Some('{');
        }
        rest = after;
    }
    rest.chars().find(|c| matches!(c, '{' | '}'))
}

/// Splits at the first `{name}`: the text before, the name, the text after.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
