//! Cautions: what nobody has confirmed is said beside the text, until a source confirms it.

mod support;

use whereas::assemble::{Assembled, House, Request};
use whereas::instrument::{Block, Inline, NoteKind, Part, walk};

/// A file of a place’s own; `confidence` is that of its one source.
fn own(confidence: &str) -> String {
    format!(
        "[government]\nclerk = \"Keeper of the Rolls\"\nattorney = \"Town Advocate\"\n\n\
         [ordinance]\nreadings = \"It is read thrice.\"\neffective_clause = \"This ordinance takes effect at noon.\"\n\n\
         [[source]]\nid = \"book\"\ntitle = \"The town book\"\nchecked = 2026-11-24\nconfidence = \"{confidence}\"\n\
         supports = [\"government\", \"ordinance\"]\n"
    )
}

fn paper(text: &str, finished: bool) -> Assembled {
    let request = support::request("Fairview, OR", vec![support::layer("own.toml", text)]);
    // Every blank of the masthead and the code is beside the point here.
    support::assemble(&House::default(), &Request { finished, ..request })
}

/// The words of every caution, and those of every piece of advice, in the order of the text.
fn notes(paper: &Assembled) -> (Vec<String>, Vec<String>) {
    let (mut cautions, mut advice) = (Vec::new(), Vec::new());
    let mut parts = paper.instrument.parts.clone();
    walk::edit_blocks(&mut parts, &mut |blocks| {
        for block in blocks.iter() {
            let Block::DraftingNote { kind, blocks } = block else { continue };
            let mut words = String::new();
            walk::read_blocks(blocks, &mut |inline| match inline {
                Inline::Text { text } | Inline::Value { text, .. } => words.push_str(text),
                _ => {}
            });
            match kind {
                NoteKind::Caution => cautions.push(words),
                NoteKind::Advice => advice.push(words),
            }
        }
    });
    (cautions, advice)
}

fn speaking_of<'a>(notes: &'a [String], words: &str) -> Vec<&'a String> {
    notes.iter().filter(|note| note.contains(words)).collect()
}

#[test]
fn names_on_one_source_share_a_caution_and_a_sentence_has_its_own() {
    let (cautions, _) = notes(&paper(&own("probable"), false));
    let clerk = speaking_of(&cautions, "“Keeper of the Rolls” (government.clerk)");
    assert_eq!(clerk.len(), 1, "{cautions:#?}");
    assert!(clerk[0].contains("“Town Advocate” (government.attorney)"), "{clerk:?}");
    assert!(clerk[0].contains("a secondary source (The town book)"), "{clerk:?}");
    assert_eq!(speaking_of(&cautions, "(ordinance.effective_clause)").len(), 1, "{cautions:#?}");
}

#[test]
fn a_caution_stands_right_after_the_text_it_is_about() {
    let paper = paper(&own("probable"), false);
    let sections = paper.instrument.parts.iter().filter_map(|part| match part {
        Part::Body(sections) => Some(sections),
        _ => None,
    });
    let effective = sections.flatten().find(|section| section.id == "effective");
    let blocks = effective.map(|section| section.blocks.as_slice()).unwrap_or_default();
    assert!(
        matches!(blocks, [Block::Paragraph { .. }, Block::DraftingNote { kind: NoteKind::Caution, .. }]),
        "{blocks:#?}"
    );
}

#[test]
fn what_only_a_note_says_is_doubted_inside_the_note() {
    let (cautions, advice) = notes(&paper(&own("unconfirmed"), false));
    let readings = speaking_of(&advice, "It is read thrice.");
    assert!(readings[0].contains("Confirm with counsel (ordinance.readings)"), "{readings:?}");
    assert!(speaking_of(&cautions, "ordinance.readings").is_empty(), "{cautions:#?}");
}

#[test]
fn a_source_that_confirms_takes_the_caution_away_and_a_final_text_does_not() {
    let (doubted, advice) = notes(&paper(&own("unconfirmed"), true));
    assert!(advice.is_empty(), "{advice:#?}");
    assert_eq!(speaking_of(&doubted, "Keeper of the Rolls").len(), 1, "{doubted:#?}");
    for finished in [false, true] {
        let (cautions, advice) = notes(&paper(&own("confirmed"), finished));
        for words in ["Keeper of the Rolls", "effective_clause", "ordinance.readings"] {
            assert!(speaking_of(&cautions, words).is_empty(), "{cautions:#?}");
            assert!(advice.iter().all(|note| !note.contains(&format!("({words})"))), "{advice:#?}");
        }
    }
}

#[test]
fn the_words_of_a_final_text_are_those_of_the_draft_without_its_advice() {
    let words = |paper: &Assembled| {
        let mut words = Vec::new();
        walk::inlines(&paper.instrument.parts, &mut |inline| {
            if let Inline::Value { text, key } = inline {
                words.push((key.clone(), text.clone()));
            }
        });
        words
    };
    let (draft, finished) = (paper(&own("confirmed"), false), paper(&own("confirmed"), true));
    let draft = words(&draft);
    assert!(words(&finished).iter().all(|word| draft.contains(word)));
}

/// The paper of a place whose list of higher law has some entries, on some sources.
fn with_higher_law(entries: usize, sources: usize) -> Vec<String> {
    let mut text = String::from("unset = [\"law.preemption\"]\n");
    for entry in 1..=entries {
        text.push_str(&format!(
            "[[law.preemption]]\ntext = \"Statute {entry} limits this.\"\ncitation = \"Code, § {entry}\"\n"
        ));
    }
    for source in 1..=sources {
        let confidence = if source == sources { "probable" } else { "confirmed" };
        text.push_str(&format!(
            "[[source]]\nid = \"s{source}\"\ntitle = \"Code, § {source}\"\nchecked = 2026-11-24\n\
             confidence = \"{confidence}\"\nsupports = [\"law.preemption\"]\n"
        ));
    }
    let (_, advice) = notes(&paper(&text, false));
    speaking_of(&advice, "Higher law").into_iter().cloned().collect()
}

/// The second entry is the doubtful one: a caution beside the first must not read as if it were about that.
#[test]
fn a_caution_beside_the_first_entry_of_a_list_says_that_it_is_about_all() {
    let listed = with_higher_law(2, 2);
    assert_eq!(listed.len(), 2, "{listed:#?}");
    assert!(
        listed[0].ends_with(
            "Confirm with counsel (law.preemption): the list as a whole rests on several sources, the least sure of \
             them a secondary source (Code, § 2)."
        ),
        "{listed:#?}"
    );
    assert!(!listed[1].contains("Confirm with counsel"), "{listed:#?}");
    assert!(
        with_higher_law(3, 1)[0].contains("the list as a whole rests on a secondary source (Code, § 1).")
    );
    let single = with_higher_law(1, 2);
    assert!(
        single[0].contains("(law.preemption): this rests on a secondary source (Code, § 2)."),
        "{single:#?}"
    );
}

/// Entries of a place are added to those of its state; a source for them says nothing about the state's.
#[test]
fn a_list_that_layers_add_to_is_as_sure_as_the_least_sure_of_them() {
    let of_state =
        paper("", false).jurisdiction.doubt("law.preemption").expect("the list of Oregon is doubtful");
    let own = "[[law.preemption]]\ntext = \"A charter limits this.\"\ncitation = \"Charter, § 1\"\n\
               [[source]]\nid = \"charter\"\ntitle = \"Charter\"\nchecked = 2026-11-24\n\
               confidence = \"confirmed\"\nsupports = [\"law.preemption\"]\n";
    let both = paper(own, false).jurisdiction.doubt("law.preemption");
    assert_eq!(both, Some(of_state));
    let alone = paper(&format!("unset = [\"law.preemption\"]\n{own}"), false);
    assert_eq!(alone.jurisdiction.doubt("law.preemption"), None);
}
