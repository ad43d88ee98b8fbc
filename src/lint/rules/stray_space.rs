//! `stray-space`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::wording::{self, Hit};
use crate::lint::{Family, Findings, Level, Rule};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Two spaces together, a space before a mark, or one inside a bracket.
    ///
    /// ## Why it matters
    ///
    /// It is often the trace of words that are gone, such as a value that nobody supplied, and the sentence should be read again. Blanks of underscores,
    /// dots that stand for omitted words, and the lines above a title and below the vote are left alone.
    ///
    /// ## Example
    ///
    /// > The agency , or its head , must answer.
    ///
    /// ## Instead
    ///
    /// > The agency, or its head, must answer.
    StraySpace = "stray-space", Family::Language, Level::Warning
}

impl Rule for StraySpace {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in &paper.passages {
            // Lines of a masthead and of a vote are set with spaces.
            if matches!(passage.role, Role::Masthead | Role::Adoption) {
                continue;
            }
            for hit in see(&passage.words) {
                findings.push(wording::of_paper(self, hit, paper, passage));
            }
        }
    }
}

fn see(text: &str) -> Vec<Hit> {
    let bytes = text.trim_end().as_bytes();
    let mut hits: Vec<Hit> = Vec::new();
    for at in 0..bytes.len() {
        let (Some(b' ' | b'('), Some(&next)) = (bytes.get(at), bytes.get(at + 1)) else { continue };
        let opened = bytes.get(at) == Some(&b'(');
        let stray = match next {
            b' ' => true,
            b',' | b';' | b':' | b'!' | b'?' | b')' => !opened,
            // A number may begin with a point, and dots with spaces stand for omitted words.
            b'.' => !opened && !dots(bytes, at + 1),
            _ => false,
        };
        if stray && hits.last().is_none_or(|last| last.range.end <= at) {
            hits.push(hit(text, at));
        }
    }
    hits
}

/// Whether a point begins a number or stands in a row of points.
fn dots(bytes: &[u8], point: usize) -> bool {
    let after = bytes.get(point + 1);
    let number = after.is_some_and(u8::is_ascii_digit);
    let row = after == Some(&b'.') || (after == Some(&b' ') && bytes.get(point + 2) == Some(&b'.'));
    let last = point >= 2 && bytes.get(point - 2) == Some(&b'.');
    number || row || last
}

/// The words on both sides of the space, by which it can be found.
fn hit(text: &str, at: usize) -> Hit {
    let start = text.get(..at).and_then(|before| before.trim_end().rfind(' ')).map_or(0, |space| space + 1);
    let rest = text.get(at..).unwrap_or_default();
    let lead = rest.len() - rest.trim_start_matches([' ', '(']).len();
    let end = rest.get(lead..).and_then(|word| word.find(' ')).map_or(text.len(), |space| at + lead + space);
    let range: Range<usize> = start..end;
    let words = text.get(range.clone()).unwrap_or_default();
    let hit = Hit::new(range.clone(), format!("“{words}” has a space too many"), "take the space out, and see whether words are missing");
    Hit { instead: Some(mended(words)), ..hit }
}

/// The words without the spaces that are too many.
fn mended(words: &str) -> String {
    let mut made = String::with_capacity(words.len());
    for character in words.chars() {
        if matches!(character, ',' | ';' | ':' | '!' | '?' | '.' | ')') {
            made.truncate(made.trim_end().len());
        }
        if !(character == ' ' && made.ends_with([' ', '('])) {
            made.push(character);
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_are_told_from_dots_and_numbers() {
        let text = "one  two three , four ( five ) six . . . seven .50 ____ eight .";
        let hits = see(text);
        let seen: Vec<&str> = hits.iter().filter_map(|hit| text.get(hit.range.clone())).collect();
        assert_eq!(seen, ["one  two", "three ,", "four ( five", "five )", "eight ."]);
    }
}
