//! Legal Markdown: what each construct becomes in the tree, and what is refused.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use whereas::diagnostic::{Faults, human};
use whereas::instrument::parse::{Arrangement, parse};
use whereas::instrument::plain::words;
use whereas::instrument::{Block, Inline, NoteKind, Part, Section, SectionKind};
use whereas::source::Sources;

fn read(markdown: &str, arrangement: Arrangement) -> Result<Vec<Part>, String> {
    let mut sources = Sources::default();
    let file = sources.add("paper", markdown.to_owned());
    parse(markdown, file, &[], arrangement)
        .map(|(parts, _)| parts)
        .map_err(|Faults(faults)| human::render(&faults, &sources, false))
}

fn parts(markdown: &str) -> Vec<Part> {
    read(markdown, Arrangement::Nested).unwrap_or_else(|faults| panic!("{faults}"))
}

fn refused(markdown: &str) -> String {
    read(markdown, Arrangement::Nested).expect_err("it is refused")
}

fn body(parts: &[Part]) -> &[Section] {
    parts
        .iter()
        .find_map(|part| match part {
            Part::Body(sections) => Some(sections.as_slice()),
            _ => None,
        })
        .expect("a body")
}

/// A block as a line of text with its structure shown.
fn shown(blocks: &[Block]) -> String {
    let show = |block: &Block| match block {
        Block::Paragraph { inlines, .. } => words(inlines),
        Block::Definition(definition) => format!("def {}({})", definition.term, shown(&definition.blocks)),
        Block::Subdivisions { items } => {
            let items = items.iter().map(|item| match &item.id {
                Some(id) => format!("#{id} {}", shown(&item.blocks)),
                None => shown(&item.blocks),
            });
            format!("({})", items.collect::<Vec<_>>().join("; "))
        }
        Block::List { items } => {
            format!("[{}]", items.iter().map(|item| shown(item)).collect::<Vec<_>>().join("; "))
        }
        Block::Table(table) => format!("table {}x{}", table.head.len(), table.rows.len()),
        Block::DraftingNote { kind: NoteKind::Advice, blocks } => format!("note({})", shown(blocks)),
        Block::DraftingNote { kind: NoteKind::Caution, blocks } => format!("caution({})", shown(blocks)),
        Block::Signature(signature) => {
            let lines: Vec<String> = signature.lines.iter().map(|line| words(line)).collect();
            format!("sign {}: {}", words(&signature.caption), lines.join(" / "))
        }
    };
    blocks.iter().map(show).collect::<Vec<_>>().join(" | ")
}

#[test]
fn sections_of_the_code_stand_inside_those_of_the_paper() {
    let parts = parts("# One {#one}\n\nText.\n\n## Inner {#inner}\n\nMore.\n\n# Two {#two}\n");
    let sections = body(&parts);
    assert_eq!(sections.len(), 2);
    assert_eq!((sections[0].kind, sections[0].sections[0].kind), (SectionKind::Bill, SectionKind::Code));
    assert_eq!(shown(&sections[0].sections[0].blocks), "More.");
}

#[test]
fn one_series_has_no_sections_inside_sections() {
    let single = read("# One {#one}\n\n## Inner {#inner}\n", Arrangement::Single).expect("it reads");
    assert!(
        body(&single).iter().all(|section| section.kind == SectionKind::Code && section.sections.is_empty())
    );
    let flat = read("# One {#one}\n\n## Inner {#inner}\n", Arrangement::Flat).expect("it reads");
    assert!(body(&flat).iter().all(|section| section.kind == SectionKind::Bill));
}

#[test]
fn lists_become_subdivisions_tight_or_loose() {
    let tight = "# S {#s}\n\n1. one\n1. [](@two)two:\n   1. deep\n   1. deeper\n";
    let loose = "# S {#s}\n\n1. one\n\n1. [](@two)two:\n\n   1. deep\n\n   1. deeper\n";
    for markdown in [tight, loose] {
        assert_eq!(shown(&body(&parts(markdown))[0].blocks), "(one; #two two: | (deep; deeper))");
    }
}

#[test]
fn a_term_in_quotation_marks_begins_a_definition_and_its_list_belongs_to_it() {
    let parts = parts(
        "# D {#d}\n\n**\"Agency\"** means:\n\n1. one\n1. two\n\n**\"Board\"** means a body.\n\n**Not a term** here.\n",
    );
    assert_eq!(
        shown(&body(&parts)[0].blocks),
        "def Agency(“Agency” means: | (one; two)) | def Board(“Board” means a body.) | Not a term here."
    );
}

#[test]
fn recitals_are_joined_and_their_marks_come_after_the_semicolon() {
    let parts = parts(
        "# R {.whereas}\n\nin 2019 it began[^a]\n\nAcme, Inc.\n\nit ended.\n\n> [!NOTE]\n> Look.\n\n[^a]: Source.\n",
    );
    let Some(Part::Recitals(recitals)) = parts.first() else { panic!("recitals") };
    let texts: Vec<String> = recitals.iter().map(|recital| shown(&recital.blocks)).collect();
    assert_eq!(
        texts,
        [
            "WHEREAS, in 2019 it began; and",
            "WHEREAS, Acme, Inc.; and",
            "WHEREAS, it ended; now, therefore, | note(Look.)"
        ]
    );
    let Block::Paragraph { inlines, .. } = &recitals[0].blocks[0] else { panic!("a paragraph") };
    assert!(
        matches!(&inlines[1..], [Inline::FootnoteMark { number: 1 }, Inline::Text { text }] if text == " and")
    );
}

#[test]
fn findings_become_sentences_with_numbers_of_their_own() {
    let parts =
        parts("# F {#f .findings}\n\nThe Council finds:\n\nin 2019 it began\n\nit is so in the U.S.\n");
    assert_eq!(
        shown(&body(&parts)[0].blocks),
        "The Council finds: | (In 2019 it began.; It is so in the U.S.)"
    );
}

#[test]
fn lines_to_sign_stand_in_the_part_on_adoption_only() {
    let markdown = "# A {.adoption}\n\n- **Attest:** City Clerk\\\n  City of X\n\n# S {#s}\n\n- **Attest:** City Clerk\n";
    let parts = parts(markdown);
    let Some(Part::Adoption(blocks)) = parts.first() else { panic!("adoption") };
    assert_eq!(shown(blocks), "sign Attest:: City Clerk / City of X");
    assert_eq!(shown(&body(&parts)[0].blocks), "[Attest: City Clerk]");
}

#[test]
fn apostrophes_of_the_prose_are_set_as_printers_set_them() {
    assert_eq!(
        shown(&body(&parts("# S {#s}\n\nthe city's clerks' office\n"))[0].blocks),
        "the city’s clerks’ office"
    );
}

#[test]
fn what_has_no_meaning_in_an_instrument_is_refused_with_its_place() {
    for (markdown, message) in [
        ("# S\n", "this section has no id"),
        ("# S {#s}\n\n# S {#s}\n", "the id `s` stands twice"),
        ("# S {#s}\n\n1. [](@s)x\n", "the id `s` stands twice"),
        ("# S {.nothing}\n", "no part of an instrument called `.nothing`"),
        ("# S {.title .whereas}\n", "a heading begins one part"),
        ("### Deep {#d}\n", "a heading this deep"),
        ("Words first.\n", "stands in no part"),
        ("# S {#s}\n\n<div>x</div>\n", "no meaning in an instrument"),
        ("# S {#s}\n\nx <b>y</b>\n", "no meaning in an instrument"),
        ("# S {#s}\n\n`code`\n", "no meaning in an instrument"),
        ("# S {#s}\n\n```\ncode\n```\n", "no meaning in an instrument"),
        ("# S {#s}\n\n> said\n", "no meaning in an instrument"),
        ("# S {#s}\n\n![x](y.png)\n", "no meaning in an instrument"),
        ("# S {#s}\n\n---\n", "a rule has no meaning"),
        ("# S {#s}\n\nsee [there](#s)\n", "a cross-reference has no words of its own"),
        ("# S {#s}\n\n1. [words](@x)y\n", "an anchor has no words of its own"),
        ("# S {#s}\n\n1. y [](@x)\n", "an anchor names a list item"),
        ("# S {#s}\n\nx[^a]\n\n[^a]: One.\n\n[^a]: Two.\n", "this footnote stands twice"),
        ("# S {#s}\n\n\u{E000}\u{E010}\u{E002}cut short\n", "a value was cut"),
        (
            "# S {#s}\n\n\u{E000}\u{E010}\u{E002}a\u{E001}\u{E011}\u{E002}b\u{E003}\u{E003}\n",
            "a value stands inside another",
        ),
    ] {
        let faults = refused(markdown);
        assert!(faults.contains(message), "{markdown:?} gives\n{faults}");
        assert!(faults.contains("--> paper:"), "{markdown:?} has a place\n{faults}");
    }
}

#[test]
fn the_words_of_an_address_are_its_letters() {
    let parts = parts("# Body {#body}\n\nSee <https://example.org/o'brien>, the town's page.\n");
    let text = shown(&body(&parts)[0].blocks);
    assert_eq!(text, "See https://example.org/o'brien, the town’s page.");
}
