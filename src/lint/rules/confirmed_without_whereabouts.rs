//! `confirmed-without-whereabouts`.

use crate::jurisdiction::value::Node;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A source that is `confirmed`, and that has no address, no citation, no note and no date or number in its title.
    ///
    /// ## Why it matters
    ///
    /// `confirmed` means that somebody read it, and takes the caution out of the paper. Nobody can read it again who does not know where.
    ///
    /// ## Example
    ///
    /// ```toml
    /// title = "A council agenda"
    /// confidence = "confirmed"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// title = "Agenda of the City Council, 16 December 2025, item 7"
    /// confidence = "confirmed"
    /// ```
    ConfirmedWithoutWhereabouts = "confirmed-without-whereabouts", Family::Data, Level::Warning
}

impl Rule for ConfirmedWithoutWhereabouts {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let says = |field: &str| source.field(field).is_some();
            let title = source.field("title").and_then(Node::text).unwrap_or_default();
            let numbered = title.contains(|c: char| c.is_ascii_digit());
            let confidence = source.field("confidence").filter(|node| node.text() == Some("confirmed"));
            if let Some(node) = confidence
                && !says("url")
                && !says("citation")
                && !says("note")
                && !numbered
            {
                let id = source.field("id").and_then(Node::text).unwrap_or_default();
                let message = format!("the source `{id}` is confirmed, and nothing says where it can be read");
                let finding = Finding::new(self, message)
                    .at(look.origin(node.span), "read where?")
                    .help("add its `url` or `citation`, or its date to the title; otherwise it is `probable`");
                findings.push(finding);
            }
        }
    }
}
