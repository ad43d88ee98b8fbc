//! Every option proves its effect, and every set of decisions assembles.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use whereas::assemble::{House, Request};
use whereas::instrument::finish;
use whereas::jurisdiction::shelf::UserLayer;
use whereas::source::Sources;
use whereas::template::Catalog;
use whereas::template::front_matter::{Choice, DocumentHead};
use whereas::write::{self, Layout};

/// Places of every form, so that an option proves itself in one of them and assembles in all.
const PLACES: &[&str] = &[
    "Oakland, CA",
    "Brookline, MA",
    "New York City, NY",
    "Queensbury, NY",
    "Alameda County, CA",
    "Rutherford County, TN",
];

fn heads() -> Vec<Arc<DocumentHead>> {
    Catalog::default().documents(&mut Sources::default()).expect("the documents")
}

/// The values of an option that say enough: every choice, both bounds and the default.
fn values(choice: &Choice) -> Vec<String> {
    match choice {
        Choice::Choice { choices, .. } => choices.iter().map(|word| format!("{word:?}")).collect(),
        Choice::Integer { min, max, default, .. } => [min, max, default].map(i64::to_string).to_vec(),
        Choice::Boolean { .. } => vec!["true".into(), "false".into()],
        Choice::Day { default, .. } | Choice::Text { default, .. } => {
            vec![format!("{default:?}"), "\"June 30\"".into()]
        }
    }
}

/// What a document needs and most places have not, such as the columns of a petition.
fn needed(document: &str) -> Vec<UserLayer> {
    let needs = heads().into_iter().find(|head| head.document == document).map(|head| head.needs.clone());
    let words = |key: &str| {
        if key.ends_with("columns") { "[\"Name\", \"Address\"]" } else { "\"the words of the law\"" }
    };
    needs
        .unwrap_or_default()
        .iter()
        .map(|key| support::layer("--set", &format!("{key} = {}", words(key))))
        .collect()
}

/// The law that a set of decisions makes: the paper without its notes and sources.
fn law(house: &House, (document, city): (&str, &str), decisions: &BTreeMap<String, String>) -> String {
    let options = decisions
        .iter()
        .map(|(name, value)| support::layer("--option", &format!("options.{document}.{name} = {value}")));
    let layers = needed(document).into_iter().chain(options).collect();
    let request = Request { document: document.into(), ..support::request(city, layers) };
    let mut assembled = support::assemble(house, &request);
    finish::finish(&mut assembled.instrument);
    let writer = write::by_name("markdown").expect("Markdown");
    String::from_utf8(writer.write(&assembled.instrument, &Layout::default()).expect("written"))
        .expect("UTF-8")
}

#[test]
fn every_value_of_every_option_changes_the_paper() {
    let house = House::default();
    // What an option needs before it can show: the clause it varies must be there.
    let context: BTreeMap<&str, (&str, &str)> = BTreeMap::from([("fee_cap", ("fees", "true"))]);
    let mut inert = Vec::new();
    for head in heads() {
        for (name, choice) in &head.options {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for value in values(choice) {
                let mut decisions = BTreeMap::from([(name.clone(), value.clone())]);
                if let Some((other, other_value)) = context.get(name.as_str()) {
                    decisions.insert((*other).to_owned(), (*other_value).to_owned());
                }
                let paper = |city: &&str| law(&house, (&head.document, city), &decisions);
                let texts: Vec<String> = PLACES.iter().map(paper).collect();
                if let Some(same) = seen.insert(texts.join("\n"), value.clone())
                    && same != value
                {
                    inert.push(format!("{} {name}: {same} and {value} make the same paper", head.document));
                }
            }
        }
    }
    assert!(inert.is_empty(), "{}", inert.join("\n"));
}

#[test]
fn every_option_has_help_and_a_note_and_a_default_it_allows() {
    for head in heads() {
        for (name, choice) in &head.options {
            let name = format!("{} {name}", head.document);
            assert!(choice.help().ends_with('.'), "{name}: the help is a sentence");
            assert!(choice.note().len() > 60, "{name}: the note says why a place would choose");
            match choice {
                Choice::Choice { choices, default, .. } => {
                    assert!(choices.contains(default), "{name}");
                    let is_clear =
                        |word: &String| word.contains([' ', '$']) || choice.meaning(word).is_some();
                    assert!(choices.iter().all(is_clear), "{name}: a choice of one word says what it means");
                }
                Choice::Integer { min, max, default, .. } => {
                    assert!((min..=max).contains(&default), "{name}");
                }
                Choice::Boolean { .. } | Choice::Day { .. } | Choice::Text { .. } => {}
            }
        }
    }
}

/// A document that has options, and a value for each of them.
fn any_decisions() -> impl Strategy<Value = (String, BTreeMap<String, String>)> {
    let decided = heads().into_iter().filter(|head| !head.options.is_empty());
    let documents: Vec<(String, BTreeMap<String, Vec<String>>)> = decided
        .map(|head| {
            let options = head.options.iter().map(|(name, choice)| (name.clone(), values(choice)));
            (head.document.clone(), options.collect())
        })
        .collect();
    let strategies: Vec<_> = documents
        .into_iter()
        .map(|(document, options)| {
            let picks: Vec<_> = options.values().map(|values| 0..values.len()).collect();
            picks.prop_map(move |picks| {
                let picked = options.iter().zip(picks);
                let decided = picked.map(|((name, values), pick)| (name.clone(), values[pick].clone()));
                (document.clone(), decided.collect())
            })
        })
        .collect();
    prop::strategy::Union::new(strategies)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// No set of decisions leaves a cross-reference without its target or an id that stands twice.
    #[test]
    fn every_set_of_decisions_assembles((document, decisions) in any_decisions(), place in 0..PLACES.len()) {
        let house = House::default();
        let text = law(&house, (&document, PLACES[place]), &decisions);
        prop_assert!(!text.is_empty());
    }
}

/// Discipline is left to state law where a state keeps it; what a contractor’s contract says is no matter of that.
#[test]
fn contractors_answer_wherever_the_discipline_of_employees_is_left_out() {
    let house = House::default();
    let clause = "is a ground to end its contract";
    for city in ["Honolulu, HI", "Louisville, KY", "Baltimore, MD", "Providence, RI", "Milwaukee, WI"] {
        for document in ["ban", "oversight", "ban-oversight"] {
            let law = law(&house, (document, city), &BTreeMap::new());
            assert!(!law.contains("is subject to retraining"), "{document} of {city} disciplines employees");
            assert!(law.contains(clause), "{document} of {city} lets contractors off");
        }
    }
    let resolution = law(
        &house,
        ("ban", "Travis County, TX"),
        &BTreeMap::from([("discipline".to_owned(), "\"none\"".to_owned())]),
    );
    assert!(resolution.contains("to treat a contractor’s knowing violation of this order"), "{resolution}");
    assert!(!resolution.contains("an employee’s knowing violation"), "{resolution}");
}
