//! What one paper costs, stage by stage: `cargo bench`.
//!
//! docs/performance.md says how to read the figures.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start has nothing to say"
)]

use divan::Bencher;
use std::process::{Command, Stdio};
use whereas::assemble::{House, Request};
use whereas::jurisdiction::lookup::{self, Query};
use whereas::jurisdiction::place;
use whereas::source::Sources;
use whereas::write::{self, Layout};

fn main() {
    divan::main();
}

fn query(city: &str) -> Query {
    Query { city: city.into(), ..Query::default() }
}

fn request(city: &str) -> Request {
    let place = lookup::find(&query(city)).expect("a place").place;
    Request { place, document: "ban".into(), party: None, layers: Vec::new(), date: None, finished: false }
}

#[divan::bench(args = ["Oakland, CA", "oakland-ca", "Nashville, TN", "City of Oakland, California", "St. Paul, MN"])]
fn place_lookup(city: &str) -> bool {
    lookup::find(&query(city)).is_ok()
}

#[divan::bench(args = ["Oakland, CA", "Brookline, MA", "Fairview, OR"])]
fn layers_to_tree(bencher: Bencher, city: &str) {
    let house = House::default();
    let request = request(city);
    bencher.bench_local(|| house.assemble(&request, &mut Sources::default()).expect("a paper"));
}

#[divan::bench(args = ["markdown", "html", "text", "plain", "pdf", "docx", "akn", "json"])]
fn tree_to(bencher: Bencher, format: &str) {
    let writer = write::by_name(format).expect("a format");
    let assembled =
        House::default().assemble(&request("Oakland, CA"), &mut Sources::default()).expect("a paper");
    bencher.bench_local(|| writer.write(&assembled.instrument, &Layout::default()).expect("written"));
}

/// Papers of about 3, 3, 19 and 29 printed pages; the last two are one law, as a final text and as a draft.
#[divan::bench(args = ["fact-sheet", "council-letter", "ban, final", "ban"])]
fn pdf_of(bencher: Bencher, paper: &str) {
    let document = paper.trim_end_matches(", final");
    let mut assembled = House::default()
        .assemble(&Request { document: document.into(), ..request("Oakland, CA") }, &mut Sources::default())
        .expect("a paper");
    if document != paper {
        whereas::instrument::finish::finish(&mut assembled.instrument);
    }
    let pdf = write::by_name("pdf").expect("PDF");
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench_local(|| pdf.write(&assembled.instrument, &Layout::default()).expect("written"));
}

/// The whole way in the library, everything read once: how many HTML papers a second one core makes.
#[divan::bench]
fn place_to_html(bencher: Bencher) {
    let house = House::default();
    let request = request("Oakland, CA");
    let html = write::by_name("html").expect("HTML");
    bencher.counter(divan::counter::ItemsCount::new(1_usize)).bench_local(|| {
        let assembled = house.assemble(&request, &mut Sources::default()).expect("a paper");
        html.write(&assembled.instrument, &Layout::default()).expect("written")
    });
}

/// The ban as Markdown, HTML and text for 299 places of all states, most of them without a file: what a batch costs on one
/// core.
#[divan::bench(sample_count = 10)]
fn batch(bencher: Bencher) {
    let house = House::default();
    let requests: Vec<Request> =
        place::all().step_by(130).map(|place| Request { place, ..request("Oakland, CA") }).collect();
    let writers = ["markdown", "html", "text"].map(|name| write::by_name(name).expect("a format"));
    bencher.counter(divan::counter::ItemsCount::new(requests.len())).bench_local(|| {
        for request in &requests {
            let assembled = house.assemble(request, &mut Sources::default()).expect("a paper");
            for writer in writers {
                divan::black_box(writer.write(&assembled.instrument, &Layout::default()).expect("written"));
            }
        }
    });
}

/// The program from a cold start, as a person runs it.
#[divan::bench(sample_count = 50, args = ["markdown", "html", "text", "pdf", "docx", "akn"])]
fn process(bencher: Bencher, format: &str) {
    bencher.bench_local(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_draft"))
            .args(["--city", "Oakland, CA", "--format", format])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(status.expect("it runs").success());
    });
}
