//! The outline of a TOML text that somebody is writing: headers, keys, and the strings in values.
//!
//! In: a text, broken or not. Out: its [`Item`]s, and which of them a byte is in. The reader of layers wants a whole text;
//! this wants nothing, and takes a line that ends too early as ending there. It must not know a key.

use std::ops::Range;

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// `[kind.town.government]`, `[[source]]`
    Header(Header),
    /// `body = "City Council"`
    Pair(Pair),
    /// `# …`
    Comment(Range<usize>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The bytes, brackets and all.
    pub(super) span: Range<usize>,
    /// The path between the brackets.
    pub(super) path: String,
    /// Whether it begins a table of a list.
    pub(super) list: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The path of the table it stands in; empty at the top.
    pub(super) table: String,
    /// Whether that is a table of a list.
    pub(super) in_list: bool,
    /// The key as it is written.
    pub(super) key: String,
    /// The bytes of the key.
    pub(super) key_span: Range<usize>,
    /// Whether an equals sign follows.
    pub(super) equals: bool,
    /// The bytes after the equals sign, to the end of the line that the value ends in.
    pub(super) value: Range<usize>,
    /// The strings in it.
    pub(super) strings: Vec<Words>,
    /// Whether it is a list.
    pub(super) is_list: bool,
}

impl Pair {
    /// The path of the key in the file.
    pub(super) fn path(&self) -> String {
        if self.table.is_empty() { self.key.clone() } else { format!("{}.{}", self.table, self.key) }
    }
}

/// A string in a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// The bytes between the quotation marks.
    pub(super) inner: Range<usize>,
    /// The bytes with them.
    pub(super) outer: Range<usize>,
}

/// Where a byte is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot<'a> {
    /// In a header.
    Header(&'a Header),
    /// In a key, or where one may begin; the table is its path and whether it is one of a list.
    Key { table: (&'a str, bool), pair: Option<&'a Pair> },
    /// In a value, perhaps in a string of it.
    Value { pair: &'a Pair, words: Option<&'a Words> },
    /// In a comment.
    Comment(&'a Range<usize>),
}

/// The parts of a text, in its order.
pub(super) fn outline(text: &str) -> Vec<Item> {
    let mut reader = Reader { text, at: 0 };
    let mut items = Vec::new();
    let (mut table, mut in_list) = (String::new(), false);
    while let Some(first) = reader.next_part() {
        let item = match first {
            '#' => Item::Comment(reader.line()),
            '[' => {
                let header = reader.header();
                (table, in_list) = (header.path.clone(), header.list);
                Item::Header(header)
            }
            _ => Item::Pair(reader.pair(&table, in_list)),
        };
        items.push(item);
    }
    items
}

/// Which part a byte is in. `text` is what the outline was made of.
pub(super) fn spot<'a>(items: &'a [Item], text: &str, at: usize) -> Spot<'a> {
    let mut table = ("", false);
    for item in items {
        match item {
            Item::Header(header)
                if at > header.span.start && at <= header.span.end && !header.ends_before(text, at) =>
            {
                return Spot::Header(header);
            }
            Item::Header(header) if header.span.end <= at => table = (&header.path, header.list),
            Item::Comment(span) if at > span.start && at <= span.end => return Spot::Comment(span),
            Item::Pair(pair) if pair.key_span.start <= at && at <= pair.key_span.end => {
                return Spot::Key { table, pair: Some(pair) };
            }
            Item::Pair(pair) if pair.equals && pair.value.start <= at && at <= pair.value.end => {
                let words =
                    pair.strings.iter().find(|words| words.inner.start <= at && at <= words.inner.end);
                return Spot::Value { pair, words };
            }
            _ => {}
        }
    }
    Spot::Key { table, pair: None }
}

impl Header {
    /// Whether its last bracket is closed and the byte stands behind it.
    fn ends_before(&self, text: &str, at: usize) -> bool {
        at == self.span.end && text.get(self.span.clone()).is_some_and(|words| words.ends_with(']'))
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes to the next part and gives its first character.
    fn next_part(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    /// The bytes up to the end of the line.
    fn line(&mut self) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
        start..self.at
    }

    fn header(&mut self) -> Header {
        let start = self.at;
        let list = self.rest().starts_with("[[");
        let brackets = if list { 2 } else { 1 };
        let rest = self.rest().get(brackets..).unwrap_or_default();
        let length = rest.find([']', '\n', '\r', '#']).unwrap_or(rest.len());
        let path: String = rest.get(..length).unwrap_or_default().split_whitespace().collect();
        self.at += brackets + length;
        let closing = self.rest().chars().take(brackets).take_while(|c| *c == ']').count();
        self.at += closing;
        Header { span: start..self.at, path: path.replace(['"', '\''], ""), list }
    }

    fn pair(&mut self, table: &str, in_list: bool) -> Pair {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(['=', '\n', '\r', '#']).unwrap_or(rest.len());
        let key = rest.get(..length).unwrap_or_default().trim_end();
        self.at += length;
        let equals = self.rest().starts_with('=');
        let mut pair = Pair {
            table: table.to_owned(),
            in_list,
            key: key.split_whitespace().collect::<String>().replace(['"', '\''], ""),
            key_span: start..start + key.len(),
            equals,
            value: self.at..self.at,
            strings: Vec::new(),
            is_list: false,
        };
        if equals {
            self.at += 1;
            self.value(&mut pair);
        }
        pair
    }

    fn value(&mut self, pair: &mut Pair) {
        let start = self.at;
        let mut depth = 0_usize;
        pair.is_list = self.rest().trim_start_matches([' ', '\t']).starts_with('[');
        while let Some(character) = self.rest().chars().next() {
            match character {
                '"' | '\'' => pair.strings.push(self.string(character)),
                '#' => {
                    if depth == 0 {
                        break;
                    }
                    self.line();
                }
                '\n' | '\r' if depth == 0 || self.begins_anew() => break,
                '[' | '{' => {
                    depth += 1;
                    self.at += 1;
                }
                ']' | '}' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                other => self.at += other.len_utf8(),
            }
        }
        pair.value = start..self.at;
    }

    /// Whether the next line cannot be meant as a part of an open list: it begins with a header or with a key.
    fn begins_anew(&self) -> bool {
        let line = self.rest().trim_start_matches(['\n', '\r']).lines().next().unwrap_or_default();
        let key: &str = line.split('=').next().unwrap_or_default().trim_end();
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        line.starts_with('[') || (line.contains('=') && !key.is_empty() && key.chars().all(bare))
    }

    fn string(&mut self, quote: char) -> Words {
        let start = self.at;
        let triple: String = std::iter::repeat_n(quote, 3).collect();
        let long = self.rest().starts_with(&triple);
        self.at += if long { 3 } else { 1 };
        let inner = self.at;
        while let Some(character) = self.rest().chars().next() {
            let closes = if long { self.rest().starts_with(&triple) } else { character == quote };
            if closes || (!long && matches!(character, '\n' | '\r')) {
                break;
            }
            self.at += character.len_utf8();
            if character == '\\' && quote == '"' {
                let escaped =
                    self.rest().chars().next().filter(|escaped| long || !matches!(escaped, '\n' | '\r'));
                self.at += escaped.map_or(0, char::len_utf8);
            }
        }
        let end = self.at;
        let closes = self.rest().starts_with(quote);
        self.at += if !closes {
            0
        } else if long {
            3
        } else {
            1
        };
        Words { inner: inner..end, outer: start..self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The spot at the `|` of a text, in words.
    fn at(marked: &str) -> String {
        let at = marked.find('|').expect("a place");
        let text = marked.replacen('|', "", 1);
        let items = outline(&text);
        match spot(&items, &text, at) {
            Spot::Header(header) => format!("header {} {}", header.path, header.list),
            Spot::Key { table: (table, list), pair } => {
                format!("key in {table:?} {list} {:?}", pair.map(|pair| pair.key.as_str()))
            }
            Spot::Value { pair, words } => {
                format!("value of {} {:?}", pair.path(), words.map(|words| &text[words.inner.clone()]))
            }
            Spot::Comment(_) => "comment".into(),
        }
    }

    #[test]
    fn a_place_is_known_in_a_whole_text() {
        assert_eq!(at("name = \"Oak|land\""), "value of name Some(\"Oakland\")");
        assert_eq!(at("[government]\nbo|dy = \"x\""), "key in \"government\" false Some(\"body\")");
        assert_eq!(at("[kind.town.|government]\n"), "header kind.town.government false");
        assert_eq!(
            at("[[source]]\nsupports = [\n  \"a\",\n  \"|b\",\n]\n"),
            "value of source.supports Some(\"b\")"
        );
        assert_eq!(at("[[source]]\n|\nid = \"x\""), "key in \"source\" true None");
        assert_eq!(at("a = \"x\" # wh|y"), "comment");
        assert_eq!(
            at("[law]\nreview = \"\"\"\nthe | law\"\"\"\n"),
            "value of law.review Some(\"\\nthe  law\")"
        );
        assert_eq!(at("a = '\"|' # b"), "value of a Some(\"\\\"\")");
    }

    #[test]
    fn a_place_is_known_in_a_broken_text() {
        assert_eq!(at("[government]\nbody = |"), "value of government.body None");
        assert_eq!(
            at("[government]\nbody = \"City |\nclerk = \"x\""),
            "value of government.body Some(\"City \")"
        );
        assert_eq!(at("[government]\nbo|\nclerk = \"x\""), "key in \"government\" false Some(\"bo\")");
        assert_eq!(at("[gov|"), "header gov false");
        assert_eq!(at("[[|"), "header  true");
        assert_eq!(at("supports = [\"a\",\n[government]\n|"), "key in \"government\" false None");
        assert_eq!(at("supports = [\"a\",\nname = \"|\""), "value of name Some(\"\")");
        assert_eq!(at("a = \"\\|"), "value of a Some(\"\\\\\")");
        assert_eq!(at("|"), "key in \"\" false None");
        assert_eq!(at("[government]|"), "key in \"government\" false None");
    }

    #[test]
    fn nothing_that_can_be_typed_stops_it() {
        let text = "[[a]]\nb = [\"“x”\", {c = 'd'}, \"\"\"e\\\n\"\"\"]\n# f\r\ng.h = 1\n";
        for end in 0..=text.len() {
            for start in 0..end {
                let Some(part) = text.get(start..end) else { continue };
                let items = outline(part);
                for at in 0..=part.len() {
                    if let Spot::Value { words: Some(words), .. } = spot(&items, part, at) {
                        assert!(part.get(words.inner.clone()).is_some(), "{part} {at}");
                    }
                }
            }
        }
    }
}
