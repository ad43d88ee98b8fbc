//! What differs between a file on the disk and the one that would be written.
//!
//! In: two files. Out: a [`Difference`] in words: for text the lines, in the unified form of diff. It must not read the disk.

use similar::TextDiff;

/// A file that is not what would be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path below the folder.
    pub path: String,
    /// What differs: lines in the unified form, or a sentence.
    pub words: String,
}

/// The most lines that are told of one file.
const MOST_LINES: usize = 60;

/// The longest text that is compared line by line, in bytes.
const LONGEST: usize = 4 << 20;

impl Difference {
    /// A file that is not there.
    pub fn missing(path: &str) -> Self {
        Self { path: path.to_owned(), words: format!("{path} is not there\n") }
    }

    /// A file that nothing orders any longer.
    pub fn left_over(path: &str) -> Self {
        Self { path: path.to_owned(), words: format!("{path} is there, and would be removed\n") }
    }

    /// A file that says something else.
    pub fn between(path: &str, there: &[u8], wanted: &[u8]) -> Self {
        let text = |bytes| std::str::from_utf8(bytes).ok().filter(|text: &&str| text.len() <= LONGEST);
        let (Some(old), Some(new)) = (text(there), text(wanted)) else {
            let sizes = format!("{} bytes on the disk, {} would be written", there.len(), wanted.len());
            return Self { path: path.to_owned(), words: format!("{path} differs: {sizes}\n") };
        };
        let diff = TextDiff::from_lines(old, new);
        let all = diff.unified_diff().header(path, &format!("{path}, as it would be written")).to_string();
        let mut lines = all.split_inclusive('\n');
        let mut words: String = lines.by_ref().take(MOST_LINES).collect();
        let more = lines.count();
        if more > 0 {
            words.push_str(&format!("… and {more} more lines of difference\n"));
        }
        Self { path: path.to_owned(), words }
    }
}
