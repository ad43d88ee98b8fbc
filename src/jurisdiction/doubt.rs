//! Doubts: what is known of a government that nobody has confirmed, each with what to look at.
//!
//! In: a folded [`Jurisdiction`]. Out: for each key below `confirmed`, the words that say why. It must not know where
//! a paper prints them.

use super::citation::{Citation, Confidence, weakest};
use super::schema::{self, Shape};
use super::stack::{Held, Jurisdiction, grows};

/// How many keys a source may support before its note is about more than one of them.
const FEW: usize = 8;

/// Why a value is not confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// A clause that can follow `it rests on`, and perhaps a sentence after it, without the last period.
    pub why: String,
    /// Whether the value is a sentence or a list that deserves a note by itself; names and titles can share one.
    pub alone: bool,
    /// Whether it is a list of several entries, so that its sources may each support another entry.
    pub list: bool,
}

impl Jurisdiction {
    /// Why the value of a key is less than confirmed; nothing where it is confirmed, or no fact that needs a source. What
    /// the lowest layer gives without a source is house style and no fact. A list that several layers add to is as sure as
    /// the least sure of them.
    pub fn doubt(&self, path: &str) -> Option<Doubt> {
        let key = schema::find(path).filter(|key| key.cited)?;
        let lowest = self.courses().first().map(|course| course.file);
        let items = self.items(key.path);
        let mut layers = self.history(key.path);
        match grows(key.path) {
            true => layers.retain(|held| items.iter().any(|(course, _)| course.file == held.course.file)),
            false => layers.truncate(1),
        }
        let cited: Vec<(&Held<'_>, Vec<&Citation>)> =
            layers.iter().map(|held| (held, held.citations())).collect();
        let doubts = cited.iter().filter_map(|(held, citations)| match weakest(citations) {
            None if Some(held.course.file) == lowest => None,
            None => Some((Confidence::Unconfirmed, "no source that anybody has named".to_owned())),
            Some(source) => why(source, citations.len()).map(|why| (source.confidence, why)),
        });
        let (_, why) = doubts.min_by_key(|(confidence, _)| *confidence)?;
        let list = matches!(key.shape, Shape::Tables(_)) && items.len() > 1;
        let sources: usize = cited.iter().map(|(_, citations)| citations.len()).sum();
        let why =
            if list && sources > 1 { format!("several sources, the least sure of them {why}") } else { why };
        let alone = !matches!(key.shape, Shape::Text | Shape::Choice(_) | Shape::Boolean);
        Some(Doubt { why, alone, list })
    }
}

fn why(source: &Citation, of: usize) -> Option<String> {
    let law = source.citation.as_ref().unwrap_or(&source.title);
    let few = source.breadth() <= FEW || of > 1;
    let how = match source.confidence {
        Confidence::Confirmed => return None,
        Confidence::Probable => format!("a secondary source ({law})"),
        Confidence::Unconfirmed if few => format!("a source that nobody has looked up ({law})"),
        Confidence::Unconfirmed => "what is usual or remembered, and nobody has looked it up".to_owned(),
    };
    let note = source.note.as_ref().filter(|_| few).map(|note| format!(". {note}"));
    Some(format!("{how}{}", note.unwrap_or_default()).trim_end_matches('.').to_owned())
}
