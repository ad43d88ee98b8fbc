//! `unused-template-part`.

use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::template::reads::{Sort, reads};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// A file among the shared parts, or in the folder of a document, that no template includes.
    ///
    /// ## Why it matters
    ///
    /// The next editor mends a clause in it and believes that the papers have changed. A clause that fell out of every paper looks the
    /// same from inside the folder as one that is in all of them.
    ///
    /// ## Example
    ///
    /// > templates/parts/severability.md, and no template with `{% include "parts/severability.md" %}`
    ///
    /// ## Instead
    ///
    /// Include it where it belongs, or remove the file.
    UnusedTemplatePart = "unused-template-part", Family::Data, Level::Warning
}

impl Rule for UnusedTemplatePart {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        let mut included: BTreeSet<&str> = BTreeSet::new();
        for (_, text) in library.templates.values() {
            let asked = reads(text).into_iter().filter(|read| read.sort == Sort::Text);
            included.extend(asked.map(|read| read.words).filter(|words| words.ends_with(".md")));
        }
        for (name, (file, text)) in library.templates {
            let Some((folder, rest)) = name.split_once('/') else { continue };
            let whole = folder == "forms" || rest.strip_suffix(".md") == Some(folder);
            if whole || !name.ends_with(".md") || included.contains(name.as_str()) {
                continue;
            }
            let end = text.find('\n').unwrap_or(text.len());
            let finding = Finding::new(self, format!("no template includes {name}"))
                .at(Origin { file: *file, span: Span { start: 0, end } }, "in no paper")
                .help("include it where it belongs, or remove the file");
            findings.push(finding);
        }
    }
}
