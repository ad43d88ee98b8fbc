//! The folder that a library is written into: files that are whole or not there, and a lock.
//!
//! In: paths below the folder, and bytes. Out: what the disk did. What belongs to the program itself lies in `.draft`: the
//! lock, the records, the journals, and files that are not whole yet. It must not know what a paper is.
//!
//! A file is written in `.draft/new` and then renamed, which every file system does in one step; so whoever kills the
//! program leaves each file as it was or as it is to be. The lock is the system's and ends with the process.

use super::digest::Digest;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

/// The folder of the program in the folder of the library.
pub(super) const OWN: &str = ".draft";

/// A folder that is open to one build.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    own: PathBuf,
    next: AtomicU64,
    /// Held as long as the folder is open; none where nothing is written.
    _lock: Option<File>,
}

/// Why a folder cannot be opened.
#[derive(Debug)]
pub(super) enum Closed {
    /// Another build writes into it.
    Locked,
    /// It is a file.
    NoFolder,
    /// The disk said no.
    Disk(io::Error),
}

/// What the disk says of a file, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stat {
    /// How many bytes it has.
    pub(super) size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub(super) modified: Option<i128>,
}

impl Stat {
    fn of(found: &fs::Metadata) -> Self {
        let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { size: found.len(), modified: since.and_then(|since| i128::try_from(since.as_nanos()).ok()) }
    }
}

impl Folder {
    /// Opens a folder to write into, and makes it if it is not there.
    ///
    /// # Errors
    /// A folder in which another build is at work, and what the disk refuses.
    pub(super) fn open(root: &Path) -> Result<Self, Closed> {
        if fs::metadata(root).is_ok_and(|there| !there.is_dir()) {
            return Err(Closed::NoFolder);
        }
        let own = root.join(OWN);
        fs::create_dir_all(own.join("new")).map_err(Closed::Disk)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(own.join("lock"));
        let lock = lock.map_err(Closed::Disk)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Closed::Locked),
            Err(fs::TryLockError::Error(error)) => return Err(Closed::Disk(error)),
        }
        // What a build that was killed had not finished.
        for unfinished in fs::read_dir(own.join("new")).map_err(Closed::Disk)?.flatten() {
            fs::remove_file(unfinished.path()).map_err(Closed::Disk)?;
        }
        Ok(Self { root: root.to_owned(), own, next: AtomicU64::new(0), _lock: Some(lock) })
    }

    /// Opens a folder only to look at it.
    pub(super) fn look_at(root: &Path) -> Self {
        Self { root: root.to_owned(), own: root.join(OWN), next: AtomicU64::new(0), _lock: None }
    }

    /// The path of a file on the disk.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What the disk says of a file; nothing where there is none.
    ///
    /// # Errors
    /// What the disk refuses, and something of this name that is no file.
    pub(super) fn stat(&self, path: &str) -> io::Result<Option<Stat>> {
        match fs::symlink_metadata(self.path(path)) {
            Ok(found) if found.is_dir() => {
                Err(io::Error::new(ErrorKind::IsADirectory, "there is a folder of this name"))
            }
            Ok(found) => Ok(Some(Stat::of(&found))),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The digest of what is in a file.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn digest(&self, path: &str) -> io::Result<Digest> {
        self.read(path).map(|bytes| Digest::of(&bytes))
    }

    /// What is in a file.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.path(path))?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Puts a file in its place in one step, and returns what the disk says of it.
    ///
    /// # Errors
    /// What the disk refuses; then the file is as it was.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Stat> {
        self.put(&self.path(path), bytes)
    }

    fn put(&self, target: &Path, bytes: &[u8]) -> io::Result<Stat> {
        let mut unfinished = self.begin()?;
        unfinished.file.write_all(bytes)?;
        unfinished.place(target)
    }

    /// Begins a file that is not in its place yet.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn begin(&self) -> io::Result<Unfinished> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.own.join("new").join(number.to_string());
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok(Unfinished { file, path, is_placed: false })
    }

    /// Removes a file, and the folders that are then empty.
    ///
    /// # Errors
    /// What the disk refuses; a file that is not there is none.
    pub(super) fn remove(&self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.path(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut above = Path::new(path).parent();
        while let Some(folder) = above.filter(|folder| !folder.as_os_str().is_empty()) {
            // One that is not empty stays.
            if fs::remove_dir(self.root.join(folder)).is_err() {
                break;
            }
            above = folder.parent();
        }
        Ok(())
    }

    /// The names of the program's own files, sorted.
    pub(super) fn own_files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.own).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// The text of one of the program's own files; empty where there is none.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn own_text(&self, name: &str) -> io::Result<String> {
        match fs::read(self.own.join(name)) {
            // A journal may end in the middle of a letter.
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(error),
        }
    }

    /// Puts one of the program's own files in its place in one step.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn write_own(&self, name: &str, text: &str) -> io::Result<()> {
        self.put(&self.own.join(name), text.as_bytes()).map(drop)
    }

    /// Removes one of the program's own files.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn remove_own(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.own.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Opens one of the program's own files to add to it.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn append_own(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(self.own.join(name))
    }
}

/// A file that is not in its place yet; it is removed if it never comes there.
#[derive(Debug)]
pub(super) struct Unfinished {
    /// What is written to.
    pub(super) file: File,
    path: PathBuf,
    is_placed: bool,
}

impl Unfinished {
    /// Puts the file in its place in one step, and makes the folders above it.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn place(mut self, target: &Path) -> io::Result<Stat> {
        let stat = Stat::of(&self.file.metadata()?);
        match fs::rename(&self.path, target) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                target.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(&self.path, target)?;
            }
            other => other?,
        }
        self.is_placed = true;
        Ok(stat)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_placed {
            // What failed before is what is told.
            let _ = fs::remove_file(&self.path);
        }
    }
}
