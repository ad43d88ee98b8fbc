//! Phrases: a table of words and phrases, all looked for in one pass over a text.
//!
//! In: the table, and text. Out: which phrase stands where, whole words only. It must not know what is wrong with them.

use std::ops::Range;

/// A phrase, in small letters with single spaces, and what to do about it.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// Its words.
    pub words: &'static str,
    /// What may take its place wherever it stands; empty where that depends on the sentence.
    pub instead: &'static str,
    /// How to mend it, in a sentence without a full stop; empty where [`Phrase::instead`] says all.
    pub help: &'static str,
}

/// A phrase whose place another can take in every sentence.
pub const fn swap(words: &'static str, instead: &'static str) -> Phrase {
    Phrase { words, instead, help: "" }
}

/// A phrase whose mend depends on the sentence.
pub const fn mend(words: &'static str, help: &'static str) -> Phrase {
    Phrase { words, instead: "", help }
}

/// Where a phrase stands.
#[derive(Debug, Clone)]
pub struct Found<'p> {
    /// Its bytes.
    pub range: Range<usize>,
    /// Which it is.
    pub phrase: &'p Phrase,
}

impl Found<'_> {
    /// How to mend it.
    pub fn help(&self) -> String {
        match (self.phrase.help, self.phrase.instead) {
            ("", instead) => format!("write “{instead}”"),
            (help, _) => help.to_owned(),
        }
    }

    /// What may take its place, with a capital where the text has one.
    pub fn instead(&self, text: &str) -> Option<String> {
        let instead = Some(self.phrase.instead).filter(|instead| !instead.is_empty())?;
        let capital = text.get(self.range.clone())?.starts_with(char::is_uppercase);
        let mut rest = instead.chars();
        let first = rest.next()?;
        let first = if capital { first.to_ascii_uppercase() } else { first };
        Some(format!("{first}{}", rest.as_str()))
    }
}

/// One slot for each pair of letters, and one more in each row and column for what is no letter.
const SLOTS: usize = 27 * 27;

/// A table of phrases, arranged by their first two letters.
#[derive(Debug)]
pub struct Phrases {
    /// The phrases that begin with a pair of letters, longer before shorter.
    groups: Vec<Vec<&'static Phrase>>,
    /// Which group a pair has, counted from 1; 0 for none. Most words of a text are dismissed by a look at it.
    slots: [u16; SLOTS],
}

impl Phrases {
    /// Arranges a table.
    pub fn new(table: &'static [Phrase]) -> Self {
        let mut phrases = Self { groups: Vec::new(), slots: [0; SLOTS] };
        for phrase in table {
            let slot = slot(phrase.words.as_bytes());
            if phrases.slots[slot] == 0 {
                phrases.groups.push(Vec::new());
                phrases.slots[slot] = u16::try_from(phrases.groups.len()).unwrap_or(0);
            }
            if let Some(group) = phrases.groups.get_mut(usize::from(phrases.slots[slot]).wrapping_sub(1)) {
                group.push(phrase);
            }
        }
        for group in &mut phrases.groups {
            group.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        phrases
    }

    /// Every place of every phrase, in the order of the text; where two begin together, the longer.
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        // Whether the byte before belongs to a word.
        let mut inside = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => {
                    if !inside && let Some(phrase) = self.at(bytes.get(at..).unwrap_or_default()) {
                        found.push(Found { range: at..at + phrase.words.len(), phrase });
                        at += phrase.words.len() - 1;
                    }
                    inside = true;
                }
                b'0'..=b'9' | b'-' => inside = true,
                // Quotation marks and dashes, and the section mark, begin with these bytes; no letter of a word does.
                0xE2 => (at, inside) = (at + 2, false),
                0xC2 => (at, inside) = (at + 1, false),
                0x80.. => inside = true,
                _ => inside = false,
            }
            at += 1;
        }
        found
    }

    /// The longest phrase that a text begins with.
    fn at(&self, bytes: &[u8]) -> Option<&'static Phrase> {
        let group = self.groups.get(usize::from(self.slots[slot(bytes)]).checked_sub(1)?)?;
        group.iter().copied().find(|phrase| begins(bytes, phrase.words.as_bytes()))
    }
}

/// The slot of the first two letters.
fn slot(bytes: &[u8]) -> usize {
    let letter = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii_alphabetic() => usize::from(byte.to_ascii_lowercase() - b'a'),
        _ => 26,
    };
    letter(0) * 27 + letter(1)
}

/// Whether a text begins with these words and goes on with something that is not part of the last.
fn begins(bytes: &[u8], words: &[u8]) -> bool {
    let after = bytes.get(words.len()).copied().unwrap_or(b' ');
    let ends =
        !after.is_ascii_alphanumeric() && after != b'-' && (after < 0x80 || after == 0xE2 || after == 0xC2);
    ends && bytes.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: &[Phrase] = &[swap("in", "on"), swap("in the event that", "if"), mend("such", "say which")];

    #[test]
    fn the_longest_whole_words_are_found() {
        let phrases = Phrases::new(TABLE);
        let text = "In the event that “such” suchness is built-in, within an inn, in";
        let found = phrases.find(text);
        let seen: Vec<&str> = found.iter().filter_map(|found| text.get(found.range.clone())).collect();
        assert_eq!(seen, ["In the event that", "such", "in"]);
        assert_eq!(found[0].instead(text).as_deref(), Some("If"));
        assert_eq!(found[0].help(), "write “if”");
        assert_eq!((found[1].instead(text), found[1].help()), (None, "say which".to_owned()));
    }
}
