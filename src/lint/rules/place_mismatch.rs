//! `place-mismatch`. Laying the files over each other finds it in the user’s own; this finds it in any file.

use crate::jurisdiction::layer::Scope;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A file that says it is of another place, kind or state than the paper it is laid under, or than its `geoid` is of.
    ///
    /// ## Why it matters
    ///
    /// The paper would mix the law of two governments.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # with --city "Oakland, CA"
    /// geoid = "0606000"
    /// ```
    ///
    /// ## Instead
    ///
    /// Choose the place that the file is of, or leave the line out: the table of places says it.
    PlaceMismatch = "place-mismatch", Family::Data, Level::Error
}

impl Rule for PlaceMismatch {
    fn stops(&self) -> bool {
        true
    }

    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let (Some(place), Scope::Place) = (look.place, look.scope) else { return };
        let facts = [("kind", place.kind), ("state", place.state_name()), ("postal", place.state)];
        for (key, known) in facts {
            let Some(node) = look.layer.values.get(key) else { continue };
            let named = node.text().unwrap_or_default();
            if named != known {
                let message = format!("`{key}` is {named} here and {known} in the table of places");
                let finding = Finding::new(self, message)
                    .at(look.origin(node.span), format!("{} is meant", place.style))
                    .help(format!("leave `{key}` out: the table of places says it, and chooses the state’s law by it; or choose another place"));
                findings.push(finding);
            }
        }
    }
}
