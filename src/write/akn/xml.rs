//! XML: a small tree of elements, and its bytes.
//!
//! In: elements with attributes, text, and references whose targets may come later. Out: XML 1.0 in UTF-8, indented
//! where a parent holds elements only, so that no space is added to words. It must not know the tree of the instrument.
//! Sources: Extensible Markup Language (XML) 1.0, fifth edition, sections 2.2 and 2.11.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

/// One element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    name: &'static str,
    attributes: Vec<(&'static str, Cow<'a, str>)>,
    children: Vec<Node<'a>>,
    /// Whether words stand in it, among which no space may be added.
    mixed: bool,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
    /// A `ref` to what the instrument calls `target`; its words alone where nothing has that name.
    Reference {
        id: String,
        target: &'a str,
        text: &'a str,
    },
}

/// The eId of everything that a cross-reference can name.
pub(super) type Targets<'a> = BTreeMap<&'a str, String>;

impl<'a> Element<'a> {
    /// An element that holds elements only.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new(), mixed: false }
    }

    /// An element that holds words.
    pub(super) fn inline(name: &'static str) -> Self {
        Self { mixed: true, ..Self::new(name) }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same element with an eId.
    pub(super) fn id(self, id: impl Into<Cow<'a, str>>) -> Self {
        self.with("eId", id)
    }

    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(super) fn saying(mut self, nodes: Vec<Node<'a>>) -> Self {
        self.children.extend(nodes);
        self
    }

    pub(super) fn push(&mut self, child: Element<'a>) {
        self.children.push(Node::Element(child));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// What stands in it, taken out.
    pub(super) fn take(&mut self) -> Vec<Node<'a>> {
        std::mem::take(&mut self.children)
    }
}

/// Words as a node.
pub(super) fn text<'a>(words: impl Into<Cow<'a, str>>) -> Node<'a> {
    Node::Text(words.into())
}

/// The bytes of a document.
///
/// # Errors
/// None that memory does not give.
pub(super) fn bytes(root: &Element<'_>, targets: &Targets<'_>) -> io::Result<Vec<u8>> {
    let mut printer = Printer { out: Writer::new(Vec::with_capacity(128 * 1024)), targets };
    printer.out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    printer.line(0)?;
    printer.element(root, 0)?;
    let mut bytes = printer.out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

struct Printer<'a> {
    out: Writer<Vec<u8>>,
    targets: &'a Targets<'a>,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize) -> io::Result<()> {
        let out = self.out.get_mut();
        out.push(b'\n');
        out.extend(std::iter::repeat_n(b' ', 2 * depth));
        Ok(())
    }

    fn element(&mut self, element: &Element<'_>, depth: usize) -> io::Result<()> {
        let mut start = BytesStart::new(element.name);
        for (name, value) in &element.attributes {
            start.push_attribute((*name, &*attribute(value)));
        }
        if element.children.is_empty() {
            return self.out.write_event(Event::Empty(start));
        }
        self.out.write_event(Event::Start(start))?;
        for child in &element.children {
            if !element.mixed {
                self.line(depth + 1)?;
            }
            match child {
                Node::Element(child) => self.element(child, depth + 1)?,
                Node::Text(words) => self.words(words)?,
                Node::Reference { id, target, text } => self.reference(id, target, text)?,
            }
        }
        if !element.mixed {
            self.line(depth)?;
        }
        self.out.write_event(Event::End(BytesEnd::new(element.name)))
    }

    fn words(&mut self, words: &str) -> io::Result<()> {
        self.out.write_event(Event::Text(BytesText::new(&allowed(words))))
    }

    fn reference(&mut self, id: &str, target: &str, words: &str) -> io::Result<()> {
        let Some(found) = self.targets.get(target) else { return self.words(words) };
        let mut start = BytesStart::new("ref");
        start.push_attribute(("eId", id));
        start.push_attribute(("href", &*format!("#{found}")));
        self.out.write_event(Event::Start(start))?;
        self.words(words)?;
        self.out.write_event(Event::End(BytesEnd::new("ref")))
    }
}

/// Words with every character that XML forbids as U+FFFD, so that it cannot vanish unseen; line ends are line feeds.
fn allowed(words: &str) -> Cow<'_, str> {
    let fits = |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || is_noncharacter(c));
    let plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    if words.bytes().all(plain) || words.chars().all(fits) {
        return Cow::Borrowed(words);
    }
    let safe = |c: char| match c {
        '\r' => '\n',
        c if fits(c) => c,
        _ => '\u{FFFD}',
    };
    Cow::Owned(words.replace("\r\n", "\n").chars().map(safe).collect())
}

/// The same for an attribute, in which a parser makes line ends and tabs spaces.
fn attribute(value: &str) -> Cow<'_, str> {
    if value.contains(['\n', '\t', '\r']) {
        return Cow::Owned(allowed(value).replace(['\n', '\t'], " "));
    }
    allowed(value)
}

fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}
