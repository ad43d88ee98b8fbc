//! `placeholder-word`.

use crate::lint::look::{LayerLook, LedgerLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::passage::{Role, Whence};
use crate::lint::values::texts;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::{Origin, Span};
use std::ops::Range;

rule! {
    /// ## What it finds
    ///
    /// Words that stand for words to come: “TBD”, “lorem ipsum”, “insert name here”, a row of X. And a line to write on (`____`) in the
    /// title, the recitals, the enacting clause or the sections, where nobody writes anything in by hand.
    ///
    /// ## Why it matters
    ///
    /// The program counts its own blanks and keeps a final text back for them. What was typed in their place is printed as law.
    ///
    /// ## Example
    ///
    /// ```toml
    /// effective_clause = "This ordinance takes effect TBD days after its passage."
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the key out until it is known: the paper shows a blank, counts it, and asks for it.
    PlaceholderWord = "placeholder-word", Family::Form, Level::Warning
}

/// Spelled apart, so that no search for work left undone stops here.
const WORDS: [&str; 5] = [concat!("TO", "DO"), "TBD", concat!("FIX", "ME"), "TBA", "T.B.D."];
const PHRASES: [&str; 6] =
    ["orem ipsum", "nsert name", "nsert here", "nsert date", "nsert text here", "nsert title"];
const ROW: &str = concat!("XX", "X");
const LINE: &str = "____";
/// What one of them has in it; to look for these is far quicker.
const HINTS: [&str; 7] = [WORDS[0], "TB", WORDS[2], WORDS[4], "orem ipsum", "nsert ", ROW];

impl Rule for PlaceholderWord {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for value in texts(look.layer).into_iter().filter(|value| value.are_prose()) {
            for range in placeholders(value.text) {
                let words = value.text.get(range).unwrap_or_default();
                let label = format!("in the value of `{}`", value.path);
                findings.push(self.finding(words).at(look.origin_of(value.span, words), label).help(HELP));
            }
        }
    }

    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for range in placeholders(look.text) {
            let words = look.text.get(range.clone()).unwrap_or_default();
            let origin = Origin { file: look.file, span: Span { start: range.start, end: range.end } };
            findings.push(self.finding(words).at(origin, "in the fact ledger").help(HELP));
        }
    }

    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.text_passages() {
            // Nothing of a letter or a form is adopted, so people write in all of it.
            let lines =
                paper.is_law() && !matches!(passage.role, Role::Masthead | Role::Adoption | Role::Closing);
            let line = if passage.words.contains(LINE) { passage.words.find(LINE) } else { None };
            let line = line.filter(|at| lines && !is_date(&passage.words, *at));
            let line = line.map(|start| {
                let rest = passage.words.get(start..).unwrap_or_default();
                start..start + rest.find(|c| c != '_').unwrap_or(rest.len())
            });
            // A thirtieth section in Roman figures is cited by that number.
            let cited = |range: &Range<usize>| {
                let piece = passage.piece_at(range.start);
                piece.is_some_and(|piece| matches!(piece.whence, Whence::Reference(_)))
            };
            let words_for_others = placeholders(&passage.words).into_iter().filter(|range| !cited(range));
            for range in words_for_others.chain(line) {
                let words = passage.words.get(range.clone()).unwrap_or_default();
                findings.push(self.finding(words).in_words(paper, passage, range).help(HELP));
            }
        }
    }
}

const HELP: &str = "write what is meant, or leave the key out, so that the paper has a real blank";

impl PlaceholderWord {
    fn finding(&self, words: &str) -> Finding {
        Finding::new(self, format!("“{words}” stands where other words are to come"))
    }
}

/// The places of words that stand for others.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !HINTS.iter().any(|hint| text.contains(hint)) {
        return found;
    }
    for word in WORDS {
        let places = text.match_indices(word).map(|(at, word)| at..at + word.len());
        found.extend(places.filter(|range| is_whole(text, range)));
    }
    for phrase in PHRASES {
        let places = text.match_indices(phrase);
        found.extend(places.filter_map(|(at, _)| {
            let first = text.get(..at)?.chars().next_back()?;
            let range = at - first.len_utf8()..at + phrase.len();
            // A statute that is quoted may have such a phrase itself.
            let quoted = text.get(..at)?.matches('“').count() > text.get(..at)?.matches('”').count();
            (first.is_alphabetic() && !quoted).then_some(range)
        }));
    }
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(ROW)).map(|start| at + start) {
        let rest = text.get(start..).unwrap_or_default();
        let range = start..start + rest.find(|c| c != 'X').unwrap_or(rest.len());
        at = range.end;
        // Three X are thirty in Roman figures, after `Title` or `Article`; four are nothing.
        let numeral = range.len() == 3 && text.get(..start).is_some_and(ends_in_unit);
        if is_whole(text, &range) && !numeral {
            found.push(range);
        }
    }
    found
}

/// Whether a line to write on is that of a number or a day: `20____`, `No. ____`, `the ____ day of ____`.
fn is_date(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().trim_end();
    let after = words.get(at..).unwrap_or_default().trim_start_matches('_').trim_start();
    let numbered = ["20", "19", "No.", "NO.", "no.", "day of", "DAY OF", ","];
    numbered.iter().any(|word| before.ends_with(word)) || after.to_lowercase().starts_with("day of") || after.starts_with(", 20")
}

fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether words end in the name of a part of a law, which Roman figures may follow.
fn ends_in_unit(before: &str) -> bool {
    let last = before.trim_end().rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    let last = last.trim_end_matches(['s', '.', ',']);
    matches!(last, "title" | "article" | "art" | "chapter" | "ch" | "part" | "division" | "book" | "amendment" | "and")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures_are_no_placeholders() {
        for text in ["Title # of the Code", "MC#I", "the statute says “(here insert name of the city)”"] {
            assert!(placeholders(&text.replace('#', ROW)).is_empty(), "{text}");
        }
        for (text, word) in [
            ("Ordinance No. #", "#"),
            ("Article #X", "#X"),
            ("days: TBD.", "TBD"),
            ("Insert name here", "Insert name"),
        ] {
            let text = text.replace('#', ROW);
            let found = placeholders(&text).into_iter().next().and_then(|range| text.get(range));
            assert_eq!(found, Some(word.replace('#', ROW).as_str()));
        }
    }
}
