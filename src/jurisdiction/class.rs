//! Classes: the division of one kind of government by a state's law, as cities of the first class.
//!
//! In: the head of a `[class.NAME]` table in a state's file. Out: a [`Class`], and which one a place belongs to. It
//! must not know what the values of a class are.

use super::place::Place;
use super::schema::{Field, KINDS, Shape};
use super::value::{Node, Reader, Value};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{FileId, Origin, Span};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The fields at the head of a `[class.NAME]` table; all others are keys of the key table.
#[rustfmt::skip]
pub static HEAD: [Field; 4] = [
    Field { name: "kind", shape: Shape::Choice(KINDS), required: true, about: "The kind that it divides." },
    Field { name: "about", shape: Shape::Text, required: true, about: "What it is, in words for somebody who must choose." },
    Field { name: "places", shape: Shape::Texts, required: false, about: "Its members by name, `Adams, Butler County` where two of the kind share a name." },
    Field { name: "otherwise", shape: Shape::Boolean, required: false, about: "Whether every government of the kind that no other class lists belongs to it." },
];

/// A class of one kind of government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// The kind that it divides.
    pub kind: String,
    /// What it is, in words for somebody who must choose.
    pub about: String,
    /// Its members, where the file lists them: a name as in the table of places, with the county where two share it.
    pub places: Vec<Node>,
    /// Whether every government of the kind that no other class lists belongs to it.
    pub otherwise: bool,
    /// The bytes of its name.
    pub span: Span,
}

impl Class {
    /// Reads the head of a class table; what is missing or wrong is a fault and gives nothing.
    pub(super) fn read(
        reader: &mut Reader<'_>,
        name: &str,
        span: impl Into<Span>,
        table: &DeTable<'_>,
    ) -> Option<Self> {
        let span = span.into();
        let field = |field: &Field| {
            let found: Option<&Spanned<DeValue<'_>>> = table.get(field.name);
            reader.read(&format!("class.{name}.{}", field.name), field.shape, found?)
        };
        let [kind, about, places, otherwise] = HEAD.each_ref().map(field);
        let places = places.map(|node| node.items().to_vec()).unwrap_or_default();
        let otherwise = otherwise.is_some_and(|node| node.value == Value::Boolean(true));
        let required = HEAD.iter().filter(|field| field.required).map(|field| field.name);
        let missing: Vec<&str> = required.filter(|word| table.get(*word).is_none()).collect();
        if !missing.is_empty() {
            let fault = Diagnostic::error(format!("`class.{name}` needs {}", missing.join(" and ")))
                .rule("missing-field")
                .at(reader.origin(span), "this class")
                .help("write which kind it divides, and in words what it is");
            reader.fault(fault);
        }
        let words = |node: Option<Node>| node.and_then(|node| node.text().map(str::to_owned));
        Some(Self { kind: words(kind)?, about: words(about)?, places, otherwise, span })
    }

    /// Whether the class lists the place.
    pub fn lists(&self, place: &Place) -> bool {
        self.kind == place.kind && self.places.iter().filter_map(Node::text).any(|listed| is(place, listed))
    }
}

/// Whether a listed name means a place: its name, or its name and county.
pub fn is(place: &Place, listed: &str) -> bool {
    let with_county = || listed.strip_prefix(place.name)?.strip_prefix(", ").map(str::to_owned);
    listed == place.name || with_county().is_some_and(|county| Some(county.as_str()) == place.county)
}

/// The class of a place among those of its state: the one that lists it, or else the one that takes the rest.
pub fn of<'a>(place: &Place, classes: &'a BTreeMap<String, Class>) -> Option<&'a str> {
    let divides = |class: &&Class| class.kind == place.kind;
    let listed = classes.iter().find(|(_, class)| class.lists(place));
    let rest = || classes.iter().find(|(_, class)| divides(class) && class.otherwise);
    listed.or_else(rest).map(|(name, _)| name.as_str())
}

/// The fault of a class that the state does not have for this kind of government.
pub(super) fn unknown(
    named: &Node,
    file: FileId,
    place: &Place,
    classes: &BTreeMap<String, Class>,
) -> Diagnostic {
    let typed = named.text().unwrap_or_default();
    let known = classes.iter().filter(|(_, class)| class.kind == place.kind);
    let known: Vec<(&str, &str)> = known.map(|(name, class)| (name.as_str(), class.about.as_str())).collect();
    let fault =
        Diagnostic::error(format!("a {} of {} has no class `{typed}`", place.kind, place.state_name()))
            .rule("unknown-class")
            .at(Origin { file, span: named.span }, "not one of its classes");
    if known.is_empty() {
        return fault.help("leave `class` out: the law on file for it does not differ by class");
    }
    let near = nearest(typed, known.iter().map(|(name, _)| *name), 1);
    let fault = match near.first() {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault,
    };
    let each = known.iter().map(|(name, about)| format!("`{name}`, {about}"));
    fault.help(format!("its classes: {}", each.collect::<Vec<_>>().join("; ")))
}
