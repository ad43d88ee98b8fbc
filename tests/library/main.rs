//! `draft build`: what it makes, what it makes again, and what it never touches.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod crash;
mod hands;
mod shards;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use whereas::assemble::House;
use whereas::library::{self, Library, Manifest, Outcome, Plan, Task};
use whereas::source::Sources;
use whereas::write::{self, Layout};

/// Two cities and a town of Oregon's neighbor, two papers, two formats.
const SMALL: &str = "\
[[papers]]
documents = [\"ban\", \"fact-sheet\"]
formats = [\"markdown\", \"html\"]
places = { named = [\"Oakland, CA\", \"Fairview, OR\", \"Queensbury, NY\"] }
";

const WRITE: Task = Task::Write { replace: false, sums: false };

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The library that a draft.toml orders.
fn read(text: &str, house: &House) -> Library {
    let mut sources = Sources::default();
    let file = sources.add("draft.toml", text.to_owned());
    let layer = |name: &str| Ok(support::layer(name, ""));
    let library = Manifest::read(text, file)
        .and_then(|manifest| manifest.library((text, file), house, &layer, &mut sources));
    library.unwrap_or_else(|faults| panic!("{faults}"))
}

/// Builds; faults of papers fail the test.
fn build_with(house: &House, manifest: &str, root: &Path, task: Task) -> Outcome {
    let library = read(manifest, house);
    let plan = Plan { root, task, shard: None, jobs: Some(2), date: library.date, site: false };
    let outcome = library::build(house, &library, plan, &|_| ()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(outcome.stopped, None);
    let told: Vec<_> = outcome.failures.iter().map(|one| (&one.first, &one.diagnostics)).collect();
    assert!(told.is_empty(), "{told:?}");
    outcome
}

fn build(manifest: &str, root: &Path) -> Outcome {
    build_with(&House::default(), manifest, root, WRITE)
}

/// Every file below a folder but the program's own, with its bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let below = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(below, fs::read(&path).expect("a file"));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found.retain(|path, _| !path.starts_with(".draft/"));
    found
}

/// `draft build` as a process.
fn draft(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_draft"));
    command.arg("build").args(arguments).env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a process said and how it ended.
fn ended(output: &Output) -> (i32, String) {
    let words = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&words).into_owned())
}

#[test]
fn each_file_is_what_one_paper_by_itself_would_be() {
    let root = folder("same");
    let outcome = build(SMALL, &root);
    assert_eq!((outcome.places, outcome.written, outcome.same), (3, 12, 0));
    let made = files(&root);
    for (city, folder) in [("Oakland, CA", "ca/oakland"), ("Fairview, OR", "or/fairview")] {
        for document in ["ban", "fact-sheet"] {
            let mut request = support::request(city, Vec::new());
            request.document = document.into();
            let instrument = support::assemble(&House::default(), &request).instrument;
            for (format, ending) in [("markdown", "md"), ("html", "html")] {
                let writer = write::by_name(format).expect("a format");
                let bytes = writer.write(&instrument, &Layout::default()).expect("written");
                assert!(made[&format!("{folder}/{document}.{ending}")] == bytes, "{city}, {document}");
            }
        }
    }
}

#[test]
fn the_example_is_built_whole_and_then_not_again() {
    let text = fs::read_to_string("examples/library/draft.toml").expect("the example");
    let root = folder("example");
    let first = build(&text, &root);
    let made = files(&root);
    let with_file = fs::read_dir("jurisdictions").expect("a folder").flatten();
    let with_file = with_file.filter(|entry| entry.path().is_dir());
    let with_file: usize = with_file.map(|state| fs::read_dir(state.path()).expect("a folder").count()).sum();
    assert_eq!(first.places, with_file);
    assert_eq!((first.written, first.failed), (with_file * 9, 0));
    assert_eq!(made.len(), first.written);
    let record = fs::read(root.join(".draft/ca.tsv")).expect("a record");
    let second = build(&text, &root);
    assert_eq!((second.written, second.same, second.removed), (0, first.written, 0));
    assert!(files(&root) == made && fs::read(root.join(".draft/ca.tsv")).expect("a record") == record);
    let house = House::default();
    let compared = build_with(&house, &text, &root, Task::Compare);
    assert_eq!((compared.different, compared.same), (0, first.written));
}

#[test]
fn the_manifest_in_the_documentation_can_be_built() {
    let page = fs::read_to_string("docs/library.md").expect("a page");
    let block = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a manifest");
    let house = House::default();
    let library = read(block, &house);
    assert_eq!((library.sets.len(), library.title.as_str()), (2, "Model laws for Oregon"));
    let mut sources = library.sources.clone();
    library::probe(&house, &library, library.date, &mut sources).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn one_failure_does_not_stop_the_rest() {
    let root = folder("failure");
    let mut files = whereas::embedded::files(whereas::embedded::jurisdictions());
    files.insert("or.toml".into(), "name = \"Oregon\"\ncode = 1\n".into());
    let house = House::new(files, whereas::embedded::files(whereas::embedded::templates()));
    let library = read(SMALL, &house);
    let plan = Plan { root: &root, task: WRITE, shard: None, jobs: Some(2), date: None, site: false };
    let outcome = library::build(&house, &library, plan, &|_| ()).expect("it runs");
    assert_eq!((outcome.written, outcome.failed), (8, 2), "the other two places");
    // Both papers of Fairview have the one fault of its state.
    let [failure] = outcome.failures.as_slice() else { panic!("one fault: {:?}", outcome.failures) };
    assert_eq!((failure.first.as_str(), failure.papers), ("ban for City of Fairview, OR", 2));
}

#[test]
fn a_final_text_with_a_blank_is_not_written() {
    let root = folder("final");
    let house = House::default();
    let library = read(&format!("{SMALL}final = true\n"), &house);
    let plan = Plan { root: &root, task: WRITE, shard: None, jobs: None, date: None, site: false };
    let outcome = library::build(&house, &library, plan, &|_| ()).expect("it runs");
    assert!(outcome.failed > 0);
    let told = &outcome.failures[0].diagnostics[0].message;
    assert!(told.contains("left, so there is no final text yet"), "{told}");
    assert!(!files(&root).contains_key("or/fairview/ban.md"));
}

#[test]
fn two_sets_cannot_have_one_file() {
    let root = folder("twice");
    let house = House::default();
    let library = read(&format!("{SMALL}\n{SMALL}"), &house);
    let plan = Plan { root: &root, task: WRITE, shard: None, jobs: None, date: None, site: false };
    let outcome = library::build(&house, &library, plan, &|_| ()).expect("it runs");
    assert_eq!((outcome.written, outcome.failed), (12, 6));
    assert!(outcome.failures[0].diagnostics[0].message.starts_with("two papers would be the file"));
}

#[test]
fn sums_are_those_of_the_files_and_an_archive_is_always_the_same() {
    let root = folder("sums");
    let house = House::default();
    build_with(&house, SMALL, &root, Task::Write { replace: false, sums: true });
    let made = files(&root);
    let list = String::from_utf8(made["SHA256SUMS"].clone()).expect("text");
    let lines: BTreeMap<&str, &str> = list
        .lines()
        .map(|line| line.split_once("  ").expect("two columns"))
        .map(|(sum, path)| (path, sum))
        .collect();
    assert_eq!(lines.len(), 12);
    for (path, sum) in lines {
        assert_eq!(whereas::delivery::sha256(&made[path]), sum, "{path}");
    }
    let archive = |name: &str| {
        let target = root.with_file_name(name);
        assert_eq!(library::archive(&root, &target).expect("packed"), 13);
        fs::read(target).expect("an archive")
    };
    assert!(archive("one.zip") == archive("two.zip"));
}
