//! Killed at any moment: every file is whole, and the next build completes the work.

#![cfg(unix)]

use super::{SMALL, build, draft, ended, files, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Forty places, so that a kill falls among many files.
const MANY: &str = "\
[[papers]]
documents = [\"ban\", \"fact-sheet\"]
formats = [\"markdown\", \"html\", \"text\"]
places = { state = [\"CA\", \"OR\", \"NY\"], with_file = true }
";

fn run_and_kill(manifest: &Path, root: &Path, after: Duration) -> bool {
    let arguments = [manifest.to_str().expect("a path"), "-o", root.to_str().expect("a path")];
    let mut child = draft(&arguments).spawn().expect("it starts");
    std::thread::sleep(after);
    // SIGKILL; an error says that it had ended already.
    let killed = child.try_wait().expect("its state").is_none() && child.kill().is_ok();
    child.wait().expect("it ends");
    killed
}

fn whole(root: &Path, versions: &[&BTreeMap<String, Vec<u8>>], when: &str) {
    for (path, bytes) in files(root) {
        let is_one = versions.iter().any(|version| version.get(&path) == Some(&bytes));
        assert!(is_one, "{path} is neither of the two papers after {when}");
    }
}

#[test]
fn a_build_that_is_killed_again_and_again_loses_nothing() {
    let other = format!("{MANY}[papers.options.ban]\ncure_days = 60\n");
    let (one, two) = (folder("crash-one"), folder("crash-two"));
    build(MANY, &one);
    build(&other, &two);
    let (one, two) = (files(&one), files(&two));
    assert_ne!(one, two);
    let root = folder("crash");
    let manifests = [root.with_extension("one.toml"), root.with_extension("two.toml")];
    fs::write(&manifests[0], MANY).expect("written");
    fs::write(&manifests[1], &other).expect("written");
    let (mut kills, mut round) = (0, 0_u64);
    while kills < 25 {
        // Two libraries take turns, so that a killed build leaves files of both behind it.
        let manifest = &manifests[usize::try_from(round / 3 % 2).expect("small")];
        let after = Duration::from_millis(40 + round * 37 % 400);
        kills += u32::from(run_and_kill(manifest, &root, after));
        whole(&root, &[&one, &two], &format!("round {round}"));
        round += 1;
        assert!(round < 200, "only {kills} of {round} builds could be killed");
    }
    let arguments = [manifests[0].to_str().expect("a path"), "-o", root.to_str().expect("a path")];
    let (code, words) = ended(&draft(&arguments).output().expect("it runs"));
    assert!(code == 0 && !words.contains("kept"), "nothing of ours is taken for somebody’s work: {words}");
    assert!(files(&root) == one, "the next build completes the work");
    let left: Vec<_> = fs::read_dir(root.join(".draft")).expect("a folder").flatten().collect();
    let left: Vec<String> =
        left.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(left.iter().all(|name| !name.ends_with(".journal")), "{left:?}");
    assert_eq!(fs::read_dir(root.join(".draft/new")).expect("a folder").count(), 0);
    assert_eq!(build(MANY, &root).written, 0);
}

#[test]
fn a_journal_tells_what_a_killed_build_wrote() {
    let root = folder("journal");
    build(SMALL, &root);
    let made = files(&root);
    // As if the first build had been killed before it could write its record.
    for state in ["ca", "or", "ny"] {
        let record = fs::read_to_string(root.join(format!(".draft/{state}.tsv"))).expect("a record");
        let lines = record.split_once('\n').expect("a heading").1;
        let cut = format!("{lines}unit\t0653000\tban\tbbe7ddb2");
        fs::write(root.join(format!(".draft/{state}.journal")), cut).expect("written");
        fs::remove_file(root.join(format!(".draft/{state}.tsv"))).expect("removed");
    }
    let outcome = build(&format!("{SMALL}[papers.options.ban]\ncure_days = 60\n"), &root);
    assert_eq!(outcome.kept_count, 0, "the papers of the killed build are ours: {:?}", outcome.kept);
    assert_eq!(outcome.written, 12);
    assert!(files(&root) != made);
}
