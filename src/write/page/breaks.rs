//! Where pages end: ties, white space and footnotes weighed over bare heights.
//!
//! In: the height of every line, what it is tied to, how many lines of footnotes it calls for. Out: which lines and
//! which lines of footnotes stand on each page. It must not know what a line is, or says.

use super::Tie;
use std::ops::Range;

/// One line as the page sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// White space above it, dropped at the head of a page.
    pub(super) gap: u32,
    /// Its height.
    pub(super) height: u32,
    /// How firmly it holds the next line.
    pub(super) after: Tie,
    /// How many lines of footnotes it calls for.
    pub(super) notes: usize,
}

/// The room on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// Height for lines and footnotes together.
    pub(super) height: u32,
    /// What the first footnote on a page costs besides its own height.
    pub(super) above_notes: u32,
}

/// What stands on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) lines: Range<usize>,
    pub(super) notes: Range<usize>,
}

/// Fills pages from the first line to the last, each as full as ties allow.
///
/// Footnotes stand with the line that calls for them; where the page cannot hold both, text that is tied together
/// keeps at least half of it, and the footnotes run on at the foot of the next. There is always at least one page.
pub(super) fn pages(lines: &[Line], notes: &[u32], room: Room) -> Vec<Filled> {
    let mut pages = Vec::new();
    let (mut line, mut note, mut due) = (0, 0, 0);
    while line < lines.len() || due > note || pages.is_empty() {
        let end = end_of_page(lines, notes, room, line, note..due);
        due += lines[line..end].iter().map(|line| line.notes).sum::<usize>();
        let used = height_of(&lines[line..end]);
        let notes_end = fitting_notes(notes, room, used, note..due.min(notes.len()));
        pages.push(Filled { lines: line..end, notes: note..notes_end });
        // A page that took nothing cannot happen while a row fits a page; one that did would never end.
        if end == line && notes_end == note {
            break;
        }
        (line, note) = (end, notes_end);
    }
    pages
}

/// One past the last line of the page that begins with line `start` and owes the footnote lines `owed`.
fn end_of_page(lines: &[Line], notes: &[u32], room: Room, start: usize, owed: Range<usize>) -> usize {
    let mut used = 0;
    let mut due = owed.end;
    let mut notes_height = height_of_notes(notes, room, owed.clone());
    let mut ends = [None; 3];
    for (index, line) in lines.iter().enumerate().skip(start) {
        let height = used + line.height + if index == start { 0 } else { line.gap };
        if line.notes > 0 {
            due += line.notes;
            notes_height = height_of_notes(notes, room, owed.start..due);
        }
        let fits = height + notes_height <= room.height;
        // Footnotes that would fill the page give way where the page could not otherwise end well.
        let must = ends[Tie::Free as usize].is_none() && height <= room.height / 2;
        if !fits && !must && index > start {
            return best(ends).unwrap_or(index);
        }
        used = height;
        ends[line.after as usize] = Some(index + 1);
    }
    lines.len()
}

fn best(ends: [Option<usize>; 3]) -> Option<usize> {
    ends.into_iter().flatten().next()
}

fn height_of(lines: &[Line]) -> u32 {
    let gaps: u32 = lines.iter().skip(1).map(|line| line.gap).sum();
    lines.iter().map(|line| line.height).sum::<u32>() + gaps
}

fn height_of_notes(notes: &[u32], room: Room, range: Range<usize>) -> u32 {
    let range = range.start.min(notes.len())..range.end.min(notes.len());
    if range.is_empty() { 0 } else { room.above_notes + notes[range].iter().sum::<u32>() }
}

/// One past the last footnote line that the page has room for.
fn fitting_notes(notes: &[u32], room: Room, used: u32, range: Range<usize>) -> usize {
    let mut height = used + room.above_notes;
    let mut end = range.start;
    for index in range {
        height += notes[index];
        if height > room.height {
            break;
        }
        end = index + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROOM: Room = Room { height: 10, above_notes: 2 };

    fn line(after: Tie) -> Line {
        Line { gap: 0, height: 1, after, notes: 0 }
    }

    fn ends(lines: &[Line], notes: &[u32]) -> Vec<usize> {
        pages(lines, notes, ROOM).iter().map(|page| page.lines.end).collect()
    }

    #[test]
    fn no_lines_still_make_a_page() {
        assert_eq!(pages(&[], &[], ROOM), [Filled { lines: 0..0, notes: 0..0 }]);
    }

    #[test]
    fn white_space_at_the_head_of_a_page_costs_nothing() {
        let mut lines = vec![line(Tie::Free); 20];
        lines[10].gap = 1;
        assert_eq!(ends(&lines, &[]), [10, 20]);
    }

    #[test]
    fn what_is_tied_moves_together() {
        let mut lines = vec![line(Tie::Free); 15];
        lines[7].after = Tie::Fast;
        lines[8].after = Tie::Fast;
        lines[9].after = Tie::Close;
        assert_eq!(ends(&lines, &[]), [7, 15]);
    }

    #[test]
    fn what_is_taller_than_a_page_parts_where_it_is_tied_least() {
        let mut lines = vec![line(Tie::Fast); 15];
        lines[5].after = Tie::Close;
        assert_eq!(ends(&lines, &[]), [6, 15]);
        assert_eq!(ends(&[line(Tie::Fast); 25], &[]), [10, 20, 25]);
    }

    #[test]
    fn a_line_takes_its_footnote_along_to_the_next_page() {
        let mut lines = vec![line(Tie::Free); 12];
        lines[8].notes = 3;
        let pages = pages(&lines, &[1; 3], ROOM);
        assert_eq!(pages[0], Filled { lines: 0..8, notes: 0..0 });
        assert_eq!(pages[1], Filled { lines: 8..12, notes: 0..3 });
    }

    #[test]
    fn footnotes_longer_than_a_page_run_on() {
        let mut lines = vec![line(Tie::Free); 6];
        lines[0].notes = 14;
        let pages = pages(&lines, &[1; 14], ROOM);
        assert_eq!(pages[0], Filled { lines: 0..1, notes: 0..7 });
        assert_eq!(pages[1], Filled { lines: 1..2, notes: 7..14 });
        assert_eq!(pages[2], Filled { lines: 2..6, notes: 14..14 });
    }

    #[test]
    fn footnotes_never_leave_a_heading_alone() {
        let mut lines = vec![line(Tie::Free); 6];
        lines[0] = Line { after: Tie::Fast, notes: 14, ..lines[0] };
        assert_eq!(pages(&lines, &[1; 14], ROOM)[0], Filled { lines: 0..2, notes: 0..6 });
    }

    fn a_line() -> impl Strategy<Value = Line> {
        (0_u32..3, 1_u32..3, 0_usize..6, prop::bool::weighted(0.1)).prop_map(|(gap, height, after, noted)| {
            Line {
                gap,
                height,
                after: [Tie::Free, Tie::Free, Tie::Free, Tie::Free, Tie::Close, Tie::Fast][after],
                notes: if noted { 2 } else { 0 },
            }
        })
    }

    proptest! {
        #[test]
        fn every_line_and_note_stands_once_in_order_on_a_page_that_holds_it(
            lines in prop::collection::vec(a_line(), 0..80),
        ) {
            let notes = vec![1; lines.iter().map(|line| line.notes).sum()];
            let (mut line, mut note) = (0, 0);
            for page in pages(&lines, &notes, ROOM) {
                prop_assert_eq!((page.lines.start, page.notes.start), (line, note));
                let used = height_of(&lines[page.lines.clone()]) + height_of_notes(&notes, ROOM, page.notes.clone());
                prop_assert!(used <= ROOM.height);
                (line, note) = (page.lines.end, page.notes.end);
            }
            prop_assert_eq!((line, note), (lines.len(), notes.len()));
        }
    }
}
