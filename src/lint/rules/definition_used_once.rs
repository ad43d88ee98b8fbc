//! `definition-used-once`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::text;
use crate::lint::{Family, Finding, Findings, Level, Rule};

/// A definition this short could stand where the term is used.
const SHORT: usize = 25;

rule! {
    /// ## What it finds
    ///
    /// A term with a short definition that the paper uses in one place only.
    ///
    /// ## Why it matters
    ///
    /// The reader has to look the words up and carry them back to the one place where they could have stood. A long definition is better
    /// kept apart, so only those of 25 words or fewer, without a list, are noted.
    ///
    /// ## Example
    ///
    /// > “Dashboard” means a page that shows counts. … An agency may not open a dashboard.
    ///
    /// ## Instead
    ///
    /// > An agency may not open a page that shows counts.
    DefinitionUsedOnce = "definition-used-once", Family::Terms, Level::Note
}

impl Rule for DefinitionUsedOnce {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let survey = paper.survey();
        for (index, defined) in survey.defined.iter().enumerate() {
            let mut uses = survey.outside(index);
            let (Some(only), None) = (uses.next(), uses.next()) else { continue };
            let Some(passage) = paper.passages.get(defined.passages.start) else { continue };
            if defined.passages.len() > 1 || text::words(&passage.words).count() > SHORT {
                continue;
            }
            let mut finding = Finding::new(self, format!("“{}” is defined and used in one place", defined.term))
                .at_term(paper, &defined.term, passage);
            if let Some(place) = paper.passages.get(only.passage) {
                let (origin, _) = paper.whence(place, only.range.clone());
                finding = finding.at(origin, "used here alone");
            }
            findings.push(finding.help("say there what it means, and drop the definition"));
        }
    }
}
