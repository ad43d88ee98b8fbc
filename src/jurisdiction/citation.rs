//! Sources: the `[[source]]` tables of a layer, how sure each is, and what it supports.
//!
//! In: the values of a layer. Out: its [`Citation`]s, or the faults in them. It must not know what a key means.

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
    /// Whether it supports a path, and how closely: the length of the path it names.
    pub(super) fn covers(&self, path: &str) -> Option<usize> {
        self.supports
            .iter()
            .filter(|(named, _)| {
                path == named || path.strip_prefix(named.as_str()).is_some_and(|rest| rest.starts_with('.'))
            })
            .map(|(named, _)| named.len())
            .max()
    }
}

/// Gathers the `[[source]]` tables of a layer, and checks that each has a name of its own, that it supports what the
/// layer sets, and that no local fact is surer than the source it names.
pub(super) fn gather(values: &BTreeMap<String, Node>, reader: &mut Reader<'_>) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for node in values.get("source").map_or(&[][..], Node::items) {
        let Some(citation) = citation(node) else { continue };
        if citations.iter().any(|earlier| earlier.id == citation.id) {
            let span = node.field("id").map_or(node.span, |id| id.span);
            let fault = Diagnostic::error(format!("two sources have the id `{}`", citation.id))
                .at(reader.origin(span), "used before");
            reader.fault(fault);
        }
        for (path, span) in &citation.supports {
            let below = format!("{path}.");
            if !values.keys().any(|key| key == path || key.starts_with(&below)) {
                let fault = Diagnostic::error(format!(
                    "the source `{}` supports `{path}`, which this file does not set",
                    citation.id
                ))
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
    citations
}

/// Checks that a local fact names a source that the layer has, and is no surer than it.
fn check_fact(path: &str, fact: &Node, citations: &[Citation], reader: &mut Reader<'_>) {
    let Some(source) = fact.field("source") else { return };
    let named = source.text().unwrap_or_default();
    let Some(cited) = citations.iter().find(|citation| citation.id == named) else {
        let fault = Diagnostic::error(format!("no `[[source]]` of this file has the id `{named}`"))
            .at(reader.origin(source.span), format!("`{path}` rests on it"))
            .help(format!("add a `[[source]]` with `id = \"{named}\"`"));
        return reader.fault(fault);
    };
    let status = fact.field("status").filter(|status| status.text() == Some("confirmed"));
    if let (Some(status), Confidence::Unconfirmed) = (status, cited.confidence) {
        let fault = Diagnostic::error(format!("`{path}` is confirmed, and its source `{named}` is not"))
            .at(reader.origin(status.span), "surer than its source")
            .help("write `alleged` or `reported`, or look the source up and say so there");
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
