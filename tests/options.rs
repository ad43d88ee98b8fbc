//! Every option proves its effect, and every set of decisions assembles.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use whereas::assemble::House;
use whereas::instrument::finish;
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

fn head() -> Arc<DocumentHead> {
    Catalog::default().document("ban", &mut Sources::default()).expect("the ban")
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

/// The law that a set of decisions makes: the paper without its notes and sources.
fn law(house: &House, city: &str, decisions: &BTreeMap<String, String>) -> String {
    let layers = decisions
        .iter()
        .map(|(name, value)| support::layer("--option", &format!("options.ban.{name} = {value}")))
        .collect();
    let mut assembled = support::assemble(house, &support::request(city, layers));
    finish::finish(&mut assembled.instrument);
    let writer = write::by_name("markdown").expect("Markdown");
    String::from_utf8(writer.write(&assembled.instrument, &Layout::default()).expect("written"))
        .expect("UTF-8")
}

#[test]
fn every_value_of_every_option_changes_the_law() {
    let house = House::default();
    // What an option needs before it can show: the clause it varies must be there.
    let context: BTreeMap<&str, (&str, &str)> = BTreeMap::from([("fee_cap", ("fees", "true"))]);
    let mut inert = Vec::new();
    for (name, choice) in &head().options {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for value in values(choice) {
            let mut decisions = BTreeMap::from([(name.clone(), value.clone())]);
            if let Some((other, other_value)) = context.get(name.as_str()) {
                decisions.insert((*other).to_owned(), (*other_value).to_owned());
            }
            let texts: Vec<String> = PLACES.iter().map(|city| law(&house, city, &decisions)).collect();
            if let Some(same) = seen.insert(texts.join("\n"), value.clone())
                && same != value
            {
                inert.push(format!("{name}: {same} and {value} make the same law"));
            }
        }
    }
    assert!(inert.is_empty(), "{}", inert.join("\n"));
}

#[test]
fn every_option_has_help_and_a_note_and_a_default_it_allows() {
    for (name, choice) in &head().options {
        assert!(choice.help().ends_with('.'), "{name}: the help is a sentence");
        assert!(choice.note().len() > 60, "{name}: the note says why a place would choose");
        match choice {
            Choice::Choice { choices, default, .. } => {
                assert!(choices.contains(default), "{name}");
                assert!(
                    choices.iter().all(|word| word.contains([' ', '$']) || choice.meaning(word).is_some()),
                    "{name}: a choice of one word says what it means"
                );
            }
            Choice::Integer { min, max, default, .. } => assert!((min..=max).contains(&default), "{name}"),
            Choice::Boolean { .. } | Choice::Day { .. } | Choice::Text { .. } => {}
        }
    }
}

fn any_decisions() -> impl Strategy<Value = BTreeMap<String, String>> {
    let options: Vec<(String, Vec<String>)> =
        head().options.iter().map(|(name, choice)| (name.clone(), values(choice))).collect();
    let picks: Vec<_> = options.iter().map(|(_, values)| 0..values.len()).collect();
    picks.prop_map(move |picks| {
        options.iter().zip(picks).map(|((name, values), pick)| (name.clone(), values[pick].clone())).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// No set of decisions leaves a cross-reference without its target or an id that stands twice.
    #[test]
    fn every_set_of_decisions_assembles(decisions in any_decisions(), place in 0..PLACES.len()) {
        let house = House::default();
        let text = law(&house, PLACES[place], &decisions);
        prop_assert!(!text.is_empty());
    }
}
