//! Papers, assembled and looked at by every rule, on all cores.
//!
//! In: a house and the order. Out: for each paper its findings and the texts they point into.

use super::{Order, fault};
use crate::assemble::{House, Request};
use crate::diagnostic::Faults;
use crate::lint::locate::Locator;
use crate::lint::look::PaperLook;
use crate::lint::Manual as _;
use crate::lint::{Finding, Findings, RULES, passage};
use crate::source::Sources;
use crate::template::decide;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

pub static TIMES: [std::sync::atomic::AtomicU64; 200] = [const { std::sync::atomic::AtomicU64::new(0) }; 200];

/// Looks at every paper of the order; the result is in its order, whichever core was first.
pub(super) fn all(house: &House, order: &Order) -> Vec<(Vec<Finding>, Sources)> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(order.papers.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(order.papers.len()));
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(request) = order.papers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let index = order.papers.iter().position(|other| std::ptr::eq(other, request));
                    let found = one(house, request, order);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, found));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    for (i, rule) in RULES.iter().enumerate() { eprintln!("{:>8} ns {}", TIMES[i].load(Ordering::Relaxed) / order.papers.len().max(1) as u64, rule.name()); }
    done.into_iter().map(|(_, found)| found).collect()
}

fn one(house: &House, request: &Request, order: &Order) -> (Vec<Finding>, Sources) {
    let mut sources = Sources::default();
    let mut findings = Findings::default();
    if let Err(Faults(faults)) = look(house, request, order, &mut findings, &mut sources) {
        faults.into_iter().for_each(|one| findings.push(fault(one)));
    }
    (findings.into_vec(), sources)
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
    };
    RULES.iter().enumerate().for_each(|(i, rule)| { let t = std::time::Instant::now(); rule.paper(&look, findings); TIMES[i].fetch_add(t.elapsed().as_nanos() as u64, Ordering::Relaxed); });
    Ok(())
}
