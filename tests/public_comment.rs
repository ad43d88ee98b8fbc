//! Papers for the public keep within their bounds: a comment within its minutes, a fact sheet within its pages, and all
//! of them within the reading grade, whichever law the campaign asks for.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use std::fmt::Write as _;
use whereas::assemble::{House, Request};
use whereas::instrument::finish;
use whereas::jurisdiction::place::{self, Place};
use whereas::jurisdiction::schema::PROPOSALS;
use whereas::lint::passage::{Passage, Role, passages};
use whereas::lint::reading;
use whereas::source::Sources;

/// The versions of a comment by the ids of their sections, each with the words that can be spoken in its time.
const VERSIONS: [(&str, usize); 3] = [("one-minute", 130), ("two-minutes", 260), ("three-minutes", 390)];

/// The words of a fact sheet that fill two pages.
const TWO_PAGES: usize = 900;

/// Places of every kind, with the longest local facts among them.
const PLACES: [&str; 12] = [
    "Oakland, CA",
    "Brookline, MA",
    "Queensbury, NY",
    "Nashville, TN",
    "Travis County, TX",
    "San Francisco, CA",
    "Anchorage, AK",
    "Little Rock, AR",
    "New York City, NY",
    "Washington, DC",
    "Louisville, KY",
    "Fairview, OR",
];

/// What a campaign of a long name fills in.
const CAMPAIGN: &str = "campaign.organization = \"Coalition for a Free and Open Neighborhood\"\n\
     campaign.contact = \"Ana María Peña Rodríguez\"\ncampaign.email = \"a@b.org\"\n\
     meeting.date = 2026-12-08\nmeeting.item = \"12.3\"\n";

fn made(house: &House, place: &Place, document: &str, more: &str) -> Vec<Passage> {
    let request = Request {
        place: place.clone(),
        document: document.into(),
        party: None,
        layers: vec![support::layer("own.toml", &format!("{CAMPAIGN}{more}"))],
        date: None,
        finished: false,
    };
    let mut assembled = support::assemble(house, &request);
    finish::finish(&mut assembled.instrument);
    passages(&assembled.instrument)
}

/// How many words are spoken in a section; a blank is as many as its label has.
fn spoken(passages: &[Passage], section: &str) -> usize {
    let of_section =
        passages.iter().filter(|passage| passage.section == section && passage.role == Role::Told);
    of_section.map(|passage| passage.words.split_whitespace().count()).sum()
}

/// What is too long in a comment.
fn overlong(passages: &[Passage]) -> String {
    let mut found = String::new();
    for (section, most) in VERSIONS {
        let words = spoken(passages, section);
        if words > most || words < most / 3 {
            let _ = write!(found, " {section} has {words} words;");
        }
    }
    found
}

fn places_with_a_file(house: &House) -> Vec<Place> {
    place::all().filter(|place| house.shelf().file_of(place).is_some()).collect()
}

#[test]
fn each_version_of_a_comment_fits_its_minutes_in_every_place() {
    let house = House::default();
    let mut faults = String::new();
    for place in places_with_a_file(&house) {
        let found = overlong(&made(&house, &place, "public-comment", ""));
        if !found.is_empty() {
            let _ = writeln!(faults, "{}, {}:{found}", place.name, place.state);
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_comment_fits_its_minutes_whatever_is_decided() {
    let house = House::default();
    let mut faults = String::new();
    for city in PLACES {
        let place = support::request(city, Vec::new()).place;
        for fact in ["gifts", "promotion", "requests"] {
            for speaker in ["resident", "organization"] {
                for proposal in proposals(&house) {
                    let more = format!(
                        "campaign.proposal = \"{proposal}\"\n[options.public-comment]\nfact = \"{fact}\"\nspeaker = \"{speaker}\"\n"
                    );
                    let found = overlong(&made(&house, &place, "public-comment", &more));
                    if !found.is_empty() {
                        let _ = writeln!(faults, "{city}, {proposal}, {fact}, {speaker}:{found}");
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_fact_sheet_fits_two_pages_in_every_place() {
    let house = House::default();
    let mut faults = String::new();
    for place in places_with_a_file(&house) {
        let words: usize = made(&house, &place, "fact-sheet", "")
            .iter()
            .map(|passage| passage.words.split_whitespace().count())
            .sum();
        if words > TWO_PAGES {
            let _ = writeln!(faults, "{}, {}: {words} words", place.name, place.state);
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn papers_for_the_public_keep_the_grade_whichever_law_they_are_about() {
    let house = House::default();
    let documents = house.catalog().documents(&mut Sources::default()).expect("the documents");
    let mut faults = String::new();
    for head in documents.iter().filter(|head| head.public) {
        for city in PLACES {
            let place = support::request(city, Vec::new()).place;
            for proposal in proposals(&house) {
                let more = format!("campaign.proposal = \"{proposal}\"\n");
                let grade = reading::grade(&made(&house, &place, &head.document, &more));
                let grade = grade.expect("enough words");
                if grade.value() > 9.0 {
                    let _ = writeln!(faults, "{} in {city} about the {proposal}: {grade}", head.document);
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// The laws that a campaign can ask for.
fn proposals(house: &House) -> Vec<&'static str> {
    let documents = house.catalog().documents(&mut Sources::default()).expect("the documents");
    let is_there = |name: &&str| documents.iter().any(|head| head.document == *name);
    PROPOSALS.iter().copied().filter(is_there).collect()
}
