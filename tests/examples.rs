//! The examples are what the program writes today, in every format.
//!
//! `UPDATE=1 cargo test --test examples` writes them again.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use whereas::assemble::House;
use whereas::write::{Layout, WRITERS};

#[test]
fn examples_are_regenerated_to_the_byte() {
    let house = House::default();
    for (folder, city) in [("oakland-ca", "Oakland, CA"), ("brookline-ma", "Brookline, MA")] {
        let assembled = support::assemble(&house, &support::request(city, Vec::new()));
        for writer in WRITERS {
            let bytes = writer.write(&assembled.instrument, &Layout::default()).expect("it can be written");
            support::compare(format!("examples/{folder}/ban.{}", writer.extensions()[0]), &bytes);
        }
    }
}
