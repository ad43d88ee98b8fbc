//! eIds: the identifier of every part that can be cited, each used once.
//!
//! In: the name of an element, what stands around it and its printed number. Out: its eId, such as `sec_4__subsec_b`.
//! It must not know the tree. Source: Akoma Ntoso Naming Convention 1.0, section 5.4: `[prefix "__"] element_ref ["_"
//! number]`, where the prefix is the eId of the part around it and the number is that of `num` without the designation
//! and the marks around it.
//!
//! Inside a number a mark becomes a hyphen (`9.67.010` is `9-67-010`), as Cobalt and Bluebell write it, because a dot in
//! an eId would end it in the address of a portion. What should have a number and has none is counted behind `nn`.

use std::collections::{HashMap, HashSet};

/// The eIds given out so far in one document. They begin alike over many letters, so they are found by hash and never
/// gone through in order.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: HashSet<String>,
    counts: HashMap<String, u32>,
}

impl Ids {
    /// The eId of an element that is numbered in print.
    pub(super) fn numbered(&mut self, within: &str, element: &str, label: &str) -> String {
        let number = number(label);
        if number.is_empty() {
            return self.counted(within, &format!("{}_nn", short(element)));
        }
        self.unique(format!("{}_{number}", joined(within, short(element))))
    }

    /// The eId of an element that is counted among those of its name around it.
    pub(super) fn counted(&mut self, within: &str, element: &str) -> String {
        let base = joined(within, short(element));
        let count = self.counts.entry(base.clone()).or_default();
        *count += 1;
        let id = format!("{base}_{count}");
        self.unique(id)
    }

    /// The eId of an element of which there is one in what is around it.
    pub(super) fn only(&mut self, within: &str, element: &str) -> String {
        self.unique(joined(within, short(element)))
    }

    fn unique(&mut self, id: String) -> String {
        let mut unique = id.clone();
        let mut again = 2_u32;
        while !self.used.insert(unique.clone()) {
            unique = format!("{id}_{again}");
            again += 1;
        }
        unique
    }
}

fn joined(within: &str, element: &str) -> String {
    if within.is_empty() { element.to_owned() } else { format!("{within}__{element}") }
}

/// The short names of the convention's table, section 5.4.2.
fn short(element: &str) -> &str {
    match element {
        "blockList" => "list",
        "chapter" => "chp",
        "clause" => "cl",
        "eventRef" => "eref",
        "paragraph" => "para",
        "quotedStructure" => "qstr",
        "recital" => "rec",
        "recitals" => "recs",
        "section" => "sec",
        "subclause" => "subcl",
        "subparagraph" => "subpara",
        "subsection" => "subsec",
        "wrapUp" => "wrapup",
        other => other,
    }
}

/// A printed number without its designation and the marks around it: `SECTION 1.` is `1`, `§ 14-301` is `14-301`.
fn number(label: &str) -> String {
    let mut words = label.split_whitespace();
    let designates = |word: &str| {
        let bare = word.strip_suffix('.').unwrap_or(word);
        bare == "§" || bare.chars().count() > 1 && bare.chars().all(char::is_alphabetic)
    };
    let first = words.next().unwrap_or_default();
    let rest: String = words.collect();
    let kept = if rest.is_empty() || !designates(first) { first.to_owned() + &rest } else { rest };
    slug(&kept, false)
}

/// Letters and digits of ASCII, with one hyphen for whatever stands between them.
pub(super) fn slug(words: &str, lower: bool) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if lower {
        out.make_ascii_lowercase();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_loses_its_designation_and_the_marks_around_it() {
        let pairs = [
            ("SECTION 1.", "1"),
            ("§ 14-301", "14-301"),
            ("9.67.010", "9-67-010"),
            ("(a)", "a"),
            ("A.", "A"),
            ("iv.", "iv"),
            ("[chapter number].010", "chapternumber-010"),
            ("Sec. 9-301.", "9-301"),
            ("*", ""),
        ];
        for (label, expected) in pairs {
            assert_eq!(number(label), expected, "{label}");
        }
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        assert_eq!(ids.numbered("", "section", "SECTION 2."), "sec_2");
        assert_eq!(ids.numbered("", "section", "Section 2"), "sec_2_2");
        assert_eq!(ids.numbered("sec_2", "subsection", "(b)"), "sec_2__subsec_b");
        assert_eq!(ids.numbered("sec_2", "subsection", ""), "sec_2__subsec_nn_1");
        assert_eq!(ids.counted("recs", "recital"), "recs__rec_1");
        assert_eq!(ids.only("sec_2", "content"), "sec_2__content");
    }
}
