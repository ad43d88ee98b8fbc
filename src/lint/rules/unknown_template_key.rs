//! `unknown-template-key`.

use crate::diagnostic::nearest;
use crate::jurisdiction::schema::{self, KEYS};
use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::template::reads::{Read, Sort, reads};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// A template that reads a key, an option or a name that there is not, in a branch that no paper of ours takes, or in a test such as
    /// `is supplied`.
    ///
    /// ## Why it matters
    ///
    /// Such a test is never true, so the clause under it is never printed; such a branch fails on the day when the first place takes it.
    ///
    /// ## Example
    ///
    /// > `{% if law.maximum_fine is supplied %}`
    ///
    /// ## Instead
    ///
    /// > `{% if law.max_fine is supplied %}`
    UnknownTemplateKey = "unknown-template-key", Family::Data, Level::Error
}

/// What the program hands to every template beside the keys.
const CONTEXT: [&str; 14] = [
    "date",
    "document",
    "form",
    "heading",
    "local_facts_looked_for",
    "options",
    "party",
    "proposal",
    "relating",
    "resolving",
    "short_title",
    "subject",
    "unit",
    "self",
];

impl Rule for UnknownTemplateKey {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        let files = library.templates.iter().filter(|(name, _)| name.ends_with(".md"));
        let read: Vec<_> = files.map(|(name, (file, text))| (name.as_str(), *file, reads(text))).collect();
        // What one file sets, a part that it includes may read.
        let given: BTreeSet<&str> = read
            .iter()
            .flat_map(|(_, _, reads)| reads)
            .filter(|read| read.sort == Sort::Given)
            .map(|read| read.words)
            .collect();
        let options: BTreeSet<&str> =
            library.documents.iter().flat_map(|head| head.options.keys()).map(String::as_str).collect();
        for (_, file, reads) in &read {
            for read in reads {
                if let Some((message, help)) = fault(read, &given, &options) {
                    let origin = Origin { file: *file, span: read.range.clone().into() };
                    findings.push(Finding::new(self, message).at(origin, "there is no such name").help(help));
                }
            }
        }
    }
}

/// What is wrong with a name or a key that a template reads, and how to mend it.
fn fault(read: &Read<'_>, given: &BTreeSet<&str>, options: &BTreeSet<&str>) -> Option<(String, String)> {
    let words = read.words;
    let asks_for_key = read.sort == Sort::Text
        && read.argument == "key"
        && matches!(read.function, "confirm" | "blank");
    if asks_for_key {
        let key = words.is_empty() || schema::find(words).is_some();
        return (!key).then(|| (format!("there is no key `{words}`"), near(words, keys())));
    }
    if read.sort != Sort::Name {
        return None;
    }
    let (first, rest) = words.split_once('.').unwrap_or((words, ""));
    if given.contains(first) || (first == "loop") {
        return None;
    }
    if first == "options" && !rest.is_empty() {
        let known = options.contains(rest);
        let help = || near(rest, options.iter().copied());
        return (!known).then(|| (format!("no document has an option `{rest}`"), help()));
    }
    if schema::is_table(first) && !rest.is_empty() {
        let known = KEYS.iter().any(|key| schema::covers(key.path, words));
        return (!known).then(|| (format!("there is no key `{words}`"), near(words, keys())));
    }
    let known = CONTEXT.contains(&first) || schema::find(first).is_some() || schema::is_table(first);
    if known {
        return None;
    }
    let mut names: Vec<&str> = keys().chain(CONTEXT).collect();
    names.extend(given);
    Some((format!("nothing is called `{first}`"), near(first, names.into_iter())))
}

fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.path)
}

fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    match nearest(typed, names, 1).first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => "docs/keys.md lists the keys, and the front matter the options".to_owned(),
    }
}
