//! A look ahead: what is wrong with every paper of a set is told before any is made.
//!
//! In: a house and a library. Out: nothing, or the faults that the user's own layers and decisions have at the first place
//! of each set. It must not make a paper.

use super::order::Library;
use crate::assemble::{House, Request, form_of};
use crate::diagnostic::{Diagnostic, Faults, Outcome, finish};
use crate::jurisdiction::place;
use crate::source::Sources;
use crate::template::decide;
use jiff::civil::Date;

/// Looks at the first place of each set.
///
/// # Errors
/// A set without a place, a layer that cannot be read, and a decision that a document does not allow.
pub fn probe(house: &House, library: &Library, date: Option<Date>, sources: &mut Sources) -> Outcome<()> {
    let mut faults: Vec<Diagnostic> = Vec::new();
    for set in &library.sets {
        let Some(place) = place::all().find(|place| set.places.has(place, house.shelf())) else {
            let fault = Diagnostic::error("no place fits this set").at(set.origin, "nothing would be made");
            faults.push(fault.help("`draft list places --state OR` shows which there are"));
            continue;
        };
        let request = Request {
            place,
            document: String::new(),
            party: None,
            layers: set.layers.clone(),
            date,
            finished: set.finished,
        };
        let mut found = Vec::new();
        match house.jurisdiction(&request, sources) {
            Ok(jurisdiction) => {
                for document in &set.documents {
                    let head = house.catalog().document(document, sources)?;
                    if head.forms.contains(&form_of(&head, &jurisdiction)) {
                        found.extend(
                            decide::decide(&head, &jurisdiction)
                                .err()
                                .into_iter()
                                .flat_map(|Faults(all)| all),
                        );
                    }
                }
            }
            Err(Faults(all)) => found = all,
        }
        for fault in found {
            let fault = set.decided.in_manifest(fault, set.origin.file, sources);
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    finish((), faults)
}
