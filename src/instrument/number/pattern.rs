//! Series of numbers, made from an example of the first: `SECTION 1.`, `(a)`, `.010`.
//!
//! In: an example. Out: its [`Pattern`]s, which print any number of their series. They must not know what is numbered.

use super::BadExample;
use super::figures::{letters, roman};

/// One kind of number: what stands before and after it, and how it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) before: String,
    pub(super) counter: Counter,
    pub(super) after: String,
}

/// How a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counter {
    /// 1, 2, 3 from `start` in steps of `step`, padded with zeros to `width`.
    Arabic { start: u32, step: u32, width: usize },
    /// i, ii, iii or I, II, III.
    Roman { upper: bool },
    /// a, b, c or A, B, C; after z comes aa.
    Letter { upper: bool },
}

impl Pattern {
    pub(super) fn label(&self, index: u32) -> String {
        format!("{}{}{}", self.before, self.counter.print(index), self.after)
    }
}

impl Counter {
    /// The number at a place in the series, counted from 0.
    pub(super) fn print(self, index: u32) -> String {
        match self {
            Self::Arabic { start, step, width } => format!("{:0width$}", start + index * step),
            Self::Roman { upper } => cased(roman(index + 1), upper),
            Self::Letter { upper } => cased(letters(index + 1), upper),
        }
    }

    /// Reads a word as a first number: digits, `i` or `I`, `a` or `A`.
    fn first(word: &str) -> Option<Self> {
        match word {
            "i" => Some(Self::Roman { upper: false }),
            "I" => Some(Self::Roman { upper: true }),
            "a" => Some(Self::Letter { upper: false }),
            "A" => Some(Self::Letter { upper: true }),
            _ => {
                // Six digits are more than any code has, and leave room to count.
                let start = word.parse().ok().filter(|_| word.len() <= 6)?;
                // A first number that ends in 0 leaves room between sections, as codes numbered 010, 020 do.
                let step = if start > 0 && start % 10 == 0 { 10 } else { 1 };
                Some(Self::Arabic { start, step, width: word.len() })
            }
        }
    }
}

fn cased(text: String, upper: bool) -> String {
    if upper { text.to_uppercase() } else { text }
}

pub(super) fn bad(example: &str, fault: &'static str) -> BadExample {
    BadExample { example: example.to_owned(), fault }
}

/// Splits an example into the patterns of its numbers: `(a)(1)` into two, `Section 1. § 2.` into two.
pub(super) fn patterns(example: &str) -> Result<Vec<Pattern>, BadExample> {
    if example.contains(['{', '}']) {
        return Err(bad(example, "it can have no placeholder"));
    }
    let mut patterns: Vec<Pattern> = Vec::new();
    let mut before = String::new();
    let mut rest = example;
    while !rest.is_empty() {
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        match Counter::first(word) {
            Some(counter) if length > 0 => {
                // What closes the number goes with it; an opening bracket or white space begins the next.
                let closes =
                    after.find(|c: char| c.is_alphanumeric() || c.is_whitespace() || "([§".contains(c));
                let (closing, next) = after.split_at(closes.unwrap_or(after.len()));
                patterns.push(Pattern {
                    before: std::mem::take(&mut before),
                    counter,
                    after: closing.to_owned(),
                });
                rest = next.trim_start();
            }
            None if word.len() == 1 && word.chars().all(char::is_alphabetic) => {
                return Err(bad(example, "a letter in it is not the first of its series: a, A, i or I"));
            }
            _ => {
                let step = if length > 0 { length } else { rest.chars().next().map_or(0, char::len_utf8) };
                before.push_str(&rest[..step]);
                rest = &rest[step..];
            }
        }
    }
    if patterns.is_empty() || !before.is_empty() {
        return Err(bad(
            example,
            "no first number is in it, such as 1, a, A, i or I, or words stand after the last",
        ));
    }
    Ok(patterns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(example: &str, count: u32) -> Vec<String> {
        let pattern = patterns(example).expect("a good example").remove(0);
        (0..count).map(|index| pattern.label(index)).collect()
    }

    #[test]
    fn examples_are_counted_on_from() {
        assert_eq!(series("SECTION 1.", 3), ["SECTION 1.", "SECTION 2.", "SECTION 3."]);
        assert_eq!(series("Article I.", 4), ["Article I.", "Article II.", "Article III.", "Article IV."]);
        assert_eq!(series(".010", 3), [".010", ".020", ".030"]);
        assert_eq!(series("-301", 2), ["-301", "-302"]);
        assert_eq!(series("a.", 28)[24..], ["y.", "z.", "aa.", "bb."]);
    }

    #[test]
    fn depths_are_split_where_a_bracket_opens_or_a_space_stands() {
        let labels = |example: &str| -> Vec<String> {
            patterns(example).expect("a good example").iter().map(|pattern| pattern.label(1)).collect()
        };
        assert_eq!(labels("(a)(1)(A)(i)"), ["(b)", "(2)", "(B)", "(ii)"]);
        assert_eq!(labels("A. 1. a. i."), ["B.", "2.", "b.", "ii."]);
        assert_eq!(labels("1. a. (i)"), ["2.", "b.", "(ii)"]);
        assert_eq!(labels("A. (1) (a) [1]"), ["B.", "(2)", "(b)", "[2]"]);
        assert_eq!(labels("Section 1. § 2."), ["Section 2.", "§ 3."]);
    }

    #[test]
    fn an_example_without_a_number_is_refused() {
        assert!(patterns("Section one").is_err());
        assert!(patterns("").is_err());
    }
}
