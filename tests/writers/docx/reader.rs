//! A Word file read back, its numbers counted by the rules of ISO/IEC 29500-1, 17.9.

use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(crate) struct Paper {
    parts: BTreeMap<String, String>,
}

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    restarts: bool,
}

/// The definition of each list, its levels, and where it starts.
type List = (String, BTreeMap<usize, Level>, BTreeMap<usize, u32>);

impl Paper {
    /// Reads a file, every part of which must be XML.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut xml = String::new();
            entry.read_to_string(&mut xml).unwrap();
            Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
            parts.insert(name, xml);
        }
        Self { parts }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    pub(crate) fn xml(&self, name: &str) -> String {
        self.parts.get(name).unwrap().clone()
    }

    /// The words of each note of a part.
    pub(crate) fn part(&self, name: &str, element: &str) -> Vec<String> {
        let Some(xml) = self.parts.get(name) else { return Vec::new() };
        let tree = Document::parse(xml).unwrap();
        let notes = tree.descendants().filter(|node| node.has_tag_name((W, element)));
        notes.filter(|node| node.attribute((W, "type")).is_none()).map(words).collect()
    }

    /// The words of the text, numbers among them, contents left out.
    pub(crate) fn body(&self) -> String {
        let paragraphs = self.paragraphs();
        paragraphs
            .iter()
            .map(|(label, words)| format!("{} {words}\n", label.clone().unwrap_or_default()))
            .collect()
    }

    /// The numbers that Word counts, in the order of the text.
    pub(crate) fn counted(&self) -> Vec<String> {
        self.paragraphs().into_iter().filter_map(|(label, _)| label).collect()
    }

    fn paragraphs(&self) -> Vec<(Option<String>, String)> {
        let (document, numbering, styles) =
            (self.xml("word/document.xml"), self.xml("word/numbering.xml"), self.xml("word/styles.xml"));
        let (document, numbering, styles) = (
            Document::parse(&document).unwrap(),
            Document::parse(&numbering).unwrap(),
            Document::parse(&styles).unwrap(),
        );
        let lists = lists(&numbering);
        let mut counters: BTreeMap<String, BTreeMap<usize, u32>> = BTreeMap::new();
        let mut begun = BTreeSet::new();
        let in_contents = |node: &Node| {
            node.ancestors().any(|above| {
                above.has_tag_name((W, "sdt"))
                    && above.descendants().any(|n| n.has_tag_name((W, "docPartObj")))
            })
        };
        document
            .descendants()
            .filter(|node| node.has_tag_name((W, "p")) && !in_contents(node))
            .map(|node| {
                let label = place(node, &styles).and_then(|(list, at)| {
                    let (definition, levels, starts) = lists.get(&list)?;
                    let counters = counters.entry(definition.clone()).or_default();
                    let fresh = begun.insert(list);
                    let start = starts.get(&at).copied();
                    let number = match (start.filter(|_| fresh), counters.get(&at)) {
                        (Some(start), _) => start,
                        (None, Some(last)) => last + 1,
                        (None, None) => start.unwrap_or(levels[&at].start),
                    };
                    counters.retain(|level, _| *level <= at || !levels[level].restarts);
                    counters.insert(at, number);
                    print(&levels[&at], at, number)
                });
                (label, words(node))
            })
            .collect()
    }
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name((W, name)))?.attribute((W, "val"))
}

fn lists(numbering: &Document<'_>) -> BTreeMap<String, List> {
    let level = |node: Node<'_, '_>| Level {
        start: value(node, "start").unwrap().parse().unwrap(),
        format: value(node, "numFmt").unwrap().to_owned(),
        text: value(node, "lvlText").unwrap().to_owned(),
        restarts: value(node, "lvlRestart") != Some("0"),
    };
    let at = |node: Node<'_, '_>| node.attribute((W, "ilvl")).unwrap().parse::<usize>().unwrap();
    let named = |name: &'static str| numbering.descendants().filter(move |node| node.has_tag_name((W, name)));
    named("num")
        .map(|num| {
            let definition = value(num, "abstractNumId").unwrap().to_owned();
            let whole = named("abstractNum")
                .find(|node| node.attribute((W, "abstractNumId")) == Some(&definition))
                .unwrap();
            let levels = whole
                .children()
                .filter(|node| node.has_tag_name((W, "lvl")))
                .map(|node| (at(node), level(node)));
            let (mut levels, mut starts): (BTreeMap<_, _>, BTreeMap<_, _>) =
                (levels.collect(), BTreeMap::new());
            for change in num.children().filter(|node| node.has_tag_name((W, "lvlOverride"))) {
                starts
                    .extend(value(change, "startOverride").map(|start| (at(change), start.parse().unwrap())));
                levels.extend(
                    change
                        .children()
                        .filter(|node| node.has_tag_name((W, "lvl")))
                        .map(|node| (at(node), level(node))),
                );
            }
            (num.attribute((W, "numId")).unwrap().to_owned(), (definition, levels, starts))
        })
        .collect()
}

/// The list and level of a paragraph, by itself or by its style.
fn place(paragraph: Node<'_, '_>, styles: &Document<'_>) -> Option<(String, usize)> {
    let own = |node: Node<'_, '_>| {
        let properties = node.children().find(|child| child.has_tag_name((W, "pPr")))?;
        let place = properties.children().find(|child| child.has_tag_name((W, "numPr")))?;
        let level = value(place, "ilvl").map_or(0, |level| level.parse().unwrap());
        Some((value(place, "numId")?.to_owned(), level))
    };
    own(paragraph).or_else(|| {
        let style = value(paragraph.children().find(|child| child.has_tag_name((W, "pPr")))?, "pStyle")?;
        own(styles.descendants().find(|node| node.attribute((W, "styleId")) == Some(style))?)
    })
}

fn print(level: &Level, at: usize, number: u32) -> Option<String> {
    let letter = || {
        let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap());
        letter.to_string().repeat(((number - 1) / 26 + 1) as usize)
    };
    let roman = || {
        let digit = |value: u32, one: &str, five: &str, ten: &str| match value {
            0..=3 => one.repeat(value as usize),
            4 => format!("{one}{five}"),
            5..=8 => format!("{five}{}", one.repeat(value as usize - 5)),
            _ => format!("{one}{ten}"),
        };
        let thousands = "m".repeat((number / 1000) as usize);
        let rest = [
            digit(number / 100 % 10, "c", "d", "m"),
            digit(number / 10 % 10, "x", "l", "c"),
            digit(number % 10, "i", "v", "x"),
        ];
        thousands + &rest.concat()
    };
    let printed = match level.format.as_str() {
        "decimal" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letter(),
        "upperLetter" => letter().to_uppercase(),
        "lowerRoman" => roman(),
        "upperRoman" => roman().to_uppercase(),
        _ => return None,
    };
    Some(level.text.replace(&format!("%{}", at + 1), &printed))
}

/// The words of a paragraph or a note; the mark beside a footnote reference is none of them.
fn words(node: Node<'_, '_>) -> String {
    // The first run of a footnote is its own mark.
    let run = node.descendants().find(|inner| inner.has_tag_name((W, "r")));
    let own = run.filter(|_| node.has_tag_name((W, "footnote")));
    let of_mark = |text: &Node| {
        let beside = text.prev_siblings().any(|beside| beside.has_tag_name((W, "footnoteReference")));
        beside || (own.is_some() && text.parent() == own)
    };
    node.descendants()
        .filter(|node| node.has_tag_name((W, "t")) && !of_mark(node))
        .map(|node| node.text().unwrap_or_default())
        .collect()
}
