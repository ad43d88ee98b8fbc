//! The whole way from a place's name to a finished tree, in one function.
//!
//! In: a [`Request`]. Out: an [`Assembled`] paper, or every fault on the way. It must not read flags, the disk or a
//! clock, and it must not write any format.

use crate::diagnostic::{Diagnostic, Faults, Outcome, finish as finish_faults};
use crate::embedded::Files;
use crate::instrument::caution::{self, Caution};
use crate::instrument::number::{Examples, Numbering, TooDeep};
use crate::instrument::parse::Arrangement;
use crate::instrument::reference::{Dangling, Wording};
use crate::instrument::{
    Identity, Instrument, Paper, PaperSize, Part, finish, number, parse, reference, term,
};
use crate::jurisdiction::class;
use crate::jurisdiction::doubt::Doubt;
use crate::jurisdiction::place::Place;
use crate::jurisdiction::placeholder::Segment;
use crate::jurisdiction::shelf::{Shelf, UserLayer};
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::{Origin, Sources, Span};
use crate::template::facts::Fact;
use crate::template::front_matter::Sections;
use crate::template::{Catalog, Rendered, decide, dropped};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One paper that somebody wants.
#[derive(Debug, Clone)]
pub struct Request {
    /// For whom.
    pub place: Place,
    /// Which document, such as `ban`.
    pub document: String,
    /// The user's own file and flags, lowest first.
    pub layers: Vec<UserLayer>,
    /// The day the draft is dated, if any.
    pub date: Option<Date>,
    /// Whether drafting notes and sources are left out.
    pub finished: bool,
}

/// A paper, ready to be written.
#[derive(Debug)]
pub struct Assembled {
    /// The finished tree.
    pub instrument: Instrument,
    /// What the user may want to know; nothing here stops the paper.
    pub remarks: Vec<Diagnostic>,
    /// What was known of the place.
    pub jurisdiction: Jurisdiction,
    /// The national facts that the paper recites.
    pub cited: Vec<Fact>,
}

/// The jurisdictions and templates, read once for any number of papers.
#[derive(Default)]
pub struct House {
    shelf: Shelf,
    catalog: Catalog,
}

impl House {
    /// A house of other files than those that travel in the binary.
    pub fn new(jurisdictions: Files, templates: Files) -> Self {
        Self { shelf: Shelf::new(jurisdictions), catalog: Catalog::new(templates) }
    }

    /// The jurisdiction files.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The templates.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Assembles one paper.
    ///
    /// # Errors
    /// Every fault of the first stage that finds any: layers, decisions, template, structure, references.
    pub fn assemble(&self, request: &Request, sources: &mut Sources) -> Outcome<Assembled> {
        let jurisdiction = self.shelf.jurisdiction(&request.place, &request.layers, sources)?;
        let head = self.catalog.document(&request.document, sources)?;
        check_documents(self, &jurisdiction, sources)?;
        let decisions = decide::decide(&head, &jurisdiction)?;
        let form = jurisdiction.text("ordinance.form").unwrap_or("ordinance").to_owned();
        if !head.forms.contains(&form) {
            let origin = jurisdiction.get("ordinance.form").map(|held| held.origin());
            return Err(Diagnostic::error(format!(
                "the document `{}` cannot take the form `{form}`",
                head.document
            ))
            .at_some(origin, "set here")
            .help(format!("its forms: {}", head.forms.join(", ")))
            .into());
        }
        let paper = (head.document.as_str(), form.as_str());
        let rendered = self.catalog.render(paper, &jurisdiction, &decisions, request.date, sources)?;
        let (mut instrument, doubtful) = build(self, &rendered, &jurisdiction, request, sources)?;
        if request.finished {
            finish::finish(&mut instrument);
        }
        let mut remarks: Vec<Diagnostic> = rendered.expired.iter().map(|id| expired(id)).collect();
        remarks.extend(class_to_pick(&jurisdiction, &request.place));
        if request.finished {
            remarks.extend(unconfirmed(&doubtful, &jurisdiction));
        }
        Ok(Assembled { instrument, remarks, jurisdiction, cited: rendered.cited })
    }
}

/// Makes the tree of a rendered document: parsed, numbered, with its references resolved and its cautions; and the keys
/// that these speak of.
fn build(
    house: &House,
    rendered: &Rendered,
    jurisdiction: &Jurisdiction,
    request: &Request,
    sources: &mut Sources,
) -> Outcome<(Instrument, BTreeSet<String>)> {
    let file = sources.add(format!("rendered {}", rendered.document.document), rendered.markdown.clone());
    let arrangement = match rendered.form.sections {
        Sections::Nested => Arrangement::Nested,
        Sections::Single => Arrangement::Single,
        Sections::Flat => Arrangement::Flat,
    };
    let (mut parts, footnotes) = parse::parse(&rendered.markdown, file, &rendered.fills, arrangement)?;
    number::number(&mut parts, &numbering(jurisdiction)?).map_err(|deep| too_deep(&deep, jurisdiction))?;
    term::check(&parts)?;
    let noun = words(jurisdiction, "ordinance.instrument");
    let unit = words(jurisdiction, "code.unit").to_lowercase();
    let wording = Wording { noun: &noun, unit: &unit };
    reference::resolve(&mut parts, wording).map_err(|dangling| {
        Faults(dangling.iter().map(|one| explain(house, one, rendered, sources)).collect())
    })?;
    let origin = Origin { file, span: Span::default() };
    let doubtful = caution_values(&mut parts, rendered, jurisdiction, origin);
    let identity = identity(rendered, jurisdiction, request, noun);
    Ok((Instrument { identity, paper: paper(jurisdiction), parts, footnotes }, doubtful))
}

/// The body’s style of numbering, made from the examples in its data.
fn numbering(jurisdiction: &Jurisdiction) -> Outcome<Numbering> {
    let text = |path: &str| jurisdiction.text(path).unwrap_or_default();
    let chapter = words(jurisdiction, "code.chapter");
    let levels = jurisdiction.items("numbering.levels");
    let examples = Examples {
        section: text("numbering.section"),
        code: text("code.style"),
        chapter: &chapter,
        subdivision: text("numbering.subdivision"),
        letter_definitions: text("numbering.definition") == "lettered",
        reference: text("numbering.reference"),
        paper_reference: jurisdiction
            .text("numbering.paper_reference")
            .unwrap_or(text("numbering.reference")),
        levels: &levels.iter().filter_map(|(_, node)| node.text()).collect::<Vec<_>>(),
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
    let short_title = format!("{} {}", rendered.document.short_title, title_case(&noun));
    Identity {
        document: rendered.document.document.clone(),
        version: rendered.document.version,
        form: rendered.form.form.clone(),
        noun,
        // It heads pages and title bars, where even a style that a body writes small begins large.
        government: upper_first(&words(jurisdiction, "style")),
        body: words(jurisdiction, "government.body"),
        state: words(jurisdiction, "state"),
        geoid: request.place.geoid.to_owned(),
        short_title,
        language: "en-US".into(),
        date: request.date.map(|date| date.to_string()),
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

/// Checks that every document some layer decides options for is one that exists.
pub(crate) fn check_documents(
    house: &House,
    jurisdiction: &Jurisdiction,
    sources: &mut Sources,
) -> Outcome<()> {
    let mut faults = Vec::new();
    for (document, origin) in jurisdiction.decided_documents() {
        if let Err(Faults(found)) = house.catalog.document(document, sources) {
            faults.extend(found.into_iter().map(|fault| fault.at_some(origin, "decided here")));
        }
    }
    finish_faults((), faults)
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
    let doubts = jurisdiction.doubts().into_iter();
    let unasked = doubts.filter(|(key, _)| !rendered.asked.contains(*key));
    let cautions =
        unasked.map(|(key, Doubt { why, alone })| (key.to_owned(), Caution { why, alone })).collect();
    let mut keys = caution::annotate(parts, &cautions, origin);
    keys.extend(rendered.asked.iter().cloned());
    keys
}

/// A warning that a final text still has cautions in it.
fn unconfirmed(keys: &BTreeSet<String>, jurisdiction: &Jurisdiction) -> Option<Diagnostic> {
    let values = match keys.len() {
        0 => return None,
        1 => "1 value in this text is".to_owned(),
        count => format!("{count} values in this text are"),
    };
    let warning =
        Diagnostic::warning(format!("{values} not confirmed, and a caution beside each stays in it"));
    let origin = keys.first().filter(|_| keys.len() == 1).and_then(|key| jurisdiction.get(key));
    let warning = warning.at_some(origin.map(|held| held.origin()), "not confirmed");
    let listed = keys.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    Some(
        warning.help(listed).help(
            "confirm each, then name the source with `confidence = \"confirmed\"` in a file of your own",
        ),
    )
}

/// A warning that the state's law differs by class and that nothing says which class the place is of.
fn class_to_pick(jurisdiction: &Jurisdiction, place: &Place) -> Option<Diagnostic> {
    let classes = jurisdiction.open_classes(place.kind);
    let warning = Diagnostic::warning(format!(
        "the law of {} differs by class of {}, and the class of this one is not on file",
        place.state_name(),
        place.kind
    ));
    let pick =
        |(name, class): &(&str, &class::Class)| format!("--set class={name} if it is: {}", class.about);
    Some(classes.iter().map(pick).fold(warning, Diagnostic::help)).filter(|_| !classes.is_empty())
}

fn expired(id: &str) -> Diagnostic {
    Diagnostic::warning(format!(
        "the fact `{id}` is past its date, and the paragraph that rests on it was left out"
    ))
    .help("check the fact again and renew its date in templates/facts.toml")
}
