//! The site around a library: every page and paper is reached, and what did not change is not made again.

use super::{SMALL, WRITE, files, folder, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whereas::assemble::House;
use whereas::library::{self, Outcome, Plan, Shard};

fn site(manifest: &str, root: &Path, shard: Option<Shard>) -> Outcome {
    let house = House::default();
    let library = read(manifest, &house);
    let plan = Plan { root, task: WRITE, shard, jobs: Some(2), date: library.date, site: true };
    let outcome = library::build(&house, &library, plan, &|_| ()).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(outcome.failures.is_empty() && outcome.stopped.is_none());
    outcome
}

/// The files that the links of a page lead to.
fn links(path: &str, page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in page.split(" href=\"").skip(1) {
        let href = rest.split('"').next().unwrap_or_default();
        let href = href.split(['#', '?']).next().unwrap_or_default();
        if href.is_empty() || href.contains(':') {
            continue;
        }
        let mut at: Vec<&str> = path.split('/').collect();
        at.pop();
        for name in href.split('/') {
            match name {
                ".." => drop(at.pop().expect("a link leads out of the site")),
                "." => {}
                name => at.push(name),
            }
        }
        found.insert(at.join("/"));
    }
    found
}

#[test]
fn every_paper_is_reached_from_the_front_page() {
    let root = folder("site");
    site(SMALL, &root, None);
    let made: BTreeMap<String, Vec<u8>> = files(&root);
    let (mut seen, mut next) = (BTreeSet::new(), vec!["index.html".to_owned()]);
    while let Some(path) = next.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let bytes = made.get(&path).unwrap_or_else(|| panic!("a link leads to {path}, which is not there"));
        if path.ends_with(".html") && !path.starts_with("papers/") {
            next.extend(links(&path, std::str::from_utf8(bytes).expect("text")));
        }
    }
    let missed: Vec<&String> =
        made.keys().filter(|path| path.starts_with("papers/") || path.ends_with("index.html")).collect();
    let missed: Vec<&&String> = missed.iter().filter(|path| !seen.contains(**path)).collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
    assert_eq!(made.keys().filter(|path| path.starts_with("papers/")).count(), 12);
}

#[test]
fn pages_are_made_again_where_their_papers_change() {
    let root = folder("site-again");
    let first = site(SMALL, &root, None);
    let again = site(SMALL, &root, None);
    assert_eq!((again.written, again.same), (0, first.written));
    let before = files(&root);
    let other = format!("{SMALL}[papers.options.ban]\ncompany_position = false\n");
    site(&other, &root, None);
    let after = files(&root);
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert!(changed.iter().any(|path| path.ends_with("oakland/index.html")), "sizes changed: {changed:?}");
    // Without the site, its pages go; the papers move to the root.
    let outcome = super::build(SMALL, &root);
    assert_eq!((outcome.written, files(&root).len()), (12, 12));
}

#[test]
fn a_site_of_shards_is_the_whole_site() {
    let (whole, parts) = (folder("site-whole"), folder("site-parts"));
    site(SMALL, &whole, None);
    for number in 1..=2 {
        site(SMALL, &parts, Some(Shard { number, of: 2 }));
    }
    assert!(!parts.join("index.html").exists(), "the front page belongs to no part");
    site(SMALL, &parts, None);
    assert!(files(&whole) == files(&parts));
}
