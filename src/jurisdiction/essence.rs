//! The essence of a layer: what a government of one kind and class can see of it.
//!
//! In: a layer, a kind and a class. Out: a text that is the same as long as no paper of such a government can change: no
//! comment, no position, nothing of other kinds and classes. It must not know what is made of it; a build compares such
//! texts to know what it has to make again.

use super::citation::Citation;
use super::layer::Layer;
use super::value::{Node, Value};
use std::fmt::Write as _;

impl Layer {
    /// The essence of the layer for governments of a kind, in a class of it or in none.
    pub fn essence(&self, kind: &str, class: Option<&str>) -> String {
        let counts = |path: &str| concerns(path, kind, class);
        let mut out = String::new();
        // The list of sources is written as the citations made of it.
        for (path, node) in self.values.iter().filter(|(path, _)| *path != "source" && counts(path)) {
            text(&mut out, path);
            value(&mut out, &node.value);
        }
        for (name, class) in self.classes.iter().filter(|(_, class)| class.kind == kind) {
            [name, &class.about].into_iter().for_each(|words| text(&mut out, words));
        }
        for (document, options) in &self.options {
            for (name, option) in options {
                [document, name].into_iter().for_each(|words| text(&mut out, words));
                value(&mut out, &option.value);
            }
        }
        for citation in &self.citations {
            let supports: Vec<&str> = citation.supports().filter(|path| counts(path)).collect();
            if !supports.is_empty() {
                source(&mut out, citation);
                supports.into_iter().for_each(|path| text(&mut out, path));
            }
        }
        out
    }
}

/// Whether a path is one of the whole file, or of the tables of this kind or class.
fn concerns(path: &str, kind: &str, class: Option<&str>) -> bool {
    let of = |table: &str, name: Option<&str>| {
        let Some(rest) = path.strip_prefix(table) else { return true };
        name.is_some_and(|name| {
            rest == name || rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
        })
    };
    of("kind.", Some(kind)) && of("class.", class)
}

fn source(out: &mut String, citation: &Citation) {
    let optional = [&citation.citation, &citation.url, &citation.note];
    let optional = optional.into_iter().map(|words| words.as_deref().unwrap_or_default());
    let words =
        [citation.id.as_str(), &citation.title, citation.confidence.word()].into_iter().chain(optional);
    words.for_each(|words| text(out, words));
    text(out, &citation.checked.to_string());
}

/// Words after their length, so that no two lists of words make one text.
fn text(out: &mut String, words: &str) {
    let _ = write!(out, "{}:{words}", words.len());
}

fn value(out: &mut String, of: &Value) {
    match of {
        Value::Text(words) => text(out, words),
        Value::Integer(number) => drop(write!(out, "i{number};")),
        Value::Boolean(yes) => drop(write!(out, "b{yes};")),
        Value::Date(date) => drop(write!(out, "d{date};")),
        Value::List(items) => {
            let _ = write!(out, "l{}:", items.len());
            items.iter().for_each(|Node { value: item, .. }| value(out, item));
        }
        Value::Table(fields) => {
            let _ = write!(out, "t{}:", fields.len());
            for (name, node) in fields {
                text(out, name);
                value(out, &node.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::jurisdiction::layer::{Layer, Scope};
    use crate::source::{Origin, Sources, Span};

    const STATE: &str = "\
[government]
body = \"Council\"
[kind.town]
government.body = \"Town Board\"
[kind.city]
government.clerk = \"City Clerk\"
[[source]]
id = \"town-law\"
title = \"Town Law\"
checked = 2026-11-24
confidence = \"confirmed\"
supports = [\"kind.town.government.body\"]
";

    fn essence(text: &str, kind: &str) -> String {
        let file = Sources::default().add("state.toml", text.to_owned());
        assert_eq!(Origin { file, span: Span::default() }.span.start, 0);
        Layer::read(text, file, Scope::Area).expect("a layer").essence(kind, None)
    }

    #[test]
    fn comments_and_positions_do_not_count() {
        let moved = format!("# The law of a state\n\n{STATE}");
        assert_eq!(essence(&moved, "town"), essence(STATE, "town"));
    }

    #[test]
    fn what_is_said_of_one_kind_counts_for_that_kind() {
        for (from, to) in [("Town Board", "Board"), ("2026-11-24", "2026-11-23"), ("\"Town Law\"", "\"Law\"")]
        {
            let changed = STATE.replace(from, to);
            assert_ne!(essence(&changed, "town"), essence(STATE, "town"), "{from}");
            assert_eq!(essence(&changed, "city"), essence(STATE, "city"), "{from}");
        }
        let changed = STATE.replace("\"Council\"", "\"Board\"");
        assert_ne!(essence(&changed, "city"), essence(STATE, "city"));
    }

    #[test]
    fn two_lists_of_words_are_two_essences() {
        let list = |items: &str| essence(&format!("numbering.levels = [{items}]\n"), "town");
        assert_ne!(list("\"a\", \"b\""), list("\"ab\""));
        assert_ne!(list("\"a1:b\""), list("\"a\", \"b\""));
    }
}
