//! Where a paper defines its terms and where it uses them.
//!
//! In: the passages of a paper. Out: a [`Survey`]. It must not judge a use.

use super::passage::{Passage, Role, Whence};
use std::ops::Range;

/// A defined term and the passages that define it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defined {
    /// The term, without quotation marks.
    pub term: String,
    /// The passages of its definition: the first has the term, the others are its list.
    pub passages: Range<usize>,
}

/// A use of a defined term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Which of [`Survey::defined`].
    pub term: usize,
    /// Which of the passages of the paper.
    pub passage: usize,
    /// Its bytes in the words of the passage.
    pub range: Range<usize>,
}

/// The terms of a paper and every use of them in its sections, in the order of the text.
#[derive(Debug, Default)]
pub struct Survey {
    /// The terms, in the order in which they are defined.
    pub defined: Vec<Defined>,
    /// The uses; those in a term’s own definition are among them.
    pub uses: Vec<Use>,
}

impl Survey {
    /// Looks through the passages of a paper.
    pub fn of(passages: &[Passage]) -> Self {
        let defined = defined(passages);
        let terms = Initials::of(defined.iter().map(|one| Shape::of(&one.term)).collect());
        let mut uses = Vec::new();
        if defined.is_empty() {
            return Self { defined, uses };
        }
        for (index, passage) in passages.iter().enumerate() {
            if passage.role.is_operative() {
                terms.each_use(&passage.words, |term, range| uses.push(Use { term, passage: index, range }));
            }
        }
        Self { defined, uses }
    }

    /// The uses of a term outside its own definition.
    pub fn outside(&self, term: usize) -> impl Iterator<Item = &Use> {
        let own = self.defined.get(term).map(|one| one.passages.clone()).unwrap_or_default();
        self.uses.iter().filter(move |one| one.term == term && !own.contains(&one.passage))
    }
}

/// The terms that passages define, with the passages that belong to each.
pub fn defined(passages: &[Passage]) -> Vec<Defined> {
    let mut found: Vec<Defined> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        if passage.role != Role::Definition {
            continue;
        }
        let first = passage.pieces.first().filter(|piece| piece.whence == Whence::Term);
        match (first, found.last_mut()) {
            (Some(piece), _) => {
                let quoted = passage.words.get(piece.range.clone()).unwrap_or_default();
                let term = quoted.trim_matches(['“', '”']).to_owned();
                found.push(Defined { term, passages: index..index + 1 });
            }
            (None, Some(last)) => last.passages.end = index + 1,
            (None, None) => {}
        }
    }
    found
}

/// A term as two spellings of it compare: small letters, one space, the last word without the ending of a plural.
pub fn folded(term: &str) -> String {
    let words = term.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    singular(&words)
}

/// Words whose last is no longer a plural.
fn singular(words: &str) -> String {
    let cut = |ending: &str| words.strip_suffix(ending).filter(|stem| stem.len() > 2);
    if let Some(stem) = cut("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "ches", "shes", "xes"] {
        if cut(ending).is_some() {
            return words.get(..words.len() - 2).unwrap_or(words).to_owned();
        }
    }
    match cut("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => words.to_owned(),
    }
}

/// The forms in which a term may stand: what they share, and how each ends.
struct Shape {
    stem: String,
    endings: Vec<String>,
}

impl Shape {
    fn of(term: &str) -> Self {
        let whole = term.to_lowercase();
        let base = folded(term);
        let mut forms = vec![whole, base.clone(), format!("{base}s"), format!("{base}es")];
        if let Some(stem) = base.strip_suffix('y') {
            forms.extend([format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing")]);
        } else if let Some(stem) = base.strip_suffix('e') {
            forms.extend([format!("{base}d"), format!("{stem}ing")]);
        } else {
            forms.extend([format!("{base}ed"), format!("{base}ing")]);
        }
        forms.sort();
        forms.dedup();
        let stem = forms.iter().skip(1).fold(forms[0].clone(), |stem, form| shared(&stem, form));
        let endings = forms.iter().map(|form| form.get(stem.len()..).unwrap_or_default().to_owned());
        Self { endings: endings.collect(), stem }
    }

    /// How long the use of the term is that begins at the start of these words.
    fn length(&self, words: &str) -> Option<usize> {
        let begin = words.as_bytes().get(..self.stem.len())?;
        if !begin.eq_ignore_ascii_case(self.stem.as_bytes()) {
            return None;
        }
        let rest = words.get(self.stem.len()..)?;
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let ending = rest.get(..end)?;
        let known = self.endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        known.then_some(self.stem.len() + end)
    }
}

fn shared(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

/// The shapes of terms by the letter that they begin with.
struct Initials {
    shapes: Vec<Shape>,
    by_letter: [Vec<usize>; 26],
}

impl Initials {
    fn of(shapes: Vec<Shape>) -> Self {
        let mut by_letter: [Vec<usize>; 26] = Default::default();
        for (index, shape) in shapes.iter().enumerate() {
            let letter = shape.stem.bytes().next().filter(u8::is_ascii_lowercase);
            if let Some(of_letter) = letter.and_then(|letter| by_letter.get_mut(usize::from(letter - b'a'))) {
                of_letter.push(index);
            }
        }
        Self { shapes, by_letter }
    }

    /// Calls back for each use of a term in words. It goes over the bytes once, for papers are long and terms are many.
    fn each_use(&self, words: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let mut inside = false;
        for (at, byte) in words.bytes().enumerate() {
            let begins = !inside && byte.is_ascii_alphabetic();
            inside = byte.is_ascii_alphanumeric();
            if !begins {
                continue;
            }
            let letter = usize::from(byte.to_ascii_lowercase() - b'a');
            for term in self.by_letter.get(letter).into_iter().flatten() {
                let rest = words.get(at..).unwrap_or_default();
                let Some(length) = self.shapes.get(*term).and_then(|shape| shape.length(rest)) else {
                    continue;
                };
                let before = words.get(..at).and_then(|before| before.chars().next_back());
                if !before.is_some_and(char::is_alphanumeric) {
                    found(*term, at..at + length);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_in_its_forms_and_in_no_other_word() {
        let terms = Initials::of(["Agency", "Promote", "Covered company"].map(Shape::of).into());
        let text = "Agencies promoting a covered company’s agents; an official “agency” promotes officially";
        let mut seen = Vec::new();
        terms.each_use(text, |term, range| seen.push((term, &text[range])));
        assert_eq!(
            seen,
            [(0, "Agencies"), (1, "promoting"), (2, "covered company"), (0, "agency"), (1, "promotes")]
        );
    }

    #[test]
    fn spellings_of_one_term_fold_together() {
        for (one, other) in
            [("Agency", "agencies"), ("Bus", "bus"), ("Exigent circumstances", "exigent Circumstance")]
        {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Official"), folded("Office"));
        assert_eq!(folded("Process"), "process");
    }
}
