//! `sheriff-commanded`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Text that tells a separately elected sheriff, or a police board that the body does not command, what must or may not be done.
    ///
    /// ## Why it matters
    ///
    /// In most states the sheriff is an officer of the constitution, and in some makes policy for the state and not for the county
    /// (McMillian v. Monroe County, 520 U.S. 781 (1997), on Alabama). A county board funds the office and may not obstruct its
    /// investigations (Cal. Gov. Code § 25303). A command to it is void; what binds money, contracts and staff is not.
    ///
    /// ## Example
    ///
    /// > The Sheriff must close every portal.
    ///
    /// ## Instead
    ///
    /// > The Board asks the Sheriff to close every portal. The County may not spend money on one.
    SheriffCommanded = "sheriff-commanded", Family::Law, Level::Error
}

const COMMANDS: [&str; 8] = [
    "must ",
    "must:",
    "shall ",
    "may not ",
    "is required to ",
    "is prohibited from ",
    "is forbidden to ",
    "has to ",
];

/// What may stand between the officer and the command.
const BETWEEN: [&str; 6] =
    ["’s office ", "’s department ", "’s deputies ", " and deputies ", " or a deputy ", " and the deputies "];

impl Rule for SheriffCommanded {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let independent = paper.jurisdiction.boolean("government.sheriff_independent") == Some(true);
        let board = paper.text("government.police_board");
        // A memorandum tells what the law is, and commands nobody.
        if !paper.is_law() || (!independent && board.is_empty()) {
            return;
        }
        let mut officers: Vec<String> =
            [board, paper.text("government.police_head"), paper.text("government.police")]
                .iter()
                .map(|name| name.to_lowercase())
                .filter(|name| !name.is_empty())
                .collect();
        if independent {
            officers.push("sheriff".to_owned());
        }
        let stems: Vec<&str> = officers.iter().map(String::as_str).collect();
        for passage in paper.law().filter(|passage| seek::starts(&passage.words, &stems)) {
            let low = passage.words.to_lowercase();
            if low.len() != passage.words.len() {
                continue;
            }
            if let Some(found) = officers.iter().find_map(|officer| command(&low, officer)) {
                let finding = Finding::new(self, "this commands an officer whom the body does not command")
                    .in_words(paper, passage, found)
                    .help("ask the officer, and bind the government’s own money, contracts and staff");
                findings.push(finding);
            }
        }
    }
}

/// The bytes of a command that follows an officer.
fn command(low: &str, officer: &str) -> Option<Range<usize>> {
    seek::all(low, officer).find_map(|at| {
        let after = low.get(at.end..)?;
        let skipped =
            BETWEEN.iter().find(|between| after.starts_with(**between)).map_or(0, |between| between.len());
        let after = after.get(skipped..)?;
        let rest = after.trim_start();
        let verb = COMMANDS.iter().find(|verb| rest.starts_with(**verb))?;
        let start = at.end + skipped + (after.len() - rest.len());
        Some(start..start + verb.trim_end_matches([' ', ':']).len())
    })
}
