//! `wrong-government-noun`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Piece, Role, Whence};
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, text};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// The word for another kind of government: “City” in the paper of a county, in the template’s words or in the names of its officers.
    ///
    /// ## Why it matters
    ///
    /// A duty laid on “the City” binds nobody in a county. In an officer’s name it shows that a value was taken over from another kind of
    /// place.
    ///
    /// ## Example
    ///
    /// > The City Clerk of Alameda County must post the report.
    ///
    /// ## Instead
    ///
    /// > The Clerk of the Board of Supervisors must post the report.
    ///
    /// In a template write `{{ style | the }}` and `{{ government.clerk }}`.
    WrongGovernmentNoun = "wrong-government-noun", Family::Law, Level::Warning
}

/// The nouns of kinds, each with the kinds in whose papers it may stand as the government’s own word.
const NOUNS: [(&str, &[&str]); 7] = [
    ("City", &["city", "city-and-borough", "consolidated", "municipality", "district"]),
    ("Town", &["town", "township", "charter-township", "plantation"]),
    ("Village", &["village"]),
    ("Borough", &["borough", "city-and-borough", "municipality"]),
    ("Township", &["township", "charter-township"]),
    ("County", &["county", "parish", "consolidated", "borough"]),
    ("Parish", &["parish", "consolidated"]),
];

/// The keys whose values name the government, its officers and its paper.
const OWN: [&str; 14] = [
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
    "ordinance.sponsor",
    "ordinance.masthead",
    "ordinance.vote",
];

/// Governments whose body or officer is called after another kind, by law or by their own papers.
const SO_CALLED: [(&str, &str, &str); 2] =
    [("DE", "village", "Town Assembly"), ("CT", "city", "Town and City Clerk")];

/// States whose law makes no difference between two kinds: in California a town is a city by another name (Gov. Code, §
/// 34500 and following), and some have a City Council.
const ALIKE: [(&str, &str, &str); 1] = [("CA", "town", "City")];

impl Rule for WrongGovernmentNoun {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let own_police = paper.jurisdiction.boolean("government.own_police") != Some(false);
        let roles = [
            Role::Law,
            Role::Definition,
            Role::Heading,
            Role::Enacting,
            Role::Adoption,
            Role::Masthead,
            Role::Title,
        ];
        for passage in paper.passages.iter().filter(|passage| roles.contains(&passage.role)) {
            for piece in passage.pieces.iter().filter(|piece| piece.range.len() >= "City".len()) {
                let found = match &piece.whence {
                    Whence::Prose if passage.section != "findings" => prose(paper, passage, piece),
                    Whence::Value(key) if OWN.contains(&key.as_str()) => {
                        // Whoever polices a place for it keeps the name of its own government.
                        let lent = !own_police && key.starts_with("government.police");
                        if lent { None } else { value(paper, passage, piece) }
                    }
                    _ => None,
                };
                let Some(range) = found else { continue };
                let noun = passage.words.get(range.clone()).unwrap_or_default();
                let finding = Finding::new(
                    self,
                    format!("“{noun}” is not the word for this kind of government ({})", paper.place.kind),
                )
                .in_words(paper, passage, range)
                .help("write the government’s own style and the names of its own officers");
                findings.push(finding);
            }
        }
    }
}

/// Whether a noun belongs to another kind than the place’s.
fn is_wrong(paper: &PaperLook<'_>, noun: &str) -> bool {
    let kinds = NOUNS.iter().find(|(known, _)| *known == noun).map(|(_, kinds)| *kinds);
    let place = paper.place;
    kinds.is_some_and(|kinds| !kinds.contains(&place.kind))
        && !ALIKE.contains(&(place.state, place.kind, noun))
        // The Municipality and Borough of Skagway, the Town of Greenfield, which is a city.
        && !text::words(paper.text("style")).any(|(_, word)| word == noun)
}

/// A wrong noun in the template’s words: after “the”, as the government itself or the first word of its officer’s name.
fn prose(paper: &PaperLook<'_>, passage: &Passage, piece: &Piece) -> Option<Range<usize>> {
    let words = passage.words.get(piece.range.clone())?;
    let found = seek::capitals(words).find_map(|word| {
        let begins = words.get(word.clone())?;
        let noun = begins.get(..begins.find(|c: char| !c.is_alphabetic()).unwrap_or(begins.len()))?;
        let before = words.get(..word.start)?;
        let own = before.ends_with("the ") || before.ends_with("The ");
        // “The City of Boston” is another government, and may be meant.
        let other = words.get(word.start + noun.len()..)?.starts_with(" of ");
        (own && !other && is_wrong(paper, noun)).then(|| word.start..word.start + noun.len())
    })?;
    Some(piece.range.start + found.start..piece.range.start + found.end)
}

/// A wrong noun in a value, beside the place’s own name and its county’s.
fn value(paper: &PaperLook<'_>, passage: &Passage, piece: &Piece) -> Option<Range<usize>> {
    let words = passage.words.get(piece.range.clone())?;
    let called = SO_CALLED.contains(&(paper.place.state, paper.place.kind, words));
    if called {
        return None;
    }
    let names = [paper.place.name, paper.place.county.unwrap_or_default()];
    let named: Vec<Range<usize>> = names
        .iter()
        .filter(|name| !name.is_empty())
        .flat_map(|name| words.match_indices(*name).map(|(at, name)| at..at + name.len()))
        .collect();
    text::words(words)
        .find(|(range, word)| is_wrong(paper, word) && !named.iter().any(|name| name.contains(&range.start)))
        .map(|(range, _)| piece.range.start + range.start..piece.range.start + range.end)
}
