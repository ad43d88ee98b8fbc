//! Akoma Ntoso 3.0, the LegalDocML of OASIS: the paper as legal publishers and researchers take it.
//!
//! In: an instrument. Out: one XML document, valid against the strict schema: a `bill` before it is adopted, an `act`
//! afterwards, a `doc` for what is no law. It must not leave out a word of the tree, nor add one. docs/akoma-ntoso.md says
//! which element stands for what, and why; uri.rs says how a paper is named.
//!
//! The schema has one order: preface, preamble, body, conclusions. A tree has the order of its form, so what stands
//! before the first recital or enacting words is preface, what stands before the first section is preamble, and what
//! follows the last section is conclusions, whatever part it is. A paper that is no law has no preamble: below its
//! address and title begins its main body. Sources: Akoma Ntoso Version 1.0, part 1 (XML
//! Vocabulary) and part 2 (Specifications), OASIS Standard, 29 August 2018; Akoma Ntoso Naming Convention Version 1.0,
//! OASIS Standard, 21 February 2019.

mod block;
mod body;
mod eid;
mod inline;
mod meta;
mod uri;
mod xml;

use super::{Follows, Layout, Record, Writer};
use crate::instrument::{Footnote, Inline, Instrument, Part, Recital};
use eid::Ids;
use meta::{Authors, Named};
use std::collections::BTreeMap;
use uri::Name;
use xml::{Element, Node, Targets};

/// The namespace of Akoma Ntoso 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The Akoma Ntoso writer.
pub struct Akn;

impl Writer for Akn {
    fn name(&self) -> &'static str {
        "akn"
    }

    fn about(&self) -> &'static str {
        "Akoma Ntoso 3.0, the OASIS standard for legal XML: a bill, an act when adopted, or a doc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["akn", "xml"]
    }

    fn media_type(&self) -> &'static str {
        "application/akn+xml"
    }

    fn follows(&self) -> Follows {
        Follows { enactment: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "The name of the paper by the Naming Convention: `/akn/us-STATE/bill/FORM/PLACE/DATE/DOCUMENT`, or, with `--adopted DATE --number N`, `/akn/us-STATE/act/FORM/PLACE/DATE/N`; without a day its date is the null date `0001-01-01`, marked `undated`. docs/akoma-ntoso.md tells more.",
                "Sections, subdivisions and definitions as provisions with eIds by the convention; recitals, enacting words, and code sections quoted in the instruction that adds them.",
                "Cross-references as links to eIds, defined terms, offices and bodies as references; sources as notes; each blank with the key that fills it.",
                "In a draft: notes as editorial remarks.",
            ],
            loses: &[
                "The keys of values that are filled.",
                "Which document a new chapter will be part of: no code of a place has a name in the convention.",
                "What a place calls its subdivisions: they have the names of the drafting manuals of Congress.",
                "Pages, numbered lines, and what is centered.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, _layout: &Layout) -> Result<Vec<u8>, String> {
        let mut paper = Paper::new(instrument);
        let root = paper.document(instrument);
        xml::bytes(&root, &paper.targets).map_err(|error| error.to_string())
    }
}

/// What is known while one instrument is written.
struct Paper<'a> {
    ids: Ids,
    targets: Targets<'a>,
    footnotes: BTreeMap<u32, &'a Footnote>,
    /// The eId of each note written so far.
    noted: BTreeMap<u32, String>,
    /// Notes that no mark calls for.
    uncalled: Vec<Element<'a>>,
    terms: Vec<Named>,
    roles: Vec<Named>,
    in_link: bool,
    /// Whether the words are a note to the drafter.
    in_note: bool,
    /// The eId of the quotation whose sections are being written.
    quoting: String,
    adoption: bool,
    is_law: bool,
}

impl<'a> Paper<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        Self {
            ids: Ids::default(),
            targets: Targets::new(),
            footnotes: instrument.footnotes.iter().map(|note| (note.number, note)).collect(),
            noted: BTreeMap::new(),
            uncalled: Vec::new(),
            terms: Vec::new(),
            roles: Vec::new(),
            in_link: false,
            in_note: false,
            quoting: String::new(),
            adoption: false,
            is_law: instrument.identity.is_adopted(),
        }
    }

    /// Records what a cross-reference can name.
    fn target(&mut self, name: Option<&'a str>, id: String) {
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            self.targets.entry(name).or_insert(id);
        }
    }

    fn document(&mut self, instrument: &'a Instrument) -> Element<'a> {
        let identity = &instrument.identity;
        let name = Name::of(identity);
        let authors = Authors::of(identity, self);
        let parts = Arranged::of(&instrument.parts, self.is_law);
        let preface = self.preface(parts.preface);
        let preamble = self.preamble(parts.preamble);
        let body = self.body(parts.body);
        let conclusions = self.conclusions(parts.conclusions);
        for note in &instrument.footnotes {
            if !self.noted.contains_key(&note.number) {
                let id = self.ids.counted("", "note");
                self.noted.insert(note.number, id.clone());
                let blocks = self.some_blocks(&note.blocks, &id);
                let note = Element::new("note").id(id).with("marker", note.number.to_string());
                self.uncalled.push(note.holding(blocks));
            }
        }
        let mut document = Element::new(name.kind).with("name", name.subtype.clone());
        document.push(meta::meta(identity, &name, &authors, self));
        for part in [preface, preamble].into_iter().filter(|part| !part.is_empty()) {
            document.push(part);
        }
        document.push(body);
        if !conclusions.is_empty() {
            document.push(conclusions);
        }
        Element::new("akomaNtoso").with("xmlns", NAMESPACE).holding([document])
    }

    fn preface(&mut self, parts: &'a [Part]) -> Element<'a> {
        let mut out = Element::new("preface");
        for part in parts {
            match part {
                Part::Masthead(blocks) => out = out.holding(self.masthead(blocks)),
                Part::Title(inlines) if self.is_law => {
                    let id = self.ids.only("", "longTitle");
                    let title = self.title(inlines, &id);
                    out.push(Element::new("longTitle").id(id).holding([title]));
                }
                Part::Title(inlines) => out.push(self.title(inlines, "preface")),
                part => out = out.holding(self.contained(part, "preface")),
            }
        }
        out
    }

    fn title(&mut self, inlines: &'a [Inline], within: &str) -> Element<'a> {
        let nodes = self.run(inlines, within);
        let title = Element::inline("docTitle").saying(nodes);
        Element::inline("p").saying(vec![Node::Element(title)])
    }

    fn preamble(&mut self, parts: &'a [Part]) -> Element<'a> {
        let mut out = Element::new("preamble");
        for part in parts {
            match part {
                Part::Recitals(recitals) if !recitals.is_empty() => {
                    out.push(self.recitals(recitals));
                }
                Part::Enacting(blocks) if !blocks.is_empty() => {
                    let id = self.ids.counted("", "formula");
                    let blocks = self.blocks(blocks, &id);
                    out.push(Element::new("formula").with("name", "enactingFormula").id(id).holding(blocks));
                }
                part => out = out.holding(self.contained(part, "preamble")),
            }
        }
        out
    }

    fn recitals(&mut self, recitals: &'a [Recital]) -> Element<'a> {
        let all = self.ids.only("", "recitals");
        let mut out = Element::new("recitals").id(all.clone());
        for recital in recitals {
            let id = self.ids.counted(&all, "recital");
            let blocks = self.some_blocks(&recital.blocks, &id);
            out.push(Element::new("recital").id(id).holding(blocks));
        }
        out
    }

    /// The body of a law or of another paper; the schema wants something in either.
    fn body(&mut self, parts: &'a [Part]) -> Element<'a> {
        let mut out = Element::new(if self.is_law { "body" } else { "mainBody" });
        for part in parts {
            if let Part::Body(sections) = part {
                for section in sections {
                    let section = self.section(section, "");
                    out.push(section);
                }
                continue;
            }
            if !self.is_law {
                // The main body of a doc takes blocks beside its levels, and the words of a letter are such blocks.
                out = match part {
                    Part::Closing(blocks) => out.holding(self.blocks(blocks, "body")),
                    part => out.holding(self.contained(part, "body")),
                };
                continue;
            }
            let id = self.ids.counted("", "hcontainer");
            let blocks = self.part_blocks(part, &id);
            out.push(between(&mut self.ids, name_of(part), id, blocks));
        }
        if out.is_empty() {
            let id = self.ids.counted("", "hcontainer");
            out.push(between(&mut self.ids, "text", id, Vec::new()));
        }
        out
    }

    fn conclusions(&mut self, parts: &'a [Part]) -> Element<'a> {
        let mut out = Element::new("conclusions");
        for part in parts {
            out = out.holding(self.contained(part, "conclusions"));
        }
        out
    }

    /// A part outside its own place, in a container that bears its name; nothing where it is empty.
    fn contained(&mut self, part: &'a Part, within: &str) -> Option<Element<'a>> {
        let id = self.ids.counted(within, "container");
        let blocks = self.part_blocks(part, &id);
        let container = Element::new("container").with("name", name_of(part)).id(id);
        (!blocks.is_empty()).then(|| container.holding(blocks))
    }

    fn part_blocks(&mut self, part: &'a Part, id: &str) -> Vec<Element<'a>> {
        match part {
            Part::Title(inlines) => vec![self.title(inlines, id)],
            Part::Recitals(recitals) => {
                recitals.iter().flat_map(|recital| self.blocks(&recital.blocks, id)).collect()
            }
            Part::Adoption(blocks) => {
                self.adoption = true;
                let blocks = self.blocks(blocks, id);
                self.adoption = false;
                blocks
            }
            Part::Masthead(blocks) | Part::Enacting(blocks) | Part::Closing(blocks) => {
                self.blocks(blocks, id)
            }
            // The body is never contained.
            Part::Body(_) => Vec::new(),
        }
    }
}

/// Words in the body that are no section.
fn between<'a>(ids: &mut Ids, name: &'static str, id: String, blocks: Vec<Element<'a>>) -> Element<'a> {
    let content = Element::new("content").id(ids.only(&id, "content")).holding(blocks);
    Element::new("hcontainer").with("name", name).id(id).holding([content])
}

fn name_of(part: &Part) -> &'static str {
    match part {
        Part::Masthead(_) => "masthead",
        Part::Title(_) => "title",
        Part::Recitals(_) => "recitals",
        Part::Enacting(_) => "enacting",
        Part::Body(_) => "body",
        Part::Closing(_) => "closing",
        Part::Adoption(_) => "adoption",
    }
}

/// The parts of an instrument, where the schema has room for them, in their own order.
struct Arranged<'a> {
    preface: &'a [Part],
    preamble: &'a [Part],
    body: &'a [Part],
    conclusions: &'a [Part],
}

impl<'a> Arranged<'a> {
    fn of(parts: &'a [Part], law: bool) -> Self {
        let first =
            |wanted: fn(&Part) -> bool, otherwise: usize| parts.iter().position(wanted).unwrap_or(otherwise);
        let closing = first(|part| matches!(part, Part::Closing(_) | Part::Adoption(_)), parts.len());
        let adoption = first(|part| matches!(part, Part::Adoption(_)), parts.len());
        let last = parts.iter().rposition(|part| matches!(part, Part::Body(_))).map(|last| last + 1);
        let (preface, start, end) = if law {
            let start = first(|part| matches!(part, Part::Body(_)), closing);
            let opens = first(|part| matches!(part, Part::Recitals(_) | Part::Enacting(_)), start);
            (opens.min(start), start, last.unwrap_or(start))
        } else {
            let start = first(|part| !matches!(part, Part::Masthead(_) | Part::Title(_)), parts.len());
            (start, start, last.unwrap_or(adoption).max(start))
        };
        Self {
            preface: &parts[..preface],
            preamble: &parts[preface..start],
            body: &parts[start..end],
            conclusions: &parts[end..],
        }
    }
}
