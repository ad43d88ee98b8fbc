//! The files that travel inside the binary: `jurisdictions/` and `templates/`, as they were when it was built.
//!
//! In: nothing. Out: texts by name. It must not read them.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Every jurisdiction file, sorted by name: `us.toml`, `ca.toml`, `ca/oakland.toml`.
pub fn jurisdictions() -> &'static [(&'static str, &'static str)] {
    JURISDICTIONS
}

/// Every template and the fact ledger, sorted by name: `ban/ban.md`, `facts.toml`, `forms/ordinance.md`.
pub fn templates() -> &'static [(&'static str, &'static str)] {
    TEMPLATES
}

/// The text of a file in one of the two tables.
pub fn find(table: &'static [(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    let index = table.binary_search_by(|(candidate, _)| (*candidate).cmp(name)).ok()?;
    table.get(index).map(|(_, text)| *text)
}
