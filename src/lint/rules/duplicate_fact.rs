//! `duplicate-fact`.

use crate::lint::look::{LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, text, told};
use crate::source::Origin;
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Two facts of the ledger, or a local fact and another that the same paper recites, that say nearly the same in nearly the same words;
    /// and a fact that a paper recites twice.
    ///
    /// ## Why it matters
    ///
    /// Of two copies one is corrected and the other is forgotten. In a paper the same fact told twice reads as two events.
    ///
    /// ## Example
    ///
    /// > WHEREAS, in January 2024 Ring announced the end of the tool; and
    /// >
    /// > WHEREAS, Ring announced in January 2024 the end of the tool; and
    ///
    /// ## Instead
    ///
    /// Keep the one with the better source, and cite it by its id.
    DuplicateFact = "duplicate-fact", Family::Facts, Level::Warning
}

/// How many words at its end tell a fact from others.
const TELLING: usize = 10;

/// How many hundredths of the words of two facts must be the same.
const ALIKE: usize = 75;

impl Rule for DuplicateFact {
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        let facts: Vec<(&str, Vec<&str>)> =
            look.facts.values().map(|fact| (fact.id.as_str(), bag(&fact.text))).collect();
        for (index, (id, words)) in facts.iter().enumerate() {
            let earlier = facts.get(..index).unwrap_or_default();
            if let Some((other, _)) = earlier.iter().find(|(_, other)| alike(words, other)) {
                let mut places = [look.origin(id, "text"), look.origin(other, "text")];
                // The one further down was written later.
                places.sort_by_key(|origin| std::cmp::Reverse(origin.map(|origin| origin.span.start)));
                let finding = Finding::new(self, format!("the facts `{other}` and `{id}` say the same"))
                    .at_some(places[0], "says the same")
                    .at_some(places[1], "as this")
                    .help("keep one and cite it where the other was cited");
                findings.push(finding);
            }
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut told: Vec<(&str, &Passage, Range<usize>)> = Vec::new();
        // Words for one, two and three minutes tell one fact three times.
        for passage in paper.recitals().filter(|passage| passage.role != Role::Told) {
            told.extend(told::units(passage).into_iter().filter_map(|unit| ending(passage, unit)));
        }
        told.sort_by_key(|(words, _, _)| *words);
        for pair in told.windows(2) {
            let [(first, ..), (again, passage, range)] = pair else { continue };
            let fact = paper.cited.iter().find(|fact| fact.text.ends_with(again)).filter(|_| first == again);
            if let Some(fact) = fact {
                let finding = Finding::new(self, format!("the fact `{}` is recited twice", fact.id))
                    .in_words(paper, passage, range.clone())
                    .help("recite it once");
                findings.push(finding);
            }
        }
        self.local(paper, findings);
    }
}

impl DuplicateFact {
    /// Local facts that say what another fact of the paper says.
    fn local(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let items = paper.jurisdiction.items("evidence");
        let local: Vec<(Origin, Vec<&str>)> = items
            .iter()
            .filter_map(|(course, node)| {
                let words = node.field("text")?;
                Some((Origin { file: course.file, span: words.span }, bag(words.text()?)))
            })
            .collect();
        if local.is_empty() {
            return;
        }
        let national: Vec<(&str, Vec<&str>)> =
            paper.cited.iter().map(|fact| (fact.id.as_str(), bag(&fact.text))).collect();
        for (index, (origin, words)) in local.iter().enumerate() {
            let earlier =
                local.get(..index).unwrap_or_default().iter().find(|(_, other)| alike(words, other));
            let other = national.iter().find(|(_, other)| alike(words, other)).map(|(id, _)| *id);
            let finding = match (earlier, other) {
                (Some((other, _)), _) => Finding::new(self, "two local facts say the same")
                    .at(*origin, "says the same")
                    .at(*other, "as this"),
                (None, Some(id)) => {
                    Finding::new(self, format!("this local fact says what the fact `{id}` says"))
                        .at(*origin, "recited already")
                }
                (None, None) => continue,
            };
            findings.push(finding.in_paper(paper).help("keep the one with the better source"));
        }
    }
}

/// The last words of a run that ends with a footnote.
fn ending(passage: &Passage, unit: Range<usize>) -> Option<(&str, &Passage, Range<usize>)> {
    let words = passage.words.get(unit.clone())?.trim_end_matches([',', ';', '.', ' ']);
    let end = unit.start + words.len();
    let range = end - seek::words_before(words, words.len(), TELLING).len()..end;
    let told = passage.words.get(range.clone())?;
    passage.notes.contains(&unit.end).then_some((told, passage, range))
}

/// The different words of a text, in their order.
fn bag(told: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text::words(told).map(|(_, word)| word).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn alike(a: &[&str], b: &[&str]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Two bags can be alike only if they are of like size.
    if few.is_empty() || few.len() * 100 < many.len() * ALIKE {
        return false;
    }
    let shared = few.iter().filter(|word| many.binary_search(word).is_ok()).count();
    shared * 100 >= (few.len() + many.len() - shared) * ALIKE
}
