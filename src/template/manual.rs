//! What a template can say, in words for whoever writes one: functions, filters, tests and names.
//!
//! In: nothing. Out: tables of names with what each gives. The code of each is in `functions.rs`, `filters.rs` and
//! `context.rs`; a test holds the tables against them.

/// A word of a template and what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub name: &'static str,
    /// How it is written.
    pub written: &'static str,
    /// What it gives, in one sentence.
    pub about: &'static str,
}

const fn word(name: &'static str, written: &'static str, about: &'static str) -> Word {
    Word { name, written, about }
}

/// Functions.
#[rustfmt::skip]
pub const FUNCTIONS: &[Word] = &[
    word("blank", "blank(label=\"date of adoption\")", "A blank to be written in by hand; with `key`, one that a file fills."),
    word("confirm", "confirm(key=\"law.private_action\")", "A caution when the value is not confirmed, for values that shape the text without standing in it."),
    word("fact", "fact(id=\"open-letter\")", "The text of a national fact and the mark of its footnote."),
    word("fact_parts", "fact_parts(id=\"open-letter\")", "A national fact in its parts: `label`, `text`, `as_of`, `kind`, `sources`, `counter`, `traps`, or `expired`."),
    word("option_note", "option_note(name=\"cure_days\")", "The drafting note of an option, with its choices and the one taken."),
];

/// Filters of our own, then those of Tera that papers need.
#[rustfmt::skip]
pub const FILTERS: &[Word] = &[
    word("a_or_an", "| a_or_an", "The words with `a` or `an` before them."),
    word("list_and", "| list_and", "A list in words: `a, b, and c`."),
    word("list_or", "| list_or", "A list in words: `a, b, or c`."),
    word("of_state", "| of_state", "The name of a state as it follows `of`: `California`, `the District of Columbia`."),
    word("the", "| the", "The words with `the` before them, unless they take no article."),
    word("upper_first", "| upper_first", "The words with a capital first letter."),
    word("default", "| default(value=\"Chapter\")", "The value, or another where there is none."),
    word("first", "| first", "The first item of a list."),
    word("join", "| join(sep=\", \")", "The items of a list with words between them."),
    word("last", "| last", "The last item of a list."),
    word("length", "| length", "How many items or letters there are."),
    word("lower", "| lower", "The words in small letters."),
    word("replace", "| replace(from=\"a\", to=\"b\")", "The words with some of them replaced."),
    word("safe", "| safe", "Words that are Markdown already and are not escaped again."),
    word("trim", "| trim", "The words without white space around them."),
    word("upper", "| upper", "The words in capitals."),
];

/// Tests, after `is`.
#[rustfmt::skip]
pub const TESTS: &[Word] = &[
    word("supplied", "is supplied", "Whether somebody supplied the value: it is there and is no blank."),
    word("containing", "is containing(pat=\"word\")", "Whether the value has this in it."),
    word("defined", "is defined", "Whether the name stands for anything."),
    word("ending_with", "is ending_with(pat=\"word\")", "Whether the words end so."),
    word("starting_with", "is starting_with(pat=\"word\")", "Whether the words begin so."),
];

/// Names that stand for something in every template, besides the keys and `options`.
#[rustfmt::skip]
pub const NAMES: &[Word] = &[
    word("date", "date", "The day of the draft in words, where it has one."),
    word("document", "document", "The name of the document."),
    word("form", "form", "The name of the form: `ordinance`, `by-law`, `resolution`."),
    word("heading", "heading", "The heading of the unit that the document adds to a code."),
    word("local_facts_looked_for", "local_facts_looked_for", "Whether some file speaks of local facts, be it to say that there are none."),
    word("relating", "relating", "The subject of the document as it follows `in relation to`."),
    word("resolving", "resolving", "The subject of a resolution."),
    word("short_title", "short_title", "The short title by which the paper may be cited."),
    word("subject", "subject", "The subject of the document as a long title states it."),
    word("unit", "unit", "What the codified text calls itself: its unit of the code, or the paper that enters none."),
];

#[cfg(test)]
mod tests {
    use super::super::{filters, functions};
    use super::*;
    use std::collections::BTreeMap;
    use std::sync::Arc;
    use tera::{Context, Tera};

    #[test]
    fn every_word_is_one_that_templates_know() {
        let mut tera = Tera::default();
        filters::register(&mut tera);
        functions::register(&mut tera, &BTreeMap::new(), Arc::default());
        // The engine refuses a template with a name that it does not know.
        assert!(tera.add_raw_template("one.md", "{{ nothing() }}").is_err());
        for word in FUNCTIONS {
            let known = tera.add_raw_template("one.md", &format!("{{{{ {} }}}}", word.written));
            assert!(known.is_ok(), "{}: {known:?}", word.name);
        }
        let (mut words, mut list) = (Context::new(), Context::new());
        words.insert("name", "a");
        list.insert("name", &["a"]);
        for word in FILTERS.iter().chain(TESTS) {
            let known = tera.add_raw_template("one.md", &format!("{{{{ name {} }}}}", word.written));
            assert!(known.is_ok(), "{}: {known:?}", word.name);
            let rendered = [&words, &list].map(|context| tera.render("one.md", context));
            assert!(rendered.iter().any(Result::is_ok), "{}: {rendered:?}", word.name);
        }
        for word in FUNCTIONS.iter().chain(FILTERS).chain(TESTS).chain(NAMES) {
            assert!(word.written.contains(word.name) && word.about.ends_with('.'), "{}", word.name);
        }
    }

    #[test]
    fn every_word_of_our_own_is_in_the_readme() {
        let page = include_str!("../../templates/README.md");
        for word in FUNCTIONS {
            assert!(page.contains(&format!("{{{{ {}(", word.name)), "{}", word.name);
        }
        let own = FILTERS.iter().take_while(|word| word.name != "default");
        own.for_each(|word| assert!(page.contains(&format!("`{}`", word.name)), "{}", word.name));
    }
}
