//! `defined-twice`. Assembling finds a term that is defined again in the same letters; this finds its other spellings.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::usage::{self, Defined};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeMap;

rule! {
    /// ## What it finds
    ///
    /// A term that two definitions define, be it in the plural or with another capital.
    ///
    /// ## Why it matters
    ///
    /// Two definitions are two meanings, and each side of a case will read the one that it likes. A plural does not make another
    /// term: in statutes the singular includes the plural (1 U.S.C. § 1).
    ///
    /// ## Example
    ///
    /// > “Agency” means a department of the City. … “Agencies” means departments that use cameras.
    ///
    /// ## Instead
    ///
    /// One definition, or two terms that differ in words.
    DefinedTwice = "defined-twice", Family::Terms, Level::Error
}

impl Rule for DefinedTwice {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let defined = &paper.survey().defined;
        let mut first: BTreeMap<String, &Defined> = BTreeMap::new();
        for again in defined {
            let Some(earlier) = first.get(&usage::folded(&again.term)) else {
                first.insert(usage::folded(&again.term), again);
                continue;
            };
            let Some(passage) = paper.passages.get(again.passages.start) else { continue };
            let message = format!("“{}” and “{}” are one term, and both are defined", earlier.term, again.term);
            let finding = Finding::new(self, message)
                .at_term(paper, &again.term, passage)
                .at_some(paper.term_origin(&earlier.term), "first here")
                .help("keep one definition, or give the two terms different words");
            findings.push(finding);
        }
    }
}
