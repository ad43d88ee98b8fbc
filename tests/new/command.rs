//! The command itself, in a folder of its own, without a terminal.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// `draft` in a folder, as somebody at a terminal types it there.
pub(crate) fn draft(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_draft"));
    command
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .env("NO_COLOR", "1")
        .env("TERM", "xterm");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = draft(folder).args(arguments).output().expect("it starts");
    (status.code(), String::from_utf8(stderr).expect("text"))
}

const FILE: &str = "jurisdictions/or/fairview.toml";

#[test]
fn it_begins_a_file_that_draws_and_passes() {
    for (number, city) in super::PLACES.iter().enumerate() {
        let folder = folder(&format!("place-{number}"));
        let (code, said) = run(&folder, &["new", city, "--yes"]);
        assert_eq!(code, Some(0), "{city}: {said}");
        let file = said.split_whitespace().next().expect("a path");
        assert!(folder.join(file).is_file(), "{said}");
        let checked = draft(&folder).args(["check", file]).output().expect("it starts");
        assert_ne!(checked.status.code(), Some(2), "{city}");
        // `error: what is wrong [the-rule]`
        let report = String::from_utf8(checked.stdout).expect("text");
        let found = report.lines().filter(|line| line.starts_with("error") || line.starts_with("warning"));
        let other: Vec<&str> = found.filter(|line| !line.contains("blank")).collect();
        assert!(other.is_empty(), "{city}: {other:?}");
        let (code, said) = run(&folder, &["--city", city, "--jurisdiction", file, "-o", "ban.md"]);
        assert_eq!(code, Some(0), "{city}: {said}");
    }
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let folder = folder("silent");
    let (code, said) = run(&folder, &["new", "Fairview, OR"]);
    assert_eq!(code, Some(0), "{said}");
    let asked = fs::read_to_string(folder.join(FILE)).expect("the file");
    let (_, _) = run(&folder, &["new", "Fairview, OR", "--yes", "-o", "other.toml"]);
    assert_eq!(asked, fs::read_to_string(folder.join("other.toml")).expect("the file"));
    assert!(said.starts_with(&format!("{FILE} is begun; ")), "{said}");
}

#[test]
fn a_file_that_was_not_begun_here_is_left_alone() {
    let folder = folder("foreign");
    fs::create_dir_all(folder.join("jurisdictions/or")).expect("a folder");
    fs::write(folder.join(FILE), "geoid = \"4124250\"\n").expect("it can be written");
    let (code, said) = run(&folder, &["new", "Fairview, OR"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("was not begun by `draft new`") && said.contains("--force"), "{said}");
    assert_eq!(fs::read_to_string(folder.join(FILE)).expect("the file"), "geoid = \"4124250\"\n");
    let (code, _) = run(&folder, &["new", "Fairview, OR", "--force"]);
    assert_eq!(code, Some(0));
    assert!(fs::read_to_string(folder.join(FILE)).expect("the file").contains("# Begun by `draft new`"));
}

#[test]
fn a_file_of_another_place_and_a_broken_one_are_left_alone() {
    let folder = folder("others");
    run(&folder, &["new", "Fairview, OR", "-o", "own.toml"]);
    let text = fs::read_to_string(folder.join("own.toml")).expect("the file");
    let (code, said) = run(&folder, &["new", "Salem, OR", "-o", "own.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is the file of another government"), "{said}");
    let broken = text.replace("# code.name = \"\"", "code.name = Fairview");
    fs::write(folder.join("own.toml"), &broken).expect("it can be written");
    let (code, said) = run(&folder, &["new", "Fairview, OR", "-o", "own.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--> own.toml:"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("own.toml")).expect("the file"), broken);
}

#[test]
fn a_begun_file_is_told_of_and_not_written_again() {
    let folder = folder("again");
    run(&folder, &["new", "Fairview, OR"]);
    let changed = fs::read_to_string(folder.join(FILE))
        .expect("the file")
        .replace("# code.name = \"\"", "code.name = \"Fairview Municipal Code\" # read on its cover");
    fs::write(folder.join(FILE), &changed).expect("it can be written");
    let (code, said) = run(&folder, &["new", "Fairview, OR"]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with(&format!("{FILE} was begun before; ")) && !said.contains("code.name"), "{said}");
    assert_eq!(fs::read_to_string(folder.join(FILE)).expect("the file"), changed);
}

#[test]
fn the_file_names_the_schema_of_its_library() {
    let folder = folder("library");
    fs::create_dir_all(folder.join("schemas")).expect("a folder");
    fs::write(folder.join("schemas/jurisdiction.schema.json"), "{}").expect("it can be written");
    for (arguments, file, line) in [
        (vec!["new", "Fairview, OR"], FILE, "#:schema ../../schemas/jurisdiction.schema.json\n"),
        (
            vec!["new", "Fairview, OR", "-o", "own.toml"],
            "own.toml",
            "#:schema ./schemas/jurisdiction.schema.json\n",
        ),
    ] {
        run(&folder, &arguments);
        let text = fs::read_to_string(folder.join(file)).expect("the file");
        assert!(text.starts_with(line), "{text}");
    }
}

#[test]
fn nothing_is_left_beside_the_file() {
    let folder = folder("beside");
    run(&folder, &["new", "Fairview, OR"]);
    let names = fs::read_dir(folder.join("jurisdictions/or")).expect("a folder");
    let names: Vec<_> = names.map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, ["fairview.toml"]);
    let (code, said) = run(&folder, &["new", "Fairview, OR", "-o", "no/such/folder/own.toml"]);
    assert_eq!(code, Some(2), "{said}");
}
