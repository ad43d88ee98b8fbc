//! `deep-reference`.

use crate::instrument::{Block, Section};
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Whence};
use crate::lint::typed;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

/// How many levels below its section a reference may go.
const MOST: usize = 3;

rule! {
    /// ## What it finds
    ///
    /// A reference to something more than three levels below its section: `Section 4(a)(1)(A)(i)`.
    ///
    /// ## Why it matters
    ///
    /// Nobody holds four labels in mind while turning pages, and one slip leads to another rule. The Federal Plain Language
    /// Guidelines ask writers to limit levels to three or fewer, and to minimize cross-references.
    ///
    /// ## Example
    ///
    /// > as Section 4(a)(1)(A)(i) requires
    ///
    /// ## Instead
    ///
    /// Give the deep provision a section of its own, and refer to that.
    DeepReference = "deep-reference", Family::Structure, Level::Warning
}

impl Rule for DeepReference {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let mut deep: Vec<String> = Vec::new();
        for section in paper.sections() {
            gather(section, &mut deep);
        }
        for passage in paper.operative() {
            let typed = typed::sections(paper, passage).into_iter().filter(|typed| typed.depth() > MOST);
            let ranges = typed.map(|typed| typed.range).chain(references(passage, &deep));
            for range in ranges.collect::<Vec<_>>() {
                let cited = passage.words.get(range.clone()).unwrap_or_default();
                let finding = Finding::new(self, format!("“{cited}” goes more than three levels deep"))
                    .in_words(paper, passage, range)
                    .help("give what it refers to a section or an upper subdivision of its own");
                findings.push(finding);
            }
        }
    }
}

/// The made references of a passage that lead to one of these ids.
fn references(passage: &Passage, deep: &[String]) -> Vec<Range<usize>> {
    let leads = |whence: &Whence| matches!(whence, Whence::Reference(target) if deep.contains(target));
    passage.pieces.iter().filter(|piece| leads(&piece.whence)).map(|piece| piece.range.clone()).collect()
}

/// The ids of what stands deeper than three levels in a section itself.
fn gather(section: &Section, deep: &mut Vec<String>) {
    below(&section.blocks, 1, deep);
}

fn below(blocks: &[Block], depth: usize, deep: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Subdivisions { items } => {
                for item in items {
                    deep.extend(item.id.clone().filter(|_| depth > MOST));
                    below(&item.blocks, depth + 1, deep);
                }
            }
            Block::Definition(definition) => below(&definition.blocks, depth, deep),
            Block::List { items } => items.iter().for_each(|item| below(item, depth, deep)),
            _ => {}
        }
    }
}
