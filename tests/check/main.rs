//! `draft check` around the rules: reports, mends, baselines.
//!
//! `UPDATE=1 cargo test --test check` keeps the reports that are made now.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod baselines;
mod mends;
mod reports;
#[path = "../support/mod.rs"]
mod support;

use std::sync::OnceLock;
use whereas::assemble::House;
use whereas::check::{Checked, Order, check};
use whereas::diagnostic::Diagnostic;
use whereas::lint::levels::Levels;
use whereas::lint::{Finding, Level, by_name};

fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(House::default)
}

/// An order for files of the user’s own, each with a paper for Oakland.
fn order(files: &[(&str, &str)]) -> Order {
    let own: Vec<_> = files.iter().map(|(name, text)| support::layer(name, text)).collect();
    let papers = own.iter().map(|layer| support::request("Oakland, CA", vec![layer.clone()])).collect();
    Order { day: "2026-11-24".parse().expect("a day"), library: false, papers, own }
}

/// What some rules find; rules that come later do not change these tests.
fn look(order: &Order) -> Checked {
    const RULES: [&str; 3] = ["and-or", "suppression-without-reason", "unused-suppression"];
    let mut checked = check(house(), order, &Levels::default());
    let stops = |rule: &str| by_name(rule).is_some_and(|rule| rule.stops());
    checked.findings.retain(|finding| RULES.contains(&finding.rule) || stops(finding.rule));
    checked
}

/// A finding made by hand.
fn finding(rule: &'static str, message: &str) -> Finding {
    let mut finding = Finding::fault(Diagnostic::warning(message).rule(rule));
    finding.level = Level::Warning;
    finding
}
