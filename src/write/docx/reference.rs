//! Cross-references: fields that point at the numbers of sections and subdivisions.
//!
//! In: a reference of the tree, such as `Section 9.67.020(b)`. Out: its words, with a `REF` field in the place of each
//! number that is the number of its target as it stands there, so that updating the fields changes nothing and a new
//! number finds its way. It must not know how numbers are counted. Source: ISO/IEC 29500-1, 17.16.5.49 (`REF`): `\n` is
//! the number as it stands, without a full stop at its end.
//!
//! A number that is cited without the words before it, `Section 4` for `SECTION 4.`, is a link and no field. Word has a
//! switch that leaves the words out, `\t`, but LibreOffice passes over it and would print `Section SECTION 4`.

use super::inline::Look;
use super::label;
use super::xml::push_text;
use super::{Document, Story};
use crate::instrument::{Block, Instrument, Part, Section, plain};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A section or subdivision that has a name.
struct Target<'a> {
    /// The name of its bookmark.
    bookmark: String,
    /// Its number; empty where it has none.
    label: &'a str,
    /// The words of its heading.
    heading: String,
    /// Whether Word counts it.
    counted: bool,
    /// The names of what it stands in, outermost first.
    inside: Vec<&'a str>,
    placed: bool,
}

/// What references can point at, by the names of the tree.
pub(super) struct Targets<'a> {
    by_id: BTreeMap<&'a str, Target<'a>>,
    bookmarks: BTreeSet<String>,
}

/// The place of a number within the words of a reference.
struct Field {
    /// Which words it stands for.
    words: Range<usize>,
    /// The bookmark that it points at.
    bookmark: String,
    /// The switches of the field; none for a link.
    switches: Option<&'static str>,
}

impl<'a> Targets<'a> {
    /// Collects every section, and every subdivision that has a name.
    pub(super) fn collect(instrument: &'a Instrument) -> Self {
        let mut targets = Self { by_id: BTreeMap::new(), bookmarks: BTreeSet::new() };
        for part in &instrument.parts {
            match part {
                Part::Body(sections) => targets.sections(sections, &[]),
                Part::Recitals(recitals) => {
                    recitals.iter().for_each(|recital| targets.blocks(&recital.blocks, &[]))
                }
                Part::Masthead(blocks)
                | Part::Enacting(blocks)
                | Part::Closing(blocks)
                | Part::Adoption(blocks) => targets.blocks(blocks, &[]),
                Part::Title(_) => {}
            }
        }
        targets
    }

    fn sections(&mut self, sections: &'a [Section], inside: &[&'a str]) {
        for section in sections {
            let label = plain::label(section.number.as_ref()).trim();
            self.give(&section.id, label, plain::words(&section.heading), inside);
            let inner = [section.id.as_str()];
            // A section of the code is cited without the section of the paper that adds it.
            self.blocks(&section.blocks, &inner);
            self.sections(&section.sections, &[]);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], inside: &[&'a str]) {
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for item in items {
                        let mut inner = inside.to_vec();
                        if let Some(id) = item.id.as_deref() {
                            self.give(id, plain::label(item.number.as_ref()).trim(), String::new(), inside);
                            inner.push(id);
                        }
                        self.blocks(&item.blocks, &inner);
                    }
                }
                Block::Definition(definition) => self.blocks(&definition.blocks, inside),
                Block::List { items } => items.iter().for_each(|item| self.blocks(item, inside)),
                _ => {}
            }
        }
    }

    fn give(&mut self, id: &'a str, label: &'a str, heading: String, inside: &[&'a str]) {
        if id.is_empty() || self.by_id.contains_key(id) {
            return;
        }
        let plain = bookmark_name(id);
        let mut bookmark = plain.clone();
        let mut again = 2_u32;
        // Word does not tell upper from lower case in these names.
        while !self.bookmarks.insert(bookmark.to_ascii_lowercase()) {
            bookmark = format!("{}_{again}", &plain[..plain.len().min(34)]);
            again += 1;
        }
        let counted = !label::readings(label).is_empty();
        self.by_id
            .insert(id, Target { bookmark, label, heading, counted, inside: inside.to_vec(), placed: false });
    }

    /// The bookmark of a section, for contents.
    pub(super) fn bookmark(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|target| target.bookmark.as_str())
    }

    /// The fields in the words of a reference, in their order.
    fn fields(&self, id: &str, text: &str) -> Vec<Field> {
        let Some(target) = self.by_id.get(id) else { return Vec::new() };
        let chain: Vec<&Target<'_>> =
            target.inside.iter().filter_map(|outer| self.by_id.get(outer)).chain([target]).collect();
        let inward = find_chain(chain.iter().copied(), text);
        // `paragraph 1 of subdivision b of section 10-1201` goes outward.
        let outward = find_chain(chain.iter().rev().copied(), text);
        if outward.len() > inward.len() { outward } else { inward }
    }
}

/// A name that Word takes: a letter, then letters, figures and underscores, 40 at most.
fn bookmark_name(id: &str) -> String {
    let mut name: String =
        id.chars().take(37).map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, "s_");
    }
    name
}

fn find_chain<'t, 'a: 't>(chain: impl Iterator<Item = &'t Target<'a>>, text: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut from = 0;
    for target in chain {
        if let Some(field) = find(target, text, from) {
            from = field.words.end;
            fields.push(field);
        }
    }
    fields
}

/// The words of a reference that stand for one target, from a place on.
fn find(target: &Target<'_>, text: &str, from: usize) -> Option<Field> {
    let field = |words, switches| Some(Field { words, bookmark: target.bookmark.clone(), switches });
    if target.label.is_empty() {
        return field(seek(text, target.heading.trim(), from)?, Some(" \\h"));
    }
    let number = target.label.trim_end_matches('.');
    if let Some(words) = seek(text, number, from) {
        return field(words, Some(if target.counted { " \\n \\h" } else { " \\h" }));
    }
    let bare = number.rsplit(' ').next()?.trim_matches(|c: char| !c.is_alphanumeric());
    field(seek(text, bare, from)?, None)
}

/// Where some words stand by themselves, not as part of a longer word.
fn seek(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let mut from = from;
    while let Some(at) = text.get(from..)?.find(words).map(|at| from + at) {
        let end = at + words.len();
        let joins = |inner: Option<char>, outer: Option<char>| {
            inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
        };
        let before = joins(words.chars().next(), text[..at].chars().next_back());
        let after = joins(words.chars().next_back(), text[end..].chars().next());
        if !before && !after {
            return Some(at..end);
        }
        from = at + words.chars().next().map_or(1, char::len_utf8);
    }
    None
}

impl<'a> Document<'a> {
    /// The bookmark of a section or subdivision that begins here; each is given once.
    pub(super) fn take_bookmark(&mut self, id: Option<&str>) -> Option<String> {
        let target = self.targets.by_id.get_mut(id?).filter(|target| !target.placed)?;
        if self.story != Story::Body {
            return None;
        }
        target.placed = true;
        Some(target.bookmark.clone())
    }

    /// Writes a reference. In comments and in links it is words alone.
    pub(super) fn reference(&mut self, target: &str, text: &str) {
        let fields = match self.story {
            Story::Comments => Vec::new(),
            _ if self.is_in_link() => Vec::new(),
            _ => self.targets.fields(target, text),
        };
        let mut done = 0;
        for field in fields {
            self.words(&text[done..field.words.start], Look::default());
            let words = &text[field.words.clone()];
            match field.switches {
                Some(switches) => self.field(&format!("REF {}{switches}", field.bookmark), words, ""),
                None => self.inner_link(&field.bookmark, words),
            }
            done = field.words.end;
        }
        self.words(&text[done..], Look::default());
    }

    fn inner_link(&mut self, bookmark: &str, words: &str) {
        self.interrupt();
        self.push(&["<w:hyperlink w:anchor=\"", bookmark, "\" w:history=\"1\">"]);
        self.words(words, Look::default());
        self.close_run();
        self.out.push_str("</w:hyperlink>");
    }

    /// Writes a field with the words that it shows.
    pub(super) fn field(&mut self, instruction: &str, words: &str, properties: &str) {
        self.interrupt();
        let run = format!("<w:r>{properties}");
        self.push(&[&run, "<w:fldChar w:fldCharType=\"begin\"/></w:r>"]);
        self.push(&[&run, "<w:instrText xml:space=\"preserve\"> ", instruction, " </w:instrText></w:r>"]);
        self.push(&[&run, "<w:fldChar w:fldCharType=\"separate\"/></w:r>", &run, "<w:t>"]);
        push_text(&mut self.out, words);
        self.push(&["</w:t></w:r>", &run, "<w:fldChar w:fldCharType=\"end\"/></w:r>"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_only_where_it_stands_by_itself() {
        assert_eq!(seek("Section 14(4)", "4", 0), Some(11..12));
        assert_eq!(seek("Section 44", "4", 0), None);
        assert_eq!(seek("Section 9.67.020(b)", "(b)", 16), Some(16..19));
        assert_eq!(seek("aa (é)é", "é", 0), Some(4..6));
    }

    #[test]
    fn names_are_such_as_word_takes() {
        assert_eq!(bookmark_name("closing-acts"), "closing_acts");
        assert_eq!(bookmark_name("1é"), "s_1_");
        assert!(bookmark_name(&"x".repeat(99)).len() <= 40);
    }
}
