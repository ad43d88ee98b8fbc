//! Rendered legal Markdown read into a tree.
//!
//! In: Markdown with marks around what was filled in, and the table of fills. Out: parts and footnotes without numbers
//! or resolved references, or every fault at once. It must not know templates or jurisdictions: templates/README.md
//! says what each construct means.

mod block;
mod inline;
mod section;

use super::mark::Fill;
use super::{Block, Footnote, Inline, Part, Recital, Section, SectionKind};
use crate::diagnostic::{Diagnostic, Outcome, finish};
use crate::source::{FileId, Origin};
use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
use section::{add_section, innermost, number_findings};
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

/// Whether sections of the code stand inside sections of the paper, or all sections run on in one series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// `# ` sections are the paper's own and hold `## ` sections of the code: an ordinance that amends a code.
    Nested,
    /// `# ` and `## ` sections are one series, numbered as the code numbers: a by-law in a warrant article.
    Single,
    /// `# ` and `## ` sections are one series, numbered as the paper numbers: a resolution, which enters no code.
    Flat,
    /// `# ` headings without numbers, which may hold `## ` headings: a letter, a memorandum, a form to fill in.
    Plain,
}

/// What was read: parts in order, and footnotes in the order of their first mention.
pub type Read = (Vec<Part>, Vec<Footnote>);

/// Reads rendered legal Markdown.
///
/// # Errors
/// Every construct that has no meaning in an instrument, every section without an id, and every id used twice.
pub fn parse(text: &str, file: FileId, fills: &[Fill], arrangement: Arrangement) -> Outcome<Read> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let reader = Reader {
        events,
        file,
        fills,
        faults: Vec::new(),
        open: None,
        verbatim: false,
        mentions: Vec::new(),
        notes: BTreeMap::new(),
        ids: BTreeMap::new(),
        findings: Vec::new(),
    };
    reader.read(arrangement)
}

/// The state of reading one text.
struct Reader<'a> {
    events: Peekable<OffsetIter<'a>>,
    file: FileId,
    fills: &'a [Fill],
    faults: Vec<Diagnostic>,
    open: Option<inline::Open>,
    /// Whether words keep their apostrophes as they were typed.
    verbatim: bool,
    /// Labels of footnotes in the order of their first mention.
    mentions: Vec<String>,
    notes: BTreeMap<String, Vec<Block>>,
    ids: BTreeMap<String, Origin>,
    /// Ids of the sections whose paragraphs are findings.
    findings: Vec<String>,
}

/// What the blocks after a heading belong to.
enum Place {
    Nowhere,
    Part(Part),
    Recitals { recitals: Vec<Recital>, whereas: bool },
    Sections,
}

impl<'a> Reader<'a> {
    fn origin(&self, range: Range<usize>) -> Origin {
        Origin { file: self.file, span: range.into() }
    }

    fn fault(&mut self, message: &str, origin: Origin, label: &str, help: &str) {
        self.faults.push(Diagnostic::error(message).rule("misplaced-markup").at(origin, label).help(help));
    }

    fn read(mut self, arrangement: Arrangement) -> Outcome<Read> {
        let mut parts = Vec::new();
        let mut place = Place::Nowhere;
        let mut sections: Vec<Section> = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            if matches!(event, Event::Start(Tag::Heading { .. })) {
                let Some((Event::Start(Tag::Heading { level, id, classes, .. }), _)) = self.events.next()
                else {
                    break;
                };
                let heading = self.inside();
                if classes.len() > 1 {
                    let origin = self.origin(range.clone());
                    self.fault("a heading begins one part", origin, "two classes", "keep one of them");
                }
                let class = classes.first().map(AsRef::as_ref).unwrap_or_default().to_owned();
                let next = self.part(&class, heading, level, id.as_deref(), &range);
                match next {
                    Next::Section(section) => {
                        close(&mut place, &mut sections, &mut parts, false);
                        place = Place::Sections;
                        add_section(section, level, arrangement, &mut sections);
                    }
                    Next::Place(next) => {
                        close(&mut place, &mut sections, &mut parts, true);
                        place = next;
                    }
                    Next::Title(title) => {
                        close(&mut place, &mut sections, &mut parts, true);
                        place = Place::Nowhere;
                        parts.push(title);
                    }
                }
                continue;
            }
            let in_adoption = matches!(place, Place::Part(Part::Adoption(_)));
            let Some(blocks) = self.blocks_at_top(in_adoption) else { break };
            self.put(blocks, &mut place, &mut sections, range);
        }
        close(&mut place, &mut sections, &mut parts, true);
        for part in &mut parts {
            if let Part::Body(sections) = part {
                let findings = sections.iter_mut().filter(|section| self.findings.contains(&section.id));
                findings.for_each(number_findings);
            }
        }
        let footnotes = self.footnotes();
        finish((parts, footnotes), self.faults)
    }

    /// What a heading begins.
    fn part(
        &mut self,
        class: &str,
        heading: Vec<Inline>,
        level: HeadingLevel,
        id: Option<&str>,
        range: &Range<usize>,
    ) -> Next {
        let origin = self.origin(range.clone());
        match class {
            "title" => return Next::Title(Part::Title(heading)),
            "masthead" => return Next::Place(Place::Part(Part::Masthead(Vec::new()))),
            "enacting" => return Next::Place(Place::Part(Part::Enacting(Vec::new()))),
            "closing" => return Next::Place(Place::Part(Part::Closing(Vec::new()))),
            "adoption" => return Next::Place(Place::Part(Part::Adoption(Vec::new()))),
            "recitals" => return Next::Place(Place::Recitals { recitals: Vec::new(), whereas: false }),
            "whereas" => return Next::Place(Place::Recitals { recitals: Vec::new(), whereas: true }),
            "" | "findings" => {}
            other => self.fault(
                &format!("there is no part of an instrument called `.{other}`"),
                origin,
                "this heading",
                "parts are .title, .masthead, .recitals, .whereas, .enacting, .findings, .closing and .adoption",
            ),
        }
        if level > HeadingLevel::H2 {
            self.fault(
                "a heading this deep has no meaning in an instrument",
                origin,
                "deeper than a section of the code",
                "use a numbered list for subdivisions",
            );
        }
        let id = id.map(str::to_owned).unwrap_or_else(|| {
            self.fault(
                "this section has no id",
                origin,
                "needs `{#id}`",
                "add an id after the heading, such as `{#definitions}`",
            );
            String::new()
        });
        self.name(&id, origin);
        let kind = if level == HeadingLevel::H1 { SectionKind::Bill } else { SectionKind::Code };
        let section =
            Section { id, kind, number: None, heading, blocks: Vec::new(), sections: Vec::new(), origin };
        if class == "findings" {
            self.findings.push(section.id.clone());
        }
        Next::Section(section)
    }

    /// Records an id and reports one that stands twice.
    fn name(&mut self, id: &str, origin: Origin) {
        if id.is_empty() {
            return;
        }
        if let Some(earlier) = self.ids.insert(id.to_owned(), origin) {
            self.faults.push(
                Diagnostic::error(format!("the id `{id}` stands twice in this paper"))
                    .rule("said-twice")
                    .at(origin, "again here")
                    .at(earlier, "first here"),
            );
        }
    }

    /// Puts blocks where they belong.
    fn put(&mut self, blocks: Vec<Block>, place: &mut Place, sections: &mut [Section], range: Range<usize>) {
        match place {
            Place::Nowhere if blocks.is_empty() => {}
            Place::Nowhere => {
                let origin = self.origin(range);
                self.fault(
                    "this text stands in no part of the instrument",
                    origin,
                    "before any heading",
                    "put it under a heading with a class, such as `# Masthead {.masthead}`",
                );
            }
            Place::Part(
                Part::Masthead(into) | Part::Enacting(into) | Part::Closing(into) | Part::Adoption(into),
            ) => into.extend(blocks),
            Place::Part(_) => {}
            Place::Recitals { recitals, .. } => {
                for block in blocks {
                    match (recitals.last_mut(), &block) {
                        (Some(last), Block::DraftingNote { .. }) => last.blocks.push(block),
                        _ => recitals.push(Recital { blocks: vec![block] }),
                    }
                }
            }
            Place::Sections => {
                let last = sections.last_mut().map(innermost);
                if let Some(section) = last {
                    section.blocks.extend(blocks);
                }
            }
        }
    }

    fn footnotes(&mut self) -> Vec<Footnote> {
        let mentions = std::mem::take(&mut self.mentions);
        let numbered = mentions.iter().zip(1..);
        numbered
            .map(|(label, number)| Footnote { number, blocks: self.notes.remove(label).unwrap_or_default() })
            .collect()
    }
}

enum Next {
    Title(Part),
    Place(Place),
    Section(Section),
}

/// Ends the part that was open. Sections stay open while headings go on, and end with `last`.
fn close(place: &mut Place, sections: &mut Vec<Section>, parts: &mut Vec<Part>, last: bool) {
    match std::mem::replace(place, Place::Nowhere) {
        Place::Part(part) => parts.push(part),
        Place::Recitals { mut recitals, whereas } => {
            if whereas {
                recite(&mut recitals);
            } else {
                recitals.iter_mut().flat_map(|recital| &mut recital.blocks).for_each(make_sentence);
            }
            parts.push(Part::Recitals(recitals));
        }
        Place::Nowhere | Place::Sections => {}
    }
    if last && !sections.is_empty() {
        parts.push(Part::Body(std::mem::take(sections)));
    }
}

/// Gives recitals the words that join them: `WHEREAS, …; and`, the last `…; now, therefore,`.
fn recite(recitals: &mut [Recital]) {
    let count = recitals.iter().filter(|recital| paragraph(&recital.blocks).is_some()).count();
    let mut index = 0;
    for recital in recitals {
        let Some(Block::Paragraph { inlines, .. }) =
            recital.blocks.iter_mut().find(|block| matches!(block, Block::Paragraph { .. }))
        else {
            continue;
        };
        index += 1;
        match inlines.first_mut() {
            Some(Inline::Text { text }) => text.insert_str(0, "WHEREAS, "),
            _ => inlines.insert(0, Inline::Text { text: "WHEREAS, ".into() }),
        }
        end_with(inlines, if index < count { "; and" } else { "; now, therefore," });
    }
}

fn paragraph(blocks: &[Block]) -> Option<&Block> {
    blocks.iter().find(|block| matches!(block, Block::Paragraph { .. }))
}

/// Ends the words of a run with a mark of punctuation in place of a full stop; what follows the mark comes after any
/// footnote marks: `…new ones;¹ and`.
fn end_with(inlines: &mut Vec<Inline>, ending: &str) {
    let (punctuation, rest) = ending.split_at(1);
    let words = inlines
        .iter()
        .rposition(|inline| !matches!(inline, Inline::FootnoteMark { .. }))
        .map_or(0, |index| index + 1);
    let last = words.checked_sub(1).and_then(|last| inlines.get_mut(last));
    let mut stopped = false;
    if let Some(Inline::Text { text } | Inline::Value { text, .. }) = last {
        if ends_sentence(text) {
            text.pop();
        }
        // An abbreviation's full stop ends a sentence too.
        stopped = punctuation == "." && text.ends_with('.');
    }
    // The mark is the paper's, not the value's before it.
    match words.checked_sub(1).and_then(|last| inlines.get_mut(last)) {
        _ if stopped => {}
        Some(Inline::Text { text }) => text.push_str(punctuation),
        _ => inlines.insert(words, Inline::Text { text: punctuation.into() }),
    }
    match inlines.last_mut() {
        _ if rest.is_empty() => {}
        Some(Inline::Text { text }) => text.push_str(rest),
        _ => inlines.push(Inline::Text { text: rest.into() }),
    }
}

/// Whether words end with the full stop of a sentence rather than of an abbreviation such as `Inc.` or `U.S.`
fn ends_sentence(words: &str) -> bool {
    let Some(before) = words.strip_suffix('.') else { return false };
    let last = before.rsplit(' ').next().unwrap_or(before);
    !last.contains('.')
        && (last.chars().count() > 4 || last.ends_with(|c: char| c.is_ascii_digit() || c == ')'))
}

/// Gives a clause a capital letter and a full stop.
fn make_sentence(block: &mut Block) {
    let Block::Paragraph { inlines, .. } = block else { return };
    if let Some(Inline::Text { text } | Inline::Value { text, .. }) = inlines.first_mut() {
        let mut characters = text.chars();
        let first = characters.next().map(|first| first.to_uppercase().to_string());
        *text = first.unwrap_or_default() + characters.as_str();
    }
    end_with(inlines, ".");
}

fn ends_with_colon(inlines: &[Inline]) -> bool {
    matches!(inlines.last(), Some(Inline::Text { text }) if text.ends_with(':'))
}

/// Whether an event ends the block that is being read.
fn ends(event: &Event<'_>, end: TagEnd) -> bool {
    matches!(event, Event::End(found) if *found == end)
}
