//! A jurisdiction as its resolutions see it: the formalities of a resolution in place of those of a law.
//!
//! In: a jurisdiction whose own papers are ordinances, by-laws or bills. Out: the same with its `ordinance.*` keys taken
//! from `resolution.*`, and with what only a law has taken away; each value keeps the layer that set it. It must not know
//! which documents are resolutions.

use super::schema::KEYS;
use super::stack::Jurisdiction;

/// What a resolution says in place of a law, by the key of the law.
const INSTEAD: &[(&str, &str)] = &[
    ("ordinance.instrument", "resolution.instrument"),
    ("ordinance.enacting_clause", "resolution.clause"),
    ("ordinance.number", "resolution.number"),
    ("ordinance.title_opening", "resolution.title_opening"),
    ("ordinance.recitals", "resolution.recitals"),
    ("ordinance.effective_clause", "resolution.effective"),
    ("ordinance.signature", "resolution.signature"),
];

/// What a resolution has in common with the body's other papers.
const COMMON: &[&str] = &[
    "ordinance.form",
    "ordinance.masthead",
    "ordinance.sponsor",
    "ordinance.title_case",
    "ordinance.legal_form",
    "ordinance.vote",
    "ordinance.roll_call",
];

impl Jurisdiction {
    /// The same place where the body that meets between town meetings, or the body itself, resolves.
    pub fn resolving(mut self) -> Self {
        for key in KEYS.iter().filter(|key| key.path.starts_with("ordinance.")) {
            if let Some((_, instead)) = INSTEAD.iter().find(|(of_law, _)| *of_law == key.path) {
                self.put_in_place(key.path, instead);
            } else if !COMMON.contains(&key.path) {
                self.take_away(key.path);
            }
        }
        if self.get("government.board").is_some() {
            self.put_in_place("government.body", "government.board");
        }
        self
    }
}
