//! The fact ledger: every national fact that a paper may recite, once, with its source.
//!
//! In: `templates/facts.toml`. Out: facts by id, and the footnote of each. It must not know which template cites it.

use super::escape::escaped;
use crate::diagnostic::{Diagnostic, Outcome, finish};
use crate::instrument::plain::long_date;
use crate::jurisdiction::value::is_web_address;
use crate::source::{FileId, Origin, Span};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// A fact and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its name in templates.
    pub id: String,
    /// What a list or a heading calls it; its id in words where nobody has named it.
    pub label: Option<String>,
    /// The fact as a clause, with its own date in it.
    pub text: String,
    /// The day up to which the sources speak.
    pub as_of: toml::value::Datetime,
    /// The day from which it must be looked at again before it is printed.
    pub expires: toml::value::Datetime,
    /// What kind of source the fact rests on.
    pub kind: SourceKind,
    /// The source named in the footnote.
    pub source: FactSource,
    /// Further sources.
    #[serde(default)]
    pub further: Vec<FactSource>,
    /// What fairness adds: what speaks against it or limits it.
    pub counter: Option<Counter>,
    /// The same, where it is another fact of the ledger: its id.
    pub counter_fact: Option<String>,
    /// Known ways of getting it wrong that its wording avoids.
    #[serde(default)]
    pub traps: Vec<String>,
}

/// The kind of source that a fact rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The document itself was read.
    Primary,
    /// A press report.
    Press,
    /// A summary by an official or public body.
    OfficialSummary,
}

impl SourceKind {
    /// It in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Primary => "primary source: the record, the law, or the body’s own page was read",
            Self::Press => "press report",
            Self::OfficialSummary => "summary by an official or a public body",
        }
    }
}

/// What fairness adds to a fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// It as a clause.
    pub text: String,
    /// Where it was read.
    pub source: FactSource,
}

/// A source of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published, as far as it is known: `2019-10-08`, `2019-10` or `2019`.
    pub date: String,
    /// Where it can be read.
    pub url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    fact: Vec<Fact>,
}

/// Facts by id, each with the Markdown that prints it.
pub type Ledger = BTreeMap<String, Entry>;

/// A fact in the ledger, made ready for printing once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The fact.
    pub fact: Arc<Fact>,
    /// Its text and the mark of its footnote, as Markdown.
    pub(super) text: String,
    /// The footnote that carries its source, as Markdown.
    pub(super) footnote: String,
    /// The same with its first source alone, for a paper that must be short.
    pub(super) brief: String,
}

/// Reads the ledger.
///
/// # Errors
/// Text that is not TOML or has unknown keys, addresses that are none, ids that stand twice or
/// lead nowhere.
pub fn read(text: &str, file: FileId) -> Outcome<Ledger> {
    let parsed: File = match toml::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let span = error.span().map_or(Span::default(), Span::from);
            let message = error.message().to_owned();
            return Err(Diagnostic::error("the fact ledger cannot be read")
                .rule("broken-ledger")
                .at(Origin { file, span }, message)
                .into());
        }
    };
    let mut faults = Vec::new();
    let mut facts: BTreeMap<String, Fact> = BTreeMap::new();
    for fact in parsed.fact {
        check(&fact, (text, file), &mut faults);
        let id = fact.id.clone();
        if facts.insert(id.clone(), fact).is_some() {
            let fault = Diagnostic::error(format!("two facts have the id `{id}`")).rule("said-twice");
            let again = text.rfind(&format!("id = \"{id}\"")).map_or("", |at| &text[at..]);
            faults.push(fault.at_some(place((again, file), text.len() - again.len(), &id), "used before"));
        }
    }
    let mut ledger = Ledger::new();
    for (id, fact) in &facts {
        let other = fact.counter_fact.as_ref();
        if let Some(other) = other.filter(|other| !facts.contains_key(*other)) {
            let fault = format!("the fact `{id}` has the counter-fact `{other}`, and there is no such fact");
            let fault = Diagnostic::error(fault).rule("broken-ledger");
            faults.push(fault.at_some(place((text, file), 0, other), "no such fact"));
        }
        let other = other.and_then(|other| facts.get(other));
        let entry = Entry {
            text: format!("{}[^{id}]", escaped(&fact.text)),
            footnote: fact.footnote(other),
            brief: fact.brief(other),
            fact: Arc::new(fact.clone()),
        };
        ledger.insert(id.clone(), entry);
    }
    finish(ledger, faults)
}

/// The place of words between quotation marks in a text that begins at a byte of a file.
fn place((text, file): (&str, FileId), offset: usize, words: &str) -> Option<Origin> {
    let start = offset + text.find(&format!("\"{words}\""))?;
    Some(Origin { file, span: Span { start, end: start + words.len() + 2 } })
}

/// Checks what the types do not say: that addresses lead to the web, and that days are whole.
fn check(fact: &Fact, (text, file): (&str, FileId), faults: &mut Vec<Diagnostic>) {
    let id = &fact.id;
    let mut fault = |fault: String, words: &str| {
        let fault = Diagnostic::error(fault).rule("broken-ledger");
        faults.push(fault.at_some(place((text, file), 0, words), "here"));
    };
    let counter = fact.counter.iter().map(|counter| &counter.source);
    let mut urls = std::iter::once(&fact.source)
        .chain(&fact.further)
        .chain(counter)
        .filter_map(|source| source.url.as_deref());
    if let Some(url) = urls.find(|url| !is_web_address(url)) {
        fault(format!("the fact `{id}` has a source at `{url}`, which is no web address"), url);
    }
    if civil(&fact.as_of).is_none() || civil(&fact.expires).is_none() {
        fault(format!("the fact `{id}` needs whole days in `as_of` and `expires`"), id);
    }
    if fact.counter.is_some() && fact.counter_fact.is_some() {
        fault(format!("the fact `{id}` needs one of `counter` and `counter_fact`"), id);
    }
}

impl Fact {
    /// Whether it may be printed on a day.
    pub fn is_current(&self, day: Date) -> bool {
        civil(&self.expires).is_none_or(|expires| day < expires)
    }

    /// The footnote that carries its source, as Markdown.
    fn footnote(&self, counter_fact: Option<&Self>) -> String {
        let mut note = String::new();
        for (index, source) in std::iter::once(&self.source).chain(&self.further).enumerate() {
            note.push_str(if index > 0 { "; " } else { "" });
            source.push_to(&mut note);
        }
        note.push('.');
        if let Some((text, source)) = self.answer(counter_fact) {
            let _ = write!(note, " In fairness: {} (", escaped(text));
            source.push_to(&mut note);
            note.push_str(").");
        }
        note
    }

    /// The footnote with one source, and with what fairness adds but not where that was read.
    fn brief(&self, counter_fact: Option<&Self>) -> String {
        let mut note = String::new();
        self.source.push_to(&mut note);
        note.push('.');
        if let Some((text, _)) = self.answer(counter_fact) {
            let _ = write!(note, " In fairness: {}.", escaped(text));
        }
        note
    }

    /// What fairness adds, and its source.
    fn answer<'a>(&'a self, counter_fact: Option<&'a Self>) -> Option<(&'a str, &'a FactSource)> {
        let own = self.counter.as_ref().map(|counter| (counter.text.as_str(), &counter.source));
        own.or(counter_fact.map(|fact| (fact.text.as_str(), &fact.source)))
    }
}

impl FactSource {
    fn push_to(&self, note: &mut String) {
        let _ = write!(
            note,
            "{}, {}, {}",
            escaped(&self.publisher),
            escaped(&self.title),
            partial_date(&self.date)
        );
        if let Some(url) = &self.url {
            let _ = write!(note, ", <{url}>");
        }
    }
}

/// The day of a TOML date.
pub fn civil(date: &toml::value::Datetime) -> Option<Date> {
    let date = date.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
        .ok()
}

/// A date of which the day or the month may be unknown, as papers print it: `October 2019`.
pub(super) fn partial_date(date: &str) -> String {
    let first = match date.len() {
        10 => return date.parse().map_or_else(|_| date.to_owned(), long_date),
        7 => format!("{date}-01").parse::<Date>(),
        _ => return date.to_owned(),
    };
    first.map_or_else(|_| date.to_owned(), |day| day.strftime("%B %Y").to_string())
}
