//! The published schemas: they are what the program prints, and they judge a file as the loader does.
//!
//! tests/schema/ has files that schema and loader both take (`good`), that both refuse (`bad`), and whose faults a schema
//! cannot see (`loader-only`). `place-` is a file of Fairview, Oregon, `state-` one of Oregon, `draft-` a draft.toml.
//! `UPDATE=1 cargo test --test schema` writes the schemas again.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

#[path = "schema/tree.rs"]
mod tree;

use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use whereas::assemble::House;
use whereas::diagnostic::{Faults, human};
use whereas::embedded;
use whereas::json_schema::Subject;
use whereas::jurisdiction::class::HEAD;
use whereas::jurisdiction::layer::{Layer, Scope};
use whereas::jurisdiction::schema::{Field, KEYS, Shape};
use whereas::library::Manifest;
use whereas::lint::levels::Levels;
use whereas::source::{FileId, Sources};
use whereas::template::Catalog;
use whereas::template::front_matter::{self, DocumentHead, FormHead};

fn schema(subject: Subject) -> Value {
    let text = subject.schema(&Catalog::default(), &mut Sources::default()).expect("the heads load");
    serde_json::from_str(&text).expect("JSON")
}

fn validator(subject: Subject) -> Validator {
    jsonschema::draft7::new(&schema(subject)).expect("a schema")
}

/// TOML as a validator of JSON sees it: dates are text.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(yes) => Value::from(yes),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(name, value)| (name, as_json(value))).collect(),
    }
}

fn parsed(text: &str) -> Value {
    as_json(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))))
}

/// What a schema says against a text; nothing when it takes it.
fn complaint(validator: &Validator, text: &str) -> Option<String> {
    let value = parsed(text);
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    Some(faults.join("\n")).filter(|faults| !faults.is_empty())
}

/// What the program says against a file of the corpus; nothing when it takes it.
fn loader(name: &str, text: &str) -> Option<String> {
    let mut sources = Sources::default();
    let shown = |Faults(faults): Faults, sources: &Sources| human::render(&faults, sources, false);
    if name.starts_with("draft-") {
        let file = sources.add(name, text.to_owned());
        let levels = Levels::read(text, file).map(drop);
        return levels
            .and_then(|()| library(text, file, &mut sources))
            .err()
            .map(|faults| shown(faults, &sources));
    }
    let mut files = embedded::files(embedded::jurisdictions());
    let mut request = support::request("Fairview, OR", Vec::new());
    if name.starts_with("state-") {
        files.insert("or.toml".into(), text.to_owned().into());
    } else {
        request.layers.push(support::layer(name, text));
    }
    let house = House::new(files, embedded::files(embedded::templates()));
    house.assemble(&request, &mut sources).err().map(|faults| shown(faults, &sources))
}

/// What `draft build` says against a draft.toml that orders papers.
fn library(text: &str, file: FileId, sources: &mut Sources) -> Result<(), Faults> {
    let manifest = Manifest::read(text, file)?;
    let layer = |name: &str| Ok(support::layer(name, ""));
    let orders = text.contains("[[papers]]");
    let library = manifest.library((text, file), &House::default(), &layer, sources);
    if orders { library.map(drop) } else { Ok(()) }
}

/// The files below a folder of the corpus, by name.
fn corpus(folder: &str) -> Vec<(String, String)> {
    let files = fs::read_dir(Path::new("tests/schema").join(folder)).expect("a folder");
    let mut files: Vec<PathBuf> = files.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("text"))).collect()
}

/// What the schema for a file of the corpus says against it.
fn judged(name: &str, text: &str) -> Option<String> {
    let subject = if name.starts_with("draft-") { Subject::Library } else { Subject::Jurisdiction };
    let line = format!("#:schema ../../../schemas/{}.schema.json\n", subject.name());
    assert!(text.starts_with(&line), "{name} begins with {line}");
    complaint(&validator(subject), text)
}

#[test]
fn the_published_schemas_are_what_the_program_prints() {
    for subject in Subject::ALL {
        let text = subject.schema(&Catalog::default(), &mut Sources::default()).expect("the heads load");
        support::compare(format!("schemas/{}.schema.json", subject.name()), text.as_bytes());
        let printed = Command::new(env!("CARGO_BIN_EXE_draft")).args(["schema", subject.name()]).output();
        assert_eq!(printed.expect("it runs").stdout, text.as_bytes());
    }
}

#[test]
fn the_schemas_are_schemas() {
    for subject in Subject::ALL {
        let schema = schema(subject);
        assert!(jsonschema::meta::is_valid(&schema), "{}", subject.name());
        assert_eq!(schema["$schema"], json!("http://json-schema.org/draft-07/schema#"));
    }
}

#[test]
fn schema_and_loader_take_what_is_good() {
    let files = corpus("good");
    assert!(files.len() >= 12);
    for (name, text) in files {
        assert_eq!(judged(&name, &text), None, "{name}: the schema refuses it");
        assert_eq!(loader(&name, &text), None, "{name}: the loader refuses it");
    }
}

#[test]
fn schema_and_loader_refuse_what_is_bad() {
    let files = corpus("bad");
    assert!(files.len() >= 25);
    let taken = |who: &str, names: Vec<&String>| assert!(names.is_empty(), "the {who} takes {names:?}");
    let by = |judge: fn(&str, &str) -> Option<String>| {
        files.iter().filter(move |(name, text)| judge(name, text).is_none()).map(|(name, _)| name).collect()
    };
    taken("schema", by(judged));
    taken("loader", by(loader));
}

#[test]
fn some_faults_only_the_loader_sees() {
    for (name, text) in corpus("loader-only") {
        assert_eq!(judged(&name, &text), None, "{name}: the schema sees it too; move it to bad/");
        assert!(loader(&name, &text).is_some(), "{name}: the loader takes it");
    }
}

#[test]
fn every_jurisdiction_file_is_as_the_schema_says() {
    let validator = validator(Subject::Jurisdiction);
    for (name, text) in embedded::jurisdictions() {
        assert_eq!(complaint(&validator, text), None, "{name}");
    }
}

#[test]
fn every_jurisdiction_file_names_its_schema() {
    let bare: Vec<&str> = embedded::jurisdictions()
        .iter()
        .filter(|(name, text)| {
            let up = "../".repeat(1 + name.matches('/').count());
            !text.starts_with(&format!("#:schema {up}schemas/jurisdiction.schema.json\n"))
        })
        .map(|(name, _)| *name)
        .collect();
    assert!(bare.is_empty(), "the first line names the schema: {bare:?}");
}

/// One value of every sort that TOML has, right and wrong for any shape.
const VALUES: &[&str] = &[
    "\"words\"",
    "\"\"",
    "\" \"",
    "\"two\\nlines\"",
    "\"https://example.org/a?b=c\"",
    "\"ordinance\"",
    "\"upper\"",
    "0",
    "7",
    "-1",
    "100000",
    "7.5",
    "true",
    "2026-11-24",
    "07:32:00",
    "2026-11-24T07:32:00Z",
    "[]",
    "[\"words\"]",
    "[\"\"]",
    "[1]",
    "[\"words\", 1]",
    "{}",
    "{ words = 1 }",
    "[{}]",
    "[{ caption = \"Attest\", lines = [\"Clerk\"] }]",
    "[{ text = \"words\", citation = \"law\" }]",
];

/// Schema and loader say the same of a text, each by itself.
fn agree(validator: &Validator, text: &str, scope: Scope) {
    let mut sources = Sources::default();
    let file: FileId = sources.add("file", text.to_owned());
    let read = Layer::read(text, file, scope);
    let faults = read.err().map(|Faults(faults)| human::render(&faults, &sources, false));
    let complaint = complaint(validator, text);
    assert_eq!(faults.is_none(), complaint.is_none(), "{text}\nloader: {faults:?}\nschema: {complaint:?}");
}

#[test]
fn they_agree_on_every_key_and_every_sort_of_value() {
    let validator = validator(Subject::Jurisdiction);
    // What names the government is held against the table of places, which a layer by itself does not know; `unset` is
    // below; and a source must support what its file sets.
    let elsewhere = ["geoid", "state", "postal", "unset", "source"];
    for key in KEYS.iter().filter(|key| !elsewhere.contains(&key.path)) {
        for value in VALUES.iter().filter(|value| can_be_told(key.shape, value)) {
            agree(&validator, &format!("{} = {value}\n", key.path), Scope::Area);
            agree(&validator, &format!("kind.city.{} = {value}\n", key.path), Scope::Area);
            if !HEAD.iter().any(|field| field.name == key.path) {
                let head = "class.first.kind = \"city\"\nclass.first.about = \"the first\"\n";
                agree(&validator, &format!("{head}class.first.{} = {value}\n", key.path), Scope::Area);
            }
        }
    }
}

#[test]
fn they_agree_on_the_head_of_a_class() {
    let validator = validator(Subject::Jurisdiction);
    for field in &HEAD {
        for value in VALUES
            .iter()
            .filter(|value| can_be_told(field.shape, value))
            .map(|value| Some(*value))
            .chain([None])
        {
            let table = smallest(&HEAD, field.name, value);
            agree(&validator, &format!("class.first = {table}\n"), Scope::Area);
        }
    }
}

/// Whether a validator of JSON, to which a date is text, can tell that a value is wrong for a shape, or right.
fn can_be_told(shape: Shape, value: &str) -> bool {
    let date = value.starts_with("20") || value.starts_with("07");
    !date
        || matches!(shape, Shape::Date | Shape::Integer(..) | Shape::Boolean | Shape::Choice(_) | Shape::Url)
}

/// A table that has every required field, and no other.
fn smallest(fields: &[Field], but: &str, value: Option<&str>) -> String {
    let right = |shape: Shape| match shape {
        Shape::Date => "2020-01-01".to_owned(),
        Shape::Choice(words) => format!("{:?}", words[0]),
        Shape::Texts => "[\"words\"]".into(),
        _ => "\"words\"".into(),
    };
    let needed = fields.iter().filter(|field| field.required && field.name != but);
    let mut members: Vec<String> =
        needed.map(|field| format!("{} = {}", field.name, right(field.shape))).collect();
    members.extend(value.map(|value| format!("{but} = {value}")));
    format!("{{ {} }}", members.join(", "))
}

#[test]
fn they_agree_on_every_field_of_every_list() {
    let validator = validator(Subject::Jurisdiction);
    // A fact needs a source that is there, and a source something to support.
    let source = "source = [{ id = \"words\", title = \"words\", checked = 2026-11-24, confidence = \"confirmed\", supports = [\"name\"] }]\n";
    for key in KEYS {
        let Shape::Tables(fields) = key.shape else { continue };
        for field in fields.iter().filter(|field| !matches!(field.name, "source" | "supports")) {
            for value in VALUES
                .iter()
                .filter(|value| can_be_told(field.shape, value))
                .map(|value| Some(*value))
                .chain([None])
            {
                // Two sources that have no fact of their own would be one too many.
                let rest = if key.path == "source" { "" } else { source };
                let table = smallest(fields, field.name, value)
                    .replace("supports = [\"words\"]", "supports = [\"name\"]");
                // A day later than that of its source is a fault that no schema can see.
                let table = table.replace("since = 2026-11-24", "since = 2019-11-24");
                let text = format!("name = \"Fairview\"\n{} = [{table}]\n{rest}", key.path);
                agree(&validator, &text, Scope::Place);
            }
        }
    }
}

#[test]
fn they_agree_on_what_can_be_unset() {
    let validator = validator(Subject::Jurisdiction);
    for key in KEYS {
        agree(&validator, &format!("unset = [{:?}]\n", key.path), Scope::Place);
    }
}

#[test]
fn the_head_of_every_template_is_as_the_schema_says() {
    let validator = validator(Subject::FrontMatter);
    let mut heads = 0;
    for (name, text) in embedded::templates().iter().filter(|(name, _)| name.ends_with(".md")) {
        let Some(split) = front_matter::split(text) else { continue };
        heads += 1;
        assert_eq!(complaint(&validator, split.head), None, "{name}");
        // Each of its lines at the top taken away, and one put there: the reader and the schema agree.
        let top = split.head.lines().take_while(|line| !line.starts_with('['));
        let without = |gone: &str| split.head.replacen(&format!("{gone}\n"), "", 1);
        let mut heads: Vec<String> = top.filter(|line| line.contains(" = ")).map(without).collect();
        heads.push(format!("color = \"red\"\n{}", split.head));
        for head in heads {
            let refused = if name.starts_with("forms/") {
                toml::from_str::<FormHead>(&head).is_err()
            } else {
                toml::from_str::<DocumentHead>(&head).is_err()
            };
            assert_eq!(refused, complaint(&validator, &head).is_some(), "{name}:\n{head}");
        }
    }
    assert!(heads > 5, "{heads}");
}

#[test]
fn every_key_and_option_is_described() {
    fn bare(schema: &Value, path: &str, found: &mut Vec<String>) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            let by_itself = !property["$ref"].is_null() || !property["const"].is_null() || name == "content";
            if property["description"].as_str().is_none_or(str::is_empty) && !by_itself {
                found.push(path.clone());
            }
            bare(property, &path, found);
            bare(&property["items"], &path, found);
        }
        for (name, definition) in schema["definitions"].as_object().into_iter().flatten() {
            bare(definition, name, found);
        }
        for one in schema["oneOf"].as_array().into_iter().flatten() {
            bare(one, path, found);
        }
    }
    for subject in [Subject::Jurisdiction, Subject::Library, Subject::Instrument] {
        let mut found = Vec::new();
        bare(&schema(subject), subject.name(), &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}
