//! `capitalized-undefined`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role, Whence};
use crate::lint::text;
use crate::lint::usage;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words after which a capital in the middle of a sentence marks a term or a name.
const BEFORE: [&str; 9] = ["the", "a", "an", "each", "any", "this", "such", "every", "no"];

/// Words that papers of governments write large without making terms of them.
const USUAL: [&str; 52] = [
    "act", "administrator", "agreement", "article", "assembly", "attorney", "bill", "board", "borough", "bylaw", "by-law", "chair",
    "chapter", "charter", "chief", "city", "clerk", "code", "commission", "committee", "commonwealth", "congress",
    "constitution", "council", "county", "court", "department", "district", "division", "executive", "federal",
    "governor", "internet", "law", "legislature", "manager", "mayor", "meeting", "office", "ordinance", "parish", "part",
    "police", "president", "resolution", "rule", "section", "sheriff", "state", "title", "town", "village",
];

rule! {
    /// ## What it finds
    ///
    /// A word that a template writes with a capital in the middle of a sentence, as if it were a defined term, though nothing
    /// defines it and the paper elsewhere writes it small.
    ///
    /// ## Why it matters
    ///
    /// A capital tells a legal reader that a definition is to be found. Where there is none, the reader looks for it in vain,
    /// or takes the word in a sense that nobody fixed. Names, officers and words from the data of a place are left alone.
    ///
    /// ## Example
    ///
    /// > An agency may not open the Dashboard. … A dashboard shows counts.
    ///
    /// ## Instead
    ///
    /// > An agency may not open the dashboard.
    CapitalizedUndefined = "capitalized-undefined", Family::Terms, Level::Note
}

impl Rule for CapitalizedUndefined {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        // Other papers define nothing, and name newspapers and offices.
        if !paper.is_law() {
            return;
        }
        let mut known: BTreeMap<String, bool> = BTreeMap::new();
        let law = |passage: &&Passage| matches!(passage.role, Role::Law | Role::Definition);
        for passage in paper.passages.iter().filter(law) {
            for range in capitalized(passage) {
                let words = passage.words.get(range.clone()).unwrap_or_default();
                let flagged = known.entry(words.to_owned()).or_insert_with(|| {
                    let folded = usage::folded(words);
                    let defined = paper.survey().defined.iter().any(|one| usage::folded(&one.term) == folded);
                    !defined && is_common(paper, words)
                });
                if !*flagged {
                    continue;
                }
                let finding = Finding::new(self, format!("“{words}” has the capital of a term, and nothing defines it"))
                    .in_words(paper, passage, range)
                    .help("write it small, or define it");
                findings.push(finding);
            }
        }
    }
}

/// The runs of capitalized words in the prose of a passage that follow an article in the middle of a sentence.
fn capitalized(passage: &Passage) -> Vec<Range<usize>> {
    let words = &passage.words;
    let mut found: Vec<Range<usize>> = Vec::new();
    let bytes = words.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        let [b' ', first] = pair else { continue };
        let start = at + 1;
        let inside = found.last().is_some_and(|last| start < last.end);
        if !first.is_ascii_uppercase() || inside || !follows_article(words.get(..at).unwrap_or_default()) {
            continue;
        }
        let range = start..start + run(words.get(start..).unwrap_or_default());
        if range.len() > 2 && passage.is_prose(&range) && !usual(words.get(range.clone()).unwrap_or_default()) {
            found.push(range);
        }
    }
    found
}

fn follows_article(before: &str) -> bool {
    let last = before.rsplit([' ', '(', '“']).next().unwrap_or_default();
    BEFORE.iter().any(|article| last.eq_ignore_ascii_case(article))
}

/// How long the run of capitalized words is that begins here.
fn run(words: &str) -> usize {
    let mut end = 0;
    for (range, word) in text::words(words) {
        let next = range.start == 0 || range.start == end + 1 && words.get(end..range.start) == Some(" ");
        let capital = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase());
        if !next || !capital || word.contains(['’', '\'']) {
            break;
        }
        end = range.end;
    }
    end
}

fn usual(words: &str) -> bool {
    words.split([' ', '-']).any(|word| USUAL.contains(&word.to_lowercase().as_str()))
}

/// Whether words are common ones: the sections write each of them small elsewhere, and no value of the place has it large.
fn is_common(paper: &PaperLook<'_>, words: &str) -> bool {
    words.split(' ').all(|word| {
        let small = word.to_lowercase();
        let single = usage::folded(word);
        let holds = |passage: &Passage| passage.words.contains(&small) || passage.words.contains(&single);
        let in_value = |passage: &Passage| {
            passage.pieces.iter().any(|piece| {
                let value = matches!(piece.whence, Whence::Value(_));
                value && passage.words.get(piece.range.clone()).is_some_and(|value| value.contains(word))
            })
        };
        paper.operative().any(|passage| passage.role != Role::Heading && holds(passage))
            && !paper.passages.iter().any(in_value)
    })
}
