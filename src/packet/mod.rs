//! A packet: every paper of a campaign for one place, from the same layers.
//!
//! In: a request, whose document does not matter. Out: the papers in order, what is left out and why, and the blanks of
//! all of them listed once. It must not write a format or a file.

mod index;

pub use index::index;

use crate::assemble::{Assembled, House, Request, unconfirmed, unfit};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::instrument::finish;
use crate::jurisdiction::schema::PROPOSALS;
use crate::source::Sources;
use crate::template::front_matter::DocumentHead;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Every paper of a campaign for one place.
#[derive(Debug)]
pub struct Packet {
    /// The papers, the law that the campaign asks for first, then by the order of their documents.
    pub papers: Vec<Paper>,
    /// The documents that this place has no use for.
    pub left_out: Vec<LeftOut>,
    /// What is left to fill in, once for each key, in the order of the papers.
    pub blanks: Vec<Blank>,
}

/// One paper of a packet.
#[derive(Debug)]
pub struct Paper {
    /// The front matter of its document.
    pub head: Arc<DocumentHead>,
    /// The partnership or company that it is for, where there is one paper for each.
    pub party: Option<String>,
    /// The name of its file, without an ending: `07-termination-ring-neighbors`.
    pub stem: String,
    /// What part it has in the packet.
    pub role: Role,
    /// The paper.
    pub assembled: Assembled,
}

/// What part a paper has in a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The law that the campaign asks for.
    Proposal,
    /// A paper that goes with it.
    Companion,
    /// A law that the body could pass in its place.
    Alternative,
}

/// A document that is not for a place.
#[derive(Debug)]
pub struct LeftOut {
    /// Its front matter.
    pub head: Arc<DocumentHead>,
    /// Why, in words that follow its name.
    pub why: String,
}

/// What is left to fill in.
#[derive(Debug, PartialEq, Eq)]
pub struct Blank {
    /// The key that fills it.
    pub key: String,
    /// What belongs there, as each paper that asks for something else says it.
    pub labels: Vec<String>,
    /// The stems of the papers that have it.
    pub papers: Vec<String>,
}

/// Assembles every paper of a place.
///
/// # Errors
/// The faults of the layers, or those of every paper that cannot be made.
pub fn assemble(house: &House, request: &Request, sources: &mut Sources) -> Outcome<Packet> {
    let jurisdiction = house.jurisdiction(request, sources)?;
    let proposal = jurisdiction.text("campaign.proposal").unwrap_or("ban");
    let (mut papers, mut left_out) = (Vec::new(), Vec::new());
    let mut faults = Vec::new();
    for head in house.catalog().documents(sources)? {
        if let Some(unfit) = unfit(&head, &jurisdiction) {
            left_out.push(LeftOut { head, why: unfit.words() });
            continue;
        }
        let role = match head.document.as_str() {
            name if name == proposal => Role::Proposal,
            name if PROPOSALS.contains(&name) => Role::Alternative,
            _ => Role::Companion,
        };
        for party in house.parties(&head.document, &jurisdiction, sources)? {
            let request =
                Request { document: head.document.clone(), party: party.clone(), ..request.clone() };
            match house.assemble_for(jurisdiction.clone(), &request, sources) {
                Ok(assembled) => {
                    let stem = stem(&head, party.as_deref());
                    papers.push(Paper { head: Arc::clone(&head), party, stem, role, assembled });
                }
                // What is wrong with the law that all papers speak of is told once.
                Err(found) => {
                    let new = found.0.into_iter().filter(|fault| !faults.contains(fault));
                    faults.extend(new.collect::<Vec<_>>());
                }
            }
        }
    }
    papers.sort_by_key(|paper| (paper.role, paper.head.order));
    left_out.sort_by_key(|left| left.head.order);
    tell_apart(&mut papers);
    let blanks = blanks(&papers);
    crate::diagnostic::finish(Packet { papers, left_out, blanks }, faults)
}

impl Packet {
    /// Whether a file of this name, without its ending, could be a paper of a packet: this one or another of the program.
    pub fn could_hold(&self, name: &str) -> bool {
        let written = self.papers.iter().map(|paper| &paper.head);
        let heads = written.chain(self.left_out.iter().map(|left| &left.head));
        heads.map(|head| stem(head, None)).any(|stem| {
            name.strip_prefix(stem.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }

    /// What the user may want to know, each thing once; of final texts also which values nobody has confirmed.
    pub fn remarks(&self, finished: bool) -> Vec<Diagnostic> {
        let mut said = BTreeSet::new();
        let all = self.papers.iter().flat_map(|paper| &paper.assembled.remarks);
        let mut remarks: Vec<_> = all.filter(|remark| said.insert(remark.message.clone())).cloned().collect();
        if let Some(first) = self.papers.first().filter(|_| finished) {
            let keys = self.papers.iter().flat_map(|paper| &paper.assembled.unconfirmed).cloned().collect();
            remarks.extend(unconfirmed(&keys, &first.assembled.jurisdiction, "this packet"));
        }
        remarks
    }
}

/// The longest part of a file's name that a party's name makes.
const LONGEST: usize = 60;

/// The name of a paper's file: its place in the packet, its document, and whom it is for.
fn stem(head: &DocumentHead, party: Option<&str>) -> String {
    name(&format!("{:02}-{}", head.order, head.document), party)
}

/// A name for a file that begins with words and tells whom the paper is for: `termination-ring-neighbors`.
pub fn name(begin: &str, party: Option<&str>) -> String {
    let mut stem = begin.to_owned();
    let party = party.unwrap_or_default().to_lowercase();
    let words = party.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        if stem.len() + word.len() > LONGEST {
            break;
        }
        stem.push('-');
        stem.push_str(word);
    }
    stem
}

/// Gives a number to each paper whose file would have the name of an earlier one.
fn tell_apart(papers: &mut [Paper]) {
    let mut taken = BTreeSet::new();
    for paper in papers {
        paper.stem = free(&paper.stem, &mut taken);
    }
}

/// A name that is not taken yet, with a number after it where need be; it is taken then.
pub fn free(base: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = base.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}-{number}");
        number += 1;
    }
    name
}

fn blanks(papers: &[Paper]) -> Vec<Blank> {
    let mut all: Vec<Blank> = Vec::new();
    for paper in papers {
        for left in finish::blanks(&paper.assembled.instrument) {
            let at = all.iter().position(|blank| blank.key == left.key).unwrap_or_else(|| {
                all.push(Blank { key: left.key.clone(), labels: Vec::new(), papers: Vec::new() });
                all.len() - 1
            });
            let blank = &mut all[at];
            if !blank.labels.contains(&left.label) {
                blank.labels.push(left.label);
            }
            blank.papers.push(paper.stem.clone());
        }
    }
    all
}
