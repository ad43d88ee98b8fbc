//! Findings as an editor shows them: a range, a severity, words, and what else they point at.
//!
//! In: findings of a check and one document. Out: the [`Note`]s of that document. It must not drop what points into it.

use super::documents::Document;
use super::library::Sort;
use super::mends::{self, Mend};
use super::view::place_of;
use super::{address, positions};
use crate::diagnostic::Label;
use crate::lint::{Finding, Level};
use crate::source::{Origin, Sources, Span};
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Range, Uri,
};
use std::path::PathBuf;

/// A diagnostic with what the editor does not see: its rule, and the change that mends it.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) diagnostic: Diagnostic,
    pub(super) rule: &'static str,
    pub(super) mend: Option<Mend>,
}

/// What findings are shown with.
pub(super) struct Setting<'a> {
    /// The texts that the findings point into.
    pub(super) sources: &'a Sources,
    /// Whether some paper could not be made.
    pub(super) unmade: bool,
    /// The documents that are looked at together.
    pub(super) documents: &'a [Document],
    /// The folders in which a file may lie that a finding points into.
    pub(super) folders: &'a [PathBuf],
}

/// The notes of one document.
pub(super) fn notes(document: &Document, findings: &[Finding], setting: &Setting<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut is_stopped = false;
    // The file of a place is looked at in every paper that it speaks in. Others speak in papers that nobody looked at, and a
    // comment there may allow what was not found here.
    let all_papers = document.seat.sort == Sort::Place && place_of(&document.text).is_some();
    for finding in findings.iter().filter(|finding| all_papers || finding.rule != "unused-suppression") {
        let in_document = |label: &&Label| setting.sources.name(label.origin.file) == document.seat.name;
        let labels = &finding.diagnostic.labels;
        match labels.iter().position(|label| in_document(&label)) {
            Some(index) => notes.push(setting.note(document, finding, Some(index))),
            // What stops the paper must not be silent because it lies in a file that is not open. One is enough to send
            // somebody there.
            None if !is_stopped && setting.stops(document, finding) => {
                is_stopped = true;
                notes.push(setting.note(document, finding, None));
            }
            None => {}
        }
    }
    notes
}

impl Setting<'_> {
    /// Whether a finding that lies in no open document is what stops the papers of this one.
    fn stops(&self, document: &Document, finding: &Finding) -> bool {
        if !self.unmade || finding.level < Level::Error || !finding.place.is_empty() {
            return false;
        }
        let Some(first) = finding.diagnostic.labels.first() else { return true };
        let name = self.sources.name(first.origin.file);
        let open = self.documents.iter().any(|document| document.seat.name == name);
        let state = document.seat.shelved().and_then(|name| name.split_once('/')).map(|(state, _)| state);
        let above = name == "jurisdictions/us.toml"
            || state.is_some_and(|state| name == format!("jurisdictions/{state}.toml"))
            || !name.starts_with("jurisdictions/");
        !open && above
    }

    fn note(&self, document: &Document, finding: &Finding, index: Option<usize>) -> Note {
        let labels = &finding.diagnostic.labels;
        let main = index.and_then(|index| labels.get(index));
        let mut message = finding.diagnostic.message.clone();
        if let Some(label) = main.filter(|label| !label.text.is_empty()) {
            message.push_str(&format!(": {}", label.text));
        }
        let mut related = Vec::new();
        for (other, label) in labels.iter().enumerate().filter(|(other, _)| Some(*other) != index) {
            match self.location(label.origin) {
                Some(location) => {
                    let message = if label.text.is_empty() { "here".to_owned() } else { label.text.clone() };
                    related.push(DiagnosticRelatedInformation { location, message });
                }
                None => {
                    message.push_str(&format!("\n{} ({})", label.text, self.sources.describe(label.origin)))
                }
            }
            // The place itself lies elsewhere and is worth more than one click.
            if other == 0 && index.is_none() {
                message.push_str(&format!("\n{}: {}", self.sources.describe(label.origin), label.text));
            }
        }
        for help in &finding.diagnostic.help {
            message.push_str(&format!("\nhelp: {help}"));
        }
        if !finding.place.is_empty() {
            message.push_str(&format!("\nin {}", finding.place));
        }
        let range = main.map_or(Range::default(), |label| {
            positions::range(&document.text, seen(&document.text, label.origin.span))
        });
        let diagnostic = Diagnostic {
            range,
            severity: Some(severity(finding.level)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: self.manual(finding.rule).map(|href| CodeDescription { href }),
            source: Some("draft".to_owned()),
            message,
            related_information: Some(related).filter(|related| !related.is_empty()),
            tags: None,
            data: None,
        };
        Note { diagnostic, rule: finding.rule, mend: mends::mend(document, finding, self.sources) }
    }

    /// The page of a rule, where the workspace has the manual.
    fn manual(&self, rule: &str) -> Option<Uri> {
        let page =
            self.folders.iter().map(|folder| folder.join("docs/rules.md")).find(|page| page.is_file())?;
        format!("{}#{rule}", address::uri(&page)?.as_str()).parse().ok()
    }

    /// A place in the sources as one in a file that the editor can open.
    fn location(&self, origin: Origin) -> Option<Location> {
        let name = self.sources.name(origin.file);
        let open = self.documents.iter().find(|document| document.seat.name == name);
        let uri = match open {
            Some(document) => document.uri.clone(),
            None => {
                let paths = self.folders.iter().map(|folder| folder.join(name));
                address::uri(&paths.into_iter().find(|path| path.is_file())?)?
            }
        };
        Some(Location { uri, range: positions::range(self.sources.text(origin.file), origin.span) })
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Note | Level::Off => DiagnosticSeverity::INFORMATION,
    }
}

/// A span that can be seen: one of no length takes the character after it, or before it at the end of a line.
fn seen(text: &str, span: Span) -> Span {
    if span.start < span.end {
        return span;
    }
    let start = span.start.min(text.len());
    let after = text.get(start..).and_then(|rest| rest.chars().next()).filter(|c| !matches!(c, '\n' | '\r'));
    let before =
        text.get(..start).and_then(|rest| rest.chars().next_back()).filter(|c| !matches!(c, '\n' | '\r'));
    match (after, before) {
        (Some(after), _) => Span { start, end: start + after.len_utf8() },
        (None, Some(before)) => Span { start: start - before.len_utf8(), end: start },
        (None, None) => Span { start, end: start },
    }
}
