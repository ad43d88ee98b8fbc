//! The first page of a packet: what is in it, what is left to fill in, and what is not in it.
//!
//! In: a packet. Out: an instrument that links to its files, so that every format has an index. It must not write one.

use super::{Blank, Packet, Paper, Role};
use crate::instrument::{Block, Identity, Inline, Instrument, NoteKind, Part, Section, SectionKind, Table};
use crate::source::{Origin, Sources, Span};

/// The index of a packet whose files have this ending; none for a packet without papers.
pub fn index(packet: &Packet, ending: &str, sources: &mut Sources) -> Option<Instrument> {
    // Nobody wrote its words in a file, so what points at them points at a text without any.
    let file = sources.add("the index of the packet".to_owned(), String::new());
    Index { packet, ending, origin: Origin { file, span: Span::default() } }.instrument()
}

struct Index<'a> {
    packet: &'a Packet,
    ending: &'a str,
    origin: Origin,
}

impl Index<'_> {
    fn instrument(&self) -> Option<Instrument> {
        let Self { packet, .. } = self;
        let first = &packet.papers.first()?.assembled.instrument;
        let identity = Identity {
            document: "packet".into(),
            version: 1,
            form: "index".into(),
            noun: "packet".into(),
            short_title: "Packet".into(),
            party: None,
            ..first.identity.clone()
        };
        let title = format!("Campaign papers: {}, {}", first.identity.government, first.identity.state);
        let mut sections = Vec::new();
        let groups = [
            ("proposal", "The law that is proposed", Role::Proposal),
            ("papers", "The papers that go with it", Role::Companion),
            ("alternatives", "Laws that could take its place", Role::Alternative),
        ];
        for (id, heading, role) in groups {
            let papers: Vec<_> = packet
                .papers
                .iter()
                .filter(|paper| paper.role == role)
                .map(|paper| self.entry(paper))
                .collect();
            if !papers.is_empty() {
                sections.push(self.section(id, heading, vec![Block::List { items: papers }]));
            }
        }
        sections.push(self.section("blanks", "What is left to fill in", self.blanks()));
        if !packet.left_out.is_empty() {
            let items = packet
                .left_out
                .iter()
                .map(|left| vec![self.paragraph(vec![text(format!("{}: {}.", left.head.title, left.why))])]);
            sections.push(self.section(
                "left-out",
                "What is not in this packet",
                vec![Block::List { items: items.collect() }],
            ));
        }
        Some(Instrument {
            identity,
            paper: first.paper,
            parts: vec![
                Part::Title(vec![text(title)]),
                Part::Closing(self.lead(first)),
                Part::Body(sections),
            ],
            footnotes: Vec::new(),
        })
    }

    /// What holds for all the papers.
    fn lead(&self, first: &Instrument) -> Vec<Block> {
        let day = first.identity.date.as_deref().and_then(|day| day.parse().ok());
        let dated = day.map(|day| format!(" on {}", crate::instrument::plain::long_date(day)));
        let words = format!(
            "Every paper here was made{} from the same facts and decisions. Change one of them in a file of your own and make the packet again: no paper has to be corrected by hand.",
            dated.unwrap_or_default()
        );
        let note = "These papers are an aid to drafting and not legal advice. Have an attorney read the law before it is introduced.";
        let note = Block::DraftingNote {
            kind: NoteKind::Advice,
            blocks: vec![self.paragraph(vec![text(note.into())])],
        };
        let lead = self.paragraph(vec![text(words)]);
        if first.identity.finished { vec![lead] } else { vec![lead, note] }
    }

    fn entry(&self, paper: &Paper) -> Vec<Block> {
        let head = &paper.head;
        let name = match &paper.party {
            Some(party) => format!("{}: {party}", head.title),
            None => head.title.clone(),
        };
        let rest = format!(
            " (model {}@{}). {} For: {}",
            head.document,
            head.version,
            head.about,
            small(&head.audience)
        );
        vec![self.paragraph(vec![self.link(name, &paper.stem), text(rest)])]
    }

    fn blanks(&self) -> Vec<Block> {
        let Self { packet, .. } = self;
        if packet.blanks.is_empty() {
            return vec![self.paragraph(vec![text("Nothing: every value is on file.".into())])];
        }
        let lead = "Each of these keys fills its blank in every paper. Set it with --set KEY=VALUE, or in a file of your own with --jurisdiction.";
        let row = |blank: &Blank| {
            let papers = if blank.papers.len() == packet.papers.len() {
                vec![text("all".into())]
            } else {
                let links = blank.papers.iter().map(|stem| self.link(number(stem).to_owned(), stem));
                let mut out: Vec<Inline> = Vec::new();
                for one in links {
                    if !out.is_empty() {
                        out.push(text(", ".into()));
                    }
                    out.push(one);
                }
                out
            };
            vec![vec![text(blank.key.clone())], vec![text(blank.labels.join("; "))], papers]
        };
        let head = ["Key", "What belongs there", "Papers"].map(|words| vec![text(words.into())]);
        let table = Table { head: head.to_vec(), rows: packet.blanks.iter().map(row).collect() };
        vec![self.paragraph(vec![text(lead.into())]), Block::Table(table)]
    }

    fn section(&self, id: &str, heading: &str, blocks: Vec<Block>) -> Section {
        Section {
            id: id.into(),
            kind: SectionKind::Plain,
            number: None,
            heading: vec![text(heading.into())],
            blocks,
            sections: Vec::new(),
            origin: self.origin,
        }
    }

    fn paragraph(&self, inlines: Vec<Inline>) -> Block {
        Block::Paragraph { inlines, origin: self.origin }
    }

    fn link(&self, words: String, stem: &str) -> Inline {
        Inline::Link { href: format!("{stem}.{}", self.ending), inlines: vec![text(words)] }
    }
}

/// Words as they follow a colon.
fn small(words: &str) -> String {
    let mut characters = words.chars();
    match (characters.next(), characters.as_str().chars().next()) {
        // `A member of`, but not `ACLU`.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => words.to_owned(),
    }
}

/// The number at the head of a file's name.
fn number(stem: &str) -> &str {
    stem.split('-').next().unwrap_or(stem)
}

fn text(text: String) -> Inline {
    Inline::Text { text }
}
