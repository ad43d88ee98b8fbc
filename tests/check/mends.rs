//! `--fix`: mends change the fault and nothing else, a second run changes nothing, and a file is mended whole or not at all.

use crate::{finding, house, look, order};
use proptest::prelude::*;
use whereas::check::fix::{Repair, elsewhere, repair};
use whereas::check::{Checked, Order};
use whereas::jurisdiction::layer::{Layer, Scope};
use whereas::lint::{Fix, Level};
use whereas::source::{Origin, Sources};

/// What a rule would find that has these words in its list and knows better ones.
fn looked(order: &Order, better: &[(&str, &str)]) -> Checked {
    let mut checked = Checked::default();
    for own in &order.own {
        let file = checked.sources.add(own.name.clone(), own.text.clone());
        checked.whole.push(file);
        for (words, replacement) in better {
            for (start, found) in own.text.match_indices(words) {
                let origin = Origin { file, span: (start..start + found.len()).into() };
                let mut found = finding("and-or", words).at(origin, "");
                found.fix = Some(Fix { origin, replacement: (*replacement).to_owned() });
                checked.findings.push(found);
            }
        }
        if own.text.contains("spoiled") {
            let mut fault = finding("broken-input", "this is spoiled");
            fault.level = Level::Error;
            checked.findings.push(fault);
        }
    }
    checked
}

fn mend(order: &mut Order, better: &[(&str, &str)]) -> Vec<Repair> {
    let checked = looked(order, better);
    repair(order, &checked, &|order| looked(order, better))
}

#[test]
fn every_file_with_a_mend_is_mended_and_the_others_are_left_alone() {
    let mut order = order(&[("a.toml", "bad bad\n"), ("b.toml", "fine\n"), ("c.toml", "é bad\n")]);
    let repairs = mend(&mut order, &[("bad", "good")]);
    let counts: Vec<_> = repairs.iter().map(|one| (one.index, one.outcome.as_ref().map(Vec::len))).collect();
    assert_eq!(counts, [(0, Ok(2)), (2, Ok(1))]);
    let texts: Vec<&str> = order.own.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(texts, ["good good\n", "fine\n", "é good\n"]);
    // The papers are made from the mended texts as well.
    assert!(order.own.iter().zip(&order.papers).all(|(own, paper)| paper.layers.contains(own)));
    assert!(mend(&mut order, &[("bad", "good")]).is_empty());
}

#[test]
fn of_two_mends_that_overlap_one_is_made_and_the_other_has_its_turn() {
    let mut order = order(&[("a.toml", "one two three\n")]);
    let repairs = mend(&mut order, &[("one two", "1 two"), ("two three", "2 3")]);
    assert_eq!(order.own[0].text, "1 2 3\n");
    assert_eq!(repairs[0].outcome.as_ref().map(Vec::len), Ok(2));
}

#[test]
fn mends_that_undo_each_other_change_nothing() {
    let mut order = order(&[("a.toml", "ping\n")]);
    let repairs = mend(&mut order, &[("ping", "pong"), ("pong", "ping")]);
    assert_eq!(repairs[0].outcome, Err("its mends undo each other".into()));
    assert_eq!(order.own[0].text, "ping\n");
}

#[test]
fn a_file_that_a_mend_would_spoil_stays_whole() {
    let mut order = order(&[("a.toml", "bad, worse\n")]);
    let repairs = mend(&mut order, &[("bad", "good"), ("worse", "spoiled")]);
    let why = "it would then have a fault that it does not have: this is spoiled [broken-input]";
    assert_eq!(repairs[0].outcome, Err(why.into()));
    assert_eq!(order.own[0].text, "bad, worse\n");
}

#[test]
fn a_mend_that_puts_what_is_there_is_none() {
    let mut order = order(&[("a.toml", "same\n")]);
    assert!(mend(&mut order, &[("same", "same")]).is_empty());
}

#[test]
fn mends_of_our_own_files_are_counted_and_not_made() {
    let mut checked = looked(&order(&[("a.toml", "bad\n")]), &[("bad", "good")]);
    let file = checked.sources.add("templates/ban/ban.md", "bad\n");
    let mut ours = finding("and-or", "bad");
    ours.fix = Some(Fix { origin: Origin { file, span: (0..3).into() }, replacement: "good".into() });
    checked.findings.push(ours);
    assert_eq!(elsewhere(&checked, 1), 1);
    let mut order = order(&[("a.toml", "bad\n")]);
    let repairs = repair(&mut order, &checked, &|order| looked(order, &[("bad", "good")]));
    assert_eq!(repairs.len(), 1);
}

#[test]
fn a_file_with_the_name_of_one_of_ours_is_not_taken_for_it() {
    // The words stand at another byte in the user’s copy than in ours.
    let name = "jurisdictions/ca/oakland.toml";
    let ours = house().shelf().files().get("ca/oakland.toml").expect("our file");
    let text = format!(
        "# draft: allow(and-or) why\n{}",
        ours.replacen("clerk = \"City Clerk\"", "clerk = \"City Clerk and/or Recorder\"", 1)
    );
    let checked = look(&order(&[(name, &text)]));
    for finding in checked.findings.iter().filter(|finding| finding.rule == "and-or") {
        let origin = finding.origin().expect("a place");
        let words = checked.sources.text(origin.file).get(origin.span.start..origin.span.end);
        assert_eq!(words, Some("and/or"));
    }
    assert!(checked.findings.iter().any(|finding| finding.rule == "and-or"));
}

fn values(text: &str) -> Vec<(String, String)> {
    let mut sources = Sources::default();
    let file = sources.add("own.toml", text.to_owned());
    let layer = Layer::read(text, file, Scope::Place).expect("a file that can be read");
    layer.values.iter().map(|(key, node)| (key.clone(), format!("{:?}", node.value))).collect()
}

/// A line of a file with what stands after it, and the same when it is mended.
const KEYS: [&str; 5] = [
    "code.chapter = \"9.67 # draft: allow(and-or) in words\"",
    "government.body = \"City Council\"",
    "code.name = 'Code' ",
    "government.clerk = \"Clerk and/or Recorder\"",
    "code.title = \"\"\"\\\n  # draft: allow(and-or) in more words\"\"\"",
];
const AFTER: [(&str, &str); 8] = [
    ("", ""),
    (" # a remark", " # a remark"),
    (" # draft: allow(and-or) why", ""),
    ("\t#draft: allow(undefined-term) why ", ""),
    (" # besides, draft: allow(undefined-term) why", " # besides, draft: allow(undefined-term) why"),
    ("\n# draft: allow(undefined-term) why", ""),
    ("\n\n  # draft: allow(undefined-term) why\n# a remark", "\n\n# a remark"),
    (" # draft: allow(no-such-rule) why", " # draft: allow(no-such-rule) why"),
];

fn line(key: &str, after: (&str, &str)) -> (String, String) {
    let (written, mended) = after;
    let before = format!("{key}{written}\n");
    let is_needed = key.contains("and/or") && written.contains("and-or");
    let trailing = mended.is_empty() && written.starts_with([' ', '\t']);
    let after = match (is_needed, trailing) {
        (true, _) => before.clone(),
        (false, true) => format!("{}\n", key.trim_end()),
        (false, false) => format!("{key}{mended}\n"),
    };
    (before, after)
}

fn files() -> impl Strategy<Value = (String, String)> {
    let after = proptest::collection::vec(proptest::sample::select(&AFTER[..]), KEYS.len());
    let keys = Just(KEYS.to_vec()).prop_shuffle();
    (keys, after, 1..=KEYS.len(), any::<bool>()).prop_map(|(keys, after, count, windows)| {
        let lines = keys.into_iter().zip(after).take(count).map(|(key, after)| line(key, after));
        let (before, after): (String, String) = lines.unzip();
        if windows { (before.replace('\n', "\r\n"), after.replace('\n', "\r\n")) } else { (before, after) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mends_take_the_fault_and_nothing_else_and_a_second_run_changes_nothing((text, mended) in files()) {
        let mut order = order(&[("own.toml", &text)]);
        let found = look(&order);
        repair(&mut order, &found, &look);
        prop_assert_eq!(&order.own[0].text, &mended);
        prop_assert_eq!(values(&text), values(&mended));
        let found = look(&order);
        let again = repair(&mut order, &found, &look);
        prop_assert!(again.is_empty());
        prop_assert_eq!(&order.own[0].text, &mended);
    }
}
