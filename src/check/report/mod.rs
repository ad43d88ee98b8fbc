//! Reports: findings for people and for machines, a file each.
//!
//! In: [`Checked`]. Out: text. A report must not change, order or drop a finding.

mod human;

use super::Checked;

/// One way to write findings.
pub trait Report: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// Writes the findings; `color` allows terminal colours where the format has them.
    fn write(&self, checked: &Checked, color: bool) -> String;
}

/// Every report, in the order in which they are listed.
pub static REPORTS: &[&dyn Report] = &[&human::Human];

/// The report that goes by a name.
pub fn by_name(name: &str) -> Option<&'static dyn Report> {
    REPORTS.iter().copied().find(|report| report.name() == name)
}
