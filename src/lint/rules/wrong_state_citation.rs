//! `wrong-state-citation`.

use crate::jurisdiction::place::STATES;
use crate::jurisdiction::schema::{KEYS, key_of};
use crate::jurisdiction::stack::Held;
use crate::jurisdiction::value::{Node, Value};
use crate::lint::look::{LayerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, statute};
use crate::source::{Origin, Span};

rule! {
    /// ## What it finds
    ///
    /// A value or a text that cites a statute in the form of another state’s code: `Iowa Code § 364.1` in a file of Ohio.
    ///
    /// ## Why it matters
    ///
    /// It is the mark of a file that was copied from a neighbor. An ordinance that rests on another state’s statute rests on nothing.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # in oh.toml
    /// authority_citation = "Iowa Code § 364.1"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// authority_citation = "Ohio Const. art. XVIII, § 3"
    /// ```
    ///
    /// A model from elsewhere may be named in a note of a source.
    WrongStateCitation = "wrong-state-citation", Family::Law, Level::Error
}

const HELP: &str = "cite the law of this state, or leave the value out";

/// What may speak of other places: local facts, and notes that compare with them.
const ELSEWHERE: [&str; 3] = ["evidence", "partnership", "law.private_action_note"];

impl Rule for WrongStateCitation {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let postal = look.layer.values.get("postal").and_then(Node::text);
        let Some(state) = postal.or(look.place.map(|place| place.state)) else { return };
        let values = look.layer.values.iter().filter(|(path, _)| !ELSEWHERE.contains(&key_of(path)));
        for (_, node) in values {
            each(node, state, &mut |span, words, postal| {
                let origin = look.origin(within(look.text, span, words));
                findings.push(self.finding(postal, origin));
            });
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let state = paper.place.state;
        let keys = KEYS.iter().filter(|key| key.path != "source" && !ELSEWHERE.contains(&key.path));
        // The library’s own files are looked at as files.
        let own = |held: &Held<'_>| !paper.sources.name(held.course.file).starts_with("jurisdictions/");
        for held in keys.filter_map(|key| paper.value(key.path)).filter(own) {
            each(held.node, state, &mut |span, words, postal| {
                let file = held.course.file;
                let span = within(paper.sources.text(file), span, words);
                findings.push(self.finding(postal, Origin { file, span }).in_paper(paper));
            });
        }
        for passage in paper.text_passages().filter(|passage| seek::holds(&passage.words, &["§", "Code"])) {
            let found = statute::foreign(&passage.words, state);
            let Some((range, postal)) = found.filter(|(range, _)| passage.is_prose(range)) else { continue };
            findings.push(Finding::new(self, message(postal)).in_words(paper, passage, range).help(HELP));
        }
    }
}

impl WrongStateCitation {
    fn finding(&self, postal: &str, origin: Origin) -> Finding {
        Finding::new(self, message(postal)).at(origin, "another state’s code").help(HELP)
    }
}

/// Calls back with the place, the words and the state of every foreign citation in a value.
fn each(node: &Node, state: &str, found: &mut dyn FnMut(Span, &str, &'static str)) {
    match &node.value {
        Value::Text(text) => {
            if let Some((range, postal)) = statute::foreign(text, state) {
                found(node.span, text.get(range).unwrap_or_default(), postal);
            }
        }
        Value::List(items) => items.iter().for_each(|item| each(item, state, found)),
        Value::Table(fields) => {
            let law = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "note" | "title" | "url"));
            law.for_each(|(_, field)| each(field, state, found));
        }
        _ => {}
    }
}

fn message(postal: &str) -> String {
    let state = STATES.iter().find(|state| state.postal == postal).map_or(postal, |state| state.name);
    format!("this cites the code of {state}")
}

/// The bytes of a value that hold these words, or all of it.
fn within(text: &str, span: Span, words: &str) -> Span {
    let value = text.get(span.start..span.end).unwrap_or_default();
    let start = value.find(words).map(|at| span.start + at);
    start.map_or(span, |start| Span { start, end: start + words.len() })
}
