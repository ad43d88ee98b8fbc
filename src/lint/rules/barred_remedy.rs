//! `barred-remedy`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// Text that lets people sue where `law.private_action` says that a local law may not.
    ///
    /// ## Why it matters
    ///
    /// Where courts have held a private cause of action to be beyond local power, as for Maryland’s counties (McCrory Corp. v. Fowler, 319
    /// Md. 12 (1990)), the section is void, and a court may ask whether the rest was meant to stand without it.
    ///
    /// ## Example
    ///
    /// > A person who is harmed by a violation may bring an action against Prince George’s County.
    ///
    /// ## Instead
    ///
    /// Leave enforcement to complaints, hearings and the government’s attorney: the option `enforcement` set to `government` does so.
    BarredRemedy = "barred-remedy", Family::Law, Level::Error
}

const REMEDIES: [&str; 9] = [
    "may bring an action",
    "may bring a civil action",
    "may bring suit",
    "may sue",
    "may also recover",
    "may recover",
    "has a right of action",
    "has a cause of action",
    "is entitled to recover",
];

/// Who sues.
const PEOPLE: [&str; 11] = [
    "person",
    "anyone",
    "resident",
    "residents",
    "plaintiff",
    "employee",
    "individual",
    "taxpayer",
    "people",
    "whoever",
    "applicant",
];

/// What says that nobody does.
const NOBODY: [&str; 4] = ["no person", "nobody", "only", "no resident"];

impl Rule for BarredRemedy {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if paper.text("law.private_action") != "barred" {
            return;
        }
        let stems = ["sue", "action", "suit", "recover"];
        for passage in paper.law().filter(|passage| seek::starts(&passage.words, &stems)) {
            let low = passage.words.to_ascii_lowercase();
            let Some(found) = seek::first(&low, &REMEDIES) else { continue };
            let sentence = seek::sentence_at(&passage.words, found.start);
            let before = low.get(sentence.start..found.start).unwrap_or_default();
            if seek::has(before, &PEOPLE) && !seek::has(before, &NOBODY) {
                let finding = Finding::new(self, "this lets people sue, which a local law here may not do")
                    .in_words(paper, passage, found)
                    .at_some(paper.origin_of("law.private_action"), "barred by the law of the state")
                    .help("leave it out: complaints, hearings and the attorney remain");
                findings.push(finding);
            }
        }
    }
}
