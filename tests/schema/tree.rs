//! The tree of a paper and the schema it is published with: every paper is as the schema says, and no broken one is.

use super::{schema, support, validator};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use whereas::assemble::{House, Request};
use whereas::instrument::{Inline, Instrument, Part};
use whereas::json_schema::Subject;
use whereas::packet;
use whereas::source::Sources;
use whereas::write::{Layout, by_name};

fn tree(instrument: &Instrument) -> Value {
    let bytes = by_name("json").expect("JSON").write(instrument, &Layout::default()).expect("written");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[track_caller]
fn takes(validator: &Validator, tree: &Value, name: &str) {
    let faults: Vec<String> =
        validator.iter_errors(tree).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
}

/// The files below a folder whose names end so.
fn files(folder: &Path, ending: &str, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

#[test]
fn every_tree_that_is_kept_is_as_the_schema_says() {
    let validator = validator(Subject::Instrument);
    let mut found = Vec::new();
    files(Path::new("examples"), ".json", &mut found);
    files(Path::new("tests/golden"), ".json", &mut found);
    assert!(found.len() >= 2, "{found:?}");
    for path in found {
        let text = fs::read_to_string(&path).expect("text");
        takes(&validator, &serde_json::from_str(&text).expect("JSON"), &path.to_string_lossy());
    }
}

/// The words that tell one sort of node from another, each with the member that has it.
fn sorts(tree: &Value, found: &mut BTreeSet<String>) {
    match tree {
        Value::Object(members) => {
            for (name, value) in members {
                if let ("part" | "block" | "inline" | "kind" | "size", Some(word)) =
                    (name.as_str(), value.as_str())
                {
                    found.insert(format!("{name} {word}"));
                }
                sorts(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| sorts(item, found)),
        _ => {}
    }
}

#[test]
fn the_tree_of_every_document_is_as_the_schema_says() {
    let validator = validator(Subject::Instrument);
    let house = House::default();
    let mut seen = BTreeSet::new();
    let mut documents = BTreeSet::new();
    for (city, finished) in
        [("Oakland, CA", false), ("Brookline, MA", true), ("Queensbury, NY", false), ("Fairview, OR", true)]
    {
        let date = finished.then(|| "2026-11-24".parse().expect("a day"));
        let request = Request { finished, date, ..support::request(city, Vec::new()) };
        let mut sources = Sources::default();
        let packet = packet::assemble(&house, &request, &mut sources).expect("a packet");
        let index = packet::index(&packet, "html", &mut sources).expect("an index");
        let papers = packet.papers.iter().map(|paper| &paper.assembled.instrument);
        for instrument in papers.chain([&index]) {
            let tree = tree(instrument);
            takes(&validator, &tree, &format!("{} of {city}", instrument.identity.document));
            sorts(&tree, &mut seen);
            documents.insert(instrument.identity.document.clone());
        }
    }
    assert!(documents.len() >= 22, "{documents:?}");
    // No paper of ours emphasizes; one of somebody else may.
    let mut stressed = support::assemble(&house, &support::request("Fairview, OR", Vec::new())).instrument;
    for part in &mut stressed.parts {
        if let Part::Title(inlines) = part {
            *inlines = vec![Inline::Emphasis { inlines: std::mem::take(inlines) }];
        }
    }
    takes(&validator, &tree(&stressed), "emphasis");
    sorts(&tree(&stressed), &mut seen);
    // Every sort of node that the schema names was there.
    let named = schema(Subject::Instrument);
    let mut unseen = BTreeSet::new();
    for definition in named["definitions"].as_object().expect("definitions").values() {
        for node in definition["oneOf"].as_array().into_iter().flatten() {
            for member in ["part", "block", "inline"] {
                let word = node["properties"][member]["const"].as_str();
                unseen
                    .extend(word.map(|word| format!("{member} {word}")).filter(|sort| !seen.contains(sort)));
            }
        }
    }
    assert!(unseen.is_empty(), "no paper has {unseen:?}");
}

/// A small paper that has much: the first two of every list of the Oakland ban.
fn small() -> Value {
    fn cut(value: &mut Value) {
        match value {
            Value::Array(items) => {
                // The parts and the sections differ from each other; further items of a list hardly do.
                let most = if items.iter().any(|item| item["part"].is_string()) { 9 } else { 3 };
                items.truncate(most);
                items.iter_mut().for_each(cut);
            }
            Value::Object(members) => members.values_mut().for_each(cut),
            _ => {}
        }
    }
    let mut tree =
        tree(&support::assemble(&House::default(), &support::request("Oakland, CA", Vec::new())).instrument);
    cut(&mut tree);
    tree
}

/// One way to each sort of place in a tree: what is told apart by its tag, and not by where it stands in a list.
fn places(value: &Value, way: &str, sort: &str, found: &mut BTreeMap<String, String>) {
    if !sort.is_empty() {
        found.entry(sort.to_owned()).or_insert_with(|| way.to_owned());
    }
    match value {
        Value::Object(members) => {
            let tag = ["part", "block", "inline"].iter().find_map(|tag| value[*tag].as_str());
            let sort = tag.map_or_else(
                || sort.rsplit('/').find(|name| *name != "[]").unwrap_or_default().to_owned(),
                str::to_owned,
            );
            for (name, member) in members {
                places(member, &format!("{way}/{name}"), &format!("{sort}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{way}/{at}"), &format!("{sort}/[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_broken_tree_is_taken() {
    let validator = validator(Subject::Instrument);
    let whole = small();
    takes(&validator, &whole, "the paper before it is broken");
    let mut found = BTreeMap::new();
    places(&whole, "", "", &mut found);
    assert!(found.len() > 60, "{found:?}");
    for (sort, way) in &found {
        let broken = |change: &dyn Fn(&mut Value)| {
            let mut tree = whole.clone();
            change(tree.pointer_mut(way).expect("a place"));
            assert!(!validator.is_valid(&tree), "{sort} at {way} is broken and taken");
        };
        // Nothing in a tree is a fraction.
        broken(&|value| *value = json!(0.5));
        if whole.pointer(way).is_some_and(Value::is_object) {
            broken(&|value| value["color"] = json!("red"));
        }
        let (parent, name) = way.rsplit_once('/').expect("a way");
        if whole.pointer(parent).is_some_and(Value::is_object) {
            let mut tree = whole.clone();
            let members = tree.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
            let member = members.remove(name).expect("it is there");
            assert!(!validator.is_valid(&tree), "{sort} is missing at {way}, and nobody says so");
            let members = tree.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
            members.insert(format!("{name}s"), member);
            assert!(!validator.is_valid(&tree), "{sort} is misspelt at {way}, and nobody says so");
        }
    }
}

#[test]
fn words_and_numbers_out_of_range_are_refused() {
    let validator = validator(Subject::Instrument);
    let whole = small();
    let mut found = BTreeMap::new();
    places(&whole, "", "", &mut found);
    let mut tried = 0;
    for (sort, way) in &found {
        let wrong = match sort.rsplit('/').next().unwrap_or_default() {
            "part" | "block" | "inline" | "kind" | "size" => vec![json!("parch"), json!(""), Value::Null],
            "version" => vec![json!(0), json!(-1), json!("1")],
            "number" if whole.pointer(way).is_some_and(Value::is_u64) => vec![json!(0), json!(-1)],
            "date" => vec![json!("soon"), json!("24 November 2026"), json!("2026-11-24\n")],
            "finished" | "line_numbers" => vec![json!("yes"), json!(1), Value::Null],
            _ => continue,
        };
        for value in wrong {
            let mut tree = whole.clone();
            *tree.pointer_mut(way).expect("a place") = value.clone();
            assert!(!validator.is_valid(&tree), "{sort}: {value} is taken");
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}
