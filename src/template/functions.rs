//! Functions that templates call: drafting notes of options, confirmations, blanks; and those of the fact ledger.
//!
//! In: the arguments of a call, and what [`super::context`] put into the context. Out: Markdown. They must not reach
//! past the context: the same context gives the same words.

use super::escape::escaped;
use super::facts::Ledger;
use super::front_matter::Choice;
use super::ledger::{FactParts, FactText};
use crate::instrument::{caution, mark};
use crate::jurisdiction::schema::KEYS;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tera::value::Key;
use tera::{Error, Function, Kwargs, State, Tera, TeraResult, Value};

/// The context entry with the number of the fill that stands for a hand-written blank. Those for a blank of each key come
/// after it, in the order of the key table.
pub(super) const BLANKS: &str = "_blanks";
/// The context entry with the reason why a value is not confirmed, by key.
pub(super) const DOUBTS: &str = "_doubts";
/// The context entry with the ids of the facts that are past their date.
pub(super) const EXPIRED: &str = "_expired";
/// The context entry with the decisions taken.
pub(super) const OPTIONS: &str = "options";

/// Which of the keys that templates ask to confirm a rendered text speaks of: a note that the text does not have belongs
/// to a clause that it does not have.
pub(super) fn asked(text: &str, keys: &BTreeSet<String>) -> BTreeSet<String> {
    // How a caution reads up to the end of its key.
    let requests: Vec<(String, &String)> =
        keys.iter().map(|key| (escaped(&format!("{} ({key}):", caution::OPENING)), key)).collect();
    // A single letter is looked for many times as fast as words are.
    let first = caution::OPENING.chars().next().unwrap_or_default();
    let starts = text.match_indices(first).map(|(at, _)| &text[at..]);
    let told = starts.filter(|told| told.starts_with(caution::OPENING));
    let told = told.flat_map(|told| requests.iter().filter(move |(request, _)| told.starts_with(request)));
    told.map(|(_, key)| (*key).clone()).collect()
}

/// Adds the functions to an engine.
pub(super) fn register(tera: &mut Tera, choices: &BTreeMap<String, Choice>, ledger: Arc<Ledger>) {
    let notes = choices.iter().map(|(name, choice)| (name.clone(), Note::new(choice))).collect();
    tera.register_function("option_note", OptionNotes(notes));
    tera.register_function("fact", FactText(Arc::clone(&ledger)));
    tera.register_function("fact_parts", FactParts(ledger));
    tera.register_function("confirm", Confirm);
    tera.register_function("blank", blank);
}

/// The drafting note of an option; what does not depend on the decision is made once.
struct Note {
    choice: Choice,
    default: String,
    /// What may be chosen, what is decided, and why, as Markdown.
    rest: String,
}

impl Note {
    fn new(choice: &Choice) -> Self {
        let rest = format!("{}). {} {}", choice.range_words(), choice.help(), choice.note());
        Self { choice: choice.clone(), default: choice.default_words(), rest: escaped(&quoted(&rest)) }
    }
}

struct OptionNotes(BTreeMap<String, Note>);

impl Function<TeraResult<String>> for OptionNotes {
    fn call(&self, kwargs: Kwargs, state: &State) -> TeraResult<String> {
        let name: &str = kwargs.must_get("name")?;
        let Some(Note { choice, default, rest }) = self.0.get(name) else {
            return Err(Error::message(format!("the front matter has no option `{name}`")));
        };
        let taken = entry(state, OPTIONS, name)?.map(|value| value.to_string()).unwrap_or_default();
        let meaning = choice.meaning(&taken).map(|meaning| format!(", {meaning}")).unwrap_or_default();
        let stands =
            if taken == *default { "the default".into() } else { format!("the default is {default}") };
        let head = escaped(&format!("Option {name} is {taken}{meaning} ({stands}; "));
        Ok(note(&format!("{head}{rest}")))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// Words between backticks put between quotation marks, for papers have no code in them.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, piece) in text.split('`').enumerate() {
        if index > 0 {
            out.push(if index % 2 == 1 { '“' } else { '”' });
        }
        out.push_str(piece);
    }
    out
}

struct Confirm;

impl Function<TeraResult<String>> for Confirm {
    fn call(&self, kwargs: Kwargs, state: &State) -> TeraResult<String> {
        let key: &str = kwargs.must_get("key")?;
        match entry(state, DOUBTS, key)?.as_ref().and_then(Value::as_str) {
            Some(why) => {
                let words = state.escape(&caution::words(key, why, false))?;
                Ok(format!("\n> [!CAUTION]\n> {words}\n\n"))
            }
            None => Ok(String::new()),
        }
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// A blank: with a key, one that data fills; without, one that is written in by hand.
fn blank(kwargs: Kwargs, state: &State) -> TeraResult<String> {
    let label: &str = kwargs.must_get("label")?;
    let key: &str = kwargs.get("key")?.unwrap_or_default();
    let by_hand: usize = state.get(BLANKS)?.unwrap_or_default();
    let after =
        if key.is_empty() { Some(0) } else { KEYS.iter().position(|one| one.path == key).map(|at| at + 1) };
    let Some(after) = after else {
        return Err(Error::message(format!("there is no key `{key}` that could fill this blank")));
    };
    Ok(mark::blank(by_hand + after, label))
}

/// An entry of a table in the context.
fn entry(state: &State<'_>, table: &str, name: &str) -> TeraResult<Option<Value>> {
    let table: Option<Value> = state.get(table)?;
    let map = table.as_ref().and_then(Value::as_map);
    Ok(map.and_then(|map| map.get(&Key::from(name.to_owned()))).cloned())
}

/// A drafting note on lines of its own.
fn note(text: &str) -> String {
    format!("\n> [!NOTE]\n> {text}\n\n")
}
