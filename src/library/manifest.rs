//! draft.toml: which papers a library has, for which places, in which formats.
//!
//! In: the text of draft.toml, then a house and the user's own layers. Out: a [`Manifest`] as it was written, and of that a
//! [`Library`] whose every word was looked up; or the faults, each with its place. It must not touch the disk.

use super::decisions::{self, Decided};
use super::order::{Library, Set};
use super::pattern::Pattern;
use super::query::Query;
use crate::assemble::House;
use crate::diagnostic::{Diagnostic, Faults, Outcome, finish, nearest};
use crate::jurisdiction::shelf::UserLayer;
use crate::source::{FileId, Origin, Sources};
use crate::write::{self, WRITERS, Writer};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

/// Where papers go that say nothing else: `ca/oakland/ban.html`.
pub(super) const PATTERN: &str = "{state}/{place}/{paper}.{extension}";

/// draft.toml as it was written.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// What holds for the whole library.
    #[serde(default)]
    pub library: Head,
    #[serde(default)]
    papers: Vec<Spanned<Papers>>,
    /// Tables that are somebody else’s, such as `lint`, which `draft check` reads.
    #[serde(flatten)]
    others: toml::Table,
}

/// `[library]`: what holds for the whole library.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The name of the library, which heads its site.
    pub title: Option<String>,
    /// The web address at which its site will be, such as `https://example.org/papers/`.
    #[schemars(with = "Option<String>")]
    pub url: Option<Spanned<String>>,
    /// The folder to write into, seen from draft.toml; `papers` if absent. `-o` and `--site` name another.
    pub folder: Option<String>,
    /// The folder that holds your own `jurisdictions` and `templates`, seen from draft.toml. A file of the same name stands in
    /// the place of the program’s own.
    pub files: Option<String>,
    /// The day of the papers. `--date` names another.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Spanned<Datetime>>,
}

/// `[[papers]]`: some documents for some places in some formats.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// The documents; every document if absent. One that a place has no use for is left out there.
    #[schemars(with = "Option<Vec<String>>")]
    documents: Option<Vec<Spanned<String>>>,
    /// The formats, as `--format` names them; web pages if absent.
    #[schemars(with = "Option<Vec<String>>")]
    formats: Option<Vec<Spanned<String>>>,
    /// The places; every local government of the country if absent.
    #[serde(default)]
    places: Query,
    /// The name of each file: words, slashes, and `{state}`, `{place}`, `{geoid}`, `{kind}`, `{document}`, `{paper}`,
    /// `{format}`, `{extension}`; `{state}/{place}/{paper}.{extension}` if absent.
    #[schemars(with = "Option<String>")]
    file: Option<Spanned<String>>,
    /// Files of your own with facts and decisions, laid over those of every place, seen from draft.toml.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    layers: Vec<Spanned<String>>,
    /// Decisions by document and option, as in the file of a place.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, toml_value::Decision>>")]
    options: decisions::Table,
    /// Clean texts for adoption: no drafting notes, no sources. A paper in which a blank is left is not written.
    #[serde(default, rename = "final")]
    finished: bool,
}

/// What a decision may be, for the schema.
mod toml_value {
    use schemars::JsonSchema;

    /// A decision: text, a whole number, or true or false.
    #[derive(JsonSchema)]
    #[schemars(untagged)]
    #[allow(dead_code, reason = "only its schema is used")]
    pub(super) enum Decision {
        Text(String),
        Number(i64),
        Truth(bool),
    }
}

impl Manifest {
    /// Reads draft.toml.
    ///
    /// # Errors
    /// TOML that cannot be read, and a key that is unknown or of the wrong type.
    pub fn read(text: &str, file: FileId) -> Outcome<Self> {
        toml::from_str(text).map_err(|error| {
            let span = error.span().unwrap_or(0..0).into();
            let fault = Diagnostic::error("this draft.toml cannot be read");
            let fault = fault.at(Origin { file, span }, error.message().trim().to_owned());
            fault.help("`draft schema library` says what it may hold").into()
        })
    }

    /// The library that it orders. `layer` reads a file that it names; `sources` hold draft.toml and nothing else.
    ///
    /// # Errors
    /// Every document, format, place, pattern, file and day that cannot be.
    pub fn library(
        &self,
        (text, file): (&str, FileId),
        house: &House,
        layer: &dyn Fn(&str) -> Outcome<UserLayer>,
        sources: &mut Sources,
    ) -> Outcome<Library> {
        let mut desk = Desk { file, house, faults: Vec::new() };
        let own = sources.clone();
        let url = self.library.url.as_ref().and_then(|url| desk.url(url));
        let date = self.library.date.as_ref().and_then(|date| desk.date(date));
        let mut sets = Vec::new();
        for papers in &self.papers {
            let span = papers.span();
            let papers = papers.get_ref();
            let mut layers = desk.layers(papers, layer);
            let decided = Decided::new(&papers.options, text);
            layers.extend(decided.layer());
            desk.faults.extend(decided.faults(file, &own));
            sets.push(Set {
                documents: desk.documents(papers, sources)?,
                formats: desk.formats(papers),
                pattern: desk.pattern(papers, span.clone()),
                places: papers.places.look_up(file, &mut desk.faults),
                layers,
                decided,
                finished: papers.finished,
                origin: Origin { file, span: span.start.into_span(text) },
            });
        }
        let mut faults = desk.faults;
        if sets.is_empty() {
            let fault = Diagnostic::error("this draft.toml orders no papers");
            let fault = fault.at(Origin { file, span: (0..0).into() }, "there is no `[[papers]]` in it");
            let near = nearest("papers", self.others.keys().map(String::as_str), 1);
            faults.push(match near.first() {
                Some(near) => fault.help(format!("you wrote `{near}`; did you mean `papers`?")),
                None => fault.help("write `[[papers]]`, and under it `documents`, `formats` and `places`"),
            });
        }
        faults.sort_by_key(|fault| fault.labels.first().map(|label| label.origin.span.start));
        let title = self.library.title.clone().unwrap_or_else(|| "Papers".into());
        finish(Library { title, url, date, sources: own, sets }, faults)
    }
}

/// The header of a table as a span: from where the table begins to the end of its line.
trait IntoSpan {
    fn into_span(self, text: &str) -> crate::source::Span;
}

impl IntoSpan for usize {
    fn into_span(self, text: &str) -> crate::source::Span {
        let line = text.get(self..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        (self..self + line.len()).into()
    }
}

/// Looks words up, and collects what is wrong with them.
struct Desk<'a> {
    file: FileId,
    house: &'a House,
    faults: Vec<Diagnostic>,
}

impl Desk<'_> {
    fn at<T>(&self, fault: Diagnostic, word: &Spanned<T>, label: &str) -> Diagnostic {
        fault.at(Origin { file: self.file, span: word.span().into() }, label)
    }

    fn url(&mut self, url: &Spanned<String>) -> Option<String> {
        let words = url.get_ref();
        let plain = words.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>?#\\".contains(&byte));
        if plain && (words.starts_with("https://") || words.starts_with("http://")) {
            return Some(format!("{}/", words.trim_end_matches('/')));
        }
        let fault = Diagnostic::error("`library.url` must be a web address");
        let fault = self.at(fault, url, "not one").help("write it as in https://example.org/papers/");
        self.faults.push(fault);
        None
    }

    fn date(&mut self, date: &Spanned<Datetime>) -> Option<Date> {
        let day = date.get_ref().to_string().parse().ok().filter(|_| date.get_ref().time.is_none());
        if day.is_none() {
            let fault = self.at(Diagnostic::error("`library.date` must be a day"), date, "not a day");
            self.faults.push(fault.help("write it as in 2026-11-24"));
        }
        day
    }

    fn documents(&mut self, papers: &Papers, sources: &mut Sources) -> Outcome<Vec<String>> {
        let Some(named) = &papers.documents else {
            let mut heads = self.house.catalog().documents(sources)?;
            heads.sort_by_key(|head| head.order);
            return Ok(heads.iter().map(|head| head.document.clone()).collect());
        };
        let mut documents = Vec::new();
        for name in named {
            match self.house.catalog().document(name.get_ref(), sources) {
                Ok(_) if documents.contains(name.get_ref()) => {
                    let fault = Diagnostic::error(format!("`{}` is named twice", name.get_ref()));
                    let fault = self.at(fault, name, "named before").help("leave it out");
                    self.faults.push(fault);
                }
                Ok(_) => documents.push(name.get_ref().clone()),
                Err(Faults(found)) => {
                    let found = found.into_iter().map(|fault| match fault.labels.is_empty() {
                        true => self.at(fault, name, "not a document"),
                        false => fault,
                    });
                    let found: Vec<_> = found.collect();
                    self.faults.extend(found);
                }
            }
        }
        Ok(documents)
    }

    fn formats(&mut self, papers: &Papers) -> Vec<&'static dyn Writer> {
        let Some(named) = &papers.formats else { return write::by_name("html").into_iter().collect() };
        let mut formats: Vec<&'static dyn Writer> = Vec::new();
        for name in named {
            let writer = write::by_name(name.get_ref()).or_else(|| write::by_extension(name.get_ref()));
            match writer {
                Some(writer) if formats.iter().any(|other| other.name() == writer.name()) => {
                    let fault = Diagnostic::error(format!("the format `{}` is named twice", writer.name()));
                    let fault = self.at(fault, name, "named before").help("leave it out");
                    self.faults.push(fault);
                }
                Some(writer) => formats.push(writer),
                None => {
                    let names = || WRITERS.iter().map(|writer| writer.name());
                    let near = nearest(name.get_ref(), names(), 1)
                        .first()
                        .map(|near| format!("did you mean `{near}`?"));
                    let known = || format!("formats: {}", names().collect::<Vec<_>>().join(", "));
                    let fault = Diagnostic::error(format!("there is no format `{}`", name.get_ref()));
                    let fault = self.at(fault, name, "not a format").help(near.unwrap_or_else(known));
                    self.faults.push(fault);
                }
            }
        }
        formats
    }

    fn pattern(&mut self, papers: &Papers, all: std::ops::Range<usize>) -> Pattern {
        let (words, span) = match &papers.file {
            Some(file) => (file.get_ref().as_str(), file.span()),
            None => (PATTERN, all),
        };
        Pattern::read(words).unwrap_or_else(|fault| {
            let fault = fault.at(Origin { file: self.file, span: span.into() }, "this pattern");
            self.faults.push(fault);
            Pattern::default()
        })
    }

    /// The user's own files.
    fn layers(&mut self, papers: &Papers, read: &dyn Fn(&str) -> Outcome<UserLayer>) -> Vec<UserLayer> {
        let mut layers = Vec::new();
        for name in &papers.layers {
            match read(name.get_ref()) {
                Ok(layer) => layers.push(layer),
                Err(Faults(found)) => {
                    let found = found.into_iter().map(|fault| self.at(fault, name, "named here"));
                    let found: Vec<_> = found.collect();
                    self.faults.extend(found);
                }
            }
        }
        layers
    }
}
