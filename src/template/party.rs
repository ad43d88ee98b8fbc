//! For whom a document is written that is not written once for the place: each partnership, or each company.
//!
//! In: the front matter of a document and a jurisdiction. Out: the parties, in the order of the files, and the one that
//! a request means. It must not render.

use super::front_matter::{DocumentHead, Each};
use crate::diagnostic::{Diagnostic, Outcome, nearest};
use crate::jurisdiction::stack::Jurisdiction;
use crate::jurisdiction::value::{Node, Value};

/// One partnership, or one company with all of its partnerships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What tells it from the others: `Ring, Neighbors, Police Department`, or `Ring`.
    pub name: String,
    /// Its entries among `[[partnership]]`, counted from 0.
    pub entries: Vec<usize>,
}

/// The status of a partnership that is over.
const ENDED: &str = "ended";

/// The parties of a document at a place, in the order in which the files name them.
pub fn parties(each: Each, jurisdiction: &Jurisdiction) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for (entry, (_, node)) in jurisdiction.items("partnership").into_iter().enumerate() {
        let words = |name: &str| field(node, name).unwrap_or_default().to_owned();
        let name = match each {
            Each::Partnership if words("status") == ENDED => continue,
            Each::Partnership => [words("vendor"), words("program"), words("agency")].join(", "),
            Each::Company => words("vendor"),
        };
        match parties.iter_mut().find(|party| party.name == name) {
            Some(party) => party.entries.push(entry),
            None => parties.push(Party { name, entries: vec![entry] }),
        }
    }
    parties
}

/// The party that a request means: the one whose name holds the words, or the first, with a remark where there are others.
/// Where no partnership is on file there is none, and the paper has blanks in its place.
///
/// # Errors
/// Words for a document that has no parties, and words that no name or several names hold.
pub fn pick(
    head: &DocumentHead,
    jurisdiction: &Jurisdiction,
    words: Option<&str>,
) -> Outcome<(Option<Party>, Option<Diagnostic>)> {
    let parties = head.each.map(|each| parties(each, jurisdiction)).unwrap_or_default();
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    let Some(words) = words else {
        let remark = (parties.len() > 1).then(|| {
            let warning = Diagnostic::warning(format!(
                "this {} is for one of {}: {}",
                head.document,
                parties.len(),
                names[0]
            ));
            warning
                .help(format!("--party picks another: {}", names[1..].join("; ")))
                .help("`draft packet` writes one for each")
        });
        return Ok((parties.into_iter().next(), remark));
    };
    let fold = |name: &str| name.to_lowercase();
    let exact = parties.iter().position(|party| fold(&party.name) == fold(words));
    let holds = |party: &Party| fold(&party.name).contains(&fold(words));
    let found = match exact {
        Some(at) => Some(at),
        None if parties.iter().filter(|party| holds(party)).count() == 1 => parties.iter().position(holds),
        None => None,
    };
    match found {
        Some(at) => Ok((parties.into_iter().nth(at), None)),
        None => Err(no_party(head, words, &names).into()),
    }
}

fn no_party(head: &DocumentHead, words: &str, names: &[&str]) -> Diagnostic {
    let fault = Diagnostic::error(format!("`{words}` picks none of those that the {} is for", head.document))
        .rule("unknown-option");
    if head.each.is_none() {
        return fault.help("it is written once for the place; leave out --party");
    }
    if names.is_empty() {
        return fault
            .help("no [[partnership]] is on file for this place; leave out --party for a paper with blanks");
    }
    match nearest(words, names.iter().copied(), 1).first() {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("there are: {}", names.join("; "))),
    }
}

fn field<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    match &node.value {
        Value::Table(fields) => fields.get(name).and_then(Node::text),
        _ => None,
    }
}
