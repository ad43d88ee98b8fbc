//! A jurisdiction as its resolutions see it: the formalities of a resolution in place of those of a law.
//!
//! In: a jurisdiction whose own papers are ordinances, by-laws or bills. Out: the same with its `ordinance.*` keys taken
//! from `resolution.*`, and with what only a law has taken away; each value keeps the layer that set it. It must not know
//! which documents are resolutions.

use super::schema::KEYS;
use super::stack::Jurisdiction;
use super::value::Node;

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

/// What belongs to the body that makes law and not to the board that meets for it between its meetings.
const OF_THE_BODY: &[&str] = &[
    "government.passage",
    "government.presiding",
    "government.seats",
    "ordinance.masthead",
    "ordinance.sponsor",
    "ordinance.vote",
    "ordinance.roll_call",
];

/// Words by which a line shows that it speaks of a law: `A Bill`, `Approved on third reading by the following vote`.
const OF_A_LAW: &[&str] =
    &["act", "bill", "finally", "law", "laws", "ordinance", "ordinances", "reading", "readings", "warrant"];

impl Jurisdiction {
    /// The same place where the body that meets between town meetings, or the body itself, resolves.
    pub fn resolving(mut self) -> Self {
        for key in KEYS.iter().filter(|key| key.path.starts_with("ordinance.")) {
            if let Some((_, instead)) = INSTEAD.iter().find(|(of_law, _)| *of_law == key.path) {
                self.put_in_place(key.path, instead);
            } else if !COMMON.contains(&key.path) || self.speaks_of_a_law(key.path) {
                self.take_away(key.path);
            }
        }
        if self.get("government.board").is_some() {
            OF_THE_BODY.iter().for_each(|key| self.take_away(key));
            self.put_in_place("government.body", "government.board");
        }
        self
    }

    /// Whether a line of a key, or one of its lines, names a law or a step that only a law takes.
    fn speaks_of_a_law(&self, key: &str) -> bool {
        let Some(held) = self.get(key) else { return false };
        let lines = held.node.items().iter().chain(std::iter::once(held.node)).filter_map(Node::text);
        lines
            .flat_map(|line| line.split(|letter: char| !letter.is_alphabetic()))
            .any(|word| OF_A_LAW.iter().any(|of_law| word.eq_ignore_ascii_case(of_law)))
    }
}
