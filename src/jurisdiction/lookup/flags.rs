//! The shortest flags that name one government.
//!
//! In: a place. Out: flags ready to paste, which [`super::find`] leads back to that place. It must not know why they
//! are wanted.

use super::{Asked, Decision, decide, typed};
use crate::jurisdiction::place::{Level, Place, STATES, fold};

/// The flags that name this government and no other: `--city "Springfield, IL" --kind township`.
///
/// Kind and county stand there only as far as they are needed. Where they do not help, as with two places of one name
/// that lie in several counties each, the geoid decides.
pub fn flags(place: &Place) -> String {
    let name =
        if place.level == Level::County && place.kind != "municipio" { place.full_name } else { place.name };
    let city = format!("{name}, {}", place.state);
    let kind = typed::kind(&place.kind.replace('-', " "));
    let county = place.county.map(fold::fold);
    let mut asked = Asked {
        readings: typed::readings(&city),
        state: STATES.iter().find(|state| state.postal == place.state),
        county: None,
        kind: None,
    };
    for (with_kind, with_county) in [(false, false), (true, false), (false, true), (true, true)] {
        if (with_kind && kind.is_none()) || (with_county && county.is_none()) {
            continue;
        }
        asked.kind = kind.filter(|_| with_kind);
        asked.county = county.clone().filter(|_| with_county);
        if let Decision::One { place: found, .. } = decide(&asked)
            && found.geoid == place.geoid
        {
            let kind = if with_kind { format!(" --kind {}", place.kind) } else { String::new() };
            let county = place.county.filter(|_| with_county);
            let county = county.map_or(String::new(), |county| format!(" --county \"{county}\""));
            return format!("--city \"{city}\"{kind}{county}");
        }
    }
    format!("--city \"{city}\" --geoid {}", place.geoid)
}
