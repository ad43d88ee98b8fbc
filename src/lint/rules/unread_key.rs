//! `unread-key`.

use crate::jurisdiction::schema::{KEYS, covers, key_of};
use crate::lint::look::LibraryLook;
use crate::lint::manual::rule;
use crate::template::reads::{Sort, reads as read_by};
use crate::lint::values;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// ## What it finds
    ///
    /// A key that files set and that no template, no other value and no code reads.
    ///
    /// ## Why it matters
    ///
    /// People look such values up, with their sources, and no paper ever shows them. Either a clause is missing or the key is.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [ordinance]
    /// why = "A county has no power to make ordinances."
    /// ```
    ///
    /// where no template asks for `ordinance.why` any more.
    ///
    /// ## Instead
    ///
    /// Print it in a template, or take the key out of the key table and of the files.
    UnreadKey = "unread-key", Family::Data, Level::Warning
}

/// Keys that the program itself reads: to find the place, the form, the class, the proposal, the company of a party and the numbers,
/// to lay out the page, or
/// for the sheet of a state, from which somebody who asks for records works.
const BY_CODE: [&str; 28] = [
    "campaign.proposal",
    "class",
    "code.style",
    "company",
    "county",
    "geoid",
    "government.seats",
    "kind",
    "law.initiative",
    "law.open_meetings",
    "law.open_meetings_citation",
    "law.public_records",
    "law.public_records_appeal",
    "law.public_records_citation",
    "law.public_records_clock",
    "law.public_records_day_kind",
    "law.public_records_days",
    "law.public_records_fees",
    "model",
    "numbering",
    "ordinance.form",
    "paper.line_numbers",
    "paper.size",
    "postal",
    "resolution",
    "source",
    "state",
    "unset",
];

/// Whether the program itself reads a key.
pub(super) fn by_code(key: &str) -> bool {
    BY_CODE.iter().any(|named| covers(named, key))
}

/// Whether a name that a template reads is a key, a table that holds it, or a field of it.
pub(super) fn reads(name: &str, key: &str) -> bool {
    covers(name, key) || covers(key, name)
}

/// The keys whose placeholders stand in a text.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

impl Rule for UnreadKey {
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        let mut read: BTreeSet<&str> = BTreeSet::new();
        for (_, text) in library.templates.values() {
            read.extend(read_by(text).into_iter().filter(|read| read.sort == Sort::Name).map(|read| read.words));
        }
        // The place and the number of files of every key that is set.
        let mut set: BTreeMap<&str, (Origin, usize)> = BTreeMap::new();
        for (file, layer) in library.layers.values() {
            for words in values::texts(layer).into_iter().filter(|words| words.text.contains('{')) {
                read.extend(placeholders(words.text));
            }
            for (path, node) in &layer.values {
                let first = (Origin { file: *file, span: node.span }, 0);
                set.entry(key_of(path)).or_insert(first).1 += 1;
            }
        }
        for key in KEYS.iter().filter(|key| !by_code(key.path)) {
            let known = read.iter().any(|name| reads(name, key.path));
            if let Some((origin, count)) = set.get(key.path).filter(|_| !known) {
                let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
                let finding = Finding::new(self, format!("nothing reads `{}`, which is set {times}", key.path))
                    .at(*origin, "set here")
                    .help("print it in a template, or take the key away");
                findings.push(finding);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::schema::{find, is_table};

    #[test]
    fn what_the_program_reads_is_a_key_or_a_table() {
        for path in BY_CODE {
            assert!(find(path).is_some() || is_table(path), "{path}");
        }
    }
}
