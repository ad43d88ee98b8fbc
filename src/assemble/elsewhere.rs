//! What one paper says of another: references to its sections, such as a memorandum's to the ordinance that it explains,
//! and the facts that it recites.
//!
//! In: a tree whose references may name another document, `proposal#reports`. Out: what each of those is cited as, from
//! the other paper as it is written for the same place with the same decisions. So no two papers of a place can give
//! one section two numbers.

use super::{House, Request};
use crate::diagnostic::Outcome;
use crate::instrument::{Inline, Part, reference, walk};
use crate::jurisdiction::placeholder::Segment;
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

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
        let document = if named == PROPOSAL { proposed(jurisdiction) } else { &named };
        let other = other(house, document, request, sources)?;
        cites.extend(other.cites.iter().map(|(id, cite)| (format!("{named}#{id}"), cite.clone())));
    }
    Ok(cites)
}

/// The key that the number of a section waits for where the chapter is open.
const CHAPTER: &str = "code.chapter";

/// Makes a blank of an open chapter in the citations of another paper, so that it is counted and filled like any other.
pub(super) fn open_chapter(parts: &mut [Part], jurisdiction: &Jurisdiction) {
    let segments = jurisdiction.filling(CHAPTER);
    let [Segment::Blank { label, .. }] = segments.as_slice() else { return };
    let shown = format!("[{label}]");
    walk::edit_inlines(parts, &mut |inlines| {
        let split =
            inlines.iter().any(|inline| matches!(inline, Inline::Text { text } if text.contains(&shown)));
        if !split {
            return;
        }
        for inline in std::mem::take(inlines) {
            let Inline::Text { text } = &inline else {
                inlines.push(inline);
                continue;
            };
            for (index, piece) in text.split(&shown).enumerate() {
                if index > 0 {
                    inlines.push(Inline::Blank { label: label.clone(), key: CHAPTER.into() });
                }
                if !piece.is_empty() {
                    inlines.push(Inline::Text { text: piece.to_owned() });
                }
            }
        }
    });
}

/// The document that the campaign asks for.
pub(super) fn proposed(jurisdiction: &Jurisdiction) -> &str {
    jurisdiction.text("campaign.proposal").unwrap_or("ban")
}

/// The ids of the national facts that another paper recites, in its order; then those past their date, which it leaves out.
///
/// # Errors
/// Those of the other paper.
pub(super) fn facts(
    house: &House,
    document: &str,
    request: &Request,
    sources: &mut Sources,
) -> Outcome<Vec<String>> {
    Ok(other(house, document, request, sources)?.facts.clone())
}

/// What papers ask of another paper of the same place.
#[derive(Debug)]
struct Other {
    /// What each of its sections is cited as.
    cites: BTreeMap<String, String>,
    /// The facts that it recites, and those past their date.
    facts: Vec<String>,
}

/// The other papers that were asked for last. Several papers of one place ask the same of one law, and follow each other.
#[derive(Debug, Default)]
pub(super) struct Others(Mutex<VecDeque<(Request, Arc<Other>)>>);

/// How many are kept: a few for each core that works on a place of its own.
const KEPT: usize = 16;

/// Another paper of the same place.
fn other(house: &House, document: &str, request: &Request, sources: &mut Sources) -> Outcome<Arc<Other>> {
    let document = document.to_owned();
    let wanted = Request { document, finished: false, party: None, ..request.clone() };
    let kept = |others: &VecDeque<(Request, Arc<Other>)>| {
        others.iter().find(|(request, _)| *request == wanted).map(|(_, other)| Arc::clone(other))
    };
    if let Some(other) = kept(&house.others.0.lock().unwrap_or_else(PoisonError::into_inner)) {
        return Ok(other);
    }
    let assembled = house.assemble(&wanted, sources)?;
    let cites = reference::cites(&assembled.instrument.parts);
    let told = assembled.cited.iter().map(|fact| fact.id.clone());
    let other = Arc::new(Other { cites, facts: told.chain(assembled.expired).collect() });
    let mut others = house.others.0.lock().unwrap_or_else(PoisonError::into_inner);
    others.truncate(KEPT - 1);
    others.push_front((wanted, Arc::clone(&other)));
    Ok(other)
}
