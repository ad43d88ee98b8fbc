//! Transcripts of the command line: every command, every kind of error, with exit codes.
//!
//! `TRYCMD=overwrite cargo test --test cmd` keeps what is printed now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[cfg(unix)]
#[test]
fn a_document_for_the_standard_stream_is_added_to_what_is_there() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stream.md");
    fs::write(&file, "what stood here before\n").expect("it can be written");
    let out = OpenOptions::new().append(true).open(&file).expect("it can be opened");
    let status = Command::new(env!("CARGO_BIN_EXE_draft"))
        .args(["--city", "Oakland, CA", "--format", "markdown", "-o", "/dev/stdout"])
        .stdout(out)
        .stderr(Stdio::null())
        .status()
        .expect("it starts");
    let text = fs::read_to_string(&file).expect("it can be read");
    assert!(status.success() && text.starts_with("what stood here before\nOAKLAND CITY COUNCIL"), "{text}");
}

/// `draft check` in a folder of its own; its exit code and what it says on standard output and standard error.
fn check(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_draft"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn what_is_written_to_standard_input_is_checked() {
    let folder = folder("check-input");
    let text = "geoid = \"0653000\"\nordinance.sponsor = \"the Mayor and/or the Council President\"\n";
    let (code, out, _) = check(&folder, &["-", "--format", "github"], text);
    assert_eq!(code, 1);
    assert!(out.contains("file=standard input,line=2,col=32,"), "{out}");
    let (code, out, _) = check(&folder, &["-", "--city", "Berkeley, CA"], "code.chapter = \"2.100\"\n");
    assert_eq!(code, 0, "{out}");
    fs::remove_dir_all(&folder).expect("the folder goes");
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_mark_its_line_ends_its_mode_and_its_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("check-mend");
    let before = "\u{FEFF}geoid = \"0653000\"\r\n# draft: allow(and-or) why\r\ncode.chapter = \"9.67\" \r\n";
    let (file, link) = (folder.join("own.toml"), folder.join("link.toml"));
    fs::write(&file, before).expect("it can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
    symlink("own.toml", &link).expect("a link");
    let (_, out, said) = check(&folder, &["link.toml", "own.toml", "--fix"], "");
    assert!(out.contains("1 file and "), "one file under two names is looked at once: {out}");
    assert!(said.starts_with("mended link.toml: 1 finding\n"), "{said}");
    let after = fs::read_to_string(&file).expect("it can be read");
    assert_eq!(after, before.replace("# draft: allow(and-or) why\r\n", ""));
    assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 2, "nothing else is left there");
    fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn a_file_that_may_not_be_written_is_left_alone() {
    let folder = folder("check-read-only");
    let text = "geoid = \"0653000\" # draft: allow(and-or) why\n";
    let file = folder.join("own.toml");
    fs::write(&file, text).expect("it can be written");
    let mut mode = fs::metadata(&file).expect("it is there").permissions();
    mode.set_readonly(true);
    fs::set_permissions(&file, mode).expect("a mode");
    let (code, _, said) = check(&folder, &["own.toml", "--fix"], "");
    assert_eq!((code, said.as_str()), (2, "error: cannot write own.toml: it is read-only\n"));
    assert_eq!(fs::read_to_string(&file).expect("it can be read"), text);
    fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn transcripts() {
    // The day of the data, so that no fact grows old in a transcript: 2026-11-24.
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .case("tests/cmd/*.md");
}
