//! Words that would be wrong for a kind of government: a City in a county's paper, a mayor where there is none.

use crate::sample::Sample;
use whereas::assemble::Assembled;
use whereas::instrument::{Inline, walk};

/// The nouns of kinds, each with the kinds in whose papers it may stand as the government's own word.
const NOUNS: &[(&str, &[&str])] = &[
    ("City", &["city", "city-and-borough", "consolidated", "municipality", "district"]),
    ("Town", &["town", "township", "charter-township", "plantation"]),
    ("Village", &["village"]),
    ("Borough", &["borough", "city-and-borough"]),
    ("Township", &["township", "charter-township"]),
    ("County", &["county", "parish", "consolidated", "borough"]),
    ("Parish", &["parish", "consolidated"]),
];

/// The keys whose values name the government, its officers and its paper.
const OWN: &[&str] = &[
    "government.body",
    "government.board",
    "government.presiding",
    "government.executive",
    "government.manager",
    "government.clerk",
    "government.attorney",
    "government.police",
    "government.police_head",
    "ordinance.signature",
    "ordinance.legal_form",
];

/// Governments whose body or officer is called after another kind, by law or by their own papers.
const SO_CALLED: &[(&str, &str, &str)] =
    &[("DE", "village", "Town Assembly"), ("CT", "city", "Town and City Clerk")];

/// States whose formula for a kind has no place for the name: a warrant article speaks to its own town.
const NAMELESS: &[(&str, &str)] = &[("MA", "town")];

/// An enacting clause that does not say whose it is, though its law leaves a blank for the name.
pub(crate) fn nameless(sample: &Sample, paper: &Assembled) -> Option<String> {
    let jurisdiction = &paper.jurisdiction;
    jurisdiction.get("ordinance.enacting_clause")?;
    let named_by_title = jurisdiction.get("ordinance.enacting_after").is_some();
    if named_by_title || NAMELESS.contains(&(sample.place.state, sample.place.kind)) {
        return None;
    }
    let words = |key: &str| {
        let segments = jurisdiction.filling(key);
        segments.iter().map(|segment| segment.words()).collect::<String>().to_lowercase()
    };
    let clause = words("ordinance.enacting_clause");
    let names = [words("name"), words("style"), words("territory")];
    let named = names.iter().any(|name| !name.is_empty() && clause.contains(name));
    (!named).then(|| format!("{}: {clause}", sample.name()))
}

/// Every own word of a paper that belongs to another kind of government.
pub(crate) fn wrong(sample: &Sample, paper: &Assembled) -> Vec<String> {
    let mut wrong = Vec::new();
    walk::inlines(&paper.instrument.parts, &mut |inline| {
        let Inline::Value { text, key } = inline else { return };
        if !OWN.contains(&key.as_str()) {
            return;
        }
        let bare = text.replace(sample.place.name, "").replace(sample.place.county.unwrap_or_default(), "");
        for (noun, kinds) in NOUNS {
            // A city may be styled a town, as several of Massachusetts are.
            if sample.place.style.starts_with(noun) {
                continue;
            }
            let says = bare.split(|c: char| !c.is_alphabetic()).any(|word| word == *noun);
            let called = SO_CALLED.contains(&(sample.place.state, sample.place.kind, text.as_str()));
            if says && !called && !kinds.contains(&sample.place.kind) {
                wrong.push(format!("{}: `{key}` says {text:?}", sample.name()));
            }
        }
    });
    wrong.sort();
    wrong.dedup();
    wrong
}
