//! Metadata: what the paper is called on every level, what happened to it, and what its words refer to.
//!
//! In: the facts of an instrument, its IRIs, and the terms and offices that its text names. Out: the `meta` element. It
//! must say nothing that nobody knows: no day, no author and no document that the tree does not give.
//! Sources: Akoma Ntoso 1.0, part 1, section 4; Naming Convention 1.0, sections 4.5 to 4.7 and 4.11.

use super::Paper;
use super::eid::slug;
use super::uri::{Day, Name};
use super::xml::Element;
use crate::instrument::Identity;

/// This program, which made the file; it is the source of the markup and no author of law.
const MAKER: &str = "whereas";

/// What a term, an office or a body is called in `references`.
pub(super) struct Named {
    /// Its eId, to which the text refers.
    pub(super) id: String,
    /// The words as printed.
    pub(super) words: String,
}

/// The eIds of those who can be an author, taken before any other.
pub(super) struct Authors {
    maker: String,
    government: String,
    body: String,
}

impl Authors {
    pub(super) fn of(identity: &Identity, paper: &mut Paper<'_>) -> Self {
        let mut label = |words: &str, otherwise: &str| {
            let label = slug(words, true);
            paper.ids.only("", if label.is_empty() { otherwise } else { &label })
        };
        Self {
            maker: label(MAKER, MAKER),
            // The actor in the name of the work, so that the two agree.
            government: label(&identity.place, "government"),
            body: label(&identity.body, "body"),
        }
    }
}

/// The whole `meta` element.
pub(super) fn meta<'a>(
    identity: &Identity,
    name: &Name,
    authors: &Authors,
    paper: &mut Paper<'a>,
) -> Element<'a> {
    let source = format!("#{}", authors.maker);
    let mut meta = Element::new("meta").holding([identification(identity, name, authors)]);
    if name.day.is_known() {
        let original = paper.ids.only("", "original");
        let event = Element::new("eventRef")
            .id(paper.ids.counted("", "eventRef"))
            .with("date", name.day.date.clone())
            .with("source", format!("#{original}"))
            .with("type", "generation");
        meta.push(Element::new("lifecycle").with("source", source.clone()).holding([event]));
        meta.push(references(identity, name, authors, paper, Some(original)));
    } else {
        meta.push(references(identity, name, authors, paper, None));
    }
    if !paper.uncalled.is_empty() {
        meta.push(Element::new("notes").with("source", source).holding(std::mem::take(&mut paper.uncalled)));
    }
    meta
}

fn identification<'a>(identity: &Identity, name: &Name, authors: &Authors) -> Element<'a> {
    let maker = format!("#{}", authors.maker);
    let expression = name.expression();
    let this = format!("{expression}/!main");
    let mut on_expression = Element::new("FRBRExpression");
    // A text has no author but its maker until somebody adopts it, introduces it or signs it.
    let by = if name.adopted { format!("#{}", authors.body) } else { maker.clone() };
    core(&mut on_expression, this.clone(), expression.clone(), None, &name.day, by);
    if !name.adopted {
        on_expression.push(value("FRBRversionNumber", name.version.clone()));
    }
    on_expression.push(value("FRBRauthoritative", "false".to_owned()));
    on_expression.push(Element::new("FRBRlanguage").with("language", name.language));
    let mut on_manifestation = Element::new("FRBRManifestation");
    let file = format!("{expression}.xml");
    core(&mut on_manifestation, format!("{this}.xml"), file, None, &name.made, maker.clone());
    on_manifestation.push(value("FRBRformat", "xml".to_owned()));
    let levels = [work(identity, name, authors), on_expression, on_manifestation];
    Element::new("identification").with("source", maker).holding(levels)
}

fn work<'a>(identity: &Identity, name: &Name, authors: &Authors) -> Element<'a> {
    let mut out = Element::new("FRBRWork");
    let by = if name.actor.is_some() { &authors.government } else { &authors.maker };
    let title = Some(identity.short_title.clone()).filter(|title| !title.is_empty());
    let iri = name.work();
    core(&mut out, format!("{iri}/!main"), iri, title, &name.day, format!("#{by}"));
    out.push(value("FRBRcountry", name.country.clone()));
    out.push(value("FRBRsubtype", name.subtype.clone()));
    out.push(value(if name.adopted { "FRBRnumber" } else { "FRBRname" }, name.number.clone()));
    // Whether a resolution binds anybody, its form does not tell.
    if identity.form != "resolution" {
        let binds = if identity.is_adopted() { "true" } else { "false" };
        out.push(value("FRBRprescriptive", binds.to_owned()));
    }
    // The authoritative text is the clerk's, never a file of a drafting program.
    out.push(value("FRBRauthoritative", "false".to_owned()));
    out
}

/// What every level says first, in the order of the schema.
fn core(level: &mut Element<'_>, this: String, iri: String, title: Option<String>, day: &Day, by: String) {
    level.push(value("FRBRthis", this));
    level.push(value("FRBRuri", iri));
    if let Some(title) = title {
        level.push(value("FRBRalias", title).with("name", "title"));
    }
    level.push(Element::new("FRBRdate").with("date", day.date.clone()).with("name", day.name));
    level.push(Element::new("FRBRauthor").with("href", by));
}

fn references<'a>(
    identity: &Identity,
    name: &Name,
    authors: &Authors,
    paper: &mut Paper<'a>,
    original: Option<String>,
) -> Element<'a> {
    let mut out = Element::new("references").with("source", format!("#{}", authors.maker));
    if let Some(original) = original {
        let show = if name.adopted { "The text as adopted" } else { "The draft" };
        out.push(reference("original", original, name.expression(), show));
    }
    let place = format!("{}.{}", name.country, dotted(&identity.place));
    let entity = |class: &str, id: &str| format!("/akn/ontology/{class}/{id}");
    out.push(reference("TLCOrganization", authors.maker.clone(), entity("organization", MAKER), "Whereas"));
    let government = entity("organization", &place);
    out.push(reference("TLCOrganization", authors.government.clone(), government, &identity.government));
    let body = entity("organization", &format!("{place}.{}", dotted(&identity.body)));
    out.push(reference("TLCOrganization", authors.body.clone(), body, &identity.body));
    let model = entity("concept", &format!("{MAKER}.{}.{}", dotted(&identity.document), identity.version));
    let words = format!("The model text “{}”, version {}", identity.document, identity.version);
    out.push(reference("TLCConcept", paper.ids.only("", "model"), model, &words));
    if !identity.geoid.is_empty() {
        let census = entity("location", &format!("census.{}", dotted(&identity.geoid)));
        let words = format!("{}, {}", identity.government, identity.state);
        out.push(reference("TLCLocation", paper.ids.only("", "place"), census, &words));
    }
    for role in std::mem::take(&mut paper.roles) {
        let href = entity("role", &format!("{place}.{}", dotted(&role.words)));
        out.push(reference("TLCRole", role.id, href, &role.words));
    }
    for term in std::mem::take(&mut paper.terms) {
        let resource = format!("{MAKER}.{}", dotted(&identity.document));
        let href = entity("term", &format!("{resource}.{}.{}", name.language, dotted(&term.words)));
        out.push(reference("TLCTerm", term.id, href, &term.words));
    }
    out
}

fn reference<'a>(element: &'static str, id: String, href: String, show: &str) -> Element<'a> {
    Element::new(element).id(id).with("href", href).with("showAs", show.to_owned())
}

fn value<'a>(element: &'static str, value: String) -> Element<'a> {
    Element::new(element).with("value", value)
}

/// Words joined with dots, as the names of what is no document are written.
fn dotted(words: &str) -> String {
    match slug(words, true).replace('-', ".") {
        empty if empty.is_empty() => "nn".to_owned(),
        name => name,
    }
}
