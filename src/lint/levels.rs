//! Levels: what `[lint]` in draft.toml says of each rule.
//!
//! In: the text of draft.toml. Out: a level for every rule, or the faults in the table. It must not look at findings.

use super::{Level, RULES, Rule, by_name};
use crate::diagnostic::{Diagnostic, Outcome, finish, nearest};
use crate::source::{FileId, Origin};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The level of every rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// Reads the `[lint]` table of draft.toml; other tables are somebody else’s.
    ///
    /// # Errors
    /// TOML that cannot be read, a rule that there is not, a level that there is not.
    pub fn read(text: &str, file: FileId) -> Outcome<Self> {
        let origin = |span: std::ops::Range<usize>| Origin { file, span: span.into() };
        let table = DeTable::parse(text).map_err(|error| {
            Diagnostic::error("this is not TOML that can be read")
                .at(origin(error.span().unwrap_or(0..0)), error.message().trim())
        })?;
        let mut levels = Self::default();
        let Some(lint) = table.get_ref().get("lint") else { return Ok(levels) };
        let DeValue::Table(lint) = lint.get_ref() else {
            return Err(Diagnostic::error("`lint` must be a table")
                .at(origin(lint.span()), "not a table")
                .into());
        };
        let mut faults = Vec::new();
        for (name, value) in lint {
            let word: &str = name.get_ref();
            let level = value.get_ref().as_str().and_then(Level::named);
            match (by_name(word), level) {
                (Some(rule), Some(level)) => drop(levels.0.insert(rule.name(), level)),
                (None, _) => {
                    let near = nearest(word, RULES.iter().map(|rule| rule.name()), 1);
                    let fault = Diagnostic::error(format!("there is no rule `{word}`"));
                    let fault = fault.at(origin(name.span()), "not a rule");
                    faults.push(match near.first() {
                        Some(near) => fault.help(format!("did you mean `{near}`?")),
                        None => fault.help("`draft list rules` lists them"),
                    });
                }
                (_, None) => faults.push(
                    Diagnostic::error(format!("`lint.{word}` must be a level"))
                        .at(origin(value.span()), "not a level")
                        .help("levels: off, note, warning, error"),
                ),
            }
        }
        // The parser gives keys in alphabetical order; a reader mends a file from top to bottom.
        faults.sort_by_key(|fault| fault.labels.first().map(|label| label.origin.span.start));
        finish(levels, faults)
    }

    /// The level of a rule: as draft.toml has it, or else its own.
    pub fn of(&self, rule: &dyn Rule) -> Level {
        self.0.get(rule.name()).copied().unwrap_or_else(|| rule.level())
    }
}
