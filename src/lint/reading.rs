//! How hard the prose of a paper is to read, as a school grade.
//!
//! In: passages. Out: a [`Grade`], and the grade of each sentence. It must not know how hard a paper may be.

use super::passage::{Passage, Role, Whence};
use super::syllables::syllables;
use super::text::sentences;
use std::fmt;
use std::ops::Range;

/// With fewer words the formula tells nothing.
const FEWEST: usize = 100;

/// What the grade of a text is made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grade {
    /// How many words.
    pub words: usize,
    /// In how many sentences.
    pub sentences: usize,
    /// With how many syllables.
    pub syllables: usize,
}

impl Grade {
    /// The Flesch–Kincaid grade to one decimal: the years of school that a reader has had.
    pub fn value(self) -> f64 {
        let (words, sentences, syllables) =
            (number(self.words), number(self.sentences), number(self.syllables));
        let grade = 0.39 * words / sentences.max(1.0) + 11.8 * syllables / words.max(1.0) - 15.59;
        (grade * 10.0).round() / 10.0
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.1}", self.value())
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// A sentence of a paper, and how hard it is by itself.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The passage that it stands in.
    pub passage: &'a Passage,
    /// Its bytes there.
    pub range: Range<usize>,
    /// What it is made of.
    pub grade: Grade,
}

/// The grade of the prose of a paper; nothing where there is too little of it.
pub fn grade(passages: &[Passage]) -> Option<Grade> {
    let mut all = Grade::default();
    prose(passages).for_each(|sentence| all.add(sentence.grade));
    (all.words >= FEWEST).then_some(all)
}

/// The sentences of a paper’s prose: its paragraphs and the items of its lists, without headings, tables, footnotes, notes
/// and signatures.
pub fn prose(passages: &[Passage]) -> impl Iterator<Item = Sentence<'_>> {
    passages.iter().filter(|passage| is_prose(passage)).flat_map(|passage| {
        sentences(&passage.words).into_iter().filter_map(move |range| {
            let grade = measure(passage, &range);
            (grade.words > 0).then_some(Sentence { passage, range, grade })
        })
    })
}

/// A paragraph has a place of its own in the text; a heading, a cell and a line to sign have none.
fn is_prose(passage: &Passage) -> bool {
    let role =
        matches!(passage.role, Role::Told | Role::Recital | Role::Law | Role::Definition | Role::Closing);
    role && passage.origin.is_some()
}

/// What a sentence is made of. A word is what stands between spaces; a blank is one word of one syllable, and an address of
/// the network is no word.
fn measure(passage: &Passage, range: &Range<usize>) -> Grade {
    let mut grade = Grade { sentences: 1, ..Grade::default() };
    let mut words = String::new();
    for piece in &passage.pieces {
        let (start, end) = (piece.range.start.max(range.start), piece.range.end.min(range.end));
        match piece.whence {
            Whence::Blank(_) if start < end => words.push('0'),
            _ => words.push_str(passage.words.get(start..end).unwrap_or_default()),
        }
    }
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '/')) {
        if word.contains(char::is_alphanumeric) && !word.contains('@') && !word.contains("www.") {
            grade.words += 1;
            grade.syllables += syllables(word);
        }
    }
    grade
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::passage::Piece;
    use crate::source::{Origin, Sources, Span};

    fn passage(words: &str, role: Role) -> Passage {
        Passage {
            role,
            words: words.into(),
            pieces: vec![Piece { range: 0..words.len(), whence: Whence::Prose }],
            cite: String::new(),
            section: String::new(),
            origin: (role != Role::Heading)
                .then(|| Origin { file: Sources::default().add("a", "a"), span: Span::default() }),
            notes: Vec::new(),
        }
    }

    #[test]
    fn the_formula_is_that_of_1975() {
        let grade = Grade { words: 200, sentences: 10, syllables: 300 };
        assert!((grade.value() - 9.9).abs() < 1e-9, "{grade}");
    }

    #[test]
    fn words_are_what_stands_between_spaces() {
        let one =
            passage("Ring said on May 5, 2023 that it had paid $5.8 million. Write a@b.org.", Role::Law);
        let seen: Vec<Grade> = prose(std::slice::from_ref(&one)).map(|sentence| sentence.grade).collect();
        assert_eq!(
            seen,
            [
                Grade { words: 12, sentences: 1, syllables: 13 },
                Grade { words: 1, sentences: 1, syllables: 1 }
            ]
        );
    }

    #[test]
    fn headings_and_short_texts_have_no_grade() {
        assert_eq!(grade(&[passage("The law says so.", Role::Law)]), None);
        assert_eq!(prose(&[passage("What is proposed", Role::Heading)]).count(), 0);
    }
}
