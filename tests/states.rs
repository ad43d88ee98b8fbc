//! The law of the states: one government of every kind, class and state, looked at as its clerk would look at it.
//!
//! `UPDATE=1 cargo test --test states` makes docs/coverage.md and docs/papers.md again.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

#[path = "states/citations.rs"]
mod citations;
#[path = "states/coverage.rs"]
mod coverage;
#[path = "states/nouns.rs"]
mod nouns;
#[path = "states/papers.rs"]
mod papers;
#[path = "states/sample.rs"]
mod sample;

use sample::{Sample, samples};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use whereas::assemble::{Assembled, House};
use whereas::jurisdiction::place::{Level, Place, STATES};
use whereas::jurisdiction::{class, place, schema};
use whereas::source::Sources;
use whereas::write::{Layout, WRITERS};

/// Every government, by the letters of its state.
static PLACES: LazyLock<BTreeMap<&str, Vec<Place>>> = LazyLock::new(|| {
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    place::all().for_each(|place| places.entry(place.state).or_default().push(place));
    places
});

static HOUSE: LazyLock<House> = LazyLock::new(House::default);

/// Every sample with its paper, made once for all tests.
static PAPERS: LazyLock<Vec<(Sample, Assembled)>> = LazyLock::new(|| {
    let assemble = |sample: Sample| {
        let paper = support::try_assemble(&HOUSE, &sample.request());
        let paper = paper.unwrap_or_else(|faults| panic!("{}:\n{faults}", sample.name()));
        (sample, paper)
    };
    in_parallel(samples(&HOUSE, &PLACES), &assemble)
});

/// Does the same with every item, on as many threads as there are cores, and keeps the order.
fn in_parallel<T: Send, U: Send>(items: Vec<T>, work: &(impl Fn(T) -> U + Sync)) -> Vec<U> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(1);
    let mut items = items.into_iter().peekable();
    std::thread::scope(|scope| {
        let mut running = Vec::new();
        while items.peek().is_some() {
            let part: Vec<T> = items.by_ref().take(share).collect();
            running.push(scope.spawn(move || part.into_iter().map(work).collect::<Vec<U>>()));
        }
        running.into_iter().flat_map(|part| part.join().expect("no part fails")).collect()
    })
}

#[test]
fn every_state_and_kind_of_government_renders_every_format() {
    let states: BTreeSet<&str> = PAPERS.iter().map(|(sample, _)| sample.place.state).collect();
    assert_eq!(states.len(), STATES.len(), "a government of every state");
    in_parallel(PAPERS.iter().collect(), &|(sample, paper): &(Sample, Assembled)| {
        for writer in WRITERS {
            let bytes = writer.write(&paper.instrument, &Layout::default());
            let bytes = bytes.unwrap_or_else(|fault| panic!("{}: {}: {fault}", sample.name(), writer.name()));
            assert!(bytes.len() > 10_000, "{}: {} is short", sample.name(), writer.name());
        }
    });
}

#[test]
fn every_state_has_a_file_and_every_kind_in_it_exists() {
    for state in STATES {
        let mut sources = Sources::default();
        let course = HOUSE.shelf().state(state.postal, &mut sources).expect("it loads");
        let layer = course.unwrap_or_else(|| panic!("{} has no file", state.name)).layer;
        let kinds = layer.values.keys().filter_map(|path| path.strip_prefix("kind.")?.split('.').next());
        let kinds = kinds.chain(layer.classes.values().map(|class| class.kind.as_str()));
        for kind in kinds.collect::<BTreeSet<_>>() {
            let exists = PLACES[state.postal].iter().any(|place| place.kind == kind);
            assert!(exists, "{}: there is no {kind} there", state.name);
        }
    }
}

#[test]
fn the_members_of_a_class_are_governments_and_belong_to_one_class() {
    for state in STATES {
        let mut sources = Sources::default();
        let course = HOUSE.shelf().state(state.postal, &mut sources).expect("it loads").expect("a file");
        let classes = &course.layer.classes;
        for (name, class) in classes {
            for listed in class.places.iter().filter_map(|node| node.text()) {
                let of_kind = PLACES[state.postal].iter().filter(|place| place.kind == class.kind);
                let found = of_kind.filter(|place| class::is(place, listed)).count();
                assert_eq!(found, 1, "{}, class {name}: `{listed}` names {found} places", state.name);
            }
        }
        for place in &PLACES[state.postal] {
            let listing = classes.values().filter(|class| class.lists(place)).count();
            assert!(listing <= 1, "{}: {} stands in {listing} classes", state.name, place.style);
        }
        for kind in schema::KINDS {
            let rest = classes.values().filter(|class| class.kind == *kind && class.otherwise).count();
            assert!(rest <= 1, "{}: {rest} classes take every other {kind}", state.name);
        }
    }
}

#[test]
fn no_government_has_the_words_of_another_kind() {
    let wrong: Vec<String> = PAPERS.iter().flat_map(|(sample, paper)| nouns::wrong(sample, paper)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Governments that nobody should find without a file of their own: the capitals, the places with an ordinance on
/// surveillance, and the thirty largest cities.
#[test]
fn capitals_large_cities_and_forerunners_have_files() {
    let named = [include_str!("states/capitals.txt"), include_str!("states/oversight.txt")];
    let mut wanted: Vec<Place> = named
        .iter()
        .flat_map(|list| list.lines())
        .map(|name| support::request(name, Vec::new()).place)
        .collect();
    assert!(wanted.len() > STATES.len());
    let mut cities: Vec<&Place> =
        PLACES.values().flatten().filter(|place| place.level == Level::Place).collect();
    cities.sort_by_key(|place| std::cmp::Reverse(place.population));
    wanted.extend(cities.into_iter().take(30).cloned());
    let bare: Vec<String> = wanted
        .iter()
        .filter(|place| HOUSE.shelf().file_of(place).is_none())
        .map(|place| format!("{}, {}", place.style, place.state))
        .collect();
    assert!(bare.is_empty(), "no file: {bare:?}");
    let states: BTreeSet<&str> = PLACES
        .values()
        .flatten()
        .filter(|place| HOUSE.shelf().file_of(place).is_some())
        .map(|place| place.state)
        .collect();
    assert_eq!(states.len(), STATES.len(), "a government with a file in every state");
}

#[test]
fn a_state_cites_its_own_statutes() {
    let wrong = citations::foreign(&HOUSE);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_enacting_clause_says_whose_it_is() {
    let wrong: Vec<String> =
        PAPERS.iter().filter_map(|(sample, paper)| nouns::nameless(sample, paper)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn coverage_is_told_as_it_is() {
    support::compare("docs/coverage.md", coverage::page(&HOUSE, &PAPERS).as_bytes());
}

#[test]
fn the_paper_of_every_kind_of_government_is_as_it_is_kept() {
    support::compare("docs/papers.md", papers::page(&PAPERS).as_bytes());
}
