//! Bad input: what a person sees. One folder a case: the file they wrote, and the message.
//!
//! `UPDATE=1 cargo test --test faults` keeps the messages that are made now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::fs;
use whereas::assemble::House;

#[test]
fn messages_say_what_where_and_how_to_mend() {
    let house = House::default();
    let mut folders: Vec<_> = fs::read_dir("tests/faults")
        .expect("tests/faults")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    assert!(folders.len() > 10);
    for folder in folders {
        let text = fs::read_to_string(folder.join("own.toml")).expect("own.toml");
        let request = support::request("Oakland, CA", vec![support::layer("own.toml", &text)]);
        let faults = match support::try_assemble(&house, &request) {
            Ok(_) => panic!("{} is accepted", folder.display()),
            Err(faults) => faults,
        };
        support::compare(folder.join("expected.txt"), faults.as_bytes());
    }
}
