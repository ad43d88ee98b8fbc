//! Sources: the `[[source]]` tables of a layer, how sure each is, and what it supports.
//!
//! In: the values of a layer. Out: its [`Citation`]s, or the faults in them. It must not know what a key means.

use super::class::Class;
use super::schema::covers;
use super::value::{Node, Reader, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How sure a source makes a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nobody has looked it up.
    Unconfirmed,
    /// A secondary source says so.
    Probable,
    /// The law, or the body's own page, was read.
    Confirmed,
}

impl Confidence {
    /// The word used in files and on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Probable => "probable",
            Self::Confirmed => "confirmed",
        }
    }
}

/// A `[[source]]` of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its short name.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The legal citation, where it is law.
    pub citation: Option<String>,
    /// Where it was read.
    pub url: Option<String>,
    /// The day on which it was last checked.
    pub checked: Date,
    /// How sure it makes what it supports.
    pub confidence: Confidence,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// The paths it supports.
    supports: Vec<(String, Span)>,
}

impl Citation {
    /// How many keys it supports.
    pub fn breadth(&self) -> usize {
        self.supports.len()
    }

    /// The paths that it supports.
    pub(super) fn supports(&self) -> impl Iterator<Item = &str> {
        self.supports.iter().map(|(path, _)| path.as_str())
    }

    /// Whether it supports a path, and how closely: the length of the path it names.
    pub(super) fn covers(&self, path: &str) -> Option<usize> {
        self.supports.iter().filter(|(named, _)| covers(named, path)).map(|(named, _)| named.len()).max()
    }
}

/// The least sure of some sources, the first of several that are equally so.
pub(super) fn weakest<'a>(citations: &[&'a Citation]) -> Option<&'a Citation> {
    citations.iter().copied().min_by_key(|citation| citation.confidence)
}

/// The fields that say which partnership is meant.
pub(super) const PARTNERSHIP: [&str; 3] = ["vendor", "program", "agency"];

/// Gathers the `[[source]]` tables of a layer, and checks that each has a name of its own, that it supports what the
/// layer sets, and that no local fact is surer than the source it names.
pub(super) fn gather(
    values: &BTreeMap<String, Node>,
    classes: &BTreeMap<String, Class>,
    reader: &mut Reader<'_>,
) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for node in values.get("source").map_or(&[][..], Node::items) {
        let Some(citation) = citation(node) else { continue };
        if citations.iter().any(|earlier| earlier.id == citation.id) {
            let span = node.field("id").map_or(node.span, |id| id.span);
            let fault = Diagnostic::error(format!("two sources have the id `{}`", citation.id))
                .rule("said-twice")
                .at(reader.origin(span), "used before")
                .help("give each source of a file an id of its own");
            reader.fault(fault);
        }
        for (path, span) in &citation.supports {
            let below = format!("{path}.");
            let class = path
                .strip_prefix("class.")
                .is_some_and(|name| classes.contains_key(name.trim_end_matches(".places")));
            if !class && !values.keys().any(|key| key == path || key.starts_with(&below)) {
                let fault = Diagnostic::error(format!(
                    "the source `{}` supports `{path}`, which this file does not set",
                    citation.id
                ))
                .rule("source-supports-nothing")
                .at(reader.origin(*span), "not set here")
                .help("set the key, or take it off the source’s list");
                reader.fault(fault);
            }
        }
        citations.push(citation);
    }
    for path in ["partnership", "evidence"] {
        for fact in values.get(path).map_or(&[][..], Node::items) {
            check_fact(path, fact, &citations, reader);
        }
    }
    check_said_twice(values.get("partnership").map_or(&[][..], Node::items), reader);
    citations
}

/// Checks that a layer speaks of each partnership once; only a higher layer corrects what a lower one says of it.
fn check_said_twice(partnerships: &[Node], reader: &mut Reader<'_>) {
    let who = |fact: &Node| {
        PARTNERSHIP.map(|name| fact.field(name).and_then(Node::text).unwrap_or_default().to_lowercase())
    };
    for (index, fact) in partnerships.iter().enumerate() {
        if let Some(earlier) = partnerships[..index].iter().find(|earlier| who(earlier) == who(fact)) {
            let fault = Diagnostic::error("one file speaks twice of the same partnership")
                .rule("said-twice")
                .at(reader.origin(fact.span), "the same company, program and agency")
                .at(reader.origin(earlier.span), "as here")
                .help("keep the one that holds");
            reader.fault(fault);
        }
    }
}

/// Checks that a local fact names a source that the layer has, is no surer than it, and is no later.
fn check_fact(path: &str, fact: &Node, citations: &[Citation], reader: &mut Reader<'_>) {
    let Some(source) = fact.field("source") else { return };
    let named = source.text().unwrap_or_default();
    let Some(cited) = citations.iter().find(|citation| citation.id == named) else {
        let fault = Diagnostic::error(format!("no `[[source]]` of this file has the id `{named}`"))
            .rule("unknown-source")
            .at(reader.origin(source.span), format!("`{path}` rests on it"))
            .help(format!("add a `[[source]]` with `id = \"{named}\"`"));
        return reader.fault(fault);
    };
    // What is `confirmed` or `ended` is recited as it stands.
    let flat = |status: &&Node| matches!(status.text(), Some("confirmed" | "ended"));
    if let (Some(status), Confidence::Unconfirmed) = (fact.field("status").filter(flat), cited.confidence) {
        let word = status.text().unwrap_or_default();
        let fault = Diagnostic::error(format!(
            "`{path}` is said to be {word}, and its source `{named}` is unconfirmed"
        ))
        .rule("fact-surer-than-source")
        .at(reader.origin(status.span), "surer than its source")
        .help("write `alleged` or `reported`, or look the source up and say so there");
        reader.fault(fault);
    }
    check_days(path, fact, cited, reader);
}

/// Checks that the days of a local fact come before the day on which its source was read, and in order.
fn check_days(path: &str, fact: &Node, cited: &Citation, reader: &mut Reader<'_>) {
    let day = |name: &'static str| match fact.field(name) {
        Some(Node { value: Value::Date(day), span, .. }) => Some((name, *span, *day)),
        _ => None,
    };
    let days = ["since", "as_of", "date"].into_iter().filter_map(day);
    for (name, span, _) in days.filter(|(_, _, day)| *day > cited.checked) {
        let fault = Diagnostic::error(format!(
            "`{name}` of this `{path}` is later than {}, when its source `{}` was checked",
            cited.checked, cited.id
        ))
        .rule("fact-after-source")
        .at(reader.origin(span), "after the source was read")
        .help("correct the day, or check the source again and say when");
        reader.fault(fault);
    }
    if let (Some((_, span, since)), Some((_, _, as_of))) = (day("since"), day("as_of"))
        && since > as_of
    {
        let fault = Diagnostic::error(format!("this `{path}` began after the day as of which it is told"))
            .rule("fact-after-source")
            .at(reader.origin(span), format!("later than {as_of}"))
            .help("correct one of the two days");
        reader.fault(fault);
    }
}

fn citation(node: &Node) -> Option<Citation> {
    let text = |name: &str| node.field(name).and_then(Node::text).map(str::to_owned);
    let Value::Date(checked) = node.field("checked")?.value else { return None };
    Some(Citation {
        id: text("id")?,
        title: text("title")?,
        citation: text("citation"),
        url: text("url"),
        checked,
        confidence: match text("confidence")?.as_str() {
            "confirmed" => Confidence::Confirmed,
            "probable" => Confidence::Probable,
            _ => Confidence::Unconfirmed,
        },
        note: text("note"),
        supports: node
            .field("supports")?
            .items()
            .iter()
            .filter_map(|item| Some((item.text()?.to_owned(), item.span)))
            .collect(),
    })
}
