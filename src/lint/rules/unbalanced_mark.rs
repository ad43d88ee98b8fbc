//! `unbalanced-mark`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::Role;
use crate::lint::wording::{self, Hit};
use crate::lint::{Family, Findings, Level, Rule};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// A bracket or a quotation mark that opens and does not close in its paragraph, or the other way round.
    ///
    /// ## Why it matters
    ///
    /// A reader cannot tell where an aside or a quotation ends, and in law that is where an exception or somebody else’s words end. A paragraph that
    /// begins with an opening quotation mark may go on in the next, and `a)` may head an item; both are left alone.
    ///
    /// ## Example
    ///
    /// > state law (the Whistle-Blower Act, within the limits of that law
    ///
    /// ## Instead
    ///
    /// > state law (the Whistle-Blower Act), within the limits of that law
    UnbalancedMark = "unbalanced-mark", Family::Language, Level::Warning
}

impl Rule for UnbalancedMark {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in &paper.passages {
            if matches!(passage.role, Role::Masthead | Role::Adoption) {
                continue;
            }
            for hit in see(&passage.words) {
                findings.push(wording::of_paper(self, hit, paper, passage));
            }
        }
    }
}

fn see(text: &str) -> Vec<Hit> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone: Vec<(usize, char)> = Vec::new();
    for (at, mark) in text.match_indices(['(', ')', '[', ']', '“', '”']).filter_map(|(at, mark)| Some((at, mark.chars().next()?))) {
        match mark {
            '(' | '[' | '“' => open.push((at, mark)),
            _ => {
                let partner = open.iter().rposition(|(_, opened)| closes(*opened, mark));
                match partner {
                    // What opened inside and did not close is alone.
                    Some(partner) => alone.extend(open.drain(partner..).skip(1)),
                    None if heads_item(text, at, mark) => {}
                    None => alone.push((at, mark)),
                }
            }
        }
    }
    alone.extend(open);
    // A quotation of several paragraphs opens in each and closes in the last.
    alone.retain(|(at, mark)| !(*at == 0 && *mark == '“'));
    alone.into_iter().map(|(at, mark)| hit(text, at, mark)).collect()
}

fn closes(opened: char, closed: char) -> bool {
    matches!((opened, closed), ('(', ')') | ('[', ']') | ('“', '”'))
}

/// Whether a closing bracket heads an item: `a)`, `12)`, `iii)`.
fn heads_item(text: &str, at: usize, mark: char) -> bool {
    let word = text.get(..at).unwrap_or_default().rsplit(' ').next().unwrap_or_default();
    mark == ')' && (1..=4).contains(&word.len()) && word.chars().all(char::is_alphanumeric)
}

fn hit(text: &str, at: usize, mark: char) -> Hit {
    let start = text.get(..at).and_then(|before| before.rfind(' ')).map_or(0, |space| space + 1);
    let end = text.get(at..).and_then(|after| after.find(' ')).map_or(text.len(), |space| at + space);
    let range: Range<usize> = start..end;
    let opens = matches!(mark, '(' | '[' | '“');
    let does = if opens { "opens and does not close" } else { "closes and did not open" };
    Hit::new(range, format!("the mark {mark} {does}"), "write its partner, or take it out")
}
