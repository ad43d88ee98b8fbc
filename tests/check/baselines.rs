//! Baselines: they hide what they list, as often as they list it, wherever it has moved to.

use crate::{finding, look, order, support};
use proptest::prelude::*;
use whereas::check::Checked;
use whereas::check::baseline::{self, Baseline};
use whereas::diagnostic::human;
use whereas::lint::levels::Levels;
use whereas::source::Sources;

fn hide(text: &str, checked: &mut Checked) {
    let read = baseline::read("later.toml", text, &mut Sources::default());
    let baseline = read.unwrap_or_else(|faults| panic!("{faults}"));
    baseline.hide(checked, ("later.toml", text), &Levels::default());
}

fn rules(checked: &Checked) -> Vec<&str> {
    checked.findings.iter().map(|finding| finding.rule).collect()
}

const TEXT: &str = "government.clerk = \"Clerk and/or Clerk and/or Recorder\"\n";

#[test]
fn edits_above_disturb_nothing_and_the_count_is_kept() {
    let text = Baseline::of(&look(&order(&[("own.toml", TEXT)]))).write();
    assert!(text.contains("count = 2\n"), "{text}");
    let mut moved = look(&order(&[("./own.toml", &format!("# above\n\n  {TEXT}"))]));
    hide(&text, &mut moved);
    assert_eq!((rules(&moved), moved.hidden), (vec![], 2));
    let third = TEXT.replace("Recorder", "Recorder and/or Mayor");
    let mut changed = look(&order(&[("own.toml", &third)]));
    hide(&text, &mut changed);
    assert_eq!(rules(&changed), ["stale-baseline", "and-or", "and-or", "and-or"]);
    let mut same = look(&order(&[("own.toml", TEXT)]));
    hide(&text.replace("count = 2", "count = 1"), &mut same);
    assert_eq!((rules(&same), same.hidden), (vec!["and-or"], 1));
}

#[test]
fn what_cannot_be_read_is_never_hidden() {
    let checked = look(&order(&[("own.toml", "government.body = \n")]));
    assert_eq!((rules(&checked), checked.unmade), (vec!["not-toml"], 1));
    let baseline = Baseline::of(&checked);
    assert_eq!(baseline.count(), 0);
    // An entry by hand does not help, and nothing is called stale while there is no paper.
    let mut checked = checked;
    hide(
        "version = 1\nfinding = [{ file = \"own.toml\", rule = \"not-toml\", words = \"government.body =\" }]\n",
        &mut checked,
    );
    assert_eq!(rules(&checked), ["not-toml"]);
    assert!(checked.fails());
}

#[test]
fn faults_in_a_baseline_are_shown_where_they_are() {
    let text = "[[finding]]\nfile = \"own.toml\"\nrul = \"and-or\"\nwords = 3\ncount = 0\n\n[entry]\n";
    let mut sources = Sources::default();
    let faults = baseline::read("later.toml", text, &mut sources).expect_err("faults");
    support::compare("tests/check/baseline.faults", human::render(&faults.0, &sources, false).as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_hides_everything_and_is_written_the_same_again(
        found in proptest::collection::vec((0..3_usize, "([ -~]|[\"\\\\#\r\t\u{7f}é“\u{1}]){0,12}"), 0..8)
    ) {
        let mut checked = Checked { papers: vec!["Oakland, CA, ban".into()], ..Checked::default() };
        for (kind, words) in &found {
            let mut one = finding(["and-or", "undefined-term", "and-or"][*kind], words);
            if *kind == 2 {
                let file = checked.sources.add("own.toml", words.clone());
                one = one.at(whereas::source::Origin { file, span: (0..0).into() }, "");
            } else {
                one.place = "Oakland, CA, ban".into();
            }
            checked.findings.push(one);
        }
        let text = Baseline::of(&checked).write();
        let count = checked.findings.len();
        hide(&text, &mut checked);
        prop_assert_eq!((rules(&checked), checked.hidden), (vec![], count));
        let read = baseline::read("later.toml", &text, &mut Sources::default());
        prop_assert_eq!(read.map(|baseline| baseline.write()), Ok(text));
    }
}
