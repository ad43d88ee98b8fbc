//! Bad input: what a person sees. One folder a case: the file they wrote, and the message.
//!
//! `own.toml` is a file with facts of a place, `city` names a place other than Oakland, and `ca.toml` stands in for the
//! state's own file. `UPDATE=1 cargo test --test faults` keeps the messages that are made now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::fs;
use whereas::assemble::House;
use whereas::embedded;

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
        let kept = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let own = kept("own.toml").map(|text| support::layer("own.toml", &text));
        let city = kept("city").unwrap_or_else(|| "Oakland, CA".into());
        let request = support::request(city.trim(), own.into_iter().collect());
        let other = kept("ca.toml").map(|state| {
            let mut files = embedded::files(embedded::jurisdictions());
            files.insert("ca.toml".into(), state.into());
            House::new(files, embedded::files(embedded::templates()))
        });
        let faults = match support::try_assemble(other.as_ref().unwrap_or(&house), &request) {
            Ok(_) => panic!("{} is accepted", folder.display()),
            Err(faults) => faults,
        };
        support::compare(folder.join("expected.txt"), faults.as_bytes());
    }
}
