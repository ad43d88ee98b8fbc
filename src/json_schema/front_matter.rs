//! The schema of the head of a template: of a document, or of a form.
//!
//! In: the types that a head is read into, with their comments. Out: the schema. What the types cannot say is
//! added here: the names of the forms, from their list, and that a document tells its history.

use super::shape::{described, without_rust};
use super::{DIALECT, with};
use crate::jurisdiction::schema::{FORMS, PLAIN_FORMS};
use crate::template::front_matter::{DocumentHead, FormHead};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    let heads = [
        generator.subschema_for::<DocumentHead>().to_value(),
        generator.subschema_for::<FormHead>().to_value(),
    ];
    let mut definitions = Value::Object(generator.take_definitions(true));
    without_rust(&mut definitions);
    for (path, list) in [("/DocumentHead/properties/forms", true), ("/FormHead/properties/form", false)] {
        if let Some(field) = definitions.pointer_mut(path) {
            let forms = [FORMS, PLAIN_FORMS].concat();
            let words = json!({ "type": "string", "enum": forms });
            let members = if list { vec![("items", words)] } else { vec![("enum", json!(forms))] };
            *field = with(field.take(), &members);
        }
    }
    // Its absence has a better message than a missing field has, so the type lets it through.
    if let Some(Value::Array(required)) = definitions.pointer_mut("/DocumentHead/required") {
        required.push(json!("history"));
    }
    let file = json!({ "$schema": DIALECT, "type": "object", "oneOf": heads, "definitions": definitions });
    described(
        file,
        "Head of a template",
        "The TOML between the two lines of `+++` at the top of a document or of a form.",
    )
}
