//! The texts of a jurisdiction file, each with its path and its bytes.
//!
//! In: a layer that was read. Out: [`Words`] of every value, list item, field and decision. It must not judge them.

use crate::jurisdiction::layer::Layer;
use crate::jurisdiction::value::{Node, Value};
use crate::source::Span;

/// A text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<'a> {
    /// Its path: `government.body`, `kind.town.ordinance.vote`, `source.title`, `options.ban.report_due`.
    pub path: String,
    /// The words, with their white space folded.
    pub text: &'a str,
    /// The bytes of the value in the file, quotation marks included.
    pub span: Span,
}

impl Words<'_> {
    /// Whether they are printed somewhere, rather than being an address, an id or a list of keys.
    pub fn are_prose(&self) -> bool {
        let name = self.path.rsplit('.').next().unwrap_or_default();
        let names_something = matches!(self.path.as_str(), "geoid" | "class" | "unset" | "code.style")
            || matches!(name, "source" | "status")
            || (self.path.starts_with("source.") && matches!(name, "id" | "url" | "supports" | "confidence"));
        !names_something
    }
}

/// Every text of a layer, by path.
pub fn texts(layer: &Layer) -> Vec<Words<'_>> {
    let mut found = Vec::new();
    for (path, node) in &layer.values {
        gather(path, node, &mut found);
    }
    for (document, options) in &layer.options {
        for (name, option) in options {
            if let Value::Text(text) = &option.value {
                found.push(Words { path: format!("options.{document}.{name}"), text, span: option.span });
            }
        }
    }
    found
}

fn gather<'a>(path: &str, node: &'a Node, found: &mut Vec<Words<'a>>) {
    match &node.value {
        Value::Text(text) => found.push(Words { path: path.to_owned(), text, span: node.span }),
        Value::List(items) => items.iter().for_each(|item| gather(path, item, found)),
        Value::Table(fields) => {
            fields.iter().for_each(|(name, field)| gather(&format!("{path}.{name}"), field, found));
        }
        Value::Integer(_) | Value::Boolean(_) | Value::Date(_) => {}
    }
}
