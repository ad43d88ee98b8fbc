//! What makes two findings the same although lines were added above: the rule, the file, and the words of the line.
//!
//! In: a finding and the texts. Out: a [`Key`]. It must not know line numbers.

use crate::lint::Finding;
use crate::source::{Origin, Sources};

/// The name of a finding from one day to the next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The file that it points into; empty where it points at none.
    pub(super) file: String,
    /// The paper that it is about, where it points into no file.
    pub(super) paper: String,
    /// The rule.
    pub(super) rule: String,
    /// The words of the line that it points at, one space between them; its message where there is no line.
    pub(super) words: String,
}

impl Key {
    /// The key of a finding.
    pub(super) fn of(finding: &Finding, sources: &Sources) -> Self {
        let rule = finding.rule.to_owned();
        match finding.origin() {
            Some(origin) => Self {
                file: file_name(sources.name(origin.file)).to_owned(),
                paper: String::new(),
                rule,
                words: plain(line(origin, sources)),
            },
            None => Self {
                file: String::new(),
                paper: finding.place.clone(),
                rule,
                words: plain(&finding.diagnostic.message),
            },
        }
    }

    /// A number for it, the same on every machine; `index` tells equal ones apart. This is FNV-1a, because the standard
    /// hasher may change with the compiler.
    pub(super) fn hash(&self, index: usize) -> u64 {
        let index = index.to_string();
        let fields = [&self.file, &self.paper, &self.rule, &self.words, &index];
        let bytes = fields.iter().flat_map(|field| field.bytes().chain([0xFF]));
        bytes
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

/// The name of a file without the dot that some shells put before it.
pub(super) fn file_name(name: &str) -> &str {
    name.strip_prefix("./").unwrap_or(name)
}

fn line(origin: Origin, sources: &Sources) -> &str {
    let text = sources.text(origin.file);
    let (before, after) = text.split_at_checked(origin.span.start).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
