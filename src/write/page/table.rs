//! Columns of a table: how wide each is.
//!
//! In: how wide the cells of each column would like to be, and the room there is. Out: a width for each column, or
//! nothing when they cannot stand side by side. It must not know what is in them.

/// The space between two columns, in columns of typed text.
pub(super) const BETWEEN: u32 = 3;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    /// The width at which no cell needs a second line.
    pub(super) whole: u32,
    /// The width of its longest word.
    pub(super) least: u32,
}

/// Widths of columns that together fill no more than `room`; none if a column would have to part a word.
///
/// A column that asks for no more than its fair share gets what it asks for; the others share what is left.
pub(super) fn widths(wanted: &[Wanted], room: u32, column: u32) -> Option<Vec<u32>> {
    let count = u32::try_from(wanted.len()).ok()?;
    let between = count.checked_sub(1)? * BETWEEN * column;
    let mut left = room.checked_sub(between)?;
    let mut widths: Vec<Option<u32>> = vec![None; wanted.len()];
    for open in (1..=count).rev() {
        let share = left / open;
        let waiting = |index: &usize| widths[*index].is_none();
        let indexes = 0..wanted.len();
        if let Some(index) = indexes.clone().filter(waiting).find(|&index| wanted[index].whole <= share) {
            left -= wanted[index].whole;
            widths[index] = Some(wanted[index].whole);
        } else if indexes.clone().filter(waiting).any(|index| wanted[index].least > share) {
            return None;
        } else {
            return Some(widths.into_iter().map(|width| width.unwrap_or(share)).collect());
        }
    }
    Some(widths.into_iter().flatten().collect())
}

/// Shares out the room that is left among the open columns, up to a line that a hand fills with ease.
pub(super) fn widen(widths: &mut [u32], open: &[bool], room: u32, column: u32) {
    const EASE: u32 = 40;
    let between = u32::try_from(widths.len().saturating_sub(1)).unwrap_or(0) * BETWEEN * column;
    let mut left = room.saturating_sub(between + widths.iter().sum::<u32>());
    let mut count = u32::try_from(open.iter().filter(|open| **open).count()).unwrap_or(0);
    for (width, _) in widths.iter_mut().zip(open).filter(|(_, open)| **open) {
        let more = (left / count.max(1)).min((EASE * column).saturating_sub(*width));
        *width += more;
        left -= more;
        count -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(wanted: &[(u32, u32)]) -> Option<Vec<u32>> {
        let wanted: Vec<Wanted> = wanted.iter().map(|&(whole, least)| Wanted { whole, least }).collect();
        widths(&wanted, 60, 1)
    }

    #[test]
    fn modest_columns_keep_their_width_and_wide_ones_share() {
        assert_eq!(all(&[(4, 4), (4, 4)]), Some(vec![4, 4]));
        assert_eq!(all(&[(4, 4), (90, 9), (70, 9)]), Some(vec![4, 25, 25]));
    }

    #[test]
    fn columns_that_would_part_a_word_do_not_stand_side_by_side() {
        assert_eq!(all(&[(20, 9); 9]), None);
        assert_eq!(all(&[]), None);
    }
    #[test]
    fn lines_to_write_on_share_the_room_that_is_left() {
        let mut widths = vec![20, 6, 6];
        widen(&mut widths, &[false, true, true], 60, 1);
        assert_eq!(widths, [20, 17, 17]);
        let mut widths = vec![5, 6];
        widen(&mut widths, &[false, true], 80, 1);
        assert_eq!(widths, [5, 40]);
    }
}
