//! `wrong-enacting-clause`.

use crate::jurisdiction::citation::Confidence;
use crate::jurisdiction::place::fold;
use crate::lint::ground;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::passage::{Passage, Role};
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::ops::Range;

const KEY: &str = "ordinance.enacting_clause";

/// The verbs of enacting clauses, by their stems.
const ORDAIN: &str = "ordain";
const ENACT: &str = "enact";
const RESOLVE: &str = "resolve";

/// What stands before the name of a government.
const KINDS: [&str; 6] = ["city of ", "town of ", "village of ", "borough of ", "county of ", "township of "];

rule! {
    /// ## What it finds
    ///
    /// An enacting clause of another kind of paper or of another place: “resolved” in an ordinance, “ordained” in a
    /// resolution, a verb that is not the one which the state’s law fixes, or the name of another government.
    ///
    /// ## Why it matters
    ///
    /// A resolution makes no law, so an ordinance that is “resolved” may bind nobody; and where a statute gives the words,
    /// they are followed as they stand: New York’s local laws are enacted (Municipal Home Rule Law § 20), California’s
    /// ordinances ordained (Gov. Code, §§ 25120, 36931). A charter may give other words; a source that names it ends the doubt.
    ///
    /// ## Example
    ///
    /// ```toml
    /// instrument = "ordinance"
    /// enacting_clause = "Be it resolved by the City Council of the City of Fairview:"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// instrument = "ordinance"
    /// enacting_clause = "The City Council of the City of Fairview ordains as follows:"
    /// ```
    WrongEnactingClause = "wrong-enacting-clause", Family::Structure, Level::Error
}

impl Rule for WrongEnactingClause {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        for passage in paper.passages.iter().filter(|passage| passage.role == Role::Enacting) {
            let wrong = verb(paper, passage).or_else(|| fixed(paper, passage));
            for (range, message, help) in [wrong, place(paper, passage)].into_iter().flatten() {
                findings.push(Finding::new(self, message).in_words(paper, passage, range).help(help));
            }
        }
    }
}

type Wrong = (Range<usize>, String, String);

/// A verb that belongs to another kind of paper.
fn verb(paper: &PaperLook<'_>, passage: &Passage) -> Option<Wrong> {
    let noun = paper.instrument.identity.noun.as_str();
    let (ordain, enact, resolve) =
        (word(&passage.words, ORDAIN), word(&passage.words, ENACT), word(&passage.words, RESOLVE));
    let law = ordain.clone().or(enact);
    if noun == "resolution" {
        let range = law.filter(|_| resolve.is_none())?;
        let verb = passage.words.get(range.clone()).unwrap_or_default().to_lowercase();
        let message = format!("“{verb}” makes law, and this paper is a resolution");
        return Some((range, message, "write “Be it resolved …”, or make the paper an ordinance".into()));
    }
    let makes_law = ["ordinance", "law", "act", "code"].iter().any(|one| noun.ends_with(one));
    let range = resolve.filter(|_| makes_law && law.is_none())?;
    let message = format!("a paper that is “resolved” makes no law, and this one is to be {}", with_article(noun));
    let help = "write the verb that the charter or the state’s statute gives, such as “ordain” or “enact”";
    Some((range, message, help.into()))
}

/// A verb that is not the one in the state’s law, where no source of the place’s own gives it.
fn fixed(paper: &PaperLook<'_>, passage: &Passage) -> Option<Wrong> {
    let own = paper.value(KEY)?;
    let state = paper.of_state(KEY)?;
    let sure = state.confidence() == Confidence::Confirmed;
    if own.course.file == state.course.file || ground::is_own(&own) || !sure {
        return None;
    }
    let law = state.node.text()?;
    let verbs = [ORDAIN, ENACT];
    let said = verbs.iter().find_map(|verb| word(&passage.words, verb))?;
    let asked = verbs.iter().find_map(|verb| word(law, verb))?;
    if verbs.iter().any(|verb| word(law, verb).is_some() && word(&passage.words, verb).is_some()) {
        return None;
    }
    let (said_word, asked_word) = (passage.words.get(said.clone())?.to_lowercase(), law.get(asked)?.to_lowercase());
    let message = format!("the law of {} says “{asked_word}” here, not “{said_word}”", paper.place.state_name());
    let help = format!(
        "take the state’s words, “{}”, or name the charter that gives others in a `[[source]]`",
        paper.jurisdiction.filled(KEY, law)
    );
    Some((said, message, help))
}

/// The name of another government than the one whose paper it is.
fn place(paper: &PaperLook<'_>, passage: &Passage) -> Option<Wrong> {
    let lower = passage.words.to_ascii_lowercase();
    let (at, kind) = KINDS.iter().find_map(|kind| Some((lower.find(kind)?, kind)))?;
    let key = |words: &str| fold::key(&fold::fold(words));
    let of_table = [paper.place.name, paper.place.full_name].into_iter().chain(paper.place.aliases());
    let mut known: Vec<String> = of_table.map(key).collect();
    known.extend(paper.jurisdiction.text("name").map(key));
    let rest = passage.words.get(at + kind.len()..)?;
    let ends = |c: char| matches!(c, ',' | ':' | ';' | '.');
    let name = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    let name = [" does", " do ", " hereby", " ordains", " as follows", " that"]
        .iter()
        .filter_map(|end| name.to_ascii_lowercase().find(end))
        .min()
        .map_or(name, |end| &name[..end]);
    let said = key(&passage.words);
    let own = known.iter().any(|own| said.contains(own) || own.starts_with(&key(name)));
    if own || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let message = format!("the enacting clause names {name}, and the paper is that of {}", paper.place.name);
    Some((at..at + kind.len() + name.len(), message, "name the government whose body adopts the paper".into()))
}

/// The first word that begins with a stem.
fn word(words: &str, stem: &str) -> Option<Range<usize>> {
    let lower = words.to_ascii_lowercase();
    let start = lower.match_indices(stem).map(|(at, _)| at).find(|at| {
        !words.get(..*at).is_some_and(|before| before.ends_with(char::is_alphabetic))
    })?;
    let rest = words.get(start..)?;
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    Some(start..start + end)
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
