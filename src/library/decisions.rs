//! Decisions that stand in draft.toml itself, `[papers.options.ban]`, as a layer over those of every place.
//!
//! In: the tables as they were read. Out: a layer for the loader, and faults in that layer pointed back at draft.toml. It
//! must not judge a decision: the loader and the document do.

use crate::diagnostic::{Diagnostic, Faults};
use crate::jurisdiction::layer::{Layer, Scope};
use crate::jurisdiction::shelf::UserLayer;
use crate::source::{FileId, Origin, Sources, Span};
use std::collections::BTreeMap;
use toml::Spanned;

/// Decisions by document and option.
pub(super) type Table = BTreeMap<String, BTreeMap<Spanned<String>, Spanned<toml::Value>>>;

/// The name by which the layer is known.
const NAME: &str = "the options of draft.toml";

/// The decisions of a set.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    text: String,
    /// For each line of the text where its name and its value stand in draft.toml.
    places: Vec<(Span, Span)>,
}

impl Decided {
    /// The decisions of tables of draft.toml, whose text is given.
    pub(super) fn new(table: &Table, text: &str) -> Self {
        let mut decided = Self::default();
        for (document, options) in table {
            for (name, value) in options {
                let key = |word: &str| serde_json::Value::from(word).to_string();
                // A value over several lines is text in three quotes; a line of its own is what is wanted.
                let words = match value.get_ref().as_str() {
                    Some(words) => key(words),
                    None => text.get(value.span()).unwrap_or_default().to_owned(),
                };
                decided.text.push_str(&format!(
                    "options.{}.{} = {words}\n",
                    key(document),
                    key(name.get_ref())
                ));
                decided.places.push((name.span().into(), value.span().into()));
            }
        }
        decided
    }

    /// The layer, if anything is decided.
    pub(super) fn layer(&self) -> Option<UserLayer> {
        let layer = UserLayer { name: NAME.into(), text: self.text.clone() };
        Some(layer).filter(|layer| !layer.text.is_empty())
    }

    /// What no document could take, each said of draft.toml, which `sources` hold.
    pub(super) fn faults(&self, manifest: FileId, sources: &Sources) -> Vec<Diagnostic> {
        let mut sources = sources.clone();
        let file = sources.add(NAME, self.text.clone());
        let faults =
            Layer::read(&self.text, file, Scope::Place).err().map_or(Vec::new(), |Faults(faults)| faults);
        faults.into_iter().map(|fault| self.in_manifest(fault, manifest, &sources)).collect()
    }

    /// A fault with what it says of the layer said of draft.toml.
    pub(super) fn in_manifest(
        &self,
        mut fault: Diagnostic,
        manifest: FileId,
        sources: &Sources,
    ) -> Diagnostic {
        for label in fault.labels.iter_mut().filter(|label| sources.name(label.origin.file) == NAME) {
            let Some(before) = self.text.get(..label.origin.span.start) else { continue };
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let Some((name, value)) = self.places.get(before.matches('\n').count()) else { continue };
            let span = if before[line_start..].contains(" = ") { *value } else { *name };
            label.origin = Origin { file: manifest, span };
        }
        fault
    }
}
