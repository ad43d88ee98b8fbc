//! A paper as the parser would make it: an Oakland-like ordinance with everything that a tree can hold.

use whereas::instrument::*;
use whereas::source::{Origin, Sources, Span};

mod chapter;

pub(crate) fn origin() -> Origin {
    let file = Sources::default().add("sample.md", "");
    Origin { file, span: Span::default() }
}

pub(crate) fn text(text: &str) -> Inline {
    Inline::Text { text: text.to_owned() }
}

pub(crate) fn value(text: &str, key: &str) -> Inline {
    Inline::Value { text: text.to_owned(), key: key.to_owned() }
}

pub(crate) fn blank(label: &str, key: &str) -> Inline {
    Inline::Blank { label: label.to_owned(), key: key.to_owned() }
}

fn mark(number: u32) -> Inline {
    Inline::FootnoteMark { number }
}

fn refer(target: &str, text: &str) -> Inline {
    Inline::Reference { target: target.to_owned(), text: text.to_owned(), origin: origin() }
}

fn strong(words: &str) -> Inline {
    Inline::Strong { inlines: vec![text(words)] }
}

pub(crate) fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph { inlines, origin: origin() }
}

fn prose(words: &str) -> Block {
    paragraph(vec![text(words)])
}

fn number(label: &str) -> Option<Number> {
    Some(Number { label: label.to_owned(), cite: format!("Section {label}") })
}

fn note(words: &str) -> Block {
    Block::DraftingNote { kind: NoteKind::Advice, blocks: vec![prose(words)] }
}

fn item(label: &str, blocks: Vec<Block>) -> Subdivision {
    Subdivision { id: None, number: number(label), blocks, origin: origin() }
}

fn items(labels: &[&str], texts: &[&str]) -> Block {
    let items = labels.iter().zip(texts).map(|(label, words)| item(label, vec![prose(words)]));
    Block::Subdivisions { items: items.collect() }
}

fn define(term: &str, rest: &str, mut more: Vec<Block>) -> Block {
    let mut blocks = vec![paragraph(vec![Inline::Term { term: term.to_owned() }, text(rest)])];
    blocks.append(&mut more);
    Block::Definition(Definition { term: term.to_owned(), number: None, blocks, origin: origin() })
}

fn section(kind: SectionKind, label: &str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: heading.to_lowercase().replace(' ', "-"),
        kind,
        number: number(label),
        heading: if heading.is_empty() { Vec::new() } else { vec![text(heading)] },
        blocks,
        sections: Vec::new(),
        origin: origin(),
    }
}

pub(crate) fn sign(caption: &str, lines: &[&str]) -> Block {
    Block::Signature(Signature {
        caption: if caption.is_empty() { Vec::new() } else { vec![text(caption)] },
        lines: lines.iter().map(|line| vec![text(line)]).collect(),
    })
}

fn city() -> Inline {
    value("City of Oakland", "government.name")
}

/// So many words of no meaning.
pub(crate) fn words(count: usize) -> String {
    let all = [
        "the",
        "agency",
        "must",
        "disclose",
        "each",
        "surveillance",
        "agreement",
        "in",
        "writing",
        "to",
        "council",
    ];
    (0..count).map(|at| all[at * 7 % all.len()]).collect::<Vec<_>>().join(" ")
}

/// A paragraph of so many words, with a colon and subdivisions where there are any.
pub(crate) fn filler(length: usize, subdivisions: &[usize]) -> Vec<Block> {
    let end = if subdivisions.is_empty() { "." } else { ":" };
    let mut blocks = vec![prose(&(words(length) + end))];
    if !subdivisions.is_empty() {
        let items = ["(a)", "(b)", "(c)", "(d)"].iter().zip(subdivisions);
        let items = items.map(|(label, length)| item(label, vec![prose(&words(*length))])).collect();
        blocks.push(Block::Subdivisions { items });
    }
    blocks
}

pub(crate) fn plain_section(number: usize, heading: &str, blocks: Vec<Block>) -> Section {
    section(SectionKind::Bill, &format!("SECTION {number}."), heading, blocks)
}

/// The whole paper: about two thousand words.
pub(crate) fn ordinance() -> Instrument {
    Instrument {
        identity: Identity {
            document: "ban".to_owned(),
            version: 1,
            form: "ordinance".to_owned(),
            noun: "ordinance".to_owned(),
            government: "City of Oakland".to_owned(),
            body: "City Council".to_owned(),
            state: "California".to_owned(),
            state_code: "CA".to_owned(),
            place: "oakland".to_owned(),
            geoid: "0653000".to_owned(),
            short_title: "Community Privacy and Police Partnerships Ordinance".to_owned(),
            language: "en-US".to_owned(),
            date: Some("2026-11-24".to_owned()),
            party: None,
            enactment: None,
            finished: false,
        },
        paper: Paper { size: PaperSize::Letter, line_numbers: false },
        parts: vec![
            Part::Masthead(masthead()),
            Part::Title(vec![
                text("An Ordinance Adding Chapter "),
                value("9.67", "code.chapter"),
                text(" to the Oakland Municipal Code to End and Prohibit Partnerships Between the "),
                city(),
                text(
                    " and Private Surveillance Companies, Requiring Disclosure of Past Agreements, and Providing for Enforcement",
                ),
            ]),
            Part::Recitals(recitals()),
            Part::Enacting(vec![prose(
                "NOW, THEREFORE, the Council of the City of Oakland does ordain as follows:",
            )]),
            Part::Body(body()),
            Part::Adoption(adoption()),
        ],
        footnotes: footnotes(),
    }
}

fn masthead() -> Vec<Block> {
    vec![
        sign("Approved as to form and legality", &["City Attorney’s Office"]),
        paragraph(vec![strong("OAKLAND CITY COUNCIL")]),
        prose("ORDINANCE NO. ____ C.M.S."),
        paragraph(vec![text("Introduced by Councilmember "), blank("sponsor", "")]),
    ]
}

fn recitals() -> Vec<Recital> {
    let texts: [(&str, u32); 8] = [
        (
            "WHEREAS, companies that sell cameras for the doors and yards of private homes have made agreements with police departments under which officers could ask residents for recordings through a company’s own platform, and under which some departments promised to promote the company’s products to the public; and",
            1,
        ),
        (
            "WHEREAS, agreements of that kind that became public in 2018 and 2019 gave the company a say over what departments told the press and the public about the arrangement; and",
            2,
        ),
        (
            "WHEREAS, those agreements were commonly signed by a department without a vote of the elected body, without a public hearing, and without a written policy on how recordings would be used, shared, or kept; and",
            3,
        ),
        (
            "WHEREAS, the company says that taking part is voluntary, that residents decide whether to share a recording, and that a department does not learn who has declined; and",
            4,
        ),
        (
            "WHEREAS, research on neighborhood reporting platforms describes reports of “suspicious” persons that fall most often on Black and Latino residents, delivery workers, and people without homes; and",
            5,
        ),
        (
            "WHEREAS, the Federal Trade Commission alleged in a complaint of May 31, 2023, that employees and contractors of one such company were able to view customers’ private video, and the company agreed to a settlement without admitting the allegations; and",
            6,
        ),
        (
            "WHEREAS, the City has a duty to decide in the open whether, and on what terms, its officers may draw on a private network of cameras; and",
            0,
        ),
        (
            "WHEREAS, the Council finds that the interest of residents in privacy, equal treatment, and public oversight outweighs the convenience of such a partnership;",
            0,
        ),
    ];
    texts
        .into_iter()
        .map(|(words, footnote)| {
            let mut inlines = vec![text(words)];
            if footnote > 0 {
                inlines.push(mark(footnote));
            }
            Recital { blocks: vec![paragraph(inlines)] }
        })
        .collect()
}

fn footnotes() -> Vec<Footnote> {
    let sources = [
        (
            "Example News, “Police and the doorbell camera,” August 28, 2019",
            "https://news.example/2019/08/28/police-partnerships-with-doorbell-camera-companies-what-we-know/",
        ),
        ("Example Journal, “What the agreements say,” November 2019", "https://journal.example/agreements"),
        (
            "Agreement between a police department and a company, released under the Public Records Act, 2018, p. 2",
            "https://records.example/files/agreement_2018.pdf",
        ),
        (
            "Company support page, “Public safety requests,” read November 20, 2026",
            "https://company.example/support/requests?topic=police&lang=en-US",
        ),
        (
            "Example University, “Reports of suspicion on neighborhood platforms,” 2021, pp. 14–19",
            "https://university.example/paper",
        ),
        (
            "Federal Trade Commission, complaint in a matter against a camera company, May 31, 2023",
            "https://ftc.example/complaint",
        ),
    ];
    (1..)
        .zip(sources)
        .map(|(number, (title, href))| Footnote {
            number,
            blocks: vec![paragraph(vec![
                text(title),
                text(". "),
                Inline::Link { href: href.to_owned(), inlines: vec![text(href)] },
            ])],
        })
        .collect()
}

fn body() -> Vec<Section> {
    let mut first = section(
        SectionKind::Bill,
        "SECTION 1.",
        "Chapter added",
        vec![paragraph(vec![
            text("Chapter "),
            value("9.67", "code.chapter"),
            text(" is added to the Oakland Municipal Code to read as follows:"),
        ])],
    );
    first.sections = chapter::sections();
    let days = value("30", "ordinance.effective_days");
    vec![
        first,
        section(
            SectionKind::Bill,
            "SECTION 2.",
            "Existing partnerships",
            vec![
                paragraph(vec![text(
                    "Within 90 days after this ordinance takes effect, the City Administrator must end every surveillance partnership that is in force on that date. In doing so the City Administrator must:",
                )]),
                items(
                    &["(a)", "(b)", "(c)"],
                    &[
                        "give the notice of termination that the agreement requires, or, if it requires none, notice in writing;",
                        "have every account, credential, and means of access revoked; and",
                        "ask the company in writing to return or delete all data that it received from the City or because of the partnership, unless the data must be kept under Section 9.67.060.",
                    ],
                ),
                note(
                    "The number of days is the option end_days. Check each agreement for a longer notice period; a city can be bound by one.",
                ),
            ],
        ),
        section(
            SectionKind::Bill,
            "SECTION 3.",
            "Severability",
            vec![prose(
                "If a court holds any part of this ordinance or its application to any person or circumstance invalid, the rest of the ordinance, and the application of that part to other persons or circumstances, is not affected. The Council would have adopted each part without the others.",
            )],
        ),
        section(
            SectionKind::Bill,
            "SECTION 4.",
            "California Environmental Quality Act",
            vec![prose(
                "The Council finds that this ordinance is not a project under the California Environmental Quality Act, because it has no potential to cause a physical change in the environment. Cal. Code Regs. tit. 14, § 15378(b)(2).",
            )],
        ),
        section(
            SectionKind::Bill,
            "SECTION 5.",
            "",
            vec![prose(
                "The City Clerk must have this ordinance codified, and may correct clerical errors and the numbers of sections and cross-references in it.",
            )],
        ),
        section(
            SectionKind::Bill,
            "SECTION 6.",
            "Effective date",
            vec![
                paragraph(vec![
                    text("This ordinance takes effect "),
                    days,
                    text(" days after final passage."),
                ]),
                note(
                    "Confirm the effective date with the City Attorney. The Charter gives a different date to an ordinance passed by six votes.",
                ),
            ],
        ),
    ]
}

fn adoption() -> Vec<Block> {
    vec![
        paragraph(vec![text("In Council, Oakland, California, "), blank("date of adoption", "")]),
        prose("Passed by the following vote:"),
        Block::Table(Table {
            head: vec![
                vec![text("Ayes")],
                vec![text("Noes")],
                vec![text("Absent")],
                vec![text("Abstaining")],
            ],
            rows: vec![vec![
                vec![blank("names", "")],
                vec![blank("names", "")],
                vec![blank("names", "")],
                vec![blank("names", "")],
            ]],
        }),
        sign("Attest:", &["City Clerk and Clerk of the Council", "of the City of Oakland, California"]),
        sign("Date of attestation:", &[]),
    ]
}
