//! `stale-check`.

use crate::jurisdiction::value::{Node, Value};
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A source that was last checked more than two years before the day of the check (`--date`).
    ///
    /// ## Why it matters
    ///
    /// Legislatures meet every year or every second year: a statute or charter that nobody has looked at for two years may have been
    /// amended since, and officers, addresses and rules of procedure change sooner.
    ///
    /// ## Example
    ///
    /// ```toml
    /// checked = 2023-05-01   # on 2026-11-24
    /// ```
    ///
    /// ## Instead
    ///
    /// Read the source again and write the day. Where it can no longer be read, lower its `confidence`.
    StaleCheck = "stale-check", Family::Data, Level::Warning
}

const MOST_YEARS: i16 = 2;

impl Rule for StaleCheck {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let Ok(oldest) = look.day.checked_sub(jiff::Span::new().years(MOST_YEARS)) else { return };
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let Some(Node { value: Value::Date(checked), span }) = source.field("checked") else { continue };
            if *checked < oldest {
                let id = source.field("id").and_then(Node::text).unwrap_or_default();
                let message = format!("the source `{id}` was last checked more than two years ago");
                let finding = Finding::new(self, message)
                    .at(look.origin(*span), "then")
                    .help("read it again and write the day, or lower its confidence");
                findings.push(finding);
            }
        }
    }
}
