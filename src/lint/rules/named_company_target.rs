//! `named-company-target`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::{Family, Finding, Findings, Level, Rule, told};

rule! {
    /// ## What it finds
    ///
    /// A company that the law itself names: by the option `companies` set to `named`, or in the words of a section or the title.
    ///
    /// ## Why it matters
    ///
    /// A law that singles out one company invites a claim under the bar on bills of attainder (U.S. Const. art. I, § 10, cl. 1), equal
    /// protection (Village of Willowbrook v. Olech, 528 U.S. 562 (2000)) or bidding law, and is evaded by a new name. Recitals may tell what
    /// a company did.
    ///
    /// ## Example
    ///
    /// > An agency may not make an agreement with Ring LLC.
    ///
    /// ## Instead
    ///
    /// Say what kind of activity is meant, and keep the names in a schedule outside the code.
    NamedCompanyTarget = "named-company-target", Family::Law, Level::Note
}

const MESSAGE: &str = "the law names a company, which may single it out and grows old";
const HELP: &str = "let a test of activity decide, and keep names in a schedule outside the code";

impl Rule for NamedCompanyTarget {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if !paper.is_law() {
            return;
        }
        let chosen = paper.decided("companies").filter(|_| paper.decision("companies") == "named");
        if let Some((_, origin)) = chosen {
            findings.push(Finding::new(self, MESSAGE).at(origin, "decided here").in_paper(paper).help(HELP));
            return;
        }
        let titles = paper.passages.iter().filter(|passage| passage.role == Role::Title);
        for passage in titles.chain(paper.law()) {
            let named = told::companies(&passage.words).into_iter().find(|range| passage.is_prose(range));
            if let Some(range) = named {
                findings.push(Finding::new(self, MESSAGE).in_words(paper, passage, range).help(HELP));
            }
        }
    }
}
