//! `effective-too-soon`.

use crate::jurisdiction::citation::Confidence;
use crate::jurisdiction::stack::Held;
use crate::lint::effect::{self, Wait};
use crate::lint::ground;
use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

const CLAUSE: &str = "ordinance.effective_clause";
const DAYS: &str = "ordinance.effective_days";
const FROM: &str = "ordinance.effective_from";

rule! {
    /// ## What it finds
    ///
    /// A file of a place, or of your own, that lets the paper take effect sooner than the state’s law on file, without a source
    /// that is law or was confirmed and without an emergency clause.
    ///
    /// ## Why it matters
    ///
    /// Where a statute sets a waiting time, often so that voters can ask for a referendum, an ordinance takes effect when it has
    /// run and not before: 30 days in California (Gov. Code, §§ 25123, 36937) save for ordinances that declare their urgency.
    /// A charter may set another time; a source that names it ends the doubt. The rule is silent where the state’s time is
    /// only what holds for papers that name no day.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [ordinance]
    /// effective_days = 0
    /// effective_from = "adoption"
    /// ```
    ///
    /// in a general law city of California.
    ///
    /// ## Instead
    ///
    /// Leave the state’s time as it is, or name the charter in a `[[source]]` that supports the two keys.
    EffectiveTooSoon = "effective-too-soon", Family::Structure, Level::Warning
}

impl Rule for EffectiveTooSoon {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let own = paper.value(CLAUSE).or_else(|| paper.value(DAYS));
        let (Some(own), Some((law, state))) = (own, of_state(paper)) else { return };
        let Some(said) = wait(&own, paper.text(FROM)) else { return };
        let lower_layer = own.course.file == state.course.file || own.course.speaks_for == "the United States";
        let later = said.later && !law.later;
        let waits = lower_layer || later || said.days >= law.days;
        if waits || ground::is_own(&own) || speaks_of_emergency(paper) || !is_least(paper) {
            return;
        }
        let days = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        let message = format!(
            "this takes effect {} after adoption, and the law of {} on file asks for {}",
            days(said.days),
            paper.place.state_name(),
            days(law.days)
        );
        let finding = Finding::new(self, message)
            .in_paper(paper)
            .at(own.origin(), "set here")
            .at(state.origin(), "the state’s law")
            .help("leave the state’s time, or support this with a `[[source]]` that cites the charter or statute");
        findings.push(finding);
    }
}

/// How long the state’s law on file makes a paper wait, and where it says so.
fn of_state<'a>(paper: &PaperLook<'a>) -> Option<(Wait, Held<'a>)> {
    let from = paper.of_state(FROM).and_then(|held| held.node.text()).unwrap_or_default();
    let mut held = [CLAUSE, DAYS].into_iter().filter_map(|key| paper.of_state(key));
    let (wait, held) = held.find_map(|held| Some((wait(&held, from)?, held)))?;
    let sure = held.weakest().is_some_and(|source| source.confidence > Confidence::Unconfirmed);
    Some((wait, held)).filter(|_| sure)
}

/// Whether the state’s time is one that only an emergency shortens, as its rule on emergencies shows; in some states it
/// holds only where the paper names no other day, or only for papers with a penalty.
fn is_least(paper: &PaperLook<'_>) -> bool {
    const SHORTENS: [&str; 5] = ["effect", "in force", "at once", "in every case", "immediate preservation"];
    const FREE: [&str; 4] = ["None is needed", "takes no effect", "penalty", "sanction"];
    let rule = paper.of_state("ordinance.emergency_vote").and_then(|held| held.node.text()).unwrap_or_default();
    let has = |signs: &[&str]| signs.iter().any(|sign| rule.contains(sign));
    has(&SHORTENS) && !has(&FREE)
}

fn wait(held: &Held<'_>, from: &str) -> Option<Wait> {
    match held.node.text() {
        Some(clause) => effect::wait(clause),
        None => effect::wait(&format!("{} days after {from}", held.node.display())),
    }
}

/// Whether the paper makes its haste a matter of emergency or of votes.
fn speaks_of_emergency(paper: &PaperLook<'_>) -> bool {
    let words = effect::passages(paper).into_iter().map(|passage| passage.words.to_ascii_lowercase());
    words.into_iter().any(|words| ["emergency", "urgen", "vote"].iter().any(|sign| words.contains(sign)))
}
