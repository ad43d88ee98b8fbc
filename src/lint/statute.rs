//! How the statutes of each state are cited, and a citation in the form of another state.
//!
//! In: a text and the letters of its state. Out: the bytes of a form that is another state’s. It must not know where the
//! text stands.

use super::seek;
use std::ops::Range;

/// One form a line: the letters of the state, a tab, the form.
const FORMS: &str = include_str!("citations.tsv");

/// Forms that end or hold another state’s form, or a word of another sense, and so tell nothing by themselves.
const AMBIGUOUS: [&str; 10] =
    ["R.C.", "O.S.", "Gov. Code", "P.S. §", "Gen. Prov. §", "Va. Code Ann.", "RSA", "Ley ", "MCL", "Tex. "];

/// How far a figure stands from the form, at most: `Neb. Rev. Stat. § 14`, `42 Pa.C.S.`
const REACH: usize = 14;

/// Every form with the letters of its state.
pub fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// A citation in a text in the form of another state than `state`, and that state’s letters.
pub fn foreign(text: &str, state: &str) -> Option<(Range<usize>, &'static str)> {
    if !looks_like_law(text) {
        return None;
    }
    let mut others = forms().filter(|(postal, form)| *postal != state && !AMBIGUOUS.contains(form));
    others.find_map(|(postal, form)| {
        let found = seek::all(text, form.trim_end()).find(|range| cites(text, range))?;
        let own = forms().any(|(own, own_form)| own == state && own_form.contains(form.trim_end()));
        (!own).then_some((found, postal))
    })
}

/// A quick look for what every citation has.
fn looks_like_law(text: &str) -> bool {
    seek::holds(
        text,
        &[
            "§", "Code", "Stat", "R.S.", "C.S.", "Laws", "Const.", " RCW", "RCW ", "ORS ", "NRS ", "SDCL",
            "RSMo", "ILCS",
        ],
    )
}

/// Whether figures or a section mark stand beside the form, and no letter of a longer form does.
fn cites(text: &str, form: &Range<usize>) -> bool {
    let after: String = text.get(form.end..).unwrap_or_default().chars().take(REACH).collect();
    let before: String = text.get(..form.start).unwrap_or_default().chars().rev().take(REACH).collect();
    // `W. Va. Code` holds `Va. Code`.
    let longer = before.starts_with(" .");
    let figure = |c: char| c.is_ascii_digit() || c == '§';
    !longer && (after.contains(figure) || before.trim_start().starts_with(figure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_another_state_is_found_where_it_cites() {
        let text = "as Iowa Code § 364.1 says";
        assert_eq!(foreign(text, "CA"), Some((3..12, "IA")));
        assert_eq!(foreign(text, "IA"), None);
        assert_eq!(foreign("THE SPONSORS § 5, see the ORS.", "CA"), None);
        assert_eq!(foreign("W. Va. Code § 8-1-5a", "WV"), None);
    }
}
