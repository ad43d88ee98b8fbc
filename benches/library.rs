//! What a library costs: a first build of a hundred places, one in which nothing changed, and the floor, which is writing
//! the same bytes: `cargo bench --bench library`.
//!
//! The folders are made where the system keeps temporary files; `TMPDIR=/dev/shm` takes the disk out of the figures.
//! scripts/bench-peers measures whole processes, beside other programs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start has nothing to say"
)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use whereas::assemble::House;
use whereas::library::{self, Library, Manifest, Outcome, Plan, Task};
use whereas::source::Sources;

/// The hundred largest cities of Ohio that have no file of their own.
const ORDER: &str = r#"
[[papers]]
documents = ["ban"]
formats = ["markdown", "html", "text"]
places = { state = ["OH"], kind = ["city"], with_file = false, population = { min = 17960 } }
"#;

const PLACES: usize = 100;

fn main() {
    divan::main();
}

/// A folder of its own, which is removed when nobody needs it any longer.
struct Folder(PathBuf);

impl Folder {
    fn fresh() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("draft-bench-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The jurisdictions and templates, and what is ordered of them.
struct Order {
    house: House,
    library: Library,
}

impl Order {
    fn read() -> Self {
        let (house, mut sources) = (House::default(), Sources::default());
        let file = sources.add("draft.toml", ORDER);
        let no_layer = |_: &str| unreachable!("it names no file");
        let manifest = Manifest::read(ORDER, file).expect("a manifest");
        let library = manifest.library((ORDER, file), &house, &no_layer, &mut sources).expect("a library");
        Self { house, library }
    }

    fn build(&self, root: &Path, threads: usize) -> Outcome {
        let task = Task::Write { replace: false, sums: false };
        let plan = Plan { root, task, shard: None, jobs: Some(threads), date: None, site: false };
        let outcome = library::build(&self.house, &self.library, plan, &|_| {}).expect("a build");
        assert_eq!(
            (outcome.written + outcome.same, outcome.failed),
            (3 * PLACES, 0),
            "{:?}",
            outcome.failures
        );
        outcome
    }
}

#[divan::bench(sample_count = 10, sample_size = 1, args = [1, 2])]
fn first_build(bencher: Bencher, threads: usize) {
    let order = Order::read();
    bencher.counter(ItemsCount::new(PLACES)).with_inputs(Folder::fresh).bench_local_values(|folder| {
        order.build(&folder.0, threads);
        folder
    });
}

#[divan::bench(sample_count = 20, sample_size = 1, args = [1, 2])]
fn nothing_changed(bencher: Bencher, threads: usize) {
    let (order, folder) = (Order::read(), Folder::fresh());
    order.build(&folder.0, 2);
    bencher
        .counter(ItemsCount::new(PLACES))
        .bench_local(|| assert_eq!(order.build(&folder.0, threads).same, 3 * PLACES));
}

/// What a build cannot do without: each file under another name, and renamed.
#[divan::bench(sample_count = 20, sample_size = 1, args = [1, 2])]
fn floor(bencher: Bencher, threads: usize) {
    let (order, made) = (Order::read(), Folder::fresh());
    order.build(&made.0, 2);
    let files = read(&made.0);
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher
        .counter(ItemsCount::new(PLACES))
        .counter(BytesCount::new(bytes))
        .with_inputs(Folder::fresh)
        .bench_local_values(|folder| {
            std::thread::scope(|scope| {
                for (number, part) in files.chunks(files.len().div_ceil(threads)).enumerate() {
                    let root = &folder.0;
                    scope.spawn(move || part.iter().for_each(|file| put(root, number, file)));
                }
            });
            folder
        });
}

fn put(root: &Path, thread: usize, (path, bytes): &(PathBuf, Vec<u8>)) {
    let (unfinished, target) = (root.join(thread.to_string()), root.join(path));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&unfinished).expect("a file");
    file.write_all(bytes).expect("written");
    drop(file);
    if fs::rename(&unfinished, &target).is_err() {
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::rename(&unfinished, &target).expect("renamed");
    }
}

/// The papers of a library, by their paths in it.
fn read(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut folders, mut files) = (vec![root.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = entry.path();
            if entry.file_name() == ".draft" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                files.push((path.strip_prefix(root).expect("below").to_owned(), bytes));
            }
        }
    }
    files.sort();
    assert_eq!(files.len(), 3 * PLACES);
    files
}
