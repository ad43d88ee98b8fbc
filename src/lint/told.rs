//! What a paper tells: the facts of the ledger and its recitals, judged by the same rules wherever they stand.
//!
//! In: what a rule finds in a text. Out: findings in the ledger and in papers, and whether a source stands behind words.
//! It must not know which words are wrong.

use super::look::{LedgerLook, PaperLook, tells};
use super::passage::{Passage, Role, Whence};
use super::{Finding, Findings, Rule, seek};
use crate::source::Origin;
use std::ops::Range;

/// Something wrong with words that tell a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The words to blame, in the text that was looked at.
    pub range: Range<usize>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

impl Fault {
    /// A fault.
    pub fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { range, message: message.into(), help: help.into() }
    }
}

/// What a rule does with the text of one fact: at most one fault in each.
pub type Judge = fn(&str) -> Option<Fault>;

/// Implements [`Rule`] for a rule that judges the text of a fact by itself.
macro_rules! judges_facts {
    ($rule:ident, $judge:path) => {
        impl $crate::lint::Rule for $rule {
            fn ledger(
                &self,
                look: &$crate::lint::look::LedgerLook<'_>,
                findings: &mut $crate::lint::Findings,
            ) {
                $crate::lint::told::in_ledger(self, $judge, look, findings);
            }

            fn paper(
                &self,
                paper: &$crate::lint::look::PaperLook<'_>,
                findings: &mut $crate::lint::Findings,
            ) {
                $crate::lint::told::in_paper(self, $judge, paper, findings);
            }
        }
    };
}

pub(crate) use judges_facts;

/// Judges every fact of the ledger.
pub fn in_ledger(rule: &dyn Rule, judge: Judge, look: &LedgerLook<'_>, findings: &mut Findings) {
    for (id, fact) in look.facts {
        if let Some(fault) = judge(&fact.text) {
            let origin = look.origin_in_text(id, &fact.text, fault.range);
            let finding = Finding::new(rule, fault.message);
            findings.push(finding.at_some(origin, "in the text of this fact").help(fault.help));
        }
    }
}

/// Judges everything that a paper recites.
pub fn in_paper(rule: &dyn Rule, judge: Judge, paper: &PaperLook<'_>, findings: &mut Findings) {
    let told = paper.numbered().filter(|(passage, _)| tells(passage));
    paper.memo.each(judge as usize, told, |passage| {
        let mut found = false;
        for unit in units(passage) {
            let Some(fault) = passage.words.get(unit.clone()).and_then(judge) else { continue };
            found = true;
            let range = unit.start + fault.range.start..unit.start + fault.range.end;
            // What a key holds is the name or the citation that the law gives; only local facts are told there.
            let piece = passage.piece_at(range.start).map(|piece| &piece.whence);
            if matches!(piece, Some(Whence::Value(key)) if !LOCAL.contains(&key.as_str())) {
                continue;
            }
            let finding = Finding::new(rule, fault.message).in_words(paper, passage, range);
            // A memorandum prints of the ledger what no recital does, such as titles of sources: the ledger is judged by itself.
            let of_ledger = |origin: Origin| paper.sources.name(origin.file).ends_with("/facts.toml");
            if passage.role == Role::Told && finding.origin().is_some_and(of_ledger) {
                continue;
            }
            findings.push(finding.help(fault.help));
        }
        found
    });
}

/// The keys under which a place tells local facts.
const LOCAL: [&str; 2] = ["evidence", "partnership"];

/// The runs of a recital that each end with the mark of a footnote or with the recital: one fact each, in a draft.
pub fn units(passage: &Passage) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = passage.notes.iter().copied().chain([passage.words.len()]);
    let mut units = Vec::new();
    for end in ends {
        if passage.words.get(start..end).is_some_and(|words| words.contains(char::is_alphanumeric)) {
            units.push(start..end);
        }
        start = end;
    }
    units
}

/// Whether a source stands behind a byte of a recital: the run of words that it stands in holds local evidence, or ends
/// with a footnote, and where that is the footnote of a cited fact the byte is part of the fact.
pub fn is_sourced(paper: &PaperLook<'_>, passage: &Passage, unit: &Range<usize>, byte: usize) -> bool {
    let local = passage.pieces.iter().any(|piece| {
        let touches = piece.range.start < unit.end && unit.start < piece.range.end;
        touches && matches!(&piece.whence, Whence::Value(key) if LOCAL.contains(&key.as_str()))
    });
    if local {
        return true;
    }
    // A finding begins with a capital letter where the ledger has a small one, so facts are told by the rest.
    let bodies =
        || paper.cited.iter().filter_map(|fact| fact.text.get(fact.text.chars().next()?.len_utf8()..));
    if !passage.notes.contains(&unit.end) {
        let within =
            |body: &str| passage.words.find(body).is_some_and(|at| at <= byte + 1 && byte < at + body.len());
        return paper.instrument.identity.finished && bodies().any(within);
    }
    let told = passage.words.get(..unit.end).unwrap_or_default().trim_end_matches([',', ';', '.', ' ']);
    bodies().find(|body| told.ends_with(body)).is_none_or(|body| byte + 1 >= told.len() - body.len())
}

/// The companies that papers on this subject tell of, by the names under which they do business.
const COMPANIES: [&str; 14] = [
    "Ring",
    "Amazon",
    "Axon",
    "Flock",
    "Fusus",
    "Nextdoor",
    "ShotSpotter",
    "SoundThinking",
    "Motorola",
    "Verkada",
    "SimpliSafe",
    "Arlo",
    "Wyze",
    "Eufy",
];

/// The places of the names of companies, in the order of the text.
pub fn companies(text: &str) -> Vec<Range<usize>> {
    let is_name =
        |range: &Range<usize>| text.get(range.clone()).is_some_and(|word| COMPANIES.contains(&word));
    seek::capitals(text).filter(is_name).collect()
}

/// Words that follow a company’s name without saying what it did.
const JOINTS: [&str; 14] =
    ["and", "or", "to", "for", "with", "of", "in", "by", "from", "that", "which", "who", "cameras", "on"];

/// What companies did: each name and the verb after it, in the order of the text.
pub fn deeds(text: &str) -> Vec<(Range<usize>, &str)> {
    let companies = companies(text).into_iter();
    companies
        .filter_map(|company| {
            let after = text.get(company.end..)?.strip_prefix(' ')?;
            let verb = after.get(..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len()))?;
            let acts = verb.starts_with(|c: char| c.is_ascii_lowercase()) && !JOINTS.contains(&verb);
            acts.then(|| (company.start..company.end + 1 + verb.len(), verb))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_a_whole_word_with_a_capital() {
        let text = "Ring and Ring’s app, a ring, Flock Safety";
        let seen: Vec<&str> = companies(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(seen, ["Ring", "Flock"]);
    }

    #[test]
    fn a_deed_is_a_company_and_its_verb() {
        let text = "companies such as Ring, to Ring and Amazon; Ring wrote it";
        let seen: Vec<&str> = deeds(text).into_iter().filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(seen, ["Ring wrote"]);
    }
}
