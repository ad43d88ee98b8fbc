//! Pages that an editor shows beside the text: what a key, an option, a fact or a rule is, and what holds for a place.
//!
//! In: the thing, and what is known of a place. Out: Markdown. It must not know where the cursor is.

use super::meaning::Meaning;
use crate::jurisdiction::citation::Citation;
use crate::jurisdiction::place::Place;
use crate::jurisdiction::schema::{self, Key, Shape, describe};
use crate::jurisdiction::stack::{Held, Jurisdiction, grows};
use crate::jurisdiction::value::Value;
use crate::lint::Rule;
use crate::source::{Origin, Sources};
use crate::template::facts::Fact;
use crate::template::front_matter::Choice;
use crate::template::manual::Word;
use std::fmt::Write as _;

/// What is known of the place that a page speaks of.
pub(super) struct Known<'a> {
    pub(super) place: &'a Place,
    pub(super) jurisdiction: &'a Jurisdiction,
    pub(super) sources: &'a Sources,
}

/// What a path means.
pub(super) fn of(meaning: Meaning<'_>) -> String {
    match meaning {
        Meaning::Key(key) => of_key(key),
        Meaning::Field(key, field) => {
            let required = if field.required { "; required" } else { "" };
            format!(
                "**`{}.{}`** {}{required}\n\n{}",
                key.path,
                field.name,
                describe(field.shape),
                field.about
            )
        }
        Meaning::ClassHead(field) => format!("**`{}`** of a class\n\n{}", field.name, field.about),
        Meaning::Option { document, name } => {
            format!("**`{name}`** a decision for the document `{document}`")
        }
    }
}

/// What a key is.
pub(super) fn of_key(key: &Key) -> String {
    let cited = if key.cited { "; needs a `[[source]]` that supports it" } else { "" };
    let mut page = format!("**`{}`** {}{cited}\n\n{}", key.path, describe(key.shape), key.about);
    if let Some(blank) = key.blank {
        let _ = write!(page, " Until somebody supplies it, the paper has a blank: \\[{blank}\\].");
    }
    if matches!(key.shape, Shape::Text | Shape::Prose) {
        page.push_str("\n\n`{key}` inside it stands for the value of another key.");
    }
    page
}

/// What holds for a key in a place, why, and what lost.
pub(super) fn of_value(path: &str, known: &Known<'_>) -> String {
    let Known { place, jurisdiction, sources } = known;
    let mut page = format!("**{}, {}:** ", place.name, place.state);
    if grows(path) {
        let items = jurisdiction.items(path);
        let _ = writeln!(page, "{} in all", items.len());
        for (course, node) in items {
            let whence = sources.describe(Origin { file: course.file, span: node.span });
            let _ = write!(page, "\n- {} ({whence})", plain(&shorten(&node.display())));
        }
        return page;
    }
    let history = jurisdiction.history(path);
    let Some((winner, losers)) = history.split_first() else {
        page.push_str("nobody has supplied it");
        return page;
    };
    held(winner, known, &mut page);
    for loser in losers {
        page.push_str("\n\n**instead of:** ");
        held(loser, known, &mut page);
    }
    page
}

/// A value, the place where it was set, and its sources.
fn held(held: &Held<'_>, known: &Known<'_>, page: &mut String) {
    let written = held.node.display();
    let key = schema::find(schema::key_of(held.path));
    let fills = key.is_some_and(|key| matches!(key.shape, Shape::Text | Shape::Prose | Shape::Texts));
    let filled = if fills { known.jurisdiction.filled(held.path, &written) } else { written.clone() };
    page.push_str(&plain(&filled));
    if filled != written {
        let _ = write!(page, "\n\nwritten {}", plain(&written));
    }
    let whence = known.sources.describe(held.origin());
    let _ = write!(page, "\n\nset in {whence}");
    // The user’s own file speaks for nobody but itself.
    if held.course.speaks_for != known.sources.name(held.course.file) {
        let _ = write!(page, " ({})", plain(&held.course.speaks_for));
    }
    if key.is_some_and(|key| key.cited) {
        let citations = held.citations();
        if citations.is_empty() {
            page.push_str(", where no source is named: unconfirmed");
        }
        citations.into_iter().for_each(|citation| source(citation, page));
    }
}

/// A source as an item of a list.
pub(super) fn source(citation: &Citation, page: &mut String) {
    let _ = write!(page, "\n- {}", plain(&citation.title));
    for words in citation.citation.iter().filter(|words| **words != citation.title) {
        let _ = write!(page, ", {}", plain(words));
    }
    let _ = write!(page, ", checked {}, **{}**", citation.checked, citation.confidence.word());
    if let Some(url) = &citation.url {
        let _ = write!(page, ", <{url}>");
    }
    if let Some(note) = &citation.note {
        let _ = write!(page, ". {}", plain(note));
    }
}

/// What an option decides, and what was decided.
pub(super) fn of_option(document: &str, name: &str, choice: &Choice, taken: Option<&Value>) -> String {
    let mut page = format!(
        "**`options.{document}.{name}`** {}; the default is `{}`\n\n{} {}",
        plain(&choice.range_words()),
        choice.default_words(),
        choice.help(),
        choice.note()
    );
    if let Choice::Choice { choices, .. } = choice {
        page.push('\n');
        for word in choices {
            let meaning = choice.meaning(word).map(|meaning| format!(": {meaning}")).unwrap_or_default();
            let _ = write!(page, "\n- `{word}`{meaning}");
        }
    }
    if let Some(taken) = taken {
        let _ = write!(page, "\n\n**decided:** `{}`", taken.words());
    }
    page
}

/// A national fact.
pub(super) fn of_fact(fact: &Fact) -> String {
    let mut page = format!(
        "**`{}`** as of {}, to be read again by {}\n\n{}\n\n- {}, {}, {}",
        fact.id,
        fact.as_of,
        fact.expires,
        plain(&fact.text),
        plain(&fact.source.publisher),
        plain(&fact.source.title),
        fact.source.date
    );
    if let Some(url) = &fact.source.url {
        let _ = write!(page, ", <{url}>");
    }
    if let Some(counter) = &fact.counter {
        let _ = write!(page, "\n\n**in fairness:** {}", plain(&counter.text));
    }
    if let Some(other) = &fact.counter_fact {
        let _ = write!(page, "\n\n**in fairness:** the fact `{other}`");
    }
    for trap in &fact.traps {
        let _ = write!(page, "\n- not: {}", plain(trap));
    }
    page
}

/// A word of the templates.
pub(super) fn of_word(word: &Word) -> String {
    format!("**`{}`**\n\n{}", word.written, word.about)
}

/// The page of a rule in the manual.
pub(super) fn of_rule(rule: &dyn Rule) -> String {
    let body = rule.markdown().replace("## ", "#### ");
    format!("**{}** ({}; {})\n\n{}", rule.name(), rule.family().word(), rule.level().word(), body)
}

/// Words in which nothing has a meaning to Markdown.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        if "\\`*_[]<>#|~&".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

fn shorten(words: &str) -> String {
    const MOST: usize = 160;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}
