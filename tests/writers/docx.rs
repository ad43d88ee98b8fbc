//! Word: the words and numbers of the tree, counted as Word counts, and files of the same bytes each time.

mod reader;

use crate::words::{self, Flavor, squeeze};
use crate::{hostile, sample};
use proptest::prelude::*;
use reader::{Paper, W};
use whereas::instrument::{Block, Inline, Instrument, Number, Part, Section, SectionKind, Subdivision};
use whereas::write::{Layout, by_extension, by_name};

fn bytes(instrument: &Instrument, layout: Layout) -> Vec<u8> {
    by_name("docx").unwrap().write(instrument, &layout).unwrap()
}

fn read(instrument: &Instrument) -> Paper {
    Paper::read(&bytes(instrument, Layout::default()))
}

/// What the tests of words leave open: characters that XML has no place for.
fn printable(words: &str) -> String {
    words.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

fn check(instrument: &Instrument) {
    let paper = read(instrument);
    let expected = words::of(instrument, Flavor::Word);
    assert_eq!(squeeze(&paper.body()), printable(&expected.body));
    let mut notes: Vec<String> = paper.part("word/footnotes.xml", "footnote");
    notes.iter_mut().for_each(|note| *note = squeeze(note));
    let mut wanted: Vec<String> = expected.notes.iter().map(|(_, words)| printable(words)).collect();
    if notes.len() == wanted.len() {
        notes.sort();
        wanted.sort();
        assert_eq!(notes, wanted);
    } else {
        // Some stand at the end of the text.
        assert!(notes.iter().all(|note| wanted.contains(note)), "{notes:?} {wanted:?}");
    }
    let comments: Vec<String> =
        paper.part("word/comments.xml", "comment").iter().map(|comment| squeeze(comment)).collect();
    assert_eq!(comments, expected.comments.iter().map(|words| printable(words)).collect::<Vec<_>>());
}

#[test]
fn the_sample_is_told_word_for_word() {
    check(&sample::ordinance());
}

#[test]
fn the_same_tree_gives_the_same_bytes_and_no_time() {
    let sample = sample::ordinance();
    let file = bytes(&sample, Layout::default());
    assert_eq!(file, bytes(&sample, Layout::default()));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml");
    for at in 0..archive.len() {
        assert_eq!(archive.by_index(at).unwrap().last_modified(), Some(zip::DateTime::DEFAULT));
    }
    assert_eq!(by_extension("DOCX").map(|writer| writer.name()), Some("docx"));
}

#[test]
fn every_number_that_word_can_count_is_counted_by_word() {
    let paper = read(&sample::ordinance());
    let mut labels = Vec::new();
    numbers(&sample::ordinance(), &mut labels);
    assert_eq!(paper.counted(), labels);
}

/// Sections and subdivisions of a code in some style, long enough to pass z and 100.
fn code(
    section: impl Fn(u32) -> String,
    first: impl Fn(u32) -> String,
    second: impl Fn(u32) -> String,
) -> Instrument {
    let number = |label: String| Some(Number { label, cite: String::new() });
    let subdivision = |label: String, blocks| Subdivision {
        id: None,
        number: number(label),
        blocks,
        origin: sample::origin(),
    };
    let list = |count: u32, label: &dyn Fn(u32) -> String| Block::Subdivisions {
        items: (1..=count)
            .map(|at| subdivision(label(at), vec![sample::paragraph(vec![sample::text("x")])]))
            .collect(),
    };
    let sections = (1..=12).map(|at| {
        let under = Block::Subdivisions { items: vec![subdivision(first(3), vec![list(2, &second)])] };
        Section {
            id: format!("s{at}"),
            kind: SectionKind::Code,
            number: number(section(at)),
            heading: if at % 5 == 0 { Vec::new() } else { vec![sample::text("Heading")] },
            // Two lists run on in one series, and the third begins one of its own.
            blocks: vec![
                list(2, &first),
                under,
                sample::paragraph(vec![sample::text("or:")]),
                list(30, &first),
            ],
            sections: Vec::new(),
            origin: sample::origin(),
        }
    });
    let mut instrument = sample::ordinance();
    instrument.parts = vec![
        Part::Adoption(vec![list(2, &first)]),
        Part::Body(sections.collect()),
        Part::Closing(vec![list(3, &second)]),
    ];
    instrument
}

fn letter(at: u32) -> String {
    let letter = char::from(b'a' + u8::try_from((at - 1) % 26).unwrap());
    letter.to_string().repeat(usize::try_from((at - 1) / 26 + 1).unwrap())
}

#[test]
fn every_style_of_the_data_is_counted() {
    let roman = |at: u32| {
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
            .get(at as usize - 1)
            .copied()
            .map_or_else(
                || {
                    "x".repeat(at as usize / 10)
                        + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][at as usize % 10]
                },
                str::to_owned,
            )
    };
    let papers = [
        code(|at| format!("9.67.{:03}", 10 * at), |at| format!("({})", letter(at)), |at| format!("({at})")),
        code(
            |at| format!("[chapter number].{:03}", 10 * at),
            |at| format!("{}.", letter(at).to_uppercase()),
            |at| format!("{at}."),
        ),
        code(|at| format!("§ 14-{}", 300 + at), |at| format!("{at}."), |at| format!("({})", roman(at))),
        code(
            |at| format!("Section {}:", roman(at).to_uppercase()),
            |at| format!("(.{at})"),
            |at| format!("[{at}]"),
        ),
        code(|at| format!("{at}"), |at| format!("{at})"), |at| format!("{}.", roman(at))),
    ];
    for paper in &papers {
        let mut labels = Vec::new();
        numbers(paper, &mut labels);
        assert_eq!(read(paper).counted(), labels);
        check(paper);
    }
}

/// The numbers of a tree, notes left out.
fn numbers(instrument: &Instrument, labels: &mut Vec<String>) {
    fn blocks(list: &[Block], labels: &mut Vec<String>) {
        for block in list {
            match block {
                Block::Definition(definition) => {
                    labels.extend(definition.number.iter().map(|number| number.label.clone()));
                    blocks(&definition.blocks, labels);
                }
                Block::Subdivisions { items } => items.iter().for_each(|item| {
                    labels.extend(item.number.iter().map(|number| number.label.clone()));
                    blocks(&item.blocks, labels);
                }),
                Block::List { items } => items.iter().for_each(|item| blocks(item, labels)),
                _ => {}
            }
        }
    }
    fn section(section_: &Section, labels: &mut Vec<String>) {
        labels.extend(section_.number.iter().map(|number| number.label.clone()));
        blocks(&section_.blocks, labels);
        section_.sections.iter().for_each(|inner| section(inner, labels));
    }
    for part in &instrument.parts {
        match part {
            Part::Title(_) => {}
            Part::Recitals(list) => list.iter().for_each(|recital| blocks(&recital.blocks, labels)),
            Part::Body(list) => list.iter().for_each(|part| section(part, labels)),
            Part::Masthead(list) | Part::Enacting(list) | Part::Closing(list) | Part::Adoption(list) => {
                blocks(list, labels)
            }
        }
    }
}

#[test]
fn blanks_are_controls_with_their_keys_and_hand_blanks_are_rules() {
    let mut sample = sample::ordinance();
    sample.parts = vec![Part::Closing(vec![sample::paragraph(vec![
        sample::blank("chapter <number>", "code.chapter"),
        sample::text(" and "),
        sample::blank("by hand", ""),
    ])])];
    let xml = read(&sample).xml("word/document.xml");
    let tree = roxmltree::Document::parse(&xml).unwrap();
    let of = |name: &str| {
        tree.descendants().find(|node| node.has_tag_name((W, name))).unwrap().attribute((W, "val"))
    };
    assert_eq!(of("tag"), Some("code.chapter"));
    assert_eq!(of("alias"), Some("chapter <number>"));
    assert!(
        xml.contains("showingPlcHdr")
            && xml.contains("[chapter &lt;number&gt;]")
            && xml.contains(" and ________")
    );
}

#[test]
fn references_are_fields_that_hold_what_word_would_print() {
    let mut sample = sample::ordinance();
    let reference =
        |text: &str| Inline::Reference { target: "fees".into(), text: text.into(), origin: sample::origin() };
    let section = |number: usize, heading: &str, inlines| {
        sample::plain_section(number, heading, vec![sample::paragraph(inlines)])
    };
    sample.parts = vec![Part::Body(vec![
        section(1, "Fees", vec![sample::text("x")]),
        section(
            2,
            "Rest",
            vec![reference("SECTION 1 of this ordinance"), sample::text(" or "), reference("Section 1")],
        ),
    ])];
    let xml = read(&sample).xml("word/document.xml");
    assert!(xml.contains("> REF fees \\n \\h </w:instrText>"), "{xml}");
    assert!(xml.contains("<w:t>SECTION 1</w:t>"));
    // Word would print SECTION 1 in the second too, and so has a link there.
    assert!(
        xml.contains(
            "<w:hyperlink w:anchor=\"fees\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">1</w:t>"
        )
    );
}

#[test]
fn lines_are_numbered_where_the_body_or_the_reader_asks() {
    let sample = sample::ordinance();
    let numbered = |line_numbers| {
        let file = bytes(&sample, Layout { line_numbers, ..Layout::default() });
        Paper::read(&file).xml("word/document.xml").contains("<w:lnNumType ")
    };
    assert_eq!(
        [numbered(Some(true)), numbered(Some(false)), numbered(None)],
        [true, false, sample.paper.line_numbers]
    );
}

#[test]
fn a_final_paper_has_no_comment_and_no_mark_of_a_draft() {
    let mut sample = sample::ordinance();
    assert!(read(&sample).has("word/comments.xml"));
    whereas::instrument::finish::finish(&mut sample);
    let paper = read(&sample);
    assert!(!paper.has("word/comments.xml") && !paper.has("word/footnotes.xml"));
    assert!(!paper.xml("word/header1.xml").contains("DRAFT"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_words_stay_words(instrument in hostile::instrument()) {
        check(&instrument);
    }
}
