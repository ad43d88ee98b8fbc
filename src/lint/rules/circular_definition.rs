//! `circular-definition`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Passage;
use crate::lint::text;
use crate::lint::usage::{Defined, Survey, Use};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeSet;

rule! {
    /// ## What it finds
    ///
    /// A definition that says what a term means by the term itself, or two or more that send the reader round in a circle.
    ///
    /// ## Why it matters
    ///
    /// Whoever does not know the term learns nothing. Sentences that take something out (“is not a platform”) or add a further
    /// case may use the term: they are not counted.
    ///
    /// ## Example
    ///
    /// > “Portal” means a login to a platform. “Platform” means a service that has a portal.
    ///
    /// ## Instead
    ///
    /// Define one of them by words that are defined nowhere.
    CircularDefinition = "circular-definition", Family::Terms, Level::Warning
}

impl Rule for CircularDefinition {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let survey = paper.survey();
        let rests: Vec<Vec<&Use>> = (0..survey.defined.len()).map(|index| rests_on(paper, survey, index)).collect();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for index in 0..survey.defined.len() {
            let Some(circle) = circle(index, &rests).filter(|circle| circle.iter().all(|one| !told.contains(one))) else {
                continue;
            };
            told.extend(&circle);
            let name = |one: &usize| survey.defined.get(*one).map(|defined| format!("“{}”", defined.term));
            let names: Vec<String> = circle.iter().filter_map(name).collect();
            let message = match names.as_slice() {
                [only] => format!("{only} is defined by itself"),
                names => format!("{} are defined by each other", names.join(" and ")),
            };
            let next = circle.get(1).unwrap_or(&index);
            let by = rests[index].iter().find(|one| one.term == *next);
            let Some((by, passage)) = by.and_then(|by| Some((by, paper.passages.get(by.passage)?))) else { continue };
            let finding = Finding::new(self, message)
                .in_words(paper, passage, by.range.clone())
                .help("say what it means in words that need no definition");
            findings.push(finding);
        }
    }
}

/// The shortest way round from a term back to itself, beginning with it.
fn circle(start: usize, rests: &[Vec<&Use>]) -> Option<Vec<usize>> {
    let mut ways = std::collections::VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in way.last().and_then(|last| rests.get(*last)).into_iter().flatten() {
            if next.term == start {
                return Some(way);
            }
            if seen.insert(next.term) {
                ways.push_back(way.iter().copied().chain([next.term]).collect());
            }
        }
    }
    None
}

/// The uses of terms by which a definition says what its term means: those in its first sentence and in its list, unless
/// the words take something out. The term itself counts only where it is the first noun after “means”.
fn rests_on<'s>(paper: &PaperLook<'_>, survey: &'s Survey, index: usize) -> Vec<&'s Use> {
    let Some(defined) = survey.defined.get(index) else { return Vec::new() };
    let uses = survey.uses.iter().filter(|one| defined.passages.contains(&one.passage));
    let counts = |one: &&Use| {
        let Some(passage) = paper.passages.get(one.passage) else { return false };
        if one.passage == defined.passages.start {
            in_core(passage, one, index)
        } else {
            one.term != index && !takes_out(paper, defined)
        }
    };
    uses.filter(counts).collect()
}

/// Whether a use stands where a definition says what its term means: in the first sentence, after “means”, or in the one
/// that leads to the list.
fn in_core(passage: &Passage, one: &Use, index: usize) -> bool {
    let words = &passage.words;
    let Some(means) = words.find(" means ").map(|at| at + " means ".len()) else { return false };
    let sentences = text::sentences(words);
    let leads = sentences.last().filter(|last| words.get((*last).clone()).is_some_and(|said| said.ends_with(':')));
    let home = [sentences.first(), leads].into_iter().flatten().find(|sentence| sentence.contains(&one.range.start));
    let Some(home) = home else { return false };
    let from = home.start.max(means);
    let Some(between) = words.get(from..one.range.start) else { return false };
    let excepted =
        ["except", "other than", " not ", "but not", "unless", "without"].iter().any(|word| between.contains(word));
    let first = from == means && matches!(between.trim(), "" | "a" | "an" | "the" | "any" | "each" | "every");
    !excepted && (one.term != index || first)
}

/// Whether the list of a definition is one of exceptions: the words before it deny.
fn takes_out(paper: &PaperLook<'_>, defined: &Defined) -> bool {
    let first = paper.passages.get(defined.passages.start).map_or("", |passage| &passage.words);
    let last = text::sentences(first).last().and_then(|range| first.get(range.clone())).unwrap_or_default();
    last.contains(" not ") || last.contains("except")
}
