//! docs/papers.md: what one government of every state, kind and class would pass, in the words of its paper.

use crate::sample::Sample;
use std::fmt::Write as _;
use whereas::assemble::Assembled;
use whereas::instrument::{Block, Instrument, Part, plain};
use whereas::jurisdiction::place::STATES;

const HEAD: &str = "# Papers

Made from the jurisdiction files by `UPDATE=1 cargo test --test states`: for one government of every state, kind and class the
body, the instrument, the enacting clause, the effective date and the signatures, as `draft` prints them. What stands in
brackets is a blank that a place’s own file fills. How sure each is stands in [coverage.md](coverage.md).
";

/// The page.
pub(crate) fn page(papers: &[(Sample, Assembled)]) -> String {
    let mut out = HEAD.to_owned();
    let mut state = "";
    for (sample, paper) in papers {
        if state != sample.place.state {
            state = sample.place.state;
            let name = STATES.iter().find(|known| known.postal == state).map_or(state, |known| known.name);
            let _ = writeln!(out, "\n## {name}");
        }
        entry(sample, paper, &mut out);
    }
    out
}

fn entry(sample: &Sample, paper: &Assembled, out: &mut String) {
    let class = sample.class.as_ref().map(|class| format!(", class `{class}`")).unwrap_or_default();
    let picked = if sample.picked { ", to be picked" } else { "" };
    let _ = writeln!(out, "\n**{}** ({}{class}{picked})\n", sample.place.style, sample.place.kind);
    let words =
        |key: &str| paper.jurisdiction.filling(key).iter().map(|segment| segment.words()).collect::<String>();
    let form = paper.jurisdiction.text("ordinance.form").unwrap_or_default();
    let mut line = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "- {name}: {text}");
        }
    };
    line("body", &words("government.body"));
    line("paper", &format!("{} (form `{form}`)", words("ordinance.instrument")));
    line("title", title(&paper.instrument).split(" partnerships with private").next().unwrap_or_default());
    line("clause", &enacting(&paper.instrument));
    line("in force", &effective(&paper.instrument));
    line("signed", &signatures(&paper.instrument));
}

fn title(instrument: &Instrument) -> String {
    let title = instrument.parts.iter().find_map(|part| match part {
        Part::Title(inlines) => Some(plain::words(inlines)),
        _ => None,
    });
    title.unwrap_or_default()
}

fn enacting(instrument: &Instrument) -> String {
    let blocks = instrument.parts.iter().filter_map(|part| match part {
        Part::Enacting(blocks) => Some(paragraphs(blocks)),
        _ => None,
    });
    blocks.collect::<Vec<_>>().join(" ")
}

/// The section on the effective date, which every form has under one id.
fn effective(instrument: &Instrument) -> String {
    let sections = instrument.parts.iter().filter_map(|part| match part {
        Part::Body(sections) => Some(sections),
        _ => None,
    });
    let all = sections.flatten().flat_map(|section| std::iter::once(section).chain(&section.sections));
    let section =
        all.into_iter().find(|section| section.id == "effective").expect("every paper takes effect");
    paragraphs(&section.blocks)
}

fn signatures(instrument: &Instrument) -> String {
    let mut signed = Vec::new();
    for part in &instrument.parts {
        let Part::Adoption(blocks) = part else { continue };
        for block in blocks {
            let Block::Signature(signature) = block else { continue };
            let lines: Vec<String> = signature.lines.iter().map(|line| plain::words(line)).collect();
            signed.push(format!("{}: {}", plain::words(&signature.caption), lines.join(", ")));
        }
    }
    signed.join("; ")
}

/// The words of the paragraphs among some blocks; notes are left out.
fn paragraphs(blocks: &[Block]) -> String {
    let words = blocks.iter().filter_map(|block| match block {
        Block::Paragraph { inlines, .. } => Some(plain::words(inlines)),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}
