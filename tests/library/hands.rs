//! Files that people touch: nothing that somebody wrote is lost.

use super::{SMALL, Task, WRITE, build, build_with, draft, ended, files, folder};
use std::fs;
use whereas::assemble::House;

const REPLACE: Task = Task::Write { replace: true, sums: false };
const PAPER: &str = "ca/oakland/ban.md";

#[test]
fn an_edited_file_is_kept_until_told_otherwise() {
    let root = folder("edited");
    build(SMALL, &root);
    let made = files(&root);
    let edited = [made[PAPER].as_slice(), b"\nA note of the attorney.\n"].concat();
    fs::write(root.join(PAPER), &edited).expect("written");
    let outcome = build(SMALL, &root);
    assert_eq!((outcome.written, outcome.kept.as_slice()), (0, [PAPER.to_owned()].as_slice()));
    // Neither does a change of the paper write over it.
    let other = format!("{SMALL}[papers.options.ban]\ncure_days = 60\n");
    let outcome = build(&other, &root);
    assert_eq!((outcome.written, outcome.kept_count), (11, 1));
    assert_eq!(build(&other, &root).kept_count, 1, "it is told each time");
    assert!(fs::read(root.join(PAPER)).expect("a file") == edited);
    let compared = build_with(&House::default(), &other, &root, Task::Compare);
    assert_eq!(compared.different, 1);
    assert!(compared.differences[0].words.contains("-A note of the attorney."));
    let outcome = build_with(&House::default(), &other, &root, REPLACE);
    assert_eq!((outcome.written, outcome.kept_count), (1, 0));
    assert_eq!(build(&other, &root).kept_count, 0);
}

#[test]
fn an_edited_file_that_nothing_orders_any_longer_stays() {
    let root = folder("edited-stale");
    build(SMALL, &root);
    fs::write(root.join(PAPER), "the attorney’s own words\n").expect("written");
    let outcome = build(&SMALL.replace("\"Oakland, CA\"", "\"Fairview, OR\""), &root);
    assert_eq!((outcome.removed, outcome.kept_count), (3, 1));
    assert_eq!(fs::read_to_string(root.join(PAPER)).expect("a file"), "the attorney’s own words\n");
}

#[test]
fn a_file_that_was_there_before_is_not_ours() {
    let root = folder("before");
    fs::create_dir_all(root.join("ca/oakland")).expect("a folder");
    fs::write(root.join(PAPER), "what was here before\n").expect("written");
    fs::write(root.join("ca/notes.txt"), "mine\n").expect("written");
    let outcome = build(SMALL, &root);
    assert_eq!((outcome.written, outcome.kept_count), (11, 1));
    let outcome = build(&SMALL.replace("\"Oakland, CA\"", "\"Fairview, OR\""), &root);
    assert_eq!((outcome.removed, outcome.kept_count), (3, 1));
    assert_eq!(fs::read_to_string(root.join("ca/notes.txt")).expect("a file"), "mine\n");
    assert_eq!(fs::read_to_string(root.join(PAPER)).expect("a file"), "what was here before\n");
}

#[test]
fn what_is_gone_or_only_looks_changed_is_put_right() {
    let root = folder("gone");
    build(SMALL, &root);
    let made = files(&root);
    fs::remove_file(root.join(PAPER)).expect("removed");
    fs::write(root.join("ca/oakland/ban.html"), "").expect("an empty file, as a full disk leaves it");
    // A checkout or an unpacked archive has the same bytes and another time.
    fs::write(root.join("or/fairview/ban.md"), &made["or/fairview/ban.md"]).expect("written");
    let outcome = build(SMALL, &root);
    assert_eq!((outcome.written, outcome.same, outcome.kept_count), (2, 10, 0));
    assert!(files(&root) == made);
    // Without a record, files that say what they are to say are taken up again.
    fs::remove_dir_all(root.join(".draft")).expect("removed");
    let outcome = build(SMALL, &root);
    assert_eq!((outcome.written, outcome.same), (0, 12));
    assert_eq!(build(&SMALL.replace("\"ban\", ", ""), &root).removed, 6, "and are ours from then on");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_one_clear_failure() {
    let root = folder("folder-there");
    fs::create_dir_all(root.join(PAPER)).expect("a folder");
    let manifest = root.with_extension("toml");
    fs::write(&manifest, SMALL).expect("written");
    let arguments = [manifest.to_str().expect("a path"), "-o", root.to_str().expect("a path")];
    let (code, words) = ended(&draft(&arguments).output().expect("it runs"));
    assert_eq!(code, 1);
    assert!(words.contains("ban.md: there is a folder of this name"), "{words}");
    assert!(words.contains("not made: ban for City of Oakland, CA"), "{words}");
    assert!(root.join("or/fairview/ban.md").exists(), "the rest is made");
}

#[test]
fn of_two_builds_at_once_the_second_waits_outside() {
    let root = folder("two");
    let manifest = root.with_extension("toml");
    fs::write(&manifest, SMALL).expect("written");
    build(SMALL, &root);
    let lock = fs::File::options().write(true).open(root.join(".draft/lock")).expect("a lock");
    lock.lock().expect("nobody has it");
    let arguments = [manifest.to_str().expect("a path"), "-o", root.to_str().expect("a path")];
    let (code, words) = ended(&draft(&arguments).output().expect("it runs"));
    assert_eq!(code, 2);
    assert!(words.contains("another `draft build` is writing into"), "{words}");
    drop(lock);
    assert_eq!(ended(&draft(&arguments).output().expect("it runs")).0, 0);
}

#[test]
fn a_record_of_another_version_stops_the_build() {
    let root = folder("other-record");
    build(SMALL, &root);
    let mut record = fs::read_to_string(root.join(".draft/ca.tsv")).expect("a record");
    record = record.replacen("draft record 1", "draft record 2", 1);
    fs::write(root.join(".draft/ca.tsv"), &record).expect("written");
    let house = House::default();
    let made = files(&root);
    let library = super::read(SMALL, &house);
    let plan = super::Plan { root: &root, task: WRITE, shard: None, jobs: Some(1), date: None, site: false };
    let outcome = whereas::library::build(&house, &library, plan, &|_| ()).expect("it runs");
    assert!(outcome.stopped.is_some_and(|why| why.contains("another version of this program")));
    assert_eq!(fs::read_to_string(root.join(".draft/ca.tsv")).expect("a record"), record);
    assert!(files(&root) == made, "nothing is removed, here or in other states");
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_one_clear_error() {
    let root = folder("full");
    let manifest = root.with_extension("toml");
    fs::write(&manifest, SMALL).expect("written");
    // Five file handles: the three streams, the lock and the journal. There is none for a paper.
    let script = format!(
        "ulimit -n 5; exec '{}' build '{}' -o '{}' --jobs 1",
        env!("CARGO_BIN_EXE_draft"),
        manifest.display(),
        root.display()
    );
    let output = std::process::Command::new("sh").args(["-c", &script]).output().expect("it runs");
    let (code, words) = ended(&output);
    assert_eq!(code, 2, "{words}");
    assert!(words.contains("Too many open files"), "{words}");
    assert_eq!(words.matches("error:").count(), 1, "told once: {words}");
    let outcome = build(SMALL, &root);
    assert_eq!(outcome.written + outcome.same, 12, "the next build completes it");
    // A build that stops has not come to every place; what it did not come to is not taken for what nobody orders.
    let made = files(&root);
    fs::write(&manifest, format!("{SMALL}[papers.options.ban]\ncure_days = 60\n")).expect("written");
    let output = std::process::Command::new("sh").args(["-c", &script]).output().expect("it runs");
    assert_eq!(ended(&output).0, 2);
    assert!(files(&root) == made);
}
