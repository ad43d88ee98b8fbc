//! What a path of a jurisdiction file means: a key, a field of a list’s tables, a decision, the head of a class.
//!
//! In: a path as a file writes it, such as `kind.town.government.body`. Out: a [`Meaning`]. It must not know a value.

use crate::jurisdiction::class;
use crate::jurisdiction::schema::{self, Field, Key, Shape};

/// What a path means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    /// A key of the key table.
    Key(&'static Key),
    /// A field of the tables in the list that a key holds.
    Field(&'static Key, &'static Field),
    /// A decision for a document.
    Option {
        /// The document.
        document: &'a str,
        /// The name of the option.
        name: &'a str,
    },
    /// What the head of a class says: which kind it divides, who belongs to it.
    ClassHead(&'static Field),
}

impl Meaning<'_> {
    /// The shape of the value, where the key table has it.
    pub(super) fn shape(self) -> Option<Shape> {
        match self {
            Self::Key(key) => Some(key.shape),
            Self::Field(_, field) => Some(field.shape),
            Self::ClassHead(field) => Some(field.shape),
            Self::Option { .. } => None,
        }
    }
}

/// What a path means, if anything.
pub(super) fn meaning(path: &str) -> Option<Meaning<'_>> {
    if let Some(option) = path.strip_prefix("options.") {
        let (document, name) = option.split_once('.')?;
        return Some(Meaning::Option { document, name });
    }
    if let Some((_, word)) = path.strip_prefix("class.").and_then(|rest| rest.split_once('.'))
        && let Some(head) = class::HEAD.iter().find(|field| field.name == word)
    {
        return Some(Meaning::ClassHead(head));
    }
    let path = schema::key_of(path);
    if let Some(key) = schema::find(path) {
        return Some(Meaning::Key(key));
    }
    let (above, name) = path.rsplit_once('.')?;
    let key = schema::find(above)?;
    let Shape::Tables(fields) = key.shape else { return None };
    fields.iter().find(|field| field.name == name).map(|field| Meaning::Field(key, field))
}

/// The kinds and classes that stand before a path: `kind.town.` of `kind.town.government`; the rest is a path of the
/// key table.
pub(super) fn split_part(path: &str) -> (&str, &str) {
    let rest = path.strip_prefix("kind.").or_else(|| path.strip_prefix("class."));
    let Some(rest) = rest else { return ("", path) };
    let end = rest.find('.').map_or(path.len(), |dot| path.len() - rest.len() + dot + 1);
    path.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_understood_below_kinds_and_classes() {
        let key = |path| match meaning(path) {
            Some(Meaning::Key(key)) => key.path,
            other => panic!("{path}: {other:?}"),
        };
        assert_eq!(key("government.body"), "government.body");
        assert_eq!(key("kind.town.government.body"), "government.body");
        assert_eq!(key("kind"), "kind");
        assert!(matches!(meaning("class.first.kind"), Some(Meaning::ClassHead(Field { name: "kind", .. }))));
        assert!(
            matches!(meaning("source.checked"), Some(Meaning::Field(_, field)) if field.name == "checked")
        );
        assert!(matches!(meaning("kind.town.law.preemption.text"), Some(Meaning::Field(..))));
        assert_eq!(meaning("options.ban.fees"), Some(Meaning::Option { document: "ban", name: "fees" }));
        assert_eq!(meaning("government.nothing"), None);
        assert_eq!(split_part("kind.town.government"), ("kind.town.", "government"));
        assert_eq!(split_part("kind.town"), ("kind.town", ""));
        assert_eq!(split_part("government"), ("", "government"));
    }
}
