//! `grandfathering`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// Text that leaves out what was used, approved or agreed before, without an end.
    ///
    /// ## Why it matters
    ///
    /// One earlier use then excuses every later one. In Williams v. City and County of San Francisco a court of 2022 held for the city because
    /// police had used a business district’s cameras before the ordinance, and the ordinance left existing uses alone until they were
    /// reviewed.
    ///
    /// ## Example
    ///
    /// > This chapter does not apply to a partnership that was in use before it took effect.
    ///
    /// ## Instead
    ///
    /// > An earlier use or an earlier approval does not excuse a partnership. Each existing one ends on the earliest lawful date.
    Grandfathering = "grandfathering", Family::Law, Level::Warning
}

const EARLIER: [&str; 26] = [
    "in use before",
    "in use when",
    "used before",
    "already in use",
    "existing use",
    "existing uses",
    "existing partnership",
    "existing partnerships",
    "existing agreement",
    "existing agreements",
    "existing program",
    "prior use",
    "previous use",
    "prior approval",
    "previously approved",
    "previously acquired",
    "previously used",
    "earlier use",
    "earlier approval",
    "in effect before",
    "in force before",
    "made before",
    "acquired before",
    "approved before",
    "entered into before",
    "adopted before",
];

const EXCUSES: [&str; 17] = [
    "does not apply to",
    "do not apply to",
    "is exempt",
    "are exempt",
    "may continue",
    "may be continued",
    "excuses",
    "is excused",
    "are excused",
    "is not covered",
    "are not covered",
    "does not govern",
    "remains lawful",
    "remain lawful",
    "is lawful",
    "may go on",
    "is not affected",
];

impl Rule for Grandfathering {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let stems = ["before", "existing", "prior", "previous", "earlier", "already", "grandfather"];
        for passage in paper.law().filter(|passage| seek::starts(&passage.words, &stems)) {
            let low = passage.words.to_ascii_lowercase();
            let named = seek::first(&low, &["grandfathered", "grandfather"]);
            let Some(earlier) = named.clone().or_else(|| seek::first(&low, &EARLIER)) else { continue };
            let sentence = seek::sentence_at(&passage.words, earlier.start);
            let words = low.get(sentence.clone()).unwrap_or_default();
            let excuse = seek::first(words, &EXCUSES);
            let ends = seek::has(words, &["until", "for no more than", "no later than", "at the latest"]);
            if named.is_none() && (excuse.is_none() || ends) {
                continue;
            }
            let range =
                excuse.map_or(earlier, |excuse| sentence.start + excuse.start..sentence.start + excuse.end);
            let finding = Finding::new(self, "what was there before is let off without an end")
                .in_words(paper, passage, range)
                .help(
                    "say that earlier use or approval does not excuse it, and on what day existing ones end",
                );
            findings.push(finding);
        }
    }
}
