//! Word: an Office Open XML document that Word users go on with.
//!
//! ```text
//!     Instrument ─▶ numbering (learns the labels) ─▶ document: block, inline, table, note, reference ─▶ package
//!                                                     └─ styles, page (header, footer), property
//! ```
//!
//! In: an instrument, and whether its lines are numbered. Out: a DOCX file: styles, lists that Word counts, fields,
//! content controls, comments. It must not know pages: Word makes them. Source: ISO/IEC 29500-1 and 29500-4
//! (transitional), nothing of later extensions.

mod block;
mod contents;
mod inline;
mod label;
mod note;
mod numbering;
mod package;
mod page;
mod paragraph;
mod property;
mod reference;
mod styles;
mod table;
mod xml;

use super::{Follows, Layout, Record, Writer};
use crate::instrument::{Block, Inline, Instrument, Part};
use numbering::Numbering;
use package::Part as Packed;
use reference::Targets;
use std::collections::BTreeMap;

/// The name space of all elements of Word, and that of relationships.
const NAMESPACES: &str = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

/// The writer of Word documents.
pub struct Docx;

impl Writer for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn about(&self) -> &'static str {
        "a Word document with styles, lists that Word numbers, fields, content controls and comments"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }

    fn follows(&self) -> Follows {
        Follows { line_numbers: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Headings and subdivisions as levels of lists that Word numbers, in the body’s own style; cross-references as fields.",
                "Blanks as content controls with their keys as tags; drafting notes as comments on the text they are about.",
                "Contents of a long paper, footnotes, tables with header rows, signatures that no page end cuts, `Page x of y`, the draft’s mark.",
                "Numbered lines where the body numbers them, or with `--line-numbers yes`.",
            ],
            loses: &[
                "The keys of values.",
                "A number that Word cannot count by itself is printed as words.",
                "A cross-reference that cites a number without the words before it, as `Section 4` does for `SECTION 4.`, is a link: it keeps its words when sections are renumbered.",
                "Contents name no pages, which Word alone knows; without its switch `\\n` the field tells them when it is updated.",
                "A note to the drafter at a footnote or in another note stands in the text of that note.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, layout: &Layout) -> Result<Vec<u8>, String> {
        let mut document = Document::new(instrument);
        document.body(instrument);
        let lines = layout.line_numbers.unwrap_or(instrument.paper.line_numbers);
        let page = page::Page::of(instrument, lines);
        document.out.push_str(&page.section());
        document.out.push_str("</w:body></w:document>");
        package::pack(&document.into_parts(instrument, &page))
    }
}

/// Which text is being written: the paper itself, its footnotes or its comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Story {
    Body,
    Footnotes,
    Comments,
}

/// Where blocks stand, and as what.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The style of a paragraph that has no reason for another.
    style: &'static str,
    /// How far the text is set in, in twentieths of a point.
    left: u32,
    /// How many numbers, and how many bullets, the text stands under.
    depth: usize,
    bullets: usize,
    /// Whether this is outside of the sections, where lists belong to none of them.
    outside: bool,
    /// Whether numbers are words here: in notes, which Word counts apart.
    literal: bool,
    /// Whether every paragraph stays with the next.
    together: bool,
    /// Whether people vote and sign here.
    signing: bool,
}

/// What is known while one document is written.
struct Document<'a> {
    /// The XML of the story that is being written.
    out: String,
    story: Story,
    footnotes: String,
    comments: String,
    /// The addresses that each story leads to.
    links: [Vec<String>; 3],
    numbering: Numbering,
    targets: Targets<'a>,
    /// The footnotes that there are, and for those that have been called the number that Word gives them.
    notes: BTreeMap<u32, note::Called<'a>>,
    /// How many footnotes Word has numbered.
    counted: u32,
    commented: u32,
    /// The footnotes that comments call for, each with the end of the comment.
    told: Vec<(u32, usize)>,
    /// Whether contents are still to be written.
    contents: bool,
    /// The comments that wait for a paragraph to be about.
    waiting: Vec<u32>,
    /// Those that the paragraph being written is about.
    begun: Vec<u32>,
    /// Where the content of the last paragraph of the body begins and ends.
    last: Option<(usize, usize)>,
    /// Where its properties can say that it stays with the next, if they do not.
    loose: Option<usize>,
    controls: u32,
    bookmarks: u32,
    run: inline::Run,
}

impl<'a> Document<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let mut out = String::with_capacity(192 * 1024);
        out.push_str(package::DECLARATION);
        out.push_str("<w:document");
        out.push_str(NAMESPACES);
        out.push_str("<w:body>");
        Self {
            out,
            story: Story::Body,
            footnotes: String::new(),
            comments: String::new(),
            links: Default::default(),
            numbering: Numbering::learn(instrument),
            targets: Targets::collect(instrument),
            notes: note::uncalled(instrument),
            counted: 0,
            commented: 0,
            told: Vec::new(),
            // A body adopts no list of contents; a draft has one to find its way by.
            contents: !(instrument.identity.finished && instrument.identity.is_adopted()),
            waiting: Vec::new(),
            begun: Vec::new(),
            last: None,
            loose: None,
            controls: 0,
            bookmarks: 0,
            run: inline::Run::default(),
        }
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    fn body(&mut self, instrument: &'a Instrument) {
        let opening = |part: &&Part| matches!(part, Part::Masthead(_) | Part::Title(_));
        let above = instrument.parts.iter().take_while(opening).count();
        for part in &instrument.parts[..above] {
            self.part(part, instrument);
        }
        if instrument.identity.is_adopted() {
            self.contents(instrument);
        }
        for part in &instrument.parts[above..] {
            self.part(part, instrument);
        }
        self.uncalled_footnotes();
        self.rest_of_comments();
    }

    fn part(&mut self, part: &'a Part, instrument: &'a Instrument) {
        let outside = !matches!(part, Part::Body(_));
        self.numbering.begin_part(outside);
        let page = Place { outside, ..Place::of("BodyText") };
        match part {
            Part::Masthead(blocks) => {
                let style = if instrument.identity.is_addressed() { "Address" } else { "Masthead" };
                self.blocks(blocks, Place { style, ..page });
            }
            Part::Title(inlines) => self.title(inlines),
            Part::Recitals(recitals) => {
                for recital in recitals {
                    self.blocks(&recital.blocks, Place { style: "Recital", ..page });
                }
            }
            Part::Enacting(blocks) => self.blocks(blocks, Place { style: "EnactingClause", ..page }),
            Part::Body(sections) => {
                for section in sections {
                    // Contents come after the lines that address a memorandum.
                    if !section.heading.is_empty() {
                        self.contents(instrument);
                    }
                    self.section(section, 0);
                }
            }
            Part::Closing(blocks) => self.blocks(blocks, page),
            Part::Adoption(blocks) => {
                // Signatures alone on a sheet could be put under any text.
                self.tie();
                self.blocks(blocks, Place { together: is_short(blocks), signing: true, ..page });
            }
        }
    }

    fn title(&mut self, inlines: &'a [Inline]) {
        self.paragraph(&paragraph::Properties::of("Title"), inlines);
    }

    fn into_parts(mut self, instrument: &Instrument, page: &page::Page) -> Vec<Packed> {
        let [body, notes, comments] = std::mem::take(&mut self.links);
        let part = |name, kind, relation, xml| Packed { name, kind, relation, xml, links: Vec::new() };
        let language = property::language(&instrument.identity.language);
        let styles = styles::part(&self.numbering, language);
        let has_notes = !self.footnotes.is_empty();
        let has_comments = !self.comments.is_empty();
        let mut parts = vec![
            Packed { links: body, ..part("word/document.xml", "document.main", "officeDocument", self.out) },
            part("word/styles.xml", "styles", "styles", styles),
            part("word/numbering.xml", "numbering", "numbering", self.numbering.part()),
            part("word/settings.xml", "settings", "settings", property::settings(has_notes)),
            part("word/fontTable.xml", "fontTable", "fontTable", property::fonts()),
            part("word/header1.xml", "header", "header", page.header(false)),
            part("word/header2.xml", "header", "header", page.header(true)),
            part("word/footer1.xml", "footer", "footer", page.footer()),
        ];
        if has_notes {
            let xml = note::footnotes_part(&self.footnotes);
            parts.push(Packed { links: notes, ..part("word/footnotes.xml", "footnotes", "footnotes", xml) });
        }
        if has_comments {
            let xml = note::comments_part(&self.comments);
            parts.push(Packed { links: comments, ..part("word/comments.xml", "comments", "comments", xml) });
        }
        let core = property::core(instrument, language);
        let name = "application/vnd.openxmlformats-package.core-properties";
        parts.push(part("docProps/core.xml", name, "metadata/core-properties", core));
        let name = "application/vnd.openxmlformats-officedocument.extended-properties";
        parts.push(part("docProps/app.xml", name, "extended-properties", property::app(instrument)));
        parts
    }
}

impl Place {
    /// At the left of the page, in this style.
    fn of(style: &'static str) -> Self {
        Self {
            style,
            left: 0,
            depth: 0,
            bullets: 0,
            outside: true,
            literal: false,
            together: false,
            signing: false,
        }
    }
}

/// Whether vote and signatures fit on a page with room to spare, and so can be kept together.
fn is_short(blocks: &[Block]) -> bool {
    let lines = |block: &Block| match block {
        Block::Paragraph { .. } | Block::Definition(_) | Block::DraftingNote { .. } => 2,
        Block::Subdivisions { items } => 2 * items.len(),
        Block::List { items } => 2 * items.len(),
        Block::Table(table) => 1 + table.rows.len(),
        Block::Signature(signature) => 4 + signature.lines.len(),
    };
    blocks.iter().map(lines).sum::<usize>() <= 32
}
