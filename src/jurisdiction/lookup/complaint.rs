//! What to say when a name fits no government, or several, or not quite the one that was taken.
//!
//! In: the text, the query as understood, and what it fits. Out: diagnostics whose help can be pasted. Only here is
//! the whole table gone through, to find what is near.

use super::{Asked, Reading, flags, is_in, typed};
use crate::diagnostic::{Diagnostic, nearest};
use crate::jurisdiction::place::{self, Level, Place, STATES, State, fold};
use crate::jurisdiction::schema::KINDS;
use std::collections::BTreeSet;

/// The most candidates that are listed whole; of more, only the places are.
const MOST: usize = 100;

/// The most governments of the same name that a notice lists.
const FEW: usize = 5;

const UNINCORPORATED: &str = "a place that is not incorporated has no government of its own: name its county";

/// A geoid that the table does not hold.
pub(super) fn geoid(typed: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("no government in the table has the geoid {}", quoted(typed)))
        .help("a place has 7 digits, a town or township 10, a county 5; leading zeros count");
    match place::by_geoid(&format!("0{typed}")) {
        Some(place) => diagnostic.help(format!("for {}: --geoid {}", in_full(&place), place.geoid)),
        None => diagnostic,
    }
}

/// A word for a state that no state has.
pub(super) fn state(typed: &str, place: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("{} in {place} is no state", quoted(typed)));
    let names = STATES.iter().flat_map(|state| [state.name, state.postal]);
    match nearest(typed, names, 1)[..] {
        [near] => diagnostic.help(format!("did you mean {}", quoted(near))),
        _ => diagnostic.help("give the state's name or its two letters, such as California or CA"),
    }
}

/// A word for a kind that is none.
pub(super) fn kind(typed: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("{} in --kind is no kind of government", quoted(typed)));
    let diagnostic = match nearest(typed, KINDS.iter().copied(), 1)[..] {
        [near] => diagnostic.help(format!("did you mean --kind {near}")),
        _ => diagnostic,
    };
    diagnostic.help(format!("the kinds are {}", KINDS.join(", ")))
}

/// What the reader should know of a choice that was made for them.
pub(super) fn notice(city: &str, place: &Place, others: &[Place], bare: bool) -> Option<Diagnostic> {
    let full = in_full(place);
    if !others.is_empty() {
        let verb = if others.len() == 1 { "has" } else { "have" };
        let message =
            format!("{} is read as {full}; {} there {verb} the same name", quoted(city), counted(others));
        let help = if others.len() > FEW {
            "to name another, add --kind or --county".to_owned()
        } else {
            pasted("to name another, give", others)
        };
        return Some(Diagnostic::note(message).help(help));
    }
    let own_name = fold::fold(city).starts_with(&fold::fold(place.name));
    let county = place.level == Level::County && ["county", "parish", "borough"].contains(&place.kind);
    (bare && own_name && county).then(|| {
        Diagnostic::note(format!(
            "{} is read as {full}; the table has no other government there by that name",
            quoted(city)
        ))
        .help("an unincorporated place is governed by its county; an incorporated one of this name is missing from the table")
    })
}

/// A name that fits several governments.
pub(super) fn ambiguous(city: &str, mut places: Vec<Place>, asked: &Asked) -> Diagnostic {
    places.sort_by(|a, b| {
        (a.level, a.state, a.name, a.county, a.geoid).cmp(&(b.level, b.state, b.name, b.county, b.geoid))
    });
    let states: BTreeSet<&str> = places.iter().map(|place| place.state).collect();
    let (message, narrow) = if states.len() > 1 {
        (format!("{} governments in {} states", places.len(), states.len()), "--state")
    } else {
        let state = places.first().map_or("", Place::state_name);
        let mixed = places.iter().any(|place| place.kind != places[0].kind);
        let narrow = match (mixed && asked.kind.is_none(), asked.county.is_none()) {
            (true, true) => "--kind or --county",
            (true, false) => "--kind",
            (false, true) => "--county",
            (false, false) => "--geoid",
        };
        (format!("{} in {state}", counted(&places)), narrow)
    };
    let all = places.len();
    if all > MOST {
        places.retain(|place| place.level == Level::Place);
    }
    let diagnostic = Diagnostic::error(format!("{} names {message}", quoted(city)));
    if places.is_empty() {
        return diagnostic.help(format!("narrow it with {narrow}"));
    }
    let diagnostic =
        diagnostic.help(pasted(&format!("narrow it with {narrow}, or paste one of these"), &places));
    match all - places.len() {
        0 => diagnostic,
        rest => diagnostic.help(format!(
            "{rest} townships and counties are left out of this list; {narrow} brings them in"
        )),
    }
}

/// A name that fits no government.
pub(super) fn unknown(city: &str, asked: &Asked) -> Diagnostic {
    if city.trim_start().trim_start_matches(',').trim_start().is_empty() || city.trim_start().starts_with(',')
    {
        return Diagnostic::error("no government is named").help("give one: --city \"Oakland, CA\"");
    }
    if let Some(diagnostic) = bad_state(city, asked).or_else(|| bad_county(asked)) {
        return diagnostic;
    }
    let state = state_of(asked);
    let sought = asked.kind.map_or("local government", |kind| kind.word);
    let place = asked.state.map_or(String::new(), |state| format!(" in {}", state.name));
    let county =
        asked.county.as_ref().map_or(String::new(), |county| format!(" with --county {}", quoted(county)));
    let diagnostic = Diagnostic::error(format!("no {sought}{place} is called {}{county}", quoted(city)));
    let relaxed = relaxed(asked, state);
    if !relaxed.is_empty() {
        let one = relaxed.iter().all(|place| place.state == relaxed[0].state);
        let here = one && state.is_none_or(|state| state.postal == relaxed[0].state);
        let whose = match (one, relaxed.len()) {
            (true, _) => format!("{} in {}", counted(&relaxed), relaxed[0].state_name()),
            (false, count) => format!("{count} governments elsewhere"),
        };
        let lead = format!("the name is that of {whose}");
        let lead = if relaxed.len() > 10 { format!("{lead}, among them") } else { lead };
        let diagnostic = diagnostic.help(pasted(&lead, &relaxed[..relaxed.len().min(10)]));
        return if here { diagnostic } else { diagnostic.help(UNINCORPORATED) };
    }
    let sure = asked
        .readings
        .iter()
        .find(|reading| reading.sure && (reading.state == state || asked.state.is_some()));
    let maybe = asked.readings.iter().find(|reading| !reading.sure && state.is_none());
    let diagnostic =
        sure.into_iter().fold(diagnostic, |diagnostic, reading| near(diagnostic, reading, state));
    let diagnostic =
        maybe.into_iter().fold(diagnostic, |diagnostic, reading| near(diagnostic, reading, reading.state));
    diagnostic.help(UNINCORPORATED)
}

/// `--state OR` beside `Oakland, CA`, or `Oakland, XX`.
fn bad_state(city: &str, asked: &Asked) -> Option<Diagnostic> {
    let read = asked.readings.iter().filter(|reading| reading.sure).find_map(|reading| reading.state);
    if let (Some(read), Some(asked)) = (read, asked.state) {
        let said = format!("{} is in {}, but --state says {}", quoted(city), read.name, asked.name);
        return (read != asked).then(|| Diagnostic::error(said).help("give one state"));
    }
    let (_, last) = city.rsplit_once(',')?;
    let county = asked.readings.iter().any(|reading| reading.county.is_some());
    (read.is_none() && asked.state.is_none() && !county).then(|| state(last.trim(), "--city"))
}

/// A county that no government lies in.
fn bad_county(asked: &Asked) -> Option<Diagnostic> {
    let county = asked
        .county
        .as_ref()
        .or_else(|| asked.readings.iter().find_map(|reading| reading.county.as_ref()))?;
    let state = state_of(asked);
    let here: Vec<Place> = in_state(state).collect();
    if here.iter().any(|place| is_in(place, county)) {
        return None;
    }
    let place = state.map_or(String::new(), |state| format!(" of {}", state.name));
    let names: BTreeSet<&str> = here.iter().filter_map(|place| place.county).collect();
    let near = nearest(county, names, 3);
    let diagnostic = Diagnostic::error(format!("no county{place} is called {}", quoted(county)));
    Some(if near.is_empty() {
        diagnostic
            .help("leave --county out, or give the name of a county there, such as Alameda in California")
    } else {
        diagnostic.help(format!("did you mean {}", either(&near)))
    })
}

/// The state that was surely meant.
fn state_of(asked: &Asked) -> Option<&'static State> {
    let sure = asked.readings.iter().filter(|reading| reading.sure);
    asked.state.or_else(|| sure.filter_map(|reading| reading.state).next())
}

fn in_state(state: Option<&'static State>) -> impl Iterator<Item = Place> {
    place::all().filter(move |place| state.is_none_or(|state| place.state == state.postal))
}

/// The governments that the name fits in the state when county and kind are left aside, or else in other states.
fn relaxed(asked: &Asked, state: Option<&'static State>) -> Vec<Place> {
    let mut found = Vec::new();
    'readings: for reading in &asked.readings {
        let rests = typed::without_kind(&reading.name).into_iter().map(|(rest, _)| rest);
        for name in std::iter::once(&reading.name[..]).chain(rests).map(fold::join) {
            let here = place::named_in(&name, state.or(reading.state));
            if !here.is_empty() {
                found = here;
                break 'readings;
            }
            if found.is_empty() && reading.sure {
                found = place::named_in(&name, None);
            }
        }
    }
    found.sort_by_key(|place| (place.level, place.geoid));
    found
}

/// Adds the nearest names: ready to paste in a known state, as words where the state is open.
fn near(diagnostic: Diagnostic, reading: &Reading, state: Option<&'static State>) -> Diagnostic {
    let without = typed::without_kind(&reading.name);
    let (words, kind) = without.first().map_or((&reading.name[..], None), |(rest, kind)| (*rest, Some(kind)));
    let fits = |place: &Place| kind.is_none_or(|kind| kind.means(place.kind));
    let places: Vec<Place> = in_state(state).filter(fits).collect();
    let names: BTreeSet<&str> = places.iter().map(|place| place.name).collect();
    let near = nearest(&words.join(" "), names, 5);
    match state {
        _ if near.is_empty() => diagnostic,
        None => diagnostic.help(format!("did you mean {}", either(&near))),
        Some(state) => {
            let called = near.iter().flat_map(|name| places.iter().filter(|place| place.name == *name));
            let called: Vec<Place> = called.take(10).cloned().collect();
            diagnostic.help(pasted(&format!("the nearest names in {} are those of", state.name), &called))
        }
    }
}

/// `"Oakland", "Oakley" or "Oak"`.
fn either(names: &[&str]) -> String {
    let mut quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    match quoted.pop() {
        Some(last) if !quoted.is_empty() => format!("{} or {last}", quoted.join(", ")),
        last => last.unwrap_or_default(),
    }
}

fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    format!("\"{plain}\"")
}

/// `City of Springfield, Missouri`.
fn in_full(place: &Place) -> String {
    format!("{}, {}", place.style, place.state_name())
}

fn pasted(lead: &str, places: &[Place]) -> String {
    let mut text = format!("{lead}:");
    for place in places {
        text.push('\n');
        text.push_str(&flags(place));
    }
    text
}

/// `9 townships`, `1 city, 2 townships and 1 county`.
fn counted(places: &[Place]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for kind in KINDS {
        let count = places.iter().filter(|place| place.kind == *kind).count();
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { kind.replace('-', " ") } else { plural(kind) }));
        }
    }
    match parts.pop() {
        Some(last) if !parts.is_empty() => format!("{} and {last}", parts.join(", ")),
        last => last.unwrap_or_default(),
    }
}

fn plural(kind: &str) -> String {
    match kind {
        "city-and-borough" => "cities and boroughs".to_owned(),
        "consolidated" => "consolidated governments".to_owned(),
        "parish" => "parishes".to_owned(),
        kind => match kind.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{}s", kind.replace('-', " ")),
        },
    }
}
