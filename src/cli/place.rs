//! The flags that choose a place.
//!
//! In: `--city` and the flags that narrow it. Out: one place, or the candidates as flags to paste.

use super::output;
use crate::diagnostic::{Diagnostic, human};
use crate::jurisdiction::lookup::{self, Query};
use crate::jurisdiction::place::{Place, State};
use crate::source::Sources;
use clap::Args;

/// Which place.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Place")]
pub(super) struct Choice {
    /// The place: "Oakland, CA", oakland-ca, "Town of Queensbury, New York", "Alameda County, CA"
    #[arg(long, value_name = "PLACE")]
    city: Option<String>,
    /// Its state, by name or two letters
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Its county
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// Its kind: city, town, village, township, county…
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Its Census identifier
    #[arg(long, value_name = "DIGITS")]
    geoid: Option<String>,
}

impl Choice {
    /// The same with a place that was named without a flag.
    pub(super) fn or_named(&self, named: Option<&str>) -> Self {
        Self { city: named.map(str::to_owned).or(self.city.clone()), ..self.clone() }
    }

    /// Whether a place is named at all.
    pub(super) fn is_named(&self) -> bool {
        self.city.is_some() || self.geoid.is_some()
    }

    /// The state, when nothing narrower is named.
    ///
    /// # Errors
    /// A state that there is not.
    pub(super) fn whole_state(&self) -> Result<Option<&'static State>, Diagnostic> {
        let narrower = [&self.city, &self.county, &self.kind, &self.geoid].iter().any(|flag| flag.is_some());
        self.state.as_deref().filter(|_| !narrower).map(lookup::state).transpose()
    }

    /// The place that is meant; says on standard error when one of several was taken.
    ///
    /// # Errors
    /// No place, or several; the help lists flags that name each.
    pub(super) fn find(&self, color: bool) -> Result<Place, crate::diagnostic::Faults> {
        if !self.is_named() {
            return Err(Diagnostic::error("which place is this for?")
                .help("name it, such as `draft --city \"Oakland, CA\"`")
                .help("`draft list places --state CA` lists every place in a state")
                .into());
        }
        let query = Query {
            city: self.city.clone().unwrap_or_default(),
            state: self.state.clone(),
            county: self.county.clone(),
            kind: self.kind.clone(),
            geoid: self.geoid.clone(),
        };
        let found = lookup::find(&query)?;
        if let Some(notice) = found.notice {
            output::say(&human::render(&[notice], &Sources::default(), color));
        }
        Ok(found.place)
    }
}
