//! Lines of a paragraph: words, what may not be parted, and the first fit.
//!
//! In: a paragraph and the widths of its first and later lines. Out: the bytes and width of every line. Words part at
//! spaces and where the Unicode line breaking algorithm (UAX #14) lets a word part, less what a lawyer would not
//! part: `§ 9`, `Section 9.67.010`, `(a)` from what follows it, `9.67.020` from its `(b)(1)`. Nothing is hyphenated.
//! Where there are no pages, a word that is wider than a line stands out, and an address is one word: it can be clicked on.
//! It must not know pages.

use super::memo::{self, Setting};
use super::{Measure, Paragraph, Style};
use std::ops::Range;

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::write::page) struct Line {
    /// The bytes of the paragraph's text.
    pub(in crate::write::page) bytes: Range<usize>,
    /// How wide they are.
    pub(in crate::write::page) width: u32,
}

/// A stretch of text that is not parted while it fits a line.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    width: u32,
    /// Width of the space before it; none where one word was cut in two.
    space: u32,
    /// Whether it must begin a line.
    new_line: bool,
    /// Whether it may not begin a line.
    glued: bool,
}

/// Words after which a number stays on the line.
const CITING: &[&str] = &[
    "section",
    "sections",
    "sec.",
    "secs.",
    "subsection",
    "subsections",
    "subdivision",
    "paragraph",
    "chapter",
    "chapters",
    "ch.",
    "title",
    "article",
    "articles",
    "art.",
    "part",
    "division",
    "exhibit",
    "no.",
    "nos.",
    "page",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Cuts paragraphs into lines; keeps its room for words from one paragraph to the next.
pub(super) struct Breaker<'m, M> {
    measure: &'m M,
    words: Vec<Word>,
}

impl<'m, M: Measure> Breaker<'m, M> {
    pub(super) fn new(measure: &'m M) -> Self {
        Self { measure, words: Vec::new() }
    }

    /// Fills `lines` with the lines of the text after the label: each as full as it can be.
    pub(super) fn fill(&mut self, paragraph: &Paragraph, first: u32, rest: u32, lines: &mut Vec<Line>) {
        if !self.measure.is_typed() {
            return self.fill_anew(paragraph, first, rest, lines);
        }
        let setting = Setting { label: paragraph.label, first, rest, has_pages: self.measure.has_pages() };
        memo::lines(&paragraph.text, setting, lines, |lines| self.fill_anew(paragraph, first, rest, lines));
    }

    fn fill_anew(&mut self, paragraph: &Paragraph, first: u32, rest: u32, lines: &mut Vec<Line>) {
        self.cut(paragraph);
        lines.clear();
        self.fit(paragraph, first, rest, lines);
    }

    /// Fills `lines` with no more lines than [`Self::fill`] would, and all about as long as each other.
    pub(super) fn balance(&mut self, paragraph: &Paragraph, width: u32, lines: &mut Vec<Line>) {
        self.fill_anew(paragraph, width, width, lines);
        let most = lines.len();
        let (mut narrow, mut wide) = (width / 3, width);
        while narrow + 1 < wide {
            let middle = narrow.midpoint(wide);
            self.fill_anew(paragraph, middle, middle, lines);
            if lines.len() > most { narrow = middle } else { wide = middle }
        }
        self.fill_anew(paragraph, wide, wide, lines);
    }

    /// The width of the longest line if nothing but the text itself breaks it, and of the longest word.
    pub(super) fn extent(&mut self, paragraph: &Paragraph) -> (u32, u32) {
        self.cut(paragraph);
        let (mut longest, mut line, mut least) = (0, 0, 0);
        for word in &self.words {
            line = if word.new_line { word.width } else { line + word.space + word.width };
            longest = longest.max(line);
            least = least.max(word.width);
        }
        (longest, least)
    }

    /// First fit. Where what is glued together is wider than a line it parts after all, and so, on pages, does a word.
    fn fit(&mut self, paragraph: &Paragraph, first: u32, rest: u32, lines: &mut Vec<Line>) {
        let (mut begin, mut index, mut width) = (0, 0, 0);
        let mut last = None;
        while let Some(word) = self.words.get(index).copied() {
            if index > begin && (word.new_line || !word.glued) {
                last = Some(index);
            }
            let room = if lines.is_empty() { first } else { rest };
            let wider = if index == begin { word.width } else { width + word.space + word.width };
            if wider <= room && !(word.new_line && index > begin) {
                (width, index) = (wider, index + 1);
            } else if index > begin {
                let end = last.take().unwrap_or(index);
                lines.push(self.line(begin..end));
                (begin, index) = (end, end);
            } else if !self.measure.has_pages() {
                lines.push(self.line(begin..index + 1));
                (begin, index) = (index + 1, index + 1);
            } else {
                lines.push(self.split(paragraph, index, room));
            }
        }
        if begin < self.words.len() {
            lines.push(self.line(begin..self.words.len()));
        }
    }

    fn line(&self, words: Range<usize>) -> Line {
        let words = &self.words[words];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Line { bytes: 0..0, width: 0 };
        };
        let width = words.iter().map(|word| word.space + word.width).sum::<u32>() - first.space;
        Line { bytes: first.start..last.end, width }
    }

    /// Cuts what fits off a word that is wider than a whole line, at least one character, and none from its marks.
    fn split(&mut self, paragraph: &Paragraph, index: usize, room: u32) -> Line {
        let word = self.words[index];
        let text = &paragraph.text[word.start..word.end];
        let mut cut = Line { bytes: word.start..word.end, width: word.width };
        for (offset, character) in text.char_indices().skip(1) {
            let head = word.start..word.start + offset;
            let joined = character == '\u{200d}' || text[..offset].ends_with('\u{200d}');
            if joined
                || self.measure.width(character.encode_utf8(&mut [0; 4]), paragraph.role, Style::default())
                    == 0
            {
                continue;
            }
            let width = self.width(paragraph, head.clone());
            if width > room && cut.bytes.end < word.end {
                break;
            }
            cut = Line { bytes: head, width };
            if width > room {
                break;
            }
        }
        let tail = cut.bytes.end..word.end;
        if tail.is_empty() {
            // One character that no line of this width can hold: let it stand out.
            self.words.remove(index);
            return cut;
        }
        let width = self.width(paragraph, tail.clone());
        self.words[index] =
            Word { start: tail.start, width, space: 0, new_line: false, glued: false, ..word };
        cut
    }

    fn cut(&mut self, paragraph: &Paragraph) {
        self.words.clear();
        let body = paragraph.text.len().min(paragraph.label + usize::from(paragraph.label > 0));
        let space = self.measure.width(" ", paragraph.role, Style::default());
        let mut before = "";
        let mut start = body;
        for token in paragraph.text.as_bytes()[body..].split(|byte| matches!(byte, b' ' | b'\n')) {
            let end = start + token.len();
            let token = &paragraph.text[start..end];
            let new_line = start > body && paragraph.text.as_bytes()[start - 1] == b'\n';
            let lead = if start > body && !new_line { space } else { 0 };
            let glued = lead > 0 && is_glued(before, token);
            self.push_token(
                paragraph,
                start..end,
                Word { start, end, width: 0, space: lead, new_line, glued },
            );
            before = token;
            start = end + 1;
        }
    }

    /// Adds a token as one word, or as the words it may part into.
    fn push_token(&mut self, paragraph: &Paragraph, bytes: Range<usize>, mut word: Word) {
        let token = &paragraph.text[bytes.clone()];
        let address = !self.measure.has_pages() && (token.contains("://") || token.starts_with('<'));
        if !is_plain(token) && !address {
            for (offset, _) in unicode_linebreak::linebreaks(token) {
                if offset < token.len() && may_part(token, offset) {
                    let end = bytes.start + offset;
                    word = Word { end, width: self.width(paragraph, word.start..end), ..word };
                    self.words.push(word);
                    word = Word {
                        start: end,
                        end: bytes.end,
                        width: 0,
                        space: 0,
                        new_line: false,
                        glued: false,
                    };
                }
            }
        }
        word.width = self.width(paragraph, word.start..bytes.end);
        self.words.push(word);
    }

    /// The width of some bytes of a paragraph, each run in its own style.
    fn width(&self, paragraph: &Paragraph, bytes: Range<usize>) -> u32 {
        let text = &paragraph.text;
        let of = |bytes: Range<usize>, style| self.measure.width(&text[bytes], paragraph.role, style);
        if paragraph.runs.is_empty() || self.measure.is_typed() {
            return of(bytes, Style::default());
        }
        paragraph.styled(bytes).map(|(bytes, style)| of(bytes, style)).sum()
    }
}

/// The bytes of which a word is made that parts nowhere.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let marks = b".,;:'()$_";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether a token holds nothing inside which it could part.
fn is_plain(token: &str) -> bool {
    token.bytes().all(|byte| PLAIN[usize::from(byte)])
}

/// What the Unicode algorithm allows and a lawyer does not: a citation, a span of years or a short `and/or` in two.
fn may_part(token: &str, offset: usize) -> bool {
    let (head, tail) = token.split_at(offset);
    let (Some(last), Some(next)) = (head.chars().next_back(), tail.chars().next()) else { return false };
    match last {
        _ if matches!(next, '—' | '–') || begins_with_mark(tail) => false,
        ')' | ']' => !matches!(next, '(' | '['),
        '-' | '–' => !next.is_ascii_digit() && head.len() > last.len_utf8(),
        '/' => next != '/' && !head.ends_with("//") && (token.contains("://") || token.len() > 30),
        _ => true,
    }
}

/// Whether words begin with the mark of a footnote in brackets, which stays with what it is about.
fn begins_with_mark(words: &str) -> bool {
    let number = words.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(number, _)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether `next` stays on the line of `before`, though a space stands between them.
fn is_glued(before: &str, next: &str) -> bool {
    let Some(first) = next.chars().next() else { return false };
    if matches!(before.chars().next_back(), Some('§' | '¶')) {
        return true;
    }
    if matches!(before.as_bytes(), [b'(', .., b')']) && before.len() <= 6 {
        return before.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"()".contains(&byte));
    }
    let numbered = first.is_ascii_digit()
        || matches!(first, '(' | '§' | '_' | '[')
        || (first.is_ascii_uppercase() && is_letter_or_roman(next));
    numbered && {
        let word = before.trim_start_matches(|c: char| !c.is_alphanumeric());
        CITING.iter().any(|citing| citing.eq_ignore_ascii_case(word))
    }
}

/// `B`, `XIV,`: a number written in capitals.
fn is_letter_or_roman(token: &str) -> bool {
    let word = token.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let roman = !word.is_empty() && word.len() <= 6 && word.bytes().all(|byte| b"IVXLC".contains(&byte));
    roman
        || (word.len() == 1
            && word.bytes().all(|byte| byte.is_ascii_uppercase() && byte != b'A' && byte != b'I'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::page::{Role, run};

    struct Typed;

    impl Measure for Typed {
        fn width(&self, text: &str, _role: Role, _style: Style) -> u32 {
            u32::try_from(unicode_width::UnicodeWidthStr::width(text)).unwrap()
        }

        fn column(&self) -> u32 {
            1
        }

        fn leading(&self, _role: Role) -> u32 {
            1
        }

        fn mark(&self, number: u32) -> String {
            number.to_string()
        }
    }

    fn paragraph(text: &str) -> Paragraph {
        let mut paragraph = run::labelled(Role::Text, "", Style::default());
        paragraph.text.push_str(text);
        paragraph
    }

    fn broken(text: &str, width: u32) -> Vec<String> {
        let paragraph = paragraph(text);
        let mut lines = Vec::new();
        Breaker::new(&Typed).fill(&paragraph, width, width, &mut lines);
        lines.iter().map(|line| paragraph.text[line.bytes.clone()].to_owned()).collect()
    }

    #[test]
    fn citations_stay_whole() {
        assert_eq!(
            broken("as stated in Section 9.67.010 of it", 22),
            ["as stated in", "Section 9.67.010 of it"]
        );
        assert_eq!(broken("under Cal. Const. § 1983", 22), ["under Cal. Const.", "§ 1983"]);
        assert_eq!(broken("it must (a) give notice", 12), ["it must", "(a) give", "notice"]);
        assert_eq!(broken("see Article XI", 11), ["see", "Article XI"]);
        assert_eq!(broken("until January 1, 2015, and", 14), ["until", "January 1,", "2015, and"]);
        assert_eq!(broken("under 9.67.020(b)(1)(A)", 20), ["under", "9.67.020(b)(1)(A)"]);
        assert_eq!(broken("the years 2018–2019", 15), ["the years", "2018–2019"]);
    }

    #[test]
    fn ordinary_words_part_where_they_may() {
        assert_eq!(broken("this section shall", 12), ["this section", "shall"]);
        assert_eq!(broken("a body-worn camera", 7), ["a body-", "worn", "camera"]);
        assert_eq!(broken("the agency—if any—must", 12), ["the agency—", "if any—must"]);
        assert_eq!(broken("yes and/or no", 8), ["yes", "and/or", "no"]);
        assert_eq!(broken("隣人の監視を禁ずる", 8), ["隣人の監", "視を禁ず", "る"]);
    }

    #[test]
    fn addresses_part_after_their_strokes() {
        let lines = broken("see https://records.example/files/agreement.pdf", 30);
        assert_eq!(lines, ["see https://records.example/", "files/agreement.pdf"]);
    }

    #[test]
    fn what_no_line_can_hold_parts_after_all() {
        assert_eq!(broken("Section 9.67.010", 10), ["Section", "9.67.010"]);
        assert_eq!(broken("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(broken("e\u{301}e\u{301}e\u{301}", 1), ["e\u{301}", "e\u{301}", "e\u{301}"]);
        assert_eq!(broken("漢字", 1), ["漢", "字"]);
    }

    #[test]
    fn balanced_lines_are_about_as_long_as_each_other() {
        let paragraph = paragraph("an ordinance to end and prohibit partnerships with private companies");
        let mut lines = Vec::new();
        Breaker::new(&Typed).balance(&paragraph, 60, &mut lines);
        let widths: Vec<u32> = lines.iter().map(|line| line.width).collect();
        assert_eq!(widths, [32, 35]);
    }
}
