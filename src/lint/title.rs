//! Where the long title of a paper comes from.
//!
//! In: a paper. Out: places in the front matter of its document. It must not judge the title.

use super::look::PaperLook;
use crate::source::{Origin, Span};

/// The line of the document’s front matter that names the subject in the title of this paper’s form.
pub fn subject_line(paper: &PaperLook<'_>) -> Option<Origin> {
    let identity = &paper.instrument.identity;
    let topic = paper.text("ordinance.title_subject") == "topic";
    let field = match identity.form.as_str() {
        "by-law" | "warrant-article" => "short_title",
        "resolution" => "resolving",
        "bill" => "relating",
        _ if topic => "relating",
        _ => "subject",
    };
    let file = paper.sources.find(&format!("templates/{0}/{0}.md", identity.document))?;
    let text = paper.sources.text(file);
    let start = text.find(&format!("\n{field} = "))? + 1;
    let line = text.get(start..)?.lines().next()?;
    Some(Origin { file, span: Span { start, end: start + line.len() } })
}

/// Words of the title in that line, whatever their case.
pub fn words_in_line(paper: &PaperLook<'_>, words: &str) -> Option<Origin> {
    let line = subject_line(paper)?;
    let text = paper.sources.text(line.file).get(line.span.start..line.span.end)?;
    let at = text.to_ascii_lowercase().find(&words.trim().to_ascii_lowercase())?;
    let start = line.span.start + at;
    Some(Origin { file: line.file, span: Span { start, end: start + words.trim().len() } })
}
