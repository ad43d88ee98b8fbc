//! What the library holds: its documents with their lengths, and the partnerships in its files.
//!
//! In: the library. Out: lines for `draft list`, columns parted by tabs.

use crate::assemble::{House, Request, unfit};
use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::instrument::{Inline, finish, walk};
use crate::jurisdiction::lookup;
use crate::jurisdiction::place::{self, Place};
use crate::jurisdiction::stack::Jurisdiction;
use crate::jurisdiction::value::{Node, Value};
use crate::lint::passage::passages;
use crate::lint::reading;
use crate::source::Sources;
use crate::template::front_matter::DocumentHead;
use std::fmt::Write as _;

/// The government whose papers are measured for the length of a document: Oakland, California.
const MEASURED: &str = "0653000";

/// Lists every document in the order of a packet.
pub(super) fn documents(out: &mut String, sources: &mut Sources) -> Outcome<()> {
    let house = House::default();
    let mut heads = house.catalog().documents(sources)?;
    heads.sort_by_key(|head| head.order);
    let place = place::by_geoid(MEASURED);
    for head in heads {
        let length = match &place {
            Some(place) => length(&house, place, &head, sources)?,
            None => None,
        };
        let length = length.unwrap_or_else(|| "not for every place".into());
        let _ = writeln!(
            out,
            "{}@{}\t{}\t{}\t{length}\n\t{}\n\tfor {}",
            head.document,
            head.version,
            head.title,
            head.forms.join(", "),
            head.about,
            head.audience
        );
    }
    Ok(())
}

/// The length of a document as it is written for a place, without notes and sources, rounded to what a reader can use, and
/// the reading grade of one for the public; nothing where it is not for that place.
fn length(
    house: &House,
    place: &Place,
    head: &DocumentHead,
    sources: &mut Sources,
) -> Outcome<Option<String>> {
    let request = Request {
        place: place.clone(),
        document: head.document.clone(),
        party: None,
        layers: Vec::new(),
        date: None,
        finished: false,
    };
    let jurisdiction = house.jurisdiction(&request, sources)?;
    if unfit(head, &jurisdiction).is_some() {
        return Ok(None);
    }
    let mut instrument = house.assemble_for(jurisdiction, &request, sources)?.instrument;
    finish::finish(&mut instrument);
    let mut words = 0;
    walk::inlines(&instrument.parts, &mut |inline| {
        if let Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } = inline {
            words += text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        }
    });
    let step = if words < 1000 { 50 } else { 100 };
    let length = format!("about {} words", words.div_ceil(step) * step);
    let grade = reading::grade(&passages(&instrument)).filter(|_| head.public);
    Ok(Some(match grade {
        Some(grade) => format!("{length}, reading grade {:.0}", grade.value()),
        None => length,
    }))
}

/// Lists every partnership on file, of every place that has a file.
pub(super) fn partnerships(state: Option<&str>, out: &mut String, sources: &mut Sources) -> Outcome<()> {
    let house = House::default();
    let state = state.map(lookup::state).transpose().map_err(Faults::from)?;
    for place in place::all().filter(|place| house.shelf().file_of(place).is_some()) {
        if state.is_some_and(|state| state.postal != place.state) {
            continue;
        }
        let jurisdiction = house.shelf().jurisdiction(&place, &[], sources)?;
        for (_, node) in jurisdiction.items("partnership") {
            partnership(&place, node, &jurisdiction, out);
        }
    }
    if out.is_empty() {
        let none = Diagnostic::error("no partnership is on file there")
            .help("that is no finding that there is none: a public-records request finds out");
        return Err(none.into());
    }
    Ok(())
}

fn partnership(place: &Place, node: &Node, jurisdiction: &Jurisdiction, out: &mut String) {
    let Value::Table(fields) = &node.value else { return };
    let words = |name: &str| fields.get(name).map(|field| field.value.words()).unwrap_or_default();
    let source = words("source");
    let citations = jurisdiction.courses().iter().rev().flat_map(|course| &course.layer.citations);
    let title =
        citations.into_iter().find(|citation| citation.id == source).map(|found| found.title.as_str());
    let as_of = match words("as_of") {
        day if day.is_empty() => String::new(),
        day => format!(" as of {day}"),
    };
    let _ = writeln!(
        out,
        "{}, {}\t{}\t{}\t{}\t{}{as_of}\t{}",
        place.style,
        place.state,
        words("agency"),
        words("vendor"),
        words("program"),
        words("status"),
        title.unwrap_or_default()
    );
}
