//! `numbering-gap`.

use crate::instrument::SectionKind;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Numbers that skip one: an enumeration inside a sentence that goes from (1) to (3), or sections of the paper that
    /// do not begin with the first number or do not follow on each other.
    ///
    /// ## Why it matters
    ///
    /// A missing number reads as a missing rule. A reader asks what was struck, and a codifier sends the paper back.
    ///
    /// ## Example
    ///
    /// > the report must state (1) the company, (2) the program, and (4) the cost
    ///
    /// ## Instead
    ///
    /// > the report must state (1) the company, (2) the program, and (3) the cost
    NumberingGap = "numbering-gap", Family::Structure, Level::Warning
}

impl Rule for NumberingGap {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.text_passages() {
            for (range, expected) in gaps(&passage.words) {
                let found = passage.words.get(range.clone()).unwrap_or_default();
                let finding = Finding::new(self, format!("“{found}” stands where ({expected}) would follow"))
                    .in_words(paper, passage, range)
                    .help("number what is there in order, or restore what is missing");
                findings.push(finding);
            }
        }
        if let Some((number, expected)) = skipped(paper) {
            let message = format!("the sections of the paper skip a number: {number} stands where {expected} would");
            let finding = Finding::new(self, message)
                .in_paper(paper)
                .at_some(paper.origin_of("numbering.section"), "they are numbered after this")
                .help("show the first number, and the second only where it looks different: `Section 1. § 2.`");
            findings.push(finding);
        }
    }
}

/// The first section of the paper whose number does not follow, and the number that would. Numbers by fives, tens or
/// hundreds leave room on purpose.
fn skipped(paper: &PaperLook<'_>) -> Option<(u32, u32)> {
    let bills = paper.sections().into_iter().filter(|section| section.kind == SectionKind::Bill);
    let numbers: Vec<u32> = bills
        .filter_map(|section| {
            let label = &section.number.as_ref()?.label;
            label.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
        })
        .collect();
    let (first, second) = (*numbers.first()?, *numbers.get(1)?);
    let step = second.checked_sub(first)?;
    if (2..10).contains(&first) && first != 5 {
        return Some((first, 1));
    }
    (step > 1 && step % 5 != 0).then_some((second, first + 1))
}

/// The labels of enumerations inside words that skip at least one, each with the label that was due.
fn gaps(words: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut series: Option<(Kind, u32)> = None;
    for (at, _) in words.match_indices('(') {
        let Some((label, range)) = label(words, at) else { continue };
        let first = [Kind::Figure, Kind::Roman, Kind::Letter, Kind::Capital].into_iter().find(|kind| kind.print(1) == label);
        series = match (series, first) {
            (_, Some(kind)) => Some((kind, 1)),
            (Some((kind, last)), None) => match (last + 1..last + 5).find(|number| kind.print(*number) == label) {
                Some(number) => {
                    if number > last + 1 {
                        found.push((range, kind.print(last + 1)));
                    }
                    Some((kind, number))
                }
                None => Some((kind, last)),
            },
            (None, None) => None,
        };
    }
    found
}

/// A bracketed label that begins an item, and does not belong to a citation before it.
fn label(words: &str, at: usize) -> Option<(&str, Range<usize>)> {
    const CITING: [&str; 12] = [
        "subsection", "subsections", "subdivision", "subdivisions", "paragraph", "paragraphs", "subparagraph", "clause",
        "clauses", "item", "items", "section",
    ];
    let before = words.get(..at)?;
    if !before.is_empty() && !before.ends_with(' ') {
        return None;
    }
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let cites = CITING.contains(&last.to_ascii_lowercase().as_str()) || last.ends_with(|c: char| c.is_ascii_digit() || c == ')');
    let rest = words.get(at + 1..)?;
    let end = rest.find(')').filter(|end| *end <= 4)?;
    let label = rest.get(..end)?;
    let follows = rest.get(end + 1..).is_some_and(|after| after.starts_with(' '));
    let plain = !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric());
    (plain && follows && !cites).then_some((label, at..at + end + 2))
}

/// How an enumeration counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Figure,
    Roman,
    Letter,
    Capital,
}

impl Kind {
    fn print(self, number: u32) -> String {
        const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let letter = |first: u8| u8::try_from(index).ok().filter(|index| *index < 26).map(|index| char::from(first + index));
        match self {
            Self::Figure => number.to_string(),
            Self::Roman => ROMAN.get(index).copied().unwrap_or_default().to_owned(),
            Self::Letter => letter(b'a').map(String::from).unwrap_or_default(),
            Self::Capital => letter(b'A').map(String::from).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_found_in_each_kind_of_number() {
        let due = |words: &str| gaps(words).into_iter().map(|(_, due)| due).collect::<Vec<_>>();
        assert_eq!(due("state (1) the company, (2) the program, and (4) the cost"), ["3"]);
        assert_eq!(due("if (a) it rains or (c) it snows"), ["b"]);
        assert_eq!(due("(i) one, (ii) two, (iv) four"), ["iii"]);
        assert_eq!(due("(1) one; (2) two (a code); (3) three"), [""; 0]);
        assert_eq!(due("under subsection (a) or Section 3 (c) of the Act, and (c) as well"), [""; 0]);
        assert_eq!(due("forty-five (45) days and one (1) year after (3) more"), ["2"]);
    }
}
