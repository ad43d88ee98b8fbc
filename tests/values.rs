//! Values are text: whatever a place's file holds, it can change words and nothing else.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

mod support;

use proptest::prelude::*;
use std::sync::OnceLock;
use whereas::assemble::House;
use whereas::instrument::{Inline, Instrument, Part, walk};

fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(House::default)
}

/// The paper of a place whose file puts these words everywhere that a value can stand: in a sentence, at the start of a
/// line, in a heading, in bold, in a cell of a table and in a line to sign.
fn paper(words: &str) -> Result<Instrument, String> {
    let words = serde_json::Value::from(words);
    let text = format!(
        "government.body = {words}\nordinance.masthead = [{words}]\ncode.name = {words}\ncode.title = {words}\n\
         ordinance.roll_call = [{words}, \"Noes\"]\nordinance.enacting_clause = {words}\n\
         [[ordinance.signature]]\ncaption = {words}\nlines = [{words}]\n"
    );
    let request = support::request("Oakland, CA", vec![support::layer("own.toml", &text)]);
    support::try_assemble(house(), &request).map(|assembled| assembled.instrument)
}

/// The tree as JSON with every value's words taken out: what is left is structure.
fn structure(instrument: &Instrument) -> serde_json::Value {
    let mut tree = serde_json::to_value(instrument).expect("it serialises");
    fn blank_values(node: &mut serde_json::Value) {
        match node {
            serde_json::Value::Object(fields) => {
                if fields.get("inline").is_some_and(|kind| kind == "value") {
                    fields.insert("text".into(), "".into());
                }
                fields.values_mut().for_each(blank_values);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(blank_values),
            _ => {}
        }
    }
    blank_values(&mut tree);
    tree["identity"]["body"] = "".into();
    tree
}

fn values_of(instrument: &Instrument, wanted: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk::inlines(&instrument.parts, &mut |inline| {
        if let Inline::Value { text, key } = inline
            && key == wanted
        {
            found.push(text.clone());
        }
    });
    found
}

/// Words made of what Markdown, HTML and Tera give a meaning to.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("*"),
        Just("**x**"),
        Just("_"),
        Just("# "),
        Just("1. "),
        Just("- "),
        Just("> "),
        Just("[x](y)"),
        Just("[](#purpose)"),
        Just("[^open-letter]"),
        Just("<script>"),
        Just("<b>"),
        Just("&amp;"),
        Just("`"),
        Just("```"),
        Just("|"),
        Just("---"),
        Just("\\"),
        Just("{{ style }}"),
        Just("{% if x %}"),
        Just("<!-- -->"),
        Just("{#id}"),
        Just("~~x~~"),
        Just("$x$"),
        Just("http://x.example"),
        Just("\""),
        Just("'"),
        Just("é"),
        Just("ʻ"),
        Just("中"),
        Just("word"),
        Just("12"),
        Just("1)"),
        Just(")"),
        Just(":"),
        Just(":-"),
        Just("-|-"),
        Just("==="),
        Just("^"),
        Just(" "),
        Just("."),
        Just("+"),
        Just("="),
        Just("!["),
    ];
    proptest::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markup_in_a_value_is_words(text in hostile()) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // A brace asks for another key; that is the one thing a value can do, and a wrong name is a fault.
        prop_assume!(!words.is_empty() && !words.contains('{'));
        let plain = paper("City Council").expect("it assembles");
        let strange = paper(&text).expect("it assembles");
        prop_assert_eq!(structure(&plain), structure(&strange));
        let found = values_of(&strange, "government.body");
        prop_assert!(!found.is_empty() && found.iter().all(|value| *value == words), "{found:?}");
    }

    #[test]
    fn what_cannot_be_seen_is_refused(before in "[a-z]{0,5}", after in "[a-z]{1,5}", unseen in unseen()) {
        let text = format!("government.body = \"{before}\\U{:08X}{after}\"\n", u32::from(unseen));
        let request = support::request("Oakland, CA", vec![support::layer("own.toml", &text)]);
        let faults = support::try_assemble(house(), &request).expect_err("it is refused");
        let point = format!("U+{:04X}", u32::from(unseen));
        prop_assert!(faults.contains(&point), "{faults}");
    }
}

fn unseen() -> impl Strategy<Value = char> {
    prop_oneof![
        (0u32..0x20)
            .prop_map(|c| char::from_u32(c).unwrap_or('\u{1}'))
            .prop_filter("white space", |c| !c.is_whitespace()),
        Just('\u{7f}'),
        Just('\u{85}'),
        Just('\u{ad}'),
        Just('\u{61c}'),
        Just('\u{200b}'),
        Just('\u{200d}'),
        Just('\u{200e}'),
        Just('\u{202e}'),
        Just('\u{2066}'),
        Just('\u{2069}'),
        Just('\u{2060}'),
        Just('\u{feff}'),
        Just('\u{e000}'),
        Just('\u{e013}'),
        Just('\u{f8ff}'),
        Just('\u{fe0f}'),
        Just('\u{e0041}'),
        Just('\u{3164}'),
        Just('\u{2028}'),
    ]
}

#[test]
fn the_same_inputs_give_the_same_tree() {
    let json = |house: &House| {
        let request = support::request("Queensbury, NY", Vec::new());
        serde_json::to_string(&support::assemble(house, &request).instrument).expect("it serialises")
    };
    assert_eq!(json(&House::default()), json(house()));
}

#[test]
fn the_parts_stand_in_the_order_that_the_form_gives() {
    let parts = |city: &str| -> Vec<&'static str> {
        let request = support::request(city, Vec::new());
        let instrument = support::assemble(house(), &request).instrument;
        instrument
            .parts
            .iter()
            .map(|part| match part {
                Part::Masthead(_) => "masthead",
                Part::Title(_) => "title",
                Part::Recitals(_) => "recitals",
                Part::Enacting(_) => "enacting",
                Part::Body(_) => "body",
                Part::Closing(_) => "closing",
                Part::Adoption(_) => "adoption",
            })
            .collect()
    };
    assert_eq!(
        parts("Oakland, CA"),
        ["masthead", "title", "recitals", "enacting", "body", "closing", "adoption"]
    );
    assert_eq!(parts("Queensbury, NY"), ["masthead", "title", "enacting", "body", "closing", "adoption"]);
}
