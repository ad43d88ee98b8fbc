//! The walls of the house: which room may import which, how large a file may grow, and that nothing is forgotten.
//!
//! `UPDATE=1 cargo test --test house` rewrites the generated pages in docs/.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use whereas::instrument::Identity;
use whereas::jurisdiction::schema::{FORMS, KEYS, KINDS, PLAIN_FORMS, Shape, describe};
use whereas::write::WRITERS;

/// Rooms by rank. A room imports rooms of a lower rank; rooms of one rank do not import each other.
const RANKS: &[(&str, u8)] = &[
    ("source", 0),
    ("delivery", 0),
    ("embedded", 0),
    ("diagnostic", 1),
    ("jurisdiction", 2),
    ("instrument", 2),
    ("template", 3),
    ("write", 3),
    ("assemble", 4),
    ("lint", 4),
    ("check", 5),
    ("packet", 5),
    ("site", 5),
    ("starter", 5),
    ("library", 6),
    ("json_schema", 7),
    ("lsp", 8),
    ("cli", 9),
];

/// Rooms that a room may not import although their rank is lower.
const CLOSED: &[(&str, &[&str])] = &[("write", &["jurisdiction", "template", "embedded"])];

const MOST_LINES: usize = 400;

fn sources(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(folder), ending, &mut found);
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The code of a file before its unit tests, which stand at its end.
fn code(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("in src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn rooms_import_only_from_below() {
    let ranks: BTreeMap<&str, u8> = RANKS.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in sources("src", ".rs") {
        let importer = room(&path);
        if importer == "lib" || importer == "main" {
            continue;
        }
        let rank =
            *ranks.get(importer.as_str()).unwrap_or_else(|| panic!("the room `{importer}` has no rank"));
        // How many times `super::` leads out of the room: once for each folder below src, and once more for a file.
        let depth = path.components().count() - 1;
        for (number, line) in code(&read(&path)).lines().enumerate() {
            let place = || format!("{}:{}", path.display(), number + 1);
            if line.contains("crate::{") || line.contains(&"super::".repeat(depth)) {
                wrong.push(format!("{} names rooms in a way that this test does not read", place()));
            }
            for imported in line.split("crate::").skip(1) {
                let name: String =
                    imported.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = ranks.get(name.as_str()) else { continue };
                let closed =
                    CLOSED.iter().any(|(room, rooms)| *room == importer && rooms.contains(&name.as_str()));
                if name != importer && (*other >= rank || closed) && !line.trim_start().starts_with("//") {
                    wrong.push(format!("{} imports {name}", place()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the flow:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_small_enough_to_read() {
    let large: Vec<String> = sources("src", ".rs")
        .into_iter()
        .map(|path| (code(&read(&path)).lines().count(), path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(large.is_empty(), "more than {MOST_LINES} lines:\n{}", large.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    for path in sources("src", ".rs") {
        let text = read(&path);
        assert!(text.starts_with("//! "), "{} does not begin by saying what it is", path.display());
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let says = path.ends_with("main.rs")
            || path.ends_with("lib.rs")
            // The page of a rule says it.
            || (path.starts_with("src/lint/rules") && text.contains("rule! {"))
            || (head.contains("In:") && head.contains("Out:"));
        assert!(says, "{} does not say what comes in and what goes out", path.display());
    }
}

#[test]
fn nothing_is_left_behind() {
    let words = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "XX".to_owned() + "X",
        "#[ign".to_owned() + "ore",
        "dbg".to_owned() + "!(",
    ];
    for folder in ["src", "tests", "benches"] {
        for path in sources(folder, ".rs") {
            let text = read(&path);
            for word in &words {
                assert!(!text.contains(word.as_str()), "{} holds `{word}`", path.display());
            }
        }
    }
}

#[test]
fn every_writer_is_registered_and_none_takes_anothers_place() {
    let mut names = Vec::new();
    let mut endings = Vec::new();
    for writer in WRITERS {
        names.push(writer.name());
        endings.extend(writer.extensions());
        assert!(!writer.about().is_empty() && writer.media_type().contains('/'), "{}", writer.name());
    }
    for list in [&mut names, &mut endings] {
        list.sort_unstable();
        let before = list.len();
        list.dedup();
        assert_eq!(list.len(), before, "a name or ending stands twice");
    }
    let implemented =
        sources("src/write", ".rs").iter().filter(|path| read(path).contains("impl Writer for")).count();
    assert_eq!(implemented, WRITERS.len(), "a writer is not in WRITERS");
}

#[test]
fn every_form_has_a_file_and_every_file_a_form() {
    let mut files: Vec<String> = sources("templates/forms", ".md")
        .iter()
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    let mut forms: Vec<&str> = [FORMS, PLAIN_FORMS].concat();
    files.sort();
    forms.sort_unstable();
    assert_eq!(files, forms);
    let adopted = |form: &str| Identity { form: form.into(), ..Identity::default() }.is_adopted();
    assert!(FORMS.iter().all(|form| adopted(form)), "a law is adopted");
    assert!(!PLAIN_FORMS.iter().any(|form| adopted(form)), "nobody adopts a letter");
}

#[test]
fn keys_are_in_order_and_stand_once() {
    let mut seen = std::collections::BTreeSet::new();
    for key in KEYS {
        assert!(seen.insert(key.path), "`{}` stands twice", key.path);
        assert!(key.about.ends_with('.'), "`{}` is described by a sentence", key.path);
    }
}

#[test]
fn architecture_has_a_heading_for_every_room() {
    let text = read("docs/architecture.md");
    for (room, _) in RANKS {
        let is_folder = Path::new("src").join(room).is_dir();
        let heading = if is_folder { format!("## src/{room}/") } else { format!("## src/{room}.rs") };
        assert!(text.contains(&heading), "docs/architecture.md has no heading `{heading}`");
    }
}

#[test]
fn docs_say_what_the_code_says() {
    for (path, page) in [("docs/keys.md", keys_page()), ("docs/formats.md", formats_page())] {
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, &page).expect("docs can be written");
        }
        assert_eq!(read(path), page, "{path} is out of date; UPDATE=1 cargo test --test house rewrites it");
    }
}

fn keys_page() -> String {
    let mut page = String::from(
        "# Keys of a jurisdiction file\n\nMade from the key table in src/jurisdiction/schema/. A value marked *cited* needs a `[[source]]` of its file that supports it.\n",
    );
    let mut table = "";
    for key in KEYS {
        let (above, _) = key.path.split_once('.').unwrap_or(("", key.path));
        if above != table || key.path == "geoid" {
            table = above;
            let heading =
                if above.is_empty() { "At the top of the file".to_owned() } else { format!("`[{above}]`") };
            let _ = write!(page, "\n## {heading}\n\n");
        }
        let cited = if key.cited { ", *cited*" } else { "" };
        let _ = writeln!(page, "- `{}`: {}{cited}. {}", key.path, describe(key.shape), key.about);
        if let Shape::Tables(fields) = key.shape {
            for field in fields {
                let required = if field.required { ", required" } else { "" };
                let _ = writeln!(
                    page,
                    "  - `{}`: {}{required}. {}",
                    field.name,
                    describe(field.shape),
                    field.about
                );
            }
        }
    }
    let _ = write!(
        page,
        "\n## `[options.DOCUMENT]`\n\nDecisions; `draft list options --document ban` lists them.\n\n## `[kind.NAME]`\n\nOnly in us.toml and a state’s file: the same keys for one kind of government. Kinds: {}.\n\n## `[class.NAME]`\n\nOnly in a state’s file: the same keys for one class of a kind, such as cities of the first class, laid over those of the kind. A place’s file picks\nit with `class = \"NAME\"`, or the table itself says who belongs to it:\n\n- `kind`: the kind that it divides, required.\n- `about`: what it is, in words for somebody who must choose, required.\n- `places`: its members by name, `Adams, Butler County` where two of the kind share a name.\n- `otherwise`: true where every government of the kind that no other class lists belongs to it.\n",
        KINDS.join(", ")
    );
    page
}

fn formats_page() -> String {
    let mut page = String::from(
        "# Formats\n\nMade from the writers in src/write/.\n\n| `--format` | file endings | media type | for |\n|---|---|---|---|\n",
    );
    for writer in WRITERS {
        let endings: Vec<String> = writer.extensions().iter().map(|ending| format!("`.{ending}`")).collect();
        let _ = writeln!(
            page,
            "| `{}` | {} | `{}` | {} |",
            writer.name(),
            endings.join(" "),
            writer.media_type(),
            writer.about()
        );
    }
    for writer in WRITERS {
        let record = writer.record();
        let _ = write!(page, "\n## {}\n", writer.name());
        for (head, sentences) in [("Carries", record.carries), ("Loses", record.loses)] {
            let _ = write!(page, "\n{head}:\n\n");
            sentences.iter().for_each(|sentence| {
                assert!(sentence.ends_with('.'), "{}: `{sentence}` is no sentence", writer.name());
                let _ = writeln!(page, "- {sentence}");
            });
        }
    }
    page
}
