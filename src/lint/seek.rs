//! Looking for phrases in a text without regard to capitals.
//!
//! In: text in small letters, and phrases. Out: the bytes of whole words. It must not know which phrases are wrong.

use super::text::sentences;
use std::ops::Range;

/// The first place of one of several phrases, in the order of the phrases; they are in small letters, as the text is.
pub fn first(low: &str, phrases: &[&str]) -> Option<Range<usize>> {
    phrases.iter().find_map(|phrase| all(low, phrase).next())
}

/// Whether one of several phrases stands in a text.
pub fn has(low: &str, phrases: &[&str]) -> bool {
    first(low, phrases).is_some()
}

/// Every place of a phrase, whole words only.
pub fn all<'t>(low: &'t str, phrase: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let whole = |range: &Range<usize>| {
        let before = low.get(..range.start).and_then(|before| before.chars().next_back());
        let after = low.get(range.end..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    low.match_indices(phrase).map(|(at, found)| at..at + found.len()).filter(whole)
}

/// Whether a text holds one of several phrases as they are written, letter for letter.
pub fn holds(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// Whether a word of a text begins with one of several stems, whatever its capitals: a quick look, in one pass, before a
/// closer one. The stems begin with two letters and are in small letters.
pub fn starts(text: &str, stems: &[&str]) -> bool {
    let letter = |byte: u8| 1u32 << byte.to_ascii_lowercase().wrapping_sub(b'a').min(31);
    let set = |at: usize| {
        stems
            .iter()
            .filter_map(|stem| stem.as_bytes().get(at).copied())
            .fold(0, |set, byte| set | letter(byte))
    };
    let (first, second) = (set(0), set(1));
    let bytes = text.as_bytes();
    let mut inside = false;
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let &[byte, next] = pair else { return false };
        let is_letter = byte.is_ascii_alphabetic();
        // Most words are dismissed by their first two letters.
        let begins = is_letter && !inside && first & letter(byte) != 0 && second & letter(next) != 0;
        inside = is_letter;
        begins
            && stems.iter().any(|stem| {
                let word = bytes.get(at..at + stem.len());
                word.is_some_and(|word| word.eq_ignore_ascii_case(stem.as_bytes()))
            })
    })
}

/// The places of the words that begin with a capital letter, in the order of the text. An apostrophe or a hyphen belongs to
/// the word, as in [`super::text::words`].
pub fn capitals(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-');
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_uppercase)?;
            let rest = text.get(start..)?;
            at = start + rest.find(|c| !joins(c)).unwrap_or(rest.len());
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            if !before.is_some_and(joins) {
                return Some(start..at);
            }
        }
    })
}

/// The last words before a byte, at most so many.
pub fn words_before(text: &str, byte: usize, count: usize) -> &str {
    let before = text.get(..byte).unwrap_or_default();
    let from = before.trim_end().rmatch_indices(' ').nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    before.get(from..).unwrap_or_default()
}

/// The sentence that a byte stands in.
pub fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    sentences(text).into_iter().find(|range| range.end > byte).unwrap_or(0..text.len())
}

/// The bytes of the first year in a text: four figures of this century or the two before, with no figure beside them.
pub fn year(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    while let Some(found) = text.get(start..)?.find(|c: char| c.is_ascii_digit()) {
        let from = start + found;
        let rest = text.get(from..)?;
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let figures = text.get(from..from + length)?;
        let grouped = text.get(..from)?.ends_with([',', '.', '$'])
            || rest.get(length..)?.starts_with(',')
                && rest.get(length + 1..)?.starts_with(|c: char| c.is_ascii_digit());
        if length == 4 && !grouped && ["18", "19", "20"].iter().any(|century| figures.starts_with(century)) {
            return Some(from..from + length);
        }
        start = from + length;
    }
    None
}

/// The bytes of a whole number of which these are a part: `2,161` for `161`.
pub fn whole_number(text: &str, part: Range<usize>) -> Range<usize> {
    let before = text.get(..part.start).unwrap_or_default();
    let kept = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let start = part.start - before.get(kept.len()..).unwrap_or_default().trim_start_matches(',').len();
    let after = text.get(part.end..).unwrap_or_default();
    let more = after.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(after.len());
    let end = part.end + after.get(..more).unwrap_or_default().trim_end_matches(',').len();
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        assert_eq!(first("must not mustn, must", &["must"]), Some(0..4));
        assert_eq!(all("sponsors and ors 1", "ors").next(), Some(13..16));
        assert!(!has("unlawful", &["lawful"]));
    }

    #[test]
    fn a_number_is_whole() {
        let text = "some 2,161, and 12,000";
        let seen = [7..10, 5..6, 19..22].map(|part| text.get(whole_number(text, part)));
        assert_eq!(seen, [Some("2,161"), Some("2,161"), Some("12,000")]);
    }

    #[test]
    fn a_year_is_no_other_number() {
        assert_eq!(year("2,014 agencies by 2021"), Some(18..22));
        assert_eq!(year("in May 2018, 400"), Some(7..11));
        assert_eq!(year("$2014 or 20145 or 1,999"), None);
    }

    #[test]
    fn stems_begin_words() {
        assert!(starts("No “Secret” deal", &["secret"]) && !starts("a nonsecret, dead", &["secret", "eal"]));
    }

    #[test]
    fn capitals_begin_words() {
        let text = "the McCoy of Ring’s, “Éa” City-wide A";
        let seen: Vec<&str> = capitals(text).filter_map(|range| text.get(range)).collect();
        assert_eq!(seen, ["McCoy", "Ring’s", "City-wide", "A"]);
    }

    #[test]
    fn words_before_a_byte_are_few() {
        assert_eq!(words_before("one two three four", 14, 2), " two three ");
        assert_eq!(words_before("one two", 4, 3), "one ");
    }

    #[test]
    fn a_sentence_is_found_around_a_byte() {
        let text = "One stands. Two follows.";
        assert_eq!(text.get(sentence_at(text, 14)), Some("Two follows."));
    }
}
