//! One government of every state, kind and class.

use crate::support;
use std::collections::{BTreeMap, BTreeSet};
use whereas::assemble::{House, Request};
use whereas::jurisdiction::class;
use whereas::jurisdiction::place::{Place, STATES};
use whereas::source::Sources;

/// A government that stands for those of its state, kind and class.
pub(crate) struct Sample {
    pub(crate) place: Place,
    /// Its class under the state's law, if the state's file has classes for its kind.
    pub(crate) class: Option<String>,
    /// Whether the state's file leaves the choice of the class to the place, so that it must be picked.
    pub(crate) picked: bool,
    /// How many governments it stands for; nothing for a class that is picked.
    pub(crate) count: usize,
}

impl Sample {
    pub(crate) fn name(&self) -> String {
        let class = self.class.as_ref().map(|class| format!(", {class}")).unwrap_or_default();
        format!("{}, {} ({}{class})", self.place.style, self.place.state, self.place.kind)
    }

    pub(crate) fn request(&self) -> Request {
        let class = self.class.as_ref().filter(|_| self.picked);
        let layer = class.map(|class| support::layer("--set", &format!("class = \"{class}\"\n")));
        Request {
            party: None,
            place: self.place.clone(),
            document: "ban".into(),
            layers: layer.into_iter().collect(),
            date: None,
            finished: false,
        }
    }
}

/// The samples, by state, kind and class. A place without a file of its own stands for the law of its state; where
/// every one has a file, the first does.
pub(crate) fn samples(house: &House, places: &BTreeMap<&str, Vec<Place>>) -> Vec<Sample> {
    let mut samples = Vec::new();
    for state in STATES {
        let mut sources = Sources::default();
        let course = house.shelf().state(state.postal, &mut sources).expect("it loads");
        let classes = course.map(|course| course.layer.classes.clone()).unwrap_or_default();
        let places = &places[state.postal];
        let mut groups: BTreeMap<(&str, Option<String>), Vec<&Place>> = BTreeMap::new();
        for place in places {
            let class = class::of(place, &classes).map(str::to_owned);
            groups.entry((place.kind, class)).or_default().push(place);
        }
        let alone = |places: &[&Place]| {
            let without = places.iter().find(|place| house.shelf().file_of(place).is_none());
            (*without.unwrap_or(&places[0])).clone()
        };
        let listed: BTreeSet<String> = groups.keys().filter_map(|(_, class)| class.clone()).collect();
        for (name, class) in classes.iter().filter(|(name, _)| !listed.contains(*name)) {
            let members: Vec<&Place> = places.iter().filter(|place| place.kind == class.kind).collect();
            let place = alone(&members);
            samples.push(Sample { place, class: Some(name.clone()), picked: true, count: 0 });
        }
        for ((_, class), places) in groups {
            samples.push(Sample { place: alone(&places), class, picked: false, count: places.len() });
        }
    }
    samples.sort_by(|a, b| {
        (a.place.state, a.place.kind, &a.class).cmp(&(b.place.state, b.place.kind, &b.class))
    });
    samples
}
