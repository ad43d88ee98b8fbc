//! Cautions: a note beside the first text that a value shaped, when nobody has confirmed the value.
//!
//! In: a tree whose values name their keys, and for each doubtful key why. Out: the same tree with the notes, and the
//! keys they speak of. It must not know where a value came from.

use super::{Block, Inline, NoteKind, Part, Section, walk};
use crate::source::Origin;
use std::collections::{BTreeMap, BTreeSet};

/// How every caution begins, so that a reader can search for them.
pub const OPENING: &str = "Confirm with counsel";

/// Why a value needs a second look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caution {
    /// A clause that can follow `it rests on`, without the last period.
    pub why: String,
    /// Whether the value has a note by itself; the others share one for each reason.
    pub alone: bool,
    /// Whether the value is a list of several entries: the note stands beside the first, and is about them all.
    pub list: bool,
}

/// The words of a caution about one value that needs no quoting, or about all entries of a list.
pub fn words(key: &str, why: &str, list: bool) -> String {
    let what = if list { "the list as a whole" } else { "this" };
    format!("{OPENING} ({key}): {what} rests on {why}.")
}

/// A caution about names that share a reason: each as it stands in the paper, with its key, and the reason.
fn quoted(values: &[(&str, &str)], why: &str) -> Vec<Inline> {
    let text = |text: String| Inline::Text { text };
    let mut inlines = vec![text(format!("{OPENING}: "))];
    for (index, (key, words)) in values.iter().enumerate() {
        inlines.push(text(if index == 0 { "“".into() } else { ", “".into() }));
        inlines.push(Inline::Value { text: (*words).to_owned(), key: (*key).to_owned() });
        inlines.push(text(format!("” ({key})")));
    }
    let rests = if values.len() == 1 { "it rests" } else { "they rest" };
    inlines.push(text(format!("; {rests} on {why}.")));
    inlines
}

/// Puts a note beside the first text that each doubtful value shaped, and returns the keys of the values in the text.
///
/// A value that only a drafting note mentions is doubted inside that note, so that it goes when the note goes.
/// `origin` is where the notes are said to stand.
pub fn annotate(
    parts: &mut [Part],
    cautions: &BTreeMap<String, Caution>,
    origin: Origin,
) -> BTreeSet<String> {
    if cautions.is_empty() {
        return BTreeSet::new();
    }
    let doubtful = Doubtful(cautions);
    let mut values = Vec::new();
    walk::inlines(parts, &mut |inline| note_value(inline, doubtful, &mut values));
    let mut in_text = BTreeSet::new();
    parts.iter().for_each(|part| text_keys(part, doubtful, &mut in_text));
    let (waiting, noted) = (Vec::new(), BTreeSet::new());
    let mut annotator = Annotator { doubtful, origin, values, in_text, waiting, noted };
    parts.iter_mut().for_each(|part| annotator.part(part));
    annotator.noted.intersection(&annotator.in_text).map(|key| (*key).to_owned()).collect()
}

/// The doubtful keys and why each is doubted.
#[derive(Clone, Copy)]
struct Doubtful<'a>(&'a BTreeMap<String, Caution>);

impl<'a> Doubtful<'a> {
    /// The key of an inline, where it is a value and doubtful.
    fn key(self, inline: &Inline) -> Option<&'a str> {
        let Inline::Value { key, .. } = inline else { return None };
        self.0.get_key_value(key).map(|(key, _)| key.as_str())
    }
}

/// The first words under each doubtful key, in the order of the text.
fn note_value<'a>(inline: &Inline, doubtful: Doubtful<'a>, values: &mut Vec<(&'a str, String)>) {
    if let (Some(key), Inline::Value { text, .. }) = (doubtful.key(inline), inline)
        && values.iter().all(|(known, _)| *known != key)
    {
        values.push((key, text.clone()));
    }
}

/// The doubtful keys of the values that stand outside drafting notes.
fn text_keys<'a>(part: &Part, doubtful: Doubtful<'a>, keys: &mut BTreeSet<&'a str>) {
    match part {
        Part::Title(_) => {}
        Part::Recitals(recitals) => {
            recitals.iter().for_each(|recital| list_keys(&recital.blocks, doubtful, keys))
        }
        Part::Body(sections) => sections.iter().for_each(|section| section_keys(section, doubtful, keys)),
        Part::Masthead(blocks) | Part::Enacting(blocks) | Part::Closing(blocks) | Part::Adoption(blocks) => {
            list_keys(blocks, doubtful, keys);
        }
    }
}

fn section_keys<'a>(section: &Section, doubtful: Doubtful<'a>, keys: &mut BTreeSet<&'a str>) {
    list_keys(&section.blocks, doubtful, keys);
    section.sections.iter().for_each(|inner| section_keys(inner, doubtful, keys));
}

fn list_keys<'a>(blocks: &[Block], doubtful: Doubtful<'a>, keys: &mut BTreeSet<&'a str>) {
    let text = blocks.iter().filter(|block| !matches!(block, Block::DraftingNote { .. }));
    text.for_each(|block| keys.extend(block_keys(block, doubtful)));
}

struct Annotator<'a> {
    doubtful: Doubtful<'a>,
    origin: Origin,
    /// Every doubtful key with its first words, in the order of the text.
    values: Vec<(&'a str, String)>,
    /// The keys of values outside drafting notes.
    in_text: BTreeSet<&'a str>,
    /// Keys met in a title or heading, where no note can stand.
    waiting: Vec<&'a str>,
    noted: BTreeSet<&'a str>,
}

impl<'a> Annotator<'a> {
    fn part(&mut self, part: &mut Part) {
        match part {
            Part::Title(inlines) => self.heading(inlines),
            Part::Recitals(recitals) => {
                recitals.iter_mut().for_each(|recital| self.list(&mut recital.blocks, |_| false))
            }
            Part::Body(sections) => sections.iter_mut().for_each(|section| self.section(section)),
            Part::Masthead(blocks) => self.list(blocks, |_| true),
            Part::Enacting(blocks) | Part::Closing(blocks) | Part::Adoption(blocks) => {
                self.list(blocks, |block| matches!(block, Block::Signature(_)));
            }
        }
    }

    fn section(&mut self, section: &mut Section) {
        self.heading(&section.heading);
        self.list(&mut section.blocks, |_| false);
        section.sections.iter_mut().for_each(|inner| self.section(inner));
    }

    fn heading(&mut self, inlines: &[Inline]) {
        self.waiting.extend(inlines.iter().filter_map(|inline| self.doubtful.key(inline)));
    }

    /// Notes stand after the block they speak of, and after a run of those that belong together: the lines of a
    /// masthead, the signatures.
    fn list(&mut self, blocks: &mut Vec<Block>, together: impl Fn(&Block) -> bool) {
        let mut made = Vec::with_capacity(blocks.len());
        let mut after_run = Vec::new();
        for mut block in std::mem::take(blocks) {
            let in_run = together(&block);
            if !in_run {
                made.append(&mut after_run);
            }
            let notes = if let Block::DraftingNote { blocks: inner, .. } = &mut block {
                let keys = inner.iter().flat_map(|block| block_keys(block, self.doubtful));
                let keys = keys.filter(|key| !self.in_text.contains(key)).collect();
                let origin = self.origin;
                inner.extend(
                    self.cautions_for(keys).into_iter().map(|inlines| Block::Paragraph { inlines, origin }),
                );
                Vec::new()
            } else {
                let mut keys = block_keys(&block, self.doubtful);
                keys.append(&mut self.waiting);
                let origin = self.origin;
                let caution = |inlines| Block::DraftingNote {
                    kind: NoteKind::Caution,
                    blocks: vec![Block::Paragraph { inlines, origin }],
                };
                self.cautions_for(keys).into_iter().map(caution).collect()
            };
            made.push(block);
            if in_run {
                after_run.extend(notes);
            } else {
                made.extend(notes);
            }
        }
        made.append(&mut after_run);
        *blocks = made;
    }

    /// The words of the notes for some keys, as far as they are doubtful and were not spoken of before.
    fn cautions_for(&mut self, keys: Vec<&'a str>) -> Vec<Vec<Inline>> {
        let mut notes = Vec::new();
        for key in keys {
            let Some(caution) = self.doubtful.0.get(key).filter(|_| !self.noted.contains(key)) else {
                continue;
            };
            let shares = |other: &str| {
                let other_caution = self.doubtful.0.get(other);
                other == key || (!caution.alone && other_caution == Some(caution))
            };
            let mut values: Vec<(&'a str, &str)> =
                self.values.iter().map(|(key, words)| (*key, words.as_str())).collect();
            values.retain(|(other, _)| shares(other) && !self.noted.contains(other));
            notes.push(match caution.alone {
                true => vec![Inline::Text { text: words(key, &caution.why, caution.list) }],
                false => quoted(&values, &caution.why),
            });
            self.noted.extend(values.iter().map(|(key, _)| *key));
        }
        notes
    }
}

/// The doubtful keys of the values in a block, in the order of the text.
fn block_keys<'a>(block: &Block, doubtful: Doubtful<'a>) -> Vec<&'a str> {
    let mut keys = Vec::new();
    walk::read_blocks(std::slice::from_ref(block), &mut |inline| keys.extend(doubtful.key(inline)));
    keys
}
