//! The whole library in one ZIP archive.
//!
//! In: a folder with its records. Out: an archive of the files that the records name, in their order, the same from the same
//! files. It must not hold more than one file in memory.

use super::folder::Folder;
use super::volume::{FRONT, each_unit, records};
use crate::delivery::{Archive, LEVEL};
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// Packs every file of a library; returns how many there are.
///
/// # Errors
/// What the disk refuses; then there is no archive, or the one that was there.
pub fn archive(root: &Path, target: &Path) -> io::Result<usize> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = target.with_file_name(format!(".{name}.unfinished"));
    let packed = pack(&Folder::look_at(root), &unfinished);
    let placed = packed.and_then(|count| fs::rename(&unfinished, target).map(|()| count));
    if placed.is_err() {
        // The first error is the one to tell; the file may never have been made.
        let _ = fs::remove_file(&unfinished);
    }
    placed
}

fn pack(folder: &Folder, unfinished: &Path) -> io::Result<usize> {
    let out = OpenOptions::new().write(true).create(true).truncate(true).open(unfinished)?;
    let mut archive = Archive::new(BufWriter::new(out), LEVEL);
    let mut count = 0;
    let names = records(&folder.own_files()).into_iter().chain([format!("{FRONT}.tsv")]);
    for name in names {
        each_unit(folder, &name, |unit| {
            unit.files().try_for_each(|file| {
                count += 1;
                archive.add(&file.path, &folder.read(&file.path)?)
            })
        })?;
    }
    archive.finish()?.flush()?;
    Ok(count)
}
