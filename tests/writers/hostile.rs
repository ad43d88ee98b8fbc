//! Papers whose words try to be something else.

use crate::sample::{self, origin, paragraph, text};
use proptest::prelude::*;
use whereas::instrument::*;

const TOKENS: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "____",
    "a_b",
    "`",
    "```",
    "~~~",
    "~~x~~",
    "~",
    "^a^",
    "==a==",
    "$x$",
    "$1,000",
    "[x](y)",
    "![x](y)",
    "[[x]]",
    "[x]",
    "[ ]",
    "[^1]",
    "[^1]:",
    "[!NOTE]",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<?",
    "<a@b.c>",
    "<https://x.example>",
    "https://a.example/b_c/*d*",
    "&amp;",
    "&#42;",
    "&",
    "&copy",
    ";",
    "#",
    "##",
    "#1",
    "{#id}",
    "1.",
    "1)",
    "12.",
    "1.2",
    "-",
    "+",
    ">",
    "|",
    "|-|",
    "---",
    "===",
    "- - -",
    "***",
    "+++",
    "\\",
    "\\\\",
    "\\|",
    "!",
    ":",
    "::",
    "(",
    ")",
    "(a)",
    "\"",
    "'",
    "“",
    "”",
    "’",
    "§",
    "—",
    "–",
    "word",
    "Section",
    "9.67.010",
    "No.",
    "A.",
    "i.",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u{c}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{2003}",
    "\u{200b}",
    "\u{200d}",
    "\u{301}",
    "é",
    "漢字",
    "한국어",
    "العربية",
    "👩‍👩‍👧",
    "☺\u{fe0f}",
    "ﬁ",
    "Ⅳ",
    "x",
    "law",
    "and/or",
    "surveillance-company",
    "verylongwordwithoutanyplacetobreakitatallwhichdoesnotfitonanylineofanarrowpageatall",
];

fn words() -> impl Strategy<Value = String> {
    let token = prop_oneof![9 => prop::sample::select(TOKENS).prop_map(str::to_owned), 1 => "\\PC{0,5}"];
    prop::collection::vec((token, any::<bool>()), 0..9).prop_map(|tokens| {
        tokens
            .into_iter()
            .fold(String::new(), |words, (token, space)| words + &token + if space { " " } else { "" })
    })
}

fn href() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("https://a.example/b?c=d&e=f".to_owned()),
        Just("https://a.example/(x)".to_owned()),
        Just("#id".to_owned()),
        Just("mailto:a@b.example".to_owned()),
        Just(String::new()),
        words(),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        5 => words().prop_map(|text| Inline::Text { text }),
        2 => words().prop_map(|text| Inline::Value { text, key: "k".to_owned() }),
        1 => (words(), any::<bool>()).prop_map(|(label, by_hand)| Inline::Blank {
            label,
            key: if by_hand { String::new() } else { "k".to_owned() },
        }),
        1 => words().prop_map(|term| Inline::Term { term }),
        1 => words().prop_map(|text| Inline::Reference { target: "t".to_owned(), text, origin: origin() }),
        1 => (1_u32..=4).prop_map(|number| Inline::FootnoteMark { number }),
        1 => Just(Inline::Break),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let inlines = prop::collection::vec(inner, 0..4);
        prop_oneof![
            inlines.clone().prop_map(|inlines| Inline::Emphasis { inlines }),
            inlines.clone().prop_map(|inlines| Inline::Strong { inlines }),
            (href(), inlines).prop_map(|(href, inlines)| Inline::Link { href, inlines }),
        ]
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 0..4)
}

fn label() -> impl Strategy<Value = Option<Number>> {
    const LABELS: &[&str] =
        &["(a)", "(12)", "1.", "iv.", "A.", "§ 3.", "1)", "#", "-", "Finding 1.", "_", "*"];
    prop::option::of(prop::sample::select(LABELS))
        .prop_map(|label| label.map(|label| Number { label: label.to_owned(), cite: String::new() }))
}

fn table() -> impl Strategy<Value = Block> {
    (1_usize..4, 0_usize..3).prop_flat_map(|(columns, rows)| {
        let cell = inlines().prop_map(|mut inlines| {
            inlines.push(text("x"));
            inlines
        });
        let row = prop::collection::vec(cell, columns);
        prop::collection::vec(row, rows + 1).prop_map(|mut rows| {
            let head = rows.remove(0);
            Block::Table(Table { head, rows })
        })
    })
}

fn block() -> impl Strategy<Value = Block> {
    let signature = (inlines(), prop::collection::vec(inlines(), 0..3))
        .prop_map(|(caption, lines)| Block::Signature(Signature { caption, lines }));
    let leaf = prop_oneof![5 => inlines().prop_map(paragraph), 1 => table(), 1 => signature];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = prop::collection::vec(inner, 0..4);
        let item = (label(), blocks.clone()).prop_map(|(number, blocks)| Subdivision {
            id: None,
            number,
            blocks,
            origin: origin(),
        });
        prop_oneof![
            2 => prop::collection::vec(item, 0..4).prop_map(|items| Block::Subdivisions { items }),
            1 => prop::collection::vec(blocks.clone(), 0..4).prop_map(|items| Block::List { items }),
            1 => blocks.clone().prop_map(|blocks| Block::DraftingNote { kind: NoteKind::Caution, blocks }),
            1 => (label(), blocks).prop_map(|(number, blocks)| Block::Definition(Definition {
                term: String::new(),
                number,
                blocks,
                origin: origin(),
            })),
        ]
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec(block(), 0..4)
}

fn section() -> impl Strategy<Value = Section> {
    (label(), inlines(), blocks(), any::<bool>()).prop_map(|(number, heading, blocks, code)| Section {
        id: "s".to_owned(),
        kind: if code { SectionKind::Code } else { SectionKind::Bill },
        number,
        heading,
        blocks,
        sections: Vec::new(),
        origin: origin(),
    })
}

pub(crate) fn instrument() -> impl Strategy<Value = Instrument> {
    let recitals = prop::collection::vec(blocks().prop_map(|blocks| Recital { blocks }), 0..3);
    let body = prop::collection::vec((section(), prop::option::of(section())), 0..4).prop_map(|sections| {
        let nest = |(mut section, inner): (Section, Option<Section>)| {
            section.sections.extend(inner);
            section
        };
        sections.into_iter().map(nest).collect::<Vec<Section>>()
    });
    let footnotes = prop::collection::vec(blocks(), 0..4).prop_map(|notes| {
        (1..).zip(notes).map(|(number, blocks)| Footnote { number, blocks }).collect::<Vec<Footnote>>()
    });
    (blocks(), inlines(), recitals, blocks(), body, blocks(), footnotes, words()).prop_map(
        |(masthead, title, recitals, enacting, body, adoption, footnotes, short_title)| {
            let mut instrument = sample::ordinance();
            instrument.identity.short_title = short_title;
            instrument.parts = vec![
                Part::Masthead(masthead),
                Part::Title(title),
                Part::Recitals(recitals),
                Part::Enacting(enacting),
                Part::Body(body),
                Part::Closing(Vec::new()),
                Part::Adoption(adoption),
            ];
            instrument.footnotes = footnotes;
            instrument
        },
    )
}
