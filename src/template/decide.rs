//! Decisions: what a place's file and the command line chose, checked against what a document lets them choose.
//!
//! In: the options of a document and the decisions of a jurisdiction. Out: one decision for every option, or every
//! fault at once, with a caret under the one that cannot be. It must not render.

use super::context::Decision;
use super::front_matter::{Choice, DocumentHead};
use crate::diagnostic::{Diagnostic, Outcome, finish, nearest};
use crate::jurisdiction::stack::Jurisdiction;
use crate::jurisdiction::value::Value;
use crate::source::Origin;
use std::collections::BTreeMap;

/// One decision for every option of a document: the jurisdiction's where it has one, the default elsewhere.
///
/// # Errors
/// An option that the document does not have, or a decision that the option does not allow.
pub fn decide(head: &DocumentHead, jurisdiction: &Jurisdiction) -> Outcome<BTreeMap<String, Decision>> {
    let mut decisions: BTreeMap<String, Decision> = head
        .options
        .iter()
        .map(|(name, choice)| (name.clone(), Decision { value: default(choice), origin: None }))
        .collect();
    let mut faults = Vec::new();
    let mut made = BTreeMap::new();
    // Of two that decide on one option, the first used has it.
    for used in head.uses.iter().rev() {
        let theirs = jurisdiction.options(used).into_iter();
        made.extend(theirs.filter(|(name, _)| head.options.contains_key(*name)));
    }
    made.extend(jurisdiction.options(&head.document));
    for (name, (course, option)) in made {
        let at_name = Origin { file: course.file, span: option.name_span };
        let at_value = Origin { file: course.file, span: option.span };
        match head.options.get(name) {
            None => faults.push(unknown(head, name, at_name)),
            Some(choice) => match refuse(choice, &option.value) {
                Some(why) => faults.push(
                    Diagnostic::error(format!("option `{name}` must be {why}"))
                        .rule("option-out-of-range")
                        .at(at_value, "this is not")
                        .help(suggestion(choice, &option.value))
                        .help(choice.help().to_owned()),
                ),
                None => {
                    let decision = Decision { value: option.value.clone(), origin: Some(at_value) };
                    decisions.insert(name.to_owned(), decision);
                }
            },
        }
    }
    finish(decisions, faults)
}

fn unknown(head: &DocumentHead, name: &str, origin: Origin) -> Diagnostic {
    let names = head.options.keys().map(String::as_str);
    let fault = Diagnostic::error(format!("the document `{}` has no option `{name}`", head.document))
        .rule("unknown-option")
        .at(origin, "not an option");
    match nearest(name, names, 1).first() {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("`draft list options --document {}` shows them all", head.document)),
    }
}

fn default(choice: &Choice) -> Value {
    match choice {
        Choice::Choice { default, .. } | Choice::Day { default, .. } | Choice::Text { default, .. } => {
            Value::Text(default.clone())
        }
        Choice::Integer { default, .. } => Value::Integer(*default),
        Choice::Boolean { default, .. } => Value::Boolean(*default),
    }
}

/// Why a decision cannot be, or nothing when it can.
fn refuse(choice: &Choice, value: &Value) -> Option<String> {
    match (choice, value) {
        (Choice::Choice { choices, .. }, Value::Text(word)) if choices.contains(word) => None,
        (Choice::Integer { min, max, .. }, Value::Integer(number)) if (min..=max).contains(&number) => None,
        (Choice::Boolean { .. }, Value::Boolean(_)) | (Choice::Text { .. }, Value::Text(_)) => None,
        (Choice::Day { .. }, Value::Text(words)) if is_day(words) => None,
        (Choice::Day { .. }, _) => Some("a day of the year, such as March 1".into()),
        (Choice::Choice { .. }, _) => Some("one of its choices".into()),
        (Choice::Integer { min, max, unit, .. }, _) => {
            Some(format!("a whole number of {unit} from {min} to {max}"))
        }
        (Choice::Boolean { .. }, _) => Some("true or false".into()),
        (Choice::Text { .. }, _) => Some("text in quotes".into()),
    }
}

/// Whether words name a day that every year has, as `March 1` does.
fn is_day(words: &str) -> bool {
    // A year that is no leap year refuses February 29; and the words are printed as they stand, so `march 01` is none.
    jiff::fmt::strtime::parse("%B %d %Y", format!("{words} 2025"))
        .and_then(|parsed| parsed.to_date())
        .is_ok_and(|day| day.strftime("%B %-d").to_string() == words)
}

/// The choice nearest to what was decided, or all of them.
fn suggestion(choice: &Choice, value: &Value) -> String {
    if let (Choice::Choice { choices, .. }, Value::Text(_) | Value::Integer(_)) = (choice, value) {
        let typed = match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(words) => words.to_lowercase(),
            _ => String::new(),
        };
        let digits = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>();
        let same = choices.iter().find(|one| !digits(one).is_empty() && digits(one) == digits(&typed));
        let near =
            nearest(&typed, choices.iter().map(String::as_str), 1).first().map(|near| (*near).to_owned());
        if let Some(near) = same.cloned().or(near) {
            return format!("did you mean `{near}`? choices: {}", choice.range_words());
        }
    }
    format!("choices: {}", choice.range_words())
}
