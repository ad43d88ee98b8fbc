//! Papers, assembled and looked at by every rule, on all cores.
//!
//! In: a house and the order. Out: for each paper its findings and the texts they point into.

use super::Order;
use crate::assemble::{House, Request};
use crate::diagnostic::Faults;
use crate::lint::locate::Locator;
use crate::lint::look::PaperLook;
use crate::lint::{Finding, Findings, RULES, passage};
use crate::source::Sources;
use crate::template::decide;
use std::cell::OnceCell;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What was found in one paper.
pub(super) struct Looked {
    pub(super) findings: Vec<Finding>,
    /// The texts that they point into.
    pub(super) sources: Sources,
    /// Whether there was a paper to look at.
    pub(super) made: bool,
}

/// Looks at every paper of the order; the result is in its order, whichever core was first.
pub(super) fn all(house: &House, order: &Order) -> Vec<Looked> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(order.papers.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(order.papers.len()));
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(request) = order.papers.get(index) else { break };
                    let looked = one(house, request, order);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, looked));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, looked)| looked).collect()
}

fn one(house: &House, request: &Request, order: &Order) -> Looked {
    let mut sources = Sources::default();
    let mut findings = Findings::default();
    let made = look(house, request, order, &mut findings, &mut sources);
    let is_made = made.is_ok();
    if let Err(Faults(faults)) = made {
        faults.into_iter().for_each(|one| findings.push(Finding::fault(one)));
    }
    Looked { findings: findings.into_vec(), sources, made: is_made }
}

fn look(
    house: &House,
    request: &Request,
    order: &Order,
    findings: &mut Findings,
    sources: &mut Sources,
) -> Result<(), Faults> {
    let assembled = house.assemble(request, sources)?;
    let head = house.catalog().document(&request.document, sources)?;
    let decided = decide::decide(&head, &assembled.jurisdiction)?;
    let decisions = decided.iter().map(|(name, taken)| (name.clone(), taken.value.words())).collect();
    let templates =
        house.catalog().files().iter().filter(|(name, _)| name.ends_with(".md") || *name == "facts.toml");
    let files = templates.map(|(name, text)| {
        let shown = format!("templates/{name}");
        let file = sources.find(&shown).unwrap_or_else(|| sources.add(shown, text.clone()));
        (file, text.to_string())
    });
    let locator = Locator::new(files.collect());
    let look = PaperLook {
        instrument: &assembled.instrument,
        passages: passage::passages(&assembled.instrument),
        jurisdiction: &assembled.jurisdiction,
        place: &request.place,
        decisions: &decisions,
        cited: &assembled.cited,
        day: request.date.unwrap_or(order.day),
        sources,
        locator: &locator,
        survey: OnceCell::new(),
    };
    RULES.iter().for_each(|rule| rule.paper(&look, findings));
    Ok(())
}
