//! The tree of a rendered paper: parsed, numbered, its terms checked, its references resolved, its cautions set.
//!
//! In: rendered Markdown and the jurisdiction whose styles it takes. Out: an instrument, and the keys whose values nobody
//! has confirmed. It must not render, or choose a form.

use super::{House, Request, elsewhere};
use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::instrument::caution::{self, Caution};
use crate::instrument::number::{Examples, Numbering, TooDeep};
use crate::instrument::parse::Arrangement;
use crate::instrument::reference::{Dangling, Wording};
use crate::instrument::{
    Identity, Inline, Instrument, Paper, PaperSize, Part, number, parse, reference, term, walk,
};
use crate::jurisdiction::doubt::Doubt;
use crate::jurisdiction::placeholder::Segment;
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::{Origin, Sources, Span};
use crate::template::front_matter::Sections;
use crate::template::{Rendered, dropped};
use std::collections::BTreeSet;

/// Makes the tree of a rendered document: parsed, numbered, with its references resolved and its cautions; and the keys
/// that these speak of. The text of the document goes to the sources.
pub(super) fn build(
    house: &House,
    rendered: &mut Rendered,
    jurisdiction: &Jurisdiction,
    request: &Request,
    sources: &mut Sources,
) -> Outcome<(Instrument, BTreeSet<String>)> {
    let markdown = std::mem::take(&mut rendered.markdown);
    let file = sources.add(format!("rendered {}", rendered.document.document), markdown);
    let arrangement = match rendered.form.sections {
        Sections::Nested => Arrangement::Nested,
        Sections::Single => Arrangement::Single,
        Sections::Flat => Arrangement::Flat,
        Sections::Plain => Arrangement::Plain,
    };
    let (mut parts, footnotes) = parse::parse(sources.text(file), file, &rendered.fills, arrangement)?;
    number::number(&mut parts, &numbering(jurisdiction, arrangement)?)
        .map_err(|deep| too_deep(&deep, jurisdiction))?;
    term::check(&parts)?;
    let noun = words(jurisdiction, "ordinance.instrument");
    let unit = words(jurisdiction, "code.unit").to_lowercase();
    let wording = Wording { noun: &noun, unit: &unit };
    let cites = elsewhere::cites(house, &parts, jurisdiction, request, sources)?;
    reference::resolve(&mut parts, &cites, wording).map_err(|dangling| {
        Faults(dangling.iter().map(|one| explain(house, one, rendered, sources)).collect())
    })?;
    if !cites.is_empty() {
        elsewhere::open_chapter(&mut parts, jurisdiction);
    }
    let origin = Origin { file, span: Span::default() };
    let doubtful = caution_values(&mut parts, rendered, jurisdiction, origin);
    let identity = identity(rendered, jurisdiction, request, noun);
    Ok((Instrument { identity, paper: paper(jurisdiction), parts, footnotes }, doubtful))
}

/// The body’s style of numbering, made from the examples in its data.
fn numbering(jurisdiction: &Jurisdiction, arrangement: Arrangement) -> Outcome<Numbering> {
    let text = |path: &str| jurisdiction.text(path).unwrap_or_default();
    let chapter = words(jurisdiction, "code.chapter");
    let levels = jurisdiction.items("numbering.levels");
    let examples = Examples {
        section: text("numbering.section"),
        code: text("code.style"),
        chapter: &chapter,
        // A letter or a form numbers its items as everybody does, whatever the body's laws do.
        subdivision: if arrangement == Arrangement::Plain {
            "1. (a) (i)"
        } else {
            text("numbering.subdivision")
        },
        letter_definitions: text("numbering.definition") == "lettered",
        reference: text("numbering.reference"),
        paper_reference: jurisdiction
            .text("numbering.paper_reference")
            .unwrap_or(text("numbering.reference")),
        levels: &levels
            .iter()
            .filter(|_| arrangement != Arrangement::Plain)
            .filter_map(|(_, node)| node.text())
            .collect::<Vec<_>>(),
    };
    Numbering::from_examples(&examples).map_err(|bad| {
        let paths = [
            "numbering.section",
            "code.style",
            "numbering.subdivision",
            "numbering.reference",
            "numbering.paper_reference",
        ];
        let held = paths
            .iter()
            .filter_map(|path| jurisdiction.get(path))
            .find(|held| held.node.text() == Some(&bad.example));
        Diagnostic::error(format!("`{}` cannot number anything: {}", bad.example, bad.fault))
            .rule("unusable-numbering")
            .at_some(held.map(|held| held.origin()), "cannot be counted on from")
            .into()
    })
}

/// The fault of a body whose examples do not go as deep as the paper does.
fn too_deep(deep: &[TooDeep], jurisdiction: &Jurisdiction) -> Faults {
    let held = jurisdiction.get("numbering.subdivision");
    let deepest = deep.iter().max_by_key(|one| one.depth);
    let depth = deepest.map_or(0, |one| one.depth);
    let fault = Diagnostic::error(format!(
        "this paper has subdivisions {depth} deep, and `numbering.subdivision` shows fewer"
    ))
    .rule("unusable-numbering")
    .at_some(held.map(|held| held.origin()), "add the first number of each further depth")
    .at_some(deepest.map(|one| one.origin), "this deep");
    fault.help("write the first number of every depth, such as `(a)(1)(A)(i)`").into()
}

fn identity(rendered: &Rendered, jurisdiction: &Jurisdiction, request: &Request, noun: String) -> Identity {
    let head = &rendered.document;
    let short_title = match rendered.form.sections {
        Sections::Plain => head.short_title.clone(),
        _ => format!("{} {}", head.short_title, title_case(&noun)),
    };
    Identity {
        document: rendered.document.document.clone(),
        version: rendered.document.version,
        form: rendered.form.form.clone(),
        noun,
        // It heads pages and title bars, where even a style that a body writes small begins large.
        government: upper_first(&words(jurisdiction, "style")),
        body: words(jurisdiction, "government.body"),
        state: words(jurisdiction, "state"),
        state_code: request.place.state.to_owned(),
        place: request.place.address(),
        geoid: request.place.geoid.to_owned(),
        short_title,
        language: "en-US".into(),
        date: request.date.map(|date| date.to_string()),
        party: None,
        enactment: None,
        finished: false,
    }
}

fn upper_first(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Each word with a capital: `local law` as `Local Law`.
fn title_case(words: &str) -> String {
    words.split(' ').map(upper_first).collect::<Vec<_>>().join(" ")
}

fn paper(jurisdiction: &Jurisdiction) -> Paper {
    let size = match jurisdiction.text("paper.size") {
        Some("legal") => PaperSize::Legal,
        _ => PaperSize::Letter,
    };
    Paper { size, line_numbers: jurisdiction.boolean("paper.line_numbers").unwrap_or(false) }
}

/// The words of a key with its placeholders filled; blanks in brackets.
fn words(jurisdiction: &Jurisdiction, path: &str) -> String {
    jurisdiction.filling(path).iter().map(Segment::words).collect()
}

/// A reference without a target, with the decision that dropped the target.
fn explain(house: &House, dangling: &Dangling, rendered: &Rendered, sources: &mut Sources) -> Diagnostic {
    let target = &dangling.target;
    let paper = (rendered.document.document.as_str(), rendered.form.form.as_str());
    let found = dropped::find(target, house.catalog.files(), paper, sources);
    let fault =
        Diagnostic::error(format!("a cross-reference points at `#{target}`, which is not in this paper"))
            .rule("dangling-reference")
            .at(dangling.origin, "points at nothing");
    let Some(dropped) = found else {
        return fault.help(format!("no template has a clause with the id `{target}`"));
    };
    let options: Vec<String> = dropped.options.iter().map(|option| format!("`{option}`")).collect();
    if dropped.conditions.is_empty() {
        return fault.at(dropped.origin, "this clause stands in a part that the form does not use");
    }
    let fault = fault.at(dropped.origin, format!("dropped unless {}", dropped.conditions.join(" and ")));
    if options.is_empty() {
        fault
    } else {
        fault.help(format!(
            "option {} dropped the clause; decide otherwise, or put the reference under the same condition",
            options.join(" and ")
        ))
    }
}

/// Puts a caution beside what each unconfirmed value shaped, and returns their keys.
fn caution_values(
    parts: &mut [Part],
    rendered: &Rendered,
    jurisdiction: &Jurisdiction,
    origin: Origin,
) -> BTreeSet<String> {
    let mut printed = BTreeSet::new();
    walk::inlines(parts, &mut |inline| {
        if let Inline::Value { key, .. } = inline
            && !printed.contains(key)
        {
            printed.insert(key.clone());
        }
    });
    let caution = |key: &String| {
        let Doubt { why, alone, list } = jurisdiction.doubt(key)?;
        Some((key.clone(), Caution { why, alone, list }))
    };
    let cautions = printed.difference(&rendered.asked).filter_map(caution).collect();
    let mut keys = caution::annotate(parts, &cautions, origin);
    keys.extend(rendered.asked.iter().cloned());
    keys
}
