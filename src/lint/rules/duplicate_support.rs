//! `duplicate-support`.

use crate::jurisdiction::value::Node;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A key that stands twice in the list of one source.
    ///
    /// ## Why it matters
    ///
    /// The second was most likely to be another key, which then has no source. How narrow a source is counts as well: the more keys it
    /// supports, the less its note says of each.
    ///
    /// ## Example
    ///
    /// ```toml
    /// supports = ["government.body", "government.body"]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// supports = ["government.body", "government.board"]
    /// ```
    DuplicateSupport = "duplicate-support", Family::Data, Level::Warning
}

impl Rule for DuplicateSupport {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        for source in look.layer.values.get("source").map_or(&[][..], Node::items) {
            let supports = source.field("supports").map_or(&[][..], Node::items);
            for (index, item) in supports.iter().enumerate() {
                let earlier = supports.iter().take(index).find(|earlier| earlier.text() == item.text());
                if let Some(earlier) = earlier {
                    let path = item.text().unwrap_or_default();
                    let id = source.field("id").and_then(Node::text).unwrap_or_default();
                    let finding = Finding::new(self, format!("the source `{id}` supports `{path}` twice"))
                        .at(look.origin(item.span), "again here")
                        .at(look.origin(earlier.span), "first here")
                        .help("name the key that is meant, or remove one of the two");
                    findings.push(finding);
                }
            }
        }
    }
}
