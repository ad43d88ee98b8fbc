//! Cross-references: each gets the words that cite its target, wherever numbering put it.
//!
//! In: a numbered tree. Out: the same tree with the text of every [`Inline::Reference`], or the references whose
//! target is not there. It must not know why a target is missing; templates know that.

use super::{Block, Inline, Part, Section, SectionKind, plain, walk};
use crate::source::Origin;
use std::collections::BTreeMap;

/// How a paper speaks of itself and of the unit of the code that it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording<'a> {
    /// What the body calls the paper: `ordinance`.
    pub noun: &'a str,
    /// What the code calls the unit, in running text: `chapter`.
    pub unit: &'a str,
}

/// A cross-reference to an id that is not in the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// The id.
    pub target: String,
    /// Where the reference stands in the rendered Markdown.
    pub origin: Origin,
}

struct Target {
    cite: String,
    in_bill: bool,
}

/// Writes the text of every cross-reference.
///
/// References in a list share the word before them and what follows: `Sections 4, 5, and 6 of this ordinance`.
/// From a code section a section of the paper is cited by the paper that added the code, for the code outlives it.
///
/// `elsewhere` has the words for targets in other papers, such as `ban#reports`; these become plain words.
///
/// # Errors
/// The references whose target is not in the paper, in the order of the text.
pub fn resolve(
    parts: &mut [Part],
    elsewhere: &BTreeMap<String, String>,
    wording: Wording<'_>,
) -> Result<(), Vec<Dangling>> {
    let mut targets = targets(parts);
    // What another paper has is named by the sentence around the reference.
    targets.extend(
        elsewhere.iter().map(|(id, cite)| (id.clone(), Target { cite: cite.clone(), in_bill: false })),
    );
    let mut dangling = Vec::new();
    for part in parts.iter_mut() {
        if let Part::Body(sections) = part {
            resolve_sections(sections, &targets, wording, &mut dangling);
        }
    }
    walk::edit_inlines(parts, &mut |inlines| resolve_run(inlines, &targets, wording, false, &mut dangling));
    if dangling.is_empty() { Ok(()) } else { Err(dangling) }
}

/// What each section and subdivision of a finished tree is cited as, by its id.
pub fn cites(parts: &[Part]) -> BTreeMap<String, String> {
    targets(parts).into_iter().map(|(id, target)| (id, target.cite)).collect()
}

fn targets(parts: &[Part]) -> BTreeMap<String, Target> {
    let mut targets = BTreeMap::new();
    for part in parts {
        if let Part::Body(sections) = part {
            collect_sections(sections, &mut targets);
        }
    }
    targets
}

fn collect_sections(sections: &[Section], targets: &mut BTreeMap<String, Target>) {
    for section in sections {
        let in_bill = section.kind == SectionKind::Bill;
        let cite = match &section.number {
            Some(number) => number.cite.clone(),
            None => format!("“{}”", plain::words(&section.heading)),
        };
        targets.insert(section.id.clone(), Target { cite, in_bill });
        collect_blocks(&section.blocks, in_bill, targets);
        collect_sections(&section.sections, targets);
    }
}

fn collect_blocks(blocks: &[Block], in_bill: bool, targets: &mut BTreeMap<String, Target>) {
    for block in blocks {
        match block {
            Block::Subdivisions { items } => {
                for item in items {
                    if let (Some(id), Some(number)) = (&item.id, &item.number) {
                        targets.insert(id.clone(), Target { cite: number.cite.clone(), in_bill });
                    }
                    collect_blocks(&item.blocks, in_bill, targets);
                }
            }
            Block::Definition(definition) => collect_blocks(&definition.blocks, in_bill, targets),
            Block::List { items } => items.iter().for_each(|item| collect_blocks(item, in_bill, targets)),
            _ => {}
        }
    }
}

fn resolve_sections(
    sections: &mut [Section],
    targets: &BTreeMap<String, Target>,
    wording: Wording<'_>,
    dangling: &mut Vec<Dangling>,
) {
    for section in sections {
        let in_code = section.kind == SectionKind::Code;
        walk::edit_section_inlines(section, &mut |inlines| {
            resolve_run(inlines, targets, wording, in_code, dangling);
        });
        resolve_sections(&mut section.sections, targets, wording, dangling);
    }
}

fn resolve_run(
    inlines: &mut [Inline],
    targets: &BTreeMap<String, Target>,
    wording: Wording<'_>,
    in_code: bool,
    dangling: &mut Vec<Dangling>,
) {
    let mut written = false;
    for inline in inlines.iter_mut() {
        let Inline::Reference { target, text, origin } = inline else { continue };
        if !text.is_empty() {
            continue;
        }
        match targets.get(target) {
            Some(found) => {
                *text = format!("{}{}", found.cite, suffix(found, wording, in_code));
                written = true;
            }
            None if dangling.iter().any(|known| known.origin == *origin) => {}
            None => dangling.push(Dangling { target: target.clone(), origin: *origin }),
        }
    }
    if written {
        join_lists(inlines);
    }
    for inline in inlines {
        if let Inline::Reference { target, text, .. } = inline
            && target.contains('#')
        {
            *inline = Inline::Text { text: std::mem::take(text) };
        }
    }
}

/// What follows the number of a section of the paper: which paper.
fn suffix(target: &Target, wording: Wording<'_>, in_code: bool) -> String {
    match (target.in_bill, in_code) {
        (true, true) => format!(" of the {} that added this {}", wording.noun, wording.unit),
        (true, false) => format!(" of this {}", wording.noun),
        (false, _) => String::new(),
    }
}

/// Joins references that stand in a list: `Sections 4, 5, and 6 of this ordinance`.
fn join_lists(inlines: &mut [Inline]) {
    let mut start = 0;
    while start < inlines.len() {
        let mut end = start;
        while is_reference(inlines.get(end))
            && is_joint(inlines.get(end + 1))
            && is_reference(inlines.get(end + 2))
        {
            end += 2;
        }
        if end > start {
            join(&mut inlines[start..=end]);
        }
        start = end + 1;
    }
}

fn is_reference(inline: Option<&Inline>) -> bool {
    matches!(inline, Some(Inline::Reference { .. }))
}

fn is_joint(inline: Option<&Inline>) -> bool {
    const JOINTS: &[&str] = &[", ", ", or ", ", and ", " or ", " and "];
    matches!(inline, Some(Inline::Text { text }) if JOINTS.contains(&text.as_str()))
}

/// Joins one list, if all its references begin and end with the same words.
fn join(list: &mut [Inline]) {
    const WORDS: &[(&str, &str)] = &[
        ("Section ", "Sections "),
        ("section ", "sections "),
        ("Sec. ", "Secs. "),
        ("§ ", "§§ "),
        ("Article ", "Articles "),
    ];
    let texts: Vec<&str> = list
        .iter()
        .filter_map(|inline| match inline {
            Inline::Reference { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let Some((one, many)) = WORDS.iter().find(|(one, _)| texts.iter().all(|text| text.starts_with(one)))
    else {
        return;
    };
    let tail = |text: &str| text.find(" of ").map_or("", |at| &text[at..]).to_owned();
    let last = tail(texts.last().copied().unwrap_or_default());
    if texts.iter().any(|text| tail(text) != last) {
        return;
    }
    let count = texts.len();
    // One of several is singular: `Section 4 or 6`, but `Sections 4 and 6`.
    let either = list.iter().any(|inline| matches!(inline, Inline::Text { text } if text.contains(" or ")));
    let references = list.iter_mut().filter_map(|inline| match inline {
        Inline::Reference { text, .. } => Some(text),
        _ => None,
    });
    for (index, text) in references.enumerate() {
        let bare = text.trim_start_matches(one).trim_end_matches(last.as_str()).to_owned();
        let head = match index {
            0 if either => one,
            0 => many,
            _ => "",
        };
        let end = if index + 1 == count { last.as_str() } else { "" };
        *text = format!("{head}{bare}{end}");
    }
}
