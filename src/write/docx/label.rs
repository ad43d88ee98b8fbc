//! Labels as Word counts them: what stands before a number, how it counts, and what stands after.
//!
//! In: a label of the tree, such as `9.67.010`. Out: the [`Pattern`]s it can be read as, and the label that a pattern
//! prints for a number. It must not know what is numbered. Source: ISO/IEC 29500-1, 17.9.11 (`lvlText`) and 17.18.59
//! (`ST_NumberFormat`).

use crate::instrument::number::figures::{letters, read_roman, roman};

/// How Word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, … 10, 11.
    DecimalZero,
    /// a … z, aa, bb.
    LowerLetter,
    /// A … Z, AA, BB.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

impl Format {
    /// The value of `w:numFmt`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::DecimalZero => "decimalZero",
            Self::LowerLetter => "lowerLetter",
            Self::UpperLetter => "upperLetter",
            Self::LowerRoman => "lowerRoman",
            Self::UpperRoman => "upperRoman",
        }
    }

    /// The number as Word prints it.
    pub(super) fn print(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
        }
    }

    /// The number that a word stands for, if this format would print exactly that word.
    fn read(self, word: &str) -> Option<u32> {
        let number = match self {
            Self::Decimal | Self::DecimalZero => word.parse().ok()?,
            Self::LowerLetter | Self::UpperLetter => {
                let first = word.bytes().next()?.to_ascii_lowercase();
                let index = u32::from(first.checked_sub(b'a').filter(|index| *index < 26)?);
                u32::try_from(word.len()).ok()?.checked_sub(1)?.checked_mul(26)?.checked_add(index + 1)?
            }
            Self::LowerRoman | Self::UpperRoman => read_roman(word)?,
        };
        // Word counts to 32,767.
        ((1..=32_767).contains(&number) && self.print(number) == word).then_some(number)
    }
}

/// One level of a list: what stands around the number, and how it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What stands before the number.
    pub(super) before: String,
    /// How it counts.
    pub(super) format: Format,
    /// What stands after.
    pub(super) after: String,
}

impl Pattern {
    /// The number in a label, if this pattern would print exactly that label.
    pub(super) fn read(&self, label: &str) -> Option<u32> {
        let word = label.strip_prefix(self.before.as_str())?.strip_suffix(self.after.as_str())?;
        self.format.read(word)
    }

    /// The label of a number.
    #[cfg(test)]
    fn print(&self, number: u32) -> String {
        format!("{}{}{}", self.before, self.format.print(number), self.after)
    }
}

/// The most letters that a list level may have around its number.
const LONGEST: usize = 120;

/// Every pattern that would print this label for some number, the likeliest first.
///
/// A code numbered `.010`, `.020` counts 01, 02 before a 0 that stands still, which is how Word can count by tens.
pub(super) fn readings(label: &str) -> Vec<Pattern> {
    let mut found = Vec::new();
    // A percent sign would begin the place of a number.
    if label.contains('%') || label.len() > LONGEST {
        return found;
    }
    let mut end = label.len();
    while let Some(last) = label[..end].rfind(char::is_alphanumeric) {
        let until = last + label[last..].chars().next().map_or(1, char::len_utf8);
        let start = label[..until].rfind(|c: char| !c.is_alphanumeric());
        let start = start.map_or(0, |at| at + label[at..].chars().next().map_or(1, char::len_utf8));
        let word = &label[start..until];
        if word.is_ascii() {
            push_readings(&mut found, &label[..start], word, &label[until..]);
        }
        end = start;
    }
    found
}

fn push_readings(found: &mut Vec<Pattern>, before: &str, word: &str, after: &str) {
    let mut push = |before: &str, format: Format, word: &str, after: &str| {
        if format.read(word).is_some() {
            found.push(Pattern { before: before.to_owned(), format, after: after.to_owned() });
        }
    };
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        if let Some(tens) = word.strip_suffix('0') {
            let after = format!("0{after}");
            for format in [Format::DecimalZero, Format::Decimal] {
                push(before, format, tens, &after);
            }
        }
        let figures = word.trim_start_matches('0');
        let zeros = &word[..word.len() - figures.len()];
        push(&format!("{before}{zeros}"), Format::Decimal, figures, after);
        if !zeros.is_empty() {
            push(&format!("{before}{}", &zeros[1..]), Format::DecimalZero, &word[zeros.len() - 1..], after);
        }
        return;
    }
    let (letter, roman) = match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => (Format::LowerLetter, Format::LowerRoman),
        false => (Format::UpperLetter, Format::UpperRoman),
    };
    // The first of a series is i or I only where it counts in Roman figures.
    let order = if word.eq_ignore_ascii_case("i") { [roman, letter] } else { [letter, roman] };
    order.into_iter().for_each(|format| push(before, format, word, after));
}

/// The pattern that prints a whole series best: the labels in the order of the text, each with whether it is the
/// first of its list.
pub(super) fn learn(series: &[(&str, bool)]) -> Option<Pattern> {
    let mut best: Option<(usize, Pattern)> = None;
    // Where the first label differs from the others, a later one tells.
    for (label, _) in series.iter().take(3) {
        for pattern in readings(label) {
            let score = score(&pattern, series);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, pattern));
            }
        }
    }
    best.map(|(_, pattern)| pattern)
}

/// How many labels a pattern prints, and how many of them by counting on by one.
fn score(pattern: &Pattern, series: &[(&str, bool)]) -> usize {
    let mut last = 0;
    let mut score = 0;
    for (label, first) in series {
        let Some(number) = pattern.read(label) else { continue };
        score += if number == last + 1 || (*first && number == 1) { 2 } else { 1 };
        last = number;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(labels: &[&str]) -> Vec<String> {
        let series: Vec<(&str, bool)> =
            labels.iter().enumerate().map(|(at, label)| (*label, at == 0)).collect();
        let pattern = learn(&series).expect("a pattern");
        let numbers = labels.iter().filter_map(|label| pattern.read(label));
        numbers.map(|number| pattern.print(number)).collect()
    }

    #[test]
    fn every_style_of_the_data_is_counted_on() {
        for labels in [
            vec!["SECTION 1.", "SECTION 2.", "SECTION 10."],
            vec!["Section I:", "Section II:", "Section IX:"],
            vec!["9.67.010", "9.67.020", "9.67.090", "9.67.100", "9.67.110"],
            vec!["[chapter number].010", "[chapter number].020"],
            vec!["§ 14-301", "§ 14-302"],
            vec!["(a)", "(b)", "(i)", "(z)", "(aa)"],
            vec!["(i)", "(ii)", "(v)", "(c)"].into_iter().take(3).collect(),
            vec!["(.1)", "(.2)"],
            vec!["A.", "B."],
            vec!["i.", "ii."],
        ] {
            assert_eq!(learned(&labels), labels);
        }
    }

    #[test]
    fn counting_by_tens_is_counting_by_one_before_a_zero() {
        let pattern = learn(&[("9.67.010", true), ("9.67.020", false)]).expect("a pattern");
        assert_eq!((pattern.format, pattern.after.as_str()), (Format::DecimalZero, "0"));
        assert_eq!(pattern.print(10), "9.67.100");
    }

    #[test]
    fn labels_that_word_cannot_count_have_no_reading() {
        for label in ["", "first", "(½)", "100%", "*", "(0)"] {
            assert!(readings(label).is_empty(), "{label}: {:?}", readings(label));
        }
    }
}
