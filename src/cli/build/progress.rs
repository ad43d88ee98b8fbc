//! How far a build has come: a bar on a terminal, a line now and then elsewhere.
//!
//! In: progress, from every thread. Out: standard error. It must not slow a build down.

use crate::cli::output;
use crate::library::Progress;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many lines a whole build gets where no bar is drawn.
const LINES: usize = 10;

/// A build of fewer places is done before a line would be of use.
const FEW: usize = 1_000;

/// What is shown.
pub(super) struct Bar {
    draws: bool,
    bar: OnceLock<ProgressBar>,
    said: AtomicUsize,
}

impl Bar {
    pub(super) fn new(draws: bool) -> Self {
        Self { draws, bar: OnceLock::new(), said: AtomicUsize::new(0) }
    }

    /// Shows how far it is.
    pub(super) fn show(&self, progress: &Progress<'_>) {
        let done = progress.tally.places.load(Ordering::Relaxed);
        if self.draws {
            let bar = self.bar.get_or_init(|| bar(progress.places));
            bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        } else if progress.places >= FEW {
            let tenth = done * LINES / progress.places;
            if self.said.fetch_max(tenth, Ordering::Relaxed) < tenth {
                let written = progress.tally.written.load(Ordering::Relaxed);
                let (percent, places) = (tenth * 100 / LINES, progress.places);
                output::say(&format!("{percent} %: {done} of {places} places, {written} files written\n"));
            }
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(places: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(places).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} places, {rate} a second, {eta} left");
    let rate = |state: &ProgressState, out: &mut dyn Write| {
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(out, "{:.0}", state.per_sec());
    };
    // A template that cannot be read leaves the plain bar.
    style.into_iter().for_each(|style| bar.set_style(style.with_key("rate", rate)));
    bar
}
