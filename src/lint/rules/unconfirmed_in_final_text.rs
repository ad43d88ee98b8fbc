//! `unconfirmed-in-final-text`.

use crate::jurisdiction::schema;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A caution that is left in a final text, because nobody has confirmed the value beside it.
    ///
    /// ## Why it matters
    ///
    /// The caution is printed with the law. It stays for a reason: a wrong enacting clause can void the paper, and a wrong number of
    /// days its effect.
    ///
    /// ## Example
    ///
    /// > Confirm with counsel: “City Council” (government.body); it rests on a secondary source.
    ///
    /// ## Instead
    ///
    /// Read the law or the body’s own paper, and say so in a file of your own:
    ///
    /// ```toml
    /// [[source]]
    /// id = "charter"
    /// title = "Charter of the City of Fairview, chapter II"
    /// checked = 2026-11-24
    /// confidence = "confirmed"
    /// supports = ["government.body"]
    /// ```
    UnconfirmedInFinalText = "unconfirmed-in-final-text", Family::Form, Level::Warning
}

impl Rule for UnconfirmedInFinalText {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.instrument.identity.finished {
            return;
        }
        for caution in paper.passages.iter().filter(|passage| passage.role == Role::Caution) {
            for key in keys(&caution.words) {
                let mut finding = Finding::new(self, format!("nobody has confirmed `{key}`, and a caution stays in this final text"))
                    .at_some(paper.origin_of(key), "not confirmed")
                    .help("confirm it, and name the source with `confidence = \"confirmed\"` in a file of your own");
                finding.place = paper.place_of(caution);
                findings.push(finding);
            }
        }
    }
}

/// The keys that a caution names in parentheses.
fn keys(words: &str) -> impl Iterator<Item = &'static str> {
    let named = words.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
    named.filter_map(|(name, _)| schema::find(name)).map(|key| key.path)
}
