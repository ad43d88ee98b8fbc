//! Checking: every rule over files and papers.
//!
//! In: a house, and an [`Order`] that says what to look at. Out: [`Checked`], the findings with the texts they point
//! into. It must not read the disk or print; [`crate::cli`] does.

mod allowed;
mod library;
mod paper;
pub mod report;

use crate::assemble::{House, Request};
use crate::diagnostic::Diagnostic;
use crate::jurisdiction::shelf::UserLayer;
use crate::lint::levels::Levels;
use crate::lint::{Finding, Findings, Level};
use crate::source::{FileId, Origin, Sources};
use jiff::civil::Date;

/// What to look at.
#[derive(Debug, Clone)]
pub struct Order {
    /// The day of the check; facts and sources are held against it.
    pub day: Date,
    /// Whether every file of the house is looked at: jurisdictions, templates, the ledger, and all of them together.
    pub library: bool,
    /// The papers to assemble and look at.
    pub papers: Vec<Request>,
    /// Files of the user’s own, looked at by themselves as well.
    pub own: Vec<UserLayer>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, in the order of files, lines and columns; those at [`Level::Off`] are gone.
    pub findings: Vec<Finding>,
    /// The texts that they point into.
    pub sources: Sources,
    /// How many files were looked at.
    pub files: usize,
    /// How many papers were looked at.
    pub papers: usize,
}

impl Checked {
    /// Whether the run fails: something was found that is more than a note.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| finding.level >= Level::Warning)
    }
}

/// Looks at everything that is ordered.
pub fn check(house: &House, order: &Order, levels: &Levels) -> Checked {
    let mut checked = Checked { papers: order.papers.len(), ..Checked::default() };
    let mut findings = Findings::default();
    let mut whole = library::own(house, order, &mut findings, &mut checked.sources);
    if order.library {
        whole.extend(library::all(house, order, &mut findings, &mut checked.sources));
    }
    checked.files = whole.len();
    for (found, sources) in paper::all(house, order) {
        found.into_iter().for_each(|finding| findings.push(moved(finding, &sources, &mut checked.sources)));
    }
    let found = allowed::filter(findings.into_vec(), &whole, &mut checked.sources);
    checked.findings = found
        .into_iter()
        .map(|finding| Finding {
            level: crate::lint::by_name(finding.rule).map_or(finding.level, |rule| levels.of(rule)),
            ..finding
        })
        .filter(|finding| finding.level > Level::Off)
        .collect();
    let sources = &checked.sources;
    checked.findings.sort_by_cached_key(|finding| {
        let origin = finding.origin();
        let name = origin.map(|origin| sources.name(origin.file).to_owned());
        (name, origin.map(|origin| origin.span.start), finding.rule, finding.place.clone())
    });
    checked
}

/// A fault of reading or assembling, as a finding.
fn fault(diagnostic: Diagnostic) -> Finding {
    let rule = diagnostic.rule.unwrap_or("broken-input");
    Finding { rule, level: Level::Error, diagnostic, place: String::new(), fix: None }
}

/// A finding that points into one set of texts, pointing into another; what two papers render bears one name, so texts
/// are told apart by their words as well.
fn moved(mut finding: Finding, from: &Sources, to: &mut Sources) -> Finding {
    let mut file = |origin: Origin| -> Origin {
        let (name, text) = (from.name(origin.file), from.text(origin.file));
        let file: FileId = to.find_same(name, text).unwrap_or_else(|| to.add(name, text.to_owned()));
        Origin { file, ..origin }
    };
    for label in &mut finding.diagnostic.labels {
        label.origin = file(label.origin);
    }
    if let Some(fix) = &mut finding.fix {
        fix.origin = file(fix.origin);
    }
    finding
}
