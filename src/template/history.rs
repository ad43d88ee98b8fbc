//! What changed in a model from one version to the next, as its front matter tells it.
//!
//! In: the head of a document, read. Out: the faults in its `[[history]]`, each with its place. It must not read the
//! text of the model: whether a sentence is true of it, only a person can say.

use super::front_matter::{Change, DocumentHead};
use crate::diagnostic::{Diagnostic, Outcome, finish};
use crate::source::{FileId, Origin, Span};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::collections::BTreeSet;
use toml::Spanned;

/// The same head with the places of what [`check`] holds against each other.
#[derive(Deserialize)]
struct Located {
    version: Spanned<u32>,
    #[serde(default)]
    history: Vec<Spanned<LocatedChange>>,
}

#[derive(Deserialize)]
struct LocatedChange {
    version: Spanned<u32>,
    date: Spanned<toml::Value>,
    what: Spanned<String>,
}

/// Holds the history of a document against its version: the newest entry is of that version, no version stands twice,
/// no day is before that of an older version, and every entry says something.
///
/// # Errors
/// Every entry that does not; `text` is the TOML of the head, `offset` where it begins in its file.
pub(super) fn check(head: &DocumentHead, text: &str, offset: usize, file: FileId) -> Outcome<()> {
    if is_sound(head) {
        return Ok(());
    }
    let broken = |message: String| Diagnostic::error(message).rule("broken-template");
    let Ok(located) = toml::from_str::<Located>(text) else {
        return Err(broken("this history cannot be read".into()).into());
    };
    let at = |span: std::ops::Range<usize>| Origin {
        file,
        span: Span { start: span.start + offset, end: span.end + offset },
    };
    let mut faults = Vec::new();
    let version = *located.version.get_ref();
    let mut seen = BTreeSet::new();
    for (change, read) in located.history.iter().map(Spanned::get_ref).zip(&head.history) {
        if !seen.insert(read.version) {
            let fault = broken(format!("the history tells of version {} twice", read.version));
            faults.push(fault.at(at(change.version.span()), "told of before"));
        }
        if read.what.trim().is_empty() {
            let fault = broken("this history does not say what changed".into());
            faults.push(fault.at(at(change.what.span()), "expected a sentence"));
        }
        if let Some(older) = head.history.iter().find(|older| before(read, older)) {
            let fault = broken(format!("version {} is dated before version {}", read.version, older.version));
            faults.push(
                fault.at(at(change.date.span()), format!("version {} is of {}", older.version, older.date)),
            );
        }
    }
    let newest = head.history.iter().map(|change| change.version).max();
    if newest != Some(version) {
        let says = match newest {
            Some(newest) => format!("the history ends with version {newest}"),
            None => "there is no `[[history]]`".to_owned(),
        };
        faults.push(
            broken(format!("the history does not tell of version {version}"))
                .at(at(located.version.span()), says)
                .help(format!("add a `[[history]]` table with `version = {version}`, `date` and `what`")),
        );
    }
    finish((), faults)
}

fn is_sound(head: &DocumentHead) -> bool {
    let versions: BTreeSet<u32> = head.history.iter().map(|change| change.version).collect();
    versions.len() == head.history.len()
        && versions.last() == Some(&head.version)
        && head.history.iter().all(|change| {
            !change.what.trim().is_empty() && !head.history.iter().any(|older| before(change, older))
        })
}

fn before(change: &Change, older: &Change) -> bool {
    older.version < change.version && change.date < older.date
}

/// Reads a day as TOML writes it, `2026-11-24`, without a time.
///
/// # Errors
/// Anything else.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<jiff::civil::Date, D::Error> {
    let given = toml::value::Datetime::deserialize(from)?;
    let day = given.date.filter(|_| given.time.is_none() && given.offset.is_none());
    day.and_then(|_| given.to_string().parse().ok())
        .ok_or_else(|| D::Error::custom("expected a day such as 2026-11-24"))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Faults, human};
    use crate::source::Sources;
    use crate::template::front_matter::{self, DocumentHead};

    fn faults(version: u32, history: &[(u32, &str, &str)]) -> Option<String> {
        let mut text = format!(
            "+++\ndocument = \"a\"\nversion = {version}\norder = 1\ntitle = \"A\"\nshort_title = \"A\"\nabout = \"A.\"\naudience = \"A.\"\nforms = [\"letter\"]\n"
        );
        for (version, date, what) in history {
            text += &format!("\n[[history]]\nversion = {version}\ndate = {date}\nwhat = \"{what}\"\n");
        }
        text += "+++\nText.\n";
        let mut sources = Sources::default();
        let file = sources.add("a.md".to_owned(), text.clone());
        match front_matter::document(&text, file) {
            Ok(DocumentHead { .. }) => None,
            Err(Faults(faults)) => Some(human::render(&faults, &sources, false)),
        }
    }

    #[test]
    fn a_history_ends_with_the_version() {
        let first = (1, "2026-11-24", "First text.");
        let second = (2, "2027-01-02", "Adds a thing.");
        assert_eq!(faults(1, &[first]), None);
        assert_eq!(faults(2, &[first, second]), None);
        assert_eq!(faults(2, &[second, first]), None, "the order of the tables does not matter");
        assert_eq!(faults(2, &[second]), None, "what came before may be untold");
        for (version, history, told) in [
            (1, vec![], "there is no `[[history]]`"),
            (2, vec![first], "the history ends with version 1"),
            (1, vec![first, second], "the history ends with version 2"),
        ] {
            let said = faults(version, &history).expect("it is refused");
            assert!(said.contains("a.md:3:11") && said.contains(told), "{said}");
            assert!(said.contains("add a `[[history]]` table with"), "{said}");
        }
    }

    #[test]
    fn a_wrong_entry_is_pointed_at() {
        let first = (1, "2026-11-24", "First text.");
        for (entry, place, told) in [
            ((1, "2026-11-25", "Again."), "a.md:17:11", "the history tells of version 1 twice"),
            ((2, "2026-11-23", "Early."), "a.md:18:8", "version 2 is dated before version 1"),
            ((2, "2026-11-25", " "), "a.md:19:8", "this history does not say what changed"),
            ((2, "\"2026-11-25\"", "Text."), "a.md:18:8", "invalid type: string"),
            ((2, "2026-11-25T10:00:00", "Hour."), "a.md:18:8", "expected a day such as 2026-11-24"),
        ] {
            let said = faults(entry.0, &[first, entry]).expect("it is refused");
            assert!(said.contains(place) && said.contains(told), "{said}");
        }
    }
}
