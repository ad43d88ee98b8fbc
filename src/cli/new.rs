//! `draft new`: the file of a place, begun, and filled in by questions where somebody sits at a terminal.
//!
//! In: a place. Out: its file, whole after every answer; on standard error what is left to fill in.

use super::context::Surroundings;
use super::{Ending, ask, flags, output, place};
use crate::assemble::House;
use crate::diagnostic::{Faults, human};
use crate::jurisdiction::lookup;
use crate::source::Sources;
use crate::starter::{Starter, file_name};
use anyhow::Context as _;
use ask::Answer;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where an editor finds the schema of a jurisdiction file, below the folder of a library.
const SCHEMA: &str = "schemas/jurisdiction.schema.json";

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft new \"Fairview, OR\"                  jurisdictions/or/fairview.toml, after a few questions
  draft new \"Fairview, OR\" --yes            the same without questions
  draft new \"Fairview, OR\" -o fairview.toml

The same command goes on where the file stops.")]
pub(super) struct Args {
    /// The place, as after --city
    #[arg(value_name = "PLACE", conflicts_with = "city")]
    named: Option<String>,
    #[command(flatten)]
    place: place::Choice,
    /// The document whose blanks are to be filled
    #[arg(long, value_name = "NAME", default_value = "ban", help_heading = "File")]
    document: String,
    /// The file to write, instead of the one below jurisdictions/
    #[arg(long, short, value_name = "FILE", help_heading = "File")]
    output: Option<PathBuf>,
    /// Ask nothing
    #[arg(long, short, help_heading = "File")]
    yes: bool,
    /// Write the file anew, whatever is there
    #[arg(long, help_heading = "File")]
    force: bool,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    let place = args.place.or_named(args.named.as_deref()).find(surroundings.color)?;
    let house = House::default();
    let path = match &args.output {
        Some(path) => path.clone(),
        None => Path::new("jurisdictions").join(file_name(&place, house.shelf())),
    };
    let (document, schema) = (args.document.clone(), schema_from(&path));
    let starter = Starter { house: &house, place, document, schema };
    let there = path.exists() && !args.force;
    let text = if there {
        let layer = flags::file(&path)?;
        starter.check(&layer.name, &layer.text, sources)?;
        layer.text
    } else {
        let text = starter.begin(sources)?;
        make_folder(&path, args.output.is_none())?;
        output::write_file(&path, text.as_bytes())?;
        text
    };
    let text = if surroundings.asks && !args.yes {
        let day = flags::day(None, surroundings.source_date_epoch.as_deref())?.or(surroundings.today);
        converse(&starter, &path, text, day.unwrap_or(Date::constant(2026, 1, 1)), surroundings.color)?
    } else {
        text
    };
    report(&starter, &path, &text, there, sources)?;
    Ok(Ending::Fine)
}

/// Asks until nothing is left to ask; the file is written after every answer.
fn converse(
    starter: &Starter<'_>,
    path: &Path,
    mut text: String,
    day: Date,
    color: bool,
) -> anyhow::Result<String> {
    let mut put = BTreeSet::new();
    let mut greeted = false;
    loop {
        let mut sources = Sources::default();
        let Some(question) = starter.next(&text, &put, day, &mut sources)? else { return Ok(text) };
        if !std::mem::replace(&mut greeted, true) {
            output::say("Enter leaves a line blank. Ctrl-C stops; what was answered stays in the file.\n");
        }
        let words = match ask::ask(&question)? {
            Answer::Words(words) => words,
            Answer::Open => {
                put.insert(question.id);
                continue;
            }
            Answer::Stop => return Ok(text),
        };
        match starter.answer(&text, &question, &words, day, &mut sources) {
            Ok(answered) => {
                text = answered;
                output::write_file(path, text.as_bytes())?;
                put.insert(question.id);
            }
            Err(Faults(faults)) => output::say(&human::render(&faults, &sources, color)),
        }
    }
}

/// Says where the file is, what is left to fill in, and how to go on.
fn report(
    starter: &Starter<'_>,
    path: &Path,
    text: &str,
    there: bool,
    sources: &mut Sources,
) -> anyhow::Result<()> {
    let left = starter.blanks(text, sources)?;
    let shown = path.display();
    let mut out = match there {
        true => format!("{shown} was begun before"),
        false => format!("{shown} is begun"),
    };
    match left.len() {
        0 => out.push_str(", and nothing is left to fill in.\n"),
        1 => out.push_str("; 1 blank is left to fill in:\n"),
        count => {
            let _ = writeln!(out, "; {count} blanks are left to fill in:");
        }
    }
    let width = left.iter().map(|blank| blank.key.len()).max().unwrap_or(0);
    for blank in &left {
        let _ = writeln!(out, "  {:width$}  [{}]", blank.key, blank.label);
    }
    let document =
        if starter.document == "ban" { String::new() } else { format!(" --document {}", starter.document) };
    let city = lookup::flags(&starter.place);
    let _ = writeln!(out, "To see the paper:\n  draft {city}{document} --jurisdiction {shown}");
    let _ = writeln!(out, "To check it:\n  draft check {shown}");
    output::say(&out);
    Ok(())
}

/// The path from a file to the schema of the library that it stands in, if that has one.
fn schema_from(path: &Path) -> Option<String> {
    let above = path.ancestors().skip(1).take(3);
    let found = above.enumerate().find(|(_, folder)| folder.join(SCHEMA).is_file());
    found.map(|(up, _)| match up {
        0 => format!("./{SCHEMA}"),
        up => format!("{}{SCHEMA}", "../".repeat(up)),
    })
}

/// Makes the folder of a file that nobody named by hand.
fn make_folder(path: &Path, ours: bool) -> anyhow::Result<()> {
    match path.parent() {
        Some(folder) if ours => {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
        }
        _ => Ok(()),
    }
}
