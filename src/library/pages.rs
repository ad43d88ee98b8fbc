//! The site around the papers: what its pages need to know of a library, of a state and of a place.
//!
//! In: units of the record, and the layers that speak for a place. Out: pages, with the digests of what they were made
//! from. The pages themselves are [`crate::site`]'s; this file must not write HTML.

use super::digest::{Digest, PROGRAM};
use super::order::Library;
use super::press::Printed;
use super::record::{self, Unit};
use super::volume::NO_PLACE;
use crate::assemble::House;
use crate::diagnostic::Outcome;
use crate::jurisdiction::citation::Citation;
use crate::jurisdiction::layer::Layer;
use crate::jurisdiction::lookup::flags;
use crate::jurisdiction::place::{self, Place, STATES};
use crate::jurisdiction::schema;
use crate::site::{self, Site};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// Below the root of a site, the folder of the papers.
pub(super) const PAPERS: &str = "papers/";

/// The document of a place's page in the record.
pub(super) const PLACE: &str = "*place";

/// The document of a state's pages in the record.
pub(super) const STATE: &str = "*state";

/// The document of the front pages in the record.
pub(super) const FRONT: &str = "*front";

/// The file of the country.
const COUNTRY: &str = "us.toml";

/// What the pages of a site are made with.
pub(super) struct Pages<'a> {
    house: &'a House,
    site: Site<'static>,
    digest: Digest,
    titles: BTreeMap<String, String>,
    /// What the front page has of each state, and the digest of that.
    states: Mutex<Vec<(site::StateSummary, Digest)>>,
}

impl<'a> Pages<'a> {
    /// What holds for the whole site of a library.
    ///
    /// # Errors
    /// Those of the heads of documents.
    pub(super) fn new(house: &'a House, library: &Library) -> Outcome<Self> {
        let heads = house.catalog().documents(&mut Sources::default())?;
        let ordered: BTreeSet<&str> =
            library.sets.iter().flat_map(|set| &set.documents).map(String::as_str).collect();
        let mut heads: Vec<_> =
            heads.into_iter().filter(|head| ordered.contains(head.document.as_str())).collect();
        heads.sort_by_key(|head| head.order);
        let documents = heads.iter().map(|head| site::Document {
            name: head.document.clone(),
            title: head.title.clone(),
            about: head.about.clone(),
            audience: head.audience.clone(),
            version: head.version,
            history: head.history.iter().map(change).collect(),
        });
        let mut formats: Vec<site::Format> = Vec::new();
        for writer in library.sets.iter().flat_map(|set| &set.formats) {
            if formats.iter().all(|format| format.name != writer.name()) {
                let (name, about) = (writer.name().to_owned(), writer.about().to_owned());
                formats.push(site::Format { name, about, media_type: writer.media_type() });
            }
        }
        let site = Site {
            title: library.title.clone(),
            url: library.url.clone(),
            version: env!("CARGO_PKG_VERSION"),
            documents: documents.collect(),
            formats,
        };
        let digest = Digest::of_all([PROGRAM.as_bytes(), format!("{site:?}").as_bytes()]);
        let titles = heads.iter().map(|head| (head.document.clone(), head.title.clone())).collect();
        Ok(Self { house, site, digest, titles, states: Mutex::default() })
    }

    /// The digest of a page over units.
    pub(super) fn key(&self, units: &[Unit], more: &[u8]) -> Digest {
        let keys =
            units.iter().flat_map(|unit| [unit.geoid.as_bytes(), unit.document.as_bytes(), unit.key.bytes()]);
        Digest::of_all([self.digest.bytes(), more].into_iter().chain(keys))
    }

    /// The page of a place over its units.
    pub(super) fn place(&self, place: &Place, units: &[Unit], key: Digest) -> Printed {
        let layers = self.house.shelf().layers(place, &mut Sources::default()).unwrap_or_default();
        let own = layers.iter().filter(|(name, _)| name.contains('/'));
        let town = site::Town {
            geoid: place.geoid.to_owned(),
            name: place.name.to_owned(),
            style: place.style.clone(),
            kind: place.kind.to_owned(),
            state: place.state.to_owned(),
            state_name: place.state_name().to_owned(),
            county: place.county.map(str::to_owned),
            population: place.population,
            address: place.address(),
            flags: flags(place),
            has_file: self.house.shelf().file_of(place).is_some(),
            papers: units.iter().flat_map(papers).collect(),
            sources: own.flat_map(|(_, layer)| sources(layer, &place.style)).collect(),
            left_out: units.iter().filter_map(|unit| self.left_out(unit)).collect(),
        };
        printed(PLACE, place.geoid, key, vec![site::place_page(&self.site, &town)])
    }

    fn left_out(&self, unit: &Unit) -> Option<site::LeftOut> {
        let title = self.titles.get(&unit.document).unwrap_or(&unit.document).clone();
        Some(site::LeftOut { title, why: unit.left_out.clone() }).filter(|left| !left.why.is_empty())
    }

    /// The digest of a state's pages, and what the front page has of the state.
    pub(super) fn note_state(&self, name: &str, units: &[Unit]) -> Option<Digest> {
        let state = STATES.iter().find(|state| state.postal.eq_ignore_ascii_case(name))?;
        let texts = [COUNTRY.to_owned(), format!("{name}.toml")];
        let texts =
            texts.map(|name| self.house.shelf().files().get(&name).map(|text| &**text).unwrap_or_default());
        let key = self.key(units, texts.concat().as_bytes());
        let summary = site::summary(&self.state(state, units), &self.rows(units, false));
        self.states.lock().unwrap_or_else(PoisonError::into_inner).push((summary, key));
        Some(key)
    }

    /// The pages of a state over the units of its places.
    pub(super) fn state_pages(&self, name: &str, units: &[Unit], key: Digest) -> Printed {
        let state = STATES.iter().find(|state| state.postal.eq_ignore_ascii_case(name));
        let pages = state
            .map(|state| site::state_pages(&self.site, &self.state(state, units), &self.rows(units, true)));
        printed(STATE, NO_PLACE, key, pages.unwrap_or_default())
    }

    /// The digest of the front pages.
    pub(super) fn front_key(&self) -> Digest {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        states.sort_by(|(one, _), (other, _)| one.postal.cmp(&other.postal));
        Digest::of_all([self.digest.bytes()].into_iter().chain(states.iter().map(|(_, key)| key.bytes())))
    }

    /// The front pages over all states that were noted.
    pub(super) fn front(&self, key: Digest) -> Printed {
        let states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        let states: Vec<site::StateSummary> = states.iter().map(|(summary, _)| summary.clone()).collect();
        printed(FRONT, NO_PLACE, key, site::front_pages(&self.site, &states))
    }

    /// What is known of the law of a state, by the layers that speak for its first place.
    fn state(&self, state: &place::State, units: &[Unit]) -> site::State {
        let first = units.iter().find_map(|unit| place::by_geoid(&unit.geoid));
        let layers = first.and_then(|place| self.house.shelf().layers(&place, &mut Sources::default()).ok());
        let (mut of_state, mut of_country, mut sure) = (Vec::new(), Vec::new(), site::Confidence::default());
        for (name, layer) in layers.unwrap_or_default().iter().filter(|(name, _)| !name.contains('/')) {
            if name == COUNTRY {
                of_country = sources(layer, "the United States");
            } else {
                (of_state, sure) = (sources(layer, state.name), confidence(layer));
            }
        }
        site::State {
            postal: state.postal.to_owned(),
            name: state.name.to_owned(),
            confidence: sure,
            sources: [of_state, of_country].concat(),
        }
    }

    /// A row for each place of some units. Its address, which takes a look at all places of the name, is left empty
    /// where nobody asks for it.
    fn rows(&self, units: &[Unit], addressed: bool) -> Vec<site::Row> {
        let groups = units.chunk_by(|one, other| one.geoid == other.geoid);
        let row = |units: &[Unit]| {
            let place = place::by_geoid(&units.first()?.geoid)?;
            Some(site::Row {
                geoid: place.geoid.to_owned(),
                name: place.name.to_owned(),
                aliases: place.aliases().map(str::to_owned).collect(),
                kind: place.kind.to_owned(),
                county: place.county.map(str::to_owned),
                population: place.population,
                address: if addressed { place.address() } else { String::new() },
                has_file: self.house.shelf().file_of(&place).is_some(),
                papers: units.iter().filter(|unit| is_paper(unit)).map(|unit| unit.papers.len()).sum(),
                blanks: units.iter().flat_map(|unit| &unit.papers).map(|paper| paper.blanks).sum(),
            })
        };
        groups.filter_map(row).collect()
    }
}

/// Whether a unit has papers, and no pages about them.
pub(super) fn is_paper(unit: &Unit) -> bool {
    !unit.document.starts_with('*')
}

fn change(change: &crate::template::front_matter::Change) -> site::Change {
    site::Change { version: change.version, date: change.date.to_string(), what: change.what.clone() }
}

fn papers(unit: &Unit) -> Vec<site::Paper> {
    let form = unit.made_with.first().map(|(_, form)| form.clone()).unwrap_or_default();
    let papers = unit.papers.iter().map(|paper| site::Paper {
        document: unit.document.clone(),
        title: paper.title.clone(),
        party: Some(paper.party.clone()).filter(|party| !party.is_empty()),
        version: paper.version,
        form: form.clone(),
        blanks: paper.blanks,
        unconfirmed: paper.unconfirmed,
        files: paper.files.iter().map(file).collect(),
    });
    papers.collect()
}

fn file(file: &record::File) -> site::File {
    site::File { format: file.format.clone(), path: file.path.clone(), size: file.size }
}

/// The sources of a layer.
fn sources(layer: &Layer, speaks_for: &str) -> Vec<site::Source> {
    let source = |citation: &Citation| site::Source {
        title: citation.title.clone(),
        citation: citation.citation.clone(),
        url: citation.url.clone(),
        checked: citation.checked.to_string(),
        confidence: citation.confidence.word().to_owned(),
        speaks_for: speaks_for.to_owned(),
    };
    layer.citations.iter().map(source).collect()
}

/// How sure the values of a layer are that have to have a source.
fn confidence(layer: &Layer) -> site::Confidence {
    let mut counts = site::Confidence::default();
    for path in layer.values.keys() {
        let bare = path.strip_prefix("kind.").or_else(|| path.strip_prefix("class."));
        let bare = bare.and_then(|rest| rest.split_once('.')).map_or(path.as_str(), |(_, bare)| bare);
        if !schema::find(bare).is_some_and(|key| key.cited) {
            continue;
        }
        let weakest = layer.citations(path).into_iter().map(|citation| citation.confidence).min();
        match weakest.map(|confidence| confidence.word()) {
            Some("confirmed") => counts.confirmed += 1,
            Some("probable") => counts.probable += 1,
            _ => counts.unconfirmed += 1,
        }
    }
    counts
}

/// Pages as a unit of the record.
fn printed(document: &str, geoid: &str, key: Digest, pages: Vec<site::SiteFile>) -> Printed {
    let files = pages.iter().map(|page| record::File {
        path: page.path.clone(),
        digest: Digest::of(&page.bytes),
        size: u64::try_from(page.bytes.len()).unwrap_or(u64::MAX),
        ..record::File::default()
    });
    let pages_of = record::Paper { files: files.collect(), ..record::Paper::default() };
    let unit = Unit {
        geoid: geoid.to_owned(),
        document: document.to_owned(),
        key,
        papers: vec![pages_of],
        ..Unit::default()
    };
    Printed { unit, bytes: pages.into_iter().map(|page| page.bytes).collect() }
}
