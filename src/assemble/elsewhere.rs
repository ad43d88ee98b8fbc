//! References from one paper to a section of another, such as a memorandum's to the ordinance that it explains.
//!
//! In: a tree whose references may name another document, `proposal#reports`. Out: what each of those is cited as, from
//! the other paper as it is written for the same place with the same decisions. So no two papers of a place can give
//! one section two numbers.

use super::{House, Request};
use crate::diagnostic::Outcome;
use crate::instrument::{Inline, Part, reference, walk};
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// The name that stands for the law which the campaign asks for.
const PROPOSAL: &str = "proposal";

/// The words that cite each section of another paper which a tree refers to, by target.
///
/// # Errors
/// Those of the other papers.
pub(super) fn cites(
    house: &House,
    parts: &[Part],
    jurisdiction: &Jurisdiction,
    request: &Request,
    sources: &mut Sources,
) -> Outcome<BTreeMap<String, String>> {
    let mut documents = BTreeSet::new();
    walk::inlines(parts, &mut |inline| {
        if let Inline::Reference { target, .. } = inline
            && let Some((document, _)) = target.split_once('#')
        {
            documents.insert(document.to_owned());
        }
    });
    let mut cites = BTreeMap::new();
    for named in documents {
        let proposed = jurisdiction.text("campaign.proposal").unwrap_or("ban");
        let document = if named == PROPOSAL { proposed.to_owned() } else { named.clone() };
        let other = Request { document, finished: false, party: None, ..request.clone() };
        let assembled = house.assemble(&other, sources)?;
        let own = reference::cites(&assembled.instrument.parts);
        cites.extend(own.into_iter().map(|(id, cite)| (format!("{named}#{id}"), cite)));
    }
    Ok(cites)
}
