//! The floor: files that are in memory already are written under another name and renamed, and nothing else is done.
//!
//! `floor FROM OUT THREADS` reads the files below FROM, writes them below OUT, and prints the seconds that the writing took
//! by the clock and on all processors. The calls are those of `draft build`: create, write, close, rename, and a folder where
//! the first rename finds none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

fn read(folder: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            // The records of a build are no papers.
            if entry.file_name() != ".draft" {
                read(&entry.path(), &name, files)?;
            }
        } else {
            files.push((name, fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn write(files: &[(PathBuf, Vec<u8>)], number: usize, out: &Path) -> io::Result<f64> {
    let begun = on_processor()?;
    let unfinished = out.join(".new").join(number.to_string());
    for (name, bytes) in files {
        let mut file: File = OpenOptions::new().write(true).create_new(true).open(&unfinished)?;
        file.write_all(bytes)?;
        drop(file);
        let target = out.join(name);
        match fs::rename(&unfinished, &target) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                target.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(&unfinished, &target)?;
            }
            other => other?,
        }
    }
    Ok(on_processor()? - begun)
}

/// The seconds that this thread was on a processor, as Linux counts them; elsewhere none.
fn on_processor() -> io::Result<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds: f64 = text.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0.0);
    Ok(nanoseconds / 1e9)
}

fn main() -> io::Result<()> {
    let usage = || Error::new(ErrorKind::InvalidInput, "floor FROM OUT THREADS");
    let mut words = std::env::args().skip(1);
    let (from, out) = words.next().zip(words.next()).ok_or_else(usage)?;
    let threads: usize = words.next().and_then(|word| word.parse().ok()).ok_or_else(usage)?;
    let mut files = Vec::new();
    read(Path::new(&from), Path::new(""), &mut files)?;
    files.sort();
    let out = PathBuf::from(out);
    fs::create_dir_all(out.join(".new"))?;
    let spent = Mutex::new(Vec::new());
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for (number, part) in files.chunks(files.len().div_ceil(threads).max(1)).enumerate() {
            let (spent, out) = (&spent, &out);
            scope.spawn(move || {
                let written = write(part, number, out);
                if let Ok(mut spent) = spent.lock() {
                    spent.push(written);
                }
            });
        }
    });
    let wall = begun.elapsed().as_secs_f64();
    let spent = spent.into_inner().map_err(|_| Error::other("a thread broke off"))?;
    let spent = spent.into_iter().sum::<io::Result<f64>>()?;
    println!("{wall:.6} {spent:.6}");
    Ok(())
}
