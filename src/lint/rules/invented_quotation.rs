//! `invented-quotation`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Passage;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek, told};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Words between quotation marks in a recital that somebody is said to have said or written, with no source behind them.
    ///
    /// ## Why it matters
    ///
    /// Quotation marks promise the very words. A court has held that a deliberate change of a speaker’s words may be a false statement
    /// where it changes their meaning (Masson v. New Yorker Magazine, Inc., 501 U.S. 496 (1991)); words that nobody can find are worse.
    ///
    /// ## Example
    ///
    /// > WHEREAS, the Chief of Police said that the app was “the best thing that ever happened to us”;
    ///
    /// ## Instead
    ///
    /// Cite where the words were read, or say in your own words what the record shows, and cite that.
    InventedQuotation = "invented-quotation", Family::Facts, Level::Warning
}

/// Verbs by which words are laid into a mouth.
const SAID: [&str; 17] = [
    "said",
    "says",
    "wrote",
    "writes",
    "told",
    "stated",
    "states",
    "called",
    "calls",
    "testified",
    "answered",
    "replied",
    "declared",
    "warned",
    "admitted",
    "boasted",
    "in the words of",
];

/// The fewest words that are a quotation and not the name of a thing.
const FEWEST: usize = 3;

impl Rule for InventedQuotation {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.recitals().filter(|passage| passage.words.contains('“')) {
            for unit in told::units(passage) {
                let Some(quoted) = quotation(passage, &unit) else { continue };
                if !told::is_sourced(paper, passage, &unit, quoted.start) {
                    let finding =
                        Finding::new(self, "these words are quoted, and nothing says where they were read")
                            .in_words(paper, passage, quoted)
                            .help("cite the source of the quotation, or tell it in your own words");
                    findings.push(finding);
                }
            }
        }
    }
}

/// The first quotation of a run that somebody is said to have said.
fn quotation(passage: &Passage, unit: &Range<usize>) -> Option<Range<usize>> {
    let words = passage.words.get(unit.clone())?;
    words.match_indices('“').find_map(|(start, _)| {
        let end = start + words.get(start..)?.find('”')? + '”'.len_utf8();
        let inside = words.get(start..end)?;
        let said = words.get(..start).is_some_and(|before| seek::has(&before.to_ascii_lowercase(), &SAID));
        let range = unit.start + start..unit.start + end;
        (said && inside.split_whitespace().count() >= FEWEST && passage.is_prose(&range)).then_some(range)
    })
}
