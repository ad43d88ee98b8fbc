//! Lines that were cut before: most paragraphs of most papers are the model's, and stand in thousands of them.
//!
//! In: the text of a paragraph, and what its lines depend on besides. Out: the lines that were cut from it last time. It must
//! not know how lines are cut, and keeps no more than [`MOST`] texts for each thread, however many papers go by.

use super::line::Line;
use std::cell::RefCell;
use std::collections::HashMap;

/// How many texts are kept: the model's own for the laws of a state, and some of those that name a place. Of about 500
/// bytes each with their lines.
const MOST: usize = 4096;

/// What the lines of a text depend on where it is measured in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// How many bytes at its start are the label.
    pub(super) label: usize,
    /// How long the first line may be.
    pub(super) first: u32,
    /// How long the others may be.
    pub(super) rest: u32,
    /// Whether it stands on pages.
    pub(super) has_pages: bool,
}

/// Texts with the lines that they were cut into, for each setting in which they were met.
type Kept = HashMap<String, Vec<(Setting, Vec<Line>)>>;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Fills `lines` with the lines of a text, and asks `cut` for them where nobody has before.
pub(super) fn lines(text: &str, setting: Setting, lines: &mut Vec<Line>, cut: impl FnOnce(&mut Vec<Line>)) {
    lines.clear();
    let known = KEPT.with_borrow(|kept| {
        let settings = kept.get(text)?;
        let (_, known) = settings.iter().find(|(known, _)| *known == setting)?;
        lines.extend_from_slice(known);
        Some(())
    });
    if known.is_some() {
        return;
    }
    cut(lines);
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.entry(text.to_owned()).or_default().push((setting, lines.clone()));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_once_is_not_cut_again_and_memory_has_an_end() {
        let setting = Setting { label: 0, first: 9, rest: 9, has_pages: true };
        let cut = |text: &str, setting, length| {
            let (mut found, mut asked) = (Vec::new(), false);
            lines(text, setting, &mut found, |found| {
                asked = true;
                found.push(Line { bytes: 0..length, width: 1 });
            });
            (found.into_iter().map(|line| line.bytes.end).collect::<Vec<_>>(), asked)
        };
        assert_eq!(cut("a", setting, 1), (vec![1], true));
        assert_eq!(cut("a", setting, 2), (vec![1], false));
        assert_eq!(cut("a", Setting { rest: 8, ..setting }, 2), (vec![2], true));
        for number in 0..2 * MOST {
            cut(&number.to_string(), setting, 1);
        }
        assert!(KEPT.with_borrow(HashMap::len) <= MOST);
        assert_eq!(cut("a", setting, 3), (vec![3], true));
    }
}
