//! Text without pages.

use crate::words::{self, Flavor, squeeze};
use crate::{hostile, sample};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use whereas::instrument::{Instrument, Part};
use whereas::write::{Layout, by_file_name, by_name};

fn write(instrument: &Instrument, width: Option<u16>) -> String {
    let layout = Layout { width, ..Layout::default() };
    String::from_utf8(by_name("plain").unwrap().write(instrument, &layout).unwrap()).unwrap()
}

/// Every word stands there once, in order; what is drawn with underscores is left out of account.
fn says_everything(instrument: &Instrument, text: &str) {
    let expected = words::of(instrument, Flavor::Plain);
    let mut whole = if instrument.identity.finished { String::new() } else { "DRAFTNovember24,2026".into() };
    whole.push_str(&expected.body);
    if !expected.notes.is_empty() {
        whole.push_str("SOURCES");
    }
    expected.notes.iter().for_each(|(_, note)| whole.push_str(note));
    assert_eq!(squeeze(text).replace('_', ""), whole.replace('_', ""));
}

fn keeps_its_lines(text: &str, width: usize) {
    assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"));
    assert!(!text.contains("\n\n\n\n\n") && !text.starts_with('\n'), "{text}");
    for line in text.lines() {
        assert!(!line.contains(|c: char| c.is_control()) && !line.ends_with(' '), "{line:?}");
        // What is wider than a line is one word; the room for it may be as little as two fifths of the width.
        let widest = line.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
        assert!(line.width() <= width || widest > width / 4, "too wide: {line:?}");
    }
}

#[test]
fn every_word_is_there_however_wide_a_line_is() {
    let mut instrument = sample::ordinance();
    for finished in [false, true] {
        instrument.identity.finished = finished;
        for width in [None, Some(0), Some(40), Some(60), Some(u16::MAX)] {
            let text = write(&instrument, width);
            says_everything(&instrument, &text);
            keeps_its_lines(&text, width.filter(|width| *width > 0).map_or(usize::MAX, usize::from));
        }
    }
    keeps_its_lines(&write(&instrument, None), 72);
}

#[test]
fn it_has_no_pages() {
    let text = write(&sample::ordinance(), None);
    assert!(text.starts_with("DRAFT November 24, 2026\n\n"));
    assert!(!text.contains("Page 1") && !text.contains('\u{c}') && !text.contains("---"));
    assert_eq!(text.matches("DRAFT November").count(), 1);
    // Whatever is above the recitals begins at the left.
    let head: Vec<&str> = text.lines().take_while(|line| !line.to_lowercase().contains("whereas")).collect();
    assert!(head.len() > 8 && head.iter().all(|line| !line.starts_with(' ')), "{head:?}");
}

#[test]
fn addresses_stay_whole_and_marks_with_their_words() {
    for width in [Some(40), None] {
        let text = write(&sample::ordinance(), width);
        assert!(text.contains("https://records.example/files/agreement_2018.pdf"), "{text}");
        let (body, _) = text.split_once("\nSOURCES\n").unwrap();
        let begins = |line: &str| {
            let line = line.trim_start();
            line.starts_with('[') && line[1..].starts_with(|c: char| c.is_ascii_digit())
        };
        let stray: Vec<&str> = body.lines().filter(|line| begins(line)).collect();
        assert!(stray.is_empty(), "{stray:?}");
    }
}

#[test]
fn one_value_changes_one_line_where_a_paragraph_is_a_line() {
    let before = sample::ordinance();
    let mut after = before.clone();
    let mut changed = false;
    whereas::instrument::walk::edit_inlines(&mut after.parts, &mut |run| {
        for inline in run {
            if let whereas::instrument::Inline::Value { text, .. } = inline
                && !changed
            {
                changed = true;
                text.push_str(
                    ", which is a name that is longer by far than any line of a page could hold at all",
                );
            }
        }
    });
    assert!(changed);
    let (before, after) = (write(&before, Some(0)), write(&after, Some(0)));
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(before.lines().zip(after.lines()).filter(|(one, other)| one != other).count(), 1);
}

#[test]
fn a_further_item_moves_no_other() {
    let before = sample::ordinance();
    let mut after = before.clone();
    for part in &mut after.parts {
        if let Part::Body(sections) = part {
            sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(lengthen);
        }
    }
    let (before, after) = (write(&before, None), write(&after, None));
    assert_ne!(before, after);
    let after: Vec<&str> = after.lines().filter(|line| !line.contains("(viii)")).collect();
    let lost: Vec<&str> = before.lines().filter(|line| !after.contains(line)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Adds an item with a wide label to a list of subdivisions.
fn lengthen(block: &mut whereas::instrument::Block) {
    if let whereas::instrument::Block::Subdivisions { items } = block {
        let mut further = items[0].clone();
        further.number = Some(whereas::instrument::Number { label: "(viii)".into(), cite: String::new() });
        further.blocks = vec![sample::paragraph(vec![sample::text("more")])];
        items.push(further);
    }
}

#[test]
fn narrow_lines_are_refused_in_words() {
    let writer = by_name("plain").unwrap();
    for width in [1, 39] {
        let layout = Layout { width: Some(width), ..Layout::default() };
        let error = writer.write(&sample::ordinance(), &layout).unwrap_err();
        assert!(error.contains("40 columns"), "{error}");
    }
}

#[test]
fn the_longest_ending_of_a_name_chooses() {
    let chosen = |name: &str| by_file_name(name).map(|writer| writer.name());
    assert_eq!(chosen("ban.plain.txt"), Some("plain"));
    assert_eq!(chosen("BAN.Plain.TXT"), Some("plain"));
    assert_eq!(chosen("v1.2.plain.txt"), Some("plain"));
    assert_eq!(chosen("ban.txt"), Some("text"));
    assert_eq!(chosen("plain.txt"), Some("text"));
    assert_eq!(chosen("complain.txt"), Some("text"));
    assert_eq!(chosen("ban.plain.md"), Some("markdown"));
    assert_eq!((chosen(".txt"), chosen("ban"), chosen("ban.plain"), chosen("")), (None, None, None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_papers_say_every_word(instrument in hostile::instrument(), width in 40_u16..100, whole: bool) {
        let text = write(&instrument, if whole { Some(0) } else { Some(width) });
        says_everything(&instrument, &text);
        keeps_its_lines(&text, if whole { usize::MAX } else { width.into() });
    }
}
