//! Whatever stands in the tree's texts, the page has the same structure and says the same words.

use crate::page::{Step, assert_linked, read};
use crate::{every_text, html, sample::ordinance};
use proptest::prelude::*;
use std::collections::BTreeMap;
use whereas::instrument::Instrument;

const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "</style><script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='x",
    "\" onfocus=\"x",
    "<!-- ",
    "-->",
    "]]>",
    "<![CDATA[",
    "</main></body></html>",
    "&lt;b&gt;",
    "&#60;",
    "&amp",
    "javascript:alert(1)",
    "{{ value }}",
    "\\",
    "\";}*{display:none}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "\u{202e}evil",
    "\u{fffe}",
    "\u{10ffff}",
    "é ñ 漢 🏛",
    "a\r\nb",
    "\u{2028}",
    "#portal",
    "a b",
];

/// Replaces every text by one of `texts`, equal texts by equal ones, and empty ones by none.
fn replace(instrument: &mut Instrument, texts: &dyn Fn(usize) -> String) -> usize {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    every_text::for_each(instrument, &mut |text| {
        if !text.is_empty() {
            let next = known.len();
            *text = texts(*known.entry(text.clone()).or_insert(next));
        }
    });
    known.len()
}

fn tame(nth: usize) -> String {
    format!("q{nth}q")
}

/// What a reader must see of a hostile text.
fn seen(text: &str) -> String {
    let forbidden = |c: char| {
        let code = u32::from(c);
        (c.is_control() && c != '\n' && c != '\t')
            || code & 0xFFFE == 0xFFFE
            || (0xFDD0..=0xFDEF).contains(&code)
    };
    text.replace('\r', "\n").chars().map(|c| if forbidden(c) { '\u{FFFD}' } else { c }).collect()
}

/// The page with its tame texts replaced by hostile ones; ids follow other rules and are left out.
fn expected(steps: Vec<Step>, hostile: &[String]) -> Vec<Step> {
    let fill = |text: &str| {
        let mut out = String::new();
        for piece in text.split('q') {
            match piece.parse::<usize>() {
                Ok(nth) if nth < hostile.len() && tame_here(text, piece) => {
                    out.push_str(&seen(&hostile[nth]))
                }
                _ => out.push_str(piece),
            }
        }
        out
    };
    without_ids(steps)
        .into_iter()
        .map(|step| match step {
            Step::Text(text) => Step::Text(fill(&text)),
            Step::Open { name, attributes } => {
                let attributes = attributes.into_iter().map(|(key, value)| (key, fill(&value))).collect();
                Step::Open { name, attributes }
            }
            close => close,
        })
        .collect()
}

fn tame_here(text: &str, digits: &str) -> bool {
    text.contains(&format!("q{digits}q"))
}

fn without_ids(mut steps: Vec<Step>) -> Vec<Step> {
    let mut style = false;
    steps.retain(|step| {
        let skip = style;
        style = matches!(step, Step::Open { name, .. } if name == "style");
        !(skip && matches!(step, Step::Text(_)))
    });
    for step in &mut steps {
        // A rule to write on is as long as its label, whatever that is.
        if let Step::Text(text) = step
            && text.chars().all(|character| character == '_')
        {
            text.clear();
        }
        if let Step::Open { attributes, .. } = step {
            for (key, value) in attributes {
                if ["id", "aria-labelledby"].contains(&key.as_str())
                    || (key == "href" && value.starts_with('#'))
                {
                    value.clear();
                }
            }
        }
    }
    steps
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(NASTY).prop_map(str::to_owned),
        prop::collection::vec(any::<char>(), 0..8).prop_map(|chars| chars.into_iter().collect()),
        "[ -~]{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_stays_text(texts in prop::collection::vec(text(), 40), finished in any::<bool>()) {
        let mut plain = ordinance(finished);
        let count = replace(&mut plain, &tame);
        // The number keeps texts apart that the tree keeps apart.
        let hostile: Vec<String> =
            (0..count).map(|nth| format!("{}{nth}", texts[nth % texts.len()].trim_start())).collect();
        let mut nasty = ordinance(finished);
        replace(&mut nasty, &|nth| hostile[nth].clone());
        let steps = read(&html(&nasty));
        assert_linked(&steps);
        prop_assert_eq!(without_ids(steps), expected(without_ids(read(&html(&plain))), &hostile));
    }
}
