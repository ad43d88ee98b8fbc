//! `dangling-reference`. Assembling finds cross-references by id; this finds those that somebody typed.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::typed::{self, Typed};
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A reference to a section or subdivision of the paper that is not in it: a cross-reference whose target a decision
    /// dropped, or a number that somebody typed, such as `Section 12 of this ordinance` in a paper of nine sections.
    ///
    /// ## Why it matters
    ///
    /// A duty “under Section 12” that leads nowhere is a duty that nobody can find. Typed numbers go wrong when a section is
    /// added or dropped, and no one rereads the others then.
    ///
    /// ## Example
    ///
    /// > An agency that Section 95 exempts may keep the account.
    ///
    /// ## Instead
    ///
    /// > An agency that `[](#personal)` exempts may keep the account.
    DanglingReference = "dangling-reference", Family::Structure, Level::Error
}

impl Rule for DanglingReference {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        // What a letter or a memorandum cites stands in another paper; assembling has found it there.
        if !paper.is_law() {
            return;
        }
        let law = |passage: &&Passage| matches!(passage.role, Role::Law | Role::Definition | Role::Closing);
        let mut numbers: Option<Vec<String>> = None;
        for passage in paper.passages.iter().filter(law) {
            for typed in typed::sections(paper, passage) {
                let numbers = numbers.get_or_insert_with(|| typed::numbers(paper));
                let Some(missing) = missing(paper, &typed, numbers) else { continue };
                let finding = Finding::new(self, format!("this paper has no {missing}"))
                    .in_words(paper, passage, typed.range)
                    .help("point at the section by its id, as `[](#id)`, and its number follows");
                findings.push(finding);
            }
        }
    }
}

/// What of a reference is not in the paper.
fn missing(paper: &PaperLook<'_>, typed: &Typed, numbers: &[String]) -> Option<String> {
    let section = format!("Section {}", typed.number);
    if !numbers.contains(&typed.number) {
        return Some(section);
    }
    // Where citations name the levels, a number with brackets after it is not how this body cites.
    if typed.tail.is_empty() || !paper.jurisdiction.items("numbering.levels").is_empty() {
        return None;
    }
    let cited = format!("{}{}", typed.number, typed.tail);
    let stands = paper.passages.iter().any(|passage| {
        let at = passage.cite.find(&cited);
        at.is_some_and(|at| !passage.cite[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'))
    });
    (!stands).then(|| format!("{section}{}", typed.tail))
}
