//! `stale-source`.

use crate::jurisdiction::value::{Node, Value};
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A `[[source]]` that was checked more than eighteen months before the day of the check.
    ///
    /// ## Why it matters
    ///
    /// Most legislatures meet every year: after eighteen months each of them has had a session in which it could have changed the law, and
    /// a body has had an election.
    ///
    /// ## Example
    ///
    /// ```toml
    /// checked = 2024-11-24   # on 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Read it again and write the day, or look up what changed.
    StaleSource = "stale-source", Family::Facts, Level::Note
}

const MONTHS: i32 = 18;

impl Rule for StaleSource {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let Ok(oldest) = look.day.checked_sub(jiff::Span::new().months(MONTHS)) else { return };
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let Some(Node { value: Value::Date(checked), span }) = source.field("checked") else { continue };
            if *checked < oldest {
                let id = source.field("id").and_then(Node::text).unwrap_or_default();
                let finding = Finding::new(
                    self,
                    format!("the source `{id}` was checked more than eighteen months ago"),
                )
                .at(look.origin(*span), "last checked")
                .help("read it again and write the day");
                findings.push(finding);
            }
        }
    }
}
