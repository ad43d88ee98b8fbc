//! Where in a template a byte is: in prose, in a comment, or in a tag, and in what part of that.
//!
//! In: the text of a template, broken or not. Out: a [`Spot`]. The template engine wants a whole text; this wants nothing. It
//! must not know a key, a filter or a fact.

use std::ops::Range;

/// Where a byte is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot<'a> {
    /// In prose or in front matter.
    Prose,
    /// In `<!-- … -->`.
    Comment,
    /// At the first word of `{% … %}`.
    Statement(Range<usize>),
    /// At a name, or where one may begin: `government.body`.
    Name(Range<usize>),
    /// After `|`.
    Filter(Range<usize>),
    /// After `is` or `is not`.
    Test(Range<usize>),
    /// In a string.
    Words { inner: Range<usize>, role: Role<'a> },
}

/// What a string in a tag is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// The argument of a function or filter.
    Argument { of: &'a str, name: &'a str },
    /// A template to include or to extend.
    Template,
    /// Held against what stands before it: `options.fees == "…"`.
    Compared(&'a str),
    /// Anything else.
    Other,
}

/// Where a byte of a template is.
pub(super) fn spot(text: &str, at: usize) -> Spot<'_> {
    let Some(before) = text.get(..at) else { return Spot::Prose };
    if before.rfind("<!--").is_some_and(|open| !before[open..].contains("-->")) {
        return Spot::Comment;
    }
    let Some(open) = before.rfind("{{").max(before.rfind("{%")) else { return Spot::Prose };
    let inside = &before[open + 2..];
    if inside.contains("}}") || inside.contains("%}") || inside.contains("\n\n") {
        return Spot::Prose;
    }
    let start = open + 2 + (inside.len() - inside.trim_start_matches('-').len());
    let end = end_of_tag(text, at);
    let tag = text.get(start..end).unwrap_or_default();
    if let Some(inner) = string_around(tag, at - start) {
        let before = tag.get(..inner.start - 1).unwrap_or_default().trim_end();
        return Spot::Words { inner: inner.start + start..inner.end + start, role: role(before) };
    }
    let word = word_around(text, at, start..end);
    let before = text.get(start..word.start).unwrap_or_default().trim_end();
    if before.ends_with('|') {
        Spot::Filter(word)
    } else if follows(before, "is") || follows(before, "is not") {
        Spot::Test(word)
    } else if before.is_empty() && text.get(open..open + 2) == Some("{%") {
        Spot::Statement(word)
    } else {
        Spot::Name(word)
    }
}

/// The end of the tag that a byte is in: its closing braces, or the end of the line where they are missing.
fn end_of_tag(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let closing = rest.find("}}").into_iter().chain(rest.find("%}")).min();
    let next = rest.find("{{").into_iter().chain(rest.find("{%")).min();
    match closing.filter(|closing| next.is_none_or(|next| *closing < next)) {
        Some(closing) => at + closing,
        None => at + line.min(next.unwrap_or(line)),
    }
}

/// The bytes between the quotation marks around a byte of a tag.
fn string_around(tag: &str, at: usize) -> Option<Range<usize>> {
    let mut open: Option<(char, usize)> = None;
    for (index, character) in tag.char_indices() {
        match open {
            Some((quote, start)) if character == quote => {
                if at <= index {
                    return Some(start..index);
                }
                open = None;
            }
            None if index >= at => return None,
            None if matches!(character, '"' | '\'' | '`') => open = Some((character, index + 1)),
            _ => {}
        }
    }
    open.map(|(_, start)| start..tag.len()).filter(|inner| inner.start <= at)
}

/// What the words before a string make of it.
fn role(before: &str) -> Role<'_> {
    if follows(before, "include") || follows(before, "extends") {
        return Role::Template;
    }
    if let Some(compared) = before.strip_suffix("==").or_else(|| before.strip_suffix("!=")) {
        let compared = compared.trim_end();
        return Role::Compared(word_before(compared));
    }
    let argument = before.strip_suffix('=').and_then(|before| {
        let name = word_before(before.trim_end());
        let call = before.trim_end().strip_suffix(name)?;
        // Further arguments may stand between.
        let open = call.rfind('(')?;
        Some(Role::Argument { of: word_before(call.get(..open)?), name })
    });
    argument.unwrap_or(Role::Other)
}

/// Whether words end with a word.
fn follows(before: &str, word: &str) -> bool {
    before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(is_word))
}

/// The name at the end of words.
fn word_before(words: &str) -> &str {
    words.get(words.trim_end_matches(is_word).len()..).unwrap_or_default()
}

/// The name around a byte, dots and all; empty where there is none.
fn word_around(text: &str, at: usize, within: Range<usize>) -> Range<usize> {
    let before = text.get(within.start..at).unwrap_or_default();
    let after = text.get(at..within.end).unwrap_or_default();
    let start = within.start + before.trim_end_matches(is_word).len();
    at.min(start)..at + (after.len() - after.trim_start_matches(is_word).len())
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The spot at the `^` of a template, in words.
    fn at(marked: &str) -> String {
        let at = marked.find('^').expect("a place");
        let text = marked.replacen('^', "", 1);
        let words = |range: Range<usize>| text.get(range).unwrap_or("outside").to_owned();
        match spot(&text, at) {
            Spot::Prose => "prose".into(),
            Spot::Comment => "comment".into(),
            Spot::Statement(range) => format!("statement {}", words(range)),
            Spot::Name(range) => format!("name {}", words(range)),
            Spot::Filter(range) => format!("filter {}", words(range)),
            Spot::Test(range) => format!("test {}", words(range)),
            Spot::Words { inner, role } => format!("{:?} {role:?}", words(inner)),
        }
    }

    #[test]
    fn a_place_is_known() {
        assert_eq!(at("The {{ gov^ernment.body }} may"), "name government.body");
        assert_eq!(at("The {{ style }} m^ay {{ x }}"), "prose");
        assert_eq!(at("{{ style | ^ }}"), "filter ");
        assert_eq!(at("{{ style | the | up^ }}"), "filter up");
        assert_eq!(at("{% if law.max_fine is not sup^ %}"), "test sup");
        assert_eq!(at("{%- i^f x %}"), "statement if");
        assert_eq!(at("{% if options.f^ == \"x\" %}"), "name options.f");
        assert_eq!(at("{% if options.fees == \"n^o\" %}"), "\"no\" Compared(\"options.fees\")");
        assert_eq!(at("{{ fact(id=\"op^en\") }}"), "\"open\" Argument { of: \"fact\", name: \"id\" }");
        assert_eq!(
            at("{{ blank(label=\"a\", key=\"^\") }}"),
            "\"\" Argument { of: \"blank\", name: \"key\" }"
        );
        assert_eq!(at("{% include \"parts/^\" %}"), "\"parts/\" Template");
        assert_eq!(at("<!-- draft: allow(^ -->"), "comment");
    }

    #[test]
    fn a_place_is_known_in_a_broken_template() {
        assert_eq!(at("The “{{ gov^"), "name gov");
        assert_eq!(at("The {{ gov^ may\nthe {{ style }}"), "name gov");
        assert_eq!(at("{{ fact(id=\"^\nThe {{ style }}"), "\"\" Argument { of: \"fact\", name: \"id\" }");
        assert_eq!(at("{{ x\n\nThe ^ city"), "prose");
        assert_eq!(at("{{^"), "name ");
        assert_eq!(at("^"), "prose");
    }

    #[test]
    fn nothing_that_can_be_typed_stops_it() {
        let text = "“{{ a.b | the }}” {%- if x(y=\"“z”\") == 'q' -%}<!-- {{ -->{% include \"p\" %}\n\n{";
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            for start in (0..end).filter(|start| text.is_char_boundary(*start)) {
                let part = &text[start..end];
                for at in (0..=part.len()).filter(|at| part.is_char_boundary(*at)) {
                    let range = match spot(part, at) {
                        Spot::Prose | Spot::Comment => at..at,
                        Spot::Statement(range)
                        | Spot::Name(range)
                        | Spot::Filter(range)
                        | Spot::Test(range) => range,
                        Spot::Words { inner, .. } => inner,
                    };
                    assert!(
                        range.start <= at && at <= range.end && part.get(range.clone()).is_some(),
                        "{part} {at}"
                    );
                }
            }
        }
    }
}
