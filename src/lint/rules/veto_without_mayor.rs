//! `veto-without-mayor`.

use crate::jurisdiction::value::Node;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};
use crate::source::Origin;

rule! {
    /// ## What it finds
    ///
    /// A line for a mayor’s approval or veto, or text that speaks of one, in the paper of a government whose form has no such mayor:
    /// a manager, a commission, a town meeting or a board, and no `government.executive` on file.
    ///
    /// ## Why it matters
    ///
    /// In a council-manager city the mayor usually presides, votes and signs, and has no veto: Washington’s code cities give the mayor’s
    /// approval to the mayor-council form alone (RCW 35A.12.130). A line for a veto that nobody has puts the day of effect in doubt. A line
    /// on which the mayor signs as the presiding officer is right and is left alone.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [government]
    /// form = "council-manager"
    ///
    /// [[ordinance.signature]]
    /// caption = "Approved"
    /// lines = ["Mayor"]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// [[ordinance.signature]]
    /// caption = "Signed"
    /// lines = ["Mayor"]
    /// ```
    ///
    /// Where a charter does give the mayor a veto, set `government.executive = "Mayor"`.
    VetoWithoutMayor = "veto-without-mayor", Family::Law, Level::Warning
}

/// The forms of government in which no elected executive approves what the body passes.
const NO_MAYOR: [&str; 5] = ["council-manager", "commission", "town-meeting", "town-board", "county-board"];

const CAPTIONS: [&str; 6] = ["approved", "vetoed", "disapproved", "approved by", "returned", "approval"];

const TEXT: [&str; 9] = [
    "veto",
    "vetoes",
    "vetoed",
    "approved by the mayor",
    "approval by the mayor",
    "approval of the mayor",
    "the mayor’s approval",
    "returned by the mayor",
    "unsigned by the mayor",
];

impl Rule for VetoWithoutMayor {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let form = paper.text("government.form");
        if !paper.is_law() || paper.value("government.executive").is_some() || !NO_MAYOR.contains(&form) {
            return;
        }
        for (course, signature) in paper.jurisdiction.items("ordinance.signature") {
            let Some(caption) = signature.field("caption") else { continue };
            let approves = CAPTIONS
                .contains(&caption.text().unwrap_or_default().trim_end_matches(':').to_lowercase().as_str());
            let lines = signature.field("lines").map_or(&[][..], Node::items);
            if approves
                && lines
                    .iter()
                    .filter_map(Node::text)
                    .any(|line| line == "Mayor" || line.starts_with("Mayor "))
            {
                let finding = Finding::new(
                    self,
                    format!("a mayor approves this paper, and a {form} government has none who does"),
                )
                .at(Origin { file: course.file, span: caption.span }, "approval")
                .at_some(paper.origin_of("government.form"), "the form of government");
                findings.push(
                    finding
                        .in_paper(paper)
                        .help("write `Signed`, or set `government.executive` if a charter gives a veto"),
                );
            }
        }
        let stems = ["veto", "mayor"];
        for passage in paper.text_passages().filter(|passage| seek::starts(&passage.words, &stems)) {
            let Some(found) = seek::first(&passage.words.to_lowercase(), &TEXT) else { continue };
            let finding = Finding::new(
                self,
                format!("this speaks of a mayor’s approval, and a {form} government has none"),
            )
            .in_words(paper, passage, found)
            .help("take it out, or set `government.executive` if a charter gives a veto");
            findings.push(finding);
        }
    }
}
