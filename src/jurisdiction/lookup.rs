//! From what a person typed to the one government that is meant, or to a complaint that says how to name it.
//!
//! In: a [`Query`], which is what the flags `--city`, `--state`, `--county`, `--kind` and `--geoid` hold. Out: a
//! [`Found`], or a diagnostic whose help can be pasted. It must not know what the government is wanted for, and it
//! never breaks a tie by population.

mod complaint;
mod flags;
mod typed;

use super::place::{self, Level, Place, State, fold};
use crate::diagnostic::Diagnostic;
pub use flags::flags;
use typed::{KindWord, Reading};

/// The longest name that is looked up, in characters; the longest in the table has 60 or so.
const LONGEST: usize = 120;

/// What names a government on the command line; everything but the city may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The name, with or without state, county and kind: `Oakland, CA`, `oakland-ca`, `City of Oakland, California`.
    pub city: String,
    /// The state's name or two letters.
    pub state: Option<String>,
    /// The county, with or without the word `County`.
    pub county: Option<String>,
    /// The kind of government, one of [`super::schema::KINDS`].
    pub kind: Option<String>,
    /// The Census identifier, which decides alone.
    pub geoid: Option<String>,
}

/// The government that was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The government.
    pub place: Place,
    /// What the reader should know: that others bear the name, or that the name alone is a county's.
    pub notice: Option<Diagnostic>,
}

/// Finds the government that is meant.
///
/// A name in one state goes to its one incorporated place before townships and counties of that name, and to its one
/// township before counties, with a notice. Every other tie is the reader's to break.
///
/// # Errors
/// A diagnostic when no government or more than one fits, or when a word for a state, county or kind is unknown.
pub fn find(query: &Query) -> Result<Found, Diagnostic> {
    let city = query.city.trim();
    if city.chars().count() > LONGEST {
        return Err(Diagnostic::error("no local government has a name this long").help("name one place"));
    }
    let digits = !city.is_empty() && city.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(geoid) = query.geoid.as_deref().map(str::trim).or(Some(city).filter(|_| digits)) {
        let place = place::by_geoid(geoid).ok_or_else(|| complaint::geoid(geoid))?;
        if digits && city != geoid {
            return Err(other_flags(&place));
        }
        return check_geoid(query, digits, place);
    }
    let asked = asked(query, typed::readings(city))?;
    match decide(&asked) {
        Decision::One { place, others, bare } => {
            let notice = complaint::notice(city, &place, &others, bare);
            Ok(Found { place, notice })
        }
        Decision::Many(places) => Err(complaint::ambiguous(city, places, &asked)),
        Decision::None => Err(complaint::unknown(city, &asked)),
    }
}

/// The place of a geoid, if the other flags are of it too.
fn check_geoid(query: &Query, digits: bool, place: Place) -> Result<Found, Diagnostic> {
    let named =
        Query { geoid: None, city: if digits { String::new() } else { query.city.clone() }, ..query.clone() };
    let words = [&named.state, &named.county, &named.kind];
    let agrees = if named.city.trim().is_empty() {
        words.iter().all(|word| word.is_none()) || within(&named)?.contains(&place)
    } else {
        let readings = typed::readings(named.city.trim());
        let asked = asked(&named, readings)?;
        asked
            .readings
            .iter()
            .filter_map(|reading| hits(reading, &asked))
            .any(|(places, _)| places.contains(&place))
    };
    if agrees {
        return Ok(Found { place, notice: None });
    }
    Err(other_flags(&place))
}

fn other_flags(place: &Place) -> Diagnostic {
    let fault = format!("the geoid {} is that of {}, and the other flags are not", place.geoid, place.style);
    Diagnostic::error(fault).help(format!("leave --geoid out, or keep it alone: --geoid {}", place.geoid))
}

/// A query with its words understood.
fn asked(query: &Query, readings: Vec<Reading>) -> Result<Asked, Diagnostic> {
    Ok(Asked {
        readings,
        state: query.state.as_deref().map(state).transpose()?,
        county: query.county.as_deref().map(fold::fold),
        kind: query.kind.as_deref().map(kind).transpose()?,
    })
}

/// Every government that the narrowing flags admit, in the order of the table; the city and geoid are not looked at.
///
/// # Errors
/// A diagnostic when a word for a state or kind is unknown.
pub fn within(query: &Query) -> Result<Vec<Place>, Diagnostic> {
    let state = query.state.as_deref().map(state).transpose()?;
    let kind = query.kind.as_deref().map(kind).transpose()?;
    let county = query.county.as_deref().map(fold::fold);
    let mut places: Vec<Place> = place::all().collect();
    places.retain(|place| state.is_none_or(|state| state.postal == place.state));
    places.retain(|place| county.iter().all(|county| is_in(place, county)));
    Ok(match kind {
        Some(kind) => kind.pick(places),
        None => places,
    })
}

/// The state that a person names, as after `--state`.
///
/// # Errors
/// A word that names none, with the nearest that does.
pub fn state(typed: &str) -> Result<&'static State, Diagnostic> {
    State::named(typed).ok_or_else(|| complaint::state(typed, "--state"))
}

fn kind(typed: &str) -> Result<&'static KindWord, Diagnostic> {
    typed::kind(&fold::words(typed).join(" ")).ok_or_else(|| complaint::kind(typed))
}

/// A query whose words are understood.
struct Asked {
    readings: Vec<Reading>,
    state: Option<&'static State>,
    county: Option<String>,
    kind: Option<&'static KindWord>,
}

enum Decision {
    One {
        place: Place,
        /// Governments of other classes that the name fits too.
        others: Vec<Place>,
        /// Whether only the name was given, without a word for the kind.
        bare: bool,
    },
    Many(Vec<Place>),
    None,
}

fn decide(asked: &Asked) -> Decision {
    let Some((mut places, bare)) = asked.readings.iter().find_map(|reading| hits(reading, asked)) else {
        return Decision::None;
    };
    if places.iter().any(|place| place.state != places[0].state) {
        return Decision::Many(places);
    }
    places.sort_by_key(|place| place.level);
    let first = places[0].level;
    if places.iter().filter(|place| place.level == first).count() > 1 {
        return Decision::Many(places);
    }
    let others = places.split_off(1);
    places.pop().map_or(Decision::None, |place| Decision::One { place, others, bare })
}

/// The governments that one reading of the text fits, by geoid and without doubles, and whether by name alone.
fn hits(reading: &Reading, asked: &Asked) -> Option<(Vec<Place>, bool)> {
    if let (Some(read), Some(asked)) = (reading.state, asked.state)
        && read != asked
    {
        return None;
    }
    let state = reading.state.or(asked.state);
    let called = |name: &str, loose: bool| {
        let mut places = place::named_in(name, state);
        places.retain(|place| loose || place.is_called(name));
        places.retain(|place| reading.county.iter().chain(&asked.county).all(|county| is_in(place, county)));
        places
    };
    // `Bridgeport town` is another name of the City of Bridgeport: a kind beside a name is tried as part of it.
    let of_kind = |name: &str, kind: &KindWord| {
        let mut places = kind.pick(called(name, reading.loose));
        for word in kind.words() {
            places.extend(called(&format!("{name} {word}"), false));
        }
        places
    };
    let name = fold::join(&reading.name);
    let mut places = match asked.kind {
        Some(kind) => of_kind(&name, kind),
        None => called(&name, reading.loose),
    };
    let bare = asked.kind.is_none() && !places.is_empty();
    // `Boise, ID` is Boise City rather than Boise County: people leave `City` off a name that has it.
    if asked.kind.is_none() && places.iter().all(|place| place.level == Level::County) {
        places.extend(
            called(&format!("{name} city"), false).into_iter().filter(|place| place.level == Level::Place),
        );
    }
    // `Iowa City` is itself; `Peoria City` is a township's name, and the city's with its kind.
    let place = places.iter().any(|place| place.level == Level::Place);
    for (rest, kind) in typed::without_kind(&reading.name) {
        if kind.firm || !place {
            let more = of_kind(&fold::join(rest), kind);
            places.extend(match asked.kind {
                Some(kind) => kind.pick(more),
                None => more,
            });
        }
    }
    places.sort_by_key(|place| place.geoid);
    places.dedup_by_key(|place| place.geoid);
    (!places.is_empty()).then_some((places, bare))
}

/// Whether a government lies in a county, given by its folded name with or without the kind's word.
fn is_in(place: &Place, county: &str) -> bool {
    let sought = fold::key(county);
    let same = |full: &str| {
        let full = fold::key(&fold::fold(full));
        let rest = full.strip_prefix(sought.as_str());
        rest.is_some_and(|rest| {
            rest.is_empty() || typed::COUNTY_WORDS.iter().any(|word| fold::key(word) == rest)
        })
    };
    place.county.is_some_and(same) || place.aliases().any(|alias| fold::fold(alias) == county)
}
