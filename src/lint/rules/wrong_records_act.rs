//! `wrong-records-act`.

use crate::jurisdiction::place::STATES;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Passage;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A records act that is not that of the state: “Freedom of Information Act” or “FOIA” where the state’s act is called otherwise, or
    /// an act under the name of another state.
    ///
    /// ## Why it matters
    ///
    /// The federal act opens the records of federal agencies alone (5 U.S.C. § 552(f)(1)). A clause that lets the clerk withhold “only
    /// what the Freedom of Information Act requires” has no meaning in a state whose act is another.
    ///
    /// ## Example
    ///
    /// > a pending request under the Freedom of Information Act   *(in California)*
    ///
    /// ## Instead
    ///
    /// > a pending request under the California Public Records Act
    ///
    /// In a template write `{{ law.public_records }}`.
    WrongRecordsAct = "wrong-records-act", Family::Law, Level::Error
}

/// What records acts are called, in small letters; longer names before shorter ones that they hold.
const ACTS: [&str; 19] = [
    "government records access and management act",
    "inspection of public records act",
    "access to public records act",
    "open public records act",
    "government data practices act",
    "uniform information practices act",
    "freedom of information act",
    "freedom of information law",
    "freedom of access act",
    "public information act",
    "public records act",
    "public records law",
    "open records act",
    "open records law",
    "right-to-know law",
    "right to know law",
    "right-to-know act",
    "sunshine law",
    "foia",
];

/// How the names begin where they are written as names.
const BEGIN: [&str; 14] = [
    "Freedom",
    "Public",
    "Open",
    "Right-to-Know",
    "Right",
    "Government",
    "Inspection",
    "Access",
    "Uniform",
    "Sunshine",
    "FOIA",
    "FREEDOM",
    "PUBLIC",
    "OPEN",
];

const KEY: &str = "law.public_records";

/// What says that the federal act is meant.
const FEDERAL: [&str; 3] = ["u.s.c.", "federal", "united states code"];

impl Rule for WrongRecordsAct {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let own = paper.text(KEY);
        if own.is_empty() {
            return;
        }
        self.value(paper, own, findings);
        let (low_own, state) = (own.to_ascii_lowercase(), paper.text("state"));
        let begins = |passage: &&Passage| {
            seek::capitals(&passage.words)
                .filter_map(|word| passage.words.get(word))
                .any(|word| BEGIN.contains(&word))
        };
        for passage in paper.text_passages().filter(begins) {
            let low = passage.words.to_ascii_lowercase();
            let Some(found) = ACTS.iter().find_map(|act| seek::all(&low, act).next()) else { continue };
            let capital =
                passage.words.get(found.clone()).is_some_and(|act| act.starts_with(char::is_uppercase));
            if !capital || !passage.is_prose(&found) {
                continue;
            }
            let act = low.get(found.clone()).unwrap_or_default();
            let stranger = stranger(&passage.words, &found, state);
            let federal =
                seek::has(low.get(seek::sentence_at(&low, found.start)).unwrap_or_default(), &FEDERAL);
            if stranger.is_some() || (!low_own.contains(act) && !federal) {
                let finding = Finding::new(self, format!("the records act of this state is called {own}"))
                    .in_words(paper, passage, found)
                    .help("write `{{ law.public_records }}`");
                findings.push(finding);
            }
        }
    }
}

impl WrongRecordsAct {
    /// The value itself: an act of another name than that in the state’s file, or of another state.
    fn value(&self, paper: &PaperLook<'_>, own: &str, findings: &mut Findings) {
        let history = paper.jurisdiction.history(KEY);
        let (Some(held), Some(lowest)) = (history.first(), history.last()) else { return };
        let (low, base) = (own.to_ascii_lowercase(), lowest.node.text().unwrap_or_default());
        let act = ACTS.iter().find(|act| seek::has(&low, &[act]));
        let renamed = act.is_some_and(|act| !base.to_ascii_lowercase().contains(act));
        let at = act.and_then(|act| seek::all(&low, act).next()).unwrap_or(0..0);
        if renamed || stranger(own, &at, paper.text("state")).is_some() {
            let help = if history.len() > 1 {
                format!("the state’s file says {base}")
            } else {
                "name the state’s act".into()
            };
            let finding =
                Finding::new(self, format!("{own} is not the records act of {}", paper.text("state")));
            findings.push(finding.at(held.origin(), "this act").in_paper(paper).help(help));
        }
    }
}

/// The state that an act is named after, if it is another than the one at hand.
fn stranger(words: &str, act: &Range<usize>, state: &str) -> Option<&'static str> {
    let before = words.get(..act.start)?.trim_end();
    if before.ends_with(state) {
        return None;
    }
    STATES.iter().map(|other| other.name).find(|other| before.ends_with(other))
}
