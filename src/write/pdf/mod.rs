//! PDF: a council's printed paper, tagged for screen readers and fit for an archive.
//!
//! In: an instrument, laid out by [`super::page`] in hundredths of a point. Out: PDF 1.7 that is PDF/UA-1 and PDF/A-2a at
//! once, with its typeface inside. It must not decide where a line or a page ends. Sources: ISO 32000-1, ISO 14289-1
//! (PDF/UA-1), ISO 19005-2 (PDF/A-2). krilla writes the objects and refuses what the standards forbid.

mod apart;
mod font;
mod ink;
mod place;
mod sheet;
mod tags;

use super::page::{self, Running};
use super::words::signing;
use super::{Follows, Layout, Record, Writer};
use crate::instrument::{Identity, Inline, Instrument, walk};
use jiff::civil::Date;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::{Document, SerializeSettings};
use place::Places;
use sheet::{Sheet, Type};

/// The date in the properties of a draft that has none.
const NO_DAY: Date = jiff::civil::date(1970, 1, 1);

/// The PDF writer.
pub struct Pdf;

impl Writer for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn about(&self) -> &'static str {
        "printed pages, tagged for screen readers (PDF/UA-1) and fit for an archive (PDF/A-2a)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn media_type(&self) -> &'static str {
        "application/pdf"
    }

    fn follows(&self) -> Follows {
        Follows { line_numbers: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Pages of the body’s size with headers, `Page x of y`, the draft’s mark, and footnotes on the page that calls for them.",
                "Tags for headings, lists, tables, notes and links, in the order of reading; bookmarks; links from references to sections and from marks to sources.",
                "Numbered lines where the body numbers them, or with `--line-numbers yes`.",
                "The typeface, Libertinus Serif; a character that it lacks is an error that names the key.",
            ],
            loses: &[
                "The keys of blanks and values.",
                "Footnotes are read out at the end, where their marks lead.",
                "A draft without a date has January 1, 1970, in the properties of its file, for an archive wants some date.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, layout: &Layout) -> Result<Vec<u8>, String> {
        let sheet = Sheet::of(instrument.paper, layout.line_numbers);
        let measure = Type::default();
        let pages = page::lay_out(instrument, sheet.frame(), &measure);
        let running = Running::of(instrument, &measure);
        for words in [&running.government, &running.title] {
            page::Measure::width(&measure, words, page::Role::Masthead, page::Style::default());
        }
        if let Some(missing) = measure.missing.get() {
            return Err(without_shape(instrument, missing));
        }
        let mut document = Document::new_with(settings()?);
        let places = Places::of(&pages, sheet.height);
        let leaves = ink::draw(&mut document, &pages, &places, &running, sheet);
        document.set_tag_tree(tags::tree(&pages, leaves, &instrument.identity.language));
        document.set_outline(tags::outline(&pages, &places, signing(instrument)));
        document.set_metadata(metadata(&instrument.identity));
        document.finish().map_err(|fault| format!("it cannot be written as PDF/UA-1 and PDF/A-2a: {fault:?}"))
    }
}

fn settings() -> Result<SerializeSettings, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|fault| format!("{fault:?}"))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// What a viewer shows about the file. PDF/A wants a date; a draft without one has the first day of Unix time, which nobody
/// takes for the day of a draft.
fn metadata(identity: &Identity) -> Metadata {
    let title = match identity.government.trim() {
        "" => identity.short_title.clone(),
        government => format!("{} – {government}", identity.short_title),
    };
    let day = identity.date.as_deref().and_then(|date| date.parse::<Date>().ok()).unwrap_or(NO_DAY);
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = DateTime::new(u16::try_from(day.year()).unwrap_or_default());
    let midnight = year.month(part(day.month())).day(part(day.day())).hour(0).minute(0).second(0);
    Metadata::new()
        .title(title)
        .language(identity.language.clone())
        .creator("Whereas".to_owned())
        .text_direction(TextDirection::LeftToRight)
        .creation_date(midnight.utc_offset_hour(0))
}

/// The fault of a character that the typeface lacks, with the key that brings it.
fn without_shape(instrument: &Instrument, missing: char) -> String {
    let mut from = None;
    let mut look = |inline: &Inline| {
        if let Inline::Value { text, key } | Inline::Blank { label: text, key } = inline
            && text.contains(missing)
            && from.is_none()
        {
            from = Some(format!("`{key}`"));
        }
    };
    walk::inlines(&instrument.parts, &mut look);
    for footnote in &instrument.footnotes {
        walk::read_blocks(&footnote.blocks, &mut look);
    }
    let from = from.unwrap_or_else(|| "the words of the paper".to_owned());
    format!(
        "the typeface has no shape for “{missing}” (U+{:04X}), which stands in {from}; write it in Latin letters, or take another format",
        u32::from(missing)
    )
}
