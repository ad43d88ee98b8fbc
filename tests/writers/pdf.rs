//! What the PDF writer promises without any reader of PDF; tests/interop/pdf has the others judge it.

use crate::{hostile, sample};
use proptest::prelude::*;
use whereas::instrument::*;
use whereas::write::{Layout, by_name};

fn write(instrument: &Instrument) -> Result<Vec<u8>, String> {
    by_name("pdf").unwrap().write(instrument, &Layout::default())
}

/// The sample with one more value in its first recital.
fn with_value(text: &str, key: &str) -> Instrument {
    let mut instrument = sample::ordinance();
    for part in &mut instrument.parts {
        if let Part::Recitals(recitals) = part {
            recitals[0].blocks.push(sample::paragraph(vec![sample::value(text, key)]));
        }
    }
    instrument
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let instrument = sample::ordinance();
    let first = write(&instrument).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    let others = std::thread::spawn(move || write(&instrument).unwrap());
    assert_eq!(first, others.join().unwrap());
}

#[test]
fn a_character_that_cannot_be_shown_is_an_error_that_names_its_key() {
    for (text, shown) in
        [("the 東京 office", "“東” (U+6771)"), ("שלום", "“ש” (U+05E9)"), ("a 🙂", "“🙂” (U+1F642)")]
    {
        let fault = write(&with_value(text, "government.body")).unwrap_err();
        assert!(fault.contains(shown) && fault.contains("`government.body`"), "{fault}");
    }
    assert!(write(&with_value("Cañon City, Hāna, Waiʻanae, Mayagüez", "place")).is_ok());
}

#[test]
fn numbered_lines_can_be_asked_for() {
    let instrument = sample::ordinance();
    let with = |line_numbers| {
        let layout = Layout { line_numbers: Some(line_numbers), ..Layout::default() };
        by_name("pdf").unwrap().write(&instrument, &layout).unwrap().len()
    };
    assert!(with(true) > with(false) + 500, "numbers take room");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_papers_are_written_or_refused_in_words(instrument in hostile::instrument()) {
        match write(&instrument) {
            Ok(bytes) => prop_assert!(bytes.starts_with(b"%PDF-1.7")),
            Err(fault) => prop_assert!(fault.contains("has no shape"), "{fault}"),
        }
    }
}
