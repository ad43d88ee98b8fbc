//! The README keeps its word: its commands run, its transcript is what they print, its TOML loads.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::process::Command;
use whereas::jurisdiction::layer::{Layer, Scope};
use whereas::source::Sources;

/// The fenced blocks of a page in one language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        match &mut open {
            Some(block) if line == "```" => blocks.push(std::mem::take(block)),
            Some(block) => {
                block.push_str(line);
                block.push('\n');
                continue;
            }
            None if line == format!("```{language}") => {
                open = Some(String::new());
                continue;
            }
            None => continue,
        }
        open = None;
    }
    blocks
}

fn page(name: &str) -> String {
    std::fs::read_to_string(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The words of a command line; quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let line = line.split("  #").next().unwrap_or(line);
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in line.trim().chars() {
        match character {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            other => words.last_mut().expect("a word").push(other),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_commands_run_and_the_transcript_is_what_they_print() {
    let folder = std::env::temp_dir().join(format!("whereas-readme-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("examples/library")).expect("a folder");
    // The library as it is would take long, and tests/library builds it.
    let library =
        page("examples/library/draft.toml").replace("with_file = true", "named = [\"Oakland, CA\"]");
    std::fs::write(folder.join("examples/library/draft.toml"), library).expect("a manifest");
    let (mut ran, mut shown) = (0, 0);
    for block in
        blocks(&page("README.md"), "console").iter().chain(&blocks(&page("CONTRIBUTING.md"), "console"))
    {
        for part in block.split("$ ").skip(1) {
            let (line, printed) = part.split_once('\n').unwrap_or((part, ""));
            let words = words(line);
            let arguments = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["draft", ..] => &words[1..],
                ["cargo", "run", "--release", "--", ..] => &words[4..],
                ["cargo", "test"] => continue,
                _ => panic!("README runs `{line}`, which this test does not know"),
            };
            let output = Command::new(env!("CARGO_BIN_EXE_draft"))
                .args(arguments)
                .current_dir(&folder)
                .env_remove("SOURCE_DATE_EPOCH")
                .output()
                .expect("it runs");
            let asks = words.contains(&"Springfield".to_owned());
            assert_eq!(
                output.status.code(),
                Some(if asks { 2 } else { 0 }),
                "`{line}`: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            if !printed.trim().is_empty() {
                shown += 1;
                assert_eq!(
                    String::from_utf8_lossy(&output.stdout),
                    printed,
                    "what README shows under `{line}`"
                );
            }
            ran += 1;
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(ran >= 6, "README shows how it is used");
    assert!(shown >= 1, "README shows what one sees");
}

#[test]
fn the_toml_loads() {
    for name in ["README.md", "CONTRIBUTING.md"] {
        for text in blocks(&page(name), "toml") {
            let mut sources = Sources::default();
            let file = sources.add(name, text.clone());
            if let Err(faults) = Layer::read(&text, file, Scope::Place) {
                panic!("{}", whereas::diagnostic::human::render(&faults.0, &sources, false));
            }
        }
    }
}

#[test]
fn the_readme_is_short() {
    assert!(page("README.md").lines().count() < 150);
}
