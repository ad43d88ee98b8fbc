//! The rules: each fires where it should, stays silent where it should, and has a page.
//!
//! A folder a rule in tests/lint/: `fires.toml` and `silent.toml` say what is looked at, `expected.txt` what a person sees.
//! tests/lint/mutations/ holds faults seeded into our own papers. `UPDATE=1 cargo test --test lint` keeps the messages
//! and docs/rules.md as they are made now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use whereas::assemble::{House, Request};
use whereas::check::{Checked, Order, baseline, check, report};
use whereas::embedded::{self, Files};
use whereas::jurisdiction::place;
use whereas::lint::levels::Levels;
use whereas::lint::manual::HEADINGS;
use whereas::lint::{Family, Finding, Level, RULES};
use whereas::source::Sources;

/// What a case looks at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The place, where a paper is looked at.
    city: Option<String>,
    /// The document; the ban where it is left out.
    document: Option<String>,
    /// A file of the user’s own.
    #[serde(default)]
    own: String,
    /// Whether all files are looked at as well.
    #[serde(default)]
    library: bool,
    /// The day of the check.
    #[serde(default)]
    day: Option<String>,
    /// Whether the paper is the final text.
    #[serde(default)]
    finished: bool,
    /// A baseline that hides some of what is found.
    #[serde(default)]
    baseline: String,
    /// Changes to our own files, made before.
    #[serde(default)]
    replace: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    /// Such as `templates/ban/conduct.md`.
    file: String,
    /// Words of it; the first place is taken. Empty means the end of the file.
    find: String,
    /// What stands there instead.
    with: String,
}

/// The files of the house with some changes: jurisdictions and templates.
fn files(changes: &[Change]) -> (Files, Files) {
    let mut jurisdictions = embedded::files(embedded::jurisdictions());
    let mut templates = embedded::files(embedded::templates());
    for change in changes {
        let (folder, name) = change.file.split_once('/').expect("a folder");
        let files: &mut Files = if folder == "templates" { &mut templates } else { &mut jurisdictions };
        let text = files.get(name).unwrap_or_else(|| panic!("there is no {}", change.file)).to_string();
        let changed = if change.find.is_empty() {
            format!("{text}{}", change.with)
        } else {
            assert!(text.contains(&change.find), "{} lacks {:?}", change.file, change.find);
            text.replacen(&change.find, &change.with, 1)
        };
        files.insert(name.to_owned(), changed.into());
    }
    (jurisdictions, templates)
}

fn looked(case: &Case) -> Checked {
    let (jurisdictions, templates) = files(&case.replace);
    looked_in(&House::new(jurisdictions, templates), case)
}

fn looked_in(house: &House, case: &Case) -> Checked {
    let own: Vec<_> = Some(&case.own)
        .filter(|own| !own.is_empty())
        .map(|own| support::layer("own.toml", own))
        .into_iter()
        .collect();
    let papers = case.city.iter().map(|city| {
        let request = support::request(city, own.clone());
        let document = case.document.clone().unwrap_or_else(|| request.document.clone());
        Request { document, finished: case.finished, ..request }
    });
    let day = case.day.as_deref().unwrap_or("2026-11-24").parse().expect("a day");
    let order = Order { day, library: case.library, papers: papers.collect(), own: own.clone() };
    let mut checked = check(house, &order, &Levels::default());
    if !case.baseline.is_empty() {
        let read = baseline::read("later.toml", &case.baseline, &mut Sources::default());
        let baseline = read.unwrap_or_else(|faults| panic!("{faults}"));
        baseline.hide(&mut checked, ("later.toml", &case.baseline), &Levels::default());
    }
    checked
}

fn case(path: &Path) -> Case {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What was found by one rule.
fn of_rule(checked: Checked, rule: &str) -> Checked {
    let findings: Vec<Finding> =
        checked.findings.into_iter().filter(|finding| finding.rule == rule).collect();
    Checked { findings, ..checked }
}

#[test]
fn every_rule_fires_and_stays_silent() {
    let mut silent_that_fire = Vec::new();
    for rule in RULES {
        let folder = Path::new("tests/lint").join(rule.name());
        let fires = of_rule(looked(&case(&folder.join("fires.toml"))), rule.name());
        assert!(!fires.findings.is_empty(), "{} does not fire", rule.name());
        let human = report::by_name("human").expect("the report for people");
        let seen = human.write(&fires, false);
        support::compare(folder.join("expected.txt"), seen.as_bytes());
        let silent = of_rule(looked(&case(&folder.join("silent.toml"))), rule.name());
        if !silent.findings.is_empty() {
            silent_that_fire.push(human.write(&silent, false));
        }
    }
    assert!(silent_that_fire.is_empty(), "{}", silent_that_fire.join("\n"));
}

#[test]
fn every_folder_is_that_of_a_rule() {
    for entry in fs::read_dir("tests/lint").expect("tests/lint") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            continue;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(
            name == "mutations" || RULES.iter().any(|rule| rule.name() == name),
            "no rule is called {name}"
        );
    }
}

#[test]
fn every_rule_has_a_page_and_a_name_that_says_the_fault() {
    for rule in RULES {
        let mut from = 0;
        for heading in HEADINGS {
            let at = rule.page()[from..].find(heading);
            from += at.unwrap_or_else(|| {
                panic!("{}: the page lacks {heading:?}, or has it out of order", rule.name())
            });
        }
        assert!(rule.about().len() > 20, "{}: what does it find?", rule.name());
        let kebab = rule.name().chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(kebab, "{} is not in kebab case", rule.name());
        assert!(rule.level() > Level::Off, "{} is off", rule.name());
    }
    assert!(RULES.is_sorted_by_key(|rule| rule.name()), "rules stand by name");
}

#[test]
fn the_manual_is_made_from_the_rules() {
    let mut page = String::from(
        "# Rules\n\nMade from the doc comments in src/lint/rules/ by `UPDATE=1 cargo test --test lint`. `draft check --explain NAME` prints one page.\n\n\
         A rule’s level stands in `[lint]` of draft.toml (`and-or = \"off\"`), and a comment on the line or above it allows one finding, with a\nreason: `# draft: allow(stale-source) the clerk confirmed it by letter` in TOML, `<!-- draft: allow(and-or) quoted from the statute -->` in a template.\n",
    );
    for family in Family::ALL {
        let _ = write!(page, "\n## {}\n", family.word());
        for rule in RULES.iter().filter(|rule| rule.family() == family) {
            let lines = rule.page().lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
            let body = lines.collect::<Vec<_>>().join("\n").replace("## ", "#### ");
            let _ = write!(page, "\n### {}\n\n{}.\n\n{}\n", rule.name(), rule.level().word(), body.trim());
        }
    }
    support::compare("docs/rules.md", page.as_bytes());
}

#[test]
fn the_library_is_clean() {
    let house = House::default();
    let papers = place::all().filter(|place| house.shelf().file_of(place).is_some());
    let documents = house.catalog().documents(&mut Sources::default()).expect("the documents");
    let papers = papers.flat_map(|place| {
        documents.iter().map(move |head| Request {
            place: place.clone(),
            document: head.document.clone(),
            party: None,
            layers: Vec::new(),
            date: None,
            finished: false,
        })
    });
    let order = Order {
        day: "2026-11-24".parse().expect("a day"),
        library: true,
        papers: papers.collect(),
        own: Vec::new(),
    };
    let checked = check(&house, &order, &Levels::default());
    let report = report::by_name("human").expect("the report for people").write(&checked, false);
    assert!(!checked.fails(), "{report}");
}

/// A fault seeded into our own papers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// The rule meant for it.
    rule: String,
    /// The place whose paper shows it; Oakland where it is left out.
    city: Option<String>,
    /// The document that shows it; the ban where it is left out.
    document: Option<String>,
    /// Whether all files are looked at rather than a paper.
    #[serde(default)]
    library: bool,
    /// Whether the paper is the final text.
    #[serde(default)]
    finished: bool,
    /// A file of the user’s own that stands beside the fault.
    #[serde(default)]
    own: String,
    /// The file that the finding points into, where one file’s fault is another’s loss.
    found_in: Option<String>,
    file: String,
    find: String,
    with: String,
}

#[derive(Deserialize)]
struct Mutations {
    mutation: Vec<Mutation>,
}

#[test]
fn seeded_faults_are_found_by_the_rule_meant_for_them_in_their_place() {
    let mut mutation = Vec::new();
    for entry in fs::read_dir("tests/lint/mutations").expect("tests/lint/mutations") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a file that can be read");
        let read: Mutations =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        mutation.extend(read.mutation);
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let missed: Vec<String> = std::thread::scope(|scope| {
        let parts = mutation.chunks(mutation.len().div_ceil(cores));
        let parts: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().filter_map(missed).collect())).collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|_| vec!["a check stopped".to_owned()]))
            .collect()
    });
    assert!(missed.is_empty(), "{} of {} missed:\n{}", missed.len(), mutation.len(), missed.join("\n"));
}

/// What is wrong where the rule does not find a seeded fault.
fn missed(one: &Mutation) -> Option<String> {
    let change = Change { file: one.file.clone(), find: one.find.clone(), with: one.with.clone() };
    let city = one.city.clone().unwrap_or_else(|| "Oakland, CA".into());
    let case = Case {
        city: Some(city).filter(|_| !one.library),
        document: one.document.clone(),
        own: one.own.clone(),
        library: one.library,
        day: None,
        finished: one.finished,
        baseline: String::new(),
        replace: vec![change],
    };
    let (mut jurisdictions, templates) = files(&case.replace);
    if one.library {
        // The files of the state at hand are enough, and sooner read than all.
        let near = [Some(one.file.as_str()), one.found_in.as_deref(), Some("jurisdictions/us.toml")];
        let states: Vec<&str> =
            near.iter().flatten().filter_map(|file| file.strip_prefix("jurisdictions/")?.get(..2)).collect();
        jurisdictions.retain(|name, _| states.iter().any(|state| name.starts_with(state)));
    }
    let checked = looked_in(&House::new(jurisdictions, templates), &case);
    // The change stands where the words were, or at the end of the file.
    let before = embedded_text(&one.file);
    let start = if one.find.is_empty() { before.len() } else { before.find(&one.find).unwrap_or_default() };
    let changed = start..start + one.with.len();
    let found = checked.findings.iter().any(|finding| {
        finding.rule == one.rule
            && finding.origin().is_some_and(|origin| match &one.found_in {
                Some(other) => checked.sources.name(origin.file) == *other,
                None => {
                    checked.sources.name(origin.file) == one.file
                        && origin.span.start <= changed.end
                        && origin.span.end >= changed.start
                }
            })
    });
    (!found).then(|| {
        let seen: Vec<String> = checked
            .findings
            .iter()
            .filter(|finding| finding.rule == one.rule)
            .map(|finding| {
                let place = finding.origin().map(|origin| checked.sources.describe(origin));
                format!("{} at {}", finding.diagnostic.message, place.unwrap_or_default())
            })
            .collect();
        format!("{} in {}: {:?} is not found there; the rule says {seen:?}", one.rule, one.file, one.with)
    })
}

fn embedded_text(file: &str) -> &'static str {
    let (folder, name) = file.split_once('/').expect("a folder");
    let table = if folder == "templates" { embedded::templates() } else { embedded::jurisdictions() };
    embedded::find(table, name).unwrap_or_else(|| panic!("there is no {file}"))
}
