//! The schema of draft.toml, which speaks for a library of files.
//!
//! In: the rules and the levels. Out: the schema. Each table of the file has one entry in [`TABLES`]; tables that it
//! does not name are left alone, as the program leaves them.

use super::shape::{described, object};
use super::{DIALECT, with};
use crate::lint::{Level, RULES, Rule};
use serde_json::{Map, Value, json};

/// What makes the schema of a table.
type Make = fn() -> Value;

/// The tables of draft.toml.
const TABLES: &[(&str, Make)] = &[
    #[cfg(feature = "build")]
    ("library", build::library),
    ("lint", lint),
    #[cfg(feature = "build")]
    ("papers", build::papers),
];

pub(super) fn schema() -> Value {
    let tables: Map<String, Value> =
        TABLES.iter().map(|(name, schema)| ((*name).to_owned(), schema())).collect();
    let file = json!({ "$schema": DIALECT, "type": "object", "properties": tables });
    described(
        file,
        "draft.toml",
        "What holds for a library: the papers that `draft build` makes, and the level of every rule.",
    )
}

/// `[lint]`: a level for each rule.
fn lint() -> Value {
    let rules = RULES.iter().map(|rule| (rule.name().to_owned(), level(*rule)));
    let about = "How much a finding of each rule matters; a rule that is not named keeps its own level.";
    described(object(rules), "lint", about)
}

fn level(rule: &dyn Rule) -> Value {
    let words: Vec<&str> = Level::ALL.iter().map(|level| level.word()).collect();
    let meanings: Vec<&str> = Level::ALL.iter().map(|level| level.about()).collect();
    let schema = json!({ "type": "string", "enum": words, "default": rule.level().word() });
    let page = rule.page().lines().map(str::trim).collect::<Vec<_>>().join("\n");
    with(
        described(schema, rule.name(), &rule.about()),
        &[("x-taplo", json!({ "docs": { "main": page.trim(), "enumValues": meanings } }))],
    )
}

/// The tables by which `draft build` knows what to make: from the types that it reads them into.
#[cfg(feature = "build")]
mod build {
    use crate::json_schema::shape::{described, without_rust};
    use crate::json_schema::with;
    use crate::jurisdiction::schema::KINDS;
    use crate::library::{Head, Papers};
    use crate::write::WRITERS;
    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;
    use serde_json::{Value, json};

    pub(super) fn library() -> Value {
        described(of::<Head>(), "library", "What holds for the whole library that `draft build` makes.")
    }

    pub(super) fn papers() -> Value {
        let mut table = of::<Papers>();
        let names = WRITERS.iter().flat_map(|writer| [&[writer.name()], writer.extensions()].concat());
        let mut formats: Vec<&str> = names.collect();
        formats.sort_unstable();
        formats.dedup();
        let words = [
            ("/properties/formats/items", json!(formats)),
            ("/properties/places/properties/kind/items", json!(KINDS)),
        ];
        for (path, words) in words {
            if let Some(items) = table.pointer_mut(path) {
                *items = with(items.take(), &[("enum", words)]);
            }
        }
        let about = "Some documents for some places in some formats; a library may have several such tables.";
        described(json!({ "type": "array", "items": table }), "papers", about)
    }

    /// A table in draft-07, without definitions beside it.
    fn of<T: JsonSchema>() -> Value {
        let settings = SchemaSettings::draft07().with(|settings| {
            settings.inline_subschemas = true;
            settings.meta_schema = None;
        });
        let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
        without_rust(&mut schema);
        without_null(&mut schema);
        schema
    }

    /// Takes out what TOML does not know: a key that is absent is absent.
    fn without_null(schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                if let Some(kinds) = members.get_mut("type") {
                    let one = kinds.as_array().and_then(|kinds| kinds.iter().find(|kind| *kind != "null"));
                    *kinds = one.cloned().unwrap_or_else(|| kinds.clone());
                }
                members.values_mut().for_each(without_null);
            }
            Value::Array(items) => items.iter_mut().for_each(without_null),
            _ => {}
        }
    }
}
