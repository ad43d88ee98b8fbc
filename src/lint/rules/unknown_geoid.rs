//! `unknown-geoid`.

use crate::lint::look::{LayerLook, LibraryLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};

rule! {
    /// ## What it finds
    ///
    /// A file with a `geoid` that no government in the table of places has, or a file of a place without one.
    ///
    /// ## Why it matters
    ///
    /// A file is found by its geoid alone. With a wrong one it is never read, and the place gets a paper without anything that the file
    /// says. The identifiers are those of the Census Bureau: 7 digits for a place, 10 for a town or township, 5 for a county.
    ///
    /// ## Example
    ///
    /// ```toml
    /// geoid = "653000"   # the zero at its head is lost
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// geoid = "0653000"
    /// ```
    ///
    /// `draft list places --state CA` shows them.
    UnknownGeoid = "unknown-geoid", Family::Data, Level::Error
}

const HELP: &str = "`draft list places --state CA` shows the geoids of a state";

impl Rule for UnknownGeoid {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        if let Some(node) = look.layer.values.get("geoid").filter(|_| look.place.is_none()) {
            let geoid = node.text().unwrap_or_default();
            let finding = Finding::new(self, format!("no government in the table has the geoid {geoid}"))
                .at(look.origin(node.span), "this file is never read")
                .help(HELP);
            findings.push(finding);
        }
    }

    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        for (name, (file, layer)) in library.layers {
            if name.contains('/') && !layer.values.contains_key("geoid") {
                let text = library.sources.text(*file);
                let end = text.find('\n').unwrap_or(text.len());
                let finding = Finding::new(self, format!("{name} says of no government that it is its file"))
                    .at(Origin { file: *file, span: Span { start: 0, end } }, "this file is never read")
                    .help("add a line `geoid = \"…\"` above its tables")
                    .help(HELP);
                findings.push(finding);
            }
        }
    }
}
