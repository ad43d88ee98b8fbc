//! A little notation, so that a tree made by hand reads like the paper that it is.

use whereas::instrument::{
    Block, Definition, Inline, NoteKind, Number, Section, SectionKind, Signature, Subdivision,
};
use whereas::source::{Origin, Sources, Span};

pub(crate) fn origin() -> Origin {
    Origin { file: Sources::default().add("sample", ""), span: Span::default() }
}

/// Text with a little notation, so that the sample reads like the paper: `{key=words}` is a value, `[key=label]` a blank,
/// `<target=words>` a cross-reference, `^1` a footnote mark, `“*Term*”` a defined term, `~words~` emphasis.
pub(crate) fn line(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', '<', '^', '“', '~']) {
        let open = rest[at..].chars().next().unwrap();
        let tail = &rest[at + open.len_utf8()..];
        let close = match open {
            '{' => "}",
            '[' => "]",
            '<' => ">",
            '^' => "^",
            '~' => "~",
            _ if tail.starts_with('*') => "*”",
            _ => {
                push_words(&mut inlines, &rest[..at + open.len_utf8()]);
                rest = tail;
                continue;
            }
        };
        push_words(&mut inlines, &rest[..at]);
        let (inside, after) = tail.split_once(close).unwrap();
        let pair = || inside.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        inlines.push(match open {
            '{' => Inline::Value { key: pair().0, text: pair().1 },
            '[' => Inline::Blank { key: pair().0, label: pair().1 },
            '<' => Inline::Reference { target: pair().0, text: pair().1, origin: origin() },
            '^' => Inline::FootnoteMark { number: inside.parse().unwrap() },
            '~' => Inline::Emphasis { inlines: line(inside) },
            _ => Inline::Term { term: inside[1..].to_owned() },
        });
        rest = after;
    }
    push_words(&mut inlines, rest);
    inlines
}

fn push_words(inlines: &mut Vec<Inline>, words: &str) {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(words),
        _ if words.is_empty() => {}
        _ => inlines.push(Inline::Text { text: words.to_owned() }),
    }
}

pub(crate) fn p(text: &str) -> Block {
    Block::Paragraph { inlines: line(text), origin: origin() }
}

pub(crate) fn strong(text: &str) -> Block {
    Block::Paragraph { inlines: vec![Inline::Strong { inlines: line(text) }], origin: origin() }
}

pub(crate) fn note(text: &str) -> Block {
    Block::DraftingNote { kind: NoteKind::Advice, blocks: vec![p(text)] }
}

/// Subdivisions, one a line, two spaces deeper for each depth: `(a) #id text`, `(b) text`; a line that begins with `>` is
/// a drafting note of the subdivision above it, one that begins with `-` an item of its list.
pub(crate) fn outline(cite: &str, lines: &[&str]) -> Block {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut items: Vec<Subdivision> = Vec::new();
    let mut rest = lines;
    while let [first, after @ ..] = rest {
        let inside = after.iter().take_while(|line| depth(line) > depth(first)).count();
        let (label, text) = first.trim_start().split_once(' ').unwrap();
        let (id, text) = match text.strip_prefix('#').and_then(|text| text.split_once(' ')) {
            Some((id, text)) => (Some(id.to_owned()), text),
            None => (None, text),
        };
        let number = Some(Number { label: label.to_owned(), cite: format!("{cite}{label}") });
        let mut blocks = vec![p(text)];
        let (plain, deeper): (Vec<&str>, Vec<&str>) =
            after[..inside].iter().partition(|line| line.trim_start().starts_with(['>', '-']));
        let list: Vec<Vec<Block>> =
            plain.iter().filter_map(|l| l.trim_start().strip_prefix("- ")).map(|l| vec![p(l)]).collect();
        if !list.is_empty() {
            blocks.push(Block::List { items: list });
        }
        blocks.extend(plain.iter().filter_map(|line| line.trim_start().strip_prefix("> ")).map(note));
        if !deeper.is_empty() {
            blocks.push(outline(&format!("{cite}{label}"), &deeper));
        }
        items.push(Subdivision { id, number, blocks, origin: origin() });
        rest = &after[inside..];
    }
    Block::Subdivisions { items }
}

pub(crate) fn define(term: &str, meaning: Vec<Block>) -> Block {
    Block::Definition(Definition { term: term.to_owned(), number: None, blocks: meaning, origin: origin() })
}

fn section(kind: SectionKind, id: &str, label: &str, heading: &str, blocks: Vec<Block>) -> Section {
    let number = Number { label: label.to_owned(), cite: format!("Section {label}") };
    let (heading, sections) = (line(heading), Vec::new());
    Section { id: id.to_owned(), kind, number: Some(number), heading, blocks, sections, origin: origin() }
}

pub(crate) fn code(id: &str, label: &str, heading: &str, blocks: Vec<Block>) -> Section {
    section(SectionKind::Code, id, label, heading, blocks)
}

pub(crate) fn bill(id: &str, label: &str, heading: &str, blocks: Vec<Block>) -> Section {
    section(SectionKind::Bill, id, label, heading, blocks)
}

pub(crate) fn sign(caption: &str, lines: &[&str]) -> Block {
    let lines = lines.iter().map(|words| line(words)).collect();
    Block::Signature(Signature { caption: line(caption), lines })
}
