//! `emergency-without-vote`.

use crate::lint::effect;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

/// What tells that an emergency is claimed.
const CLAIMS: [&str; 11] = [
    "emergency ordinance",
    "emergency measure",
    "emergency clause",
    "emergency act",
    "emergency legislation",
    "emergency exists",
    "an emergency is",
    "be an emergency",
    "as an emergency",
    "urgency ordinance",
    "urgency measure",
];

/// What tells of a vote or of reasons.
const GROUNDS: [&str; 16] = [
    "vote", "two-thirds", "two thirds", "three-fourths", "three fourths", "four-fifths", "four fifths", "unanim",
    "majority", "because", " finds", "finding", "reason", "necessary for", "preserv", "facts",
];

rule! {
    /// ## What it finds
    ///
    /// A clause by which the paper takes effect at once as an emergency, while no words tell of the vote that allows it or of the
    /// facts that make it one.
    ///
    /// ## Why it matters
    ///
    /// Taking effect at once is an exception that statutes tie to a larger vote, to stated facts, or to both: four fifths and a
    /// declaration of the facts in California (Gov. Code, §§ 25123, 36937), two thirds and the reasons in one section in Ohio (R.C.
    /// 731.30). An emergency that is only named does not bring the day forward.
    ///
    /// ## Example
    ///
    /// > This emergency ordinance takes effect immediately.
    ///
    /// ## Instead
    ///
    /// > The City Council finds that accounts are opened daily without its knowledge, so that this ordinance is necessary for
    /// > the immediate preservation of the public peace. It takes effect immediately if four fifths of the members vote for it.
    EmergencyWithoutVote = "emergency-without-vote", Family::Structure, Level::Warning
}

impl Rule for EmergencyWithoutVote {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in effect::passages(paper) {
            let words = passage.words.to_ascii_lowercase();
            let at_once = effect::wait(&words).is_some_and(|wait| wait.days == 0);
            let Some(claim) = CLAIMS.iter().find_map(|claim| Some((words.find(claim)?, *claim))) else { continue };
            let of_section = |other: &&crate::lint::passage::Passage| {
                other.role == Role::Law && other.section == passage.section
            };
            let grounded = paper.passages.iter().filter(of_section).any(|other| {
                let words = other.words.to_ascii_lowercase();
                GROUNDS.iter().any(|ground| words.contains(ground))
            });
            if !at_once || grounded {
                continue;
            }
            let (start, claim) = claim;
            let message = "an emergency is claimed, and no vote and no facts are named that allow it";
            let finding = Finding::new(self, message)
                .in_words(paper, passage, start..start + claim.len())
                .help("state the facts and the vote that the charter or statute asks for, or drop the emergency");
            let finding = match paper.value("ordinance.emergency_vote").and_then(|held| held.node.text()) {
                Some(rule) => finding.help(format!(
                    "the rule on file: {}",
                    paper.jurisdiction.filled("ordinance.emergency_vote", rule).trim_end_matches('.')
                )),
                None => finding,
            };
            findings.push(finding);
        }
    }
}
