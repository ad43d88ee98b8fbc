//! The schema of the tree of a paper, which `--format json` writes.
//!
//! In: the types of the tree, with their comments. Out: the schema of what they serialize to: every member that is
//! always written is required, and no other member is allowed. What ties one node to another, as a mark to its footnote
//! or a reference to its target, no schema can say.

use super::shape::{described, without_rust};
use crate::instrument::Instrument;
use schemars::generate::SchemaSettings;
use serde_json::Value;

pub(super) fn schema() -> Value {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Instrument>().to_value();
    without_rust(&mut schema);
    described(
        schema,
        "Instrument",
        "One paper as a tree, numbered and with its references resolved, as `draft --format json` writes it.",
    )
}
