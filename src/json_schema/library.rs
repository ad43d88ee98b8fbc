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
const TABLES: &[(&str, Make)] = &[("lint", lint)];

pub(super) fn schema() -> Value {
    let tables: Map<String, Value> =
        TABLES.iter().map(|(name, schema)| ((*name).to_owned(), schema())).collect();
    let file = json!({ "$schema": DIALECT, "type": "object", "properties": tables });
    described(file, "draft.toml", "What holds for a library: the level of every rule.")
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
