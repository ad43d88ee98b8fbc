//! `leftover-tracked-change`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{FileId, Origin};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// The marks of a change that nobody has taken or refused yet: those of CriticMarkup (`{++ ++}`, `{-- --}`, `{~~ ~~}`, `{>> <<}`),
    /// `<ins>` and `<del>`, and the lines that a merge leaves.
    ///
    /// ## Why it matters
    ///
    /// Both the old words and the new would be printed, and a reader cannot tell which of them were voted on. Checklists for bills ask
    /// for it before introduction, as that of the Northern Ireland Assembly’s drafters in Lawmaker does.
    ///
    /// ## Example
    ///
    /// > The clerk must post it within {--ten--}{++fourteen++} days.
    ///
    /// ## Instead
    ///
    /// > The clerk must post it within fourteen days.
    LeftoverTrackedChange = "leftover-tracked-change", Family::Form, Level::Error
}

/// How a change begins and ends.
const CHANGES: [(&str, &str); 6] = [
    ("{++", "++}"),
    ("{--", "--}"),
    ("{~~", "~~}"),
    ("{>>", "<<}"),
    ("<ins>", "</ins>"),
    ("<del>", "</del>"),
];
const MERGE: [&str; 3] = ["<<<<<<< ", "=======\n", ">>>>>>> "];

/// How far behind its beginning the end of a change is looked for.
const FAR: usize = 2000;

impl Rule for LeftoverTrackedChange {
    fn text(&self, file: FileId, text: &str, findings: &mut Findings) {
        let lines = MERGE.into_iter().flat_map(|mark| text.match_indices(mark));
        let lines = lines.filter(|(at, _)| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'));
        let lines = lines.map(|(at, mark)| at..at + mark.trim_end().len());
        for range in changes(text).into_iter().chain(lines) {
            let words = text.get(range.clone()).unwrap_or_default();
            let origin = Origin { file, span: range.clone().into() };
            findings.push(self.finding(words).at(origin, "still open").help(HELP));
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in &paper.passages {
            for range in changes(&passage.words) {
                let words = passage.words.get(range.clone()).unwrap_or_default();
                findings.push(self.finding(words).in_words(paper, passage, range).help(HELP));
            }
        }
    }
}

const HELP: &str = "take the change or refuse it, and leave only the words that hold";

impl LeftoverTrackedChange {
    fn finding(&self, words: &str) -> Finding {
        let mark = CHANGES.iter().find(|(opening, _)| words.starts_with(opening));
        let mark = mark.map_or(words.trim(), |(opening, _)| opening);
        Finding::new(self, format!("`{mark}` marks a change that is still open"))
    }
}

/// The places of changes, each from its beginning to its end.
fn changes(text: &str) -> Vec<Range<usize>> {
    if !text.contains('{') && !text.contains('<') {
        return Vec::new();
    }
    let each = CHANGES.into_iter().flat_map(|(opening, closing)| {
        text.match_indices(opening).map(move |(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest.find(closing).filter(|end| *end < FAR).map_or(opening.len(), |end| end + closing.len());
            at..at + end
        })
    });
    each.collect()
}
