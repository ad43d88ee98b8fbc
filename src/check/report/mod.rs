//! Reports: findings for people and for machines, a file each.
//!
//! In: [`Checked`]. Out: text. A report must not change, order or drop a finding.

mod github;
mod human;
mod json;
mod junit;
mod sarif;

use super::Checked;
use crate::lint::Level;
use crate::source::{Origin, Position, Sources, Span};

/// One way to write findings.
pub trait Report: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// Who reads it.
    fn about(&self) -> &'static str;

    /// Writes the findings; `color` allows terminal colours where the format has them.
    fn write(&self, checked: &Checked, color: bool) -> String;
}

/// Every report, in the order in which they are listed.
pub static REPORTS: &[&dyn Report] =
    &[&human::Human, &json::Json, &sarif::Sarif, &github::Github, &junit::Junit];

/// The report that goes by a name.
pub fn by_name(name: &str) -> Option<&'static dyn Report> {
    REPORTS.iter().copied().find(|report| report.name() == name)
}

/// Where something begins and ends, as an editor counts; the end is one past the last character.
struct Place<'a> {
    file: &'a str,
    start: Position,
    end: Position,
}

impl<'a> Place<'a> {
    fn of(origin: Origin, sources: &'a Sources) -> Self {
        let Span { start, end } = origin.span;
        let after = Origin { span: Span { start: end.max(start), end }, ..origin };
        Self {
            file: sources.name(origin.file),
            start: sources.position(origin),
            end: sources.position(after),
        }
    }
}

/// What was looked at and how many of each level were found, in one line.
fn summary(checked: &Checked) -> String {
    let [errors, warnings, notes] =
        [Level::Error, Level::Warning, Level::Note].map(|level| count(checked, level));
    let papers = plural(checked.papers.len(), "paper");
    let looked = match checked.whole.len() {
        0 => papers,
        files => format!("{} and {papers}", plural(files, "file")),
    };
    let mut line = format!(
        "{looked} checked: {}, {}, {}",
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(notes, "note")
    );
    if checked.hidden > 0 {
        line.push_str(&format!("; {} in the baseline", plural(checked.hidden, "finding")));
    }
    if checked.unmade > 0 {
        line.push_str(&format!("; {} could not be made", plural(checked.unmade, "paper")));
    }
    line
}

fn count(checked: &Checked, level: Level) -> usize {
    checked.findings.iter().filter(|finding| finding.level == level).count()
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
