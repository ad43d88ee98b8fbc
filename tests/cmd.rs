//! Transcripts of the command line: every command, every kind of error, with exit codes.
//!
//! `TRYCMD=overwrite cargo test --test cmd` keeps what is printed now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

#[test]
fn transcripts() {
    // The day of the data, so that no fact grows old in a transcript: 2026-11-24.
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .case("tests/cmd/*.md");
}
