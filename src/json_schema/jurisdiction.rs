//! The schema of a jurisdiction file: of a place, of a state, of the country.
//!
//! In: the key table, the kinds, the head of a class, the options of every document. Out: one schema for all of them.
//! A file with a `geoid` is that of a place, and has no tables of kinds and classes.

use super::shape::{LINE, described, object, of, table};
use super::{DIALECT, with};
use crate::jurisdiction::class::HEAD;
use crate::jurisdiction::layer;
use crate::jurisdiction::place::STATES;
use crate::jurisdiction::schema::{KEYS, KINDS, Key, Shape};
use crate::template::front_matter::{Choice, DocumentHead};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

const GEOIDS: &str = "https://www.census.gov/programs-surveys/geography/guidance/geo-identifiers.html";

/// The schema, with the options of these documents.
pub(super) fn schema(documents: &[Arc<DocumentHead>]) -> Value {
    let mut properties = keys(|_| true);
    properties.insert("options".into(), options(documents));
    let mut words = Map::new();
    for (name, tables) in [("kind", kinds()), ("class", classes())] {
        words.extend(properties.remove(name).map(|word| (name.to_owned(), word)));
        properties.insert(name.into(), tables);
    }
    let file = described(
        object(properties),
        "Jurisdiction file",
        "What is known of a place, of a state, or of the country. docs/keys.md describes every key.",
    );
    with(
        file,
        &[
            ("$schema", json!(DIALECT)),
            ("if", json!({ "required": ["geoid"] })),
            ("then", json!({ "properties": words })),
            ("definitions", definitions()),
        ],
    )
}

/// The tables of keys, and what a kind or a class may set, each written once.
fn definitions() -> Value {
    let mut definitions: Map<String, Value> = tables().into_iter().collect();
    let of_part = || keys(|path| !layer::is_of_whole_file(path));
    definitions.insert("kind".into(), object(of_part()));
    definitions.insert("class".into(), table(&HEAD, of_part()));
    Value::Object(definitions)
}

/// The keys at the top of a file or of a part of it; those below a table’s name are in the definition of that table.
fn keys(admitted: impl Fn(&str) -> bool) -> BTreeMap<String, Value> {
    let mut properties = BTreeMap::new();
    for key in KEYS.iter().filter(|key| admitted(key.path)) {
        match key.path.split_once('.') {
            Some((table, _)) => {
                properties.insert(table.to_owned(), json!({ "$ref": format!("#/definitions/{table}") }))
            }
            None => properties.insert(key.path.to_owned(), one(key)),
        };
    }
    properties
}

/// The tables of the key table by name.
fn tables() -> BTreeMap<String, Value> {
    let mut tables: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
    for key in KEYS {
        if let Some((table, name)) = key.path.split_once('.') {
            tables.entry(table).or_default().insert(name.to_owned(), one(key));
        }
    }
    let titled = |name: &str, keys| with(object(keys), &[("title", json!(name))]);
    tables.into_iter().map(|(name, keys)| (name.to_owned(), titled(name, keys))).collect()
}

/// One key.
fn one(key: &Key) -> Value {
    let about = match key.cited {
        true => format!("{} A `[[source]]` of the file must support it.", key.about),
        false => key.about.to_owned(),
    };
    let plain = described(of(key.shape), key.path, &about);
    match key.path {
        "geoid" => with(
            plain,
            &[
                ("pattern", json!("^([0-9]{5}|[0-9]{7}|[0-9]{10})$")),
                ("x-taplo", json!({ "links": { "key": GEOIDS } })),
            ],
        ),
        "state" => with(plain, &[("enum", STATES.iter().map(|state| state.name).collect())]),
        "postal" => with(plain, &[("enum", STATES.iter().map(|state| state.postal).collect())]),
        "unset" => with(plain, &[("items", unsettable())]),
        "source" => {
            let mut source = plain;
            if let Some(supports) = source.pointer_mut("/items/properties/supports/items") {
                *supports = supportable();
            }
            source
        }
        _ => plain,
    }
}

/// The keys that a paper can do without.
fn unsettable() -> Value {
    let keys = KEYS.iter().map(|key| key.path).filter(|path| layer::can_be_unset(path));
    json!({ "type": "string", "enum": keys.collect::<Vec<_>>() })
}

/// What a source may support: a key, a table of keys, or the same of one kind or class.
fn supportable() -> Value {
    let mut names: Vec<&str> = KEYS.iter().map(|key| key.path).collect();
    names.extend(KEYS.iter().filter_map(|key| key.path.split_once('.').map(|(table, _)| table)));
    names.sort_unstable();
    names.dedup();
    json!({ "anyOf": [
        { "type": "string", "enum": names },
        { "type": "string", "pattern": r"^(kind|class)\.\S+$" },
    ] })
}

/// `kind`: one word, or in a state’s file a table for each kind. Under `anyOf` a validator would tell of a fault inside a
/// table as one of all of them, so the words about text and those about tables stand side by side.
fn kinds() -> Value {
    let kinds = KINDS.iter().map(|kind| ((*kind).to_owned(), json!({ "$ref": "#/definitions/kind" })));
    let about = "The kind of government; in a state’s file, tables of the same keys for each kind.";
    let word = json!(format!("^({})$", KINDS.join("|")));
    let either = [("type", json!(["string", "object"])), ("pattern", word)];
    with(described(object(kinds), "kind", about), &either)
}

/// `class`, likewise.
fn classes() -> Value {
    let about = "The class of the government; in a state’s file, tables of the same keys for each class of a kind, such as cities of the first class.";
    let classes = json!({
        "type": ["string", "object"],
        "pattern": LINE,
        "additionalProperties": { "$ref": "#/definitions/class" },
    });
    described(classes, "class", about)
}

/// The decisions of every document.
fn options(documents: &[Arc<DocumentHead>]) -> Value {
    let documents = documents.iter().map(|head| {
        let options = head.options.iter().map(|(name, choice)| (name.clone(), option(name, choice)));
        (head.document.clone(), described(object(options), &head.title, &head.about))
    });
    described(object(documents), "options", "Decisions, by document.")
}

fn option(name: &str, choice: &Choice) -> Value {
    let (schema, default) = match choice {
        Choice::Choice { choices, default, .. } => {
            (json!({ "type": "string", "enum": choices }), json!(default))
        }
        Choice::Integer { min, max, default, .. } => (of(Shape::Integer(*min, *max)), json!(default)),
        Choice::Boolean { default, .. } => (of(Shape::Boolean), json!(default)),
        Choice::Day { default, .. } => (json!({ "type": "string", "pattern": days() }), json!(default)),
        Choice::Text { default, .. } => (of(Shape::Text), json!(default)),
    };
    let about = format!("{}\n\n{}", choice.help(), choice.note());
    let schema = with(described(schema, name, &about), &[("default", default)]);
    let Choice::Choice { choices, .. } = choice else { return schema };
    let meanings: Vec<&str> = choices.iter().filter_map(|word| choice.meaning(word)).collect();
    // taplo tells them apart by their places, so all of them are there or none.
    if meanings.len() == choices.len() {
        with(schema, &[("x-taplo", json!({ "docs": { "enumValues": meanings } }))])
    } else {
        schema
    }
}

/// The days that every year has, `March 1`, as a pattern.
fn days() -> String {
    let months = |length: i8| {
        let months = (1..=12).filter_map(|month| jiff::civil::Date::new(2025, month, 1).ok());
        let months = months.filter(|month| month.days_in_month() == length);
        months.map(|month| month.strftime("%B").to_string()).collect::<Vec<_>>().join("|")
    };
    let of = |length: i8, last: &str| format!("({}) ([1-9]|[12][0-9]|{last})", months(length));
    let february = format!("({}) ([1-9]|1[0-9]|2[0-8])", months(28));
    format!("^({}|{}|{february})$", of(31, "3[01]"), of(30, "30"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_keys_stands_at_the_top() {
        let deep: Vec<&str> =
            KEYS.iter().map(|key| key.path).filter(|path| path.matches('.').count() > 1).collect();
        assert!(deep.is_empty(), "{deep:?}");
    }
}
