//! The typed pages themselves.

use crate::words::squeeze;
use crate::{hostile, sample};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use whereas::instrument::{Instrument, PaperSize};
use whereas::write::{Layout, by_name};

fn write(instrument: &Instrument, layout: Layout) -> String {
    String::from_utf8(by_name("text").unwrap().write(instrument, &layout).unwrap()).unwrap()
}

fn layout(width: u16, lines: u16, line_numbers: bool) -> Layout {
    Layout { width: Some(width), lines: Some(lines), line_numbers: Some(line_numbers) }
}

fn check(text: &str, width: usize, lines: usize) {
    let pages: Vec<&str> = text.split('\u{c}').collect();
    for (index, page) in pages.iter().enumerate() {
        assert!(
            page.ends_with('\n') && page.lines().count() <= lines,
            "page {} is too long\n{page}",
            index + 1
        );
        for line in page.lines() {
            assert!(line.width() <= width, "too wide: {line:?}");
            assert!(!line.ends_with(' '), "a space at the end: {line:?}");
        }
        let footer = page.lines().last().unwrap();
        assert!(footer.ends_with(&format!("Page {} of {}", index + 1, pages.len())), "{footer:?}");
    }
}

#[test]
fn pages_keep_their_size_and_count_themselves() {
    for (size, lines) in [(PaperSize::Letter, 66), (PaperSize::Legal, 84)] {
        let mut instrument = sample::ordinance();
        instrument.paper.size = size;
        check(&write(&instrument, Layout::default()), 85, lines);
        for width in [40, 65, 85, 132] {
            for lines in [20, 33, 66, 84] {
                for line_numbers in [false, true] {
                    check(
                        &write(&instrument, layout(width, lines, line_numbers)),
                        width.into(),
                        lines.into(),
                    );
                }
            }
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_text_never() {
    let mut instrument = sample::ordinance();
    let text = write(&instrument, Layout::default());
    assert!(text.split('\u{c}').all(|page| page.contains("DRAFT November 24, 2026")));
    instrument.identity.finished = true;
    assert!(!write(&instrument, Layout::default()).contains("DRAFT November"));
}

#[test]
fn pages_after_the_first_say_whose_paper_it_is() {
    let text = write(&sample::ordinance(), Layout::default());
    let mut pages = text.split('\u{c}');
    assert!(!pages.next().unwrap().contains("Community Privacy"));
    for page in pages {
        let head: Vec<&str> = page.lines().take(5).collect();
        assert!(head[2].trim().starts_with("City of Oakland"));
        assert_eq!(head[3].trim(), "Community Privacy and Police Partnerships Ordinance");
        assert!(page.lines().last().unwrap().trim().starts_with("ORDINANCE NO. ____ C.M.S."));
    }
}

#[test]
fn line_numbers_begin_anew_on_each_page_and_pass_over_notes() {
    let text = write(&sample::ordinance(), layout(85, 66, true));
    for page in text.split('\u{c}') {
        let numbered: Vec<&str> =
            page.lines().filter(|line| line.starts_with("     ") && is_numbered(line)).collect();
        let numbers: Vec<usize> = numbered.iter().map(|line| line[..7].trim().parse().unwrap()).collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<usize>>());
        assert!(numbered.iter().all(|line| !line.contains(" | ")));
    }
}

fn is_numbered(line: &str) -> bool {
    line.get(..7).is_some_and(|margin| margin.trim().parse::<usize>().is_ok())
}

#[test]
fn the_same_words_stand_on_pages_and_in_markdown() {
    let instrument = sample::ordinance();
    let markdown =
        String::from_utf8(by_name("markdown").unwrap().write(&instrument, &Layout::default()).unwrap());
    let markdown = markdown.unwrap();
    let (body, notes) = markdown.split_once("[^1]: ").unwrap();
    let read = |source: &str| {
        let marks = [
            "[^2]: ",
            "[^3]: ",
            "[^4]: ",
            "[^5]: ",
            "[^6]: ",
            "[^1]",
            "[^2]",
            "[^3]",
            "[^4]",
            "[^5]",
            "[^6]",
            "[!NOTE]",
            "| --- | --- | --- |",
            "### ",
            "## ",
        ];
        let bare = marks.iter().fold(source.to_owned(), |text, mark| text.replace(mark, ""));
        let kept: String = bare
            .replace("# An", "An")
            .lines()
            .map(|line| line.trim_start().trim_start_matches(['-', '*', '>']).to_owned() + "\n")
            .collect();
        squeeze(&kept).replace(['\\', '*', '_', '|', '<', '>', '-'], "")
    };
    let text = write(&instrument, layout(200, 60_000, false));
    let lines: Vec<&str> = text.lines().collect();
    let rule = lines.iter().position(|line| line.trim() == "--------------------").unwrap();
    let strip = |lines: &[&str]| {
        let text = lines.join("\n").replace("NOTE TO DRAFTER:", "");
        squeeze(&text).replace(['_', '|', '<', '>', '-', '•', '¹', '²', '³', '⁴', '⁵', '⁶'], "")
    };
    let skip = 6;
    assert_eq!(strip(&lines[skip..rule]), read(body));
    assert_eq!(strip(&lines[rule + 1..lines.len() - 1]), read(notes));
}

#[test]
fn absurd_sizes_are_refused_in_words() {
    let writer = by_name("text").unwrap();
    for (width, lines, word) in [(39, 66, "40 columns"), (85, 19, "20 lines"), (0, 0, "40 columns")] {
        let error = writer.write(&sample::ordinance(), &layout(width, lines, false)).unwrap_err();
        assert!(error.contains(word), "{error}");
    }
    assert!(writer.write(&sample::ordinance(), &layout(u16::MAX, u16::MAX, true)).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_papers_stay_on_their_pages(
        instrument in hostile::instrument(),
        width in 40_u16..100,
        lines in 20_u16..90,
        line_numbers: bool,
    ) {
        check(&write(&instrument, layout(width, lines, line_numbers)), width.into(), lines.into());
    }
}
