//! `doubtful-remedy`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A right of residents to sue that is doubtful under the law of the state (`law.private_action`), where somebody chose it, where it
    /// gives damages, or where the paper is a final text. The notes of a draft tell of the doubt; a final text has none.
    ///
    /// ## Why it matters
    ///
    /// Several constitutions withhold private law from local governments, save as an incident to another power (article 89 of the
    /// Amendments to the Massachusetts Constitution, § 7(5); Ga. Const. art. IX, § II, ¶ I(c)), and most states keep immunity from claims for money unless the legislature waives
    /// it. An injunction or mandamus stands on firmer ground than damages.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [options.ban]          # in a state whose law leaves it in doubt
    /// damages_per_day = 100
    /// ```
    ///
    /// ## Instead
    ///
    /// Ask counsel first. `damages_per_day = 0` keeps to injunctions; `enforcement = "government"` leaves the section out.
    DoubtfulRemedy = "doubtful-remedy", Family::Law, Level::Note
}

impl Rule for DoubtfulRemedy {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let kept = || paper.sections().iter().any(|section| section.id == "action");
        if paper.text("law.private_action") != "doubtful" || !kept() {
            return;
        }
        let damages = paper.decision("damages_per_day");
        let chosen = paper.decided("enforcement").map(|(_, origin)| origin);
        let (message, origin) = if !matches!(damages, "" | "0") {
            let origin = paper.decided("damages_per_day").map(|(_, origin)| origin);
            ("the paper gives damages where a right to sue is in doubt", origin)
        } else if chosen.is_some() {
            ("residents may sue under this paper, which is in doubt here", chosen)
        } else if paper.instrument.identity.finished {
            ("residents may sue under this final text, which is in doubt here", None)
        } else {
            return;
        };
        let doubt = paper.origin_of("law.private_action");
        let finding = Finding::new(self, message).at_some(origin, "decided here").at_some(doubt, "in doubt");
        findings.push(
            finding.in_paper(paper).help("ask counsel, or set the option `enforcement` to `government`"),
        );
    }
}
