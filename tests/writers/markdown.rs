//! Every parser must read back the very words of the tree, and nothing but the marks that the writer made.

use crate::words::{self, Flavor, squeeze};
use crate::{hostile, sample};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use whereas::instrument::Instrument;
use whereas::write::{Layout, by_name};

fn source(instrument: &Instrument) -> String {
    let bytes = by_name("markdown").unwrap().write(instrument, &Layout::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn usual() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM
}

/// Every extension that only ever reads more marks, none of which may come from words.
fn greedy() -> Options {
    usual()
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_WIKILINKS
}

/// What a parser reads: the words of the text and of each footnote, and how many headings.
fn read(source: &str, options: Options) -> (String, Vec<(u32, String)>, usize) {
    let (mut body, mut notes, mut note, mut headings) = (String::new(), Vec::new(), None, 0);
    for event in Parser::new_ext(source, options) {
        let words: &str = match &event {
            Event::Text(text) => text,
            Event::SoftBreak | Event::HardBreak => " ",
            Event::FootnoteReference(label) => &format!("[^{label}]"),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                note = Some(label.parse::<u32>().unwrap());
                notes.push((label.parse().unwrap(), String::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                note = None;
                continue;
            }
            Event::Start(Tag::Heading { .. }) => {
                headings += 1;
                continue;
            }
            Event::Start(
                Tag::Paragraph
                | Tag::BlockQuote(_)
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Link { .. },
            )
            | Event::End(_) => continue,
            other => panic!("words became {other:?} in:\n{source}"),
        };
        match note {
            Some(_) => notes.last_mut().unwrap().1.push_str(words),
            None => body.push_str(words),
        }
    }
    let notes = notes.into_iter().map(|(number, words)| (number, squeeze(&words))).collect();
    (squeeze(&body), notes, headings)
}

fn check(instrument: &Instrument) {
    let source = source(instrument);
    let expected = words::of(instrument, Flavor::Markdown);
    for options in [usual(), greedy()] {
        let (body, notes, _) = read(&source, options);
        assert_eq!(body, expected.body, "\n{source}");
        assert_eq!(notes, expected.notes, "\n{source}");
    }
    assert!(source.is_empty() || source.ends_with('\n'));
    assert!(source.lines().all(|line| !line.ends_with(' ')), "\n{source}");
}

#[test]
fn the_sample_reads_back() {
    let instrument = sample::ordinance();
    check(&instrument);
    assert_eq!(read(&source(&instrument), usual()).2, 15);
}

#[test]
fn the_sample_reads_well_as_source() {
    let source = source(&sample::ordinance());
    for line in [
        "ORDINANCE NO. \\____ C.M.S.",
        "### 9.67.020 Definitions",
        "- (a) The City must not enter into, renew, extend, or act under a surveillance partnership. Without limiting that rule, the City must not:",
        "      - (i) statements or scripts that the company has approved;",
        "| Ayes | Noes | Absent | Abstaining |",
        "City Clerk and Clerk of the Council\\",
        "> [!NOTE]",
        "Date of attestation: \\______________________________",
        "[^2]: Example Journal, “What the agreements say,” November 2019. <https://journal.example/agreements>",
    ] {
        assert!(source.lines().any(|other| other == line), "{line}\n{source}");
    }
    assert!(source.contains("\n\n> [!NOTE]\n> Confirm the effective date"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn hostile_words_stay_words(instrument in hostile::instrument()) {
        check(&instrument);
    }
}
