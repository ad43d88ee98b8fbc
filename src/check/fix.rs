//! Mending: the fixes of findings, applied to the user’s own files until nothing is left to apply.
//!
//! In: an order, and what was found. Out: for each own file its new text, or why it stays as it is. It must not write to
//! the disk, and a text that a mend would spoil stays whole.

use super::{Checked, Order};
use crate::lint::{Finding, Level};
use crate::source::{FileId, Position};

/// How often a file is looked at again; a mend may uncover another, and two that undo each other must come to an end.
const ROUNDS: usize = 10;

/// One mend that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The rule whose finding it mends.
    pub rule: &'static str,
    /// Where it was, in the text as it then stood.
    pub position: Position,
    /// The words that were there.
    pub before: String,
    /// The words that are there now.
    pub after: String,
}

/// What became of one of the user’s files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Which file of the order it is.
    pub index: usize,
    /// The mends made, in the order of the text; or why the file was left as it was.
    pub outcome: Result<Vec<Mend>, String>,
}

/// Mends the user’s own files in the order; `look` checks an order and hides what a baseline hides. A file is mended as
/// a whole or not at all.
pub fn repair(order: &mut Order, checked: &Checked, look: &dyn Fn(&Order) -> Checked) -> Vec<Repair> {
    let mut repairs = Vec::new();
    for index in 0..order.own.len() {
        let to_mend = checked.whole.get(index).is_some_and(|file| mended(checked, *file).is_some());
        if to_mend {
            let part = part(order, index);
            let outcome = one(part, look).map(|(text, mends)| {
                put(order, index, &text);
                mends
            });
            repairs.push(Repair { index, outcome });
        }
    }
    repairs
}

/// The order for one own file and the papers made from it.
fn part(order: &Order, index: usize) -> Order {
    let own = order.own.get(index).cloned();
    let papers =
        order.papers.iter().filter(|paper| paper.layers.iter().any(|layer| Some(layer) == own.as_ref()));
    Order {
        day: order.day,
        library: false,
        papers: papers.cloned().collect(),
        own: own.into_iter().collect(),
    }
}

/// Puts another text into an own file of the order and into the papers made from it.
fn put(order: &mut Order, index: usize, text: &str) {
    let Some(own) = order.own.get_mut(index) else { return };
    let before = own.clone();
    text.clone_into(&mut own.text);
    let layers = order.papers.iter_mut().flat_map(|paper| &mut paper.layers);
    layers.filter(|layer| **layer == before).for_each(|layer| text.clone_into(&mut layer.text));
}

fn one(mut part: Order, look: &dyn Fn(&Order) -> Checked) -> Result<(String, Vec<Mend>), String> {
    let first = look(&part);
    let mut now = first.clone();
    let mut mends = Vec::new();
    for _ in 0..ROUNDS {
        let Some((text, made)) = now.whole.first().and_then(|file| mended(&now, *file)) else {
            let text = part.own.first().map(|own| own.text.clone()).unwrap_or_default();
            return Ok((text, mends));
        };
        mends.extend(made);
        put(&mut part, 0, &text);
        now = look(&part);
        if let Some(fault) = spoiled(&first, &now) {
            return Err(format!("it would then have a fault that it does not have: {fault}"));
        }
    }
    Err("its mends undo each other".into())
}

/// An error that was not there before.
fn spoiled(before: &Checked, after: &Checked) -> Option<String> {
    let is_error = |finding: &&Finding| finding.level == Level::Error;
    let known = |finding: &Finding| {
        let same = |other: &Finding| {
            other.rule == finding.rule && other.diagnostic.message == finding.diagnostic.message
        };
        before.findings.iter().any(same)
    };
    let new = after.findings.iter().filter(is_error).find(|finding| !known(finding));
    let unmade = (after.unmade > before.unmade).then(|| "no paper could be made from it".to_owned());
    new.map(|finding| format!("{} [{}]", finding.diagnostic.message, finding.rule)).or(unmade)
}

/// A file’s text with its fixes applied, in the order of the text. Of two that overlap the first is taken; the other may
/// have its turn when the new text is looked at.
fn mended(checked: &Checked, file: FileId) -> Option<(String, Vec<Mend>)> {
    let text = checked.sources.text(file);
    let mut fixes: Vec<_> = checked
        .findings
        .iter()
        .filter_map(|finding| Some((finding.rule, finding.fix.as_ref()?)))
        .filter(|(_, fix)| fix.origin.file == file)
        .collect();
    fixes.sort_by_key(|(rule, fix)| (fix.origin.span, fix.replacement.as_str(), *rule));
    let mut out = String::new();
    let mut mends = Vec::new();
    // Where the text is copied to, and where the next fix may begin: two at one place would be in no order.
    let (mut copied, mut free) = (0, 0);
    for (rule, fix) in fixes {
        let span = fix.origin.span;
        let Some(before) = text.get(span.start..span.end) else { continue };
        if span.start < free || before == fix.replacement {
            continue;
        }
        out.push_str(text.get(copied..span.start).unwrap_or_default());
        out.push_str(&fix.replacement);
        copied = span.end;
        free = span.end.max(span.start + 1);
        mends.push(Mend {
            rule,
            position: checked.sources.position(fix.origin),
            before: before.to_owned(),
            after: fix.replacement.clone(),
        });
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    (!mends.is_empty()).then_some((out, mends))
}

/// How many fixes point into files that are not the user’s own.
pub fn elsewhere(checked: &Checked, own: usize) -> usize {
    let own = checked.whole.get(..own).unwrap_or_default();
    let fixes = checked.findings.iter().filter_map(|finding| finding.fix.as_ref());
    fixes.filter(|fix| !own.contains(&fix.origin.file)).count()
}
