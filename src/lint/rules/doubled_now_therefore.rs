//! `doubled-now-therefore`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// An enacting clause that begins with “now, therefore” after recitals that already end with these words.
    ///
    /// ## Why it matters
    ///
    /// The paper then says “now, therefore, NOW, THEREFORE,”. Where the recitals are `whereas` clauses, the form ends the last of
    /// them with the words, so the clause of a place leaves them out, though its printed ordinances have them once.
    ///
    /// ## Example
    ///
    /// ```toml
    /// recitals = "whereas"
    /// enacting_clause = "NOW, THEREFORE, BE IT ORDAINED BY THE COUNCIL OF THE CITY OF SAN JOSE:"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// recitals = "whereas"
    /// enacting_clause = "BE IT ORDAINED BY THE COUNCIL OF THE CITY OF SAN JOSE:"
    /// ```
    DoubledNowTherefore = "doubled-now-therefore", Family::Structure, Level::Warning
}

impl Rule for DoubledNowTherefore {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let Some(at) = paper.passages.iter().position(|passage| passage.role == Role::Enacting) else { return };
        let before = paper.passages.get(..at).unwrap_or_default();
        let recital = before.iter().rfind(|passage| passage.role == Role::Recital);
        let (Some(recital), Some(clause)) = (recital, paper.passages.get(at)) else { return };
        let ends = recital.words.trim_end_matches([' ', ',', ':']).to_ascii_lowercase();
        let Some(length) = opening(&clause.words).filter(|_| ends.ends_with("therefore")) else { return };
        let finding = Finding::new(self, "the recitals end with “now, therefore,”, and the clause says it again")
            .in_words(paper, clause, 0..length)
            .help("leave the words out of the clause")
            .fix("");
        findings.push(finding);
    }
}

/// How long the opening words are, with the comma and the space after them.
fn opening(words: &str) -> Option<usize> {
    let lower = words.to_ascii_lowercase();
    let bare = ["now, therefore", "now therefore", "therefore"].iter().find(|opening| lower.starts_with(**opening))?;
    let rest = words.get(bare.len()..)?;
    Some(words.len() - rest.trim_start_matches([',', ':', ' ']).len())
}
