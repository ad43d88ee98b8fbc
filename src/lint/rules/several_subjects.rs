//! `several-subjects`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::text;
use crate::lint::title;
use crate::lint::usage;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

/// Where one purpose of a title ends and another begins.
const JOINTS: [&str; 8] =
    ["; and ", "; ", ", and to ", ", to ", ", and relating to ", ", and concerning ", ", and regulating ", ", and amending "];

/// Words that carry on the subject before them.
const SAME: [&str; 13] =
    ["them", "it", "its", "their", "such", "same", "this", "thereof", "therefor", "thereto", "therewith", "these", "one"];

/// Words for what belongs to any ordinance, whatever its subject.
const USUAL: [&str; 30] = [
    "enforcement", "enforce", "enforcing", "penalty", "remedy", "violation", "fine", "effective", "effect", "date",
    "severability", "repeal", "repealing", "conflict", "codification", "codify", "emergency", "definition", "report",
    "hearing", "inclusion", "publication", "construction", "title", "finding", "chapter", "section", "article", "code",
    "purpose",
];

rule! {
    /// ## What it finds
    ///
    /// A purpose in the long title that shares no word with the subject, where the law of the place allows one subject.
    ///
    /// ## Why it matters
    ///
    /// Under a rule of one subject a court can strike a paper that joins two, or the part that the title’s subject does not
    /// cover (R.C. 731.19 in Ohio; RCW 35A.12.130 in Washington; Municipal Home Rule Law § 20(3) in New York). Whether two
    /// purposes are one subject is a question of judgment, so this is a note.
    ///
    /// ## Example
    ///
    /// > An ordinance to end partnerships with private surveillance companies, and to set the fees for parking downtown
    ///
    /// ## Instead
    ///
    /// Two ordinances.
    SeveralSubjects = "several-subjects", Family::Structure, Level::Note
}

impl Rule for SeveralSubjects {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let Some(long) = paper.passages.iter().find(|passage| passage.role == Role::Title) else { return };
        if paper.value("ordinance.single_subject").is_none() {
            return;
        }
        let subject: Vec<String> = text::words(&paper.instrument.identity.short_title)
            .map(|(_, word)| usage::folded(word))
            .collect();
        let names_subject = |clause: &Range<usize>| {
            let words = long.words.get(clause.clone()).unwrap_or_default();
            text::words(words).any(|(_, word)| subject.contains(&usage::folded(word)))
        };
        let clauses = clauses(&long.words);
        let Some(first) = clauses.iter().position(names_subject) else { return };
        for clause in clauses.get(first + 1..).unwrap_or_default() {
            let words = long.words.get(clause.clone()).unwrap_or_default();
            let germane = text::words(words).map(|(_, word)| usage::folded(word)).any(|word| {
                subject.contains(&word) || SAME.contains(&word.as_str()) || USUAL.contains(&word.as_str())
            });
            if germane {
                continue;
            }
            let finding = Finding::new(self, format!("“{}” shares no word with the subject", words.trim()))
                .help("put another subject into a paper of its own, or say in the title how it belongs to this one");
            let mut finding = match title::words_in_line(paper, words) {
                Some(origin) => finding.at(origin, "in the title"),
                None => finding.in_words(paper, long, clause.clone()),
            };
            finding.place = paper.place_of(long);
            findings.push(finding);
        }
    }
}

/// The purposes of a title, without the words that join them.
fn clauses(title: &str) -> Vec<Range<usize>> {
    let lower = title.to_ascii_lowercase();
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = lower.get(at..).filter(|rest| !rest.is_empty()) {
        match JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            Some(joint) => {
                found.push(start..at);
                at += joint.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.push(start..title.len());
    found
}
