//! SHA256SUMS: a checksum for every file of a library, as `sha256sum -c` reads it.
//!
//! In: the records of all states, one after another. Out: one file in the folder, and its unit. It must not hold the list in
//! memory.

use super::deliver::Delivery;
use super::digest::{Digest, Hasher};
use super::record::{File, Paper, Unit};
use super::volume::{NO_PLACE, Volume, each_unit, records};
use crate::delivery::{sha256, sum_line};
use std::io::{self, BufWriter, Write as _};

/// The name of the file.
pub(super) const NAME: &str = "SHA256SUMS";

/// The document of the list in the record.
pub(super) const DOCUMENT: &str = "*sums";

/// Writes the list, unless it is there as it is to be. Gives the unit that the record keeps of it.
///
/// # Errors
/// What the disk refuses.
pub(super) fn write(
    delivery: &Delivery<'_>,
    (front, old): (&[Unit], &[Unit]),
    volume: &Volume,
) -> io::Result<Unit> {
    let folder = delivery.folder;
    let unfinished = folder.begin()?;
    let (mut out, mut hasher, mut size) = (BufWriter::new(&unfinished.file), Hasher::default(), 0);
    let mut list = |unit: &Unit| -> io::Result<()> {
        for file in unit.files() {
            // Of a file that somebody edited the sum is that of what is there.
            let sum = match file.modified {
                Some(_) if !file.sha256.is_empty() => file.sha256.clone(),
                _ => sha256(&folder.read(&file.path)?),
            };
            let line = sum_line(&sum, &file.path);
            hasher.update(line.as_bytes());
            size += line.len() as u64;
            out.write_all(line.as_bytes())?;
        }
        Ok(())
    };
    for name in records(&folder.own_files()) {
        each_unit(folder, &name, &mut list)?;
    }
    front.iter().try_for_each(list)?;
    out.flush()?;
    drop(out);
    let mut file = File { path: NAME.into(), digest: hasher.digest(), size, ..File::default() };
    let known = old.iter().flat_map(Unit::files).find(|known| known.path == NAME);
    let there = delivery.there(known.unwrap_or(&file), file.digest, volume)?;
    let unit = |file: File| Unit {
        geoid: NO_PLACE.into(),
        document: DOCUMENT.into(),
        key: Digest::default(),
        papers: vec![Paper { title: NAME.into(), files: vec![file], ..Paper::default() }],
        ..Unit::default()
    };
    match delivery.settle(&mut file, there) {
        true => {
            volume.note(folder, &unit(file.clone()))?;
            file.modified = unfinished.place(&folder.path(NAME))?.modified;
            delivery.written(1);
        }
        false => drop(unfinished),
    }
    Ok(unit(file))
}
