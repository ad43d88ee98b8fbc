//! The whole way from a place's name to a finished tree, in one function.
//!
//! In: a [`Request`]. Out: an [`Assembled`] paper, or every fault on the way. It must not read flags, the disk or a
//! clock, and it must not write any format.

mod elsewhere;
mod form;
mod remark;
mod tree;

pub use form::{Unfit, form_of, unfit};
pub use remark::unconfirmed;

use crate::diagnostic::{Diagnostic, Faults, Outcome, finish as finish_faults};
use crate::embedded::Files;
use crate::instrument::{Instrument, finish};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::shelf::{Shelf, UserLayer};
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Sources;
use crate::template::facts::Fact;
use crate::template::party;
use crate::template::{Catalog, Paper, Proposal, decide};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One paper that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// For whom.
    pub place: Place,
    /// Which document, such as `ban`.
    pub document: String,
    /// Which of several, for a document that is written once for each partnership or company: words of its name.
    pub party: Option<String>,
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
    /// The keys of the values in it that nobody has confirmed.
    pub unconfirmed: BTreeSet<String>,
    /// The national facts that the paper tells, in the order of their first mention.
    pub cited: Vec<Arc<Fact>>,
    /// The ids of those that it was to tell and that are past their date.
    pub expired: Vec<String>,
}

/// The jurisdictions and templates, read once for any number of papers.
#[derive(Default)]
pub struct House {
    shelf: Shelf,
    catalog: Catalog,
    others: elsewhere::Others,
}

impl House {
    /// A house of other files than those that travel in the binary.
    pub fn new(jurisdictions: Files, templates: Files) -> Self {
        let (shelf, catalog) = (Shelf::new(jurisdictions), Catalog::new(templates));
        Self { shelf, catalog, others: elsewhere::Others::default() }
    }

    /// The jurisdiction files.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The templates.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What is known of a place: the files of the shelf and the user's own layers, folded.
    ///
    /// # Errors
    /// Every fault of the layers, and decisions for documents that are not there.
    pub fn jurisdiction(&self, request: &Request, sources: &mut Sources) -> Outcome<Jurisdiction> {
        let jurisdiction = self.shelf.jurisdiction(&request.place, &request.layers, sources)?;
        check_documents(self, &jurisdiction, sources)?;
        Ok(jurisdiction)
    }

    /// The names of those that a document is written for at a place, one paper each; where it is written once, or there is
    /// nobody, one paper for no one by name.
    ///
    /// # Errors
    /// A document that is not there.
    pub fn parties(
        &self,
        document: &str,
        jurisdiction: &Jurisdiction,
        sources: &mut Sources,
    ) -> Outcome<Vec<Option<String>>> {
        let head = self.catalog.document(document, sources)?;
        let parties = head.each.map(|each| party::parties(each, jurisdiction)).unwrap_or_default();
        let names: Vec<_> = parties.into_iter().map(|party| Some(party.name)).collect();
        Ok(if names.is_empty() { vec![None] } else { names })
    }

    /// Assembles one paper.
    ///
    /// # Errors
    /// Every fault of the first stage that finds any: layers, decisions, template, structure, references.
    pub fn assemble(&self, request: &Request, sources: &mut Sources) -> Outcome<Assembled> {
        let jurisdiction = self.jurisdiction(request, sources)?;
        self.assemble_for(jurisdiction, request, sources)
    }

    /// Assembles one paper for a jurisdiction that is at hand.
    ///
    /// # Errors
    /// Those of [`House::assemble`] but for the layers.
    pub fn assemble_for(
        &self,
        jurisdiction: Jurisdiction,
        request: &Request,
        sources: &mut Sources,
    ) -> Outcome<Assembled> {
        let head = self.catalog.document(&request.document, sources)?;
        form::check_model(&head, &jurisdiction)?;
        let form = form::of(&head, &jurisdiction)?;
        let jurisdiction = form::formalities(&head, jurisdiction);
        let decisions = decide::decide(&head, &jurisdiction)?;
        let proposal = self.proposal(&jurisdiction, request, sources)?;
        let (party, remark) = party::pick(&head, &jurisdiction, request.party.as_deref())?;
        let party_name = party.as_ref().map(|party| party.name.clone());
        let paper = Paper { head: &head, form: &form, decisions: &decisions, proposal: &proposal, party };
        let mut rendered = self.catalog.render(&paper, &jurisdiction, request.date, sources)?;
        let (mut instrument, unconfirmed) =
            tree::build(self, &mut rendered, &jurisdiction, request, sources)?;
        instrument.identity.party = party_name;
        if request.finished {
            finish::finish(&mut instrument);
        }
        let mut remarks = remark::expired(&rendered.expired);
        remarks.extend(remark);
        remarks.extend(remark::class_to_pick(&jurisdiction, &request.place));
        let (cited, expired) = (rendered.cited, rendered.expired);
        Ok(Assembled { instrument, remarks, jurisdiction, unconfirmed, cited, expired })
    }

    /// The law that the campaign asks for, which the other papers speak of.
    fn proposal(
        &self,
        jurisdiction: &Jurisdiction,
        request: &Request,
        sources: &mut Sources,
    ) -> Outcome<Proposal> {
        let name = elsewhere::proposed(jurisdiction);
        let head = self.catalog.document(name, sources)?;
        // A paper tells of the law as the place has read it.
        form::check_model(&head, jurisdiction)?;
        let decisions = decide::decide(&head, jurisdiction)?;
        let asks = request.document != name && self.catalog.asks_for_facts(&request.document);
        let facts = if asks { elsewhere::facts(self, name, request, sources)? } else { Vec::new() };
        Ok(Proposal { head, decisions, facts })
    }
}

/// Checks that every document some layer decides options for, or pins a version of, is one that exists.
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
    for (document, _, origin) in form::pins(jurisdiction)? {
        if let Err(Faults(found)) = house.catalog.document(document, sources) {
            faults.extend(found.into_iter().map(|fault| fault.at(origin, "pinned here")));
        }
    }
    finish_faults((), faults)
}
