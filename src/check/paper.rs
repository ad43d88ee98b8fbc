//! Papers, assembled and looked at by every rule, on all cores.
//!
//! In: a house and the order. Out: for each paper its findings and the texts they point into.

use super::Order;
use crate::assemble::{House, Request, unfit};
use crate::diagnostic::{Diagnostic, Faults};
use crate::instrument::mark;
use crate::jurisdiction::shelf::UserLayer;
use crate::jurisdiction::stack::Jurisdiction;
use crate::lint::locate::Locator;
use crate::lint::look::PaperLook;
use crate::lint::memo::Memo;
use crate::lint::{Finding, Findings, RULES, passage};
use crate::source::{Sources, Span};
use crate::template::decide;
use std::cell::OnceCell;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many characters of a faulty text are enough to find it by.
const BEGINNING: usize = 24;

/// What was found in one paper.
pub(super) struct Looked {
    pub(super) findings: Vec<Finding>,
    /// The texts that they point into.
    pub(super) sources: Sources,
    /// What became of the paper.
    pub(super) fate: Fate,
}

/// What became of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was looked at.
    Made,
    /// Its document is not for the place.
    Unfit,
    /// It has faults that keep it from being made.
    Faulty,
}

/// Looks at every paper of the order; the result is in its order, whichever core was first.
pub(super) fn all(house: &House, order: &Order) -> Vec<Looked> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(order.papers.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(order.papers.len()));
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut desk = Desk { house, order, memo: Memo::default(), place: None };
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(request) = order.papers.get(index) else { break };
                    let looked = desk.one(request);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, looked));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, looked)| looked).collect()
}

/// What one core keeps from one paper to the next.
struct Desk<'a> {
    house: &'a House,
    order: &'a Order,
    memo: Memo,
    /// The place of the last paper with the user's layers, what is known of it, and the texts behind that.
    place: Option<(String, Vec<UserLayer>, Jurisdiction, Sources)>,
}

impl Desk<'_> {
    fn one(&mut self, request: &Request) -> Looked {
        let mut sources = Sources::default();
        let mut findings = Findings::default();
        let made = self.jurisdiction(request, &mut sources).and_then(|jurisdiction| {
            look(self.house, request, jurisdiction, (self.order, &self.memo), &mut findings, &mut sources)
        });
        let fate = *made.as_ref().unwrap_or(&Fate::Faulty);
        if let Err(Faults(faults)) = made {
            let locator = locator(self.house, &request.document, None, &mut sources);
            let faults = faults.into_iter().map(|one| in_template(one, &sources, &locator));
            faults.for_each(|one| findings.push(Finding::fault(one)));
        }
        let findings = findings.into_vec();
        // Thousands of papers have nothing to point at, and their texts would fill the memory.
        let sources = if findings.is_empty() { Sources::default() } else { sources };
        Looked { findings, sources, fate }
    }

    /// What is known of the place of a paper; papers of one place follow each other.
    fn jurisdiction(&mut self, request: &Request, sources: &mut Sources) -> Result<Jurisdiction, Faults> {
        if let Some((geoid, layers, jurisdiction, texts)) = &self.place
            && geoid == request.place.geoid
            && *layers == request.layers
        {
            sources.clone_from(texts);
            return Ok(jurisdiction.clone());
        }
        let jurisdiction = self.house.jurisdiction(request, sources)?;
        let kept = (request.place.geoid.to_owned(), request.layers.clone());
        self.place = Some((kept.0, kept.1, jurisdiction.clone(), sources.clone()));
        Ok(jurisdiction)
    }
}

/// Looks at one paper, unless the document is not for the place and is one of several that were asked for.
fn look(
    house: &House,
    request: &Request,
    jurisdiction: Jurisdiction,
    (order, memo): (&Order, &Memo),
    findings: &mut Findings,
    sources: &mut Sources,
) -> Result<Fate, Faults> {
    let head = house.catalog().document(&request.document, sources)?;
    if order.papers.len() > 1 && unfit(&head, &jurisdiction).is_some() {
        return Ok(Fate::Unfit);
    }
    let assembled = house.assemble_for(jurisdiction, request, sources)?;
    let decided = decide::decide(&head, &assembled.jurisdiction)?;
    let decisions = decided.iter().map(|(name, taken)| (name.clone(), taken.value.words())).collect();
    let form = assembled.instrument.identity.form.as_str();
    let locator = locator(house, &request.document, Some(form), sources);
    let passages = passage::passages(&assembled.instrument);
    let look = PaperLook {
        instrument: &assembled.instrument,
        numbers: memo.numbers(&passages),
        memo,
        passages,
        jurisdiction: &assembled.jurisdiction,
        place: &request.place,
        head: &head,
        decisions: &decisions,
        cited: &assembled.cited,
        day: request.date.unwrap_or(order.day),
        sources,
        locator: &locator,
        survey: OnceCell::new(),
    };
    RULES.iter().for_each(|rule| rule.paper(&look, findings));
    Ok(Fate::Made)
}

/// The ledger, whose facts stand in papers as prose.
const LEDGER: &str = "facts.toml";

/// The templates that a paper is made from, for finding its prose in them; every form where it is not known which.
fn locator(house: &House, document: &str, form: Option<&str>, sources: &mut Sources) -> Locator {
    let own = format!("{document}/");
    let is_form = |name: &str| match (name.strip_prefix("forms/"), form) {
        (Some(file), Some(form)) => file.strip_suffix(".md") == Some(form),
        (file, _) => file.is_some(),
    };
    let is_read =
        |name: &str| name == LEDGER || name.starts_with(&own) || name.starts_with("parts/") || is_form(name);
    let mut files = Vec::new();
    // A rule may ask whether any template reads a key, so all of them are at hand.
    for (name, text) in
        house.catalog().files().iter().filter(|(name, _)| name.ends_with(".md") || *name == LEDGER)
    {
        let shown = format!("templates/{name}");
        let file = sources.find(&shown).unwrap_or_else(|| sources.add(shown, text.clone()));
        if is_read(name) {
            files.push((file, text.clone()));
        }
    }
    Locator::new(files)
}

/// A fault in rendered text, pointing at the template that the text came from: nobody can mend what was rendered.
fn in_template(mut fault: Diagnostic, sources: &Sources, locator: &Locator) -> Diagnostic {
    for label in &mut fault.labels {
        let Span { start, end } = label.origin.span;
        let text = sources.text(label.origin.file);
        let (Some(before), Some(after)) = (text.get(..start), text.get(start..)) else { continue };
        if !sources.name(label.origin.file).starts_with("rendered ") || start == end {
            continue;
        }
        let from = before.rfind(mark::is_mark).map_or(0, |at| at + mark::END.len_utf8());
        let to = after.find(mark::is_mark).map_or(text.len(), |at| start + at);
        // A filter may have put words before a value; the beginning is the template’s all the same.
        let beginning = after.char_indices().nth(BEGINNING).map_or(end, |(at, _)| end.min(start + at));
        let whole = locator.find(text, from..to, start..end);
        if let Some(origin) = whole.or_else(|| locator.find(text, from..to, start..beginning)) {
            label.origin = origin;
        }
    }
    fault
}
