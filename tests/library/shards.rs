//! Shards: each place in one of them, and all of them together the whole library.

use super::{SMALL, WRITE, build, files, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use whereas::assemble::House;
use whereas::library::{self, Outcome, Plan, Shard};

const SOME: &str = "\
[[papers]]
documents = [\"fact-sheet\"]
formats = [\"markdown\", \"html\"]
places = { state = [\"CA\", \"OR\", \"NY\", \"VT\"], with_file = true }
";

fn shard(manifest: &str, root: &Path, number: usize, of: usize) -> Outcome {
    let house = House::default();
    let library = super::read(manifest, &house);
    let shard = Some(Shard { number, of });
    let plan = Plan { root, task: WRITE, shard, jobs: Some(2), date: library.date, site: false };
    library::build(&house, &library, plan, &|_| ()).expect("it runs")
}

/// Puts everything of one folder into another, as a CI service unpacks what its machines left: with new times.
fn unpack(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            unpack(&path, &target);
        } else {
            fs::write(target, fs::read(path).expect("a file")).expect("written");
        }
    }
}

#[test]
fn the_shards_together_are_the_whole() {
    let whole = folder("whole");
    let all = build(SOME, &whole);
    let union = folder("union");
    let mut seen = BTreeMap::new();
    for number in 1..=3 {
        let part = folder(&format!("part-{number}"));
        let outcome = shard(SOME, &part, number, 3);
        assert!(outcome.places.abs_diff(all.places / 3) <= 1, "shard {number} has {} places", outcome.places);
        for (path, bytes) in files(&part) {
            assert!(seen.insert(path.clone(), bytes).is_none(), "{path} is in two shards");
        }
        unpack(&part, &union);
    }
    assert!(seen == files(&whole));
    // To bring them together, build: there is nothing to make.
    let merged = build(SOME, &union);
    assert_eq!((merged.written, merged.same, merged.kept_count), (0, all.written, 0));
    assert!(files(&union) == files(&whole));
    let records = |root: &Path| {
        let names = fs::read_dir(root.join(".draft")).expect("a folder").flatten();
        let mut names: Vec<String> =
            names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(records(&union), records(&whole));
}

#[test]
fn shards_of_one_folder_leave_each_other_alone() {
    let root = folder("one-folder");
    for number in [1, 2, 3, 2, 1] {
        let outcome = shard(SMALL, &root, number, 3);
        assert_eq!((outcome.removed, outcome.kept_count), (0, 0));
    }
    assert_eq!(files(&root).len(), 12);
    assert_eq!(build(SMALL, &root).written, 0);
    // What no shard orders any longer is removed by whichever comes first.
    let fewer = SMALL.replace("\"Oakland, CA\"", "\"Fairview, OR\"");
    let removed: usize = (1..=2).map(|number| shard(&fewer, &root, number, 2).removed).sum();
    assert_eq!((removed, files(&root).len()), (4, 8));
}

#[test]
fn a_shard_that_is_missing_is_made() {
    let root = folder("missing");
    shard(SOME, &root, 1, 2);
    let before = files(&root).len();
    let outcome = build(SOME, &root);
    assert_eq!(outcome.same, before);
    assert!(outcome.written > 0);
}
