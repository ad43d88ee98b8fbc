//! What a paper depends on, as digests: the same digest, the same paper.
//!
//! In: a house, a set, a place. Out: [`Digest`]s of the program, of a document with all that it includes, of what the
//! layers say to a place, and of the four together. It must not render: to compare digests has to cost next to nothing.
//!
//! The digest is BLAKE3, of which 128 bits are kept: it tells changes apart, and guards against nobody.

use super::order::Set;
use crate::assemble::House;
use crate::diagnostic::Outcome;
use crate::jurisdiction::class;
use crate::jurisdiction::layer::Layer;
use crate::jurisdiction::place::Place;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The digest of the program itself, without the files that travel in it; build.rs makes it.
pub(super) const PROGRAM: &str = env!("WHEREAS_PROGRAM");

/// The word by which templates speak of the law that the campaign asks for.
const PROPOSAL: &str = "proposal";

/// 128 bits that stand for some bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::first(blake3::hash(bytes))
    }

    /// The digest of several texts, in order; where one ends and the next begins counts.
    pub(super) fn of_all<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part);
        }
        Self::first(hasher.finalize())
    }

    fn first(hash: blake3::Hash) -> Self {
        let mut kept = [0; 16];
        kept.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
        Self(kept)
    }

    /// The bytes of it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The digest that [`fmt::Display`] wrote.
    pub(super) fn read(words: &str) -> Option<Self> {
        let number = u128::from_str_radix(words, 16).ok().filter(|_| words.len() == 32)?;
        Some(Self(number.to_be_bytes()))
    }
}

/// A digest of bytes that come one after another.
#[derive(Default)]
pub(super) struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes more bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all of them.
    pub(super) fn digest(&self) -> Digest {
        Digest::first(self.0.finalize())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A layer by its name, with the kind and the class of those who read it.
type Reader = (String, &'static str, Option<String>);

/// The digests of a house, each made when it is first asked for.
pub(super) struct Digests<'a> {
    house: &'a House,
    /// The facts of the ledger by id, as they are written.
    facts: BTreeMap<String, String>,
    /// By document and form: the digest, and whether the texts speak of the law that the campaign asks for.
    documents: Mutex<BTreeMap<(String, String), (Digest, bool)>>,
    /// The essence of a layer, for each sort of reader.
    essences: Mutex<BTreeMap<Reader, Digest>>,
}

impl<'a> Digests<'a> {
    /// The digests of a house.
    pub(super) fn new(house: &'a House) -> Self {
        let ledger = house.catalog().files().get("facts.toml").map(|text| &**text).unwrap_or_default();
        let (documents, essences) = (Mutex::default(), Mutex::default());
        Self { house, facts: facts(ledger), documents, essences }
    }

    /// The digest of a document in a form: its template, the parts it includes, the facts that these name.
    pub(super) fn document(&self, document: &str, form: &str) -> Digest {
        self.read(document, form).0
    }

    /// Whether a document in a form speaks of the law that the campaign asks for.
    pub(super) fn speaks_of_law(&self, document: &str, form: &str) -> bool {
        self.read(document, form).1
    }

    fn read(&self, document: &str, form: &str) -> (Digest, bool) {
        let key = (document.to_owned(), form.to_owned());
        let mut known = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(key).or_insert_with(|| {
            let texts = self.reach(document, form);
            let told = self.told(texts.values().copied());
            let parts = texts.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
            let facts = told.iter().filter_map(|id| self.facts.get_key_value(*id));
            let facts = facts.flat_map(|(id, fact)| [id.as_bytes(), fact.as_bytes()]);
            (Digest::of_all(parts.chain(facts)), texts.values().any(|text| text.contains(PROPOSAL)))
        })
    }

    /// The texts that a document in a form is rendered from, by name.
    fn reach(&self, document: &str, form: &str) -> BTreeMap<String, &str> {
        let files = self.house.catalog().files();
        let mut found = BTreeMap::new();
        let mut next = vec![format!("{document}/{document}.md")];
        while let Some(name) = next.pop() {
            let Some(text) = files.get(&name) else { continue };
            if found.insert(name, &**text).is_some() {
                continue;
            }
            // A name between quotation marks; `form.md` is whichever form applies.
            for named in text.split('"').filter(|words| words.ends_with(".md")) {
                let named = if named == "form.md" { format!("forms/{form}.md") } else { named.to_owned() };
                if !found.contains_key(&named) {
                    next.push(named);
                }
            }
            // Options of documents that it uses are its own.
            for used in uses(text) {
                next.push(format!("{used}/{used}.md"));
            }
        }
        found
    }

    /// The ids of the facts that texts name, and of those that these name.
    fn told<'t>(&self, texts: impl Iterator<Item = &'t str>) -> BTreeSet<&str> {
        let mut told = BTreeSet::new();
        for text in texts {
            told.extend(self.facts.keys().map(String::as_str).filter(|id| text.contains(id)));
        }
        loop {
            let before = told.len();
            let named: Vec<&str> = self
                .facts
                .keys()
                .map(String::as_str)
                .filter(|id| {
                    told.iter().any(|other| self.facts.get(*other).is_some_and(|fact| fact.contains(id)))
                })
                .collect();
            told.extend(named);
            if told.len() == before {
                return told;
            }
        }
    }

    /// The digest of what the layers say to a place in a set.
    ///
    /// # Errors
    /// Those of the layers.
    pub(super) fn place(&self, place: &Place, set: &Set, sources: &mut Sources) -> Outcome<Digest> {
        let layers = self.house.shelf().layers(place, sources)?;
        // A user's own layer that picks a class decides which tables count: all do, for once.
        let picks = set.layers.iter().any(|layer| layer.text.contains("class"));
        let class = class_of(place, &layers);
        let mut parts: Vec<Vec<u8>> = [
            place.geoid,
            place.kind,
            place.name,
            &place.style,
            place.county.unwrap_or_default(),
            place.state,
        ]
        .iter()
        .map(|words| words.as_bytes().to_vec())
        .collect();
        for (name, layer) in &layers {
            let text = self.house.shelf().files().get(name).filter(|_| picks);
            parts.push(match text {
                Some(text) => text.as_bytes().to_vec(),
                None => self.essence(name, layer, place.kind, class.as_deref()).bytes().to_vec(),
            });
        }
        parts.extend(set.layers.iter().map(|layer| layer.text.clone().into_bytes()));
        Ok(Digest::of_all(parts.iter().map(Vec::as_slice)))
    }

    fn essence(&self, name: &str, layer: &Layer, kind: &'static str, class: Option<&str>) -> Digest {
        let key = (name.to_owned(), kind, class.map(str::to_owned));
        let mut known = self.essences.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(key).or_insert_with(|| Digest::of(layer.essence(kind, class).as_bytes()))
    }
}

/// The digest of all papers of a place from one document of a set: the program, the document and what it is rendered with,
/// what the layers say, and how the set wants it.
pub(super) fn paper(
    digests: &Digests<'_>,
    set: &Set,
    place: Digest,
    made_with: &[(String, String)],
    how: &str,
) -> Digest {
    let mut parts: Vec<Vec<u8>> =
        vec![PROGRAM.into(), place.bytes().into(), set.pattern.words().into(), how.into()];
    parts.push(vec![u8::from(set.finished)]);
    parts.extend(set.formats.iter().map(|writer| writer.name().into()));
    for (document, form) in made_with {
        parts.push(document.clone().into());
        parts.push(digests.document(document, form).bytes().into());
    }
    Digest::of_all(parts.iter().map(Vec::as_slice))
}

/// The class of a place: as its own file says, or as its state lists it.
fn class_of(place: &Place, layers: &[(String, Arc<Layer>)]) -> Option<String> {
    let set = layers.iter().rev().find_map(|(_, layer)| layer.values.get("class")?.text());
    let listed = || layers.iter().find_map(|(_, layer)| class::of(place, &layer.classes));
    set.or_else(listed).map(str::to_owned)
}

/// The documents that a head says it uses.
fn uses(text: &str) -> Vec<String> {
    let head = crate::template::front_matter::split(text);
    let table = head.and_then(|split| toml::from_str::<toml::Table>(split.head).ok());
    let used = table.as_ref().and_then(|table| table.get("uses")?.as_array());
    used.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// The facts of a ledger by id, each as a text of its own.
fn facts(ledger: &str) -> BTreeMap<String, String> {
    let table: toml::Table = toml::from_str(ledger).unwrap_or_default();
    let facts = table.get("fact").and_then(toml::Value::as_array).into_iter().flatten();
    facts.filter_map(|fact| Some((fact.get("id")?.as_str()?.to_owned(), format!("{fact:?}")))).collect()
}
