//! What is known of a place, as comments that can be put in force.
//!
//! In: the folded layers. Out: a line for each value, with the layer it is from, how sure it is and its sources; then those
//! sources. A list to which a lower layer adds is told of, and not repeated.

use crate::jurisdiction::citation::Citation;
use crate::jurisdiction::schema::{KEYS, Key, Shape};
use crate::jurisdiction::stack::{Held, Jurisdiction, grows};
use crate::jurisdiction::value::{Node, Value};
use std::fmt::Write as _;

/// Keys that the head of the file has, or that no file of a place needs.
const SAID: &[&str] = &["geoid", "name", "class", "state", "postal", "unset", "source"];

/// Writes every value, table by table, and then the sources that support them.
pub(super) fn write(jurisdiction: &Jurisdiction, out: &mut String) {
    let mut table = "";
    let mut sources: Vec<String> = Vec::new();
    for key in KEYS.iter().filter(|key| !SAID.contains(&key.path)) {
        let Some(held) = jurisdiction.get(key.path) else { continue };
        let above = key.path.split_once('.').map_or("", |(above, _)| above);
        if above != table {
            out.push('\n');
            table = above;
        }
        if grows(key.path) {
            list(key, jurisdiction, out);
            continue;
        }
        let value = toml(&held.node.value);
        let _ = writeln!(out, "# {} = {value}  # {}", key.path, whence(key, &held));
        for citation in held.citations() {
            let line = source(&held, citation);
            if !sources.contains(&line) {
                sources.push(line);
            }
        }
    }
    if !sources.is_empty() {
        out.push_str("\n# The sources of these lines:\n");
        sources.iter().for_each(|line| out.push_str(line));
    }
}

/// Where a value comes from and how sure it is: `from Oregon, probable: charters`.
fn whence(key: &Key, held: &Held<'_>) -> String {
    let layer = &held.course.speaks_for;
    let ids: Vec<&str> = held.citations().iter().map(|citation| citation.id.as_str()).collect();
    match (ids.is_empty(), key.cited) {
        (false, _) => format!("from {layer}, {}: {}", held.confidence().word(), ids.join(", ")),
        (true, true) => format!("from {layer}, no source named"),
        (true, false) => format!("from {layer}"),
    }
}

fn source(held: &Held<'_>, citation: &Citation) -> String {
    let law = citation.citation.as_ref().filter(|law| **law != citation.title);
    let parts = [Some(&citation.title), law, citation.url.as_ref()];
    let words = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("; ");
    let (layer, id) = (&held.course.speaks_for, &citation.id);
    format!("#   {layer}, {id}: {words}; checked {}, {}\n", citation.checked, citation.confidence.word())
}

/// A list to which every layer adds.
fn list(key: &Key, jurisdiction: &Jurisdiction, out: &mut String) {
    let count = jurisdiction.items(key.path).len();
    let entries = if count == 1 { "entry" } else { "entries" };
    let path = key.path;
    let _ = writeln!(
        out,
        "# {path}: {count} {entries} of other files hold here; a [[{path}]] at the end adds to them"
    );
}

/// A value as TOML on one line.
pub(super) fn toml(value: &Value) -> String {
    match value {
        Value::Text(words) => quoted(words),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(|item| toml(&item.value)).collect::<Vec<_>>().join(", "))
        }
        Value::Table(fields) => {
            let member = |(name, node): (&String, &Node)| format!("{name} = {}", toml(&node.value));
            format!("{{ {} }}", fields.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Words as a TOML string. The escapes of JSON are a part of TOML’s.
pub(super) fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

/// What a person typed as a TOML value in a shape; what does not fit is left to the loader to judge.
pub(super) fn typed(shape: Shape, words: &str) -> String {
    match shape {
        Shape::Integer(..) if words.parse::<i64>().is_ok() => words.to_owned(),
        Shape::Boolean if matches!(words, "true" | "false") => words.to_owned(),
        Shape::Date if words.parse::<jiff::civil::Date>().is_ok() => words.to_owned(),
        Shape::Texts => {
            let items = words.split(';').map(|item| quoted(item.trim()));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        _ => quoted(words),
    }
}
