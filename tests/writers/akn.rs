//! Akoma Ntoso, read back by a parser of XML: every word in its order, every eId once, every pointer to something.

use crate::sample::{self, text};
use crate::words::squeeze;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use whereas::instrument::*;
use whereas::write::{self, Layout};

fn written(instrument: &Instrument) -> String {
    let akn = write::by_name("akn").unwrap();
    String::from_utf8(akn.write(instrument, &Layout::default()).unwrap()).unwrap()
}

/// Every element of this name.
fn all<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(name_of(name))).collect()
}

fn name_of(name: &str) -> (&'static str, &str) {
    ("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", name)
}

fn value(document: &Document<'_>, level: &str, name: &str) -> String {
    let level = all(document, level)[0];
    let node = level.children().find(|node| node.has_tag_name(name_of(name))).unwrap();
    node.attribute("value").or(node.attribute("date")).or(node.attribute("href")).unwrap().to_owned()
}

/// What a reader of the file reads, without any space.
fn words(document: &Document<'_>) -> String {
    let in_meta = |node: &Node<'_, '_>| node.ancestors().any(|node| node.has_tag_name(name_of("meta")));
    let texts = document.descendants().filter(|node| node.is_text() && !in_meta(node));
    bare(&texts.filter_map(|node| node.text()).collect::<String>())
}

/// Words without spaces and without the characters that XML forbids or that stand for one.
fn bare(words: &str) -> String {
    let forbidden = |c: char| c == '\u{FFFD}' || u32::from(c) & 0xFFFE == 0xFFFE;
    squeeze(words).chars().filter(|&c| !forbidden(c)).collect()
}

/// The words of a tree, each note where it is first called for.
struct Reader<'a> {
    notes: &'a [Footnote],
    called: BTreeSet<u32>,
    out: String,
}

impl Reader<'_> {
    fn read(instrument: &Instrument) -> String {
        let mut reader = Reader { notes: &instrument.footnotes, called: BTreeSet::new(), out: String::new() };
        for part in &instrument.parts {
            match part {
                Part::Title(inlines) => reader.run(inlines),
                Part::Recitals(recitals) => {
                    recitals.iter().for_each(|recital| reader.blocks(&recital.blocks))
                }
                Part::Body(sections) => sections.iter().for_each(|section| reader.section(section)),
                Part::Masthead(blocks)
                | Part::Enacting(blocks)
                | Part::Closing(blocks)
                | Part::Adoption(blocks) => reader.blocks(blocks),
            }
        }
        bare(&reader.out)
    }

    fn section(&mut self, section: &Section) {
        self.label(&section.number);
        self.run(&section.heading);
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn label(&mut self, number: &Option<Number>) {
        self.out.push_str(number.as_ref().map_or("", |number| &number.label));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines, .. } => self.run(inlines),
                Block::Definition(definition) => {
                    self.label(&definition.number);
                    self.blocks(&definition.blocks);
                }
                Block::Subdivisions { items } => {
                    for item in items {
                        self.label(&item.number);
                        self.blocks(&item.blocks);
                    }
                }
                Block::List { items } => items.iter().for_each(|item| self.blocks(item)),
                Block::DraftingNote { blocks, .. } => self.blocks(blocks),
                Block::Table(table) => {
                    table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.run(cell));
                }
                Block::Signature(signature) => {
                    self.run(&signature.caption);
                    self.out.push_str(&"_".repeat(30));
                    signature.lines.iter().for_each(|line| self.run(line));
                }
            }
        }
    }

    fn run(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
                    self.out.push_str(text);
                }
                Inline::Blank { label, key } if key.is_empty() => {
                    self.out.push_str(&"_".repeat(label.chars().count().clamp(8, 24)));
                }
                Inline::Blank { label, .. } => self.out.push_str(&format!("[{label}]")),
                Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } => {
                    self.run(inlines);
                }
                Inline::Term { term } => self.out.push_str(&format!("“{term}”")),
                Inline::FootnoteMark { number } => self.mark(*number),
                Inline::Break => self.out.push(' '),
            }
        }
    }

    fn mark(&mut self, number: u32) {
        match self.notes.iter().find(|note| note.number == number) {
            None => self.out.push_str(&number.to_string()),
            Some(note) if self.called.insert(number) => self.blocks(&note.blocks),
            Some(_) => {}
        }
    }
}

/// What every file keeps to, whatever the tree.
fn keeps_to_the_standard(instrument: &Instrument) -> Result<(), TestCaseError> {
    let file = written(instrument);
    prop_assert_eq!(&file, &written(instrument), "not the same bytes twice");
    let document = Document::parse(&file).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
    prop_assert_eq!(words(&document), Reader::read(instrument));
    let mut ids = BTreeSet::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("eId") {
            prop_assert!(ids.insert(id), "the eId {} stands twice", id);
            prop_assert!(!id.contains(char::is_whitespace) && id.is_ascii(), "the eId {:?}", id);
        }
    }
    for node in document.descendants() {
        for name in ["href", "refersTo", "source"] {
            if let Some(target) = node.attribute(name).and_then(|target| target.strip_prefix('#')) {
                prop_assert!(ids.contains(target), "{}=\"#{}\" points at nothing", name, target);
            }
        }
    }
    Ok(())
}

#[test]
fn the_sample_is_a_bill_with_every_word() {
    let instrument = sample::ordinance();
    keeps_to_the_standard(&instrument).unwrap();
    let file = written(&instrument);
    let document = Document::parse(&file).unwrap();
    let work = "/akn/us-ca/bill/ordinance/oakland/2026-11-24/ban";
    assert_eq!(value(&document, "FRBRWork", "FRBRuri"), work);
    assert_eq!(value(&document, "FRBRExpression", "FRBRuri"), format!("{work}/eng@draft"));
    assert_eq!(value(&document, "FRBRManifestation", "FRBRthis"), format!("{work}/eng@draft/!main.xml"));
    assert_eq!(value(&document, "FRBRWork", "FRBRcountry"), "us-ca");
    assert_eq!(value(&document, "FRBRWork", "FRBRauthor"), "#oakland");
    let parts: Vec<&str> = document
        .root_element()
        .first_element_child()
        .unwrap()
        .children()
        .filter(Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    assert_eq!(parts, ["meta", "preface", "preamble", "body", "conclusions"]);
    assert_eq!(all(&document, "recital").len(), 8);
    assert_eq!(all(&document, "authorialNote").len(), instrument.footnotes.len());
}

#[test]
fn code_sections_are_quoted_in_the_instruction_that_adds_them() {
    let file = written(&sample::ordinance());
    let document = Document::parse(&file).unwrap();
    let quoted = all(&document, "quotedStructure");
    assert_eq!(quoted.len(), 1);
    let instruction = quoted[0].parent().unwrap();
    assert!(
        instruction.has_tag_name(name_of("mod")) && instruction.parent().unwrap().has_tag_name(name_of("p"))
    );
    assert!(instruction.text().unwrap().starts_with("Chapter "));
    let section = quoted[0].children().find(|node| node.has_tag_name(name_of("section"))).unwrap();
    assert_eq!(section.attribute("eId"), Some("sec_1__mod_1__qstr_1__sec_9-67-010"));
    assert_eq!(section.attribute("wId"), Some("sec_9-67-010"));
    let second = all(&document, "subsection")
        .into_iter()
        .find(|node| node.attribute("eId") == Some("sec_2__subsec_b"));
    assert!(second.is_some(), "a subdivision of a section has the section’s eId before its own");
}

#[test]
fn a_day_that_nobody_gave_is_the_null_date_and_says_so() {
    let mut instrument = sample::ordinance();
    for date in [None, Some("soon".to_owned())] {
        instrument.identity.date = date;
        let file = written(&instrument);
        let document = Document::parse(&file).unwrap();
        let dates = all(&document, "FRBRdate");
        assert!(dates.iter().all(|date| date.attribute("name") == Some("undated")));
        assert!(dates.iter().all(|date| date.attribute("date") == Some("0001-01-01")));
        assert!(all(&document, "lifecycle").is_empty(), "nothing has happened to it that anybody knows");
    }
}

#[test]
fn an_adopted_law_is_an_act_and_a_letter_never() {
    let mut instrument = sample::ordinance();
    instrument.identity.finished = true;
    instrument.identity.enactment =
        Some(Enactment { date: "2027-01-12".to_owned(), number: "13815".to_owned() });
    let file = written(&instrument);
    let document = Document::parse(&file).unwrap();
    let work = "/akn/us-ca/act/ordinance/oakland/2027-01-12/13815";
    assert_eq!(all(&document, "act").len(), 1);
    assert_eq!(value(&document, "FRBRExpression", "FRBRuri"), format!("{work}/eng@2027-01-12"));
    assert_eq!(value(&document, "FRBRWork", "FRBRnumber"), "13815");
    assert_eq!(value(&document, "FRBRManifestation", "FRBRdate"), "2026-11-24");
    instrument.identity.form = "letter".to_owned();
    instrument.identity.document = "council-letter".to_owned();
    let file = written(&instrument);
    let document = Document::parse(&file).unwrap();
    assert_eq!(all(&document, "doc").len(), 1);
    assert_eq!(all(&document, "mainBody").len(), 1);
    let work = "/akn/us-ca/doc/letter/2026-11-24/oakland.council-letter";
    assert_eq!(value(&document, "FRBRWork", "FRBRuri"), work);
    assert_eq!(
        value(&document, "FRBRWork", "FRBRauthor"),
        "#whereas",
        "a campaign’s letter is not the city’s"
    );
}

#[test]
fn a_blank_says_which_key_fills_it_and_a_rule_what_is_written_there() {
    let file = written(&sample::ordinance());
    let document = Document::parse(&file).unwrap();
    let placeholders = all(&document, "placeholder");
    assert!(!placeholders.is_empty());
    for node in placeholders {
        assert!(node.attribute("title").unwrap().contains('.'));
        assert!(node.text().unwrap().starts_with('['));
    }
    let rule = all(&document, "fillIn").into_iter().find(|node| node.attribute("title") == Some("sponsor"));
    assert_eq!(rule.unwrap().text(), Some("________"));
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    let mut instrument = sample::ordinance();
    let hostile = "</p><script>&amp;]]>\u{1}\u{FFFE}\r\n<!-- --><?x?> \"'";
    instrument.identity.government = hostile.to_owned();
    instrument.identity.short_title = hostile.to_owned();
    instrument.identity.place = "../../x y".to_owned();
    instrument.identity.state_code = "c/a".to_owned();
    instrument.parts.push(Part::Title(vec![text(hostile)]));
    keeps_to_the_standard(&instrument).unwrap();
    let file = written(&instrument);
    assert!(file.contains("&lt;/p&gt;&lt;script&gt;&amp;amp;]]&gt;\u{FFFD}\u{FFFD}\n"));
    assert!(file.contains("/akn/us-c-a/bill/ordinance/x-y/2026-11-24/ban"));
}

/// A link without words shows its address if it leads anywhere; hostile ones get a word, so that what is expected is plain.
fn with_words(mut instrument: Instrument) -> Instrument {
    let mut fill = |inlines: &mut Vec<Inline>| {
        for inline in inlines {
            if let Inline::Link { inlines, .. } = inline {
                inlines.push(text("x"));
            }
        }
    };
    walk::edit_inlines(&mut instrument.parts, &mut fill);
    for note in &mut instrument.footnotes {
        let mut parts = vec![Part::Closing(std::mem::take(&mut note.blocks))];
        walk::edit_inlines(&mut parts, &mut fill);
        if let Some(Part::Closing(blocks)) = parts.pop() {
            note.blocks = blocks;
        }
    }
    instrument
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_words_and_the_order_the_file_keeps_to_the_standard(
        instrument in crate::hostile::instrument(),
        form in prop::sample::select(vec!["ordinance", "resolution", "letter", "index"]),
        reversed in any::<bool>(),
    ) {
        let mut instrument = with_words(instrument);
        instrument.identity.form = form.to_owned();
        if reversed {
            instrument.parts.reverse();
        }
        keeps_to_the_standard(&instrument)?;
    }
}
