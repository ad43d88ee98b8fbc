//! The words of a tree as each writer must show them, without any space between them.

use whereas::instrument::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavor {
    Pages,
    Plain,
    Markdown,
    #[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "only Word is read so"))]
    /// A Word document, whose numbers, bullets and marks of notes Word makes.
    Word,
}

/// What a reader of the paper reads: the text, and each footnote by its number.
pub(crate) struct Words {
    pub(crate) body: String,
    pub(crate) notes: Vec<(u32, String)>,
    #[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "only Word is read so"))]
    /// What stands beside the text and not in it: drafting notes, where the format has comments.
    pub(crate) comments: Vec<String>,
}

pub(crate) fn of(instrument: &Instrument, flavor: Flavor) -> Words {
    let numbers = instrument.footnotes.iter().map(|footnote| footnote.number).collect();
    let mut reader = Reader {
        flavor,
        numbers,
        out: String::new(),
        depth: 0,
        called: Vec::new(),
        comments: Vec::new(),
        aside: false,
    };
    instrument.parts.iter().for_each(|part| reader.part(part));
    if flavor == Flavor::Word {
        // A footnote that nothing calls stands at the end.
        for footnote in &instrument.footnotes {
            if !reader.called.contains(&footnote.number) {
                reader.out.push_str(&footnote.number.to_string());
                reader.blocks(&footnote.blocks);
            }
        }
    }
    let body = squeeze(&std::mem::take(&mut reader.out));
    let mut notes = Vec::new();
    reader.depth = 1;
    reader.aside = true;
    for footnote in &instrument.footnotes {
        let mut called = std::mem::take(&mut reader.called);
        reader.blocks(&footnote.blocks);
        std::mem::swap(&mut called, &mut reader.called);
        let mark = match flavor {
            Flavor::Pages => raised(footnote.number),
            Flavor::Plain => format!("[{}]", footnote.number),
            Flavor::Markdown | Flavor::Word => String::new(),
        };
        notes.push((footnote.number, mark + &squeeze(&std::mem::take(&mut reader.out)), called));
    }
    if matches!(flavor, Flavor::Pages | Flavor::Plain) {
        let mut order = dedup(reader.called);
        let mut next = 0;
        while next < order.len() || notes.iter().any(|note| !order.contains(&note.0)) {
            if next == order.len() {
                order.extend(notes.iter().map(|note| note.0).find(|number| !order.contains(number)));
            }
            let called = notes.iter().find(|note| note.0 == order[next]).map(|note| &note.2[..]);
            order.extend_from_slice(called.unwrap_or_default());
            order = dedup(order);
            next += 1;
        }
        notes.sort_by_key(|note| order.iter().position(|number| *number == note.0).unwrap_or(usize::MAX));
    }
    let notes = notes.into_iter().map(|(number, words, _)| (number, words)).collect();
    Words { body, notes, comments: reader.comments }
}

/// A text without any space or control character.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

pub(crate) fn raised(number: u32) -> String {
    number
        .to_string()
        .chars()
        .map(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize - '0' as usize).unwrap())
        .collect()
}

fn dedup(numbers: Vec<u32>) -> Vec<u32> {
    numbers
        .iter()
        .enumerate()
        .filter(|(at, number)| !numbers[..*at].contains(number))
        .map(|(_, n)| *n)
        .collect()
}

struct Reader {
    flavor: Flavor,
    numbers: Vec<u32>,
    out: String,
    /// How many list items, quotations and footnotes we are in.
    depth: usize,
    called: Vec<u32>,
    comments: Vec<String>,
    /// Whether this is a footnote or a comment.
    aside: bool,
}

impl Reader {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Title(inlines) => self.inlines(inlines, false),
            Part::Recitals(recitals) => recitals.iter().for_each(|recital| self.blocks(&recital.blocks)),
            Part::Body(sections) => sections.iter().for_each(|section| self.section(section)),
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                self.blocks(blocks);
            }
        }
    }

    fn section(&mut self, section: &Section) {
        self.label(&section.number);
        self.inlines(&section.heading, false);
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn label(&mut self, number: &Option<Number>) {
        self.out.push_str(number.as_ref().map_or("", |number| &number.label));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines, .. } => self.inlines(inlines, false),
                Block::Definition(definition) => {
                    self.label(&definition.number);
                    self.blocks(&definition.blocks);
                }
                Block::Subdivisions { items } => {
                    for item in items {
                        self.label(&item.number);
                        self.deeper(&item.blocks);
                    }
                }
                Block::List { items } => {
                    for item in items {
                        let made = matches!(self.flavor, Flavor::Markdown | Flavor::Word);
                        self.out.push_str(if made { "" } else { "•" });
                        self.deeper(item);
                    }
                }
                Block::Table(table) if self.flavor == Flavor::Plain => self.records(table),
                Block::Table(table) => {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.inlines(cell, false);
                    }
                }
                Block::DraftingNote { kind: NoteKind::Advice, blocks }
                    if self.flavor == Flavor::Word && !self.aside =>
                {
                    let text = std::mem::take(&mut self.out);
                    self.aside = true;
                    self.deeper(blocks);
                    self.aside = false;
                    self.comments.push(squeeze(&std::mem::replace(&mut self.out, text)));
                }
                Block::DraftingNote { kind, blocks } => {
                    let caution = *kind == NoteKind::Caution;
                    self.out.push_str(match self.flavor {
                        Flavor::Pages | Flavor::Plain | Flavor::Word if caution => "NOT CONFIRMED:",
                        Flavor::Pages | Flavor::Plain | Flavor::Word => "NOTE TO DRAFTER:",
                        Flavor::Markdown if self.depth > 0 && caution => "Not confirmed:",
                        Flavor::Markdown if self.depth > 0 => "Note to drafter:",
                        Flavor::Markdown => "",
                    });
                    self.deeper(blocks);
                }
                Block::Signature(signature) => {
                    self.inlines(&signature.caption, false);
                    let rule = if self.flavor == Flavor::Markdown { "_".repeat(30) } else { String::new() };
                    self.out.push_str(&rule);
                    signature.lines.iter().for_each(|line| self.inlines(line, false));
                }
            }
        }
    }

    /// A table row by row, each cell after the head of its column.
    fn records(&mut self, table: &Table) {
        for row in &table.rows {
            for (at, cell) in row.iter().enumerate() {
                if let Some(head) = table.head.get(at).filter(|head| !head.is_empty()) {
                    self.inlines(head, false);
                    self.out.push(':');
                }
                self.inlines(cell, false);
            }
        }
        if table.rows.is_empty() {
            table.head.iter().for_each(|head| self.inlines(head, false));
        }
    }

    fn deeper(&mut self, blocks: &[Block]) {
        self.depth += 1;
        self.blocks(blocks);
        self.depth -= 1;
    }

    fn inlines(&mut self, inlines: &[Inline], in_link: bool) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => {
                    self.out.push_str(text);
                }
                Inline::Blank { label, key } if key.is_empty() => {
                    self.out.push_str(&"_".repeat(label.chars().count().clamp(8, 24)));
                }
                Inline::Blank { label, .. } => self.out.push_str(&format!("[{label}]")),
                Inline::Emphasis { inlines } | Inline::Strong { inlines } => self.inlines(inlines, in_link),
                Inline::Term { term } => self.out.push_str(&format!("“{term}”")),
                Inline::FootnoteMark { number } if self.flavor == Flavor::Word => {
                    let first = !self.aside && self.numbers.contains(number) && !self.called.contains(number);
                    if first {
                        self.called.push(*number);
                    } else {
                        self.out.push_str(&number.to_string());
                    }
                }
                Inline::FootnoteMark { number } => {
                    self.called.push(*number);
                    let mark = match self.flavor {
                        Flavor::Pages => raised(*number),
                        Flavor::Plain => format!("[{number}]"),
                        Flavor::Markdown if self.numbers.contains(number) && !in_link => {
                            format!("[^{number}]")
                        }
                        Flavor::Markdown | Flavor::Word => format!("[{number}]"),
                    };
                    self.out.push_str(&mark);
                }
                Inline::Link { href, inlines } => self.link(href, inlines, in_link),
                Inline::Break => self.out.push(' '),
            }
        }
    }

    fn link(&mut self, href: &str, inlines: &[Inline], in_link: bool) {
        if matches!(self.flavor, Flavor::Markdown | Flavor::Word) {
            if inlines.is_empty() && !in_link {
                self.out.push_str(href);
            }
            return self.inlines(inlines, in_link || !href.is_empty());
        }
        self.inlines(inlines, in_link);
        let address = href.strip_prefix("mailto:").unwrap_or(href);
        if !address.is_empty() && !address.starts_with('#') && !plain::words(inlines).contains(address) {
            self.out.push_str(&format!("<{address}>"));
        }
    }
}
