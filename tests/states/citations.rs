//! Citations in the form of their own state: a statute of one state does not slip into the file of another.

use std::collections::BTreeMap;
use whereas::assemble::House;
use whereas::jurisdiction::place::STATES;
use whereas::source::Sources;

/// The keys that always cite a statute or the constitution of the state.
const STATUTES: &[&str] =
    &["law.authority_citation", "law.public_records_citation", "law.open_meetings_citation"];

/// Forms that end another state's form as well, and so tell nothing by themselves.
const AMBIGUOUS: &[&str] = &["R.C.", "O.S.", "Gov. Code", "P.S. §", "Gen. Prov. §", "Va. Code Ann.", "RSA"];

fn forms() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in include_str!("../../src/lint/citations.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (state, form) = line.split_once('\t').expect("a state and a form");
        forms.entry(state).or_default().push(form);
    }
    forms
}

/// Every citation of a state's file that is not in a form of that state.
pub(crate) fn foreign(house: &House) -> Vec<String> {
    let forms = forms();
    let mut wrong = Vec::new();
    for state in STATES {
        let own = forms.get(state.postal).unwrap_or_else(|| panic!("{} has no form", state.name));
        let course = house.shelf().state(state.postal, &mut Sources::default()).expect("it loads");
        let layer = course.unwrap_or_else(|| panic!("{} has no file", state.name)).layer;
        for key in STATUTES {
            let Some(citation) = layer.values.get(*key).and_then(|node| node.text()) else { continue };
            if !own.iter().any(|form| citation.contains(form)) {
                wrong.push(format!("{}: `{key}` is {citation:?}, without {own:?}", state.postal));
            }
        }
        for citation in layer.citations.iter().filter_map(|source| source.citation.as_deref()) {
            let others = forms.iter().filter(|(postal, _)| **postal != state.postal);
            let mut others = others.flat_map(|(_, forms)| forms).filter(|form| !AMBIGUOUS.contains(form));
            if let Some(form) = others.find(|form| citation.contains(**form))
                && !own.iter().any(|own| own.contains(*form))
            {
                wrong.push(format!("{}: {citation:?} is in the form {form:?}", state.postal));
            }
        }
    }
    wrong
}
