//! The tag tree and the bookmarks: what a screen reader hears, and what a reader jumps by.
//!
//! In: the structure of the pages and the leaves that drawing left. Out: a tag tree in the order of reading, footnotes last, and
//! an outline of the headings. It must not draw. Sources: ISO 32000-1, 14.8; ISO 14289-1 (PDF/UA-1), 7.2 to 7.9.

use super::ink::{Leaf, Leaves};
use super::place::Places;
use crate::write::page::{Destination, Element, Mark, Pages, Paragraph};
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{BBox, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree, kind};
use std::num::NonZeroU16;

/// Builds the tag tree.
pub(super) fn tree(pages: &Pages, mut leaves: Leaves, language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut reader = Reader { pages, leaves: &mut leaves, at: 0 };
    let mut root = TagGroup::new(Tag::Part);
    while reader.at < pages.structure.len() {
        reader.step(&mut root, Setting::Flow);
    }
    tree.push(root);
    tree
}

/// What a paragraph becomes where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// A paragraph of its own.
    Flow,
    /// The whole of a heading, a cell or the like.
    Bare,
    /// The first paragraph of an item, whose label stands apart.
    Item,
    /// The first paragraph of a section, whose label is its heading.
    RunIn(u16),
}

struct Reader<'p, 'l> {
    pages: &'p Pages,
    leaves: &'l mut Leaves,
    at: usize,
}

impl Reader<'_, '_> {
    /// Reads one mark and all it opens into `parent`; false where an element ends.
    fn step(&mut self, parent: &mut TagGroup, setting: Setting) -> bool {
        let Some(mark) = self.pages.structure.get(self.at) else { return false };
        self.at += 1;
        match mark {
            Mark::Close => return false,
            Mark::Paragraph(index) => self.paragraph(*index, parent, setting),
            Mark::HandRule(piece) => self.rule(*piece, parent),
            Mark::Open(element) => self.element(element, parent),
        }
        true
    }

    fn element(&mut self, element: &Element, parent: &mut TagGroup) {
        match element {
            Element::Title => self.heading(1, parent),
            Element::Heading(level) => self.heading(*level, parent),
            Element::Recitals
            | Element::Adoption
            | Element::Signature
            | Element::Definition
            | Element::Note(_) => {
                self.group(TagGroup::new(Tag::Div), parent, Setting::Flow);
            }
            Element::Section { run_in, .. } => {
                let setting = run_in.map_or(Setting::Flow, Setting::RunIn);
                self.group(TagGroup::new(Tag::Section), parent, setting);
            }
            Element::List { numbered } => {
                let numbering = if *numbered { self.numbering() } else { ListNumbering::Disc };
                self.group(TagGroup::new(Tag::L(numbering)), parent, Setting::Flow);
            }
            Element::Item(_) => self.item(parent),
            Element::Table => self.group(TagGroup::new(Tag::Table), parent, Setting::Flow),
            Element::HeadRow => self.row(true, parent),
            Element::Row => self.row(false, parent),
            Element::Cell => self.group(TagGroup::new(Tag::TD), parent, Setting::Bare),
            Element::Footnote(_) => self.group(TagGroup::new(Tag::Note), parent, Setting::Item),
        }
    }

    /// A line to sign on is a picture of itself. One in a cell is an artifact: the cell is what is written in.
    fn rule(&mut self, piece: usize, parent: &mut TagGroup) {
        if let Some(rule) = self.leaves.rules.remove(&piece) {
            let tag = Tag::Figure(Some("Line to sign on".to_owned()))
                .with_bbox(Some(BBox::new(rule.page, rule.area)));
            parent.push(TagGroup::with_children(tag, vec![rule.content.into()]));
        }
    }

    fn heading(&mut self, level: u16, parent: &mut TagGroup) {
        let words = match self.pages.structure.get(self.at) {
            Some(Mark::Paragraph(index)) => self.words(*index),
            _ => String::new(),
        };
        self.group(TagGroup::new(heading(level, words)), parent, Setting::Bare);
    }

    /// How the list that begins here counts, by its first label: `(a)`, `1.`, `A`.
    fn numbering(&self) -> ListNumbering {
        let label = self.pages.structure[self.at..].iter().find_map(|mark| match mark {
            Mark::Paragraph(index) => Some(&self.pages.paragraphs[*index]),
            _ => None,
        });
        let label = label.map_or("", |paragraph| &paragraph.text[..paragraph.label]);
        match label.trim_matches(|c: char| !c.is_ascii_alphanumeric()) {
            "a" => ListNumbering::LowerAlpha,
            "A" => ListNumbering::UpperAlpha,
            "i" => ListNumbering::LowerRoman,
            "I" => ListNumbering::UpperRoman,
            label if label.bytes().all(|byte| byte.is_ascii_digit()) && !label.is_empty() => {
                ListNumbering::Decimal
            }
            _ => ListNumbering::None,
        }
    }

    fn item(&mut self, parent: &mut TagGroup) {
        let mut item = TagGroup::new(Tag::LI);
        if let Some(Mark::Paragraph(index)) = self.pages.structure.get(self.at) {
            let label = self.take(*index, true);
            if !label.is_empty() {
                item.push(TagGroup::with_children(Tag::Lbl, label));
            }
        }
        self.group(TagGroup::new(Tag::LBody), &mut item, Setting::Flow);
        parent.push(item);
    }

    fn row(&mut self, head: bool, parent: &mut TagGroup) {
        let mut row = TagGroup::new(Tag::TR);
        while let Some(Mark::Open(Element::Cell)) = self.pages.structure.get(self.at) {
            self.at += 1;
            let words = self.pages.structure[self.at..].iter().find_map(|mark| match mark {
                Mark::Paragraph(index) => Some(self.words(*index)),
                _ => None,
            });
            // A cell of the head without words would head nothing.
            let heads = head && words.is_some_and(|words| !words.is_empty());
            let cell =
                if heads { TagGroup::new(Tag::TH(TableHeaderScope::Column)) } else { TagGroup::new(Tag::TD) };
            self.group(cell, &mut row, Setting::Bare);
        }
        self.at += 1;
        parent.push(row);
    }

    fn paragraph(&mut self, index: usize, parent: &mut TagGroup, setting: Setting) {
        let own = |reader: &mut Self, parent: &mut TagGroup| {
            let all = reader.take(index, false);
            if !all.is_empty() {
                parent.push(TagGroup::with_children(Tag::P, all));
            }
        };
        match setting {
            Setting::Bare => {
                let all = self.take(index, true).into_iter().chain(self.take(index, false));
                all.collect::<Vec<_>>().into_iter().for_each(|node| parent.push(node));
            }
            Setting::Flow => {
                let mut all = self.take(index, true);
                all.extend(self.take(index, false));
                if !all.is_empty() {
                    parent.push(TagGroup::with_children(Tag::P, all));
                }
            }
            Setting::Item => {
                let label = self.take(index, true);
                parent.push(TagGroup::with_children(Tag::Lbl, label));
                own(self, parent);
            }
            Setting::RunIn(level) => {
                let label = self.take(index, true);
                let text = &self.pages.paragraphs[index];
                let words = text.text[..text.label].to_owned();
                parent.push(TagGroup::with_children(heading(level, words), label));
                own(self, parent);
            }
        }
    }

    /// Takes the leaves of a paragraph: those of its label, or the others, with the parts of each link together.
    fn take(&mut self, index: usize, labels: bool) -> Vec<Node> {
        let all = std::mem::take(&mut self.leaves.paragraphs[index]);
        let of_label = |leaf: &Leaf| matches!(leaf, Leaf::Label(_));
        let (taken, left) = all.into_iter().partition(|leaf| of_label(leaf) == labels);
        self.leaves.paragraphs[index] = left;
        let taken: Vec<Leaf> = taken;
        let mut nodes: Vec<Node> = Vec::with_capacity(taken.len());
        let mut open: Option<(usize, TagGroup)> = None;
        for leaf in taken {
            match leaf {
                Leaf::Label(content) | Leaf::Text(content) => {
                    nodes.extend(open.take().map(|(link, group)| self.linked(index, link, group)));
                    nodes.push(content.into());
                }
                Leaf::Link { link, content, area } => {
                    if open.as_ref().is_some_and(|(known, _)| *known != link) {
                        nodes.extend(open.take().map(|(link, group)| self.linked(index, link, group)));
                    }
                    let (_, group) = open.get_or_insert_with(|| (link, TagGroup::new(Tag::Link)));
                    group.push(area);
                    group.push(content);
                }
            }
        }
        nodes.extend(open.take().map(|(link, group)| self.linked(index, link, group)));
        nodes
    }

    /// A link; that of a footnote's mark is a reference to the note.
    fn linked(&self, paragraph: usize, link: usize, group: TagGroup) -> Node {
        match self.pages.paragraphs[paragraph].links.get(link).map(|run| &run.to) {
            Some(Destination::Footnote(_)) => {
                TagGroup::with_children(Tag::Reference, vec![group.into()]).into()
            }
            _ => group.into(),
        }
    }

    fn words(&self, paragraph: usize) -> String {
        self.pages.paragraphs[paragraph].text.replace('\n', " ")
    }

    /// Reads everything up to the end of the element into a group; the setting is that of its first paragraph.
    fn group(&mut self, mut group: TagGroup, parent: &mut TagGroup, first: Setting) {
        let mut setting = first;
        while self.step(&mut group, setting) {
            if setting != Setting::Bare {
                setting = Setting::Flow;
            }
        }
        parent.push(group);
    }
}

fn heading(level: u16, words: String) -> Tag<kind::Hn> {
    Tag::Hn(NonZeroU16::new(level.clamp(1, 6)).unwrap_or(NonZeroU16::MIN), Some(words))
}

/// Builds the bookmarks: every heading, under the one above it, and the parts that have none on paper.
pub(super) fn outline(pages: &Pages, places: &Places<'_>, signing: &str) -> Outline {
    let mut entries: Vec<(u16, OutlineNode)> = Vec::new();
    for (at, mark) in pages.structure.iter().enumerate() {
        let (level, name) = match mark {
            Mark::Open(Element::Title) => (1, None),
            Mark::Open(Element::Heading(level) | Element::Section { run_in: Some(level), .. }) => {
                (*level, None)
            }
            Mark::Open(Element::Recitals) => (2, Some("Recitals")),
            Mark::Open(Element::Adoption) => (2, Some(signing)),
            _ => continue,
        };
        let first = pages.structure[at..].iter().find_map(|mark| match mark {
            Mark::Paragraph(index) => Some(*index),
            _ => None,
        });
        let Some((index, place)) = first.and_then(|index| Some((index, places.of_paragraph(index)?))) else {
            continue;
        };
        let paragraph = &pages.paragraphs[index];
        let words = match (name, mark) {
            (Some(name), _) => name.to_owned(),
            (None, Mark::Open(Element::Section { .. })) => paragraph.text[..paragraph.label].to_owned(),
            _ => unmarked(paragraph),
        };
        entries.push((level, OutlineNode::new(words, place)));
    }
    let mut outline = Outline::new();
    nest(entries).into_iter().for_each(|node| outline.push_child(node));
    outline
}

/// The words of a heading without the figures of footnotes.
fn unmarked(paragraph: &Paragraph) -> String {
    let plain = paragraph.styled(0..paragraph.text.len()).filter(|(_, style)| !style.mark);
    plain.map(|(bytes, _)| paragraph.text[bytes].replace('\n', " ")).collect()
}

/// Puts each entry under the last one of a lower level.
fn nest(entries: Vec<(u16, OutlineNode)>) -> Vec<OutlineNode> {
    fn close(open: &mut Vec<(u16, OutlineNode)>, closed: &mut Vec<OutlineNode>, level: u16) {
        while open.last().is_some_and(|(known, _)| *known >= level) {
            let Some((_, node)) = open.pop() else { return };
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => closed.push(node),
            }
        }
    }
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for (level, node) in entries {
        close(&mut open, &mut closed, level);
        open.push((level, node));
    }
    close(&mut open, &mut closed, 0);
    closed
}
