//! Reports: kept for two files, and valid whatever stands in a file.

use crate::support;
use crate::{finding, look, order};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::sync::OnceLock;
use whereas::check::Checked;
use whereas::check::report::{REPORTS, by_name};
use whereas::lint::levels::Levels;
use whereas::lint::{Fix, Level};
use whereas::source::{Origin, Sources};

fn write(format: &str, checked: &Checked) -> String {
    by_name(format).expect("a format").write(checked, false)
}

/// The faults of a log against the schema of OASIS.
fn faults_of_sarif(log: &str) -> Vec<String> {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| {
        let text = fs::read_to_string("tests/lint/sarif-2.1.0.json").expect("the schema");
        // Its pattern for a language has a bracket that opens nowhere, which a strict reader of patterns does not take.
        let text = text.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
        let schema = serde_json::from_str(&text).expect("the schema is JSON");
        let options = jsonschema::options().should_validate_formats(true);
        options.build(&schema).expect("a schema")
    });
    let log: Value = serde_json::from_str(log).expect("the log is JSON");
    schema.iter_errors(&log).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

#[test]
fn the_reports_of_a_users_files_are_as_they_are_kept() {
    for name in ["own", "broken"] {
        let file = format!("tests/check/{name}.toml");
        let text = fs::read_to_string(&file).expect("a file");
        let checked = look(&order(&[(&format!("{name}.toml"), &text)]));
        for report in REPORTS {
            let kept = format!("tests/check/{name}.{}", report.name());
            support::compare(kept, report.write(&checked, false).as_bytes());
        }
    }
}

#[test]
fn the_page_about_checking_shows_what_is_so() {
    let page = fs::read_to_string("docs/checking.md").expect("the page");
    let block = |language: &str| {
        let (_, after) = page.split_once(&format!("```{language}\n")).expect("a block");
        after.split("\n```").next().expect("its end").to_owned()
    };
    let text = fs::read_to_string("tests/cmd/check.in/own.toml").expect("a file");
    let checked = look(&order(&[("own.toml", &text)]));
    let shown: Value = serde_json::from_str(&block("json")).expect("JSON");
    let made: Value = serde_json::from_str(&write("json", &checked)).expect("JSON");
    assert_eq!(shown, made);
    assert_eq!(block("text"), write("human", &checked).trim_end());
    let levels = block("toml");
    let file = Sources::default().add("draft.toml", levels.clone());
    assert!(Levels::read(&levels, file).is_ok_and(|read| read != Levels::default()));
    for report in REPORTS {
        assert!(page.contains(&format!("\n| `{}` |", report.name())), "{}", report.name());
        assert!(!report.about().is_empty());
    }
}

#[test]
fn sarif_fits_its_schema() {
    for name in ["own", "broken"] {
        let log = fs::read_to_string(format!("tests/check/{name}.sarif")).expect("a log");
        assert_eq!(faults_of_sarif(&log), Vec::<String>::new());
    }
    assert_eq!(faults_of_sarif(&write("sarif", &Checked::default())), Vec::<String>::new());
    assert_ne!(faults_of_sarif(r#"{ "version": "2.1.0", "runs": [{}] }"#), Vec::<String>::new());
}

#[test]
fn equal_findings_have_different_fingerprints_that_stay_when_lines_are_added() {
    let text = "government.clerk = \"Clerk and/or Clerk and/or Recorder\"\n";
    let prints = |text: &str| -> Vec<Value> {
        let log: Value =
            serde_json::from_str(&write("sarif", &look(&order(&[("own.toml", text)])))).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        results.into_iter().map(|result| result["partialFingerprints"].clone()).collect()
    };
    let before = prints(text);
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    assert_eq!(before, prints(&format!("# a remark\n\n  {text}")));
}

#[test]
fn a_clean_check_is_one_test_that_passed() {
    let xml = write("junit", &Checked { papers: vec!["Oakland, CA, ban".into()], ..Checked::default() });
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
    assert_eq!(cases.map(|case| case.children().count()).collect::<Vec<_>>(), [0]);
}

/// One finding of every kind, with these words wherever words can stand.
fn hostile(words: &str) -> Checked {
    let mut checked = Checked { papers: vec![words.to_owned()], ..Checked::default() };
    let text = format!("a\n{words}\nz mark\n");
    let start = text.len() - "mark\n".len();
    let file = checked.sources.add(words, text);
    let at = Origin { file, span: (start..start + "mark".len()).into() };
    for level in [Level::Note, Level::Warning, Level::Error] {
        let mut found = finding("and-or", words).at(at, words).at(at, words).help(words);
        found.level = level;
        found.place = words.to_owned();
        found.fix = Some(Fix { origin: at, replacement: words.to_owned() });
        checked.findings.push(found);
    }
    checked.findings.push(finding("no-rule-of-ours", words));
    checked
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_break_a_report(words in r#"([<>&"':,%\r\n\t #/\\]|::|]]>|<!--|[\x00-\x1f\x7f]|é|\u{FFFF}|\u{202E}|[a-z]){1,24}"#) {
        let checked = hostile(&words);
        let count = checked.findings.len();

        let xml = write("junit", &checked);
        let document = roxmltree::Document::parse(&xml).expect("XML that is well-formed");
        let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        prop_assert_eq!(cases.len(), count);
        let mut names: Vec<_> = cases.iter().map(|case| (case.attribute("classname"), case.attribute("name"))).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), count, "names stand once");
        prop_assert_eq!(document.descendants().filter(|node| node.has_tag_name("failure")).count(), count - 1);

        let json: Value = serde_json::from_str(&write("json", &checked)).expect("JSON");
        prop_assert_eq!(json["findings"][0]["message"].as_str(), Some(words.as_str()));
        prop_assert_eq!(json["findings"][0]["fix"]["replacement"].as_str(), Some(words.as_str()));

        prop_assert_eq!(faults_of_sarif(&write("sarif", &checked)), Vec::<String>::new());

        // Each command is one line, and its properties end where they should.
        let log = write("github", &checked);
        let lines: Vec<&str> = log.lines().collect();
        prop_assert_eq!(lines.len(), count + 1);
        for line in &lines[..count] {
            let properties = line.split("::").nth(1).expect("properties");
            let (_, properties) = properties.split_once(' ').expect("a command");
            for property in properties.split(',') {
                let (key, _) = property.split_once('=').expect("a property");
                prop_assert!(["file", "line", "col", "endLine", "endColumn", "title"].contains(&key), "{}", line);
            }
        }
    }
}
