//! JUnit’s XML, which Jenkins and GitLab read: a test case a finding, failed where it is more than a note.
//!
//! In: [`Checked`]. Out: one suite. A clean check is one case that passed, because Jenkins takes a suite without cases
//! for a fault.

use super::{Place, Report, count, summary};
use crate::check::Checked;
use crate::lint::{Finding, Level};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The report as JUnit’s XML.
pub(super) struct Junit;

impl Report for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "JUnit’s XML, which Jenkins and GitLab show as tests"
    }

    fn write(&self, checked: &Checked, _color: bool) -> String {
        let failures = count(checked, Level::Error) + count(checked, Level::Warning);
        let tests = checked.findings.len().max(1);
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\"");
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let _ = writeln!(out, "<testsuites name=\"draft check\" {counts}>");
        let _ = writeln!(out, "  <testsuite name=\"draft check\" {counts}>");
        if checked.findings.is_empty() {
            let _ = writeln!(
                out,
                "    <testcase classname=\"draft check\" name=\"{}\"/>",
                escaped(&summary(checked))
            );
        }
        let mut names = BTreeMap::new();
        for finding in &checked.findings {
            case(finding, &checked.sources, &mut names, &mut out);
        }
        out.push_str("  </testsuite>\n</testsuites>\n");
        out
    }
}

/// Writes the case of a finding. Programs that compare runs tell cases apart by their names, so each name stands once.
fn case(finding: &Finding, sources: &Sources, names: &mut BTreeMap<String, usize>, out: &mut String) {
    let place = finding.origin().map(|origin| Place::of(origin, sources));
    let class = place.as_ref().map_or(finding.place.as_str(), |place| place.file);
    let class = if class.is_empty() { "draft check" } else { class };
    let mut name = match &place {
        Some(Place { start, .. }) => format!("{} at {}:{}", finding.rule, start.line, start.column),
        None => finding.rule.to_owned(),
    };
    let times = names.entry(format!("{class} {name}")).or_insert(0);
    *times += 1;
    if *times > 1 {
        let _ = write!(name, ", {times}");
    }
    let _ = write!(out, "    <testcase classname=\"{}\" name=\"{}\"", escaped(class), escaped(&name));
    if let Some(Place { file, start, .. }) = &place {
        let _ = write!(out, " file=\"{}\" line=\"{}\"", escaped(file), start.line);
    }
    out.push_str(">\n");
    let mut body = String::new();
    if let Some(Place { file, start, .. }) = &place {
        let _ = writeln!(body, "{file}:{}:{}", start.line, start.column);
    }
    if !finding.place.is_empty() {
        let _ = writeln!(body, "in {}", finding.place);
    }
    for help in &finding.diagnostic.help {
        let _ = writeln!(body, "help: {help}");
    }
    let (message, body) = (&finding.diagnostic.message, escaped_body(&body));
    if finding.level >= Level::Warning {
        let (message, level) = (escaped(message), finding.level.word());
        let _ = writeln!(out, "      <failure type=\"{level}\" message=\"{message}\">{body}</failure>");
    } else {
        let _ = writeln!(out, "      <system-out>note: {}\n{body}</system-out>", escaped_body(message));
    }
    out.push_str("    </testcase>\n");
}

/// Words for an attribute. A line break is written as a reference, for a parser would make a space of it.
fn escaped(words: &str) -> String {
    escaped_body(words).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Words between tags. What XML cannot hold at all, even as a reference, is shown as what it is not.
fn escaped_body(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(character),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            other => out.push(other),
        }
    }
    out
}
