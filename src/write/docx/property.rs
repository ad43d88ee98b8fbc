//! Properties: title, language and settings of the file, and the typefaces that may stand in.
//!
//! In: what the paper is. Out: the small parts beside the text. No part tells a time, unless the paper is dated.
//! Source: ISO/IEC 29500-1, 17.8 and 17.15; 29500-2, 11 (core properties).

use super::package::DECLARATION;
use super::xml::push_text;
use crate::instrument::Instrument;
use jiff::civil::Date;

/// A language tag that Word can have met; anything else counts as American English.
pub(super) fn language(tag: &str) -> &str {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let sound = matches!(primary.len(), 2 | 3)
        && letters(primary)
        && subtags.all(|part| matches!(part.len(), 2 | 4) && letters(part));
    if sound { tag } else { "en-US" }
}

/// Settings: no field asks to be updated, and Word lays the paper out as it has since 2013.
pub(super) fn settings(footnotes: bool) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str("<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    out.push_str("<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>");
    if footnotes {
        out.push_str("<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>");
    }
    out.push_str("<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
    out.push_str("<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>");
    out
}

/// The typeface, and what stands in for it where it is not to be had; nothing is embedded.
pub(super) fn fonts() -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str("<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:font w:name=\"Times New Roman\"><w:altName w:val=\"Liberation Serif\"/><w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>");
    out
}

/// The core properties: title, subject and language; times only where the paper is dated.
pub(super) fn core(instrument: &Instrument, language: &str) -> String {
    let identity = &instrument.identity;
    let mut out = DECLARATION.to_owned();
    out.push_str("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    let title = [&identity.short_title, &identity.noun, &identity.document];
    let title =
        title.into_iter().map(|name| name.trim()).find(|name| !name.is_empty()).unwrap_or("Instrument");
    let government = if identity.is_official() { identity.government.as_str() } else { "" };
    let status = if identity.finished { "Final" } else { "Draft" };
    for (element, words) in [
        ("dc:title", title),
        ("dc:subject", government),
        ("dc:creator", "Whereas"),
        ("dc:language", language),
        ("cp:contentStatus", status),
    ] {
        if !words.is_empty() {
            out.push_str(&format!("<{element}>"));
            push_text(&mut out, words);
            out.push_str(&format!("</{element}>"));
        }
    }
    if let Some(date) = identity.date.as_deref().and_then(|date| date.parse::<Date>().ok()) {
        for element in ["dcterms:created", "dcterms:modified"] {
            out.push_str(&format!("<{element} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</{element}>"));
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// The properties of the program: its name, and whose paper it is.
pub(super) fn app(instrument: &Instrument) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Whereas</Application>");
    let identity = &instrument.identity;
    if identity.is_official() && !identity.government.is_empty() {
        out.push_str("<Company>");
        push_text(&mut out, &identity.government);
        out.push_str("</Company>");
    }
    out.push_str("</Properties>");
    out
}
