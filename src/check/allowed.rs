//! Findings that a comment in the file allows, and comments that allow nothing.
//!
//! In: findings, and the files that were looked at as a whole. Out: the findings that remain, with those about the
//! comments themselves. It must not know the levels.

use crate::lint::suppress::{self, Suppression};
use crate::lint::{Finding, by_name};
use crate::source::{FileId, Origin, Sources};
use std::collections::BTreeMap;

/// Takes out what is allowed, and adds what is wrong with the comments of the files in `whole`.
pub(super) fn filter(findings: Vec<Finding>, whole: &[FileId], sources: &mut Sources) -> Vec<Finding> {
    let mut comments: BTreeMap<FileId, Vec<(Suppression, bool)>> = BTreeMap::new();
    let touched = findings.iter().filter_map(|finding| Some(finding.origin()?.file));
    for file in touched.chain(whole.iter().copied()) {
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
    for file in whole {
        for (comment, used) in comments.get(file).into_iter().flatten() {
            kept.extend(about(comment, *used, Origin { file: *file, span: comment.span }));
        }
    }
    kept
}

/// What is wrong with a comment, if anything.
fn about(comment: &Suppression, used: bool, origin: Origin) -> Option<Finding> {
    let rule = &comment.rule;
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
    let finding =
        finding("unused-suppression", format!("`{rule}` finds nothing here to allow"), "allows nothing");
    finding.map(|finding| finding.help("remove the comment"))
}
