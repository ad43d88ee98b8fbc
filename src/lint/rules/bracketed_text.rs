//! `bracketed-text`.

use crate::jurisdiction::schema::KEYS;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Whence};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Words in square brackets that somebody typed, in a value or in the text of a template. Blanks, which the program prints in
    /// brackets, are none of them; nor are brackets inside a quotation, or around a letter that was changed.
    ///
    /// ## Why it matters
    ///
    /// “No bracketed text left” is among General Code’s tips for those who use a model ordinance. The program counts its own blanks and
    /// keeps a final text back for them; of a bracket that was typed it knows nothing. In bills of several states, New York’s among
    /// them, brackets mark words to be struck out.
    ///
    /// ## Example
    ///
    /// ```toml
    /// clerk = "[Town Clerk]"
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the key out: the paper shows a blank, counts it, and asks for it. Or write the words without brackets.
    BracketedText = "bracketed-text", Family::Form, Level::Warning
}

impl Rule for BracketedText {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.text_passages() {
            for range in bracketed(passage) {
                let words = passage.words.get(range.clone()).unwrap_or_default().to_owned();
                // A section of another paper is cited with that paper's own blanks in its number.
                if !paper.is_law() && KEYS.iter().any(|key| key.blank == Some(words.trim_matches(['[', ']']))) {
                    continue;
                }
                let finding = Finding::new(self, format!("“{words}” was typed in brackets, as if it were a blank"))
                    .in_words(paper, passage, range)
                    .help("leave the key out, so that the paper has a real blank, or write the words without brackets");
                findings.push(finding);
            }
        }
    }
}

/// The brackets of a passage that look like blanks and are none.
fn bracketed(passage: &Passage) -> Vec<Range<usize>> {
    let words = passage.words.as_str();
    let typed = |at: usize| {
        let whence = passage.piece_at(at).map(|piece| &piece.whence);
        matches!(whence, Some(Whence::Prose | Whence::Value(_)))
    };
    let opened = words.match_indices('[').map(|(at, _)| at).filter(|at| typed(*at));
    let closed = opened.filter_map(|start| {
        let end = start + words.get(start..)?.find(']')? + 1;
        let inside = words.get(start + 1..end - 1)?;
        (is_placeholder(inside) && !quoted(words.get(..start)?)).then_some(start..end)
    });
    closed.collect()
}

/// Whether the words are more than a changed letter or an editor’s remark.
fn is_placeholder(inside: &str) -> bool {
    let letters = inside.chars().filter(|c| c.is_alphanumeric() || *c == '_').count();
    letters >= 3 && !matches!(inside, "sic" | "emphasis added" | "reserved" | "Reserved" | "RESERVED" | "repealed" | "Repealed")
        && !inside.starts_with('!')
}

/// Whether a quotation is open at the end of the words.
fn quoted(before: &str) -> bool {
    before.matches('“').count() > before.matches('”').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_use_brackets() {
        assert!(is_placeholder("Town Clerk") && is_placeholder("____"));
        assert!(!is_placeholder("t") && !is_placeholder("sic") && !is_placeholder("…"));
        assert!(quoted("the statute says “the clerk ") && !quoted("“the clerk” "));
    }
}
