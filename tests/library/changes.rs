//! What is made again: just what depends on what changed.

use super::{SMALL, WRITE, build, build_with, files, folder};
use std::collections::BTreeSet;
use std::path::Path;
use whereas::assemble::House;
use whereas::embedded::{self, Files};

/// The program's own files with some changed; a change that changes nothing fails the test.
fn house(changes: &[(&str, &str, &str)]) -> House {
    let mut jurisdictions = embedded::files(embedded::jurisdictions());
    let mut templates = embedded::files(embedded::templates());
    for (name, from, to) in changes {
        let (sort, name) = name.split_once('/').expect("a folder");
        let files: &mut Files = if sort == "templates" { &mut templates } else { &mut jurisdictions };
        let text = files.get(name).unwrap_or_else(|| panic!("{name}")).to_string();
        assert!(text.contains(from), "{name} has no `{from}`");
        files.insert(name.to_owned(), text.replacen(from, to, 1).into());
    }
    House::new(jurisdictions, templates)
}

/// The files that differ after a change, by path, which are those that were written; and how many papers were made again.
fn changed(name: &str, changes: &[(&str, &str, &str)]) -> (BTreeSet<String>, usize) {
    let root = folder(name);
    build(SMALL, &root);
    let before = files(&root);
    let times = |root: &Path| {
        let time =
            |path: &String| std::fs::metadata(root.join(path)).expect("a file").modified().expect("a time");
        before.keys().map(|path| (path.clone(), time(path))).collect::<std::collections::BTreeMap<_, _>>()
    };
    let old = times(&root);
    let outcome = build_with(&house(changes), SMALL, &root, WRITE);
    let (after, new) = (files(&root), times(&root));
    let differ: BTreeSet<String> =
        before.keys().filter(|path| before[*path] != after[*path]).cloned().collect();
    let touched: BTreeSet<String> = before.keys().filter(|path| old[*path] != new[*path]).cloned().collect();
    assert_eq!(outcome.written, differ.len());
    assert_eq!(touched, differ, "a file is touched only if its words change");
    // The next build has nothing to do, and what it would write is what is there.
    assert_eq!(build_with(&house(changes), SMALL, &root, WRITE).written, 0);
    let compared = build_with(&house(changes), SMALL, &root, whereas::library::Task::Compare);
    assert_eq!(compared.different, 0);
    (differ, outcome.made)
}

fn paths(words: &str) -> BTreeSet<String> {
    let both = |paper: &str| [format!("{paper}.md"), format!("{paper}.html")];
    words.split_whitespace().flat_map(both).collect()
}

#[test]
fn a_template_changes_its_own_document() {
    let text = embedded::find(embedded::templates(), "fact-sheet/fact-sheet.md").expect("a template");
    let from = &text[text.rfind("{% endblock").expect("a block")..];
    let change = ("templates/fact-sheet/fact-sheet.md", from, &*format!("A new last line.\n\n{from}"));
    let sheets = paths("ca/oakland/fact-sheet ny/queensbury/fact-sheet or/fairview/fact-sheet");
    assert_eq!(changed("template", &[change]), (sheets, 3));
}

#[test]
fn a_form_changes_the_papers_that_take_it() {
    let text = embedded::find(embedded::templates(), "forms/local-law.md").expect("a form");
    let last = text.trim_end().lines().last().expect("a line");
    let to = format!("{last}\n<!-- seen by nobody -->");
    // The local law of Queensbury, and the sheet that speaks of it, are made again and say the same.
    assert_eq!(changed("form", &[("templates/forms/local-law.md", last, &to)]), (BTreeSet::new(), 2));
}

#[test]
fn a_layer_changes_the_papers_of_its_places() {
    let change =
        ("jurisdictions/ca/oakland.toml", "body = \"City Council\"", "body = \"Council of the City\"");
    assert_eq!(changed("layer", &[change]), (paths("ca/oakland/ban ca/oakland/fact-sheet"), 2));
    let comment = ("jurisdictions/ca/oakland.toml", "[government]", "# A remark.\n[government]");
    assert_eq!(changed("comment", &[comment]), (BTreeSet::new(), 0));
}

#[test]
fn what_a_state_says_of_one_kind_changes_that_kind() {
    let town = ("jurisdictions/ny.toml", "body = \"Town Board\"", "body = \"Board of the Town\"");
    assert_eq!(changed("kind", &[town]).1, 2, "the two papers of the town");
    let village = ("jurisdictions/ny.toml", "body = \"Board of Trustees\"", "body = \"Trustees\"");
    assert_eq!(changed("other-kind", &[village]), (BTreeSet::new(), 0), "no place here is a village");
}

#[test]
fn a_fact_changes_the_papers_that_tell_it() {
    let fact = "in October 2019 more than thirty civil-rights groups published an open letter";
    let (told, _) =
        changed("fact", &[("templates/facts.toml", fact, &fact.replace("published", "sent out"))]);
    let bans = paths("ca/oakland/ban ny/queensbury/ban or/fairview/ban");
    assert!(told.is_superset(&bans), "{told:?}");
}

#[test]
fn an_option_and_a_format_change_the_set() {
    let root = folder("option");
    build(SMALL, &root);
    let manifest = format!("{SMALL}[papers.options.ban]\nrecitals = \"short\"\n");
    let outcome = build(&manifest, &root);
    // The fact sheets are made again as well, and say the same.
    assert_eq!((outcome.written, outcome.same), (6, 6));
    let outcome = build(&manifest.replace("\"html\"", "\"text\""), &root);
    assert_eq!((outcome.written, outcome.same, outcome.removed), (6, 6, 6));
    assert!(files(&root).keys().all(|path| !path.ends_with(".html")));
}

#[test]
fn what_is_no_longer_ordered_goes_with_its_folders() {
    let root = folder("stale");
    build(SMALL, &root);
    let outcome = build(&SMALL.replace("\"Queensbury, NY\"", "\"Fairview, OR\""), &root);
    assert_eq!((outcome.places, outcome.written, outcome.removed), (2, 0, 4));
    assert!(!root.join("ny").exists() && !root.join(".draft/ny.tsv").exists());
    assert!(root.join("or/fairview/ban.md").exists());
}
