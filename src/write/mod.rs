//! Writers: one file a format, each a pure function from the tree to bytes.
//!
//! In: a finished [`Instrument`] and [`Layout`]. Out: the bytes of one file. A writer must not know jurisdictions
//! or templates, read a clock, or touch the disk. To add a format, write its file and name it in [`WRITERS`].

mod address;
#[cfg(feature = "docx")]
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
pub mod text;
mod words;

use crate::instrument::Instrument;

/// What the reader of the file asked for, beyond what the tree says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// Columns of a line of text, margins included; a writer with pages has its own default.
    pub width: Option<u16>,
    /// Lines on a page of text, margins included.
    pub lines: Option<u16>,
    /// Whether lines are numbered; where absent the tree's [`crate::instrument::Paper`] decides.
    pub line_numbers: Option<bool>,
}

/// Which wishes of a [`Layout`] a format can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Follows {
    /// [`Layout::width`] and [`Layout::lines`]: it sets typed pages.
    pub typed_pages: bool,
    /// [`Layout::line_numbers`]: it has lines of its own to number.
    pub line_numbers: bool,
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

    /// The file extensions that choose it, without the dot, the usual one first.
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
    #[cfg(feature = "docx")]
    &docx::Docx,
    &json::Json,
];

/// The writer that goes by `name`.
pub fn by_name(name: &str) -> Option<&'static dyn Writer> {
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}

/// The writer for a file with this extension (no dot, any case).
pub fn by_extension(extension: &str) -> Option<&'static dyn Writer> {
    let extension = extension.to_ascii_lowercase();
    WRITERS.iter().copied().find(|writer| writer.extensions().contains(&extension.as_str()))
}
