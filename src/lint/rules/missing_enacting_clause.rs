//! `missing-enacting-clause`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role, Whence};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;

const KEY: &str = "ordinance.enacting_clause";

rule! {
    /// ## What it finds
    ///
    /// A paper without the formula that makes it law: its enacting part has no words, or only a blank.
    ///
    /// ## Why it matters
    ///
    /// The enacting clause tells an act of the body from talk, and where a charter or statute gives the words, courts have
    /// held papers without them void. States fix them for the bills of their legislatures (Tex. Const. art. III, § 29)
    /// and for local laws (Cal. Gov. Code, §§ 25120, 36931).
    ///
    /// ## Example
    ///
    /// > WHEREAS, …; now, therefore,
    /// >
    /// > SECTION 1. …
    ///
    /// ## Instead
    ///
    /// > WHEREAS, …; now, therefore,
    /// >
    /// > The City Council of the City of Sebastopol does ordain as follows:
    MissingEnactingClause = "missing-enacting-clause", Family::Structure, Level::Error
}

impl Rule for MissingEnactingClause {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let enacting = || paper.passages.iter().filter(|passage| passage.role == Role::Enacting);
        if !paper.is_law() || enacting().any(has_formula) {
            return;
        }
        let blank = |passage: &Passage| {
            passage.pieces.iter().any(|piece| matches!(&piece.whence, Whence::Blank(key) if key == KEY))
        };
        let message = if enacting().any(blank) {
            "the enacting clause is a blank, and without its words nothing is enacted"
        } else {
            "nothing enacts this paper: no clause stands where the law begins"
        };
        let finding = Finding::new(self, message)
            .in_paper(paper)
            .at_some(place(paper), "the clause belongs here")
            .help(format!("set `{KEY}` to the words that the charter or the state’s statute gives"));
        findings.push(finding);
    }
}

/// Whether a passage has words of a formula: those of a value of the paper, or prose with a verb that enacts.
fn has_formula(passage: &Passage) -> bool {
    const VERBS: [&str; 6] = ["ordain", "enact", "resolve", "order", "vote", "adopt"];
    passage.pieces.iter().any(|piece| match &piece.whence {
        Whence::Value(key) => key == KEY,
        Whence::Prose => {
            let words = passage.words.get(piece.range.clone()).unwrap_or_default().to_ascii_lowercase();
            VERBS.iter().any(|verb| words.contains(verb))
        }
        _ => false,
    })
}

/// Where a file took the clause away, or where the form has its place.
fn place(paper: &PaperLook<'_>) -> Option<Origin> {
    let unset = paper.jurisdiction.courses().iter().rev().find_map(|course| {
        let items = course.layer.values.get("unset")?.items();
        let item = items.iter().find(|item| item.text() == Some(KEY))?;
        Some(Origin { file: course.file, span: item.span })
    });
    unset.or_else(|| paper.in_templates("{.enacting}"))
}
