//! `contradictory-values`.

use crate::jurisdiction::place::Place;
use crate::jurisdiction::value::Value;
use crate::lint::look::{LayerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::text::words;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// Values that cannot both be so: a sentence on effect that counts other days than `effective_days`; an independent sheriff with a
    /// head of police who is none; a police department of its own where the file says there is none; more votes than seats; a
    /// resolution that calls itself an ordinance; a mayor who manages a council-manager city.
    ///
    /// ## Why it matters
    ///
    /// The paper prints one of the two, or one here and the other there. Which one is wrong only the law of the place tells.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [ordinance]
    /// effective_days = 30
    /// effective_clause = "This ordinance takes effect on the tenth day after its passage."
    /// ```
    ///
    /// ## Instead
    ///
    /// Look the law up, and correct the one that is wrong.
    ContradictoryValues = "contradictory-values", Family::Data, Level::Error
}

impl Rule for ContradictoryValues {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for (path, clause) in &look.layer.values {
            let Some(prefix) = path.strip_suffix("ordinance.effective_clause") else { continue };
            let sibling = look.layer.values.get(&format!("{prefix}ordinance.effective_days"));
            let (Some(sibling), Some(text)) = (sibling, clause.text()) else { continue };
            let Value::Integer(days) = sibling.value else { continue };
            let counted = days_in(text);
            if !counted.is_empty() && !counted.contains(&days) {
                let message = format!("`effective_days` is {days}, and the sentence on effect counts {}", counted[0]);
                let finding = Finding::new(self, message)
                    .at(look.origin(sibling.span), "these days")
                    .at(look.origin(clause.span), "and this sentence")
                    .help("look the law up, and correct the one that is wrong");
                findings.push(finding);
            }
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut report = |message: String, (key, label): (&str, &str), other: (&str, &str), help: &str| {
            let finding = Finding::new(self, message)
                .at_some(paper.origin_of(key), label)
                .at_some(paper.origin_of(other.0), other.1)
                .in_paper(paper)
                .help(help);
            findings.push(finding);
        };
        let filled = |key: &str| paper.jurisdiction.filled(key, paper.text(key));
        let head = filled("government.police_head");
        let independent = paper.jurisdiction.boolean("government.sheriff_independent") == Some(true);
        if independent && !head.is_empty() && !head.contains("Sheriff") {
            report(
                format!("policing is in the hands of an independent sheriff, and its head is the {head}"),
                ("government.police_head", "the head of the police"),
                ("government.sheriff_independent", "an elected sheriff"),
                "set `sheriff_independent = false` where the body commands the police, or name the sheriff",
            );
        }
        let police = filled("government.police");
        let none = paper.jurisdiction.boolean("government.own_police") == Some(false);
        if none && is_own(&police, paper.place) {
            report(
                format!("there is no police department of its own, and the police are the {police}"),
                ("government.police", "a department of its own"),
                ("government.own_police", "none of its own"),
                "set `own_police = true`, or name the department that polices the place by contract",
            );
        }
        if let (Some(votes), Some(seats)) =
            (votes_in(paper.text("government.passage")), paper.jurisdiction.integer("government.seats"))
            && votes > seats
        {
            report(
                format!("it takes {votes} votes to pass, and the body has {seats} seats"),
                ("government.passage", "more votes"),
                ("government.seats", "than seats"),
                "look both up in the charter or the rules of the body",
            );
        }
        if let Some(instrument) = other_paper(&filled("ordinance.instrument"), paper.text("ordinance.form")) {
            report(
                format!("the paper has the form of a resolution, and calls itself {instrument}"),
                ("ordinance.instrument", "its name"),
                ("ordinance.form", "its form"),
                "set both to the paper that this body passes",
            );
        }
        let manager = filled("government.manager");
        if paper.text("government.form") == "council-manager" && manager.contains("Mayor") {
            report(
                "a council with a manager is said to leave the departments to the mayor".to_owned(),
                ("government.manager", "the mayor"),
                ("government.form", "a manager"),
                "name the manager, or correct the form of government",
            );
        }
    }
}

/// Whether a department bears the name of the place and of nothing else; a joint one may bear it among others.
fn is_own(police: &str, place: &Place) -> bool {
    [place.name, &place.style].iter().any(|name| {
        let rest = police.strip_prefix(name).map(str::trim_start);
        rest.is_some_and(|rest| rest == "Police" || rest == "Police Department")
    })
}

/// The name of a paper that makes law, with its article, where its form makes none. The other way round it may be right:
/// counties of Kansas make law by resolutions.
fn other_paper(instrument: &str, form: &str) -> Option<String> {
    let name = instrument.to_lowercase();
    let makes_law = matches!(name.as_str(), "ordinance" | "local law" | "by-law" | "bylaw");
    let article = if name.starts_with('o') { "an" } else { "a" };
    (form == "resolution" && makes_law).then(|| format!("{article} {name}"))
}

/// The numbers of days that a sentence counts: `30 days`, `the seventh day after`, `thirty (30) calendar days`.
fn days_in(text: &str) -> Vec<i64> {
    let all: Vec<&str> = words(text).map(|(_, word)| word).collect();
    let day = |word: &str| matches!(word.to_lowercase().as_str(), "day" | "days" | "days’");
    let places = all.iter().enumerate().filter(|(_, word)| day(word)).map(|(index, _)| index);
    // `The first day of the month` counts nothing.
    let counting = places.filter(|index| all.get(index + 1) != Some(&"of"));
    counting.filter_map(|index| number_before(all.get(..index)?)).collect()
}

/// The votes that a rule on passage counts: `five affirmative votes`.
fn votes_in(text: &str) -> Option<i64> {
    let all: Vec<&str> = words(text).map(|(_, word)| word).collect();
    let index = all.iter().position(|word| matches!(*word, "votes" | "vote"))?;
    number_before(all.get(..index)?)
}

/// The number at the end of some words; one word such as `calendar` or `affirmative` may stand behind it.
fn number_before(words: &[&str]) -> Option<i64> {
    let last = words.last().filter(|last| number(last).is_some());
    let words = if last.is_some() { words } else { words.get(..words.len().checked_sub(1)?)? };
    if let Some(figures) = words.last().and_then(|last| last.trim_end_matches(['s', 't', 'h', 'n', 'd', 'r']).parse().ok()) {
        return Some(figures);
    }
    let start = words.iter().rposition(|word| number(word).is_none()).map_or(0, |index| index + 1);
    let found: Vec<i64> = words.get(start..)?.iter().filter_map(|word| number(word)).collect();
    let sum = found.iter().fold(0, |sum, one| if *one == 100 { sum.max(1) * 100 } else { sum + one });
    (!found.is_empty()).then_some(sum)
}

/// A number in figures or words, cardinal or ordinal, up to a hundred.
fn number(word: &str) -> Option<i64> {
    const ONES: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const ORDINALS: [&str; 20] = [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth",
    ];
    const TENS: [&str; 10] =
        ["", "ten", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
    let word = word.to_lowercase();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok();
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (number(tens)?, number(ones)?);
        return (tens >= 20 && ones < 10).then_some(tens + ones);
    }
    if matches!(word.as_str(), "hundred" | "hundredth") {
        return Some(100);
    }
    let among = |list: &[&str], word: &str| list.iter().position(|one| *one == word);
    let small = among(&ONES, &word).or_else(|| among(&ORDINALS, &word));
    let tens = || {
        let stem = word.strip_suffix("ieth").or_else(|| word.strip_suffix('y'))?;
        among(&TENS, stem).map(|index| index * 10)
    };
    small.or_else(tens).and_then(|number| i64::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_figures_and_words() {
        for (text, days) in [
            ("It takes effect 30 days after passage.", &[30][..]),
            ("on the seventh day after final adoption", &[7]),
            ("thirty (30) calendar days after", &[30]),
            ("forty-five days after; in an emergency ten days", &[45, 10]),
            ("one hundred eighty days", &[180]),
            ("the 20th day", &[20]),
            ("on the twentieth day following", &[20]),
            ("on the first day of July", &[]),
            ("immediately upon passage", &[]),
            ("several days after", &[]),
        ] {
            assert_eq!(days_in(text), days, "{text}");
        }
    }

    #[test]
    fn votes_are_counted() {
        assert_eq!(votes_in("five affirmative votes"), Some(5));
        assert_eq!(votes_in("a majority of the members"), None);
    }

    #[test]
    fn a_resolution_is_no_ordinance() {
        assert!(other_paper("ordinance", "resolution").is_some());
        assert!(other_paper("order", "resolution").is_none());
        assert!(other_paper("resolution", "uncodified").is_none());
    }
}
