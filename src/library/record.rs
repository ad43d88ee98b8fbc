//! The record of what a build wrote: for each place and document the digest it was made from, and the files.
//!
//! In: units of work, one after another. Out: a text of lines, and units read from such a text. The text is a journal as
//! well: a unit is whole once its last line is, and what was cut off behind it is not read. It must not touch the disk.
//!
//! A line has its fields parted by tabs: `unit`, `paper` of the unit above, `file` of the paper above, `end` of the unit.

use super::digest::Digest;
use std::fmt::Write as _;

/// The first line of a record; another number is another layout.
pub(super) const HEADING: &str = "draft record 1";

/// All files of one place from one document of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// The place, or `*` for what belongs to no one place.
    pub(super) geoid: String,
    /// The document; with a `*` before it, pages of a site or other files about the papers.
    pub(super) document: String,
    /// The digest of everything that it was made from.
    pub(super) key: Digest,
    /// The templates that it was rendered with: each document and its form.
    pub(super) made_with: Vec<(String, String)>,
    /// Why the document is not for the place; empty where it is.
    pub(super) left_out: String,
    /// The papers, of which there may be several: one for each partnership.
    pub(super) papers: Vec<Paper>,
}

/// One paper, in all its formats.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paper {
    /// What it is.
    pub(super) title: String,
    /// For which partnership or company it is; empty where it is written once.
    pub(super) party: String,
    /// The version of its model text.
    pub(super) version: u32,
    /// How many blanks are left.
    pub(super) blanks: usize,
    /// How many values nobody has confirmed.
    pub(super) unconfirmed: usize,
    /// Its files.
    pub(super) files: Vec<File>,
}

/// One file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct File {
    /// Its path below the folder, with slashes.
    pub(super) path: String,
    /// The name of its format; empty for what is no paper.
    pub(super) format: String,
    /// The digest of its bytes.
    pub(super) digest: Digest,
    /// How many bytes it has.
    pub(super) size: u64,
    /// When it was written, as the disk says, in nanoseconds; nothing where that is not known.
    pub(super) modified: Option<i128>,
    /// Its SHA-256, where somebody asked for it.
    pub(super) sha256: String,
}

impl Unit {
    /// The files of all its papers.
    pub(super) fn files(&self) -> impl Iterator<Item = &File> {
        self.papers.iter().flat_map(|paper| &paper.files)
    }

    /// The files of all its papers, to be changed.
    pub(super) fn files_mut(&mut self) -> impl Iterator<Item = &mut File> {
        self.papers.iter_mut().flat_map(|paper| &mut paper.files)
    }

    /// Adds the lines of the unit to a text.
    pub(super) fn write(&self, out: &mut String) {
        let made_with: Vec<String> =
            self.made_with.iter().map(|(document, form)| format!("{document}:{form}")).collect();
        line(
            out,
            &[
                "unit",
                &self.geoid,
                &self.document,
                &self.key.to_string(),
                &made_with.join(" "),
                &self.left_out,
            ],
        );
        for paper in &self.papers {
            let numbers =
                [paper.version.to_string(), paper.blanks.to_string(), paper.unconfirmed.to_string()];
            line(out, &["paper", &paper.title, &paper.party, &numbers[0], &numbers[1], &numbers[2]]);
            for file in &paper.files {
                let modified = file.modified.map(|time| time.to_string()).unwrap_or_default();
                let (digest, size) = (file.digest.to_string(), file.size.to_string());
                line(out, &["file", &file.path, &file.format, &digest, &size, &modified, &file.sha256]);
            }
        }
        out.push_str("end\n");
    }
}

/// A line; what would part fields or lines is a space.
fn line(out: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        let part = if index == 0 { "" } else { "\t" };
        if field.contains(|c: char| c.is_control()) {
            let _ = write!(out, "{part}{}", field.replace(|c: char| c.is_control(), " "));
        } else {
            out.push_str(part);
            out.push_str(field);
        }
    }
    out.push('\n');
}

/// The units of a text, in its order, as far as they are whole.
pub(super) fn read(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut open: Option<Unit> = None;
    for line in text.split_inclusive('\n') {
        // A line that was cut off may read as a shorter one.
        let Some(line) = line.strip_suffix('\n') else { break };
        let mut fields = line.split('\t');
        let word = fields.next().unwrap_or_default();
        let mut field = || fields.next().unwrap_or_default();
        match (word, &mut open) {
            ("unit", _) => open = unit(&mut field),
            ("paper", Some(unit)) => unit.papers.push(paper(&mut field)),
            ("file", Some(unit)) => match (file(&mut field), unit.papers.last_mut()) {
                (Some(file), Some(paper)) => paper.files.push(file),
                _ => open = None,
            },
            ("end", Some(_)) => units.extend(open.take()),
            _ => open = None,
        }
    }
    units
}

fn unit<'t>(field: &mut impl FnMut() -> &'t str) -> Option<Unit> {
    let (geoid, document) = (field().to_owned(), field().to_owned());
    let key = Digest::read(field())?;
    let made_with = field().split(' ').filter_map(|pair| pair.split_once(':'));
    let made_with = made_with.map(|(document, form)| (document.to_owned(), form.to_owned())).collect();
    Some(Unit { geoid, document, key, made_with, left_out: field().to_owned(), papers: Vec::new() })
}

fn paper<'t>(field: &mut impl FnMut() -> &'t str) -> Paper {
    let (title, party) = (field().to_owned(), field().to_owned());
    let version = field().parse().unwrap_or_default();
    let mut number = || field().parse().unwrap_or_default();
    Paper { title, party, version, blanks: number(), unconfirmed: number(), files: Vec::new() }
}

fn file<'t>(field: &mut impl FnMut() -> &'t str) -> Option<File> {
    Some(File {
        path: Some(field().to_owned()).filter(|path| leads_down(path))?,
        format: field().to_owned(),
        digest: Digest::read(field())?,
        size: field().parse().ok()?,
        modified: field().parse().ok(),
        sha256: field().to_owned(),
    })
}

/// Whether a path stays in the folder. A record may have been written by anybody, and files that it names are removed.
fn leads_down(path: &str) -> bool {
    let plain = |name: &str| !name.is_empty() && name != "." && name != ".." && !name.contains(['\\', ':']);
    path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Unit {
        let file = File {
            path: "ca/oakland/ban.md".into(),
            format: "markdown".into(),
            digest: Digest::of(b"ban"),
            size: 3,
            modified: Some(1_795_500_000_123_456_789),
            sha256: "ab".repeat(32),
        };
        let paper = Paper {
            title: "A\tban\nof it".into(),
            party: "Ring, Neighbors".into(),
            version: 1,
            blanks: 2,
            unconfirmed: 3,
            files: vec![file.clone(), File { modified: None, sha256: String::new(), ..file }],
        };
        Unit {
            geoid: "0653000".into(),
            document: "ban".into(),
            key: Digest::of(b"key"),
            made_with: vec![("ban".into(), "ordinance".into()), ("oversight".into(), "bill".into())],
            left_out: String::new(),
            papers: vec![paper.clone(), paper],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut text = String::new();
        sample().write(&mut text);
        let mut expected = sample();
        expected.papers.iter_mut().for_each(|paper| paper.title = "A ban of it".into());
        assert_eq!(read(&text), [expected]);
    }

    #[test]
    fn of_a_journal_that_was_cut_off_whole_units_are_read() {
        let mut text = String::new();
        sample().write(&mut text);
        let one = text.len();
        sample().write(&mut text);
        for cut in 0..=text.len() {
            let units = read(&text[..cut]);
            assert_eq!(units.len(), usize::from(cut >= one) + usize::from(cut == text.len()), "cut at {cut}");
        }
    }

    #[test]
    fn a_record_cannot_lead_out_of_the_folder() {
        for path in ["../x", "/etc/passwd", "a/../../x", "a\\..\\x", "C:x", "a//b", ""] {
            let mut unit = sample();
            unit.papers[0].files[0].path = path.into();
            let mut text = String::new();
            unit.write(&mut text);
            assert!(read(&text).is_empty(), "{path}");
        }
    }
}
