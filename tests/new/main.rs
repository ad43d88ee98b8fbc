//! `draft new`: the file that it begins changes nothing, and every answer makes a file that loads.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod command;
#[path = "../support/mod.rs"]
mod support;
#[cfg(unix)]
mod terminal;

use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use whereas::assemble::{House, Request};
use whereas::check::{Order, check};
use whereas::diagnostic::{Faults, human};
use whereas::instrument::finish;
use whereas::json_schema::Subject;
use whereas::jurisdiction::layer::{Layer, Scope};
use whereas::jurisdiction::lookup::{self, Query};
use whereas::jurisdiction::place::{self, Place};
use whereas::jurisdiction::schema::{self, Shape};
use whereas::jurisdiction::shelf::Shelf;
use whereas::lint::levels::Levels;
use whereas::source::Sources;
use whereas::starter::{Ask, Question, Starter, file_name};
use whereas::write::Layout;
use whereas::write::Writer;
use whereas::write::markdown::Markdown;

/// Places of ten kinds; two with a file of their own, two whose class must be picked.
const PLACES: [&str; 12] = [
    "Fairview, OR",
    "Oakland, CA",
    "Queensbury, NY",
    "Chevy Chase Village, MD",
    "Blossburg, PA",
    "Goodwell Township, MI",
    "Ypsilanti Charter Township, MI",
    "Travis County, TX",
    "Acadia Parish, LA",
    "San Juan, PR",
    "Juneau, AK",
    "Monhegan, ME",
];

const DAY: Date = date(2026, 11, 24);

fn place(city: &str) -> Place {
    let found = lookup::find(&Query { city: city.into(), ..Query::default() });
    found.unwrap_or_else(|fault| panic!("{city}: {}", fault.message)).place
}

fn starter<'a>(house: &'a House, city: &str) -> Starter<'a> {
    Starter { house, place: place(city), document: "ban".into(), schema: None }
}

fn shown(Faults(faults): Faults, sources: &Sources) -> String {
    human::render(&faults, sources, false)
}

fn begun(starter: &Starter<'_>) -> String {
    let mut sources = Sources::default();
    starter.begin(&mut sources).unwrap_or_else(|faults| panic!("{}", shown(faults, &sources)))
}

fn request(starter: &Starter<'_>, text: &str) -> Request {
    Request {
        party: None,
        place: starter.place.clone(),
        document: "ban".into(),
        layers: vec![support::layer("own.toml", text)],
        date: None,
        finished: false,
    }
}

fn paper(starter: &Starter<'_>, text: &str) -> String {
    let assembled = support::assemble(starter.house, &request(starter, text));
    let bytes = Markdown.write(&assembled.instrument, &Layout::default()).expect("it can be written");
    String::from_utf8(bytes).expect("text")
}

fn left(starter: &Starter<'_>, text: &str) -> Vec<String> {
    let assembled = support::assemble(starter.house, &request(starter, text));
    finish::blanks(&assembled.instrument).into_iter().map(|blank| blank.key).collect()
}

/// The findings of `draft check` on a file and on the paper made with it, save those about blanks.
fn findings(starter: &Starter<'_>, text: &str) -> Vec<String> {
    let own = vec![support::layer("own.toml", text)];
    let order = Order { day: DAY, library: false, papers: vec![request(starter, text)], own };
    let found = check(starter.house, &order, &Levels::default()).findings;
    let found = found.into_iter().filter(|finding| !finding.rule.contains("blank"));
    // A finding in another file is there without this one, too.
    let before = Order { own: Vec::new(), papers: vec![request(starter, "")], ..order };
    let known = check(starter.house, &before, &Levels::default()).findings;
    let known: BTreeSet<String> = known.into_iter().map(|finding| finding.diagnostic.message).collect();
    found.map(|finding| finding.diagnostic.message).filter(|message| !known.contains(message)).collect()
}

/// Whether the published schema takes a text.
fn is_as_the_schema_says(house: &House, text: &str) -> bool {
    let schema = Subject::Jurisdiction.schema(house.catalog(), &mut Sources::default()).expect("heads load");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let table: toml::Table = toml::from_str(text).expect("TOML");
    // Days are text to a validator.
    let json = serde_json::to_string(&table).expect("JSON").replace("{\"$__toml_private_datetime\":", "");
    let json = json.replace("\"},\"confidence\"", "\",\"confidence\"");
    jsonschema::draft7::is_valid(&schema, &serde_json::from_str(&json).expect("JSON"))
}

#[test]
fn the_places_are_of_different_kinds() {
    let kinds: BTreeSet<&str> = PLACES.iter().map(|city| place(city).kind).collect();
    assert!(kinds.len() >= 10, "{kinds:?}");
}

#[test]
fn a_begun_file_loads_and_changes_nothing() {
    let house = House::default();
    for city in PLACES {
        let starter = starter(&house, city);
        let text = begun(&starter);
        assert_eq!(paper(&starter, &text), paper(&starter, ""), "{city}");
        assert_eq!(findings(&starter, &text), Vec::<String>::new(), "{city}");
        assert!(is_as_the_schema_says(&house, &text), "{city}");
        starter.check("own.toml", &text, &mut Sources::default()).expect("it was begun here");
    }
}

#[test]
fn every_blank_has_a_line_with_its_description() {
    let house = House::default();
    for city in PLACES {
        let starter = starter(&house, city);
        let text = begun(&starter);
        let one_line = text.replace("\n# ", " ");
        for path in left(&starter, "") {
            let key = schema::find(&path).expect("a key");
            let line = match key.shape {
                Shape::Tables(_) => format!("\n# [[{path}]]\n"),
                _ => format!("\n# {path} = \"\"\n"),
            };
            assert!(text.contains(&line), "{city}: {path}\n{text}");
            assert!(one_line.contains(key.about), "{city}: {path}\n{text}");
        }
    }
}

/// The lines of what is known, put in force.
fn in_force(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix("# ").filter(|rest| rest.contains("  # from ")) {
        Some(rest) => rest.to_owned(),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_known_can_be_put_in_force_line_by_line() {
    let house = House::default();
    for city in PLACES {
        let starter = starter(&house, city);
        let text = begun(&starter);
        let all = in_force(&text);
        let file = Sources::default().add("own.toml", all.clone());
        let layer = Layer::read(&all, file, Scope::Place).unwrap_or_else(|faults| panic!("{city}: {faults}"));
        assert!(layer.values.len() > 20, "{city}: {}", layer.values.len());
        assert_eq!(left(&starter, &all), left(&starter, ""), "{city}");
        let jurisdiction =
            house.shelf().jurisdiction(&starter.place, &[], &mut Sources::default()).expect("it loads");
        for (path, node) in &layer.values {
            let held = jurisdiction.get(path).unwrap_or_else(|| panic!("{city}: {path} is known to nobody"));
            assert_eq!(node.display(), held.node.display(), "{city}: {path}");
        }
    }
}

#[test]
fn what_is_known_comes_with_its_layer_its_sureness_and_its_sources() {
    let house = House::default();
    let text = begun(&starter(&house, "Fairview, OR"));
    for line in [
        "# style = \"City of Fairview\"  # from the table of places",
        "# government.own_police = true  # from the United States, no source named",
        "# law.mandate = \"a writ of mandamus\"  # from Oregon, unconfirmed: unsourced",
        "#   Oregon, whistleblower: ORS 659A.203, Prohibited conduct by public or nonprofit employer;",
        "# law.preemption: 3 entries of other files hold here; a [[law.preemption]] at the end adds to them",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
}

#[test]
fn a_line_without_words_is_refused() {
    let house = House::default();
    let starter = starter(&house, "Fairview, OR");
    let text = begun(&starter).replace("# code.name = \"\"", "code.name = \"\"");
    let fault = support::try_assemble(&house, &request(&starter, &text)).expect_err("it has no words");
    assert!(fault.contains("`code.name` is empty"), "{fault}");
}

/// A plausible answer.
fn reply(question: &Question) -> String {
    match (&question.ask, question.id.as_str()) {
        (Ask::Pick(choices), _) => choices.last().expect("a choice").0.clone(),
        (Ask::Line(Some(proposed)), _) => proposed.clone(),
        (Ask::Line(None), "source.title") => "Charter “of” the \"place\"".into(),
        (Ask::Line(None), "source.url") => "https://www.census.gov/library/charter#a".into(),
        (Ask::Line(None), "ordinance.effective_days") => "30".into(),
        (Ask::Line(None), "ordinance.effective_clause") => {
            "This {ordinance.instrument} takes effect thirty days after its final passage.".into()
        }
        (Ask::Line(None), id) => format!("Words \\ of {}", id.replace(['.', '_'], " ")),
    }
}

/// Answers every question, at most `most` of them; gives the texts after each answer.
fn converse(starter: &Starter<'_>, text: &str, most: usize) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = vec![(String::new(), text.to_owned())];
    let mut put = BTreeSet::new();
    while texts.len() <= most {
        let mut sources = Sources::default();
        let text = texts.last().expect("a text").1.clone();
        let next = starter.next(&text, &put, DAY, &mut sources);
        let Some(question) = next.unwrap_or_else(|faults| panic!("{}", shown(faults, &sources))) else {
            break;
        };
        assert!(!question.words.is_empty() && !question.help.is_empty(), "{question:?}");
        let answered = starter
            .answer(&text, &question, &reply(&question), DAY, &mut sources)
            .unwrap_or_else(|faults| panic!("{question:?}\n{}", shown(faults, &sources)));
        put.insert(question.id.clone());
        texts.push((question.id, answered));
    }
    texts
}

#[test]
fn every_answer_makes_a_file_that_loads_until_only_lists_are_blank() {
    let house = House::default();
    for city in PLACES {
        let starter = starter(&house, city);
        let texts = converse(&starter, &begun(&starter), 40);
        for (question, text) in &texts {
            let file = Sources::default().add("own.toml", text.clone());
            assert!(Layer::read(text, file, Scope::Place).is_ok(), "{city}, {question}:\n{text}");
            paper(&starter, text);
        }
        let last = &texts.last().expect("a text").1;
        let open = left(&starter, last);
        let lists = |path: &String| matches!(schema::find(path).map(|key| key.shape), Some(Shape::Tables(_)));
        assert!(open.iter().all(lists), "{city}: {open:?}");
        assert_eq!(findings(&starter, last), Vec::<String>::new(), "{city}");
        assert!(is_as_the_schema_says(&house, last), "{city}\n{last}");
    }
}

#[test]
fn few_questions_are_put() {
    let house = House::default();
    for city in PLACES {
        let starter = starter(&house, city);
        let put = converse(&starter, &begun(&starter), 40).len() - 1;
        assert!(put <= 14, "{city}: {put}");
    }
}

#[test]
fn whoever_stops_goes_on_from_the_file() {
    let house = House::default();
    let starter = starter(&house, "Fairview, OR");
    let whole = converse(&starter, &begun(&starter), 40);
    for stop in 0..whole.len() {
        let half = converse(&starter, &begun(&starter), stop).pop().expect("a text").1;
        let rest = converse(&starter, &half, 40);
        assert_eq!(rest.last().expect("a text").1, whole.last().expect("a text").1, "stopped after {stop}");
    }
}

#[test]
fn what_was_answered_names_its_source() {
    let house = House::default();
    let starter = starter(&house, "Fairview, OR");
    let text = converse(&starter, &begun(&starter), 40).pop().expect("a text").1;
    let file = Sources::default().add("own.toml", text.clone());
    let layer = Layer::read(&text, file, Scope::Place).expect("it loads");
    let cited: Vec<&String> =
        layer.values.keys().filter(|path| schema::find(path).is_some_and(|key| key.cited)).collect();
    assert!(cited.len() > 2);
    for path in cited {
        let citations = layer.citations(path);
        assert_eq!(citations.len(), 1, "{path}");
        assert_eq!(citations[0].checked, DAY);
        assert_eq!(citations[0].url.as_deref(), Some("https://www.census.gov/library/charter#a"));
    }
    // A second round of answers has a source of its own.
    let more =
        text.replace("# government.body = \"City Council\"  #", "government.body = \"City Council\"  #");
    let again = converse(&starter, &more, 40).pop().expect("a text").1;
    let table: toml::Table = toml::from_str(&again).expect("TOML");
    let sources = table["source"].as_array().expect("a list");
    let ids: BTreeSet<&str> = sources.iter().filter_map(|source| source["id"].as_str()).collect();
    assert_eq!((sources.len(), ids.len()), (2, 2), "{again}");
}

#[test]
fn the_class_comes_first_and_decides_what_is_known() {
    let house = House::default();
    let query = Query {
        city: "Athens, OH".into(),
        kind: Some("township".into()),
        county: Some("Athens County".into()),
        ..Query::default()
    };
    let place = lookup::find(&query).expect("there is one").place;
    let starter = Starter { house: &house, place, document: "ban".into(), schema: None };
    let text = begun(&starter);
    let texts = converse(&starter, &text, 1);
    assert_eq!(texts[1].0, "class", "{text}");
    assert!(texts[1].1.contains("\nclass = \"limited-home-rule-township\"\n"), "{}", texts[1].1);
    assert!(!texts[1].1.contains("# class ="));
    // A file that somebody has changed is not written anew.
    let changed = text.replace("geoid =", "# A note of my own.\ngeoid =");
    let texts = converse(&starter, &changed, 1);
    assert_eq!(texts[1].1, changed.replace("# class = \"\"", "class = \"limited-home-rule-township\""));
}

#[test]
fn a_file_arranged_by_hand_is_gone_on_with() {
    let house = House::default();
    let starter = starter(&house, "Fairview, OR");
    let text = begun(&starter);
    let head: String =
        text.lines().take_while(|line| !line.starts_with("# ---")).map(|line| format!("{line}\n")).collect();
    let by_hand = format!("{head}[government]\nbody = \"Council\"\n\n[code]\nunit = \"Chapter\"\n");
    let last = converse(&starter, &by_hand, 40).pop().expect("a text").1;
    let table: BTreeMap<String, toml::Value> = toml::from_str(&last).expect("TOML");
    assert!(table["government"]["police"].as_str().is_some() && table["code"]["name"].as_str().is_some());
    assert!(left(&starter, &last).iter().all(|path| path == "evidence"), "{last}");
}

#[test]
fn a_bad_answer_is_told_of_and_changes_nothing() {
    let house = House::default();
    let starter = starter(&house, "Fairview, OR");
    let text = begun(&starter);
    let question = Question {
        id: "government.police".into(),
        words: "Police department".into(),
        help: "which".into(),
        ask: Ask::Line(None),
    };
    for (words, told) in
        [("{nam} Police", "names no key"), ("Police {", "has no partner"), ("a\u{200B}b", "cannot be seen")]
    {
        let mut sources = Sources::default();
        let faults = starter.answer(&text, &question, words, DAY, &mut sources).expect_err("it is bad");
        let shown = shown(faults, &sources);
        assert!(shown.contains(told), "{shown}");
    }
}

#[test]
fn no_two_governments_have_one_file() {
    let shelf = Shelf::default();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for place in place::all() {
        let name = file_name(&place, &shelf);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
        assert!(name.chars().all(plain), "{name}");
        if let Some(other) = names.insert(name.clone(), place.geoid.to_owned()) {
            panic!("{name} is that of {other} and of {}", place.geoid);
        }
    }
    assert_eq!(file_name(&place("Fairview, OR"), &shelf), "or/fairview.toml");
    assert_eq!(file_name(&place("Travis County, TX"), &shelf), "tx/travis-county.toml");
    assert_eq!(file_name(&place("Goodwell Township, MI"), &shelf), "mi/goodwell-township.toml");
}
