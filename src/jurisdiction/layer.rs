//! One layer: a TOML text read into values with their places, checked against the key table.
//!
//! In: a text and the handle it is known by. Out: a [`Layer`], or every fault in it at once. It must not merge: it
//! does not know what lies above or below it.

use super::citation::{self, Citation};
use super::class::{self, Class};
use super::schema::{self, KEYS, KINDS, Key, Shape};
use super::value::{Node, Reader, Value, what_it_is};
use crate::diagnostic::{Diagnostic, Outcome, finish, nearest};
use crate::source::{FileId, Span};
use std::collections::BTreeMap;
use std::ops::Bound;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys that speak for a whole file and cannot stand in a `[kind.NAME]` or `[class.NAME]` table.
pub const WHOLE_FILE: &[&str] =
    &["class", "evidence", "geoid", "kind", "partnership", "postal", "source", "state", "unset"];

/// Keys that no layer can unset; those of `numbering` are the same.
const NEEDED: &[&str] = &[
    "geoid",
    "name",
    "kind",
    "style",
    "state",
    "postal",
    "source",
    "unset",
    "code.style",
    "code.unit",
    "ordinance.form",
    "ordinance.instrument",
];

/// Whether a key speaks for a whole file, so that no `[kind.NAME]` or `[class.NAME]` table may set it.
pub fn is_of_whole_file(path: &str) -> bool {
    WHOLE_FILE.contains(&path)
}

/// Whether a paper can do without a key, so that `unset` may name it.
pub fn can_be_unset(path: &str) -> bool {
    !NEEDED.contains(&path) && !path.starts_with("numbering.")
}

/// Which keys a layer may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The country or a state: it may have `[kind.NAME]` and `[class.NAME]` tables.
    Area,
    /// One government.
    Place,
}

/// One layer, read and checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layer {
    /// Values by path; those of `[kind.NAME]` tables have the prefix `kind.NAME.`, those of `[class.NAME]` likewise.
    pub values: BTreeMap<String, Node>,
    /// The classes that divide kinds of government, by name.
    pub classes: BTreeMap<String, Class>,
    /// Decisions by document and option, checked later against the document's own options.
    pub options: BTreeMap<String, BTreeMap<String, OptionValue>>,
    /// Its sources, in the order in which the file has them.
    pub citations: Vec<Citation>,
}

/// A decision as it was written, with the places of its name and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionValue {
    /// The decision: text, a whole number, or true or false.
    pub value: Value,
    /// The bytes of the value.
    pub span: Span,
    /// The bytes of the name.
    pub name_span: Span,
}

impl Layer {
    /// Reads a layer.
    ///
    /// # Errors
    /// Every fault of syntax, key, shape or source in the text.
    pub fn read(text: &str, file: FileId, scope: Scope) -> Outcome<Self> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { file, text, faults: Vec::new() };
        for error in errors {
            let origin = reader.origin(error.span().map_or(Span::default(), Span::from));
            let message = error.message().trim().to_owned();
            let help = help_with_toml(&message);
            let fault =
                Diagnostic::error("this is not TOML that can be read").rule("not-toml").at(origin, message);
            reader.fault(help.into_iter().fold(fault, Diagnostic::help));
        }
        let mut layer = Self::default();
        if reader.faults.is_empty() {
            layer.read_table(&mut reader, "", "", table.get_ref(), scope);
            layer.citations = citation::gather(&layer.values, &layer.classes, &mut reader);
            layer.check_unset(&mut reader);
        }
        // The parser gives keys in alphabetical order; a reader mends a file from top to bottom.
        reader.faults.sort_by_key(|fault| fault.labels.first().map(|label| label.origin.span.start));
        finish(layer, reader.faults)
    }

    /// The sources that support a value of this layer, in the order of the file; those that name it most closely.
    pub fn citations(&self, path: &str) -> Vec<&Citation> {
        let (mut closest, mut nearest) = (0, Vec::new());
        for citation in &self.citations {
            let Some(closeness) = citation.covers(path).filter(|closeness| *closeness >= closest) else {
                continue;
            };
            if closeness > closest {
                nearest.clear();
                closest = closeness;
            }
            nearest.push(citation);
        }
        nearest
    }

    /// The paths below a prefix, `kind.town.` or nothing, that set a key, and the key.
    pub(super) fn under(&self, prefix: &str) -> impl Iterator<Item = (&str, &'static Key)> {
        let below = self
            .values
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .map(|(path, _)| path.as_str());
        let below = below.map_while(move |path| Some((path, path.strip_prefix(prefix)?)));
        // Most of a state's file is in the tables of its kinds and classes, which set no key by their whole path.
        let elsewhere = |rest: &str| rest.starts_with("kind.") || rest.starts_with("class.");
        below
            .filter(move |(_, rest)| !elsewhere(rest))
            .filter_map(|(path, rest)| Some((path, schema::find(rest)?)))
    }

    /// Reads a table. `prefix` is where its values are kept (`kind.town.` or nothing), `path` its path in the key table.
    fn read_table(
        &mut self,
        reader: &mut Reader<'_>,
        prefix: &str,
        path: &str,
        table: &DeTable<'_>,
        scope: Scope,
    ) {
        for (name, value) in table {
            let word: &str = name.get_ref();
            let below = if path.is_empty() { word.to_owned() } else { format!("{path}.{word}") };
            let top = path.is_empty() && prefix.is_empty();
            if top && word == "options" {
                self.read_options(reader, value);
            } else if let (true, "kind" | "class", DeValue::Table(parts)) = (top, word, value.get_ref()) {
                self.read_parts(reader, name, parts, scope);
            } else if path.is_empty()
                && prefix.starts_with("class.")
                && class::HEAD.iter().any(|field| field.name == word)
            {
                // The head of a class was read by itself.
            } else if !prefix.is_empty() && is_of_whole_file(&below) {
                let fault = Diagnostic::error(format!(
                    "`{below}` holds for a whole file, not for one kind or class of government"
                ))
                .rule("misplaced-key")
                .at(reader.origin(name.span()), "not in a `[kind.…]` or `[class.…]` table")
                .help("write it at the top of the file");
                reader.fault(fault);
            } else if let Some(key) = schema::find(&below) {
                if let Some(node) = reader.read(&format!("{prefix}{below}"), key.shape, value) {
                    self.values.insert(format!("{prefix}{below}"), node);
                }
            } else if schema::is_table(&below) {
                match value.get_ref() {
                    DeValue::Table(inner) => self.read_table(reader, prefix, &below, inner, scope),
                    other => {
                        let fault = Diagnostic::error(format!("`{below}` must be a table"))
                            .rule("wrong-type")
                            .at(reader.origin(value.span()), format!("this is {}", what_it_is(other)));
                        reader.fault(fault);
                    }
                }
            } else {
                reader.unknown_key(&format!("{prefix}{below}"), word, name.span(), siblings(path));
            }
        }
    }

    /// Reads the `[kind.NAME]` or `[class.NAME]` tables of a file.
    fn read_parts(
        &mut self,
        reader: &mut Reader<'_>,
        name: &Spanned<impl AsRef<str>>,
        parts: &DeTable<'_>,
        scope: Scope,
    ) {
        let what = name.get_ref().as_ref();
        if scope == Scope::Place {
            let help = match what {
                "kind" => "write its keys at the top of the file",
                _ => "pick the class of the state’s file: class = \"first-class\"",
            };
            let fault =
                Diagnostic::error(format!("a place has one {what}, so its file has no `[{what}.…]` tables"))
                    .rule("misplaced-key")
                    .at(reader.origin(name.span()), "only in us.toml and in a state’s file");
            return reader.fault(fault.help(help));
        }
        for (part, value) in parts {
            let word: &str = part.get_ref();
            if what == "kind" && !KINDS.contains(&word) {
                reader.unknown_key(&format!("kind.{word}"), word, part.span(), KINDS.iter().copied());
            } else if let DeValue::Table(inner) = value.get_ref() {
                if what == "class" {
                    let class = Class::read(reader, word, part.span(), inner);
                    self.classes.extend(class.map(|class| (word.to_owned(), class)));
                }
                self.read_table(reader, &format!("{what}.{word}."), "", inner, scope);
            } else {
                let fault = Diagnostic::error(format!("`{what}.{word}` must be a table"))
                    .rule("wrong-type")
                    .at(reader.origin(value.span()), format!("this is {}", what_it_is(value.get_ref())));
                reader.fault(fault);
            }
        }
    }

    fn read_options(&mut self, reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(documents) = value.get_ref() else {
            let fault = Diagnostic::error("`options` must be a table")
                .rule("wrong-type")
                .at(reader.origin(value.span()), format!("this is {}", what_it_is(value.get_ref())))
                .help("write `[options.ban]` above the decisions");
            reader.fault(fault);
            return;
        };
        for (document, value) in documents {
            let DeValue::Table(options) = value.get_ref() else {
                let fault = Diagnostic::error(format!("`options.{}` must be a table", document.get_ref()))
                    .rule("wrong-type")
                    .at(reader.origin(value.span()), format!("this is {}", what_it_is(value.get_ref())))
                    .help(format!("write `[options.ban]` above `{} = …`", document.get_ref()));
                reader.fault(fault);
                continue;
            };
            let kept = self.options.entry(document.get_ref().to_string()).or_default();
            for (name, value) in options {
                let path = format!("options.{}.{}", document.get_ref(), name.get_ref());
                let shape = match value.get_ref() {
                    DeValue::Integer(_) => Shape::Integer(i64::MIN, i64::MAX),
                    DeValue::Boolean(_) => Shape::Boolean,
                    DeValue::String(_) => Shape::Text,
                    other => {
                        let fault = Diagnostic::error(format!(
                            "`{path}` must be text in quotes, a whole number, or true or false"
                        ))
                        .rule("wrong-type")
                        .at(reader.origin(value.span()), format!("this is {}", what_it_is(other)));
                        reader.fault(fault);
                        continue;
                    }
                };
                if let Some(node) = reader.read(&path, shape, value) {
                    let option =
                        OptionValue { value: node.value, span: node.span, name_span: name.span().into() };
                    kept.insert(name.get_ref().to_string(), option);
                }
            }
        }
    }

    /// Checks that what is unset is a key that a paper can do without.
    fn check_unset(&self, reader: &mut Reader<'_>) {
        for item in self.values.get("unset").map_or(&[][..], Node::items) {
            let path = item.text().unwrap_or_default();
            let fault = match schema::find(path) {
                Some(_) if can_be_unset(path) => continue,
                Some(_) => Diagnostic::error(format!("`{path}` cannot be unset: every paper needs it"))
                    .rule("needed-key-unset")
                    .help("set it to what holds here"),
                None => {
                    let near = nearest(path, KEYS.iter().map(|key| key.path), 1);
                    let help = near
                        .first()
                        .map_or("unset takes whole keys".into(), |near| format!("did you mean `{near}`?"));
                    Diagnostic::error(format!("there is no key `{path}` to unset"))
                        .rule("unknown-key")
                        .help(help)
                }
            };
            reader.fault(fault.at(reader.origin(item.span), "unset here"));
        }
    }
}

/// What a person who does not write TOML every day may have meant.
fn help_with_toml(message: &str) -> Option<&'static str> {
    const HELP: &[(&str, &str)] = &[
        ("must be quoted", "put text between straight quotation marks: name = \"Oakland\""),
        ("unquoted key", "write a key as one word, then an equals sign: name = \"Oakland\""),
        ("leading zero", "a number with zeros before it is text: geoid = \"0653000\""),
        ("duplicate key", "each key stands once in a table; keep one of the two"),
        ("invalid date", "write a day as it is in the calendar: 2026-11-24"),
    ];
    HELP.iter().find(|(words, _)| message.contains(words)).map(|(_, help)| *help)
}

/// The names that may stand in the table at a path.
fn siblings(path: &str) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = KEYS
        .iter()
        .filter_map(|key| {
            let rest = if path.is_empty() {
                Some(key.path)
            } else {
                key.path.strip_prefix(path)?.strip_prefix('.')
            }?;
            rest.split('.').next()
        })
        .collect();
    if path.is_empty() {
        names.push("options");
    }
    names.dedup();
    names
}
