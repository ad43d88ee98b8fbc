//! Values read from a layer, each with the bytes it was written in.
//!
//! In: one TOML value and the shape it must have. Out: a [`Node`], or faults with a caret under the value.
//! It must not know which layer it reads or what a key means.

use super::schema::{Field, KEYS, Shape, describe};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{FileId, Origin, Span};
use jiff::civil::Date;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value in the shape its key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, trimmed, on one line.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// Several values.
    List(Vec<Node>),
    /// Several named values.
    Table(BTreeMap<String, Node>),
}

/// A value and the bytes of its layer that it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the text of its layer.
    pub span: Span,
}

impl Node {
    /// The words, when it is text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, when it is a list; nothing otherwise.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// A field of it, when it is a table that has the field.
    pub fn field(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(fields) => fields.get(name),
            _ => None,
        }
    }

    /// The value as a person reads it: text without quotes, lists with commas.
    pub fn display(&self) -> String {
        self.value.words()
    }
}

impl Value {
    /// The value as a person reads it: text without quotes, lists with commas.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Boolean(yes) => yes.to_string(),
            Self::Date(date) => date.to_string(),
            Self::List(items) => items.iter().map(Node::display).collect::<Vec<_>>().join("; "),
            Self::Table(fields) => fields
                .iter()
                .map(|(name, node)| format!("{name}: {}", node.display()))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }
}

/// Reads values of one text, collecting every fault.
pub(super) struct Reader<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(super) fn origin(&self, span: impl Into<Span>) -> Origin {
        Origin { file: self.file, span: span.into() }
    }

    pub(super) fn fault(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Reads one value; a value of the wrong shape is a fault and gives nothing.
    pub(super) fn read(&mut self, path: &str, shape: Shape, value: &Spanned<DeValue<'_>>) -> Option<Node> {
        let span = Span::from(value.span());
        let found = value.get_ref();
        let value = match (shape, found) {
            (Shape::Text | Shape::Pattern, DeValue::String(text)) => {
                Value::Text(self.words(path, text, span, false)?)
            }
            (Shape::Url, DeValue::String(text)) if is_web_address(text) => Value::Text(text.to_string()),
            (Shape::Prose, DeValue::String(text)) => Value::Text(self.words(path, text, span, true)?),
            (Shape::Boolean, DeValue::Boolean(yes)) => Value::Boolean(*yes),
            (Shape::Integer(least, most), DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix())
                    .ok()
                    .filter(|number| (least..=most).contains(number));
                let Some(number) = number else {
                    return self.wrong_shape(path, shape, "a number outside those bounds", span);
                };
                Value::Integer(number)
            }
            (Shape::Date, DeValue::Datetime(date)) => match civil(date) {
                Some(date) => Value::Date(date),
                None => return self.wrong_shape(path, shape, "a time of day", span),
            },
            (Shape::Choice(words), DeValue::String(text)) => {
                if words.contains(&text.as_ref()) {
                    Value::Text(text.to_string())
                } else {
                    return self.unknown_choice(path, words, text, span);
                }
            }
            (Shape::Texts, DeValue::Array(items)) => {
                Value::List(items.iter().filter_map(|item| self.read(path, Shape::Text, item)).collect())
            }
            (Shape::Tables(fields), DeValue::Array(items)) => {
                Value::List(items.iter().filter_map(|item| self.read_table(path, fields, item)).collect())
            }
            (_, found) => return self.wrong_shape(path, shape, &what_it_is(found), span),
        };
        Some(Node { value, span })
    }

    fn read_table(&mut self, path: &str, fields: &[Field], item: &Spanned<DeValue<'_>>) -> Option<Node> {
        let span = Span::from(item.span());
        let DeValue::Table(table) = item.get_ref() else {
            return self.wrong_shape(path, Shape::Tables(&[]), &what_it_is(item.get_ref()), span);
        };
        let mut read = BTreeMap::new();
        self.read_fields(path, fields, table, &mut read);
        let empty = |name: &str| matches!(read.get(name), Some(Node { value: Value::List(items), .. }) if items.is_empty());
        for field in fields
            .iter()
            .filter(|field| field.required && (!table.contains_key(field.name) || empty(field.name)))
        {
            self.fault(
                Diagnostic::error(format!("`{path}` has no `{}`", field.name))
                    .rule("missing-field")
                    .at(self.origin(span), "this table")
                    .help(format!("add `{} = …`: {}", field.name, field.about)),
            );
        }
        Some(Node { value: Value::Table(read), span })
    }

    fn read_fields(
        &mut self,
        path: &str,
        fields: &[Field],
        table: &DeTable<'_>,
        read: &mut BTreeMap<String, Node>,
    ) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            match fields.iter().find(|field| field.name == name) {
                Some(field) => {
                    if let Some(node) = self.read(&format!("{path}.{name}"), field.shape, value) {
                        read.insert(name.to_owned(), node);
                    }
                }
                None => {
                    let names = fields.iter().map(|field| field.name);
                    self.unknown_key(&format!("{path}.{name}"), name, key.span(), names);
                }
            }
        }
    }

    /// Reports a key that no table knows, with the nearest that it does know.
    pub(super) fn unknown_key<'k>(
        &mut self,
        path: &str,
        name: &str,
        span: impl Into<Span>,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) {
        let near = nearest(name, known.clone(), 1);
        let mut fault = Diagnostic::error(format!("there is no key `{path}`"))
            .rule("unknown-key")
            .at(self.origin(span), "not a key");
        let elsewhere = KEYS.iter().map(|key| key.path).find(|path| path.rsplit('.').next() == Some(name));
        fault = match (near.first(), elsewhere) {
            (Some(near), _) => fault.help(format!("did you mean `{near}`?")),
            (None, Some(elsewhere)) => fault.help(format!("did you mean `{elsewhere}`?")),
            (None, None) => {
                let mut known: Vec<&str> = known.into_iter().collect();
                known.sort_unstable();
                fault.help(format!("keys here: {}", known.join(", ")))
            }
        };
        self.fault(fault);
    }

    fn unknown_choice(&mut self, path: &str, words: &[&str], typed: &str, span: Span) -> Option<Node> {
        let mut fault = Diagnostic::error(format!("`{path}` cannot be `{typed}`"))
            .rule("unknown-choice")
            .at(self.origin(span), "not one of its choices");
        if let Some(near) = nearest(typed, words.iter().copied(), 1).first() {
            fault = fault.help(format!("did you mean `{near}`?"));
        }
        self.fault(fault.help(format!("choices: {}", words.join(", "))));
        None
    }

    fn wrong_shape(&mut self, path: &str, shape: Shape, found: &str, span: Span) -> Option<Node> {
        let fault = Diagnostic::error(format!("`{path}` must be {}", describe(shape)))
            .rule("wrong-type")
            .at(self.origin(span), format!("this is {found}"));
        self.fault(fault);
        None
    }

    /// Trims words and folds their white space; refuses what a reader could not see.
    fn words(&mut self, path: &str, text: &str, span: Span, lines: bool) -> Option<String> {
        if !lines && text.contains(['\n', '\r']) {
            self.fault(
                Diagnostic::error(format!("`{path}` must be one line"))
                    .rule("wrong-type")
                    .at(self.origin(span), "this has a line break")
                    .help("write it on one line, in one pair of quotation marks"),
            );
            return None;
        }
        if let Some((character, name)) = text.chars().find_map(|c| unseen(c, lines).map(|name| (c, name))) {
            let raw = self.text.get(span.start..span.end).unwrap_or_default();
            let at = raw.find(character).map_or(span, |offset| Span {
                start: span.start + offset,
                end: span.start + offset + character.len_utf8(),
            });
            let point = format!("U+{:04X}", u32::from(character));
            self.fault(
                Diagnostic::error(format!(
                    "`{path}` holds a character that cannot be seen: {point} ({name})"
                ))
                .rule("invisible-character")
                .at(self.origin(at), point)
                .help("remove it, or write the text again from the keyboard"),
            );
            return None;
        }
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.fault(
                Diagnostic::error(format!("`{path}` is empty"))
                    .rule("empty-value")
                    .at(self.origin(span), "no words")
                    .help("leave the key out, and the paper shows a blank in its place"),
            );
            return None;
        }
        Some(words)
    }
}

fn civil(date: &toml::value::Datetime) -> Option<Date> {
    if date.time.is_some() || date.offset.is_some() {
        return None;
    }
    let date = date.date?;
    let narrow = |number: u8| i8::try_from(number).ok();
    Date::new(i16::try_from(date.year).ok()?, narrow(date.month)?, narrow(date.day)?).ok()
}

/// Whether words are a web address that can stand in any format without an escape.
pub fn is_web_address(words: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !"<>\"\\`{}|^".contains(c);
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

/// What a TOML value is, as a person would say it.
pub(super) fn what_it_is(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
    .to_owned()
}

/// The name of a character that a reader could not see or that changes how others are seen; nothing for the rest.
///
/// Covers the controls, the format characters and default ignorable code points of Unicode 16 (general category Cf and
/// DerivedCoreProperties), the noncharacters, the blanks that look empty, and private use. Where `lines` is true, line
/// breaks and tabs are white space.
fn unseen(character: char, lines: bool) -> Option<&'static str> {
    Some(match character {
        '\n' | '\r' | '\t' if lines => return None,
        '\t' => "tab",
        '\u{200B}' => "zero width space",
        '\u{200C}' | '\u{200D}' => "zero width joiner",
        '\u{FEFF}' => "byte order mark",
        '\u{00AD}' => "soft hyphen",
        '\u{034F}' => "combining grapheme joiner",
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => {
            "bidirectional control"
        }
        '\u{2060}'..='\u{2065}' => "invisible operator",
        '\u{2028}' | '\u{2029}' => "line or paragraph separator",
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => {
            "invisible filler"
        }
        '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "variation selector",
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}' => {
            "format control"
        }
        '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' => "format control",
        '\u{1D173}'..='\u{1D17A}' => "musical format control",
        '\u{E0000}'..='\u{E0FFF}' => "invisible tag",
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => "private use",
        '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFC}' => "not a character of text",
        // The last two code points of every plane are noncharacters.
        _ if u32::from(character) & 0xFFFE == 0xFFFE => "not a character of text",
        _ if character.is_control() => "control character",
        _ => return None,
    })
}
