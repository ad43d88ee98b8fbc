//! Checking: every rule over files and papers.
//!
//! In: a house, and an [`Order`] that says what to look at. Out: [`Checked`], the findings with the texts they point
//! into. It must not read the disk or print; [`crate::cli`] does.

mod allowed;
pub mod baseline;
pub mod fix;
mod identity;
mod library;
mod paper;
pub mod report;

use crate::assemble::{House, Request};
use crate::jurisdiction::shelf::UserLayer;
use crate::lint::levels::Levels;
use crate::lint::{Finding, Findings, Level, by_name};
use crate::source::{FileId, Origin, Sources};
use jiff::civil::Date;
use paper::Fate;
use std::collections::BTreeSet;

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
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The findings, in the order of files, lines and columns; those at [`Level::Off`] are gone.
    pub findings: Vec<Finding>,
    /// The texts that they point into.
    pub sources: Sources,
    /// The files that were looked at as a whole: first the user’s own, in the order in which they were given.
    pub whole: Vec<FileId>,
    /// Whether those of the house are among them.
    pub library: bool,
    /// The papers that were looked at: `Oakland, CA, ban`.
    pub papers: Vec<String>,
    /// How many of them could not be made. Where there are some, silence means nothing.
    pub unmade: usize,
    /// How many findings a baseline hides.
    pub hidden: usize,
}

impl Checked {
    /// Whether the run fails: something was found that is more than a note, or a paper could not be made.
    pub fn fails(&self) -> bool {
        self.unmade > 0 || self.findings.iter().any(|finding| finding.level >= Level::Warning)
    }

    /// Gives each finding the level that its rule has, and takes out those that are off.
    fn level(&mut self, levels: &Levels) {
        for finding in &mut self.findings {
            finding.level = by_name(finding.rule).map_or(finding.level, |rule| levels.of(rule));
        }
        self.findings.retain(|finding| finding.level > Level::Off);
    }

    fn sort(&mut self) {
        let sources = &self.sources;
        self.findings.sort_by_cached_key(|finding| {
            let origin = finding.origin();
            let name = origin.map(|origin| sources.name(origin.file).to_owned());
            (name, origin.map(|origin| origin.span.start), finding.rule, finding.place.clone())
        });
    }
}

/// Looks at everything that is ordered.
pub fn check(house: &House, order: &Order, levels: &Levels) -> Checked {
    let mut checked = Checked { library: order.library, ..Checked::default() };
    let mut findings = Findings::default();
    checked.whole = library::own(order, &mut findings, &mut checked.sources);
    if order.library {
        checked.whole.extend(library::all(house, order, &mut findings, &mut checked.sources));
    }
    let (mut documents, mut said) = (BTreeSet::new(), BTreeSet::new());
    for (request, looked) in order.papers.iter().zip(paper::all(house, order)) {
        documents.insert(request.document.as_str());
        if looked.fate != Fate::Unfit {
            checked.papers.push(paper_name(request));
        }
        checked.unmade += usize::from(looked.fate == Fate::Faulty);
        for finding in looked.findings {
            let once = by_name(finding.rule).is_some_and(|rule| rule.once());
            if once && !said.insert((request.place.geoid, finding.diagnostic.message.clone())) {
                continue;
            }
            findings.push(moved(finding, &looked.sources, &mut checked.sources));
        }
    }
    // What a comment allows may be found in a document that nobody asked for.
    let every = house.catalog().documents(&mut Sources::default()).map_or(0, |heads| heads.len());
    let all_made = checked.unmade == 0 && (!order.library || documents.len() == every);
    let whole = allowed::Whole { files: &checked.whole, all_made };
    checked.findings = allowed::filter(findings.into_vec(), &whole, &mut checked.sources);
    checked.level(levels);
    checked.sort();
    checked
}

/// The name of a paper: `Oakland, CA, ban`.
fn paper_name(request: &Request) -> String {
    format!("{}, {}, {}", request.place.name, request.place.state, request.document)
}

/// A finding that points into one set of texts, pointing into another. Texts are told apart by their names and their
/// words: a file of the user’s may have the name of one of ours.
fn moved(mut finding: Finding, from: &Sources, to: &mut Sources) -> Finding {
    let mut file = |origin: Origin| -> Origin {
        let (name, text) = (from.name(origin.file), from.text(origin.file));
        let file = to.find_same(name, text).unwrap_or_else(|| to.add(name, text.to_owned()));
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
