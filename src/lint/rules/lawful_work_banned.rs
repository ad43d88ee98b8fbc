//! `lawful-work-banned`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Passage;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A ban that does not keep open the ordinary work of police: warrants and other process, footage that people hand over, asking at
    /// doors and in public, a tip line of the agency’s own, emergency calls, and the duties to keep and disclose records.
    ///
    /// ## Why it matters
    ///
    /// What is not kept open will be said to be banned. Sebastopol, California, had to amend its surveillance ordinance of 2022 because it was
    /// read to keep police from using footage that owners gave them. A ban on process that a court issued is void besides.
    ///
    /// ## Example
    ///
    /// A section on access that forbids receiving footage, and no section that says what remains lawful.
    ///
    /// ## Instead
    ///
    /// > This chapter does not forbid an agency to obtain footage by a warrant, a subpoena, a court order, or other legal process; …
    LawfulWorkBanned = "lawful-work-banned", Family::Law, Level::Error
}

/// The section that keeps lawful work open, and the one that makes it needed.
const OPEN: &str = "lawful";
const BAN: &str = "access";

/// Kinds of lawful work, and words of which one keeps each open.
const WORK: [(&str, &[&str]); 7] = [
    ("warrants and other legal process", &["warrant", "court order"]),
    (
        "footage that people hand over",
        &["hand over", "hands over", "volunteer", "volunteers", "chooses to give"],
    ),
    ("asking at doors", &["at the door", "door to door", "door-to-door", "canvass"]),
    ("appeals to the public", &["ask the public", "appeal to the public"]),
    ("a tip line", &["tip line"]),
    ("emergency calls", &["emergency calls", "emergency call", "911"]),
    ("keeping and disclosing records", &["discovery", "disclose"]),
];

impl Rule for LawfulWorkBanned {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let of = |id: &'static str| paper.law().filter(move |passage| passage.section == id);
        let Some(ban) = of(BAN).next() else { return };
        let mut kept = of(OPEN).peekable();
        let Some(lead) = kept.peek().copied() else {
            let finding = Finding::new(self, "nothing says which lawful work stays open")
                .in_words(paper, ban, 0..ban.words.len())
                .help("add a section on warrants, footage that is volunteered, canvassing, tip lines and emergency calls");
            findings.push(finding);
            return;
        };
        let words: String =
            kept.map(|passage| passage.words.to_ascii_lowercase()).collect::<Vec<_>>().join("\n");
        let closed: Vec<&str> = WORK
            .iter()
            .filter(|(_, words_for)| !seek::has(&words, words_for))
            .map(|(name, _)| *name)
            .collect();
        if !closed.is_empty() {
            let message = format!("nothing keeps open {}", closed.join(", "));
            let text = text_of(paper, lead);
            let finding = Finding::new(self, message).in_words(paper, text, opening(text));
            findings.push(finding.help("add it to the list of what remains lawful"));
        }
    }
}

/// The first paragraph of the list, under its heading.
fn text_of<'p>(paper: &'p PaperLook<'_>, lead: &'p Passage) -> &'p Passage {
    let opens = |passage: &&Passage| passage.section == OPEN && passage.words.ends_with(':');
    paper.law().find(opens).unwrap_or(lead)
}

/// The words of it that say that the list is open, or its first ones.
fn opening(text: &Passage) -> Range<usize> {
    let found =
        seek::first(&text.words.to_ascii_lowercase(), &["does not forbid", "does not prohibit", "may"]);
    found.unwrap_or(0..text.words.find(' ').unwrap_or(text.words.len()))
}
