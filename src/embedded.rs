//! The files that travel inside the binary: `jurisdictions/` and `templates/`, as they were when it was built.
//!
//! In: nothing. Out: texts by name. It must not read them.

use std::borrow::Cow;
use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Files by their name below a folder, such as `ban/ban.md` below `templates/`.
pub type Files = BTreeMap<String, Cow<'static, str>>;

/// Every jurisdiction file, sorted by name: `us.toml`, `ca.toml`, `ca/oakland.toml`.
pub fn jurisdictions() -> &'static [(&'static str, &'static str)] {
    JURISDICTIONS
}

/// Every template and the fact ledger, sorted by name: `ban/ban.md`, `facts.toml`, `forms/ordinance.md`.
pub fn templates() -> &'static [(&'static str, &'static str)] {
    TEMPLATES
}

/// One of the two tables as files.
pub fn files(table: &'static [(&'static str, &'static str)]) -> Files {
    table.iter().map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text))).collect()
}

/// The text of a file in one of the two tables.
pub fn find(table: &'static [(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    let index = table.binary_search_by(|(candidate, _)| (*candidate).cmp(name)).ok()?;
    table.get(index).map(|(_, text)| *text)
}
