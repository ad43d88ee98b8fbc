//! What a template reads: the names in its expressions, and the files, facts and options that it asks for.
//!
//! In: the text of a template. Out: [`Read`]s with their bytes. It must not render, or know which names there are.

use super::front_matter;
use crate::jurisdiction::schema::{KEYS, covers};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a word in an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A variable: `government.body`, `options.fees`, `signature`.
    Name,
    /// A name that the template itself gives, with `set` or `for`.
    Given,
    /// Words between quotation marks.
    Text,
}

/// A word in an expression of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<'a> {
    /// What it is.
    pub sort: Sort,
    /// The name, or the words without their quotation marks.
    pub words: &'a str,
    /// Its bytes, quotation marks left out.
    pub range: Range<usize>,
    /// For a text, the function that it is handed to; empty outside calls.
    pub function: &'a str,
    /// For a text, the argument that it is; outside calls the word before it, such as `include`.
    pub argument: &'a str,
}

/// The paths of the keys that some templates read, as far as the first of them reaches the others: it extends the form, and
/// each may include others.
pub(super) fn keys(first: &str, templates: &[(&str, &str)]) -> BTreeSet<&'static str> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut reached = vec![first];
    let mut next = 0;
    while let Some(name) = reached.get(next).copied() {
        next += 1;
        let text = templates.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        for read in reads(text) {
            match read.sort {
                Sort::Name => drop(names.insert(read.words)),
                // Whatever is the name of a template may be what is included, by whichever way.
                Sort::Text if !reached.contains(&read.words) => reached.push(read.words),
                Sort::Given | Sort::Text => {}
            }
        }
    }
    let is_read = |path: &str| names.iter().any(|name| covers(name, path) || covers(path, name));
    KEYS.iter().map(|key| key.path).filter(|path| is_read(path)).collect()
}

const KEYWORDS: [&str; 23] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "set_global",
    "endset",
    "block",
    "endblock",
    "include",
    "extends",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "loop",
    "break",
    "continue",
];

/// Everything that the expressions of a template read, in the order of the text. Comments and front matter are left out.
pub fn reads(text: &str) -> Vec<Read<'_>> {
    let body = front_matter::split(text).map_or(0, |split| split.offset + split.head.len());
    let mut found = Vec::new();
    let mut at = body;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find("{{").into_iter().chain(rest.find("{%")).min())
    {
        let start = at + start;
        let remark = text.get(at..start).and_then(|before| before.find("<!"));
        if let Some(remark) = remark {
            let end = text.get(at + remark..).and_then(|rest| rest.find("->"));
            at = end.map_or(text.len(), |end| at + remark + end + 2);
            continue;
        }
        let close = if text.get(start..).is_some_and(|rest| rest.starts_with("{{")) { "}}" } else { "%}" };
        let Some(length) = text.get(start..).and_then(|rest| rest.find(close)) else { break };
        expression(text, start + 2..start + length, &mut found);
        at = start + length + 2;
    }
    found
}

/// What stands before a word of an expression.
#[derive(Default)]
struct Before<'a> {
    /// The word before, and the one before that.
    last: &'a str,
    earlier: &'a str,
    /// The sign before, if no word came since.
    sign: Option<char>,
    /// The function whose parenthesis is open, and the argument that comes next.
    function: &'a str,
    argument: &'a str,
}

fn expression<'a>(text: &'a str, within: Range<usize>, found: &mut Vec<Read<'a>>) {
    let mut before = Before::default();
    let mut at = within.start;
    while let Some(rest) = text.get(at..within.end).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        if matches!(first, '"' | '\'' | '`') {
            let length = rest[1..].find(first).unwrap_or(rest.len() - 1);
            let range = at + 1..at + 1 + length;
            let words = text.get(range.clone()).unwrap_or_default();
            let argument = if before.function.is_empty() { before.last } else { before.argument };
            found.push(Read { sort: Sort::Text, words, range, function: before.function, argument });
            before.sign = None;
            at += length + 2;
        } else if first.is_ascii_alphabetic() || first == '_' {
            let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
            word(text, at..at + length, within.end, &mut before, found);
            at += length;
        } else {
            if first == ')' {
                (before.function, before.argument) = ("", "");
            }
            if !first.is_whitespace() {
                before.sign = Some(first);
            }
            at += first.len_utf8();
        }
    }
}

fn word<'a>(
    text: &'a str,
    range: Range<usize>,
    end: usize,
    before: &mut Before<'a>,
    found: &mut Vec<Read<'a>>,
) {
    let words = text.get(range.clone()).unwrap_or_default();
    let after = text.get(range.end..end).unwrap_or_default().trim_start();
    let call = after.starts_with('(');
    let argument = !before.function.is_empty() && after.starts_with('=') && !after.starts_with("==");
    let test =
        before.sign.is_none() && (before.last == "is" || (before.last == "not" && before.earlier == "is"));
    if call {
        (before.function, before.argument) = (words, "");
    } else if argument {
        before.argument = words;
    } else if before.sign != Some('|')
        && !test
        && !KEYWORDS.contains(&words)
        && !matches!(before.last, "block" | "endblock")
    {
        let given = matches!(before.last, "set" | "set_global" | "for") && before.sign.is_none();
        let given = given || (before.earlier == "for" && before.sign == Some(','));
        let sort = if given { Sort::Given } else { Sort::Name };
        found.push(Read { sort, words, range, function: "", argument: "" });
    }
    before.earlier = std::mem::replace(&mut before.last, words);
    before.sign = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, sort: Sort) -> Vec<&str> {
        reads(text).into_iter().filter(|read| read.sort == sort).map(|read| read.words).collect()
    }

    #[test]
    fn names_are_told_from_filters_tests_functions_and_words() {
        let text = "{% if law.max_fine is not supplied and not options.fees %}{{ style | the | default(value=\"x\") }}{% endif %}\
                    {% for rule in law.preemption %}{{ rule.text }}{% endfor %}<!-- {{ gone }} -->{% block code %}{{ name}}";
        assert_eq!(
            of(text, Sort::Name),
            ["law.max_fine", "options.fees", "style", "law.preemption", "rule.text", "name"]
        );
        assert_eq!(of(text, Sort::Given), ["rule"]);
    }

    #[test]
    fn texts_say_what_asks_for_them() {
        let text = "{% include \"parts/a.md\" %}{{ fact(id=\"letter\") }}{{ blank(label=\"date\", key=\"code.name\") }}{% if form == \"bill\" %}";
        let texts = reads(text).into_iter().filter(|read| read.sort == Sort::Text);
        let seen: Vec<[&str; 3]> = texts.map(|read| [read.function, read.argument, read.words]).collect();
        assert_eq!(
            seen,
            [
                ["", "include", "parts/a.md"],
                ["fact", "id", "letter"],
                ["blank", "label", "date"],
                ["blank", "key", "code.name"],
                ["", "form", "bill"]
            ]
        );
    }

    #[test]
    fn front_matter_is_no_expression() {
        assert!(reads("+++\na = \"{{ b }}\"\n+++\nc\n").is_empty());
    }
}
