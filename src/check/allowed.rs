//! Findings that a comment in the file allows, and comments that allow nothing.
//!
//! In: findings, and the files that were looked at as a whole. Out: the findings that remain, with those about the
//! comments themselves. It must not know the levels.

use crate::lint::suppress::{self, Suppression};
use crate::lint::{Finding, Fix, by_name};
use crate::source::{FileId, Origin, Sources};
use std::collections::BTreeMap;

/// What was looked at from end to end.
pub(super) struct Whole<'a> {
    /// The files.
    pub(super) files: &'a [FileId],
    /// Whether every paper could be made. Where one could not, its rules were silent, and a comment that allows nothing
    /// today may be needed tomorrow.
    pub(super) all_made: bool,
}

/// Takes out what is allowed, and adds what is wrong with the comments of the files in `whole`.
pub(super) fn filter(findings: Vec<Finding>, whole: &Whole<'_>, sources: &mut Sources) -> Vec<Finding> {
    let mut comments: BTreeMap<FileId, Vec<(Suppression, bool)>> = BTreeMap::new();
    let touched = findings.iter().filter_map(|finding| Some(finding.origin()?.file));
    for file in touched.chain(whole.files.iter().copied()) {
        comments.entry(file).or_insert_with(|| {
            let opener = if sources.name(file).ends_with(".toml") { "#" } else { "<!--" };
            suppress::read(sources.text(file), opener).into_iter().map(|comment| (comment, false)).collect()
        });
    }
    let mut kept = Vec::new();
    for finding in findings {
        let allowing = finding.origin().and_then(|origin| {
            let line = sources.position(origin).line;
            let of_file = comments.get_mut(&origin.file)?;
            of_file.iter_mut().find(|(comment, _)| comment.line == line && comment.rule == finding.rule)
        });
        match allowing {
            Some((comment, used)) if !comment.reason.is_empty() => *used = true,
            Some((_, used)) => {
                *used = true;
                kept.push(finding);
            }
            None => kept.push(finding),
        }
    }
    for file in whole.files {
        for (comment, used) in comments.get(file).into_iter().flatten() {
            kept.extend(about(comment, *used || !whole.all_made, *file));
        }
    }
    kept
}

/// What is wrong with a comment, if anything.
fn about(comment: &Suppression, used: bool, file: FileId) -> Option<Finding> {
    let rule = &comment.rule;
    let origin = Origin { file, span: comment.span };
    let finding = |name: &str, message: String, label: &str| {
        by_name(name).map(|rule| Finding::new(rule, message).at(origin, label))
    };
    if by_name(rule).is_none() {
        let finding =
            finding("unused-suppression", format!("there is no rule `{rule}` to allow"), "not a rule");
        return finding.map(|finding| finding.help("`draft list rules` lists them"));
    }
    if comment.reason.is_empty() {
        let message = format!("`{rule}` is allowed here, and nothing says why");
        let finding = finding("suppression-without-reason", message, "no reason");
        return finding.map(|finding| finding.help("write the reason after the parenthesis"));
    }
    if used {
        return None;
    }
    let mut finding =
        finding("unused-suppression", format!("`{rule}` finds nothing here to allow"), "allows nothing")?;
    finding.fix =
        comment.removal.map(|span| Fix { origin: Origin { file, span }, replacement: String::new() });
    Some(finding.help("remove the comment"))
}
