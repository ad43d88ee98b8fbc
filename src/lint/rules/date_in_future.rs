//! `date-in-future`.

use crate::jurisdiction::value::{Node, Value};
use crate::lint::look::{LayerLook, LedgerLook};
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::template::facts::civil;

rule! {
    /// ## What it finds
    ///
    /// A source that is said to have been checked after the day of the check (`--date`), or a fact of the ledger that speaks of such a
    /// day.
    ///
    /// ## Why it matters
    ///
    /// Nobody has read tomorrow’s law. Such a day also keeps a source from growing old: it would be looked at again too late.
    ///
    /// ## Example
    ///
    /// ```toml
    /// checked = 2027-11-24   # on 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the day on which it was read.
    DateInFuture = "date-in-future", Family::Data, Level::Error
}

impl Rule for DateInFuture {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let Some(Node { value: Value::Date(checked), span }) = source.field("checked") else { continue };
            if *checked > look.day {
                let id = source.field("id").and_then(Node::text).unwrap_or_default();
                let message = format!("the source `{id}` was checked on a day that is still to come");
                let finding = Finding::new(self, message)
                    .at(look.origin(*span), format!("after {}", look.day))
                    .help("write the day on which it was read");
                findings.push(finding);
            }
        }
    }

    fn ledger(&self, look: &LedgerLook<'_>, findings: &mut Findings) {
        for (id, fact) in look.facts {
            if civil(&fact.as_of).is_some_and(|as_of| as_of > look.day) {
                let finding =
                    Finding::new(self, format!("the fact `{id}` speaks of a day that is still to come"))
                        .at_some(look.origin(id, "as_of"), format!("after {}", look.day))
                        .help("write the last day of which its source speaks");
                findings.push(finding);
            }
        }
    }
}
