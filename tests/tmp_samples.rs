//! x
#![allow(clippy::expect_used, clippy::disallowed_methods, unused)]
#[path = "states/sample.rs"]
mod sample;
mod support;
use std::collections::BTreeMap;
use whereas::assemble::House;
use whereas::check::{Order, check, report};
use whereas::jurisdiction::place::{self, Place};
use whereas::lint::levels::Levels;
#[test]
fn samples_are_clean() {
    let house = House::default();
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    place::all().for_each(|place| places.entry(place.state).or_default().push(place));
    let sets: [&[&str]; 4] = [
        &[],
        &[
            "data=\"schedule\"",
            "existing=\"expire\"",
            "registry=\"public\"",
            "live_access=\"emergency\"",
            "platform_alerts=\"emergency\"",
            "stored_footage=\"warrant\"",
            "assistance=\"neutral\"",
            "plate_readers=true",
            "task_forces=\"report\"",
            "review_body=\"oversight\"",
            "gifts=\"reported\"",
            "agencies=\"public-safety\"",
            "whistleblower=\"state\"",
            "standing=\"affected\"",
            "recitals=\"short\"",
        ],
        &[
            "data=\"seal\"",
            "enforcement=\"residents\"",
            "damages_per_day=100",
            "fee_cap=\"$15,000\"",
            "cure_days=0",
            "task_forces=\"exempt\"",
            "companies=\"activity\"",
            "secrecy=\"publish\"",
            "discipline=\"law\"",
            "standing=\"any\"",
        ],
        &[
            "enforcement=\"government\"",
            "discipline=\"none\"",
            "exclusion=false",
            "company_position=false",
            "appeals=\"open\"",
        ],
    ];
    for (n, set) in sets.iter().enumerate() {
        for finished in [false, true] {
            let papers: Vec<_> = sample::samples(&house, &places)
                .into_iter()
                .map(|s| {
                    let mut r = s.request();
                    for o in *set {
                        r.layers.push(support::layer("--option", &format!("options.ban.{o}")));
                    }
                    r.finished = finished;
                    r
                })
                .collect();
            let order =
                Order { day: "2026-11-24".parse().expect("d"), library: false, papers, own: Vec::new() };
            let t = std::time::Instant::now();
            let checked = check(&house, &order, &Levels::default());
            println!(
                "#### set {n} finished {finished} {:?}\n{}",
                t.elapsed(),
                report::by_name("human").expect("h").write(&checked, false)
            );
        }
    }
}
