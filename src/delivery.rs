//! How papers travel: ZIP archives with the same bytes for the same files, and lists of checksums.
//!
//! In: names and bytes. Out: an archive, or lines as `sha256sum` writes them. It must not know what a file is.
//!
//! Sources: PKWARE, APPNOTE.TXT (every entry bears the first time that ZIP knows, 1980-01-01); FIPS 180-4 for SHA-256.

use std::io::{self, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How hard files are packed that somebody will download: what zlib does where nothing is said.
#[cfg(feature = "build")]
pub const LEVEL: i64 = 6;

/// Smaller files are stored as they are: to begin packing takes longer than to copy them.
const SMALL: usize = 2048;

/// A ZIP archive that is being written.
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    level: i64,
}

impl<W: Write + Seek> Archive<W> {
    /// Begins an archive. `level` says how hard its files are packed, from 1, which is fast, to 9.
    pub fn new(out: W, level: i64) -> Self {
        Self { zip: ZipWriter::new(out), level }
    }

    /// Adds a file under a name with slashes.
    ///
    /// # Errors
    /// What the disk refuses, and a name that stands in the archive already.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options =
            SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).unix_permissions(0o644);
        let options = match bytes.len() {
            0..SMALL => options.compression_method(CompressionMethod::Stored),
            _ => options.compression_method(CompressionMethod::Deflated).compression_level(Some(self.level)),
        };
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.zip.finish()?)
    }
}

/// SHA-256 of some bytes, in hexadecimal digits.
#[cfg(feature = "build")]
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    use std::fmt::Write as _;
    let mut words = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(words, "{byte:02x}");
    }
    words
}

/// A line of a list that `sha256sum -c` reads.
#[cfg(feature = "build")]
pub fn sum_line(sha256: &str, path: &str) -> String {
    format!("{sha256}  {path}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn the_same_files_make_the_same_archive() {
        let make = || {
            let mut archive = Archive::new(Cursor::new(Vec::new()), 6);
            archive.add("a/ban.txt", "whereas ".repeat(1000).as_bytes()).expect("added");
            archive.add("a/é.txt", b"short").expect("added");
            assert!(archive.add("a/ban.txt", b"again").is_err(), "a name stands once");
            archive.finish().expect("ended").into_inner()
        };
        assert_eq!(make(), make());
    }

    #[cfg(feature = "build")]
    #[test]
    fn sums_are_those_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sum_line(&sha256(b"abc"), "abc"), format!("{abc}  abc\n"));
    }
}
