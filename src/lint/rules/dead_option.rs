//! `dead-option`.

use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::template::reads::{Sort, reads};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// An option of a document that no template reads. A drafting note that prints it is no reader: the text must differ.
    ///
    /// ## Why it matters
    ///
    /// A council decides it, the note beside the clause says how it decided, and the law is the same either way.
    ///
    /// ## Example
    ///
    /// > `[options.fees]` in the front matter, and `{{ option_note(name="fees") }}` as its only mention
    ///
    /// ## Instead
    ///
    /// > `{% if options.fees %}` around the clause that it decides
    DeadOption = "dead-option", Family::Data, Level::Warning
}

impl Rule for DeadOption {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        for head in library.documents {
            let document = &head.document;
            let own = format!("{document}/");
            let shared = |name: &str| name.starts_with("parts/") || name.starts_with("forms/");
            let files = library.templates.iter().filter(|(name, _)| name.starts_with(&own) || shared(name));
            let mut read: BTreeSet<&str> = BTreeSet::new();
            for (_, (_, text)) in files {
                let names = reads(text).into_iter().filter(|read| read.sort == Sort::Name);
                read.extend(names.filter_map(|read| read.words.strip_prefix("options.")));
            }
            // What it has from documents that it uses is looked at in those.
            let used = library.documents.iter().filter(|other| head.uses.contains(&other.document));
            let theirs: BTreeSet<&String> = used.flat_map(|other| other.options.keys()).collect();
            let own = head.options.keys().filter(|name| !theirs.contains(name));
            for name in own.filter(|name| !read.contains(name.as_str())) {
                let finding = Finding::new(self, format!("no template of `{document}` reads the option `{name}`"))
                    .at_some(heading(library, document, name), "decides nothing")
                    .help(format!("put a clause under `{{% if options.{name} %}}`, or remove the option"));
                findings.push(finding);
            }
        }
    }
}

/// The place of `[options.NAME]` in the front matter of a document.
fn heading(library: &LibraryLook<'_>, document: &str, option: &str) -> Option<Origin> {
    let (file, text) = library.templates.get(&format!("{document}/{document}.md"))?;
    let heading = format!("[options.{option}]");
    let start = text.find(&heading)?;
    Some(Origin { file: *file, span: Span { start, end: start + heading.len() } })
}
