//! Which places: a query over the table of places.
//!
//! In: the table `places` of a set in draft.toml. Out: a test for places, every word of it looked up. It must not know
//! what the places are wanted for.

use crate::diagnostic::{Diagnostic, nearest};
use crate::jurisdiction::lookup;
use crate::jurisdiction::place::Place;
use crate::jurisdiction::place::fold;
use crate::jurisdiction::schema::KINDS;
use crate::jurisdiction::shelf::Shelf;
use crate::source::{FileId, Origin};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// Which places. A place has to fit everything that is said.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Query {
    /// Only these states, by name or two letters.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    state: Vec<Spanned<String>>,
    /// Only these counties, with or without the word `County`.
    #[serde(default)]
    county: Vec<String>,
    /// Only these kinds: `city`, `town`, `village`, `county`…
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    kind: Vec<Spanned<String>>,
    /// Only places with so many people, by the estimate in the table of places.
    #[serde(default)]
    population: Population,
    /// Only places that have a file of their own (`true`) or have none (`false`).
    with_file: Option<bool>,
    /// Only these places, as `--city` takes them, or by geoid.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    named: Vec<Spanned<String>>,
    /// Not these places.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    except: Vec<Spanned<String>>,
}

/// How many people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    /// At least so many.
    min: Option<u32>,
    /// At most so many.
    max: Option<u32>,
}

/// A query whose words were looked up.
#[derive(Debug, Clone, Default)]
pub struct Places {
    states: BTreeSet<&'static str>,
    counties: BTreeSet<String>,
    kinds: BTreeSet<&'static str>,
    population: Population,
    with_file: Option<bool>,
    named: BTreeSet<&'static str>,
    except: BTreeSet<&'static str>,
}

impl Query {
    /// Looks every word up; what is not found is a fault in the file.
    pub(super) fn look_up(&self, file: FileId, faults: &mut Vec<Diagnostic>) -> Places {
        let at = |fault: Diagnostic, word: &Spanned<String>| {
            fault.at(Origin { file, span: word.span().into() }, "not found")
        };
        let mut places = Places {
            counties: self.county.iter().map(|county| county_key(county)).collect(),
            population: self.population,
            with_file: self.with_file,
            ..Places::default()
        };
        for word in &self.state {
            match lookup::state(word.get_ref()) {
                Ok(state) => drop(places.states.insert(state.postal)),
                Err(mut fault) => {
                    fault.message = fault.message.replace(" in --state", "");
                    faults.push(at(fault, word));
                }
            }
        }
        for word in &self.kind {
            match KINDS.iter().find(|kind| *kind == word.get_ref()) {
                Some(kind) => drop(places.kinds.insert(kind)),
                None => {
                    let near = nearest(word.get_ref(), KINDS.iter().copied(), 1);
                    let help = near.first().map(|near| format!("did you mean `{near}`?"));
                    let fault = Diagnostic::error(format!("there is no kind `{}`", word.get_ref()));
                    let help = help.unwrap_or_else(|| format!("kinds: {}", KINDS.join(", ")));
                    faults.push(at(fault.help(help), word));
                }
            }
        }
        for (words, geoids) in [(&self.named, &mut places.named), (&self.except, &mut places.except)] {
            for word in words {
                let query = lookup::Query { city: word.get_ref().clone(), ..lookup::Query::default() };
                match lookup::find(&query) {
                    Ok(found) => drop(geoids.insert(found.place.geoid)),
                    Err(fault) => {
                        let fault = fault.at(Origin { file, span: word.span().into() }, "not one place");
                        faults
                            .push(fault.help("here a geoid names one place; `draft list places` shows them"));
                    }
                }
            }
        }
        places
    }
}

/// A county's name without case, accents and the word for a county.
fn county_key(name: &str) -> String {
    let folded = fold::fold(name);
    let words = ["county", "parish", "borough", "census area", "municipio"];
    let short = words.iter().find_map(|word| folded.strip_suffix(word)).map(str::trim_end);
    short.unwrap_or(&folded).to_owned()
}

impl Places {
    /// Whether a place is one of them.
    pub(super) fn has(&self, place: &Place, shelf: &Shelf) -> bool {
        let fits = |set: &BTreeSet<&'static str>, word: &str| set.is_empty() || set.contains(word);
        let Population { min, max } = self.population;
        let people = |most: bool| match (place.population, if most { max } else { min }) {
            (_, None) => true,
            (Some(people), Some(bound)) => {
                if most {
                    people <= bound
                } else {
                    people >= bound
                }
            }
            (None, Some(_)) => false,
        };
        fits(&self.states, place.state)
            && fits(&self.kinds, place.kind)
            && fits(&self.named, place.geoid)
            && !self.except.contains(place.geoid)
            && people(false)
            && people(true)
            && (self.counties.is_empty()
                || place.county.is_some_and(|county| self.counties.contains(&county_key(county))))
            && self.with_file.is_none_or(|with| shelf.file_of(place).is_some() == with)
    }
}
