//! `fact-text-without-date`.

use crate::jurisdiction::stack::Jurisdiction;
use crate::jurisdiction::value::Node;
use crate::lint::look::{LayerLook, LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use crate::source::Origin;

rule! {
    /// ## What it finds
    ///
    /// A fact of the ledger or a local fact (`[[evidence]]`) whose own text names no year.
    ///
    /// ## Why it matters
    ///
    /// The text is what is adopted; the fields beside it are not printed. A recital without a date says nothing about when, and cannot be
    /// checked against its source.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [[evidence]]
    /// text = "the City Council approved a contract for plate readers"
    /// date = 2025-06-03
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [[evidence]]
    /// text = "on June 3, 2025, the City Council approved a contract for plate readers"
    /// date = 2025-06-03
    /// ```
    FactTextWithoutDate = "fact-text-without-date", Family::Facts, Level::Warning
}

impl Rule for FactTextWithoutDate {
    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for (id, _) in look.facts.iter().filter(|(_, fact)| seek::year(&fact.text).is_none()) {
            let finding = Finding::new(self, format!("the text of the fact `{id}` names no year"));
            findings.push(with_help(finding.at_some(look.origin(id, "text"), "no year in it")));
        }
    }

    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let items = look.layer.values.get("evidence").map_or(&[][..], Node::items);
        for node in items.iter().filter_map(undated) {
            findings.push(self.local(look.origin(node.span)));
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for origin in local(paper.jurisdiction) {
            findings.push(self.local(origin).in_paper(paper));
        }
    }
}

impl FactTextWithoutDate {
    fn local(&self, origin: Origin) -> Finding {
        with_help(Finding::new(self, "the text of this local fact names no year").at(origin, "no year in it"))
    }
}

fn with_help(finding: Finding) -> Finding {
    finding.help("begin the text with its date: “on June 3, 2025, …” or “in June 2025 …”")
}

/// The text of a local fact that names no year.
fn undated(fact: &Node) -> Option<&Node> {
    fact.field("text").filter(|text| text.text().is_some_and(|words| seek::year(words).is_none()))
}

fn local(jurisdiction: &Jurisdiction) -> Vec<Origin> {
    let items = jurisdiction.items("evidence");
    let undated = items.iter().filter_map(|(course, node)| Some((course.file, undated(node)?.span)));
    undated.map(|(file, span)| Origin { file, span }).collect()
}
