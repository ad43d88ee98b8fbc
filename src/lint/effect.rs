//! When a paper takes effect, as its own words say.
//!
//! In: the passages of a paper, or a sentence. Out: the passages that say it, and how many days they leave. It must not
//! know what the law asks.

use super::look::PaperLook;
use super::numeral;
use super::passage::{Passage, Role};

const PHRASES: [&str; 14] = [
    "takes effect",
    "take effect",
    "taking effect",
    "becomes effective",
    "become effective",
    "is effective",
    "be effective",
    "in force",
    "goes into effect",
    "go into effect",
    "comes into effect",
    "effective date of this",
    "full force",
    "be in effect",
];

/// How near the beginning of a sentence about the paper itself its effect is told; later it is that of something else.
const NEAR: usize = 45;

/// Words for what happens after adoption and may keep a paper waiting.
const LATER: [&str; 8] = ["publi", "approv", "sign", "fil", "record", "post", "law", "ratif"];

/// How long a paper waits after its adoption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// The days.
    pub days: i64,
    /// Whether they run from something that comes after adoption, such as publication.
    pub later: bool,
}

/// The passages that say when the paper takes effect.
pub fn passages<'p>(paper: &'p PaperLook<'_>) -> Vec<&'p Passage> {
    let headings = paper.passages.iter().filter(|passage| passage.role == Role::Heading);
    let about: Vec<&str> = headings
        .filter(|heading| is_about_effect(&heading.words))
        .map(|heading| heading.section.as_str())
        .collect();
    let says = |passage: &&Passage| {
        let text = matches!(passage.role, Role::Law | Role::Closing);
        let this = || passage.words.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case("this "));
        let announced = about.contains(&passage.section.as_str());
        text && (announced || this()) && phrase(&passage.words).is_some_and(|at| announced || at < NEAR)
    };
    paper.passages.iter().filter(says).collect()
}

/// Whether a heading announces the date of effect.
pub fn is_about_effect(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    heading.contains("effective") || heading.contains("effect") && heading.contains("tak")
}

/// Where words first say that something takes effect.
fn phrase(words: &str) -> Option<usize> {
    let words = words.to_ascii_lowercase();
    PHRASES.iter().filter_map(|phrase| words.find(phrase)).min()
}

/// How long words say that a paper waits; nothing where they do not say it in days.
pub fn wait(words: &str) -> Option<Wait> {
    let lower = words.to_lowercase();
    let later =
        LATER.iter().any(|word| lower.split(|c: char| !c.is_alphanumeric()).any(|one| one.starts_with(word)));
    let tokens: Vec<&str> = lower.split_whitespace().collect();
    let unit = |token: &str| match token.trim_matches(|c: char| !c.is_alphanumeric()) {
        "day" | "days" => Some(1),
        "month" | "months" => Some(30),
        _ => None,
    };
    for (at, token) in tokens.iter().enumerate() {
        let Some(unit) = unit(token) else { continue };
        let before = tokens.get(..at).unwrap_or_default().iter().rev().take(2);
        if let Some(number) = before.filter_map(|token| number(token)).next() {
            return Some(Wait { days: number * unit, later });
        }
    }
    let at_once = ["immediately", "at once", "on adoption", "upon adoption", "on passage", "upon passage"]
        .iter()
        .chain(&["on its adoption", "upon its adoption", "on its passage", "upon its passage"])
        .any(|phrase| lower.contains(phrase));
    at_once.then_some(Wait { days: 0, later })
}

/// A number in figures or words: `30`, `(30)`, `30th`, `thirtieth`; `next` is one.
fn number(token: &str) -> Option<i64> {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
    let figures = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let in_words = || numeral::named(bare).or_else(|| numeral::nth(bare)).map(i64::from);
    figures.parse().ok().or_else(in_words).or((bare == "next").then_some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_figures_and_words() {
        let days = |words: &str| wait(words).map(|wait| (wait.days, wait.later));
        assert_eq!(days("It takes effect 30 days after final passage."), Some((30, false)));
        assert_eq!(
            days("It takes effect forty-five (45) calendar days after it becomes law."),
            Some((45, true))
        );
        assert_eq!(days("on the ninety-first day after its passage"), Some((91, false)));
        assert_eq!(days("on the twentieth day after its publication"), Some((20, true)));
        assert_eq!(days("one month after its passage"), Some((30, false)));
        assert_eq!(days("takes effect upon its adoption"), Some((0, false)));
        assert_eq!(days("on the day that the charter provides"), None);
    }
}
