//! `resolution-that-ordains`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// A resolution whose text does what only law can do: that ordains or enacts, declares agreements void, lets people sue, or sets a
    /// penalty.
    ///
    /// ## Why it matters
    ///
    /// A resolution states the will of a body and directs its own officers; it makes no law, and a penalty or a right of action in it has no
    /// force. Where statutes ask for an ordinance, they give it a clause of its own (Cal. Gov. Code § 36931; R.C. 731.17 in Ohio), and a
    /// resolution does not become one by its words.
    ///
    /// ## Example
    ///
    /// > A surveillance partnership made in violation of this resolution is void.
    ///
    /// ## Instead
    ///
    /// > An official who makes a surveillance partnership acts without the approval of the Town Board.
    ResolutionThatOrdains = "resolution-that-ordains", Family::Law, Level::Error
}

const ORDAINS: [&str; 21] = [
    "ordains",
    "be it ordained",
    "is ordained",
    "hereby ordained",
    "be it enacted",
    "hereby enacted",
    "hereby enacts",
    "is void",
    "are void",
    "may not be enforced",
    "is unenforceable",
    "are unenforceable",
    "may bring an action",
    "may bring a civil action",
    "may sue",
    "is guilty of",
    "is punishable by",
    "a fine of",
    "civil penalty of",
    "is a misdemeanor",
    "is liable for",
];

const DENIED: [&str; 4] = ["nobody", "no person", "no offense", "not"];

impl Rule for ResolutionThatOrdains {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if paper.instrument.identity.form != "resolution" {
            return;
        }
        let titles = paper.passages.iter().filter(|passage| passage.role == Role::Title);
        for passage in titles.chain(paper.law()) {
            let low = passage.words.to_ascii_lowercase();
            let Some(found) = seek::first(&low, &ORDAINS) else { continue };
            let sentence = seek::sentence_at(&passage.words, found.start);
            if low.get(sentence.start..found.start).is_some_and(|before| seek::has(before, &DENIED)) {
                continue;
            }
            let finding = Finding::new(self, "a resolution makes no law, and this needs one")
                .in_words(paper, passage, found)
                .help("direct the government’s own agencies, and ask the attorney for the rest");
            findings.push(finding);
        }
    }
}
