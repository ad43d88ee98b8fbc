//! What became of a build: counts, what failed and where, what was kept.
//!
//! In: events from every core. Out: an [`Outcome`], sorted. One fault that many places share is told once.

use super::compare::Difference;
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many different failures are kept with their texts; the rest are counted.
const MOST_FAILURES: usize = 100;

/// How many names of one sort are kept.
const MOST_NAMES: usize = 1_000;

/// Counts, while the build goes on.
#[derive(Debug, Default)]
pub struct Tally {
    /// Places that are done.
    pub places: AtomicUsize,
    /// Papers that were made again, whether their words changed or not.
    pub made: AtomicUsize,
    /// Files that were written.
    pub written: AtomicUsize,
    /// Files that were as they are to be.
    pub same: AtomicUsize,
    /// Files that are no longer made and were removed.
    pub removed: AtomicUsize,
    /// Papers that could not be made.
    pub failed: AtomicUsize,
}

/// One fault, and the papers that have it.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that it points into.
    pub sources: Sources,
    /// The first paper that has it, by the order of the table of places.
    pub first: String,
    /// How many papers have it.
    pub papers: usize,
    order: (String, String),
}

/// What became of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Places that were looked at.
    pub places: usize,
    /// Papers that were made again, whether their words changed or not.
    pub made: usize,
    /// Files that were written.
    pub written: usize,
    /// Files that were as they are to be.
    pub same: usize,
    /// Files that are no longer made and were removed.
    pub removed: usize,
    /// Papers that could not be made.
    pub failed: usize,
    /// Why, the failures of which there are texts.
    pub failures: Vec<Failure>,
    /// Files that somebody edited, or put there, and that were kept.
    pub kept: Vec<String>,
    /// How many such files there are.
    pub kept_count: usize,
    /// What is on the disk and is not what would be written; only for a comparison.
    pub differences: Vec<Difference>,
    /// How many files differ.
    pub different: usize,
    /// Why the build was given up, if it was.
    pub stopped: Option<String>,
}

/// Gathers what happens on every core.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) tally: Tally,
    failures: Mutex<BTreeMap<String, Failure>>,
    kept: Mutex<(Vec<String>, usize)>,
    differences: Mutex<(Vec<Difference>, usize)>,
    stopped: Mutex<Option<String>>,
    is_stopped: AtomicBool,
}

impl Gathering {
    /// A paper could not be made.
    pub(super) fn fail(
        &self,
        paper: (&str, &str),
        place: String,
        Faults(diagnostics): Faults,
        sources: &Sources,
    ) {
        count(&self.tally.failed, 1);
        let at = |one: &Diagnostic| one.labels.first().map(|label| sources.describe(label.origin));
        let key = diagnostics.iter().map(|one| format!("{} {:?}", one.message, at(one)));
        let key = key.collect::<Vec<_>>().join("\n");
        let order = (paper.0.to_owned(), paper.1.to_owned());
        let mut failures = lock(&self.failures);
        if failures.len() >= MOST_FAILURES && !failures.contains_key(&key) {
            return;
        }
        let failure = failures.entry(key).or_insert_with(|| Failure {
            diagnostics,
            sources: sources.clone(),
            first: place.clone(),
            papers: 0,
            order: order.clone(),
        });
        failure.papers += 1;
        if order < failure.order {
            (failure.order, failure.first) = (order, place);
        }
    }

    /// A file that somebody edited is kept.
    pub(super) fn keep(&self, path: &str) {
        let mut kept = lock(&self.kept);
        kept.1 += 1;
        if kept.0.len() < MOST_NAMES {
            kept.0.push(path.to_owned());
        }
    }

    /// A file is not what would be written.
    pub(super) fn differ(&self, path: &str, difference: impl FnOnce() -> Difference) {
        let mut differences = lock(&self.differences);
        differences.1 += 1;
        // Those that come first by name are told of, whichever core found them first.
        let told = differences.0.len() < MOST_NAMES;
        let nameless = || Difference { path: path.to_owned(), words: String::new() };
        differences.0.push(if told { difference() } else { nameless() });
        if differences.0.len() > 2 * MOST_NAMES {
            differences.0.sort_by(|one, other| one.path.cmp(&other.path));
            differences.0.truncate(MOST_NAMES);
        }
    }

    /// Nothing more can be done.
    pub(super) fn stop(&self, why: String) {
        lock(&self.stopped).get_or_insert(why);
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more can be done.
    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    pub(super) fn outcome(self) -> Outcome {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        let mut failures: Vec<Failure> = taken(self.failures).into_values().collect();
        failures.sort_by(|one, other| one.order.cmp(&other.order));
        let (mut kept, kept_count) = taken(self.kept);
        kept.sort();
        let (mut differences, different) = taken(self.differences);
        differences.sort_by(|one, other| one.path.cmp(&other.path));
        Outcome {
            places: count(&self.tally.places),
            made: count(&self.tally.made),
            written: count(&self.tally.written),
            same: count(&self.tally.same),
            removed: count(&self.tally.removed),
            failed: count(&self.tally.failed),
            failures,
            kept,
            kept_count,
            differences,
            different,
            stopped: taken(self.stopped),
        }
    }
}

/// Adds to a count.
pub(super) fn count(counter: &AtomicUsize, more: usize) {
    counter.fetch_add(more, Ordering::Relaxed);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn taken<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
