//! A volume: what the record says of one state, while its papers are made.
//!
//! In: the record, the pieces of it that shards wrote, and the journal of a build that did not end. Out: the units of a
//! place, and at the end a new record. One volume is in memory at a time, or two while a state follows another. It must
//! not make a paper.
//!
//! A unit is in the journal before any of its files is in its place. So of every file that is found it is known whether
//! a build wrote it, even one that was killed, and what nobody wrote is somebody's work.

use super::digest::Digest;
use super::folder::Folder;
use super::record::{self, HEADING, Unit};
use super::shard::Shard;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The geoid of what belongs to no one place.
pub(super) const NO_PLACE: &str = "*";

/// The volume of what belongs to no one state.
pub(super) const FRONT: &str = "front";

/// One state's part of the record.
#[derive(Debug)]
pub(super) struct Volume {
    /// The name of its files: `ca`.
    pub(super) name: String,
    /// What the record has of each place that was not made yet.
    old: Mutex<BTreeMap<String, Vec<Unit>>>,
    /// What every build wrote, by path: more than one where the journal of a killed one is there.
    written: BTreeMap<String, Vec<Digest>>,
    /// What was made.
    new: Mutex<Vec<Unit>>,
    /// Places that belong to the library and are made in another shard.
    elsewhere: Mutex<BTreeSet<String>>,
    journal: Mutex<Option<File>>,
    /// The text of the record as it was read, in short.
    was: Digest,
    /// The files that the new record stands for and that are then removed.
    pieces: Vec<String>,
    shard: Option<Shard>,
}

/// What a volume leaves behind.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// All units of the record, in its order.
    pub(super) units: Vec<Unit>,
    /// Units that nothing ordered this time.
    pub(super) dropped: Vec<Unit>,
}

impl Volume {
    /// Reads what the record has of a state.
    ///
    /// # Errors
    /// What the disk refuses, and a record of another layout.
    pub(super) fn open(
        folder: &Folder,
        own_files: &[String],
        name: &str,
        shard: Option<Shard>,
    ) -> io::Result<Self> {
        let begin = format!("{name}.");
        // The record itself, then pieces of it by shards, then journals: what comes later holds.
        let mut files: Vec<&String> = own_files.iter().filter(|file| file.starts_with(&begin)).collect();
        files.sort_by_key(|file| (file.ends_with(".journal"), file.matches('.').count(), file.as_str()));
        let mut old: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
        let mut written: BTreeMap<String, Vec<Digest>> = BTreeMap::new();
        let mut was = Digest::default();
        for file in &files {
            let text = folder.own_text(file)?;
            let journal = file.ends_with(".journal");
            if !journal && text.lines().next() != Some(HEADING) {
                let why = format!("{}/{file} is of another version of this program", super::folder::OWN);
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            let lines = text.split_once('\n').map_or("", |(_, lines)| lines);
            for unit in record::read(if journal { &text } else { lines }) {
                for file in unit.files().filter(|file| journal || file.modified.is_none()) {
                    written.entry(file.path.clone()).or_default().push(file.digest);
                }
                put(old.entry(unit.geoid.clone()).or_default(), unit, &mut written);
            }
            if **file == record_name(name, shard) {
                was = Digest::of(text.as_bytes());
            }
        }
        let whole = shard.is_none();
        let pieces = files.into_iter().filter(|file| **file != record_name(name, shard));
        let own = |file: &&String| whole || file.as_str() == journal_name(name, shard);
        Ok(Self {
            name: name.to_owned(),
            old: Mutex::new(old),
            written,
            new: Mutex::default(),
            elsewhere: Mutex::default(),
            journal: Mutex::default(),
            was,
            pieces: pieces.filter(own).cloned().collect(),
            shard,
        })
    }

    /// What the record has of a place, taken out of it.
    pub(super) fn take(&self, geoid: &str) -> Vec<Unit> {
        lock(&self.old).remove(geoid).unwrap_or_default()
    }

    /// Says that a place is made in another shard.
    pub(super) fn leave(&self, geoid: &str) {
        lock(&self.elsewhere).insert(geoid.to_owned());
    }

    /// Whether a build that did not end wrote these bytes to a path.
    pub(super) fn wrote(&self, path: &str, digest: Digest) -> bool {
        self.written.get(path).is_some_and(|digests| digests.contains(&digest))
    }

    /// Notes a unit before its files are written.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn note(&self, folder: &Folder, unit: &Unit) -> io::Result<()> {
        let mut text = String::new();
        unit.write(&mut text);
        let mut journal = lock(&self.journal);
        if journal.is_none() {
            *journal = Some(folder.append_own(&journal_name(&self.name, self.shard))?);
        }
        // A line that a killed build left open is closed by the next `unit`.
        journal.as_mut().map_or(Ok(()), |file| file.write_all(format!("\n{text}").as_bytes()))
    }

    /// Adds what was made of a place, or what stays as it was.
    pub(super) fn add(&self, units: impl IntoIterator<Item = Unit>) {
        lock(&self.new).extend(units);
    }

    /// Sorts what was made, and what nothing ordered.
    pub(super) fn close(&self) -> Closing {
        let mut units = std::mem::take(&mut *lock(&self.new));
        let (elsewhere, mut dropped) = (lock(&self.elsewhere), Vec::new());
        for (geoid, old) in std::mem::take(&mut *lock(&self.old)) {
            // The pages of a site are made by whoever makes all of them.
            let stays = elsewhere.contains(&geoid) || (self.shard.is_some() && geoid == NO_PLACE);
            if stays { units.extend(old) } else { dropped.extend(old) }
        }
        units.sort_by(|one, other| one.geoid.cmp(&other.geoid));
        Closing { units, dropped }
    }

    /// Writes the new record, unless it says what the old one said, and removes what it stands for.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn save(&self, folder: &Folder, units: &[Unit]) -> io::Result<()> {
        let mut text = format!("{HEADING}\n");
        let others = lock(&self.elsewhere);
        units.iter().filter(|unit| !others.contains(&unit.geoid)).for_each(|unit| unit.write(&mut text));
        let name = record_name(&self.name, self.shard);
        if text.lines().count() == 1 {
            folder.remove_own(&name)?;
        } else if Digest::of(text.as_bytes()) != self.was {
            folder.write_own(&name, &text)?;
        }
        drop(lock(&self.journal).take());
        let journal = journal_name(&self.name, self.shard);
        self.pieces.iter().chain([&journal]).try_for_each(|piece| folder.remove_own(piece))
    }
}

/// Puts a unit in the place of the one that it follows: of the same document, with a file of the same name.
fn put(units: &mut Vec<Unit>, unit: Unit, written: &mut BTreeMap<String, Vec<Digest>>) {
    let same = |other: &Unit| {
        other.document == unit.document
            && (other.key == unit.key
                || other.files().any(|file| unit.files().any(|own| own.path == file.path)))
    };
    if let Some(at) = units.iter().position(same) {
        for file in units[at].files() {
            written.entry(file.path.clone()).or_default().push(file.digest);
        }
        units[at] = unit;
    } else {
        units.push(unit);
    }
}

/// The names of the records among the program's own files: of each state, and not of what belongs to none.
pub(super) fn records(own_files: &[String]) -> Vec<String> {
    let state =
        |name: &&String| name.strip_suffix(".tsv").is_some_and(|name| name != FRONT && !name.contains('.'));
    own_files.iter().filter(state).cloned().collect()
}

/// Calls for each unit of a record that was saved.
///
/// # Errors
/// What the disk refuses, and the errors of the call.
pub(super) fn each_unit(
    folder: &Folder,
    name: &str,
    call: impl FnMut(&Unit) -> io::Result<()>,
) -> io::Result<()> {
    let text = folder.own_text(name)?;
    let lines = text.split_once('\n').map_or("", |(_, lines)| lines);
    record::read(lines).iter().try_for_each(call)
}

fn record_name(name: &str, shard: Option<Shard>) -> String {
    shard
        .map_or_else(|| format!("{name}.tsv"), |shard| format!("{name}.{}-of-{}.tsv", shard.number, shard.of))
}

fn journal_name(name: &str, shard: Option<Shard>) -> String {
    record_name(name, shard).replace(".tsv", ".journal")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
