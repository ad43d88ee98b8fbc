//! What the user may want to know of a paper that was made; nothing here stops it.
//!
//! In: what rendering left out and what nobody has confirmed. Out: warnings.

use crate::diagnostic::Diagnostic;
use crate::jurisdiction::class;
use crate::jurisdiction::place::Place;
use crate::jurisdiction::stack::Jurisdiction;
use std::collections::BTreeSet;

/// A warning that a final text, `this text` or `this packet`, still has cautions in it.
pub fn unconfirmed(keys: &BTreeSet<String>, jurisdiction: &Jurisdiction, text: &str) -> Option<Diagnostic> {
    let values = match keys.len() {
        0 => return None,
        1 => format!("1 value in {text} is"),
        count => format!("{count} values in {text} are"),
    };
    let warning =
        Diagnostic::warning(format!("{values} not confirmed, and a caution beside each stays in it"));
    let origin = keys.first().filter(|_| keys.len() == 1).and_then(|key| jurisdiction.get(key));
    let warning = warning.at_some(origin.map(|held| held.origin()), "not confirmed");
    let listed = keys.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    Some(
        warning.help(listed).help(
            "confirm each, then name the source with `confidence = \"confirmed\"` in a file of your own",
        ),
    )
}

/// A warning that the state's law differs by class and that nothing says which class the place is of.
pub(super) fn class_to_pick(jurisdiction: &Jurisdiction, place: &Place) -> Option<Diagnostic> {
    let classes = jurisdiction.open_classes(place.kind);
    let warning = Diagnostic::warning(format!(
        "the law of {} differs by class of {}, and the class of this one is not on file",
        place.state_name(),
        place.kind
    ));
    let pick =
        |(name, class): &(&str, &class::Class)| format!("--set class={name} if it is: {}", class.about);
    Some(classes.iter().map(pick).fold(warning, Diagnostic::help)).filter(|_| !classes.is_empty())
}

/// A warning for each fact past its date, whose paragraph was left out.
pub(super) fn expired(ids: &[String]) -> Vec<Diagnostic> {
    let warn = |id: &String| {
        Diagnostic::warning(format!(
            "the fact `{id}` is past its date, and the paragraph that rests on it was left out"
        ))
        .help("check the fact again and renew its date in templates/facts.toml")
    };
    ids.iter().map(warn).collect()
}
