//! Rules about words: one look at a run of words serves papers, templates with every branch of theirs, and the ledger.
//!
//! In: what a rule sees in a run of words, and the look. Out: findings in their places. It must not know which words
//! are wrong.

use super::look::{LedgerLook, LibraryLook, PaperLook};
use super::passage::{Passage, Role, Whence};
use super::phrase::Found;
use super::text::words;
use super::{Finding, Findings, Rule};
use crate::source::{Origin, Span};
use std::ops::Range;

/// What a rule sees in a run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The bytes that are to blame.
    pub range: Range<usize>,
    /// What is wrong with them.
    pub message: String,
    /// How to mend them.
    pub help: String,
    /// What may take their place, where that can do no harm.
    pub instead: Option<String>,
}

impl Hit {
    /// A hit without a replacement.
    pub fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { range, message: message.into(), help: help.into(), instead: None }
    }

    /// A phrase of a table, with the replacement that the table gives.
    pub fn of(found: &Found<'_>, text: &str, message: impl FnOnce(&str) -> String) -> Self {
        let words = text.get(found.range.clone()).unwrap_or_default();
        Self { instead: found.instead(text), ..Self::new(found.range.clone(), message(words), found.help()) }
    }
}

/// Whose words a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Ours, where they command.
    Operative,
    /// Ours, where they command or recite.
    Text,
    /// Every word, that of others and of notes too: for slips of the pen.
    Every,
}

/// What a rule sees in a run of words.
pub type See = fn(&str) -> Vec<Hit>;

/// Implements [`Rule`] for a rule about words.
macro_rules! judges_words {
    ($rule:ident, $scope:expr, $see:path) => {
        impl $crate::lint::Rule for $rule {
            fn paper(
                &self,
                paper: &$crate::lint::look::PaperLook<'_>,
                findings: &mut $crate::lint::Findings,
            ) {
                $crate::lint::wording::paper(self, $scope, $see, paper, findings);
            }

            fn library(
                &self,
                library: &$crate::lint::look::LibraryLook<'_>,
                findings: &mut $crate::lint::Findings,
            ) {
                $crate::lint::wording::templates(self, $scope, $see, library, findings);
            }

            fn ledger(
                &self,
                ledger: &$crate::lint::look::LedgerLook<'_>,
                findings: &mut $crate::lint::Findings,
            ) {
                $crate::lint::wording::ledger(self, $scope, $see, ledger, findings);
            }
        }
    };
}

pub(crate) use judges_words;

/// Whether a passage commands: it is law, and not a finding that stands among the sections.
pub fn commands(passage: &Passage) -> bool {
    matches!(passage.role, Role::Law | Role::Definition) && passage.section != "findings"
}

/// The keys whose values are sentences of a drafter that stand in the text.
pub const SENTENCES: [&str; 2] = ["evidence", "ordinance.environmental"];

/// Whether words of a passage are the drafter’s own. What a key holds is somebody else’s, a name or a formula that law
/// or custom gives the body, except for the few values that are sentences of a drafter.
pub fn is_ours(passage: &Passage, range: &Range<usize>) -> bool {
    passage.pieces.iter().filter(|piece| piece.range.start < range.end && range.start < piece.range.end).all(
        |piece| match &piece.whence {
            Whence::Prose => true,
            Whence::Value(key) => SENTENCES.contains(&key.as_str()),
            Whence::Blank(_) | Whence::Term | Whence::Reference(_) => false,
        },
    )
}

/// Whether a byte stands inside quotation marks: a quotation is not ours to mend.
pub fn is_quoted(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default();
    before.rfind('“').is_some_and(|opened| !before.get(opened..).unwrap_or_default().contains('”'))
}

/// Whether what follows these words of a sentence only belongs to another clause: “whether it must be kept”, “a report that the
/// board must read”, and not “on that report the board must…”.
pub fn hangs(before: &str) -> bool {
    const JOINTS: [&str; 15] = [
        "whether", "which", "who", "whom", "what", "if", "when", "because", "unless", "until", "where",
        "than", "as", "how", "while",
    ];
    const BEFORE_NOUNS: [&str; 12] =
        ["on", "of", "in", "for", "to", "by", "under", "with", "from", "at", "within", "after"];
    let clause = before.rsplit([',', ';', ':', '—']).next().unwrap_or_default().to_ascii_lowercase();
    let mut last = "";
    words(&clause).any(|(_, word)| {
        let relative = word == "that" && !last.is_empty() && !BEFORE_NOUNS.contains(&last);
        last = word;
        relative || JOINTS.contains(&word)
    })
}

/// Judges a paper.
pub fn paper(rule: &dyn Rule, scope: Scope, see: See, paper: &PaperLook<'_>, findings: &mut Findings) {
    let admitted = paper.numbered().filter(|(passage, _)| admits(scope, passage));
    paper.memo.each(see as usize, admitted, |passage| {
        let hits = see(&passage.words);
        let found = !hits.is_empty();
        for hit in hits {
            let judged = scope == Scope::Every
                || (is_ours(passage, &hit.range) && !is_quoted(&passage.words, hit.range.start));
            if !judged {
                continue;
            }
            let finding = of_paper(rule, hit, paper, passage);
            if !(scope == Scope::Operative && is_told(paper, &finding)) {
                findings.push(finding);
            }
        }
        found
    });
}

/// Whether a finding points at what a memorandum tells, a fact of the ledger or of the place: that commands nobody, and in a law it
/// is a recital.
fn is_told(paper: &PaperLook<'_>, finding: &Finding) -> bool {
    let file = finding.origin().map(|origin| paper.sources.name(origin.file));
    !paper.is_law()
        && file.is_some_and(|name| name.ends_with("facts.toml") || name.starts_with("jurisdictions/"))
}

fn admits(scope: Scope, passage: &Passage) -> bool {
    match scope {
        Scope::Operative => commands(passage),
        Scope::Text => {
            matches!(passage.role, Role::Law | Role::Definition | Role::Recital | Role::Told | Role::Heading)
        }
        Scope::Every => true,
    }
}

/// A finding at words of a paper. Its replacement is kept only where the place holds those very words: of a value that
/// is written otherwise than it reads, the place is all of it.
pub fn of_paper(rule: &dyn Rule, hit: Hit, paper: &PaperLook<'_>, passage: &Passage) -> Finding {
    let finding = Finding::new(rule, hit.message).in_words(paper, passage, hit.range.clone()).help(hit.help);
    let there = finding
        .origin()
        .and_then(|origin| paper.sources.text(origin.file).get(origin.span.start..origin.span.end));
    match hit.instead.filter(|_| there.is_some() && there == passage.words.get(hit.range)) {
        Some(instead) => finding.fix(instead),
        None => finding,
    }
}

/// Judges the words of the templates, those too that a paper has only after another decision.
pub fn templates(
    rule: &dyn Rule,
    scope: Scope,
    see: See,
    library: &LibraryLook<'_>,
    findings: &mut Findings,
) {
    for (name, (file, text)) in library.templates.iter().filter(|(name, _)| name.ends_with(".md")) {
        let Some(role) = role_of(name, library) else { continue };
        let mut start = 0;
        for line in words_only(text).split_inclusive('\n') {
            let judged = match scope {
                Scope::Every => true,
                Scope::Text => !line.starts_with('>'),
                Scope::Operative => role != Role::Recital && !line.starts_with(['>', '#']),
            };
            if judged {
                of_line(
                    rule,
                    scope,
                    see(line),
                    line,
                    Origin { file: *file, span: (start..start).into() },
                    findings,
                );
            }
            start += line.len();
        }
    }
}

/// What a rule sees in a line of a template, which begins at an origin.
fn of_line(
    rule: &dyn Rule,
    scope: Scope,
    hits: Vec<Hit>,
    line: &str,
    begin: Origin,
    findings: &mut Findings,
) {
    for hit in hits {
        if scope != Scope::Every && is_quoted(line, hit.range.start) {
            continue;
        }
        let start = begin.span.start;
        let span = Span { start: start + hit.range.start, end: start + hit.range.end };
        let finding = Finding::new(rule, hit.message)
            .at(Origin { file: begin.file, span }, "in the template’s words")
            .help(hit.help);
        findings.push(match hit.instead {
            Some(instead) => finding.fix(instead),
            None => finding,
        });
    }
}

/// What the text of a template becomes: law or recitals; nothing for the parts that print the body’s formulas, and for
/// documents that are no law.
fn role_of(name: &str, library: &LibraryLook<'_>) -> Option<Role> {
    const FORMULAS: [&str; 3] = ["parts/adoption.md", "parts/enacting.md", "parts/masthead.md"];
    let (folder, file) = name.split_once('/')?;
    let shared = folder == "forms" || folder == "parts";
    let is_law = shared
        || library.documents.iter().any(|document| document.document == folder && !document.forms.is_empty());
    match file {
        _ if FORMULAS.contains(&name) || !is_law => None,
        "recitals.md" => Some(Role::Recital),
        _ => Some(Role::Law),
    }
}

/// A template with everything blanked out that is not words: front matter, tags, remarks, attributes, targets. Every byte
/// keeps its place.
fn words_only(text: &str) -> String {
    const PAIRS: [(&str, &str); 5] = [("{{", "}}"), ("{%", "%}"), ("<!--", "-->"), ("{", "}"), ("](", ")")];
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    if text.starts_with("+++\n") {
        at = text.get(4..).and_then(|rest| rest.find("\n+++\n")).map_or(0, |end| end + 9);
        blank(&mut bytes, 0..at);
    }
    while let Some(rest) = text.get(at..) {
        let Some(next) = rest.find(['{', '<', ']']) else { break };
        let start = at + next;
        let after = text.get(start..).unwrap_or_default();
        let pair = PAIRS.iter().find(|(open, _)| after.starts_with(open));
        let end = pair.and_then(|(_, close)| Some(start + after.find(close)? + close.len()));
        if let Some(end) = end {
            blank(&mut bytes, start..end);
        }
        at = end.unwrap_or(start + 1);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Puts a character that is no part of a word over a range; line breaks stay.
fn blank(bytes: &mut [u8], range: Range<usize>) {
    for byte in bytes.get_mut(range).into_iter().flatten().filter(|byte| **byte != b'\n') {
        *byte = 1;
    }
}

/// Judges the facts of the ledger.
pub fn ledger(rule: &dyn Rule, scope: Scope, see: See, ledger: &LedgerLook<'_>, findings: &mut Findings) {
    if scope == Scope::Operative {
        return;
    }
    for (id, fact) in ledger.facts {
        for hit in see(&fact.text) {
            if scope != Scope::Every && is_quoted(&fact.text, hit.range.start) {
                continue;
            }
            let line = ledger.origin(id, "text");
            let at = line.and_then(|line| {
                let written = ledger.text.get(line.span.start..line.span.end)?;
                let start = line.span.start + written.find(&fact.text)? + hit.range.start;
                Some(Origin { file: line.file, span: Span { start, end: start + hit.range.len() } })
            });
            let finding = Finding::new(rule, hit.message).help(hit.help);
            findings.push(match (at, hit.instead) {
                (Some(at), Some(instead)) => finding.at(at, "in the fact’s words").fix(instead),
                (at, _) => finding.at_some(at.or(line), "in the fact’s words"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_template_only_the_words_are_judged() {
        let text = "+++\na = \"{\"\n+++\n# Head {#id}\n{% if x %}Say “a”{% endif %} [](#id) <!-- no -->é\n";
        let bare = words_only(text);
        assert_eq!(bare.len(), text.len());
        let seen: Vec<&str> = bare.split(['\u{1}', '\n']).filter(|word| !word.trim().is_empty()).collect();
        assert_eq!(seen, ["# Head ", "Say “a”", " [", "é"]);
    }

    #[test]
    fn a_quotation_ends_where_it_ends() {
        let text = "a “b” c “d";
        let seen = ["a", "b", "c", "d"].map(|word| is_quoted(text, text.find(word).unwrap_or_default()));
        assert_eq!(seen, [false, true, false, true]);
    }
}
