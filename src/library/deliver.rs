//! One place: what is still as it should be stays, the rest is made and put in its place.
//!
//! In: a place, its sets, and its volume. Out: files on the disk and units in the volume; or, for a comparison, what differs.
//! It must not decide what a paper says.
//!
//! A file is written over only if the program wrote what is there, or if it is empty: by the record, by the journal of a
//! build that was killed, or because it says already what it is to say. Everything else is somebody's work.

use super::compare::Difference;
use super::digest::Digest;
use super::folder::{Folder, Stat};
use super::outcome::{Gathering, count};
use super::press::{Job, Press, Printed};
use super::record::{File, Unit};
use super::volume::{NO_PLACE, Volume};
use crate::delivery::sha256;
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::Sources;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};

/// What is done with files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// They are written.
    Write {
        /// Over files that somebody edited, too.
        replace: bool,
        /// With their SHA-256 in the record.
        sums: bool,
    },
    /// They are compared with what would be written.
    Compare,
}

/// What a delivery works with.
pub(super) struct Delivery<'a> {
    pub(super) press: &'a Press<'a>,
    pub(super) folder: &'a Folder,
    pub(super) task: Task,
    pub(super) gathering: &'a Gathering,
}

/// What the disk has in the place of a file.
pub(super) enum There {
    Nothing,
    /// The same bytes.
    Same(Stat),
    /// Bytes that the program wrote earlier.
    Ours,
    /// Somebody's work.
    Theirs,
}

impl Delivery<'_> {
    /// Whether a unit of the record stands: it was made from the same, and each of its files is there as it was written, or
    /// was edited and is kept. Brings what it says of the disk up to date.
    pub(super) fn stands(&self, job: Job<'_>, unit: &mut Unit, volume: &Volume) -> bool {
        self.press.key(job, &unit.made_with) == unit.key && self.lies(unit, volume)
    }

    /// Whether each file of a unit is there as it was written, or was edited and is kept.
    pub(super) fn lies(&self, unit: &mut Unit, volume: &Volume) -> bool {
        let Task::Write { replace, sums } = self.task else { return false };
        let mut kept = Vec::new();
        for file in unit.files_mut() {
            match self.there(file, file.digest, volume) {
                Ok(There::Same(stat)) => file.modified = stat.modified,
                Ok(There::Theirs) if !replace => {
                    file.modified = None;
                    kept.push(file.path.clone());
                }
                _ => return false,
            }
            if sums && file.sha256.is_empty() {
                return false;
            }
        }
        kept.iter().for_each(|path| self.gathering.keep(path));
        count(&self.gathering.tally.same, unit.files().count() - kept.len());
        true
    }

    /// What is in the place of a file that is to have a digest. Bytes are read only where the size or the time is not
    /// that of the record.
    pub(super) fn there(&self, file: &File, wanted: Digest, volume: &Volume) -> io::Result<There> {
        let Some(stat) = self.folder.stat(&file.path)? else { return Ok(There::Nothing) };
        let untouched = file.modified.is_some() && file.modified == stat.modified && file.size == stat.size;
        if untouched && file.digest == wanted {
            return Ok(There::Same(stat));
        }
        if untouched || stat.size == 0 {
            return Ok(There::Ours);
        }
        let digest = self.folder.digest(&file.path)?;
        Ok(if digest == wanted {
            There::Same(stat)
        } else if (file.modified.is_some() && digest == file.digest) || volume.wrote(&file.path, digest) {
            There::Ours
        } else {
            There::Theirs
        })
    }

    /// Puts a unit's files in their places. `old` is what the record had of the place.
    ///
    /// # Errors
    /// What the disk refuses, with the path.
    pub(super) fn put(&self, printed: &mut Printed, old: &[Unit], volume: &Volume) -> Result<(), Faults> {
        let Task::Write { sums, .. } = self.task else {
            printed.unit.files().zip(&printed.bytes).for_each(|(file, bytes)| self.compare(file, bytes));
            return Ok(());
        };
        let mut write = Vec::new();
        for (file, bytes) in printed.unit.files_mut().zip(&printed.bytes) {
            if sums {
                file.sha256 = sha256(bytes);
            }
            let known = old.iter().flat_map(Unit::files).find(|known| known.path == file.path);
            let there = match known {
                Some(known) => self.there(known, file.digest, volume),
                None => self.there(file, file.digest, volume),
            };
            let there = there.map_err(|error| self.refused(&file.path, &error))?;
            write.push(self.settle(file, there));
        }
        if write.contains(&true) {
            let noted = volume.note(self.folder, &printed.unit);
            noted.map_err(|error| self.refused("the journal", &error))?;
        }
        let files = printed.unit.files_mut().zip(&printed.bytes).zip(write);
        for ((file, bytes), _) in files.filter(|(_, write)| *write) {
            let stat = self.folder.write(&file.path, bytes);
            file.modified = stat.map_err(|error| self.refused(&file.path, &error))?.modified;
            self.written(1);
        }
        Ok(())
    }

    /// Whether a file is to be written, by what is in its place. Counts what stays.
    pub(super) fn settle(&self, file: &mut File, there: There) -> bool {
        let replace = matches!(self.task, Task::Write { replace: true, .. });
        match there {
            There::Same(stat) => {
                file.modified = stat.modified;
                count(&self.gathering.tally.same, 1);
                false
            }
            There::Theirs if !replace => {
                self.gathering.keep(&file.path);
                false
            }
            _ => true,
        }
    }

    /// Counts files that were written.
    pub(super) fn written(&self, files: usize) {
        count(&self.gathering.tally.written, files);
    }

    fn compare(&self, file: &File, bytes: &[u8]) {
        match self.folder.read(&file.path) {
            Ok(there) if there == *bytes => count(&self.gathering.tally.same, 1),
            Ok(there) => {
                self.gathering.differ(&file.path, || Difference::between(&file.path, &there, bytes));
            }
            Err(_) => self.gathering.differ(&file.path, || Difference::missing(&file.path)),
        }
    }

    /// Removes the files of units that nothing orders any longer, as far as nobody edited them.
    pub(super) fn clear(&self, dropped: &[Unit], ordered: &BTreeSet<&str>, volume: &Volume) {
        let files = dropped.iter().flat_map(Unit::files);
        for file in files.filter(|file| !ordered.contains(file.path.as_str())) {
            match (self.there(file, file.digest, volume), self.task) {
                (Ok(There::Nothing), _) => {}
                (Ok(_), Task::Compare) => {
                    self.gathering.differ(&file.path, || Difference::left_over(&file.path));
                }
                (Ok(There::Same(_) | There::Ours), _) => match self.folder.remove(&file.path) {
                    Ok(()) => count(&self.gathering.tally.removed, 1),
                    Err(error) => self.unable(&file.path, &error),
                },
                (Ok(There::Theirs), _) => self.gathering.keep(&file.path),
                (Err(error), _) => self.unable(&file.path, &error),
            }
        }
    }

    /// Tells of a file that belongs to no paper that could be named.
    pub(super) fn unable(&self, path: &str, error: &io::Error) {
        let faults = self.refused(path, error);
        self.gathering.fail((NO_PLACE, path), path.to_owned(), faults, &Sources::default());
    }

    /// The fault of a file that the disk refuses. What would refuse every file stops the build.
    fn refused(&self, path: &str, error: &io::Error) -> Faults {
        let path = self.folder.path(path);
        let words = format!("cannot write {}: {error}", path.display());
        let all = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::ReadOnlyFilesystem];
        // EMFILE and ENFILE have no kind of their own.
        if all.contains(&error.kind()) || matches!(error.raw_os_error(), Some(23 | 24)) {
            self.gathering.stop(words.clone());
        }
        Diagnostic::error(words).into()
    }
}
