//! `dead-option`.

use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::lint::reads::{Sort, reads};
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
            // A document that uses others reads their parts, and has their options.
            let mut folders = vec!["parts/".to_owned(), "forms/".to_owned(), format!("{document}/")];
            folders.extend(head.uses.iter().map(|used| format!("{used}/")));
            let is_of_it = |name: &str| folders.iter().any(|folder| name.starts_with(folder));
            let files = library.templates.iter().filter(|(name, _)| is_of_it(name));
            let mut read: BTreeSet<&str> = BTreeSet::new();
            for (_, (_, text)) in files {
                let names = reads(text).into_iter().filter(|read| read.sort == Sort::Name);
                read.extend(names.filter_map(|read| read.words.strip_prefix("options.")));
            }
            for name in head.options.keys().filter(|name| !read.contains(name.as_str())) {
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
