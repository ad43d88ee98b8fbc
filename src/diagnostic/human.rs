//! Diagnostics for people: the look of a compiler's, with a caret under the text.
//!
//! In: diagnostics and the texts they point into. Out: one string. It must not decide what is a fault.

use super::{Diagnostic, Severity};
use crate::source::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Renders diagnostics one under another, each ended by a newline.
///
/// `color` turns on terminal colours; the words and carets are the same without them.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(renderer.render(&report(diagnostic, sources)).trim_end());
        out.push('\n');
    }
    out
}

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()));
    let mut seen = Vec::new();
    for label in &diagnostic.labels {
        let file = label.origin.file;
        if seen.contains(&file) {
            continue;
        }
        seen.push(file);
        let text = sources.text(file);
        let mut snippet = Snippet::source(text).path(sources.name(file)).fold(true);
        for (index, label) in diagnostic.labels.iter().enumerate() {
            if label.origin.file != file {
                continue;
            }
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let end = label.origin.span.end.min(text.len());
            let start = label.origin.span.start.min(end);
            snippet = snippet.annotation(kind.span(start..end).label(label.text.as_str()));
        }
        group = group.element(snippet);
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    vec![group]
}
