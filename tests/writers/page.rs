//! What the page engine promises, over the sample at many sizes and over hostile papers.

use crate::words::{self, Flavor, squeeze};
use crate::{hostile, sample};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use whereas::instrument::*;
use whereas::write::page::{
    Destination, Element, Frame, Ink, Mark, Measure, Pages, Role, Row, Style, lay_out, note_rule_height,
};

struct Columns;

impl Measure for Columns {
    fn width(&self, text: &str, _role: Role, _style: Style) -> u32 {
        text.width() as u32
    }

    fn column(&self) -> u32 {
        1
    }

    fn leading(&self, _role: Role) -> u32 {
        1
    }

    fn mark(&self, number: u32) -> String {
        words::raised(number)
    }
}

/// A typeface as printers have it: letters of many widths, in hundredths of a point, headings on taller rows.
struct Proportional;

impl Measure for Proportional {
    fn width(&self, text: &str, _role: Role, style: Style) -> u32 {
        let letters = text.chars().map(|c| match c {
            'i' | 'l' | '.' | ',' | ' ' => 300,
            'm' | 'w' | 'M' | 'W' => 900,
            _ => 600,
        });
        letters.sum::<u32>() * if style.strong { 11 } else { 10 } / 10
    }

    fn column(&self) -> u32 {
        720
    }

    fn leading(&self, role: Role) -> u32 {
        if role == Role::Title { 1600 } else { 1200 }
    }

    fn mark(&self, number: u32) -> String {
        number.to_string()
    }
}

fn role(pages: &Pages, row: &Row) -> Option<Role> {
    pages.pieces_of(row).iter().find_map(|piece| match piece.ink {
        Ink::Words { paragraph, .. } => Some(pages.paragraphs[paragraph].role),
        _ => None,
    })
}

/// Which paragraph a row belongs to.
fn paragraph(pages: &Pages, row: &Row) -> Option<usize> {
    pages.pieces_of(row).iter().find_map(|piece| match piece.ink {
        Ink::Words { paragraph, .. } => Some(paragraph),
        _ => None,
    })
}

fn last_row(pages: &Pages, page: usize) -> Option<&Row> {
    pages.rows[pages.pages[page].body.clone()].last()
}

/// Every row stands once, in order, inside the frame; every word of every paragraph stands on some row, in order.
fn holds_all(pages: &Pages, frame: Frame, measure: &impl Measure) {
    let (mut row, mut note) = (0, pages.pages[0].notes.start);
    for page in &pages.pages {
        assert_eq!((page.body.start, page.notes.start), (row, note));
        let body = &pages.rows[page.body.clone()];
        let notes = &pages.rows[page.notes.clone()];
        let gap = body.first().map_or(0, |row| row.gap);
        let used: u32 = body.iter().chain(notes).map(|row| row.gap + row.height).sum();
        let rule = if notes.is_empty() { 0 } else { note_rule_height(measure) };
        assert!(used - gap + rule <= frame.height, "a page is too long");
        (row, note) = (page.body.end, page.notes.end);
    }
    assert_eq!(note, pages.rows.len());
    let mut shown = vec![String::new(); pages.paragraphs.len()];
    for row in &pages.rows {
        let mut end = 0;
        for piece in pages.pieces_of(row) {
            assert!(piece.x >= end, "pieces overlap");
            end = piece.x + piece.width;
            if let Ink::Words { paragraph, .. } = piece.ink {
                shown[paragraph].push_str(pages.words_of(piece));
            }
        }
        assert!(end <= frame.width, "a line is too wide: {:?}", pages.pieces_of(row));
    }
    for (paragraph, shown) in pages.paragraphs.iter().zip(&shown) {
        assert_eq!(squeeze(&paragraph.text), squeeze(shown));
    }
}

/// Every word of the tree is in some paragraph, in order.
fn says_all(instrument: &Instrument, pages: &Pages) {
    let notes = pages.paragraphs.iter().position(|paragraph| paragraph.role == Role::Footnote);
    let (body, notes) = pages.paragraphs.split_at(notes.unwrap_or(pages.paragraphs.len()));
    let say = |paragraphs: &[whereas::write::page::Paragraph]| {
        paragraphs.iter().map(|paragraph| squeeze(&paragraph.text)).collect::<String>()
    };
    let expected = words::of(instrument, Flavor::Pages);
    assert_eq!(say(body), expected.body);
    assert_eq!(say(notes), expected.notes.into_iter().map(|(_, words)| words).collect::<String>());
}

/// No heading at the foot of a page, no lone first or last line, no signature block in two.
fn ends_well(pages: &Pages) {
    let more = |page: usize| page + 1 < pages.pages.len() && !pages.pages[page + 1].body.is_empty();
    for page in (0..pages.pages.len()).filter(|page| more(*page)) {
        let Some(last) = last_row(pages, page) else { continue };
        let next = &pages.rows[pages.pages[page].body.end];
        let heading = matches!(role(pages, last), Some(Role::BillHeading | Role::CodeHeading));
        assert!(!heading, "a heading at the foot of page {}", page + 1);
        if let (Some(here), Some(there)) = (paragraph(pages, last), paragraph(pages, next))
            && here == there
        {
            let of = |row: &Row| paragraph(pages, row) == Some(here);
            let before =
                pages.rows[..pages.pages[page].body.end].iter().rev().take_while(|row| of(row)).count();
            let after = pages.rows[pages.pages[page].body.end..].iter().take_while(|row| of(row)).count();
            assert!(before >= 2 && after >= 2, "a lone line at page {}: {before}, {after}", page + 1);
        }
        let (signs, goes_on) = (role(pages, last) == Some(Role::Signature), role(pages, next));
        let caption = signs && !has_hand_rule(pages, last) && goes_on.is_none() && has_hand_rule(pages, next);
        let office =
            (signs || has_hand_rule(pages, last)) && goes_on == Some(Role::Signature) && next.gap == 0;
        let signed = caption || office;
        assert!(!signed, "a signature block in two at page {}", page + 1);
    }
}

/// No page ends with a colon.
fn holds_leads(pages: &Pages) {
    for page in &pages.pages[..pages.pages.len() - 1] {
        let Some(last) = pages.rows[page.body.clone()].last() else { continue };
        let words = pages.pieces_of(last).last().map_or("", |piece| pages.words_of(piece));
        assert!(!words.ends_with(':'), "a page ends with {words:?}");
    }
}

fn has_hand_rule(pages: &Pages, row: &Row) -> bool {
    pages.pieces_of(row).iter().any(|piece| piece.ink == Ink::HandRule)
}

fn without_tables(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Table(_)));
    for block in blocks {
        match block {
            Block::Definition(definition) => without_tables(&mut definition.blocks),
            Block::Subdivisions { items } => {
                items.iter_mut().for_each(|item| without_tables(&mut item.blocks))
            }
            Block::List { items } => items.iter_mut().for_each(without_tables),
            Block::DraftingNote { blocks, .. } => without_tables(blocks),
            Block::Paragraph { .. } | Block::Table(_) | Block::Signature(_) => {}
        }
    }
}

/// A table too wide for its page repeats its head, so that its words are not the tree's.
fn untabled(mut instrument: Instrument) -> Instrument {
    for part in &mut instrument.parts {
        match part {
            Part::Recitals(recitals) => {
                recitals.iter_mut().for_each(|recital| without_tables(&mut recital.blocks))
            }
            Part::Body(sections) => {
                for section in sections {
                    without_tables(&mut section.blocks);
                    section.sections.iter_mut().for_each(|section| without_tables(&mut section.blocks));
                }
            }
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                without_tables(blocks);
            }
            Part::Title(_) => {}
        }
    }
    instrument.footnotes.iter_mut().for_each(|footnote| without_tables(&mut footnote.blocks));
    instrument
}

#[test]
fn the_sample_stands_well_on_every_page_size() {
    let instrument = sample::ordinance();
    for height in 14..90 {
        for width in [30, 41, 49, 65, 100] {
            let frame = Frame { width, height };
            let pages = lay_out(&instrument, frame, &Columns);
            holds_all(&pages, frame, &Columns);
            ends_well(&pages);
            reads_well(&pages);
        }
    }
}

#[test]
fn the_sample_stands_well_in_a_proportional_typeface() {
    let instrument = sample::ordinance();
    for inches in 4..14 {
        let frame = Frame { width: 46_800, height: inches * 7_200 - 14_400 };
        let pages = lay_out(&instrument, frame, &Proportional);
        holds_all(&pages, frame, &Proportional);
        ends_well(&pages);
    }
}

#[test]
fn footnotes_stand_on_the_page_that_calls_for_them() {
    let instrument = sample::ordinance();
    let pages = lay_out(&instrument, Frame { width: 65, height: 54 }, &Columns);
    for page in &pages.pages {
        let called: String = pages.rows[page.body.clone()]
            .iter()
            .flat_map(|row| pages.pieces_of(row))
            .flat_map(|piece| pages.words_of(piece).chars().filter(|c| "¹²³⁴⁵⁶".contains(*c)))
            .collect();
        let noted: String = pages.rows[page.notes.clone()]
            .iter()
            .flat_map(|row| pages.pieces_of(row))
            .flat_map(|piece| pages.words_of(piece).chars().filter(|c| "¹²³⁴⁵⁶".contains(*c)))
            .collect();
        assert_eq!(called, noted);
    }
}

#[test]
fn signatures_bring_the_last_words_of_the_paper_along() {
    let instrument = sample::ordinance();
    for height in 30..60 {
        let pages = lay_out(&instrument, Frame { width: 65, height }, &Columns);
        let last = pages.pages.iter().rev().find(|page| !page.body.is_empty()).unwrap();
        let rows = &pages.rows[last.body.clone()];
        let text =
            rows.iter().filter(|row| matches!(role(&pages, row), Some(Role::Text | Role::Note | Role::Cell)));
        assert!(text.count() >= 2, "{height}");
    }
}

/// Elements end as they begin, every paragraph and line to write on is in one of them, and no level of heading is skipped.
fn reads_well(pages: &Pages) {
    let (mut open, mut paragraphs, mut rules, mut level) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for mark in &pages.structure {
        match mark {
            Mark::Open(element) => {
                if let Element::Heading(here) | Element::Section { run_in: Some(here), .. } = element {
                    assert!(
                        (1..=level + 1).contains(here),
                        "a heading of level {here} after one of level {level}"
                    );
                    level = *here;
                }
                if *element == Element::Title {
                    level = 1;
                }
                open.push(element);
            }
            Mark::Close => assert!(open.pop().is_some(), "more elements end than begin"),
            Mark::Paragraph(index) => paragraphs.push(*index),
            Mark::HandRule(piece) => rules.push(*piece),
        }
    }
    assert!(open.is_empty(), "{open:?} never ends");
    assert_eq!(paragraphs, (0..pages.paragraphs.len()).collect::<Vec<_>>());
    let is_rule = |at: &usize| pages.pieces[*at].ink == Ink::HandRule;
    assert_eq!(rules, (0..pages.pieces.len()).filter(is_rule).collect::<Vec<_>>());
}

#[test]
fn links_lead_from_the_words_that_say_where() {
    let pages = lay_out(&sample::ordinance(), Frame { width: 65, height: 54 }, &Columns);
    let links: Vec<(&str, &Destination)> = pages
        .paragraphs
        .iter()
        .flat_map(|paragraph| {
            paragraph.links.iter().map(|link| (&paragraph.text[link.bytes.clone()], &link.to))
        })
        .collect();
    let has = |words: &str, to: &Destination| {
        links.iter().any(|(said, found)| said.contains(words) && *found == to)
    };
    assert!(has("¹", &Destination::Footnote(1)), "{links:?}");
    assert!(links.iter().any(|(_, to)| matches!(to, Destination::Id(_))), "{links:?}");
    assert!(links.iter().any(|(_, to)| matches!(to, Destination::Address(_))), "{links:?}");
}

/// The lengths of a heading, of its paragraphs, and of the subdivisions under each, in words.
type Outline = Vec<(usize, Vec<(usize, Vec<usize>)>)>;

/// Every section has text: a run of bare headings is tied together longer than a page is, and no law has one.
fn outline() -> impl Strategy<Value = Outline> {
    let paragraph = (1_usize..80, prop::collection::vec(1_usize..40, 0..4));
    prop::collection::vec((0_usize..14, prop::collection::vec(paragraph, 1..4)), 1..25)
}

/// The sample with sections of these lengths before its own.
fn outlined(outline: Outline) -> Instrument {
    let mut instrument = sample::ordinance();
    let sections = (1..).zip(outline).map(|(number, (heading, paragraphs))| {
        let blocks = paragraphs.into_iter().flat_map(|(length, items)| sample::filler(length, &items));
        sample::plain_section(number, &sample::words(heading), blocks.collect())
    });
    for part in &mut instrument.parts {
        if let Part::Body(body) = part {
            body.splice(0..0, sections.clone());
        }
    }
    instrument
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_papers_lose_no_word_and_break_no_frame(
        instrument in hostile::instrument(),
        width in 30_u32..90,
        height in 14_u32..60,
    ) {
        let frame = Frame { width, height };
        let pages = lay_out(&instrument, frame, &Columns);
        holds_all(&pages, frame, &Columns);
        reads_well(&pages);
        let instrument = untabled(instrument);
        let pages = lay_out(&instrument, frame, &Columns);
        holds_all(&pages, frame, &Columns);
        says_all(&instrument, &pages);
    }

    #[test]
    fn papers_of_any_shape_end_their_pages_well(outline in outline(), width in 45_u32..80, height in 30_u32..75) {
        let frame = Frame { width, height };
        let pages = lay_out(&outlined(outline), frame, &Columns);
        holds_all(&pages, frame, &Columns);
        ends_well(&pages);
        holds_leads(&pages);
    }
}
