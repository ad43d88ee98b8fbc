//! `firing-without-bargaining`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule, seek};

rule! {
    /// ## What it finds
    ///
    /// Text by which an employee or officer must be dismissed for a violation, with no word on due process, civil service or bargaining.
    ///
    /// ## Why it matters
    ///
    /// A public employee who may be dismissed only for cause has a right to be heard first (Cleveland Board of Education v. Loudermill, 470
    /// U.S. 532 (1985)), and the penalty for misconduct is a subject of bargaining in most states that have it (Cal. Gov. Code § 3504.5 asks
    /// for notice and a chance to meet before an ordinance on such a subject is adopted).
    ///
    /// ## Example
    ///
    /// > An employee who violates this chapter must be dismissed.
    ///
    /// ## Instead
    ///
    /// > An employee who knowingly violates this chapter is subject to discipline up to dismissal, as civil-service law, due process and any
    /// > collective bargaining agreement allow.
    FiringWithoutBargaining = "firing-without-bargaining", Family::Law, Level::Warning
}

const FIRES: [&str; 18] = [
    "must be dismissed",
    "shall be dismissed",
    "will be dismissed",
    "is dismissed",
    "must be terminated",
    "shall be terminated",
    "will be terminated",
    "must be fired",
    "shall be fired",
    "must be discharged",
    "shall be discharged",
    "must dismiss",
    "shall dismiss",
    "must fire",
    "shall fire",
    "must be removed from",
    "shall be removed from",
    "must terminate the employment",
];

const PEOPLE: [&str; 9] =
    ["employee", "employees", "officer", "officers", "official", "person", "violator", "whoever", "anyone"];

const CARE: [&str; 8] = [
    "bargain",
    "bargaining",
    "due process",
    "civil-service",
    "civil service",
    "as the law allows",
    "collective",
    "to the extent the law allows",
];

impl Rule for FiringWithoutBargaining {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let stems = ["dismiss", "terminat", "fire", "discharge", "removed"];
        for passage in paper.law().filter(|passage| seek::starts(&passage.words, &stems)) {
            let low = passage.words.to_ascii_lowercase();
            let Some(found) = seek::first(&low, &FIRES) else { continue };
            let sentence = low.get(seek::sentence_at(&passage.words, found.start)).unwrap_or_default();
            if seek::has(sentence, &PEOPLE) && !seek::has(&low, &CARE) {
                let finding = Finding::new(self, "this dismisses people without due process or bargaining")
                    .in_words(paper, passage, found)
                    .help("write “is subject to discipline up to dismissal, as law and any bargaining agreement allow”");
                findings.push(finding);
            }
        }
    }
}
