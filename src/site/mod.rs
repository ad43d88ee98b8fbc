//! A static site over the papers of a library: find a place, see its papers, how sure they are, and on what they rest.
//!
//! In: what is known of a library, of its states and of one place at a time. Out: files, each a path below the root of
//! the site and its bytes. Every function is pure: it must not touch a disk, assemble a paper, or know how a build keeps
//! its record. Only a [`Row`] of each place need be in memory, and only those of one state.
//!
//! The pages need no server and ask nobody for anything: links are relative, the search reads scripts of its own folder,
//! and without script every place is reached through its state. Sources: HTML Living Standard; WCAG 2.2, level AA;
//! RFC 4287 (Atom); OpenSearch 1.1, draft 6.

mod coverage;
mod feed;
mod finder;
mod front;
mod models;
mod page;
mod place;
mod shard;
mod sources;
mod state;
mod words;

pub use front::front_pages;
pub use place::place_page;
pub use state::{state_pages, summary};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Where it goes, below the root of the site, with slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What holds for the whole site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site<'a> {
    /// Its name, in the head of every page.
    pub title: String,
    /// The address at which it will stand, absolute and ending in `/`. Without one there is no OpenSearch description,
    /// which has to name an address, and the ids of the feed are UUIDs.
    pub url: Option<String>,
    /// The version of the program.
    pub version: &'a str,
    /// The models, in the order in which they are listed.
    pub documents: Vec<Document>,
    /// The formats in which papers are written.
    pub formats: Vec<Format>,
}

/// A model: the text from which papers are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name, that of its folder.
    pub name: String,
    /// What it is, as a heading in a list.
    pub title: String,
    /// What it does, in a sentence.
    pub about: String,
    /// Who it is for.
    pub audience: String,
    /// The version of its text.
    pub version: u32,
    /// What was new in each version, in any order.
    pub history: Vec<Change>,
}

/// A version of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version.
    pub version: u32,
    /// Its day, `2026-11-24`.
    pub date: String,
    /// What is new in it.
    pub what: String,
}

/// A format in which papers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its name, that of its writer.
    pub name: String,
    /// What it is, in a phrase.
    pub about: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// A state, and how much is known of its law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its two letters, `CA`; in lower case they are its folder.
    pub postal: String,
    /// Its name.
    pub name: String,
    /// How sure the values of its file are.
    pub confidence: Confidence,
    /// What speaks for the state and for the nation, once for all of its places.
    pub sources: Vec<Source>,
}

/// How many values are how sure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Confidence {
    /// The law, or the body’s own paper, was read.
    pub confirmed: usize,
    /// A secondary source says so.
    pub probable: usize,
    /// Nobody has looked it up.
    pub unconfirmed: usize,
}

/// A place, as far as a list of places shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its Census identifier.
    pub geoid: String,
    /// Its everyday name without the kind.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// The kind of government.
    pub kind: String,
    /// The county that it lies in.
    pub county: Option<String>,
    /// How many people live there.
    pub population: Option<u32>,
    /// The name of its folder within that of the state; no two of a state are alike.
    pub address: String,
    /// Whether it has a file of its own with local facts.
    pub has_file: bool,
    /// How many papers of it are here.
    pub papers: usize,
    /// How many blanks these have together.
    pub blanks: usize,
}

/// A place with everything that its page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Town {
    /// Its Census identifier.
    pub geoid: String,
    /// Its everyday name without the kind.
    pub name: String,
    /// Its formal style, `City of Oakland`.
    pub style: String,
    /// The kind of government.
    pub kind: String,
    /// The two letters of its state.
    pub state: String,
    /// The name of its state.
    pub state_name: String,
    /// The county that it lies in.
    pub county: Option<String>,
    /// How many people live there.
    pub population: Option<u32>,
    /// The name of its folder within that of the state.
    pub address: String,
    /// The flags that name it on the command line, as [`crate::jurisdiction::lookup::flags`] gives them.
    pub flags: String,
    /// Whether it has a file of its own with local facts.
    pub has_file: bool,
    /// Its papers.
    pub papers: Vec<Paper>,
    /// What speaks for the place itself. Those of its state and of the nation are on a page of the state.
    pub sources: Vec<Source>,
    /// The documents that are not here.
    pub left_out: Vec<LeftOut>,
}

/// A paper of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// The name of its model.
    pub document: String,
    /// What it is.
    pub title: String,
    /// The partnership or company that it is written for, where it is not written once.
    pub party: Option<String>,
    /// The version of its model.
    pub version: u32,
    /// Its form, such as `warrant-article`.
    pub form: String,
    /// How many blanks it has.
    pub blanks: usize,
    /// How many values in it nobody has confirmed; a caution in the paper stands at each.
    pub unconfirmed: usize,
    /// It in every format.
    pub files: Vec<File>,
}

/// A paper in one format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// The name of the format.
    pub format: String,
    /// Where it is, below the root of the site, with slashes.
    pub path: String,
    /// How long it is, in bytes.
    pub size: u64,
}

/// What a paper rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// It as lawyers cite it.
    pub citation: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day on which somebody last looked at it, `2026-11-24`.
    pub checked: String,
    /// `confirmed`, `probable` or `unconfirmed`.
    pub confidence: String,
    /// Whose law or record it is: `the United States`, `California`, `City of Oakland`.
    pub speaks_for: String,
}

/// A document that a place has no paper of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub title: String,
    /// Why it is not here.
    pub why: String,
}

/// A state as the front page counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateSummary {
    /// Its two letters.
    pub postal: String,
    /// Its name.
    pub name: String,
    /// How sure the values of its file are.
    pub confidence: Confidence,
    /// How many governments it has.
    pub places: usize,
    /// How many have a file of their own.
    pub with_file: usize,
    /// How many have papers here.
    pub with_papers: usize,
    /// How many papers they have together.
    pub papers: usize,
    /// How many blanks those have.
    pub blanks: usize,
}
