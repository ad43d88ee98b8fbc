//! `status-and-wording`.

use crate::jurisdiction::value::Node;
use crate::lint::look::{LayerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use crate::source::Origin;

rule! {
    /// ## What it finds
    ///
    /// A local fact whose words do not fit its `status`: one that is alleged or reported and says that somebody violated a law or that
    /// something was proved, repeats that it was reported, or speaks of today; one that is confirmed and says “reportedly”.
    ///
    /// ## Why it matters
    ///
    /// The paper adds “it was reported that” or “it has been alleged, and is not confirmed, that”. What follows must be able to stand
    /// there: an allegation that is told as a finding is still told as a finding.
    ///
    /// ## Example
    ///
    /// ```toml
    /// text = "in May 2025 the department was proved to have violated state law"
    /// status = "alleged"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// text = "in May 2025 the department shared plate data with another state"
    /// status = "alleged"
    /// ```
    StatusAndWording = "status-and-wording", Family::Facts, Level::Warning
}

const PROVED: [&str; 14] = [
    "violated",
    "illegal",
    "illegally",
    "unlawful",
    "unlawfully",
    "broke the law",
    "was proved",
    "has proved",
    "was found to",
    "were found to",
    "was established",
    "admitted",
    "was guilty",
    "is guilty",
];

const REPEATED: [&str; 3] = ["reportedly", "allegedly", "is alleged to"];

/// How a text begins that says itself what its status says.
const BEGINS: [&str; 6] = [
    "it was reported",
    "it has been reported",
    "it is reported",
    "it was alleged",
    "it has been alleged",
    "it is alleged",
];

/// What speaks of today after “it was reported that”.
const TODAY: [&str; 14] = [
    "is partnered",
    "are partnered",
    "is using",
    "are using",
    "is sharing",
    "are sharing",
    "currently",
    "now uses",
    "still uses",
    "is a partner",
    "is one of",
    "has access to",
    "have access to",
    "takes part",
];

/// A court or board that decides may be reported to have held so.
const DECIDED: [&str; 8] =
    ["court", "judge", "jury", "attorney general", "auditor", "audit", "accused", "charged"];

impl Rule for StatusAndWording {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for fact in look.layer.values.get("evidence").map_or(&[][..], Node::items) {
            if let Some((node, message, help)) = judge(fact) {
                findings.push(Finding::new(self, message).at(look.origin(node.span), "its words").help(help));
            }
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for (course, fact) in paper.jurisdiction.items("evidence") {
            if let Some((node, message, help)) = judge(fact) {
                let origin = Origin { file: course.file, span: node.span };
                findings.push(Finding::new(self, message).at(origin, "its words").in_paper(paper).help(help));
            }
        }
    }
}

/// What is wrong with a local fact, if anything.
fn judge(fact: &Node) -> Option<(&Node, String, &'static str)> {
    let node = fact.field("text")?;
    let status = fact.field("status").and_then(Node::text)?;
    let low = node.text()?.to_ascii_lowercase();
    let words = |range: std::ops::Range<usize>| low.get(range).unwrap_or_default();
    let unsure = matches!(status, "alleged" | "reported");
    let begins = BEGINS.iter().find(|words| low.starts_with(**words)).map(|words| 0..words.len());
    if let Some(range) = begins.or_else(|| seek::first(&low, &REPEATED)) {
        let found = words(range);
        let help = if unsure {
            "take the words out: the paper says itself that it was reported or alleged"
        } else {
            "set the status to `reported` or `alleged`, and take the words out"
        };
        return Some((node, format!("this local fact is {status} and says “{found}”"), help));
    }
    if !unsure {
        return None;
    }
    if let Some(range) = seek::first(&low, &PROVED).filter(|_| !seek::has(&low, &DECIDED)) {
        let found = words(range);
        let help = "tell what was done and leave the judgment out, or name the court that gave it";
        return Some((
            node,
            format!("this local fact is {status} and says “{found}” as of something proved"),
            help,
        ));
    }
    let found = words(seek::first(&low, &TODAY)?);
    let help = "tell it in the past tense, with its date";
    Some((node, format!("this local fact is {status} and speaks of today: “{found}”"), help))
}
