//! `substantive-definition`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role, Whence};
use crate::lint::{seek, text};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

/// Words that command, forbid or allow.
const COMMANDS: [&str; 7] =
    ["must", "shall", "may not", "is required to", "are required to", "is prohibited", "is entitled to"];

/// What “shall” and “must” may be followed by in a definition.
const DEFINING: [&str; 8] =
    ["mean", "include", "not include", "have the meaning", "be construed", "be deemed", "not mean", "be read"];

rule! {
    /// ## What it finds
    ///
    /// A rule inside a definition: a sentence of it that says what somebody must or may not do.
    ///
    /// ## Why it matters
    ///
    /// Nobody looks for duties among meanings, and wherever the term is used the duty comes along. Drafting rules keep
    /// substance out of definitions (Uniform Law Commission, Drafting Rules).
    ///
    /// ## Example
    ///
    /// > “Registry” means a list of cameras. An agency must delete its registry.
    ///
    /// ## Instead
    ///
    /// > “Registry” means a list of cameras.
    ///
    /// and the duty in the section on closing.
    SubstantiveDefinition = "substantive-definition", Family::Terms, Level::Warning
}

impl Rule for SubstantiveDefinition {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.passages.iter().filter(|passage| passage.role == Role::Definition) {
            for range in commands(passage) {
                let said = passage.words.get(range.clone()).unwrap_or_default();
                let finding = Finding::new(self, format!("“{said}” makes a rule inside a definition"))
                    .in_words(paper, passage, range)
                    .help("move the rule to the section where its reader looks for it, or say what the thing is: “that is signed”");
                findings.push(finding);
            }
        }
    }
}

/// The commands in sentences of their own. In the sentence that says what the term means, a command belongs to what is
/// described (“a report that a company must file”), and so it does in a list of what is meant.
fn commands(passage: &Passage) -> Vec<Range<usize>> {
    let words = &passage.words;
    let has_term = passage.pieces.first().is_some_and(|piece| piece.whence == Whence::Term);
    let mut found = Vec::new();
    for (index, sentence) in text::sentences(words).into_iter().enumerate() {
        if index == 0 && !has_term {
            continue;
        }
        let said = words.get(sentence.clone()).unwrap_or_default();
        let from = if index == 0 { after_meaning(said) } else { Some(0) };
        let Some(from) = from else { continue };
        let part = said.get(from..).unwrap_or_default();
        let low = part.to_ascii_lowercase();
        for command in COMMANDS {
            let first = seek::all(&low, command).next();
            if let Some(range) = first.filter(|range| is_main(part, range)) {
                found.push(sentence.start + from + range.start..sentence.start + from + range.end);
                break;
            }
        }
    }
    found
}

/// Where the first sentence goes on after its meaning to a clause of its own: after a semicolon, or “, and an agency”.
fn after_meaning(sentence: &str) -> Option<usize> {
    let semicolon = sentence.find("; ").map(|at| at + 2);
    let and = [", and no ", ", and each ", ", and every ", ", and an agency ", ", and the agency ", ", and it "]
        .iter()
        .find_map(|joint| sentence.find(joint).map(|at| at + ", and ".len()));
    semicolon.or(and)
}

/// Whether a command is that of the sentence itself: no relative word stands before it, and what follows defines nothing.
fn is_main(sentence: &str, range: &Range<usize>) -> bool {
    const RELATIVE: [&str; 8] = [" that ", " which ", " who ", " whom ", " whose ", " if ", " where ", " what "];
    let before = format!(" {} ", sentence.get(..range.start).unwrap_or_default().trim());
    let after = sentence.get(range.end..).unwrap_or_default().trim_start();
    !RELATIVE.iter().any(|word| before.contains(word)) && !DEFINING.iter().any(|word| after.starts_with(word))
}
