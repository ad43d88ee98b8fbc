//! Writers: one file a format, each a pure function from the tree to bytes.
//!
//! In: a finished [`Instrument`] and [`Layout`]. Out: the bytes of one file. A writer must not know jurisdictions
//! or templates, read a clock, or touch the disk. To add a format, write its file and name it in [`WRITERS`].

mod address;
#[cfg(feature = "akn")]
pub mod akn;
#[cfg(feature = "docx")]
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
pub mod text;
mod words;

use crate::instrument::Instrument;

/// What the reader of the file asked for, beyond what the tree says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// Columns of a line of text, margins included; a writer has its own default. Where there are no pages, 0 stands for
    /// one line a paragraph.
    pub width: Option<u16>,
    /// Lines on a page of text, margins included.
    pub lines: Option<u16>,
    /// Whether lines are numbered; where absent the tree's [`crate::instrument::Paper`] decides.
    pub line_numbers: Option<bool>,
}

/// Which wishes beyond the words of the paper a format can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Follows {
    /// [`Layout::width`]: it sets lines of typed text.
    pub width: bool,
    /// [`Layout::lines`]: it sets pages of typed text.
    pub lines: bool,
    /// [`Layout::line_numbers`]: it has lines of its own to number.
    pub line_numbers: bool,
    /// [`crate::instrument::Identity::enactment`]: it has room for the day and the number of an adopted law.
    pub enactment: bool,
}

/// What a format does with the tree, in sentences for whoever must choose one; docs/formats.md prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// What it carries beyond the words.
    pub carries: &'static [&'static str],
    /// What of the tree is not in it, or can no longer be read out of it.
    pub loses: &'static [&'static str],
}

/// One output format.
pub trait Writer: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// One line on what it is for.
    fn about(&self) -> &'static str;

    /// The endings of file names that choose it, without the first dot, the usual one first. The longest that a name has
    /// counts, so that `plain.txt` and `txt` may belong to two formats.
    fn extensions(&self) -> &'static [&'static str];

    /// Its media type, as registered with IANA.
    fn media_type(&self) -> &'static str;

    /// What of a [`Layout`] it follows.
    fn follows(&self) -> Follows {
        Follows::default()
    }

    /// What it carries of the tree, and what is lost in it.
    fn record(&self) -> Record;

    /// Writes one instrument.
    ///
    /// # Errors
    /// A sentence that says what in the tree or the layout this format cannot carry.
    fn write(&self, instrument: &Instrument, layout: &Layout) -> Result<Vec<u8>, String>;
}

/// Every format, in the order in which they are listed.
pub static WRITERS: &[&dyn Writer] = &[
    &markdown::Markdown,
    &html::Html,
    &text::Text,
    &plain::Plain,
    #[cfg(feature = "pdf")]
    &pdf::Pdf,
    #[cfg(feature = "docx")]
    &docx::Docx,
    #[cfg(feature = "akn")]
    &akn::Akn,
    &json::Json,
];

/// The writer that goes by `name`.
pub fn by_name(name: &str) -> Option<&'static dyn Writer> {
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}

/// The writer with this ending of file names (no dot before it, any case).
pub fn by_extension(extension: &str) -> Option<&'static dyn Writer> {
    let extension = extension.to_ascii_lowercase();
    WRITERS.iter().copied().find(|writer| writer.extensions().contains(&extension.as_str()))
}

/// The writer for a file of this name, by the longest ending that one has.
pub fn by_file_name(name: &str) -> Option<&'static dyn Writer> {
    let endings = name.match_indices('.').map(|(dot, _)| &name[dot + 1..]);
    endings.filter(|ending| ending.len() + 1 < name.len()).find_map(by_extension)
}
