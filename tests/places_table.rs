//! The table of governments: made by a documented generator, and what must hold for the one that ships.
//!
//! To remake it from the two lists that jurisdictions/SOURCES.md describes:
//!
//! ```text
//! CENSUS_CSV=local_governments.csv ALIASES_CSV=consolidated_aliases.csv UPDATE=1 cargo test --test places_table regenerate
//! ```
//!
//! With the lists and without `UPDATE` the test says whether the shipped table is what they give. Without the lists
//! it runs the same generator over tests/places/, which has a row of every case, beside the table it must give.

#[path = "places/generator.rs"]
mod generator;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use whereas::jurisdiction::place::STATES;
use whereas::jurisdiction::schema::KINDS;

const CORRECTIONS: &str = "tests/places/corrections.tsv";
const TABLE: &str = "jurisdictions/places.tsv";

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[allow(clippy::disallowed_methods, reason = "the inputs are not in the repository: the caller names them")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[test]
fn regenerate() {
    let fixture = generator::table(
        &read("tests/places/governments.csv"),
        &read("tests/places/consolidated.csv"),
        &read("tests/places/fixture_corrections.tsv"),
    );
    let update = setting("UPDATE").is_some();
    compare(&fixture.unwrap(), "tests/places/expected.tsv", update);
    if let (Some(governments), Some(aliases)) = (setting("CENSUS_CSV"), setting("ALIASES_CSV")) {
        let table = generator::table(&read(&governments), &read(&aliases), &read(CORRECTIONS));
        compare(&table.unwrap(), TABLE, update);
    }
}

fn compare(made: &str, path: &str, update: bool) {
    if update {
        fs::write(path, made).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let kept = read(path);
    for (number, (made, kept)) in made.lines().zip(kept.lines()).enumerate() {
        assert_eq!(made, kept, "{path}:{}", number + 1);
    }
    assert_eq!(made.len(), kept.len(), "{path} has as many lines as the generator makes");
}

#[test]
fn the_generator_names_the_row_that_no_rule_covers() {
    let head = "kind,geoid,name,full_name,type,state,county_geoid,county,pop2021,government,vintage,note\n";
    let aliases = "common_name,state,county_geoid,county,place_geoid,note\n";
    let none = "geoid\tfield\tvalue\twhy\n";
    let hamlet = format!("{head}place,1,Elm,Elm hamlet,hamlet,NY,,,,yes,2021,\n");
    assert_eq!(
        generator::table(&hamlet, aliases, none),
        Err("no kind is known for the type `hamlet`".to_owned())
    );
    let stray = format!("{none}7\tname\tElm\twhy not\n");
    assert_eq!(
        generator::table(head, aliases, &stray),
        Err("a correction for 7, which is no government".to_owned())
    );
}

/// The rows of the shipped table, split into their cells.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect()
}

#[test]
fn the_table_is_whole() {
    let table = read(TABLE);
    assert!(table.starts_with(generator::HEAD) && table.ends_with('\n') && !table.contains('\r'));
    let rows = rows(&table);
    for row in &rows {
        assert_eq!(row.len(), 11, "{row:?}");
        let [geoid, class, kind, name, full_name, state, _, population, style] = row[..9] else { panic!() };
        assert!(matches!(geoid.len(), 5 | 7 | 10) && geoid.bytes().all(|b| b.is_ascii_digit()), "{row:?}");
        assert!(["place", "township", "county"].contains(&class), "{row:?}");
        assert!(KINDS.contains(&kind), "{row:?}");
        assert!(!name.is_empty() && !full_name.is_empty(), "{row:?}");
        let state = STATES.iter().find(|known| known.postal == state).unwrap();
        assert!(geoid.starts_with(state.fips), "{row:?}");
        assert!(population.is_empty() || population.parse::<u32>().is_ok(), "{row:?}");
        // What a consolidated government calls itself cannot be told from its kind.
        assert!(!style.is_empty() || !["consolidated", "district"].contains(&kind), "{row:?}");
        for cell in row {
            assert!(cell.trim() == *cell && !cell.contains("  "), "{row:?}");
        }
    }
    let geoids: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert!(geoids.is_sorted_by(|a, b| a < b), "sorted by geoid, each once");
    let mut all: BTreeSet<&str> = geoids.iter().copied().collect();
    for other in rows.iter().flat_map(|row| row[10].split("; ")).filter(|other| !other.is_empty()) {
        assert!(all.insert(other), "{other} names two governments");
    }
}

#[test]
fn the_table_has_plain_letters_only() {
    let marks = ['.', '-', '\'', ',', '/', ';', '(', ')', ' '];
    for line in read(TABLE).lines().filter(|line| !line.starts_with('#')) {
        for c in line.chars().filter(|c| *c != '\t') {
            let letter =
                c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{17F}').contains(&c) && c.is_alphabetic();
            assert!(letter || marks.contains(&c) || c == '_', "U+{:04X} in {line}", u32::from(c));
        }
    }
}

#[test]
fn every_state_has_its_governments() {
    let table = read(TABLE);
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for row in rows(&table) {
        let class = ["place", "township", "county"].iter().position(|class| *class == row[1]).unwrap();
        counts.entry(row[5]).or_default()[class] += 1;
    }
    let mut shown = String::from("state  place township county\n");
    for (state, [places, townships, counties]) in &counts {
        shown += &format!("{state}     {places:6} {townships:8} {counties:6}\n");
    }
    println!("{shown}");
    assert_eq!(counts.len(), 52, "fifty states, the District of Columbia and Puerto Rico");
    let sum = |class: usize| counts.values().map(|count| count[class]).sum::<usize>();
    assert_eq!([sum(0), sum(1), sum(2)], [19_484, 16_239, 3_113]);
    compare(&shown, "tests/places/counts.txt", setting("UPDATE").is_some());
}
