//! What a template sees: every key of the key table, every decision, every local fact.
//!
//! In: a jurisdiction, decisions, and the day. Out: a Tera context in which every text is marked with where it came
//! from and every value that nobody supplied is a blank, and the table that the marks point into. It must not render.

use super::escape::escaped;
use super::front_matter::Sections;
use super::functions::{BLANKS, DOUBTS, EXPIRED, OPTIONS};
use super::party::Party;
use super::{Engine, Paper, Proposal};
use crate::instrument::mark::{self, Fill};
use crate::instrument::plain::long_date;
use crate::jurisdiction::citation::Citation;
use crate::jurisdiction::placeholder::Segment;
use crate::jurisdiction::schema::{KEYS, Key, Shape};
use crate::jurisdiction::stack::{Course, Jurisdiction};
use crate::jurisdiction::value::{Node, Value};
use crate::source::{FileId, Origin};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use tera::Context;

/// A decision that was taken, ready for a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The decision.
    pub value: Value,
    /// Where it was written; nothing for a default.
    pub origin: Option<Origin>,
}

/// The context, the table of fills, and the footnotes of local facts by label.
pub(super) struct Prepared {
    pub(super) context: Context,
    pub(super) fills: Vec<Fill>,
    pub(super) footnotes: Vec<String>,
}

/// Makes the context of one paper for the templates of an engine.
pub(super) fn prepare(
    jurisdiction: &Jurisdiction,
    paper: &Paper<'_>,
    engine: &Engine,
    day: Option<Date>,
) -> Prepared {
    let mut builder = Builder {
        jurisdiction,
        fills: Vec::new(),
        footnotes: Vec::new(),
        cited: BTreeMap::new(),
        context: Context::new(),
    };
    builder.keys(&engine.read);
    builder.unit(engine.form.sections);
    builder.context.insert("document", &paper.head.document);
    builder.context.insert_value(OPTIONS, decided(paper.decisions));
    builder.context.insert_value("proposal", proposal(paper.proposal));
    if paper.head.each.is_some() {
        builder.party(paper.party.as_ref());
    }
    builder.blanks();
    builder.doubts(&engine.confirmed);
    let expired: Vec<&str> = engine
        .ledger
        .values()
        .filter(|entry| day.is_some_and(|day| !entry.fact.is_current(day)))
        .map(|entry| entry.fact.id.as_str())
        .collect();
    builder.context.insert(EXPIRED, &expired);
    let looked_for = |path| jurisdiction.get(path).is_some();
    builder.context.insert("local_facts_looked_for", &(looked_for("evidence") || looked_for("partnership")));
    builder.context.insert_value("date", Seen::from(day.map(long_date)));
    Prepared { context: builder.context, fills: builder.fills, footnotes: builder.footnotes }
}

/// What one key or field is to a template.
type Seen = tera::Value;

struct Builder<'a> {
    jurisdiction: &'a Jurisdiction,
    fills: Vec<Fill>,
    footnotes: Vec<String>,
    /// The footnote of each source that was cited: by layer, for two layers may give one id to two sources, and id.
    cited: BTreeMap<(FileId, String), usize>,
    context: Context,
}

impl Builder<'_> {
    /// The keys that templates read; what nobody reads is not laid out.
    fn keys(&mut self, read: &BTreeSet<&'static str>) {
        let mut tables: BTreeMap<&str, BTreeMap<&'static str, Seen>> = BTreeMap::new();
        for key in KEYS.iter().filter(|key| read.contains(key.path)) {
            let seen = self.key(key);
            match key.path.split_once('.') {
                Some((table, name)) => {
                    tables.entry(table).or_default().insert(name, seen);
                }
                None => self.context.insert_value(key.path, seen),
            }
        }
        for (table, fields) in tables {
            self.context.insert_value(table.to_owned(), Seen::from(fields));
        }
    }

    /// What the codified text calls itself in running text: its unit of the code, or the paper that enters none.
    fn unit(&mut self, sections: Sections) {
        let noun = if sections == Sections::Flat { "ordinance.instrument" } else { "code.unit" };
        let words: String = self.jurisdiction.filling(noun).iter().map(Segment::words).collect();
        let unit = words.to_lowercase();
        self.context.insert("unit", &unit);
    }

    fn key(&mut self, key: &Key) -> Seen {
        match key.shape {
            Shape::Text | Shape::Prose | Shape::Pattern | Shape::Url => {
                let segments = self.jurisdiction.filling(key.path);
                self.segments(&segments)
            }
            Shape::Choice(_) => Seen::from(self.jurisdiction.text(key.path).unwrap_or_default()),
            Shape::Boolean => Seen::from(self.jurisdiction.boolean(key.path).unwrap_or(false)),
            Shape::Integer(..) => match self.jurisdiction.integer(key.path) {
                Some(number) => Seen::from(number),
                None => {
                    let segments = self.jurisdiction.filling(key.path);
                    self.segments(&segments)
                }
            },
            Shape::Date => match self.jurisdiction.get(key.path).map(|held| &held.node.value) {
                Some(Value::Date(date)) => Seen::from(long_date(*date).as_str()),
                _ => {
                    let segments = self.jurisdiction.filling(key.path);
                    self.segments(&segments)
                }
            },
            Shape::Texts | Shape::Tables(_) => {
                let jurisdiction = self.jurisdiction;
                let items: Vec<Seen> = jurisdiction
                    .items(key.path)
                    .into_iter()
                    .map(|(course, node)| self.item(key.path, course, node))
                    .collect();
                Seen::from(items)
            }
        }
    }

    /// An item of a list: a marked text, or a map of its fields.
    fn item(&mut self, path: &'static str, course: &Course, node: &Node) -> Seen {
        match &node.value {
            Value::Table(fields) => {
                let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
                for (name, field) in fields {
                    let value = match (&field.value, name.as_str()) {
                        (Value::Text(word), "status" | "source" | "confidence") => Seen::from(word.as_str()),
                        _ => self.item(path, course, field),
                    };
                    seen.insert(name.clone(), value);
                }
                if let Some((label, citation)) = self.cite(path, course, fields) {
                    seen.insert("mark".to_owned(), Seen::safe_string(&format!("[^{label}]")));
                    seen.extend(self.source(path, citation));
                }
                Seen::from(seen)
            }
            Value::List(items) => {
                Seen::from(items.iter().map(|item| self.item(path, course, item)).collect::<Vec<_>>())
            }
            Value::Text(text) => {
                let origin = Origin { file: course.file, span: node.span };
                let segments = self.jurisdiction.fill(path, text, origin);
                self.segments(&segments)
            }
            Value::Date(date) => Seen::from(long_date(*date).as_str()),
            Value::Integer(number) => Seen::from(*number),
            Value::Boolean(yes) => Seen::from(*yes),
        }
    }

    /// The source that a local fact names, with the label of its footnote; writes the footnote.
    fn cite<'c>(
        &mut self,
        path: &str,
        course: &'c Course,
        fields: &BTreeMap<String, Node>,
    ) -> Option<(String, &'c Citation)> {
        if !matches!(path, "evidence" | "partnership") {
            return None;
        }
        let id = fields.get("source")?.text()?;
        let citation = course.layer.citations.iter().find(|citation| citation.id == id)?;
        let next = self.footnotes.len();
        let number = *self.cited.entry((course.file, id.to_owned())).or_insert(next);
        if number == next {
            self.footnotes.push(footnote(citation));
        }
        Some((local_label(number), citation))
    }

    /// The source of a local fact, for a paper that names it in its text: a final text has no footnotes.
    fn source(&mut self, path: &'static str, citation: &Citation) -> BTreeMap<String, Seen> {
        let number = self.fill(path, None);
        let words = mark::value(number, &source_words(citation));
        let mut seen = BTreeMap::from([
            ("found_in".to_owned(), Seen::from(words.as_str())),
            ("checked".to_owned(), Seen::from(long_date(citation.checked).as_str())),
        ]);
        if let Some(url) = &citation.url {
            seen.insert("found_at".to_owned(), Seen::safe_string(&format!("<{url}>")));
        }
        seen
    }

    /// The partnership or company that the paper is written for, and where that company takes letters; blanks where
    /// none is on file.
    fn party(&mut self, party: Option<&Party>) {
        let jurisdiction = self.jurisdiction;
        let all = jurisdiction.items("partnership");
        let entries = party.map(|party| party.entries.as_slice()).unwrap_or_default();
        let vendor = entries.first().and_then(|entry| text(all.get(*entry)?.1, "vendor"));
        let own = entries.iter().filter_map(|entry| all.get(*entry));
        let partnerships: Vec<Seen> =
            own.map(|(course, node)| self.item("partnership", course, node)).collect();
        let first = partnerships.first().and_then(|first| first.as_map()).cloned().unwrap_or_default();
        let mut seen: BTreeMap<String, Seen> =
            first.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
        for (name, label) in [("vendor", "company"), ("program", "program"), ("agency", "agency")] {
            if !seen.contains_key(name) {
                let number = self.fill("partnership", None);
                seen.insert(name.to_owned(), Seen::from(mark::blank(number, label).as_str()));
            }
        }
        seen.insert("known".to_owned(), Seen::from(party.is_some()));
        if let Some((course, node)) = vendor.and_then(|vendor| company(jurisdiction, vendor)) {
            seen.insert("company".to_owned(), self.item("company", course, node));
        }
        seen.insert("partnerships".to_owned(), Seen::from(partnerships));
        self.context.insert_value("party", Seen::from(seen));
    }

    /// A fill for what is written in by hand, and then one for a blank of every key.
    fn blanks(&mut self) {
        self.context.insert_value(BLANKS, Seen::from(self.fills.len()));
        for path in std::iter::once("").chain(KEYS.iter().map(|key| key.path)) {
            self.fill(path, None);
        }
    }

    fn doubts(&mut self, asked: &BTreeSet<String>) {
        let why = |path: &String| Some((path.clone(), self.jurisdiction.doubt(path)?.why));
        let doubts: BTreeMap<String, String> = asked.iter().filter_map(why).collect();
        self.context.insert_value(DOUBTS, Seen::from(doubts));
    }

    fn segments(&mut self, segments: &[Segment]) -> Seen {
        let mut out = String::new();
        for segment in segments {
            match segment {
                Segment::Words { text, key, origin } => {
                    let number = self.fill(key, *origin);
                    mark::push(&mut out, mark::VALUE, number, text);
                }
                Segment::Blank { label, key } => {
                    let number = self.fill(key, None);
                    mark::push(&mut out, mark::BLANK, number, label);
                }
            }
        }
        Seen::from(out.as_str())
    }

    fn fill(&mut self, key: &'static str, origin: Option<Origin>) -> usize {
        self.fills.push(Fill { key, origin });
        self.fills.len() - 1
    }
}

/// Where a company takes letters: the entry under the name or the legal name by which partnerships call it.
fn company<'a>(jurisdiction: &'a Jurisdiction, vendor: &str) -> Option<(&'a Course, &'a Node)> {
    let is_called =
        |node: &Node, field| text(node, field).is_some_and(|name| name.eq_ignore_ascii_case(vendor));
    let all = jurisdiction.items("company").into_iter();
    all.rev().find(|(_, node)| is_called(node, "name") || is_called(node, "legal"))
}

/// A text field of an entry.
fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    match &node.value {
        Value::Table(fields) => fields.get(name).and_then(Node::text),
        _ => None,
    }
}

/// Decisions as templates see them.
fn decided(decisions: &BTreeMap<String, Decision>) -> Seen {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for (name, decision) in decisions {
        let value = match &decision.value {
            Value::Integer(number) => Seen::from(*number),
            Value::Boolean(yes) => Seen::from(*yes),
            Value::Text(words) => Seen::from(words.as_str()),
            other => Seen::from(other.words().as_str()),
        };
        seen.insert(name.clone(), value);
    }
    Seen::from(seen)
}

/// The law that the campaign asks for, as its other papers see it.
fn proposal(proposal: &Proposal) -> Seen {
    let head = &proposal.head;
    let seen: BTreeMap<&str, Seen> = BTreeMap::from([
        ("document", Seen::from(head.document.as_str())),
        ("title", Seen::from(head.title.as_str())),
        ("short_title", Seen::from(head.short_title.as_str())),
        ("about", Seen::from(head.about.as_str())),
        (OPTIONS, decided(&proposal.decisions)),
        ("facts", Seen::from(proposal.facts.iter().map(|id| Seen::from(id.as_str())).collect::<Vec<_>>())),
    ]);
    Seen::from(seen)
}

/// The label of the footnote of a local source, by its place in [`Prepared::footnotes`].
pub(super) fn local_label(number: usize) -> String {
    format!("local-{}", number + 1)
}

/// What a source is: its title, and the citation that its title does not give.
fn source_words(citation: &Citation) -> String {
    match &citation.citation {
        Some(law) if *law != citation.title => format!("{}, {law}", citation.title),
        _ => citation.title.clone(),
    }
}

/// The footnote of a source as Markdown.
fn footnote(citation: &Citation) -> String {
    let mut note = escaped(&source_words(citation));
    if let Some(url) = &citation.url {
        note.push_str(&format!(", <{url}>"));
    }
    note.push_str(&format!(", checked {}.", long_date(citation.checked)));
    note
}
