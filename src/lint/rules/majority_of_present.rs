//! `majority-of-present`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// Passage counted of the members present where the law of the state counts it of all members.
    ///
    /// ## Why it matters
    ///
    /// Many statutes ask for a majority of all members, present or not: in New York a local law needs the majority of the total voting
    /// power of the body (N.Y. Mun. Home Rule Law § 20(1)). In Nashville a contract with 20 votes for it and 18 against failed in December
    /// 2024, because 21 of 40 were needed. A paper that declares itself passed by less is not law.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # in a place whose state’s file says “a majority of all the members of the Town Board”
    /// passage = "a majority of the members present"
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the state’s rule, unless a charter says otherwise and a source names it.
    MajorityOfPresent = "majority-of-present", Family::Law, Level::Error
}

const PRESENT: [&str; 10] = [
    "of those present",
    "of the members present",
    "of members present",
    "members present and voting",
    "of those voting",
    "of a quorum",
    "of the quorum",
    "of the votes cast",
    "of the members voting",
    "of councilmembers present",
];

const ALL: [&str; 12] = [
    "of all",
    "whole number",
    "members elected",
    "elected members",
    "total membership",
    "entire membership",
    "holding office",
    "members-elect",
    "members elect",
    "qualified members",
    "members constituting",
    "total voting power",
];

const KEY: &str = "government.passage";

impl Rule for MajorityOfPresent {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let history = paper.jurisdiction.history(KEY);
        let Some(held) = history.first() else { return };
        let words = held.node.text().unwrap_or_default().to_lowercase();
        let of_all = |words: &str| seek::has(words, &ALL) && !seek::has(words, &PRESENT);
        if seek::has(&words, &PRESENT) {
            let lower = history.iter().skip(1).find(|lower| of_all(&lower.node.display().to_lowercase()));
            if let Some(lower) = lower {
                let finding = Finding::new(
                    self,
                    "passage is counted of those present, and the state’s law counts it of all",
                )
                .at(held.origin(), "of those present")
                .at(lower.origin(), "of all members");
                findings.push(
                    finding.in_paper(paper).help("leave the state’s rule, unless a charter says otherwise"),
                );
            }
            return;
        }
        // A memorandum may tell how a mayor or the voters are counted.
        if !paper.is_law() || !of_all(&words) {
            return;
        }
        let stems = ["present", "quorum", "voting", "votes"];
        for passage in paper.text_passages().filter(|passage| seek::starts(&passage.words, &stems)) {
            let low = passage.words.to_ascii_lowercase();
            let majority = seek::has(&low, &["majority", "two-thirds", "two thirds", "three-fourths"]);
            let Some(found) = seek::first(&low, &PRESENT).filter(|_| majority) else { continue };
            let finding =
                Finding::new(self, "votes are counted of those present, and the law here counts them of all")
                    .in_words(paper, passage, found)
                    .at(held.origin(), "of all members")
                    .help("count them of all the members of the body");
            findings.push(finding);
        }
    }
}
