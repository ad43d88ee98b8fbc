//! JSON: the tree itself, for programs.
//!
//! In: an instrument. Out: its serialisation, indented, with a final newline, as `draft schema instrument` describes it.
//! It must not leave anything out.

use super::{Follows, Layout, Record, Writer};
use crate::instrument::Instrument;

/// The JSON writer.
pub struct Json;

impl Writer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "the instrument tree itself, for programs"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn follows(&self) -> Follows {
        Follows { enactment: true, ..Follows::default() }
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Everything: each part, number, reference, term, blank and value, with the key that fills it.",
                "A published JSON Schema: `draft schema instrument` prints it, schemas/instrument.schema.json keeps it.",
            ],
            loses: &["Where the text stands in the templates; `draft check` tells that."],
        }
    }

    fn write(&self, instrument: &Instrument, _layout: &Layout) -> Result<Vec<u8>, String> {
        let mut bytes = serde_json::to_vec_pretty(instrument).map_err(|error| error.to_string())?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
