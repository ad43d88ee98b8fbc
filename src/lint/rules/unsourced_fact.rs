//! `unsourced-fact`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, text, told};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A recital or finding that states a year, a number or what a named company did, in the words of the template, with neither a
    /// fact of the ledger, a footnote, nor an evidence entry behind it.
    ///
    /// ## Why it matters
    ///
    /// Recitals are the record on which a court looks at a challenged law. The evidence of a city must fairly support its reasons
    /// (City of Los Angeles v. Alameda Books, Inc., 535 U.S. 425, 438 (2002) (plurality opinion)), and a number that nobody can trace
    /// discredits those that can be traced.
    ///
    /// ## Example
    ///
    /// > WHEREAS, more than 2,000 departments joined the program by 2021;
    ///
    /// ## Instead
    ///
    /// Put it into templates/facts.toml with its source and date, and cite it: `{{ fact(id="agency-counts") }}`. What is true of one
    /// place goes into an `[[evidence]]` table of its file.
    UnsourcedFact = "unsourced-fact", Family::Facts, Level::Warning
}

impl Rule for UnsourcedFact {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        // A letter or a handout tells again, in words of its own, what its footnotes and the law's recitals source.
        for passage in paper.recitals().filter(|passage| passage.role != Role::Told) {
            for unit in told::units(passage) {
                for claim in claims(passage, &unit) {
                    if told::is_sourced(paper, passage, &unit, claim.start) {
                        continue;
                    }
                    let words = passage.words.get(claim.clone()).unwrap_or_default();
                    let finding = Finding::new(
                        self,
                        format!("no source stands behind “{words}” in this recital"),
                    )
                    .in_words(paper, passage, claim)
                    .help("cite a fact of the ledger, or tell it in an `[[evidence]]` table with its source");
                    findings.push(finding);
                    break;
                }
            }
        }
    }
}

/// What the template’s own words of a run claim: years, numbers that count, names of companies.
fn claims(passage: &Passage, unit: &Range<usize>) -> Vec<Range<usize>> {
    let words = passage.words.get(unit.clone()).unwrap_or_default();
    let moved = |range: Range<usize>| unit.start + range.start..unit.start + range.end;
    let mut claims: Vec<Range<usize>> = told::deeds(words).into_iter().map(|(range, _)| range).collect();
    let mut before = "";
    let counts = words.bytes().any(|byte| byte.is_ascii_digit());
    for (range, word) in text::words(words).take_while(|_| counts) {
        if is_number(word)
            && !is_legal(before)
            && !words.get(..range.start).is_some_and(|so_far| so_far.ends_with("§ "))
        {
            claims.push(seek::whole_number(words, range));
        }
        before = word;
    }
    if seek::starts(words, &["percent", "hundreds", "thousands", "millions"]) {
        let low = words.to_ascii_lowercase();
        claims.extend(seek::first(&low, &["percent", "hundreds of", "thousands of", "millions of"]));
    }
    let mut claims: Vec<Range<usize>> =
        claims.into_iter().map(moved).filter(|range| passage.is_prose(range)).collect();
    claims.sort_by_key(|range| range.start);
    claims
}

/// Whether a word counts something: a year, or a number of two figures or more.
fn is_number(word: &str) -> bool {
    word.len() > 1
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit())
}

/// Whether the word before a number says that it is the number of a law.
fn is_legal(word: &str) -> bool {
    const LAWS: [&str; 17] = [
        "section",
        "sections",
        "article",
        "articles",
        "art",
        "chapter",
        "ch",
        "title",
        "no",
        "nos",
        "number",
        "part",
        "ordinance",
        "act",
        "resolution",
        "law",
        "amendment",
    ];
    LAWS.iter().any(|law| law.eq_ignore_ascii_case(word))
}
