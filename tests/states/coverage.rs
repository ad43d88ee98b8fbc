//! docs/coverage.md: for every state, which values are on file, how sure, and when they were last checked.

use crate::sample::Sample;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use whereas::assemble::{Assembled, House};
use whereas::jurisdiction::citation::Confidence;
use whereas::jurisdiction::place::{self, STATES};
use whereas::jurisdiction::schema::KEYS;
use whereas::jurisdiction::stack::Jurisdiction;
use whereas::source::Sources;

/// What depends on the kind of government, with the heading of its column.
const FORM: &[(&str, &str)] = &[
    ("government.body", "body"),
    ("ordinance.instrument", "paper"),
    ("ordinance.enacting_clause", "clause"),
    ("ordinance.single_subject", "title"),
    ("ordinance.readings", "readings"),
    ("ordinance.publication", "published"),
    ("ordinance.effective_clause", "in force"),
    ("ordinance.emergency_vote", "at once"),
    ("ordinance.approval", "approval"),
    ("ordinance.signature", "signed"),
    ("government.passage", "votes"),
];

/// What the state's law says for all of them.
const LAW: &[(&str, &str)] = &[
    ("law.authority_citation", "power"),
    ("law.public_records_citation", "records act"),
    ("law.public_records_clock", "answer"),
    ("law.public_records_fees", "fees"),
    ("law.public_records_appeal", "appeal"),
    ("law.open_meetings_citation", "meetings act"),
    ("law.initiative", "initiative"),
    ("law.preemption", "higher law"),
    ("law.private_action_note", "suits"),
    ("law.max_fine", "fine"),
    ("law.whistleblower", "reprisal"),
    ("law.mandate", "writ"),
    ("law.records_retention", "retention"),
    ("law.sheriff", "sheriff"),
    ("code.habit", "codes"),
];

/// Keys that stand in for another one where a state says it so.
const INSTEAD: &[(&str, &str)] = &[
    ("ordinance.effective_clause", "ordinance.effective_days"),
    ("law.public_records_clock", "law.public_records_days"),
    ("law.private_action_note", "law.private_action"),
    ("ordinance.enacting_clause", "ordinance.enacting_choice"),
];

const HEAD: &str = "# Coverage

Made from the jurisdiction files by `UPDATE=1 cargo test --test states`. It says what is on file for each state and kind of
government, and how sure it is. Nothing here replaces a lawyer, and a value on file can have been overtaken since it was checked.

| mark | means |
|---|---|
| ● | confirmed: the law, or the body’s own paper, was read |
| ◐ | probable: a secondary source says so |
| ○ | on file and looked up by nobody; a draft says so beside the text |
| · | nothing on file; a draft shows a blank, or leaves the matter out |

`draft explain --state OH` prints a state’s whole sheet with its sources.
";

/// The page.
pub(crate) fn page(house: &House, papers: &[(Sample, Assembled)]) -> String {
    let mut out = HEAD.to_owned();
    totals(house, &mut out);
    out.push_str("\n## The law of each state\n\n");
    columns("state", LAW, &mut out);
    for state in STATES {
        let of_state = papers.iter().filter(|(sample, _)| sample.place.state == state.postal);
        let all: Vec<&Jurisdiction> = of_state.map(|(_, paper)| &paper.jurisdiction).collect();
        let marks = LAW.iter().map(|(key, _)| all.iter().map(|one| mark(key, one)).max_by_key(rank));
        row(state.name, marks.map(|mark| mark.unwrap_or("·")), &checked(house, state.postal), &mut out);
    }
    out.push_str("\n## The paper of each kind of government\n\n");
    columns("state, kind, class", FORM, &mut out);
    for (sample, paper) in papers {
        let class = sample.class.as_ref().map(|class| format!(", {class}")).unwrap_or_default();
        let name = format!("{} {}{class}", sample.place.state, sample.place.kind);
        let count = if sample.picked { "to pick".to_owned() } else { sample.count.to_string() };
        row(&name, FORM.iter().map(|(key, _)| mark(key, &paper.jurisdiction)), &count, &mut out);
    }
    out
}

fn totals(house: &House, out: &mut String) {
    let mut counts: BTreeMap<Confidence, usize> = BTreeMap::new();
    let mut layers = 0;
    for state in STATES {
        let course = house.shelf().state(state.postal, &mut Sources::default()).expect("it loads");
        let Some(course) = course else { continue };
        layers += 1;
        for path in course.layer.values.keys() {
            let sure = course.layer.citations(path).iter().map(|citation| citation.confidence).min();
            *counts.entry(sure.unwrap_or(Confidence::Unconfirmed)).or_default() +=
                usize::from(sure.is_some());
        }
    }
    let own = place::all().filter(|place| house.shelf().file_of(place).is_some()).count();
    let count = |sure| counts.get(&sure).copied().unwrap_or_default();
    let _ = writeln!(
        out,
        "\n{layers} state files hold {} values with a source: {} confirmed, {} probable, {} looked up by nobody.\n{own} governments have a file of their own (`draft list places --with-file`).",
        count(Confidence::Confirmed) + count(Confidence::Probable) + count(Confidence::Unconfirmed),
        count(Confidence::Confirmed),
        count(Confidence::Probable),
        count(Confidence::Unconfirmed),
    );
}

fn columns(first: &str, fields: &[(&str, &str)], out: &mut String) {
    let heads: Vec<&str> = fields.iter().map(|(_, head)| *head).collect();
    let last = if first == "state" { "checked" } else { "governments" };
    let _ = writeln!(out, "| {first} | {} | {last} |", heads.join(" | "));
    let _ = writeln!(out, "|---|{}---|", ":-:|".repeat(fields.len()));
}

fn row<'a>(name: &str, marks: impl Iterator<Item = &'a str>, last: &str, out: &mut String) {
    let _ = writeln!(out, "| {name} | {} | {last} |", marks.collect::<Vec<_>>().join(" | "));
}

/// How sure the value of a key is.
fn mark(key: &str, jurisdiction: &Jurisdiction) -> &'static str {
    debug_assert!(KEYS.iter().any(|known| known.path == key));
    let instead = INSTEAD.iter().find(|(known, _)| *known == key).map(|(_, instead)| *instead);
    let held = jurisdiction.get(key).or_else(|| jurisdiction.get(instead?));
    match held.map(|held| held.confidence()) {
        None => "·",
        Some(Confidence::Unconfirmed) => "○",
        Some(Confidence::Probable) => "◐",
        Some(Confidence::Confirmed) => "●",
    }
}

fn rank(mark: &&str) -> usize {
    ["·", "○", "◐", "●"].iter().position(|known| known == mark).unwrap_or_default()
}

/// The day on which the file's oldest source was checked.
fn checked(house: &House, postal: &str) -> String {
    let course = house.shelf().state(postal, &mut Sources::default()).expect("it loads");
    let oldest = course.and_then(|course| course.layer.citations.iter().map(|one| one.checked).min());
    oldest.map(|day| day.to_string()).unwrap_or_default()
}
