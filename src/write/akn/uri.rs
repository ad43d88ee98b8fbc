//! The names of a paper as Work, Expression and Manifestation.
//!
//! In: what the instrument says of itself. Out: its IRIs, and the day they rest on. It must not read the text.
//! Source: Akoma Ntoso Naming Convention 1.0, sections 4.5 to 4.8.
//!
//! ```text
//! /akn/us-ca/bill/ordinance/oakland/2026-11-24/ban/eng@draft/!main.xml
//!      │     │    │         │       │          │   │   │     └ the component, and the format
//!      │     │    │         │       │          │   │   └ the version: draft or final; of an act its day
//!      │     │    │         │       │          │   └ the language
//!      │     │    │         │       │          └ a law that was adopted: its number; else the name of the document
//!      │     │    │         │       └ the day of the draft, or of its adoption
//!      │     │    │         └ the government that speaks
//!      │     │    └ the form
//!      │     └ act when adopted, bill before, doc for what is no law
//!      └ the state, by ISO 3166-2
//! ```
//!
//! A paper for which no day was given has the null date of Cobalt, `0001-01-01`, and says `undated` beside it: the
//! convention asks for a day and the schema for a whole one, and any other would look like a fact. What a campaign says
//! has no government for its actor, so the place stands before the document's name: `oakland.council-letter`.

use super::eid::slug;
use crate::instrument::Identity;
use jiff::civil::Date;

/// The day of a paper that has none.
const NO_DAY: &str = "0001-01-01";

/// A day, and what happened on it.
pub(super) struct Day {
    /// As the schema wants it, `2026-11-24`.
    pub(super) date: String,
    /// `draft`, `adoption`, or `undated`.
    pub(super) name: &'static str,
}

impl Day {
    pub(super) fn is_known(&self) -> bool {
        self.name != "undated"
    }

    fn of(date: Option<&str>, name: &'static str) -> Self {
        match date.and_then(|date| date.parse::<Date>().ok()) {
            Some(day) => Self { date: day.to_string(), name },
            None => Self { date: NO_DAY.to_owned(), name: "undated" },
        }
    }
}

/// What a paper is called, part by part.
pub(super) struct Name {
    /// The element under the root: `bill`, `act` or `doc`.
    pub(super) kind: &'static str,
    pub(super) country: String,
    pub(super) subtype: String,
    /// The government that speaks, unless a campaign does.
    pub(super) actor: Option<String>,
    /// The day of the work and of this expression of it.
    pub(super) day: Day,
    /// The day on which this file was made, as far as the paper tells.
    pub(super) made: Day,
    pub(super) number: String,
    /// The number is that under which a law was adopted.
    pub(super) adopted: bool,
    pub(super) language: &'static str,
    /// `draft` or `final`; of an act the day of its adoption.
    pub(super) version: String,
}

impl Name {
    pub(super) fn of(identity: &Identity) -> Self {
        let drafted = || Day::of(identity.date.as_deref(), "draft");
        let enactment = identity.enactment.as_ref().filter(|_| identity.is_adopted());
        let day = match enactment {
            Some(enactment) => Day::of(Some(&enactment.date), "adoption"),
            None => drafted(),
        };
        let place = segment(&identity.place);
        let actor = Some(place.clone()).filter(|_| identity.is_official());
        let mut number = segment(&identity.document);
        if let Some(party) = &identity.party {
            number = format!("{number}.{}", segment(party));
        }
        if actor.is_none() {
            number = format!("{place}.{number}");
        }
        let version = if identity.finished { "final" } else { "draft" };
        Self {
            kind: match enactment {
                _ if !identity.is_adopted() => "doc",
                Some(_) => "act",
                None => "bill",
            },
            country: country(&identity.state_code),
            subtype: segment(&identity.form),
            actor,
            made: drafted(),
            number: enactment.map_or(number, |enactment| citation(&enactment.number)),
            adopted: enactment.is_some(),
            language: language(&identity.language),
            version: enactment.map_or(version.to_owned(), |_| day.date.clone()),
            day,
        }
    }

    pub(super) fn work(&self) -> String {
        let mut iri = format!("/akn/{}/{}/{}", self.country, self.kind, self.subtype);
        for piece in self.actor.iter().chain([&self.day.date, &self.number]) {
            iri.push('/');
            iri.push_str(piece);
        }
        iri
    }

    pub(super) fn expression(&self) -> String {
        format!("{}/{}@{}", self.work(), self.language, self.version)
    }
}

/// `us-ca`; `us` where no state is known.
fn country(postal: &str) -> String {
    match slug(postal, true) {
        state if state.is_empty() => "us".to_owned(),
        state => format!("us-{state}"),
    }
}

/// A piece of an IRI that can neither end it nor be taken for a day.
fn segment(words: &str) -> String {
    match slug(words, true) {
        piece if piece.is_empty() => "nn".to_owned(),
        piece if piece.starts_with(|c: char| c.is_ascii_digit()) => format!("n{piece}"),
        piece => piece,
    }
}

/// The number of an act as it is cited, less what an IRI would have to encode.
fn citation(number: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let kept: String = number.chars().map(|c| if fits(c) { c } else { '-' }).collect();
    if kept.is_empty() { "nn".to_owned() } else { kept }
}

/// The three letters of ISO 639-2 for a tag of RFC 5646.
fn language(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "en" => "eng",
        "es" => "spa",
        "zh" => "zho",
        "vi" => "vie",
        _ => "und",
    }
}
