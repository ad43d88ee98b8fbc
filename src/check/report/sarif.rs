//! SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many editors read.
//!
//! In: [`Checked`]. Out: one log with one run, with the manual page of each rule that found something. It must stay valid
//! against the schema of OASIS, which tests/lint/sarif-2.1.0.json is.

use super::{Place, Report};
use crate::check::Checked;
use crate::check::identity::{Key, file_name};
use crate::diagnostic::Label;
use crate::lint::{Finding, Fix, Level, Rule, by_name};
use crate::source::{Origin, Sources};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The report as SARIF.
pub(super) struct Sarif;

impl Report for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0, which code scanning and editors read"
    }

    fn write(&self, checked: &Checked, _color: bool) -> String {
        let mut rules: Vec<&str> = checked.findings.iter().map(|finding| finding.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let mut seen = BTreeMap::new();
        let results: Vec<Value> = checked
            .findings
            .iter()
            .map(|finding| {
                let index = rules.iter().position(|rule| *rule == finding.rule);
                result(finding, index, &checked.sources, &mut seen)
            })
            .collect();
        let descriptors: Vec<Value> = rules
            .iter()
            .map(|name| by_name(name).map_or_else(|| json!({ "id": name }), descriptor))
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {
                    "driver": {
                        "name": "draft",
                        "organization": "Whereas",
                        "semanticVersion": env!("CARGO_PKG_VERSION"),
                        "rules": descriptors,
                    },
                },
                // Columns count characters, as in an editor.
                "columnKind": "unicodeCodePoints",
                "invocations": [{ "executionSuccessful": checked.unmade == 0 }],
                "results": results,
            }],
        });
        let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn descriptor(rule: &dyn Rule) -> Value {
    let page = rule.markdown();
    json!({
        "id": rule.name(),
        "shortDescription": { "text": rule.about() },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(rule.level()) },
        "properties": { "tags": [rule.family().word()] },
    })
}

/// A result; `seen` counts how often each key came before.
fn result(
    finding: &Finding,
    index: Option<usize>,
    sources: &Sources,
    seen: &mut BTreeMap<Key, usize>,
) -> Value {
    let key = Key::of(finding, sources);
    let times = seen.entry(key.clone()).or_insert(0);
    let fingerprint = format!("{:016x}", key.hash(*times));
    *times += 1;
    let mut message = finding.diagnostic.message.clone();
    for help in &finding.diagnostic.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": message },
        "locations": [],
        "partialFingerprints": { "ruleFileWords/v1": fingerprint },
    });
    if let Some(index) = index {
        result["ruleIndex"] = index.into();
    }
    let mut location = json!({});
    let mut labels = finding.diagnostic.labels.iter();
    if let Some(first) = labels.next() {
        location = labelled(first, sources);
    }
    if !finding.place.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.place }]);
    }
    if location.as_object().is_some_and(|location| !location.is_empty()) {
        result["locations"] = json!([location]);
    }
    let related: Vec<Value> = labels
        .enumerate()
        .map(|(index, label)| {
            let mut location = labelled(label, sources);
            location["id"] = (index + 1).into();
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([mend(fix, &finding.diagnostic.help, sources)]);
    }
    result
}

fn labelled(label: &Label, sources: &Sources) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(label.origin, sources),
            "region": region(label.origin, sources),
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn mend(fix: &Fix, help: &[String], sources: &Sources) -> Value {
    let description = help.first().map_or("mend it", String::as_str);
    json!({
        "description": { "text": description },
        "artifactChanges": [{
            "artifactLocation": artifact(fix.origin, sources),
            "replacements": [{
                "deletedRegion": region(fix.origin, sources),
                "insertedContent": { "text": fix.replacement },
            }],
        }],
    })
}

fn artifact(origin: Origin, sources: &Sources) -> Value {
    json!({ "uri": uri(sources.name(origin.file)) })
}

fn region(origin: Origin, sources: &Sources) -> Value {
    let Place { start, end, .. } = Place::of(origin, sources);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "none",
        level => level.word(),
    }
}

/// A path as a URI: relative to the working folder, as it was given, or of the scheme `file` where it is absolute.
fn uri(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    let (mut uri, rest) = match (drive, path.as_str()) {
        (true, path) => (format!("file:///{}", &path[..2]), &path[2..]),
        (false, path) if path.starts_with('/') => ("file://".to_owned(), path),
        (false, path) => (String::new(), file_name(path)),
    };
    for byte in rest.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri_whatever_its_name() {
        assert_eq!(uri("./law/own file.toml"), "law/own%20file.toml");
        assert_eq!(uri("/srv/caf\u{e9}.toml"), "file:///srv/caf%C3%A9.toml");
        assert_eq!(uri("C:/law/own.toml"), "file:///C:/law/own.toml");
        assert_eq!(uri("--set"), "--set");
    }
}
