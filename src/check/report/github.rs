//! Workflow commands of GitHub Actions, which show each finding beside its line.
//!
//! In: [`Checked`]. Out: one command a finding, then the count as a plain line of the log.

use super::{Place, Report, summary};
use crate::check::Checked;
use crate::lint::{Finding, Level};
use crate::source::Sources;

/// The report as workflow commands.
pub(super) struct Github;

impl Report for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "workflow commands, which GitHub Actions shows beside the lines"
    }

    fn write(&self, checked: &Checked, _color: bool) -> String {
        let mut out = String::new();
        for finding in &checked.findings {
            out.push_str(&command(finding, &checked.sources));
            out.push('\n');
        }
        out.push_str(&summary(checked));
        out.push('\n');
        out
    }
}

fn command(finding: &Finding, sources: &Sources) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let mut properties = Vec::new();
    if let Some(origin) = finding.origin() {
        let Place { file, start, end } = Place::of(origin, sources);
        properties.push(format!("file={}", property(file)));
        properties.push(format!("line={}", start.line));
        properties.push(format!("col={}", start.column));
        properties.push(format!("endLine={}", end.line));
        // A column of another line would be measured on the first.
        if start.line == end.line {
            properties.push(format!("endColumn={}", end.column));
        }
    }
    properties.push(format!("title={}", property(finding.rule)));
    let mut message = finding.diagnostic.message.clone();
    let place = Some(format!("in {}", finding.place)).filter(|_| !finding.place.is_empty());
    let help = finding.diagnostic.help.iter().map(|help| format!("help: {help}"));
    for line in place.into_iter().chain(help) {
        message.push('\n');
        message.push_str(&line);
    }
    format!("::{command} {}::{}", properties.join(","), data(&message))
}

/// What stands after the second pair of colons.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after an equals sign.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_ends_a_command() {
        assert_eq!(data("100%\r\nand :: more"), "100%25%0D%0Aand :: more");
        assert_eq!(property("a,b::c%\n"), "a%2Cb%3A%3Ac%25%0A");
    }
}
