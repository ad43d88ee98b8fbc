//! `mixed-script`.

use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{FileId, Origin, Span};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A Cyrillic or Greek letter that looks like a Latin one, inside a word of Latin letters.
    ///
    /// ## Why it matters
    ///
    /// The eye reads `Council`; a search, a screen reader and a codifier’s index do not find it. Unicode Technical Standard 39 (Unicode
    /// Security Mechanisms), part 5, tells programs to detect such words; they come from copied text and from people who mean harm.
    ///
    /// ## Example
    ///
    /// ```toml
    /// body = "City Соuncil"   # С and о are Cyrillic
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// body = "City Council"
    /// ```
    MixedScript = "mixed-script", Family::Data, Level::Warning
}

/// Letters of other scripts beside the Latin ones that they look like.
const LOOK_ALIKES: [(&str, &str); 2] = [
    ("АВЕЅІЈКМНОРСТУХаесорхуіјѕһԁԛԝ", "ABESIJKMHOPCTYXaecopxyijshdqw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινυρ", "ABEZHIKMNOPTYXoaivup"),
];

impl Rule for MixedScript {
    fn text(&self, file: FileId, text: &str, findings: &mut Findings) {
        // The first bytes of Greek and Cyrillic letters; nearly every file has none.
        if !text.bytes().any(|byte| (0xCD..=0xD4).contains(&byte)) {
            return;
        }
        for (range, word, latin) in mixed(text) {
            let script = if word.chars().any(is_cyrillic) { "Cyrillic" } else { "Greek" };
            let others: Vec<String> = word
                .chars()
                .filter(|c| as_latin(*c).is_some())
                .map(|c| format!("U+{:04X}", u32::from(c)))
                .collect();
            let origin = Origin { file, span: Span { start: range.start, end: range.end } };
            let finding = Finding::new(self, format!("“{word}” mixes Latin letters with {script} ones"))
                .at(origin, others.join(", "))
                .help(format!("write “{latin}” from the keyboard"))
                .fix(latin);
            findings.push(finding);
        }
    }
}


/// The words that mix scripts, each with the Latin word that it looks like.
fn mixed(text: &str) -> Vec<(Range<usize>, &str, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let range = start..start + word.len();
        let next = text.get(range.end..).and_then(|rest| rest.chars().next());
        start = range.end + next.map_or(0, char::len_utf8);
        if !word.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic()) {
            let latin: String = word.chars().map(|c| as_latin(c).unwrap_or(c)).collect();
            if latin != word && latin.is_ascii() {
                found.push((range, word, latin));
            }
        }
    }
    found
}

fn as_latin(character: char) -> Option<char> {
    LOOK_ALIKES.iter().find_map(|(others, latin)| {
        let at = others.chars().position(|other| other == character)?;
        latin.chars().nth(at)
    })
}

fn is_cyrillic(character: char) -> bool {
    ('\u{0400}'..='\u{052F}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_alike_has_its_letter() {
        for (others, latin) in LOOK_ALIKES {
            assert_eq!(others.chars().count(), latin.chars().count());
            assert!(latin.is_ascii() && others.chars().all(|c| !c.is_ascii()));
        }
    }
}
