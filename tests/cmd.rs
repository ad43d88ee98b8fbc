//! Transcripts of the command line: every command, every kind of error, with exit codes.
//!
//! `TRYCMD=overwrite cargo test --test cmd` keeps what is printed now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

use std::fs::{self, OpenOptions};
use std::path::Path;
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

#[test]
fn transcripts() {
    // The day of the data, so that no fact grows old in a transcript: 2026-11-24.
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .case("tests/cmd/*.md");
}
