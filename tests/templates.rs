//! Templates: faults with their place, clauses that decisions drop, facts past their date, local facts from several files.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::borrow::Cow;
use whereas::assemble::House;
use whereas::diagnostic::human;
use whereas::embedded::Files;
use whereas::source::Sources;
use whereas::template::{Catalog, facts};
use whereas::write::{self, Layout};

const HEAD: &str = r##"+++
document = "ban"
version = 1
order = 1
title = "A document"
subject = "to do a thing"
resolving = "to do a thing"
relating = "doing a thing"
heading = "Things"
short_title = "Thing"
about = "Does a thing."
audience = "Anybody."
forms = ["ordinance"]

[[history]]
version = 1
date = 2026-11-24
what = "First text."

[options.fees]
type = "boolean"
default = true
help = "Whether fees are paid."
note = "Fees let a person of small means go to court; without them few can enforce a public right."
+++
{% extends "form.md" %}
"##;

/// A house whose one document has this body, in the forms and parts of the real templates.
fn house(body: &str) -> House {
    let mut files: Files = Catalog::default().files().clone();
    files.retain(|name, _| !name.starts_with("ban/"));
    files.insert("ban/ban.md".into(), Cow::Owned(format!("{HEAD}{body}")));
    House::new(whereas::embedded::files(whereas::embedded::jurisdictions()), files)
}

fn faults(body: &str, option: &str) -> String {
    let layers = if option.is_empty() { Vec::new() } else { vec![support::layer("--option", option)] };
    support::try_assemble(&house(body), &support::request("Oakland, CA", layers)).expect_err("it is refused")
}

fn markdown(house: &House, request: &whereas::assemble::Request) -> String {
    let assembled = support::assemble(house, request);
    let writer = write::by_name("markdown").expect("Markdown");
    String::from_utf8(writer.write(&assembled.instrument, &Layout::default()).expect("written"))
        .expect("UTF-8")
}

#[test]
fn a_reference_to_a_clause_that_a_decision_dropped_names_the_decision() {
    let body = "{% block code %}\n## Money {#money}\n\n1. Pay as [](#fees) says.\n\n\
                {% if options.fees %}## Fees {#fees}\n\nFees are paid.\n{% endif %}\n{% endblock %}\n";
    assert!(support::try_assemble(&house(body), &support::request("Oakland, CA", Vec::new())).is_ok());
    let faults = faults(body, "options.ban.fees = false");
    assert!(faults.contains("`#fees`, which is not in this paper"), "{faults}");
    assert!(faults.contains("dropped unless options.fees"), "{faults}");
    assert!(faults.contains("option `fees` dropped the clause"), "{faults}");
    assert!(faults.contains("--> rendered ban:") && faults.contains("templates/ban/ban.md:"), "{faults}");
}

#[test]
fn a_reference_to_nothing_says_so() {
    let faults = faults("{% block code %}\n## A {#a}\n\nSee [](#nowhere).\n{% endblock %}\n", "");
    assert!(faults.contains("no template has a clause with the id `nowhere`"), "{faults}");
}

#[test]
fn a_fault_in_a_template_has_its_place_in_the_file() {
    let syntax = faults("{% block code %}\n## A {#a}\n\n{{ style | shout }}\n{% endblock %}\n", "");
    assert!(syntax.contains("templates/ban/ban.md:30:12"), "{syntax}");
    let missing = faults("{% block code %}\n## A {#a}\n\n{{ mayor }}\n{% endblock %}\n", "");
    assert!(missing.contains("templates/ban/ban.md:30:4") && missing.contains("mayor"), "{missing}");
    let option =
        faults("{% block code %}\n## A {#a}\n\n{{ option_note(name=\"fee\") }}\n{% endblock %}\n", "");
    assert!(option.contains("no option `fee`"), "{option}");
}

#[test]
fn a_value_that_a_template_cuts_is_a_fault_and_swallows_nothing() {
    let faults = faults(
        "{% block code %}\n## A {#a}\n\n{{ style | truncate(length=4) }}\n\n## B {#b}\n{% endblock %}\n",
        "",
    );
    assert!(faults.contains("a value was cut by the template"), "{faults}");
}

#[test]
fn a_fact_past_its_date_takes_its_paragraph_along() {
    let house = House::default();
    let mut request = support::request("Oakland, CA", Vec::new());
    let whole = markdown(&house, &request);
    assert!(whole.contains("Flock Safety"), "the fact is recited before its date");
    request.date = Some(jiff::civil::date(2030, 1, 1));
    let later = support::assemble(&house, &request);
    assert!(
        !later.remarks.is_empty()
            && later.remarks.iter().any(|remark| remark.message.contains("`flock-link`"))
    );
    let text = markdown(&house, &request);
    assert!(
        !text.contains("Flock Safety") && text.contains("is past its date in the fact ledger"),
        "it is gone, with a note"
    );
    assert!(text.contains("in October 2019 more than thirty civil-rights groups"), "facts of history stay");
}

/// What the ledger says to a fact, once it is changed.
fn ledger_faults(from: &str, to: &str) -> String {
    let text = Catalog::default().files()["facts.toml"].replacen(from, to, 1);
    let mut sources = Sources::default();
    let file = sources.add("facts.toml", text.clone());
    let faults = facts::read(&text, file).expect_err("it is refused");
    human::render(&faults.0, &sources, false)
}

#[test]
fn a_fact_and_what_fairness_adds_to_it_are_checked_together() {
    let dangling = ledger_faults("counter_fact = \"acknowledgement-form\"", "counter_fact = \"form\"");
    assert!(dangling.contains("counter-fact `form`, and there is no such fact"), "{dangling}");
    let twice = ledger_faults("id = \"house-inquiry\"", "id = \"statement-control\"");
    assert!(twice.contains("two facts have the id `statement-control`"), "{twice}");
    let nowhere = ledger_faults("url = \"https://", "url = \"ftp://");
    assert!(nowhere.contains("is no web address"), "{nowhere}");
}

const NEWS: &str = r#"
[[evidence]]
text = "on May 1, 2020, the department WHO-text"
date = 2020-05-01
status = "reported"
source = "news"

[[source]]
id = "news"
title = "The WHO paper"
checked = 2026-11-24
confidence = "probable"
supports = ["evidence"]
"#;

#[test]
fn two_files_may_use_one_name_for_two_sources() {
    let layers = vec![
        support::layer("a.toml", &NEWS.replace("WHO", "first")),
        support::layer("b.toml", &NEWS.replace("WHO", "second")),
    ];
    let text = markdown(&House::default(), &support::request("Fairview, OR", layers));
    for who in ["first", "second"] {
        let recital = text.lines().find(|line| line.contains(&format!("{who}-text"))).expect("the recital");
        let mark = recital.split("[^").nth(1).and_then(|rest| rest.split(']').next()).expect("a mark");
        let note = text.lines().find(|line| line.starts_with(&format!("[^{mark}]:"))).expect("the note");
        assert!(note.contains(&format!("The {who} paper")), "{recital}\n{note}");
    }
}

#[test]
fn a_later_file_corrects_a_partnership_and_repeats_nothing() {
    let partnership = |status: &str| {
        format!(
            "[[partnership]]\nvendor = \"Acme\"\nprogram = \"Watch\"\nagency = \"Fairview Police\"\nstatus = \"{status}\"\nsource = \"log\"\n\n\
             [[source]]\nid = \"log\"\ntitle = \"The log\"\nchecked = 2026-11-24\nconfidence = \"confirmed\"\nsupports = [\"partnership\"]\n"
        )
    };
    let layers = vec![
        support::layer("a.toml", &partnership("confirmed")),
        support::layer("b.toml", &partnership("ended")),
    ];
    let text = markdown(&House::default(), &support::request("Fairview, OR", layers));
    assert_eq!(text.matches("a program of Acme").count(), 1, "one recital for one partnership");
    assert!(text.contains("that participation has ended"));
}

#[test]
fn what_a_higher_layer_unsets_is_gone() {
    let plain = markdown(&House::default(), &support::request("Oakland, CA", Vec::new()));
    assert!(plain.contains("C.M.S."));
    let layers = vec![support::layer("own.toml", "unset = [\"ordinance.number\"]\n")];
    let text = markdown(&House::default(), &support::request("Oakland, CA", layers));
    assert!(!text.contains("ORDINANCE NO. "), "the number line is gone");
}

#[test]
fn a_part_that_somebody_sets_wins_over_the_sentence_below_it() {
    let layers = vec![support::layer(
        "--set",
        "ordinance.effective_days = 45\nordinance.effective_from = \"adoption\"\n",
    )];
    let text = markdown(&House::default(), &support::request("Oakland, CA", layers));
    assert!(text.contains("takes effect 45 days after adoption"));
}

#[test]
fn a_house_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<House>();
}
