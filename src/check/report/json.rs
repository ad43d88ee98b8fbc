//! JSON for programs. docs/checking.md describes it; what stands there stays, and `version` rises when it cannot.
//!
//! In: [`Checked`]. Out: one object. Every key is always there; what is not known is null.

use super::{Place, Report, count};
use crate::check::Checked;
use crate::diagnostic::Label;
use crate::lint::{Finding, Fix, Level};
use crate::source::Sources;
use serde::Serialize;

/// The version of the shape.
const VERSION: u32 = 1;

/// The report as JSON.
pub(super) struct Json;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    summary: Summary,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    papers: usize,
    unmade: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    hidden: usize,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    place: Option<&'a str>,
    #[serde(flatten)]
    at: Region<'a>,
    labels: Vec<Labelled<'a>>,
    help: &'a [String],
    fix: Option<Fixed<'a>>,
}

#[derive(Serialize)]
struct Labelled<'a> {
    text: &'a str,
    #[serde(flatten)]
    at: Region<'a>,
}

#[derive(Serialize)]
struct Fixed<'a> {
    #[serde(flatten)]
    at: Region<'a>,
    replacement: &'a str,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl Report for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "everything that is known of each finding, for programs"
    }

    fn write(&self, checked: &Checked, _color: bool) -> String {
        let document = Document {
            version: VERSION,
            summary: Summary {
                files: checked.whole.len(),
                papers: checked.papers.len(),
                unmade: checked.unmade,
                errors: count(checked, Level::Error),
                warnings: count(checked, Level::Warning),
                notes: count(checked, Level::Note),
                hidden: checked.hidden,
            },
            findings: checked.findings.iter().map(|finding| found(finding, &checked.sources)).collect(),
        };
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn found<'a>(finding: &'a Finding, sources: &'a Sources) -> Found<'a> {
    let diagnostic = &finding.diagnostic;
    let label = |label: &'a Label| Labelled { text: &label.text, at: region(label.origin, sources) };
    let fix = |fix: &'a Fix| Fixed { at: region(fix.origin, sources), replacement: &fix.replacement };
    Found {
        rule: finding.rule,
        level: finding.level.word(),
        message: &diagnostic.message,
        place: Some(finding.place.as_str()).filter(|place| !place.is_empty()),
        at: finding.origin().map(|origin| region(origin, sources)).unwrap_or_default(),
        labels: diagnostic.labels.iter().map(label).collect(),
        help: &diagnostic.help,
        fix: finding.fix.as_ref().map(fix),
    }
}

fn region(origin: crate::source::Origin, sources: &Sources) -> Region<'_> {
    let Place { file, start, end } = Place::of(origin, sources);
    Region {
        file: Some(file),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    }
}
