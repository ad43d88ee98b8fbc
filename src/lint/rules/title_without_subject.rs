//! `title-without-subject`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::text;
use crate::lint::title;
use crate::lint::usage;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A long title that leaves out a word of the paper’s short title, and so does not name its subject.
    ///
    /// ## Why it matters
    ///
    /// Constitutions and statutes ask that the title express the subject, so that members and the public are not surprised (Tex.
    /// Const. art. III, § 35; for ordinances R.C. 731.19 in Ohio, RCW 35A.12.130 in Washington, Municipal Home Rule Law § 20(3) in New
    /// York). What the title does not express may be void.
    ///
    /// ## Example
    ///
    /// > An ordinance adding Chapter 9 to the Code to improve the trust of residents
    ///
    /// ## Instead
    ///
    /// > An ordinance adding Chapter 9 to the Code to end and prohibit partnerships with private surveillance companies
    TitleWithoutSubject = "title-without-subject", Family::Structure, Level::Warning
}

impl Rule for TitleWithoutSubject {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        // A letter’s subject line says what it is about, and not that it is a letter.
        if !paper.is_law() {
            return;
        }
        let identity = &paper.instrument.identity;
        let noun = identity.noun.to_lowercase();
        let nouns: Vec<&str> = text::words(&noun).map(|(_, word)| word).collect();
        let Some(long) = paper.passages.iter().find(|passage| passage.role == Role::Title) else { return };
        let said: Vec<String> = text::words(&long.words).map(|(_, word)| usage::folded(word)).collect();
        let missing: Vec<String> = text::words(&identity.short_title)
            .map(|(_, word)| usage::folded(word))
            .filter(|word| word.len() > 3 && !nouns.contains(&word.as_str()) && !said.contains(word))
            .collect();
        if missing.is_empty() {
            return;
        }
        let words = missing.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(" and ");
        let finding = Finding::new(self, format!("the title does not name the subject: it lacks {words}"))
            .help("name in the title what the paper is about, in the words of its short title");
        let place = paper.place_of(long);
        let mut finding = match title::subject_line(paper) {
            Some(origin) => finding.at(origin, "the title is made from this"),
            None => finding.in_words(paper, long, 0..long.words.len()),
        };
        finding.place = place;
        findings.push(finding);
    }
}
