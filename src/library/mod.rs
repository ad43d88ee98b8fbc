//! A library: many papers for many places, made at once, and again only where something changed.
//!
//! In: a [`Library`], which draft.toml orders, a house, and a folder. Out: files in the folder, a record of them beside
//! them, and an [`Outcome`]. It must not print, or read anything outside the folder.

mod archive;
mod build;
mod compare;
mod decisions;
mod deliver;
mod digest;
mod folder;
mod manifest;
mod order;
mod outcome;
mod pages;
mod pattern;
mod press;
mod probe;
mod query;
mod record;
mod shard;
mod sums;
mod volume;

pub use archive::archive;
pub use build::{Plan, Progress, build};
pub use compare::Difference;
pub use deliver::Task;
pub use manifest::{Head, Manifest, Papers};
pub use order::{Library, Set};
pub use outcome::{Failure, Outcome, Tally};
pub use probe::probe;
pub use shard::Shard;
