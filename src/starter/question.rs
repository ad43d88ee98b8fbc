//! The questions that fill the blanks of a document, one at a time.
//!
//! In: the text of the file, and the questions that were put before. Out: the next question, or the text with the answer in
//! it. First the class of the government, for it decides what else is unknown; then each blank; then the source of what
//! was answered.

use super::known::{quoted, typed};
use super::{Starter, edit, text};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::instrument::finish;
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::place::fold;
use crate::jurisdiction::schema::{self, Shape};
use crate::source::Sources;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A question to whoever knows the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about: a key, or a field of the source.
    pub id: String,
    /// The question, in a few words without a mark at the end.
    pub words: String,
    /// What a good answer is.
    pub help: String,
    /// How it is answered.
    pub ask: Ask,
}

/// How a question is answered. An empty answer leaves it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// In words; perhaps with those that hold if nothing is typed.
    Line(Option<String>),
    /// By one of a few answers, each with what it means; the first holds if nothing is picked.
    Pick(Vec<(String, String)>),
}

/// What the id of a question about a source begins with.
const SOURCE: &str = "source.";
const TITLE: &str = "source.title";

impl Starter<'_> {
    /// The next question, if one is left. `put` has the ids of those that were put already.
    ///
    /// # Errors
    /// Every fault in the text, or on the way to the document.
    pub fn next(
        &self,
        text: &str,
        put: &BTreeSet<String>,
        day: Date,
        sources: &mut Sources,
    ) -> Outcome<Option<Question>> {
        let assembled = self.assemble(text, sources)?;
        let open = self.open_classes(&assembled.jurisdiction);
        if !open.is_empty() && !put.contains("class") {
            let classes = open.iter().map(|(name, class)| ((*name).to_owned(), class.about.clone()));
            let help = format!("The law of {} differs by class.", self.place.state_name());
            return Ok(Some(Question {
                id: "class".into(),
                words: format!("Class of {}", self.place.kind),
                help,
                ask: pick(classes),
            }));
        }
        for blank in finish::blanks(&assembled.instrument) {
            let Some(key) = schema::find(&blank.key).filter(|key| !put.contains(key.path)) else { continue };
            // A list of facts, each with its day and its source, is written in an editor.
            let ask = match key.shape {
                Shape::Tables(_) => continue,
                Shape::Choice(words) => pick(words.iter().map(|word| ((*word).to_owned(), String::new()))),
                Shape::Boolean => {
                    pick([("true".to_owned(), "yes".to_owned()), ("false".into(), "no".into())])
                }
                _ => Ask::Line(None),
            };
            let help = format!("{}: {}", key.path, key.about);
            return Ok(Some(Question { id: key.path.into(), words: upper_first(&blank.label), help, ask }));
        }
        Ok(of_source(text, &bare(text, sources)?, put, day))
    }

    /// The text with an answer in it, which loads and from which the document can be made.
    ///
    /// # Errors
    /// Every fault of the answer; the text as it was still holds.
    pub fn answer(
        &self,
        text: &str,
        question: &Question,
        words: &str,
        day: Date,
        sources: &mut Sources,
    ) -> Outcome<String> {
        let words = words.trim();
        if question.id == "class" && text == self.begin(&mut Sources::default())? {
            return text::begin(self, Some(words), sources);
        }
        let of_source = question.id.strip_prefix(SOURCE).and_then(|name| Some((name, field(name)?)));
        let texts = match (question.id.as_str(), of_source) {
            (TITLE, _) => vec![with_source(text, words, &bare(text, sources)?, day, sources)?],
            (_, Some((name, (shape, _)))) => {
                edit::in_last_source(text, name, &typed(shape, words)).into_iter().collect()
            }
            (path, None) => {
                let shape = schema::find(path).map_or(Shape::Text, |key| key.shape);
                edit::candidates(text, path, &typed(shape, words))
            }
        };
        let mut faults = None;
        for edited in texts {
            match self.holds(&edited, question, sources) {
                Ok(true) => return Ok(edited),
                Ok(false) => {}
                Err(found) => faults = faults.or(Some(found)),
            }
        }
        Err(faults.unwrap_or_else(|| {
            Diagnostic::error(format!("there is no place for `{}` in the file", question.id))
                .help("it was changed by hand; write the line into it")
                .into()
        }))
    }

    /// Whether a text sets what was asked, and the document can be made from it.
    fn holds(&self, text: &str, question: &Question, sources: &mut Sources) -> Outcome<bool> {
        let layer = Layer::read(text, sources.add("the file", text.to_owned()), Scope::Place)?;
        self.assemble(text, sources)?;
        Ok(question.id.starts_with(SOURCE) || layer.values.contains_key(&question.id))
    }
}

/// The next question about the source of what a file says: first what is open in the last one, then a new one for the
/// legal facts that have none.
fn of_source(text: &str, bare: &[String], put: &BTreeSet<String>, day: Date) -> Option<Question> {
    let question = |name: &str, words: &str, further: &str, ask: Ask| {
        let (id, (_, about)) = (format!("{SOURCE}{name}"), field(name)?);
        Some(Question { id, words: words.into(), help: format!("{about}{further}"), ask })
    };
    let asked = |name: &str| put.contains(&format!("{SOURCE}{name}"));
    let open = edit::open_in_last_source(text).into_iter().filter(|name| !asked(name));
    match open.into_iter().find(|name| matches!(*name, "url" | "checked" | "confidence")) {
        Some("url") => return question("url", "Its web address", "", Ask::Line(None)),
        Some("checked") => {
            return question("checked", "Day on which you looked", "", Ask::Line(Some(day.to_string())));
        }
        Some("confidence") => {
            let (Shape::Choice(words), _) = field("confidence")? else { return None };
            // The least sure comes first: nobody should be sure by pressing a key.
            let words = words.iter().rev().map(|word| ((*word).to_owned(), String::new()));
            return question("confidence", "How sure it is", "", Ask::Pick(words.collect()));
        }
        _ => {}
    }
    if bare.is_empty() || put.contains(TITLE) {
        return None;
    }
    let supports = format!(" It supports {}.", bare.join(", "));
    question("title", "Where you have this from", &supports, Ask::Line(None))
}

/// A choice that may be left open.
fn pick(choices: impl IntoIterator<Item = (String, String)>) -> Ask {
    let open = (String::new(), "leave it open".to_owned());
    Ask::Pick(std::iter::once(open).chain(choices).collect())
}

/// The legal facts of a text that no source of it supports.
fn bare(text: &str, sources: &mut Sources) -> Outcome<Vec<String>> {
    let layer = Layer::read(text, sources.add("the file", text.to_owned()), Scope::Place)?;
    let cited = |path: &&String| schema::find(path).is_some_and(|key| key.cited);
    let paths = layer.values.keys().filter(cited).filter(|path| layer.citations(path).is_empty());
    Ok(paths.cloned().collect())
}

/// The text with one more source, of which nothing but the name is known.
fn with_source(
    text: &str,
    title: &str,
    supported: &[String],
    day: Date,
    sources: &mut Sources,
) -> Outcome<String> {
    let layer = Layer::read(text, sources.add("the file", text.to_owned()), Scope::Place)?;
    let words = fold::words(title);
    let stem = words.iter().take(4).map(String::as_str).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "source".to_owned() } else { stem };
    let taken = |id: &String| layer.citations.iter().any(|citation| citation.id == *id);
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let id = std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(stem);
    let supports = supported.iter().map(|path| quoted(path)).collect::<Vec<_>>().join(", ");
    Ok(format!(
        "{}\n\n[[source]]\nid = {}\ntitle = {}\n# url = \"\"\nchecked = {day}{OPEN}\nconfidence = \"unconfirmed\"{OPEN}\nsupports = [{supports}]\n",
        text.trim_end(),
        quoted(&id),
        quoted(title),
        OPEN = edit::OPEN
    ))
}

/// A field of a source: its shape, and what it says.
fn field(name: &str) -> Option<(Shape, &'static str)> {
    let Shape::Tables(fields) = schema::find("source")?.shape else { return None };
    fields.iter().find(|field| field.name == name).map(|field| (field.shape, field.about))
}

fn upper_first(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
