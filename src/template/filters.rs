//! Filters for legal prose: lists in words, articles, capitals, plurals.
//!
//! In: values as templates see them, marks and all. Out: words. They must not know which template uses them.

use super::escape::unmarked;
use crate::instrument::mark;
use tera::{Kwargs, State, Tera, Value};

/// Adds the filters and the test `supplied`.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("list_and", |items: Vec<String>, _: Kwargs, _: &State| join(&items, "and"));
    tera.register_filter("list_or", |items: Vec<String>, _: Kwargs, _: &State| join(&items, "or"));
    tera.register_filter("a_or_an", |words: &str, _: Kwargs, _: &State| article(words));
    tera.register_filter("upper_first", |words: &str, _: Kwargs, _: &State| upper_first(words));
    tera.register_filter("the", |words: &str, _: Kwargs, _: &State| the(words));
    tera.register_filter("of_state", |words: &str, _: Kwargs, _: &State| of_state(words));
    tera.register_test("supplied", |value: &Value, _: Kwargs, _: &State| supplied(value));
}

/// Whether somebody supplied a value: it is there, it is not empty, and it is not a blank.
fn supplied(value: &Value) -> bool {
    if value.is_none() || value.is_undefined() {
        return false;
    }
    match (value.as_str(), value.as_array()) {
        (Some(words), _) => !words.is_empty() && !is_one_blank(words),
        (_, Some(items)) => !items.is_empty(),
        _ => true,
    }
}

/// Whether words are a blank and nothing else; a value that only begins with one is there all the same.
fn is_one_blank(words: &str) -> bool {
    words.starts_with(mark::BLANK) && words.find(mark::END) == Some(words.len() - mark::END.len_utf8())
}

/// `a`, `a and b`, `a, b, and c`.
fn join(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} {word} {second}"),
        [init @ .., last] => format!("{}, {word} {last}", init.join(", ")),
    }
}

/// The words with `a` or `an` before them, by their first sound as far as spelling tells it.
fn article(words: &str) -> String {
    let bare = unmarked(words).to_lowercase();
    let vowel =
        bare.starts_with(['a', 'e', 'i', 'o', 'u']) && !bare.starts_with("uni") && !bare.starts_with("one");
    format!("{} {words}", if vowel { "an" } else { "a" })
}

/// The words with a capital first letter.
fn upper_first(words: &str) -> String {
    let mut done = false;
    words
        .chars()
        .flat_map(|character| {
            let capital = !done && character.is_alphabetic();
            done |= capital;
            let upper = capital.then(|| character.to_uppercase());
            let same = (!capital).then_some(character);
            upper.into_iter().flatten().chain(same)
        })
        .collect()
}

/// The words with `the` before them, unless they take no article: `the City of Oakland`, `Shelby County`, `Town Meeting`.
fn the(words: &str) -> String {
    let bare = unmarked(words);
    // `Shelby County`, but `the Metropolitan Government of Nashville and Davidson County`.
    let ends = [" County", " Parish", " Borough", " Plantation", " Township", " City"]
        .iter()
        .any(|ending| bare.ends_with(ending));
    let none = (ends && !bare.contains(" of ")) || bare == "Town Meeting";
    if none { words.to_owned() } else { format!("the {words}") }
}

/// The name of a state as it follows `of`: `California`, `the District of Columbia`.
fn of_state(words: &str) -> String {
    if unmarked(words).starts_with("District") { format!("the {words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_in_words() {
        let items = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(join(&items(&[]), "and"), "");
        assert_eq!(join(&items(&["a"]), "and"), "a");
        assert_eq!(join(&items(&["a", "b"]), "or"), "a or b");
        assert_eq!(join(&items(&["a", "b", "c"]), "and"), "a, b, and c");
    }

    #[test]
    fn articles_look_through_the_marks_of_a_value() {
        assert_eq!(article(&mark::value(3, "ordinance")), format!("an {}", mark::value(3, "ordinance")));
        assert_eq!(article("uniform law"), "a uniform law");
        assert_eq!(
            the(&mark::value(3, "City of Oakland")),
            format!("the {}", mark::value(3, "City of Oakland"))
        );
        assert_eq!(the("Shelby County"), "Shelby County");
        assert_eq!(the("Town Meeting"), "Town Meeting");
        let metro = "Metropolitan Government of Nashville and Davidson County";
        assert_eq!(the(metro), format!("the {metro}"));
    }

    #[test]
    fn only_the_district_takes_an_article() {
        assert_eq!(of_state(&mark::value(3, "Oregon")), mark::value(3, "Oregon"));
        assert_eq!(of_state("District of Columbia"), "the District of Columbia");
    }

    #[test]
    fn a_capital_goes_to_the_first_letter_behind_the_mark() {
        assert_eq!(upper_first(&mark::value(12, "title 14")), mark::value(12, "Title 14"));
    }

    #[test]
    fn a_blank_alone_is_not_supplied() {
        let blank = mark::blank(1, "clerk");
        assert!(!supplied(&Value::from(blank.as_str())));
        assert!(supplied(&Value::from(format!("{blank} of the town").as_str())));
        assert!(supplied(&Value::from(mark::value(1, "City Clerk").as_str())));
        assert!(!supplied(&Value::none()));
    }
}
