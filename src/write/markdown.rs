//! Markdown: the paper as CommonMark 0.31 with the tables, footnotes and alerts that GitHub added.
//!
//! In: an instrument. Out: UTF-8 source. It must not know pages, nor use HTML.
//!
//! A paragraph is one line, however long: a changed value then changes one line, and nothing around it moves.
//! Breaking at sentences would do the same only if `Sec. 9` and `No. 5` did not look like their ends. Subdivisions
//! are bullets whose text begins with the number, because a list that a parser numbers shows its own numbers. The
//! title is the one `#` heading, sections of the paper are `##`, those of the code `###`. To turn it into another
//! format with pandoc read it as `gfm`; pandoc's own Markdown would take `(a)` for a list of its own.

mod escape;
mod inline;

use super::{Layout, Record, Writer};
use crate::instrument::{Block, Inline, Instrument, NoteKind, Part, Section, Signature, Table, plain};
use escape::Spot;
use inline::Inside;
use std::collections::BTreeSet;

/// The line that somebody signs on, as source.
const SIGNATURE_RULE: &str = "\\______________________________";

/// The Markdown writer.
pub struct Markdown;

impl Writer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "CommonMark with tables, footnotes and alerts, for reading on the web and comparing versions"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn media_type(&self) -> &'static str {
        "text/markdown"
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Headings, lists, tables and footnotes as CommonMark with GitHub’s extensions; notes as alerts.",
                "One paragraph a line, so that a comparison of two versions shows which paragraphs differ.",
            ],
            loses: &[
                "Cross-references are words, not links.",
                "The keys of blanks and values.",
                "Pages, line numbers, and what is centered.",
            ],
        }
    }

    fn write(&self, instrument: &Instrument, _layout: &Layout) -> Result<Vec<u8>, String> {
        let mut page = Source {
            out: String::with_capacity(96 * 1024),
            levels: Vec::new(),
            gap: false,
            snug: false,
            star: false,
            footnotes: instrument.footnotes.iter().map(|footnote| footnote.number).collect(),
        };
        for part in &instrument.parts {
            page.part(part);
        }
        for footnote in &instrument.footnotes {
            page.gap = true;
            let mark = format!("[^{}]: ", footnote.number);
            page.within(Level { first: mark, rest: "    ", fresh: true, tight: false }, |page| {
                page.item("", &footnote.blocks);
                if page.levels.last().is_some_and(|level| level.fresh) {
                    page.line("");
                }
            });
        }
        if !page.out.ends_with('\n') {
            page.out.push('\n');
        }
        Ok(page.out.into_bytes())
    }
}

/// What stands before every line of a list item, a quotation or a footnote.
struct Level {
    /// Before its first line.
    first: String,
    /// Before its other lines.
    rest: &'static str,
    /// Whether its first line is still to come.
    fresh: bool,
    /// Whether a list may follow a paragraph without an empty line.
    tight: bool,
}

struct Source {
    out: String,
    levels: Vec<Level>,
    /// Whether an empty line comes before the next line.
    gap: bool,
    /// Whether the line before is the end of a paragraph, which a list may follow directly.
    snug: bool,
    /// Whether the last list had hyphens for bullets, so that a list right after it must have asterisks.
    star: bool,
    footnotes: BTreeSet<u32>,
}

impl Source {
    fn part(&mut self, part: &Part) {
        self.gap = true;
        match part {
            Part::Title(inlines) => self.heading(1, "", inlines),
            Part::Recitals(recitals) => recitals.iter().for_each(|recital| self.blocks(&recital.blocks)),
            Part::Body(sections) => sections.iter().for_each(|section| self.section(section, 2)),
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                self.blocks(blocks);
            }
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        self.heading(level, plain::label(section.number.as_ref()), &section.heading);
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|section| self.section(section, level + 1));
    }

    fn heading(&mut self, level: usize, label: &str, inlines: &[Inline]) {
        let inside = Inside { line_start: false, heading: true, one_line: true, ..self.inside() };
        let text = inline::source(inlines, inside);
        let label = escaped_label(label, inside);
        let between = if text.is_empty() || label.is_empty() { "" } else { " " };
        if text.is_empty() && label.is_empty() {
            return;
        }
        self.gap = true;
        self.line(&format!("{} {label}{between}{text}", "#".repeat(level.min(6))));
        self.gap = true;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        self.star = false;
        for block in blocks {
            let after_list = std::mem::take(&mut self.star);
            match block {
                Block::Paragraph { inlines, .. } => self.paragraph("", inlines),
                Block::Definition(definition) => {
                    self.item(plain::label(definition.number.as_ref()), &definition.blocks);
                }
                Block::Subdivisions { items } => {
                    let items =
                        items.iter().map(|item| (plain::label(item.number.as_ref()), item.blocks.as_slice()));
                    self.list(items, after_list);
                }
                Block::List { items } => {
                    self.list(items.iter().map(|item| ("", item.as_slice())), after_list)
                }
                Block::Table(table) => self.table(table),
                Block::DraftingNote { kind, blocks } => self.note(*kind, blocks),
                Block::Signature(signature) => self.signature(signature),
            }
        }
    }

    /// A bullet an item; each item's blocks stand under its bullet.
    fn list<'t>(&mut self, items: impl Iterator<Item = (&'t str, &'t [Block])>, after_list: bool) {
        if self.levels.last().is_some_and(|level| level.tight) && self.snug {
            self.gap = false;
        }
        let bullet = if after_list { "* " } else { "- " };
        for (label, blocks) in items {
            let level = Level { first: bullet.to_owned(), rest: "  ", fresh: true, tight: true };
            let is_simple = self.within(level, |source| {
                source.item(label, blocks);
                matches!(
                    blocks,
                    [Block::Paragraph { .. }] | [Block::Paragraph { .. }, Block::Subdivisions { .. }]
                )
            });
            self.gap = !is_simple;
        }
        self.gap = true;
        self.star = !after_list;
    }

    /// Blocks after a label, which runs into the first paragraph.
    fn item(&mut self, label: &str, blocks: &[Block]) {
        let rest = match blocks.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) => {
                self.paragraph(label, inlines);
                rest
            }
            _ => {
                self.paragraph(label, &[]);
                blocks
            }
        };
        self.blocks(rest);
    }

    fn paragraph(&mut self, label: &str, inlines: &[Inline]) {
        let inside = Inside { line_start: label.is_empty(), ..self.inside() };
        let text = inline::source(inlines, inside);
        let label = escaped_label(label, Inside { line_start: true, ..inside });
        match (label.is_empty(), text.is_empty()) {
            (true, true) => return,
            (true, false) => self.lines(&text),
            (false, true) => self.lines(&label),
            (false, false) => self.lines(&format!("{label} {text}")),
        }
        self.gap = true;
        self.snug = true;
    }

    /// An alert; inside a list, where alerts are not rendered, a quotation that says what it is.
    fn note(&mut self, kind: NoteKind, blocks: &[Block]) {
        let nested = !self.levels.is_empty();
        self.gap = true;
        self.within(Level { first: "> ".to_owned(), rest: "> ", fresh: true, tight: false }, |source| {
            source.line(match (kind, nested) {
                (NoteKind::Advice, true) => "**Note to drafter:**",
                (NoteKind::Advice, false) => "[!NOTE]",
                (NoteKind::Caution, true) => "**Not confirmed:**",
                (NoteKind::Caution, false) => "[!CAUTION]",
            });
            source.gap = nested;
            source.blocks(blocks);
        });
        self.gap = true;
    }

    fn table(&mut self, table: &Table) {
        let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        if count == 0 {
            return;
        }
        self.gap = true;
        self.cells(&table.head, count);
        self.line(&format!("|{}", " --- |".repeat(count)));
        table.rows.iter().for_each(|row| self.cells(row, count));
        self.gap = true;
    }

    fn cells(&mut self, cells: &[Vec<Inline>], count: usize) {
        let inside = Inside { line_start: false, one_line: true, ..self.inside() };
        let mut line = "|".to_owned();
        for index in 0..count {
            let cell = cells.get(index).map(|cell| inline::source(cell, inside)).unwrap_or_default();
            line.push(' ');
            line.push_str(&cell);
            line.push_str(if cell.is_empty() { "|" } else { " |" });
        }
        self.line(&line);
    }

    /// One paragraph, a line each for the caption, the rule to sign on and the office.
    fn signature(&mut self, signature: &Signature) {
        let inside = Inside { ends: false, ..self.inside() };
        let caption = inline::source(&signature.caption, inside);
        let office = signature.lines.iter().map(|line| inline::source(line, inside));
        let office: Vec<String> = office.filter(|line| !line.is_empty()).collect();
        let between = match (caption.is_empty(), office.is_empty()) {
            (true, _) => "",
            // A date is written beside its caption.
            (_, true) => " ",
            _ => "\\\n",
        };
        let mut text = format!("{caption}{between}{SIGNATURE_RULE}");
        for (index, line) in office.iter().enumerate() {
            // Between underscores and a backslash a space is needed: the two would make a mark that can open emphasis.
            text.push_str(if index == 0 { " \\\n" } else { "\\\n" });
            text.push_str(line);
        }
        self.gap = true;
        self.lines(&text);
        self.gap = true;
    }

    fn within<T>(&mut self, level: Level, write: impl FnOnce(&mut Self) -> T) -> T {
        self.levels.push(level);
        let result = write(self);
        self.levels.pop();
        result
    }

    fn lines(&mut self, text: &str) {
        text.split('\n').for_each(|line| self.line(line));
    }

    /// One line, behind what every level puts before it, and after an empty line where one is due.
    fn line(&mut self, text: &str) {
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            self.before(true);
            self.end();
        }
        self.before(false);
        self.snug = false;
        self.out.push_str(text);
        self.end();
    }

    fn before(&mut self, empty: bool) {
        for level in &mut self.levels {
            if !level.fresh {
                self.out.push_str(level.rest);
            } else if empty {
                break;
            } else {
                self.out.push_str(&level.first);
                level.fresh = false;
            }
        }
    }

    fn end(&mut self) {
        let length = self.out.trim_end_matches(' ').len();
        self.out.truncate(length);
        self.out.push('\n');
    }

    fn inside(&self) -> Inside<'_> {
        Inside {
            line_start: true,
            heading: false,
            one_line: false,
            ends: true,
            link: false,
            footnotes: &self.footnotes,
        }
    }
}

fn escaped_label(label: &str, inside: Inside<'_>) -> String {
    let mut out = String::new();
    let spot = Spot {
        line_start: inside.line_start,
        heading: inside.heading,
        emphasis: true,
        after_mark: false,
        last: false,
    };
    escape::push(&mut out, label.trim(), spot);
    out
}
