//! `blank-in-final-text`.

use super::unfilled_blank::blanks;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A blank that data can fill, in a final text (`--final`); the first place of each.
    ///
    /// ## Why it matters
    ///
    /// What is adopted with a blank says nothing there, and to fill it afterwards is to change the law. Where it is filled between the
    /// readings the paper may have to wait again: in California an ordinance altered after its introduction waits five days more (Cal.
    /// Gov. Code, § 36934).
    ///
    /// ## Example
    ///
    /// > The [clerk] must post the report.
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [government]
    /// clerk = "City Clerk"
    /// ```
    BlankInFinalText = "blank-in-final-text", Family::Form, Level::Error
}

impl Rule for BlankInFinalText {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.instrument.identity.finished {
            return;
        }
        for (passage, range, key) in blanks(paper) {
            let finding = Finding::new(self, format!("this final text has a blank for `{key}`"))
                .in_words(paper, passage, range)
                .help(format!("find it out and write it into a file of your own, or try it with `--set {key}=…`"));
            findings.push(finding);
        }
    }
}
