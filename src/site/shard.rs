//! The names of a state’s places as the search reads them.
//!
//! In: rows. Out: a script that hands them to search.js, so that a browser takes it from a disk as from a server. A row
//! is a line of cells; what many rows share, kinds and counties, stands once, and an address only where the name does
//! not give it.

use super::{Row, SiteFile, State, words};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The script of a state; the rows come in the order in which they are to be listed where nothing else decides.
pub(super) fn shard(state: &State, rows: &[&Row]) -> SiteFile {
    let code = state.postal.to_ascii_lowercase();
    let mut kinds = Numbered::default();
    let mut counties = Numbered::default();
    let mut lines = String::with_capacity(rows.len() * 32);
    for row in rows {
        let shown = words::shown(&row.name, &row.kind, row.county.as_deref());
        push_cell(&mut lines, &shown);
        let _ = write!(lines, "\t{}\t", kinds.number(&words::kind(&row.kind)));
        if let Some(county) = words::county_of(row) {
            let _ = write!(lines, "{}", counties.number(county));
        }
        lines.push('\t');
        if let Some(population) = row.population {
            let _ = write!(lines, "{population}");
        }
        let _ = write!(lines, "\t{}\t", if row.has_file { "1" } else { "" });
        if row.papers > 0 {
            let _ = write!(lines, "{}", row.papers);
        }
        lines.push('\t');
        if words::slug(&shown) != row.address {
            push_cell(&mut lines, &row.address);
        }
        lines.push('\t');
        push_cell(&mut lines, &row.aliases.join("; "));
        lines.truncate(lines.trim_end_matches('\t').len());
        lines.push('\n');
    }
    let data = [serde_json::json!(code), kinds.json(), counties.json(), serde_json::json!(lines.trim_end())];
    let data: Vec<String> = data.iter().map(ToString::to_string).collect();
    SiteFile {
        path: format!("search/{code}.js"),
        bytes: format!("whereas.places({});\n", data.join(",")).into_bytes(),
    }
}

/// Words with a number each, in the order in which they first came.
#[derive(Default)]
struct Numbered {
    numbers: BTreeMap<String, usize>,
    words: Vec<String>,
}

impl Numbered {
    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        self.numbers.insert(word.to_owned(), self.words.len());
        self.words.push(word.to_owned());
        self.words.len() - 1
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.words)
    }
}

/// A cell cannot hold what parts cells and lines.
fn push_cell(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test is told to keep what it makes")]
mod tests {
    use crate::jurisdiction::place::{self, fold};
    use std::collections::BTreeSet;

    const KEPT: &str = "tests/interop/site/names.tsv";

    /// Names that people type, and letters that no name in the table has.
    const TYPED: &[&str] = &[
        "St. Paul",
        "Ste. Genevieve",
        "Ft. Worth",
        "Mt. Vernon",
        "Sault Ste. Marie",
        "Coeur d'Alene",
        "Coeur d’Alene",
        "Winston-Salem",
        "WINSTON SALEM",
        "Can\u{303}on City",
        "CAÑON CITY",
        "D.C.",
        "Lewis & Clark",
        "A&P",
        "  two  spaces ",
        "ʻEwa Beach",
        "Lāna`i",
        "İstanbul",
        "straße",
        "Ænon",
        "½ Way",
        "Ⅳ Corners",
        "東京",
        "\u{345}x",
        "---",
        "áàâäãåÁÀÂÄÃÅ",
        "éèêëÉÈÊË",
        "íìîïÍÌÎÏ",
        "óòôöõÓÒÔÖÕ",
        "úùûüÚÙÛÜ",
        "ñÑçÇ",
        "constructor",
        "a_b",
        "🜚 Spa",
    ];

    /// The script makes names comparable by itself. Both sides are held against one list: this is ours; that of the
    /// script is in tests/interop/site/check.mjs. `UPDATE=1` writes the list.
    #[test]
    fn the_list_of_names_says_how_they_are_compared() {
        let strange = |name: &str| name.chars().any(|c| !(c.is_ascii_alphabetic() || c == ' '));
        let mut names: BTreeSet<&str> = TYPED.iter().copied().collect();
        names.extend(place::all().map(|place| place.name).filter(|name| strange(name)));
        names.extend(place::all().flat_map(|place| place.aliases().collect::<Vec<_>>()));
        let line =
            |name: &&str| format!("{name}\t{}\t{}\n", super::words::slug(name), fold::key(&fold::fold(name)));
        let made: String = names.iter().map(line).collect();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(KEPT, &made).expect("the list is written");
        }
        let kept = std::fs::read_to_string(KEPT).expect("the list is kept");
        assert!(kept == made, "{KEPT} is out of date; UPDATE=1 cargo test --lib site writes it");
        assert!(names.len() > 300, "{}", names.len());
    }
}
