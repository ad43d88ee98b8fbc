//! What the site of the whole country costs in one thread: `cargo bench --bench site`.

#![allow(missing_docs, clippy::expect_used, reason = "a bench that cannot start has nothing to say")]

#[path = "../tests/site/country.rs"]
#[allow(dead_code, reason = "the test uses all of it")]
mod country;

use divan::{Bencher, counter::ItemsCount};
use whereas::site::{Row, State, StateSummary, Town, front_pages, place_page, state_pages, summary};

fn main() {
    divan::main();
}

fn towns() -> Vec<Town> {
    let of = |(state, rows, places): (State, Vec<Row>, Vec<_>)| -> Vec<Town> {
        places.iter().zip(&rows).map(|(place, row)| country::town(place, row, &state)).collect()
    };
    country::states().into_iter().flat_map(of).collect()
}

/// 38,836 pages, 254 of them with papers.
#[divan::bench(sample_count = 10)]
fn pages_of_places(bencher: Bencher) {
    let site = country::site();
    let towns = towns();
    bencher
        .counter(ItemsCount::new(towns.len()))
        .bench_local(|| towns.iter().map(|town| place_page(&site, town).bytes.len()).sum::<usize>());
}

/// The same places, each with what the page of Oakland has.
#[divan::bench(sample_count = 10)]
fn pages_of_places_with_papers(bencher: Bencher) {
    let site = country::site();
    let towns = towns();
    let full = towns.iter().find(|town| town.geoid == "0653000").expect("Oakland");
    let towns: Vec<Town> =
        towns.iter().map(|town| Town { address: town.address.clone(), ..full.clone() }).collect();
    bencher
        .counter(ItemsCount::new(towns.len()))
        .bench_local(|| towns.iter().map(|town| place_page(&site, town).bytes.len()).sum::<usize>());
}

/// Lists, sources and search of 52 states, and the pages that stand once.
#[divan::bench(sample_count = 10)]
fn pages_of_states(bencher: Bencher) {
    let site = country::site();
    let states = country::states();
    bencher.bench_local(|| {
        let of = |(state, rows, _): &(State, Vec<Row>, Vec<_>)| state_pages(&site, state, rows).len();
        let files: usize = states.iter().map(of).sum();
        let sums: Vec<StateSummary> = states.iter().map(|(state, rows, _)| summary(state, rows)).collect();
        files + front_pages(&site, &sums).len()
    });
}
