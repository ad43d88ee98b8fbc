//! Words and sentences of a passage, as rules look for them.
//!
//! In: plain text. Out: byte ranges in it. It must not know which words are wrong.

use std::ops::Range;

/// Abbreviations whose period ends no sentence, without it.
pub const SHORT: [&str; 32] = [
    "No", "Nos", "St", "Inc", "Co", "Corp", "Ord", "Res", "Sec", "Secs", "Art", "Ch", "Stat", "Const", "Rev",
    "Code", "Ann", "U.S", "Gov", "Gen", "Dr", "Mr", "Mrs", "Ms", "Jr", "Sr", "Sen", "Rep", "Cal", "Dist",
    "v", "D.C",
];

fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// The words of a text with their places; an apostrophe or hyphen inside a word belongs to it.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let inside = |c: char| is_word(c) || matches!(c, '’' | '\'' | '-');
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(is_word)?;
        let rest = text.get(start..)?;
        let end = start + rest.find(|c| !inside(c)).unwrap_or(rest.len());
        from = end;
        Some((start..end, text.get(start..end)?))
    })
}

/// The sentences of a text: each ends at a period, question mark or exclamation mark before a space and a capital, a
/// quotation mark or a bracket, or at the end. Periods of usual abbreviations end nothing.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '?', '!']) {
        let after = text.get(at + mark.len()..).unwrap_or_default();
        let closed = after.trim_start_matches(['”', ')', '’']);
        let next = closed.trim_start();
        let ends = closed.is_empty()
            || (closed.starts_with(' ')
                && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '[' | '(')));
        let word = text.get(start..at).unwrap_or_default().rsplit([' ', '(']).next().unwrap_or_default();
        let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
        // An answer: “No. The law …”; a number: “No. [number]”.
        let answer = word == "No" && !next.starts_with('[');
        let short = (SHORT.contains(&word) || initial) && !answer;
        if ends && (!short || next.is_empty()) {
            let end = at + mark.len() + (after.len() - closed.len());
            found.push(start..end);
            start = text.len() - next.len();
        }
    }
    if text.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_apostrophes_and_hyphens() {
        let seen: Vec<&str> = words("the city’s opt-in “list”").map(|(_, word)| word).collect();
        assert_eq!(seen, ["the", "city’s", "opt-in", "list"]);
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "No. See Gov. Code § 5 and Ord. No. [number]. Axon Enterprise, Inc. (Axon) sells it in the U.S. Senate.";
        let seen: Vec<&str> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(
            seen,
            [
                "No.",
                "See Gov. Code § 5 and Ord. No. [number].",
                "Axon Enterprise, Inc. (Axon) sells it in the U.S. Senate."
            ]
        );
        let text = "See Ord. No. 5. It (all of it) is void.” Is it? Yes";
        let seen: Vec<&str> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(seen, ["See Ord. No. 5.", "It (all of it) is void.”", "Is it?", "Yes"]);
    }
}
