//! `environmental-outside-california`.

use crate::jurisdiction::schema::key_of;
use crate::lint::look::{LayerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// A finding under the California Environmental Quality Act in the paper or the file of a place outside California.
    ///
    /// ## Why it matters
    ///
    /// The act binds public agencies of California (Cal. Pub. Resources Code § 21000 and following). In any other state the line shows that the paper
    /// was copied, and a reader asks what else was.
    ///
    /// ## Example
    ///
    /// > The City Council finds that this ordinance is not a project under CEQA.   *(in Oregon)*
    ///
    /// ## Instead
    ///
    /// Leave `ordinance.environmental` out, or write the finding that the law of the state itself asks for.
    EnvironmentalOutsideCalifornia = "environmental-outside-california", Family::Law, Level::Error
}

const NAMES: [&str; 4] =
    ["CEQA", "California Environmental Quality Act", "CALIFORNIA ENVIRONMENTAL", "Cal. Code Regs., tit. 14"];

const MESSAGE: &str = "the California Environmental Quality Act has no force here";

impl Rule for EnvironmentalOutsideCalifornia {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let postal = look.layer.values.get("postal").and_then(|node| node.text());
        let state = postal.or(look.place.map(|place| place.state));
        if state.is_none_or(|state| state == "CA") {
            return;
        }
        for (path, node) in &look.layer.values {
            let Some(text) = node.text().filter(|text| seek::holds(text, &NAMES)) else { continue };
            // A note may well say that the act does not hold here.
            if key_of(path).starts_with("ordinance.") && !text.contains("not apply") {
                let finding = Finding::new(self, MESSAGE).at(look.origin(node.span), "named here");
                findings.push(finding.help("leave it out, or write what the law of the state asks for"));
            }
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if paper.place.state == "CA" {
            return;
        }
        let stems = ["ceqa", "california environmental", "cal. code regs"];
        for passage in paper.text_passages().filter(|passage| seek::starts(&passage.words, &stems)) {
            let Some((at, name)) = NAMES.iter().find_map(|name| Some((passage.words.find(name)?, name)))
            else {
                continue;
            };
            let finding = Finding::new(self, MESSAGE)
                .in_words(paper, passage, at..at + name.len())
                .help("leave it out, or write what the law of the state asks for");
            findings.push(finding);
        }
    }
}
