//! What became of a build, in words.
//!
//! In: an outcome. Out: standard error; the differences of a comparison, on standard output.

use crate::cli::context::Surroundings;
use crate::cli::{Ending, output};
use crate::diagnostic::{Diagnostic, human};
use crate::library::{Failure, Outcome};
use crate::source::Sources;
use std::path::Path;

/// How many files are named one by one.
const NAMED: usize = 20;

/// Says what failed, what was kept, and what was done.
pub(super) fn say(outcome: &Outcome, root: &Path, surroundings: &Surroundings) {
    for failure in &outcome.failures {
        output::say(&human::render(&told(failure), &failure.sources, surroundings.color));
    }
    let told: usize = outcome.failures.iter().map(|failure| failure.papers).sum();
    if outcome.failed > told {
        output::say(&format!("… and {} more papers with other faults\n", outcome.failed - told));
    }
    if outcome.kept_count > 0 {
        output::say(&human::render(&[kept(outcome)], &Sources::default(), surroundings.color));
    }
    let mut parts =
        vec![format!("{} written", files(outcome.written)), format!("{} as they were", outcome.same)];
    for (number, what) in [(outcome.removed, "removed"), (outcome.kept_count, "kept as somebody edited them")]
    {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    if outcome.failed > 0 {
        parts.push(format!("{} could not be made", papers(outcome.failed)));
    }
    let places = plural(outcome.places, "place");
    output::say(&format!("{places} in {}: {}\n", root.display(), parts.join(", ")));
}

/// The diagnostics of a failure, with the papers that have it.
fn told(failure: &Failure) -> Vec<Diagnostic> {
    let others = match failure.papers {
        1 => String::new(),
        2 => " and 1 more paper".into(),
        papers => format!(" and {} more papers", papers - 1),
    };
    let mut diagnostics = failure.diagnostics.clone();
    if let Some(last) = diagnostics.last_mut() {
        last.help.push(format!("not made: {}{others}", failure.first));
    }
    diagnostics
}

/// The warning of files that were kept.
fn kept(outcome: &Outcome) -> Diagnostic {
    let count = outcome.kept_count;
    let verb = if count == 1 { "is" } else { "are" };
    let message = format!("{} {verb} not as the program wrote them, and {verb} kept", files(count));
    let mut names = outcome.kept.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if count > NAMED {
        names.push_str(&format!(" and {} more", count - NAMED));
    }
    let help = "--replace writes over them; move what you want to keep to another name first";
    Diagnostic::warning(message).help(names).help(help)
}

/// Prints what differs, and says how much it is.
pub(super) fn differences(
    outcome: &Outcome,
    root: &Path,
    surroundings: &Surroundings,
) -> anyhow::Result<Ending> {
    let words: String = outcome.differences.iter().take(NAMED).map(|one| one.words.as_str()).collect();
    output::print(words.as_bytes())?;
    for failure in &outcome.failures {
        output::say(&human::render(&told(failure), &failure.sources, surroundings.color));
    }
    if outcome.different > NAMED {
        output::say(&format!("… and {} more\n", files(outcome.different - NAMED)));
    }
    let (root, same) = (root.display(), outcome.same);
    let words = match (outcome.different, outcome.failed) {
        (0, 0) => format!("{root} is as it would be written: {}\n", files(same)),
        (0, failed) => format!("{} could not be made\n", papers(failed)),
        (different, _) => format!("{} of {root} would be written otherwise, {same} not\n", files(different)),
    };
    output::say(&words);
    Ok(if outcome.different > 0 || outcome.failed > 0 { Ending::Findings } else { Ending::Fine })
}

fn files(count: usize) -> String {
    plural(count, "file")
}

fn papers(count: usize) -> String {
    plural(count, "paper")
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
