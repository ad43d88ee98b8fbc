//! What templates print of the fact ledger: a fact with its footnote, or a fact in its parts; never one past its date.
//!
//! In: the ledger, and the ids of the facts that are past their date, from the context. Out: the functions `fact` and
//! `fact_parts`, and rendered Markdown with its footnotes, without the marks that they left. It must not know which
//! template asks.

use super::context;
use super::facts::{Counter, Fact, FactSource, Ledger, civil, partial_date};
use super::functions::EXPIRED;
use crate::instrument::plain::long_date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use tera::{Error, Function, Kwargs, State, TeraResult, Value};

/// Stands in a paragraph that rests on a fact past its date, around the fact's id.
const STALE: char = '\u{E01E}';

/// Stands behind a fact that is told without a footnote, around the fact's id.
const TOLD: char = '\u{E01D}';

/// `fact`: the text of a fact and the mark of its footnote.
pub(super) struct FactText(pub(super) Arc<Ledger>);

impl Function<TeraResult<String>> for FactText {
    fn call(&self, kwargs: Kwargs, state: &State) -> TeraResult<String> {
        let id: &str = kwargs.must_get("id")?;
        let entry = self.0.get(id).ok_or_else(|| unknown(id))?;
        if expired(state)?.contains(id) {
            return Ok(format!("{STALE}{id}{STALE}"));
        }
        Ok(entry.text.clone())
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// `fact_parts`: a fact and what is known of it, each part by its name.
pub(super) struct FactParts(pub(super) Arc<Ledger>);

impl Function<TeraResult<Value>> for FactParts {
    fn call(&self, kwargs: Kwargs, state: &State) -> TeraResult<Value> {
        let id: &str = kwargs.must_get("id")?;
        let fact = &self.0.get(id).ok_or_else(|| unknown(id))?.fact;
        let other = fact.counter_fact.as_ref().and_then(|other| self.0.get(other)).map(|entry| &*entry.fact);
        let stale = expired(state)?;
        // A fact whose answer may not be printed would stand there alone.
        let is_stale = |fact: &Fact| stale.contains(&fact.id);
        if is_stale(fact) || other.is_some_and(is_stale) {
            return Ok(Value::from(BTreeMap::from([
                ("id", Value::from(id)),
                ("expired", Value::from(true)),
            ])));
        }
        Ok(parts(fact, other))
    }
}

fn unknown(id: &str) -> Error {
    Error::message(format!("the ledger has no fact `{id}`"))
}

/// The ids of the facts that are past their date.
fn expired(state: &State) -> TeraResult<BTreeSet<String>> {
    let ids: Option<Vec<String>> = state.get(EXPIRED)?;
    Ok(ids.unwrap_or_default().into_iter().collect())
}

fn parts(fact: &Fact, other: Option<&Fact>) -> Value {
    let label = fact.label.clone().unwrap_or_else(|| fact.id.replace('-', " "));
    let sources: Vec<Value> = std::iter::once(&fact.source).chain(&fact.further).map(source).collect();
    let counter = match (&fact.counter, other) {
        (Some(Counter { text, source: from }), _) => Some((text.clone(), from)),
        (None, Some(other)) => Some((format!("{}{}", other.text, told(&other.id)), &other.source)),
        (None, None) => None,
    };
    let mut parts = BTreeMap::from([
        ("id", Value::from(fact.id.as_str())),
        ("expired", Value::from(false)),
        ("label", Value::from(label.as_str())),
        ("text", Value::from(format!("{}{}", fact.text, told(&fact.id)).as_str())),
        ("as_of", Value::from(civil(&fact.as_of).map(long_date))),
        ("kind", Value::from(fact.kind.words())),
        ("sources", Value::from(sources)),
        ("traps", Value::from(fact.traps.iter().map(|trap| Value::from(trap.as_str())).collect::<Vec<_>>())),
    ]);
    if let Some((text, from)) = counter {
        let counter = BTreeMap::from([("text", Value::from(text.as_str())), ("source", source(from))]);
        parts.insert("counter", Value::from(counter));
    }
    Value::from(parts)
}

/// The mark of a fact that is told without a footnote.
fn told(id: &str) -> String {
    format!("{TOLD}{id}{TOLD}")
}

/// A source as `words`, and its address as a link where it has one.
fn source(source: &FactSource) -> Value {
    let words = format!("{}, {}, {}", source.publisher, source.title, partial_date(&source.date));
    let mut parts = BTreeMap::from([("words", Value::from(words.as_str()))]);
    if let Some(url) = &source.url {
        parts.insert("url", Value::safe_string(&format!("<{url}>")));
    }
    Value::from(parts)
}

/// What a rendered text has of the ledger.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Use {
    /// The facts that it tells, in the order of their first mention.
    pub(super) told: Vec<String>,
    /// The facts past their date that it was to tell.
    pub(super) expired: Vec<String>,
}

/// The text without the paragraphs that rest on a fact past its date and without the marks of facts, and with the
/// footnotes of facts and of local sources at its end; `brief` ones where the paper must be short.
pub(super) fn settle(text: String, ledger: &Ledger, local: &[String], brief: bool) -> (String, Use) {
    let (text, expired) = leave_out_expired(text);
    let told = mentioned(&text).filter(|id| ledger.contains_key(*id));
    let told = told.fold(Vec::new(), |mut ids: Vec<String>, id| {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
        ids
    });
    // Ids stand between two marks, so that what stands outside them is every other piece.
    let mut markdown = if text.contains(TOLD) { text.split(TOLD).step_by(2).collect() } else { text };
    append_footnotes(&mut markdown, ledger, local, brief);
    (markdown, Use { told, expired })
}

/// The ids of footnotes and of facts without one, in the order of the text.
fn mentioned(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut has_marks = true;
    std::iter::from_fn(move || {
        // Most texts have no such mark, which is found out once and not again behind each footnote.
        let mark = if has_marks { rest.find(TOLD) } else { None };
        has_marks = mark.is_some();
        let note = next_note(rest);
        let (start, end) = match (note, mark) {
            (Some(note), Some(mark)) if mark < note => (mark + TOLD.len_utf8(), TOLD),
            (None, Some(mark)) => (mark + TOLD.len_utf8(), TOLD),
            (Some(note), _) => (note + 2, ']'),
            (None, None) => return None,
        };
        let (id, after) = rest.get(start..)?.split_once(end)?;
        rest = after;
        Some(id)
    })
}

/// Where the next mark of a footnote begins.
fn next_note(text: &str) -> Option<usize> {
    // A single character is looked for many times as fast as two are.
    text.match_indices('[').map(|(at, _)| at).find(|at| text[at + 1..].starts_with('^'))
}

/// Takes out the paragraphs that rest on a fact past its date and says so in their place.
fn leave_out_expired(text: String) -> (String, Vec<String>) {
    if !text.contains(STALE) {
        return (text, Vec::new());
    }
    let mut kept = String::with_capacity(text.len());
    let mut expired = Vec::new();
    for paragraph in text.split("\n\n") {
        let ids: Vec<&str> = paragraph.split(STALE).skip(1).step_by(2).collect();
        if ids.is_empty() {
            kept.push_str(paragraph);
        } else {
            let _ = write!(
                kept,
                "> [!NOTE]\n> A paragraph was left out: {} is past its date in the fact ledger and must be looked at again.",
                ids.join(", ")
            );
            let new = ids.into_iter().filter(|id| !expired.iter().any(|known| known == id));
            expired.extend(new.map(str::to_owned).collect::<Vec<_>>());
        }
        kept.push_str("\n\n");
    }
    (kept, expired)
}

/// Writes the footnote of every fact that the text marks, and of every local source.
fn append_footnotes(markdown: &mut String, ledger: &Ledger, local: &[String], brief: bool) {
    let mut rest = markdown.as_str();
    let marked = std::iter::from_fn(|| {
        rest = &rest[next_note(rest)? + 2..];
        Some(rest)
    });
    let marked: BTreeSet<&str> =
        marked.filter_map(|rest| rest.split_once(']')).map(|(label, _)| label).collect();
    let mut notes = String::new();
    for (id, entry) in ledger.iter().filter(|(id, _)| marked.contains(id.as_str())) {
        let note = if brief { &entry.brief } else { &entry.footnote };
        let _ = write!(notes, "\n\n[^{id}]: {note}");
    }
    for (number, note) in local.iter().enumerate() {
        let _ = write!(notes, "\n\n[^{}]: {note}", context::local_label(number));
    }
    markdown.push_str(&notes);
    markdown.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::template::facts;
    use tera::{Context, Tera};

    const LEDGER: &str = r#"
[[fact]]
id = "letter"
label = "The letter"
text = "in 2019 groups wrote a letter"
as_of = 2019-10-08
expires = 2031-01-01
kind = "press"
traps = ["a letter is no law"]
counter_fact = "answer"
source = { title = "A *star*", publisher = "Press", date = "2019-10", url = "https://example.org/a_b_c" }

[[fact]]
id = "answer"
text = "in 2019 the company answered"
as_of = 2019-10-29
expires = 2030-01-01
kind = "primary"
source = { title = "Answer", publisher = "Company", date = "2019" }
"#;

    fn rendered(template: &str, stale: &[&str]) -> (String, Use) {
        let file = Sources::default().add("facts.toml", LEDGER);
        let ledger = Arc::new(facts::read(LEDGER, file).unwrap_or_default());
        let mut tera = Tera::default();
        tera.autoescape_on([".md"]);
        tera.set_escape_fn(super::super::escape::escape);
        tera.register_function("fact", FactText(Arc::clone(&ledger)));
        tera.register_function("fact_parts", FactParts(Arc::clone(&ledger)));
        let mut context = Context::new();
        context.insert(EXPIRED, stale);
        let text = tera.add_raw_template("one.md", template).and_then(|()| tera.render("one.md", &context));
        settle(text.unwrap_or_else(|error| error.to_string()), &ledger, &[], false)
    }

    #[test]
    fn a_fact_comes_in_parts_that_are_escaped_and_counted() {
        let template = r#"{% set one = fact_parts(id="letter") -%}
{{ one.label }}: {{ one.text }}, {{ one.as_of }}, {{ one.kind }}; {{ one.sources[0].words }}, {{ one.sources[0].url }}; {{ one.traps[0] }};
{{ one.counter.text }}, {{ one.counter.source.words }}{{ one.counter.source.url | default(value="") }}"#;
        let (text, used) = rendered(template, &[]);
        let expected = "The letter: in 2019 groups wrote a letter, October 8, 2019, press report; \
            Press, A \\*star\\*, October 2019, <https://example.org/a_b_c>; a letter is no law;\n\
            in 2019 the company answered, Company, Answer, 2019\n";
        assert_eq!(text, expected);
        assert_eq!(used, Use { told: vec!["letter".into(), "answer".into()], expired: vec![] });
    }

    #[test]
    fn a_fact_past_its_date_has_no_parts_and_neither_has_one_whose_answer_is() {
        let template = r#"{% set one = fact_parts(id="letter") %}{% if one.expired %}{{ fact(id=one.id) }}{% else %}{{ one.text }}{% endif %}"#;
        let (text, used) = rendered(template, &["letter"]);
        assert!(text.contains("letter is past its date"), "{text}");
        assert_eq!(used, Use { told: vec![], expired: vec!["letter".into()] });
        let (text, used) =
            rendered(r#"{% set one = fact_parts(id="letter") %}{{ one.expired }}"#, &["answer"]);
        assert_eq!((text.trim(), used), ("true", Use::default()));
    }

    #[test]
    fn facts_are_told_in_the_order_of_the_text() {
        let (_, used) = rendered(
            r#"{% set one = fact_parts(id="answer") %}{{ fact(id="letter") }} {{ one.text }} {{ fact(id="letter") }}"#,
            &[],
        );
        assert_eq!(used.told, ["letter", "answer"]);
        assert!(rendered(r#"{{ fact_parts(id="none") }}"#, &[]).0.contains("no fact `none`"));
    }
}
