//! Numbering: each number of the tree as one that Word itself counts.
//!
//! In: the labels of the tree, first all of them, then one by one in the order of the text. Out: for each the list and
//! the level under which Word prints exactly that label, or the advice to print it as words; and the part that defines
//! the lists. It must not write the text. Source: ISO/IEC 29500-1, 17.9.
//!
//! A list that Word would count on takes its level alone. Elsewhere a list of its own begins at the right number. It
//! is counted here both as Word counts, where lists of one definition share their counters, and as programs do that
//! count each list apart; a number stands only where both agree.

use super::label::{self, Format, Pattern};
use super::xml::{push_number, push_text};
use crate::instrument::{Block, Instrument, NoteKind, Part, Section, SectionKind, plain};

/// The levels that Word has.
const LEVELS: usize = 9;
/// The level of sections of the paper, of sections of the code, and the first of subdivisions.
pub(super) const BILL: usize = 0;
pub(super) const CODE: usize = 1;
pub(super) const FIRST: usize = 2;
/// The list to which the heading styles belong, and that of bullets.
const BASE: u32 = 1;
pub(super) const BULLETS: u32 = 2;
/// How far each level is set in, in twentieths of a point.
pub(super) const STEP: u32 = 720;
/// How far each level of bullets is.
pub(super) const BULLET: u32 = 360;

/// A place in a list of Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list.
    pub(super) list: u32,
    /// The level in it, from 0.
    pub(super) level: usize,
    /// Whether the style of the level says it already.
    pub(super) by_style: bool,
}

/// A list that begins elsewhere than Word would count.
struct Restart {
    level: usize,
    start: u32,
    /// The level's own text, where it is not that of the definition.
    text: Option<Pattern>,
    outside: bool,
}

type Counters = [Option<u32>; LEVELS];

/// The lists of one document.
pub(super) struct Numbering {
    patterns: [Option<Pattern>; LEVELS],
    /// The number that each level begins with.
    starts: [u32; LEVELS],
    /// The depth at which sections of the paper and of the code first stand.
    heads: [Option<usize>; 2],
    restarts: Vec<Restart>,
    /// What Word has counted: in sections, and outside of them.
    shared: [Counters; 2],
    /// What each list has counted by itself.
    apart: Vec<Counters>,
    /// The list that a number of each level would go on with.
    open: [Option<u32>; LEVELS],
}

impl Numbering {
    /// Learns how each level of an instrument is numbered.
    pub(super) fn learn(instrument: &Instrument) -> Self {
        let mut series = Series::default();
        for part in &instrument.parts {
            match part {
                Part::Title(_) => {}
                Part::Recitals(recitals) => {
                    recitals.iter().for_each(|recital| series.blocks(&recital.blocks, FIRST))
                }
                Part::Body(sections) => series.sections(sections, 0),
                Part::Masthead(blocks)
                | Part::Enacting(blocks)
                | Part::Closing(blocks)
                | Part::Adoption(blocks) => series.blocks(blocks, FIRST),
            }
        }
        let patterns = series.labels.each_ref().map(|labels| label::learn(labels));
        let start = |level: usize| {
            let first = series.labels[level].first().filter(|_| level < FIRST);
            patterns[level].as_ref().zip(first).and_then(|(pattern, (label, _))| pattern.read(label))
        };
        Self {
            starts: std::array::from_fn(|level| start(level).unwrap_or(1)),
            patterns,
            heads: series.heads,
            restarts: Vec::new(),
            shared: [[None; LEVELS]; 2],
            apart: vec![[None; LEVELS]; 3],
            open: [None; LEVELS],
        }
    }

    /// The level of sections of a kind; none for those without numbers.
    pub(super) fn level_of(kind: SectionKind) -> Option<usize> {
        match kind {
            SectionKind::Bill => Some(BILL),
            SectionKind::Code => Some(CODE),
            SectionKind::Plain => None,
        }
    }

    /// Lists outside of sections begin anew; `outside` says whether such a part begins.
    pub(super) fn begin_part(&mut self, outside: bool) {
        self.open = [None; LEVELS];
        if !outside {
            self.open[BILL] = Some(BASE);
            self.open[CODE] = Some(BASE);
        }
    }

    /// The place in a list at which Word prints this label, if there is one.
    pub(super) fn place(&mut self, level: usize, label: &str, outside: bool) -> Option<Listed> {
        if level >= LEVELS {
            return None;
        }
        let usual = self.patterns[level].as_ref().and_then(|pattern| pattern.read(label));
        if let Some(number) = usual {
            let list =
                self.open[level].filter(|list| self.would_print(*list, level, outside) == Some(number));
            let list = list.unwrap_or_else(|| self.restart(level, number, None, outside));
            self.count(list, level, outside);
            return Some(Listed { list, level, by_style: list == BASE });
        }
        let pattern = label::readings(label).into_iter().next()?;
        let number = pattern.read(label)?;
        let list = self.restart(level, number, Some(pattern), outside);
        self.count(list, level, outside);
        Some(Listed { list, level, by_style: false })
    }

    fn restart(&mut self, level: usize, start: u32, text: Option<Pattern>, outside: bool) -> u32 {
        self.restarts.push(Restart { level, start, text, outside });
        self.apart.push([None; LEVELS]);
        u32::try_from(self.apart.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number that would be printed next, if both ways of counting agree.
    fn would_print(&self, list: u32, level: usize, outside: bool) -> Option<u32> {
        // A list with a text of its own at this level prints other words.
        if self.restarted(list).is_some_and(|restart| restart.level == level && restart.text.is_some()) {
            return None;
        }
        let apart = self.next(self.apart.get(list as usize)?, list, level);
        let shared = self.next(&self.shared[usize::from(outside)], list, level);
        (apart == shared).then_some(apart)
    }

    fn next(&self, counters: &Counters, list: u32, level: usize) -> u32 {
        match counters[level] {
            Some(number) => number + 1,
            None => self.start(list, level).unwrap_or(self.starts[level]),
        }
    }

    fn start(&self, list: u32, level: usize) -> Option<u32> {
        self.restarted(list).filter(|restart| restart.level == level).map(|restart| restart.start)
    }

    fn restarted(&self, list: u32) -> Option<&Restart> {
        self.restarts.get((list as usize).checked_sub(3)?)
    }

    fn count(&mut self, list: u32, level: usize, outside: bool) {
        let unused = self.apart[list as usize].iter().all(Option::is_none);
        let fresh = self.start(list, level).filter(|_| unused);
        for which in [true, false] {
            let counters = match which {
                true => &self.apart[list as usize],
                false => &self.shared[usize::from(outside)],
            };
            let number = fresh.unwrap_or_else(|| self.next(counters, list, level));
            let counters = match which {
                true => &mut self.apart[list as usize],
                false => &mut self.shared[usize::from(outside)],
            };
            counters[level] = Some(number);
            // Sections of the code run on through the sections of the paper.
            (level + 1..LEVELS).filter(|deeper| *deeper != CODE).for_each(|deeper| counters[deeper] = None);
        }
        self.open[level] = Some(list);
        for deeper in level + 1..LEVELS {
            if deeper != CODE {
                self.open[deeper] = Some(list);
            }
        }
    }

    /// The style that a level is bound to.
    pub(super) fn style(&self, level: usize) -> Option<String> {
        match level {
            // A style belongs to one level, so that sections of two kinds at one depth cannot share one.
            CODE if self.heads[CODE] == self.heads[BILL] => None,
            BILL | CODE => self.heads[level].map(|depth| format!("Heading{}", depth.min(3) + 1)),
            _ => Some(list_style("ListNumber", level - FIRST)).filter(|_| level < FIRST + 5),
        }
    }

    /// The part that defines the lists.
    pub(super) fn part(&self) -> String {
        let mut out = String::with_capacity(16 * 1024);
        out.push_str(super::package::DECLARATION);
        out.push_str(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
        );
        for (id, styled) in [(0_u32, true), (1, false)] {
            definition(&mut out, id);
            (0..LEVELS).for_each(|level| {
                self.level(&mut out, level, self.patterns[level].as_ref(), self.starts[level], styled)
            });
            out.push_str("</w:abstractNum>");
        }
        definition(&mut out, 2);
        (0..LEVELS).for_each(|level| bullet(&mut out, level));
        out.push_str("</w:abstractNum>");
        for (list, definition) in [(BASE, 0_u32), (BULLETS, 2)] {
            open_list(&mut out, list, definition);
            out.push_str("</w:num>");
        }
        for (restart, list) in self.restarts.iter().zip(BULLETS + 1..) {
            open_list(&mut out, list, u32::from(restart.outside));
            out.push_str("<w:lvlOverride w:ilvl=\"");
            push_number(&mut out, restart.level as u64);
            out.push_str("\"><w:startOverride w:val=\"");
            push_number(&mut out, restart.start);
            out.push_str("\"/>");
            if restart.text.is_some() {
                let styled = !restart.outside;
                self.level(&mut out, restart.level, restart.text.as_ref(), restart.start, styled);
            }
            out.push_str("</w:lvlOverride></w:num>");
        }
        out.push_str("</w:numbering>");
        out
    }

    /// One level: a section's number runs into its heading, a subdivision's hangs.
    fn level(&self, out: &mut String, level: usize, pattern: Option<&Pattern>, start: u32, styled: bool) {
        let usual = Pattern { before: "(".to_owned(), format: Format::Decimal, after: ")".to_owned() };
        let pattern = pattern.unwrap_or(&usual);
        open_level(out, level, start, pattern.format.name());
        if level == CODE {
            out.push_str("<w:lvlRestart w:val=\"0\"/>");
        }
        if let Some(style) = self.style(level).filter(|_| styled) {
            out.push_str("<w:pStyle w:val=\"");
            out.push_str(&style);
            out.push_str("\"/>");
        }
        out.push_str(if level < FIRST { "<w:suff w:val=\"space\"/>" } else { "" });
        out.push_str("<w:lvlText w:val=\"");
        push_text(out, &pattern.before);
        out.push('%');
        push_number(out, level as u64 + 1);
        push_text(out, &pattern.after);
        out.push_str("\"/><w:lvlJc w:val=\"left\"/>");
        if level < FIRST {
            out.push_str(
                "<w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl>",
            );
        } else {
            indent(out, level - FIRST, STEP);
        }
    }
}

fn definition(out: &mut String, id: u32) {
    out.push_str("<w:abstractNum w:abstractNumId=\"");
    push_number(out, id);
    out.push_str("\"><w:multiLevelType w:val=\"multilevel\"/>");
}

fn open_list(out: &mut String, list: u32, definition: u32) {
    out.push_str("<w:num w:numId=\"");
    push_number(out, list);
    out.push_str("\"><w:abstractNumId w:val=\"");
    push_number(out, definition);
    out.push_str("\"/>");
}

fn open_level(out: &mut String, level: usize, start: u32, format: &str) {
    out.push_str("<w:lvl w:ilvl=\"");
    push_number(out, level as u64);
    out.push_str("\"><w:start w:val=\"");
    push_number(out, start);
    out.push_str("\"/><w:numFmt w:val=\"");
    out.push_str(format);
    out.push_str("\"/>");
}

fn bullet(out: &mut String, level: usize) {
    open_level(out, level, 1, "bullet");
    if level < 5 {
        out.push_str("<w:pStyle w:val=\"");
        out.push_str(&list_style("ListBullet", level));
        out.push_str("\"/>");
    }
    out.push_str("<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>");
    indent(out, level, BULLET);
}

fn indent(out: &mut String, depth: usize, step: u32) {
    out.push_str("<w:pPr><w:ind w:left=\"");
    push_number(out, u64::from(step) * (depth as u64 + 1));
    out.push_str("\" w:hanging=\"");
    push_number(out, step);
    out.push_str("\"/></w:pPr></w:lvl>");
}

/// The style of a list at a depth from 0: `List Number`, `List Number 2`, as far as Word has them.
pub(super) fn list_style(name: &str, depth: usize) -> String {
    match depth.min(4) {
        0 => name.to_owned(),
        deep => format!("{name}{}", deep + 1),
    }
}

/// Every label of each level, in the order of the text.
#[derive(Default)]
struct Series<'a> {
    labels: [Vec<(&'a str, bool)>; LEVELS],
    heads: [Option<usize>; 2],
}

impl<'a> Series<'a> {
    fn sections(&mut self, sections: &'a [Section], depth: usize) {
        for section in sections {
            if let (Some(level), Some(number)) = (Numbering::level_of(section.kind), &section.number) {
                let first = self.labels[level].is_empty();
                self.labels[level].push((number.label.trim(), first));
                self.heads[level].get_or_insert(depth.min(3));
            }
            self.blocks(&section.blocks, FIRST);
            self.sections(&section.sections, depth + 1);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], level: usize) {
        let mut first = true;
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for item in items {
                        self.label(plain::label(item.number.as_ref()), level, &mut first);
                        self.blocks(&item.blocks, level + 1);
                    }
                }
                Block::Definition(definition) => {
                    let label = plain::label(definition.number.as_ref());
                    self.label(label, level, &mut first);
                    self.blocks(&definition.blocks, level + usize::from(!label.is_empty()));
                }
                Block::List { items } => items.iter().for_each(|item| self.blocks(item, level)),
                Block::DraftingNote { kind: NoteKind::Advice | NoteKind::Caution, .. }
                | Block::Paragraph { .. }
                | Block::Table(_)
                | Block::Signature(_) => {}
            }
        }
    }

    fn label(&mut self, label: &'a str, level: usize, first: &mut bool) {
        if let Some(labels) = self.labels.get_mut(level).filter(|_| !label.is_empty()) {
            labels.push((label.trim(), *first));
            *first = false;
        }
    }
}
