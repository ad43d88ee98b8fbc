//! Whole papers, kept: one folder a case, with the request and the paper in every format it names.
//!
//! `UPDATE=1 cargo test --test golden` keeps what is made now; read the difference before committing it.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use whereas::assemble::House;
use whereas::write::{self, Layout};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    city: String,
    #[serde(default = "ban")]
    document: String,
    /// Which partnership or company, for a paper that is written for each.
    party: Option<String>,
    /// The day of the draft.
    date: Option<String>,
    /// Whether the case has a file of the user's own, `own.toml` in its folder.
    #[serde(default)]
    own: bool,
    /// What the case is for.
    shows: String,
    #[serde(default)]
    set: Vec<String>,
    /// Decisions as TOML writes them: `"\"none\""`, `"30"`.
    #[serde(default)]
    options: BTreeMap<String, String>,
    #[serde(default)]
    finished: bool,
    formats: Vec<String>,
}

fn ban() -> String {
    "ban".into()
}

fn cases() -> Vec<(PathBuf, Case)> {
    let mut cases: Vec<(PathBuf, Case)> = fs::read_dir("tests/golden")
        .expect("tests/golden")
        .map(|entry| entry.expect("an entry").path())
        .map(|folder| {
            let file = folder.join("request.toml");
            let text =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            (folder, case)
        })
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

#[test]
fn papers_are_as_they_are_kept() {
    let house = House::default();
    let cases = cases();
    assert!(!cases.is_empty(), "tests/golden has cases");
    for (folder, case) in cases {
        assert!(!case.shows.is_empty(), "{} says what it shows", folder.display());
        assert!(!case.formats.is_empty(), "{} names a format", folder.display());
        let own = case.own.then(|| fs::read_to_string(folder.join("own.toml")).expect("own.toml"));
        let mut layers: Vec<_> = own.iter().map(|text| support::layer("own.toml", text)).collect();
        layers.extend(case.set.iter().map(|line| support::layer("--set", line)));
        for (name, value) in &case.options {
            layers.push(support::layer("--option", &format!("options.{}.{name} = {value}", case.document)));
        }
        let mut request = support::request(&case.city, layers);
        request.finished = case.finished;
        request.document.clone_from(&case.document);
        request.party.clone_from(&case.party);
        request.date = case.date.as_ref().map(|day| day.parse().expect("a day"));
        let assembled = support::assemble(&house, &request);
        for format in &case.formats {
            let writer = write::by_name(format).unwrap_or_else(|| panic!("no format {format}"));
            let bytes = writer.write(&assembled.instrument, &Layout::default()).expect("it can be written");
            support::compare(folder.join(format!("expected.{}", writer.extensions()[0])), &bytes);
        }
        let kept = fs::read_dir(&folder).expect("a folder").filter(|entry| {
            entry.as_ref().expect("an entry").file_name().to_string_lossy().starts_with("expected.")
        });
        assert_eq!(kept.count(), case.formats.len(), "{} keeps a paper of no format", folder.display());
    }
}

/// Two papers that are kept differ in every decision, so that a reader sees what it does.
#[test]
fn every_option_is_shown_with_two_values() {
    let heads = whereas::template::Catalog::default();
    let heads = heads.documents(&mut whereas::source::Sources::default()).expect("the documents");
    let cases = cases();
    let mut missing = Vec::new();
    for head in heads {
        for (name, choice) in &head.options {
            let default = choice.default_words();
            let values: std::collections::BTreeSet<String> = cases
                .iter()
                .filter(|(_, case)| case.document == head.document)
                .map(|(_, case)| {
                    let decided = case.options.get(name).map(|value| value.trim_matches('"').to_owned());
                    decided.unwrap_or_else(|| default.clone())
                })
                .collect();
            if values.len() < 2 {
                missing.push(format!("{}: {name} is shown only as {values:?}", head.document));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
