//! The keys that a jurisdiction file may hold: one table, read by the loader, `explain`, the tests and docs/keys.md.
//!
//! In: nothing. Out: [`KEYS`], and look-ups in it. It must not know a single jurisdiction. To add a key, add an
//! entry here; a template can then use it by its path.

mod keys;

pub use keys::KEYS;

use std::sync::LazyLock;

/// The shape that a value must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of words. `{key}` inside it stands for the value of another key.
    Text,
    /// One line of words with placeholders of its own, such as `{number}`.
    Pattern,
    /// A web address that begins with `http://` or `https://`.
    Url,
    /// A sentence or more; line breaks count as spaces. `{key}` inside it stands for the value of another key.
    Prose,
    /// A whole number between two bounds, both included.
    Integer(i64, i64),
    /// `true` or `false`.
    Boolean,
    /// A date, written `2026-11-24`.
    Date,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A list of one-line texts.
    Texts,
    /// A list of tables with these fields.
    Tables(&'static [Field]),
}

/// A field of a table in a list, such as `vendor` of `[[partnership]]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// Whether every table must have it.
    pub required: bool,
    /// What it says, in one sentence.
    pub about: &'static str,
}

/// One key of a jurisdiction file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its path, such as `government.body`.
    pub path: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// The words of the blank that stands in its place until somebody supplies it; none where it may be left out.
    pub blank: Option<&'static str>,
    /// Whether a value in a state's or a place's file must be supported by a `[[source]]` of that file.
    pub cited: bool,
    /// What it says, in one sentence.
    pub about: &'static str,
}

/// The kinds of government that a `[kind.NAME]` table may speak of, as the Census Bureau names them.
pub const KINDS: &[&str] = &[
    "city",
    "town",
    "village",
    "borough",
    "township",
    "charter-township",
    "plantation",
    "municipality",
    "county",
    "parish",
    "municipio",
    "city-and-borough",
    "consolidated",
    "district",
];

/// The forms that a paper can take; each is a file in `templates/forms/`.
pub const FORMS: &[&str] =
    &["ordinance", "uncodified", "by-law", "warrant-article", "local-law", "bill", "resolution"];

/// The forms of papers that are no law. A document names its own, and no jurisdiction chooses one.
pub const PLAIN_FORMS: &[&str] = &["letter", "memorandum", "handout", "worksheet"];

/// The documents that are laws, of which a campaign asks for one.
pub const PROPOSALS: &[&str] = &["ban", "moratorium", "oversight", "ban-oversight"];

/// The key at a path, if there is one.
pub fn find(path: &str) -> Option<&'static Key> {
    static BY_PATH: LazyLock<Vec<&Key>> = LazyLock::new(|| {
        let mut keys: Vec<&Key> = KEYS.iter().collect();
        keys.sort_by_key(|key| key.path);
        keys
    });
    let at = BY_PATH.binary_search_by(|key| key.path.cmp(path)).ok()?;
    BY_PATH.get(at).copied()
}

/// Whether some key lies below this path, so that the path names a table.
pub fn is_table(path: &str) -> bool {
    KEYS.iter().any(|key| key.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.')))
}

/// The path of a value in the key table: `kind.town.` or `class.first.` taken off.
pub fn key_of(path: &str) -> &str {
    let part = path.strip_prefix("kind.").or_else(|| path.strip_prefix("class."));
    part.and_then(|rest| rest.split_once('.')).map_or(path, |(_, key)| key)
}

/// Whether a key or a table's name stands for a path.
pub fn covers(named: &str, path: &str) -> bool {
    path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The name of a shape as a person would say it.
pub fn describe(shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Pattern => "a line of text in quotes".into(),
        Shape::Prose => "text in quotes".into(),
        Shape::Url => "a web address in quotes, such as \"https://example.org/page\"".into(),
        Shape::Integer(least, most) => format!("a whole number from {least} to {most}"),
        Shape::Boolean => "true or false".into(),
        Shape::Date => "a date such as 2026-11-24".into(),
        Shape::Choice(words) => format!("one of {}", words.join(", ")),
        Shape::Texts => "a list of texts in quotes".into(),
        Shape::Tables(_) => "a list of tables".into(),
    }
}
