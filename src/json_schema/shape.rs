//! What a shape of the key table is in JSON Schema, and what a type of Rust is.
//!
//! In: shapes and fields; schemas that schemars made. Out: schemas. It must not know a key.

use super::with;
use crate::jurisdiction::schema::{Field, Shape};
use serde_json::{Map, Value, json};

/// One line that is not empty.
pub(super) const LINE: &str = r"^[^\t\r\n]*\S[^\t\r\n]*$";

/// The schema of values in a shape.
pub(super) fn of(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Pattern => json!({ "type": "string", "pattern": LINE }),
        Shape::Prose => json!({ "type": "string", "pattern": r"\S" }),
        // The printable characters of ASCII without those that some format would have to escape.
        Shape::Url => {
            json!({ "type": "string", "format": "uri", "pattern": r"^https?://[!#-;=?-\[\]_a-z~]+$" })
        }
        Shape::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Boolean => json!({ "type": "boolean" }),
        // A date of TOML reaches a validator as text.
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Choice(words) => json!({ "type": "string", "enum": words }),
        Shape::Texts => json!({ "type": "array", "items": of(Shape::Text) }),
        Shape::Tables(fields) => json!({ "type": "array", "items": table(fields, []) }),
    }
}

/// The schema of a table with these fields and further members. An editor that adds such a table begins it with the
/// required fields.
pub(super) fn table(fields: &[Field], further: impl IntoIterator<Item = (String, Value)>) -> Value {
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let fields = fields.iter().map(|field| (field.name.to_owned(), self::field(field)));
    with(
        object(further.into_iter().chain(fields)),
        &[("required", json!(required)), ("x-taplo", json!({ "initKeys": required }))],
    )
}

fn field(field: &Field) -> Value {
    let described = described(of(field.shape), field.name, field.about);
    match field.shape {
        Shape::Texts if field.required => with(described, &[("minItems", json!(1))]),
        _ => described,
    }
}

/// A table with these members and no others.
pub(super) fn object(properties: impl IntoIterator<Item = (String, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// A schema with its name and what it is about.
pub(super) fn described(schema: Value, title: &str, about: &str) -> Value {
    with(schema, &[("title", json!(title)), ("description", json!(about))])
}

/// Takes out what only Rust knows: formats such as `int64`, and defaults without a value.
pub(super) fn without_rust(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let foreign = |name: &str, value: &Value| match name {
                "format" => value.as_str().is_some_and(|word| word.contains("int")),
                "default" => value.as_object().is_some_and(Map::is_empty),
                _ => false,
            };
            members.retain(|name, value| !foreign(name, value));
            members.values_mut().for_each(without_rust);
        }
        Value::Array(items) => items.iter_mut().for_each(without_rust),
        _ => {}
    }
}
