//! Numbers: sections, code sections, definitions and subdivisions, in whatever style a body uses.
//!
//! In: a tree without numbers and a [`Numbering`], made from examples of first numbers. Out: the same tree with a
//! [`Number`] on each node. It must not know which body uses which style; that is the jurisdiction's data.

pub mod figures;
mod pattern;

use super::{Block, Definition, Number, Part, Section, SectionKind, Subdivision};
use crate::source::Origin;
use pattern::{Counter, Pattern, bad, patterns};

/// What the items of a section without a number are cited as.
const ITEM: &str = "item ";

/// How one body numbers its papers and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    first_section: Pattern,
    later_sections: Pattern,
    code: Pattern,
    /// Where in the label of a code section the number begins.
    cite_from: usize,
    depths: Vec<Pattern>,
    letter_definitions: bool,
    reference: String,
    paper_reference: String,
    levels: Vec<String>,
}

/// The examples that a [`Numbering`] is made from, as a jurisdiction writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Examples<'a> {
    /// The first number of a section of the paper: `SECTION 1.`; a second example where later ones differ: `Section 1. § 2.`
    pub section: &'a str,
    /// `dotted`, `short`, `dashed`, or the first number of a code section with `{chapter}`: `§ {chapter}-301`.
    pub code: &'a str,
    /// The number of the chapter, or the words of the blank that stands for it.
    pub chapter: &'a str,
    /// The first number at each depth: `(a)(1)(A)(i)`.
    pub subdivision: &'a str,
    /// Whether definitions take a letter.
    pub letter_definitions: bool,
    /// How a section of the code is cited: `Section {number}`.
    pub reference: &'a str,
    /// How a section of the paper is cited.
    pub paper_reference: &'a str,
    /// What each depth is called in citations that name it; empty where numbers run together.
    pub levels: &'a [&'a str],
}

/// An example that holds no number that can be counted on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadExample {
    /// The example as it was written.
    pub example: String,
    /// What is wrong with it.
    pub fault: &'static str,
}

/// A subdivision deeper than the examples say how to number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDeep {
    /// How deep it is, from 1.
    pub depth: usize,
    /// Where it stands in the rendered Markdown.
    pub origin: Origin,
}

impl Numbering {
    /// Makes a numbering from examples.
    ///
    /// # Errors
    /// The first example from which no series can be counted.
    pub fn from_examples(examples: &Examples<'_>) -> Result<Self, BadExample> {
        let sections = patterns(examples.section)?;
        let [first_section, .., later_sections] = sections.as_slice() else {
            let [only] = sections.as_slice() else {
                return Err(bad(
                    examples.section,
                    "it must hold one number, or two where later sections differ",
                ));
            };
            return Self::with_sections(only.clone(), only.clone(), examples);
        };
        let apart =
            examples.section.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
        if sections.len() > 2 || apart.count() < 2 {
            return Err(bad(examples.section, "it must hold one number, or two with a space between them"));
        }
        let mut later = later_sections.clone();
        if let (Counter::Arabic { start: first, .. }, Counter::Arabic { start, step, .. }) =
            (first_section.counter, &mut later.counter)
        {
            // The two examples are the first two numbers, and so say how far apart the others are.
            let apart = start.checked_sub(first).filter(|apart| *apart > 0);
            *step = apart
                .ok_or_else(|| bad(examples.section, "its second number must be higher than its first"))?;
            *start = first;
        }
        Self::with_sections(first_section.clone(), later, examples)
    }

    fn with_sections(first: Pattern, later: Pattern, examples: &Examples<'_>) -> Result<Self, BadExample> {
        let code = match examples.code {
            "dotted" => "{chapter}.010",
            "short" => "{chapter}.1",
            "dashed" => "{chapter}-1",
            example => example,
        };
        for reference in [examples.reference, examples.paper_reference] {
            if !reference.contains("{number}") || reference.replace("{number}", "").contains(['{', '}']) {
                return Err(bad(reference, "it must hold `{number}` and no other placeholder"));
            }
        }
        let (prefix, series) = code.rsplit_once("{chapter}").unwrap_or(("", code));
        if code.matches("{chapter}").count() > 1 || prefix.contains(['{', '}']) {
            return Err(bad(examples.code, "`{chapter}` is the only placeholder it can have, once"));
        }
        let mut found = patterns(series).map_err(|fault| bad(examples.code, fault.fault))?;
        let [pattern] = found.as_mut_slice() else {
            return Err(bad(examples.code, "it must hold one number after the chapter"));
        };
        // A citation leaves out the words or the sign before the number: `§ 14-301` is cited as 14-301. The words of a
        // blank chapter may have spaces of their own.
        let chapter = if code.contains("{chapter}") { examples.chapter } else { "" };
        let cite_from = match pattern.before.rfind(' ') {
            Some(space) => prefix.len() + chapter.len() + space + 1,
            None => prefix.rfind(' ').map_or(0, |space| space + 1),
        };
        pattern.before = format!("{prefix}{chapter}{}", pattern.before);
        let depths = patterns(examples.subdivision)?;
        if depths.is_empty() {
            return Err(bad(examples.subdivision, "it must hold the first number of at least one depth"));
        }
        Ok(Self {
            first_section: first,
            later_sections: later,
            code: pattern.clone(),
            cite_from,
            depths,
            letter_definitions: examples.letter_definitions,
            reference: examples.reference.to_owned(),
            paper_reference: examples.paper_reference.to_owned(),
            levels: examples.levels.iter().map(|level| (*level).to_owned()).collect(),
        })
    }

    fn bill_section(&self, index: u32) -> Number {
        let pattern = if index == 0 { &self.first_section } else { &self.later_sections };
        Number {
            label: pattern.label(index),
            cite: self.paper_reference.replace("{number}", &pattern.counter.print(index)),
        }
    }

    fn code_section(&self, index: u32) -> Number {
        let label = self.code.label(index);
        let number = label.get(self.cite_from..).unwrap_or(&label).trim_end_matches('.');
        Number { cite: self.reference.replace("{number}", number), label }
    }

    /// The number of a subdivision `depth` deep whose parent is cited as `parent`.
    fn subdivision(&self, parent: &str, depth: usize, index: u32) -> Number {
        let pattern = self.depths.get(depth).or(self.depths.last());
        let label = pattern.map(|pattern| pattern.label(index)).unwrap_or_default();
        let cite = match self.levels.get(depth) {
            Some(level) => format!("{level} {} of {parent}", label.trim_end_matches('.')),
            None if label.starts_with(['(', '[']) => format!("{parent}{label}"),
            None if parent == ITEM => format!("{ITEM}{}", label.trim_end_matches('.')),
            None if depth == 0
                && self.depths.get(1).is_some_and(|next| next.before.starts_with(['(', '['])) =>
            {
                format!("{parent}{}", label.trim_end_matches('.'))
            }
            None => format!("{parent}({})", label.trim_end_matches(['.', ')'])),
        };
        Number { label, cite }
    }
}

/// Numbers every section, definition and subdivision of a tree, in order.
///
/// # Errors
/// The subdivisions that are deeper than the examples go.
pub fn number(parts: &mut [Part], numbering: &Numbering) -> Result<(), Vec<TooDeep>> {
    let mut pass = Pass { numbering, bills: 0, codes: 0, too_deep: Vec::new() };
    for part in parts {
        match part {
            Part::Body(sections) => sections.iter_mut().for_each(|section| pass.section(section)),
            Part::Recitals(recitals) => {
                recitals.iter_mut().for_each(|recital| pass.blocks(&mut recital.blocks, "", 0))
            }
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                pass.blocks(blocks, "", 0);
            }
            Part::Title(_) => {}
        }
    }
    if pass.too_deep.is_empty() { Ok(()) } else { Err(pass.too_deep) }
}

/// The state of numbering one tree: how many sections of each kind have gone before.
struct Pass<'a> {
    numbering: &'a Numbering,
    bills: u32,
    codes: u32,
    too_deep: Vec<TooDeep>,
}

impl Pass<'_> {
    fn section(&mut self, section: &mut Section) {
        let (number, count) = match section.kind {
            SectionKind::Bill => (self.numbering.bill_section(self.bills), &mut self.bills),
            SectionKind::Code => (self.numbering.code_section(self.codes), &mut self.codes),
            // Its items are cited by their own numbers: `item 3`.
            SectionKind::Plain => {
                self.blocks(&mut section.blocks, ITEM, 0);
                return section.sections.iter_mut().for_each(|inner| self.section(inner));
            }
        };
        *count += 1;
        self.blocks(&mut section.blocks, &number.cite, 0);
        section.number = Some(number);
        section.sections.iter_mut().for_each(|inner| self.section(inner));
    }

    /// Numbers the blocks of one node. Several lists at one depth run on in one series, so that no number stands twice.
    fn blocks(&mut self, blocks: &mut [Block], parent: &str, depth: usize) {
        let mut index = 0;
        for block in blocks {
            match block {
                Block::Subdivisions { items } => {
                    for item in items {
                        self.subdivision(item, parent, depth, index);
                        index += 1;
                    }
                }
                Block::Definition(definition) => {
                    index += u32::from(self.definition(definition, parent, depth, index))
                }
                Block::List { items } => items.iter_mut().for_each(|item| self.blocks(item, parent, depth)),
                Block::DraftingNote { blocks, .. } => self.blocks(blocks, "", 0),
                Block::Paragraph { .. } | Block::Table(_) | Block::Signature(_) => {}
            }
        }
    }

    fn subdivision(&mut self, item: &mut Subdivision, parent: &str, depth: usize, index: u32) {
        if depth >= self.numbering.depths.len() {
            self.too_deep.push(TooDeep { depth: depth + 1, origin: item.origin });
        }
        let number = self.numbering.subdivision(parent, depth, index);
        self.blocks(&mut item.blocks, &number.cite, depth + 1);
        item.number = Some(number);
    }

    /// Numbers a definition and what is in it; says whether it took a number of the series.
    fn definition(&mut self, definition: &mut Definition, parent: &str, depth: usize, index: u32) -> bool {
        let lettered = self.numbering.letter_definitions;
        if lettered {
            let number = self.numbering.subdivision(parent, depth, index);
            self.blocks(&mut definition.blocks, &number.cite, depth + 1);
            definition.number = Some(number);
        } else {
            let parent = format!("the definition of “{}” in {parent}", definition.term);
            self.blocks(&mut definition.blocks, &parent, depth);
        }
        lettered
    }
}
