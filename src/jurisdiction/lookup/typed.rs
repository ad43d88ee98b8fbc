//! How a typed name may be read: where the state, the county and the kind stand in it.
//!
//! In: text. Out: readings, the likeliest first. It must not know which governments exist.

use crate::jurisdiction::place::{Place, State, fold};

/// One way to read what was typed.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// The words of the name, perhaps with the kind.
    pub(super) name: Vec<String>,
    /// The county, folded.
    pub(super) county: Option<String>,
    /// The state.
    pub(super) state: Option<&'static State>,
    /// Whether those words cannot be meant as part of the name: they stand after a comma, or are two letters.
    pub(super) sure: bool,
    /// Whether names may count that are the same only when spaces are left out.
    pub(super) loose: bool,
}

impl Reading {
    fn of(parts: &[&str]) -> Self {
        Self { name: fold::words(&parts.join(" ")), county: None, state: None, sure: true, loose: false }
    }
}

/// The readings of a text, the likeliest first.
///
/// With commas, the last part is the state and one before it may be the county. Without, the name is tried whole
/// before its last words are taken for a state, so that `Port Washington` is what it says. A match letter by letter
/// goes before one without spaces, and a text that may hold a state is not taken for a name without spaces: `mart-in`
/// is no Martin.
pub(super) fn readings(text: &str) -> Vec<Reading> {
    let mut parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.last().is_some_and(|last| is_country(last)) {
        parts.pop();
    }
    let mut found = Vec::new();
    let stated = parts.split_last().and_then(|(last, rest)| Some((State::named(last)?, rest)));
    if let Some((state, rest)) = stated.filter(|(_, rest)| !rest.is_empty()) {
        found.push(Reading { state: Some(state), ..Reading::of(rest) });
        found.extend(split_county(rest).map(|reading| Reading { state: Some(state), ..reading }));
    }
    let whole = Reading::of(&parts);
    let states = if found.is_empty() { split_state(&whole.name) } else { Vec::new() };
    found.push(whole);
    found.extend(split_county(&parts));
    found.extend(states);
    let holds_state = found.iter().any(|reading| reading.state.is_some());
    let loose = found.iter().filter(|reading| !holds_state || reading.state.is_some());
    let loose: Vec<Reading> = loose.map(|reading| Reading { loose: true, ..reading.clone() }).collect();
    found.extend(loose);
    found
}

fn is_country(part: &str) -> bool {
    matches!(fold::words(part).concat().as_str(), "usa" | "us" | "unitedstates" | "unitedstatesofamerica")
}

/// `Springfield, Sangamon County`: the name and the county.
fn split_county(parts: &[&str]) -> Option<Reading> {
    let (last, rest) = parts.split_last()?;
    let county = fold::words(last);
    let named = COUNTY_WORDS.iter().any(|word| county.ends_with(&fold::words(word)));
    (named && !rest.is_empty()).then(|| Reading { county: Some(fold::join(&county)), ..Reading::of(rest) })
}

/// `oakland ca`, `charleston west virginia`: the name and the state, which has at most three words.
fn split_state(words: &[String]) -> Vec<Reading> {
    let splits = (1..=3).rev().filter_map(|count| words.split_at_checked(words.len().checked_sub(count)?));
    splits
        .filter(|(name, _)| !name.is_empty())
        .filter_map(|(name, state)| {
            let named = State::named(&state.join(" "))?;
            let sure = matches!(state, [letters] if letters.len() == 2);
            Some(Reading { name: name.to_vec(), county: None, state: Some(named), sure, loose: false })
        })
        .collect()
}

/// What stands after the name of a county or its equivalent.
pub(super) const COUNTY_WORDS: &[&str] =
    &["county", "parish", "borough", "census area", "municipality", "municipio", "city and borough"];

/// A word for the kind of a government, and the kinds that answer to it.
#[derive(Debug)]
pub(super) struct KindWord {
    /// The word, as it stands after a name.
    pub(super) word: &'static str,
    /// The kinds it means.
    first: &'static [&'static str],
    /// The kinds it may mean in a state where none of the first has the name.
    second: &'static [&'static str],
    /// Whether the word after a name is always the kind. `City` may belong to the name, as in Kansas City.
    pub(super) firm: bool,
}

impl KindWord {
    /// Those of the places that answer to the word.
    pub(super) fn pick(&self, mut places: Vec<Place>) -> Vec<Place> {
        let firsts: Vec<&str> =
            places.iter().filter(|place| self.means(place.kind)).map(|place| place.state).collect();
        places.retain(|place| {
            self.means(place.kind) || self.second.contains(&place.kind) && !firsts.contains(&place.state)
        });
        places
    }

    /// The words that may stand after a name for it: `county` for a parish too.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.word).chain(self.second.iter().copied().filter(|second| !second.contains('-')))
    }

    /// Whether this is a kind that the word means outright.
    pub(super) fn means(&self, kind: &str) -> bool {
        self.first.contains(&kind)
    }
}

const fn word(
    word: &'static str,
    first: &'static [&'static str],
    second: &'static [&'static str],
    firm: bool,
) -> KindWord {
    KindWord { word, first, second, firm }
}

static KIND_WORDS: &[KindWord] = &[
    word("city", &["city"], &["consolidated", "municipality", "city-and-borough", "district"], false),
    word("town", &["town"], &[], false),
    word("village", &["village"], &[], false),
    word("borough", &["borough"], &[], true),
    word("township", &["township"], &["charter-township"], true),
    word("charter township", &["charter-township"], &[], true),
    word("plantation", &["plantation"], &[], false),
    word("municipality", &["municipality"], &["municipio"], false),
    word("county", &["county"], &["parish", "municipio", "consolidated"], true),
    word("parish", &["parish"], &[], true),
    word("municipio", &["municipio"], &[], true),
    word("city and borough", &["city-and-borough"], &[], true),
    word("city and county", &["city", "consolidated"], &[], true),
    word("consolidated", &["consolidated"], &[], false),
    word("district", &["district"], &[], false),
];

/// The kind that a word means, if the word is one of [`crate::jurisdiction::schema::KINDS`], hyphens or not.
pub(super) fn kind(typed: &str) -> Option<&'static KindWord> {
    KIND_WORDS.iter().find(|kind| kind.word == typed && kind.word != "city and county")
}

/// The ways to take a word for the kind off a name: `city of oakland`, `the city of new york`, `queensbury town`.
pub(super) fn without_kind(words: &[String]) -> Vec<(&[String], &'static KindWord)> {
    let mut ways = Vec::new();
    let start = usize::from(words.first().is_some_and(|word| word == "the"));
    for kind in KIND_WORDS {
        let count = kind.word.split(' ').count();
        let is_kind = |words: &[String]| {
            words.iter().map(String::as_str).eq(kind.word.split(' '))
                || matches!((kind.word, words), ("township", [word]) if word == "twp")
        };
        if let Some((head, rest)) = words.get(start..).and_then(|words| words.split_at_checked(count))
            && is_kind(head)
            && let Some((of, name)) = rest.split_first()
            && (of == "of" || of == "de")
            && !name.is_empty()
        {
            ways.push((name, kind));
        }
        if words.len() > count && is_kind(&words[words.len() - count..]) {
            ways.push((&words[..words.len() - count], kind));
        }
    }
    ways
}
