//! Names, numbers and kinds as the pages say them.
//!
//! In: values of the model. Out: words. It must not write markup.

use super::Row;
use crate::jurisdiction::place::fold;
use std::borrow::Cow;

/// A number with commas: `38,836`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The size of a file: `45 kB`, `1.2 MB`.
pub(super) fn size(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    match bytes {
        0..950_000 => format!("{} kB", ((bytes + 500) / 1000).max(1)),
        _ if tenths < 100 => format!("{}.{} MB", tenths / 10, tenths % 10),
        _ => format!("{} MB", thousands((bytes + 500_000) / 1_000_000)),
    }
}

/// A kind or form as words: `charter township`.
pub(super) fn kind(kind: &str) -> Cow<'_, str> {
    if kind == "consolidated" {
        return Cow::Borrowed("consolidated government");
    }
    if kind.contains('-') { Cow::Owned(kind.replace('-', " ")) } else { Cow::Borrowed(kind) }
}

/// Words as they begin a sentence.
pub(super) fn capital(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// What a place is called in a list, where counties stand among towns: `Alameda County`.
pub(super) fn shown<'a>(name: &'a str, kind: &str, county: Option<&str>) -> Cow<'a, str> {
    let word = match kind {
        "county" => "County",
        "parish" => "Parish",
        // A borough of Alaska is its own county.
        "borough" => "Borough",
        _ => return Cow::Borrowed(name),
    };
    let whole = format!("{name} {word}");
    if kind != "borough" || county == Some(&whole) { Cow::Owned(whole) } else { Cow::Borrowed(name) }
}

/// The county of a place, where it is another than the place itself.
pub(super) fn county_of(row: &Row) -> Option<&str> {
    row.county.as_deref().filter(|county| *county != shown(&row.name, &row.kind, Some(county)))
}

/// The letter under which a name stands in a list: that of its comparable form, or `#` for a number.
pub(super) fn letter(folded: &str) -> char {
    let first = folded.chars().next().unwrap_or('#');
    if first.is_alphabetic() { first.to_ascii_uppercase() } else { '#' }
}

/// The address that a name gives when no other has it.
pub(super) fn slug(shown: &str) -> String {
    fold::words(shown).join("-")
}

/// What a format is called where it is linked.
pub(super) fn format(name: &str) -> &str {
    match name {
        "akn" => "Akoma Ntoso",
        "docx" => "Word",
        "html" => "Web page",
        "json" => "JSON",
        "markdown" => "Markdown",
        "pdf" => "PDF",
        "plain" => "Plain text",
        "text" => "Text",
        other => other,
    }
}

/// How sure a source is: a mark that needs no color, and what it means.
pub(super) fn confidence(word: &str) -> (&'static str, &'static str) {
    match word {
        "confirmed" => ("●", "Confirmed: the law or the record itself was read."),
        "probable" => ("◐", "Probable: a secondary source says so."),
        _ => ("○", "Unconfirmed: nobody has looked it up."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_for_people() {
        for (number, words) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (38_836, "38,836"), (1_000_000, "1,000,000")]
        {
            assert_eq!(thousands(number), words);
        }
        for (bytes, words) in [
            (0, "1 kB"),
            (1499, "1 kB"),
            (1500, "2 kB"),
            (949_999, "950 kB"),
            (950_000, "1.0 MB"),
            (1_250_000, "1.3 MB"),
            (9_960_000, "10 MB"),
            (12_400_000, "12 MB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }

    #[test]
    fn counties_are_told_from_towns() {
        assert_eq!(shown("Alameda", "county", Some("Alameda County")), "Alameda County");
        assert_eq!(shown("Alameda", "city", Some("Alameda County")), "Alameda");
        assert_eq!(shown("Denali", "borough", Some("Denali Borough")), "Denali Borough");
        assert_eq!(shown("Carlisle", "borough", Some("Cumberland County")), "Carlisle");
        let row = Row {
            name: "Denali".into(),
            kind: "borough".into(),
            county: Some("Denali Borough".into()),
            ..Row::default()
        };
        assert_eq!(county_of(&row), None);
    }
}
