//! `missing-source`.

use crate::jurisdiction::schema;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A legal fact, in the file of a state, of a place or of your own, that no `[[source]]` of the file supports. docs/keys.md marks
    /// such keys *cited*.
    ///
    /// ## Why it matters
    ///
    /// Nobody can check it again, and nobody knows how old it is. Until a source confirms it, the paper prints a caution beside the
    /// text that it shaped, in a final text as well.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// body = "City Council"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [government]
    /// body = "City Council"
    ///
    /// [[source]]
    /// id = "charter"
    /// title = "Charter of the City of Fairview, chapter II"
    /// checked = 2026-11-24
    /// confidence = "confirmed"
    /// supports = ["government.body"]
    /// ```
    MissingSource = "missing-source", Family::Data, Level::Warning
}

/// The lowest layer holds house style, and no law.
const LOWEST: &str = "us.toml";

impl Rule for MissingSource {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        if look.name == LOWEST {
            return;
        }
        for (path, node) in &look.layer.values {
            let cited = schema::find(schema::key_of(path)).is_some_and(|key| key.cited);
            if cited && look.layer.citations(path).is_empty() {
                let finding = Finding::new(self, format!("no source of this file supports `{path}`"))
                    .at(look.origin(node.span), "rests on nothing")
                    .help(format!("add a `[[source]]` with `supports = [\"{path}\"]`, or leave the value out"));
                findings.push(finding);
            }
        }
    }
}
