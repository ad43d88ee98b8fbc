//! What rules have seen before: most words of most papers are the model's, and stand in hundreds of papers.
//!
//! In: passages, and what a rule finds in words alone. Out: the same findings without a second look at prose that had
//! none. It must not know what a rule looks for; a rule that asks about the place cannot use it.

use super::passage::{Passage, Whence};
use std::cell::RefCell;
use std::collections::HashMap;

/// What was seen in the papers before this one. One for each thread.
#[derive(Debug, Default)]
pub struct Memo {
    /// A number for each run of prose that was met.
    numbers: RefCell<HashMap<String, usize>>,
    /// The runs in which each judge found nothing.
    clean: RefCell<HashMap<usize, Vec<bool>>>,
}

impl Memo {
    /// The number of each passage that is prose from end to end; what holds a value has none.
    pub fn numbers(&self, passages: &[Passage]) -> Vec<Option<usize>> {
        let mut numbers = self.numbers.borrow_mut();
        passages
            .iter()
            .map(|passage| {
                if passage.pieces.iter().any(|piece| piece.whence != Whence::Prose) {
                    return None;
                }
                // Where footnotes stand parts the words of some rules.
                let key = match passage.notes.as_slice() {
                    [] => passage.words.clone(),
                    notes => format!("{}\n{notes:?}", passage.words),
                };
                let next = numbers.len();
                Some(*numbers.entry(key).or_insert(next))
            })
            .collect()
    }

    /// Hands passages to a judge, but for the prose in which it has found nothing before. `judge` names the judge by the
    /// address of its function; `look` says whether it found anything.
    pub fn each<'p>(
        &self,
        judge: usize,
        passages: impl Iterator<Item = (&'p Passage, Option<usize>)>,
        mut look: impl FnMut(&'p Passage) -> bool,
    ) {
        let mut clean = self.clean.borrow_mut();
        let clean = clean.entry(judge).or_default();
        for (passage, number) in passages {
            if number.is_some_and(|number| clean.get(number).copied().unwrap_or(false)) {
                continue;
            }
            if !look(passage)
                && let Some(number) = number
            {
                if clean.len() <= number {
                    clean.resize(number + 1, false);
                }
                clean[number] = true;
            }
        }
    }
}
