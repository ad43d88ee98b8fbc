//! `draft`: one paper for one place.
//!
//! In: flags. Out: the paper, on standard output or in a file; what was noticed, on standard error.

use super::context::Surroundings;
use super::{Ending, flags, output, place};
use crate::assemble::{House, Request, unconfirmed};
use crate::diagnostic::{Diagnostic, Faults, human};
use crate::instrument::Enactment;
use crate::instrument::finish::{LeftBlank, blanks};
use crate::source::Sources;
use crate::template::facts::Fact;
use crate::write::{self, Follows, Layout, Writer};
use anyhow::anyhow;
use jiff::civil::Date;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: place::Choice,
    #[command(flatten)]
    layers: flags::Layers,
    /// Which document; `draft list documents` shows them
    #[arg(long, value_name = "NAME", default_value = "ban", help_heading = "Paper")]
    document: String,
    /// Which partnership or company a paper is for, where there is one paper for each; words of its name
    #[arg(long, value_name = "NAME", help_heading = "Paper")]
    party: Option<String>,
    /// The format; otherwise the file's extension decides, otherwise Markdown
    #[arg(long, short, value_name = "FORMAT", help_heading = "Paper")]
    format: Option<String>,
    /// The file to write, replacing what is there; standard output if absent
    #[arg(long, short, value_name = "FILE", help_heading = "Paper")]
    output: Option<PathBuf>,
    /// A clean text for adoption: no drafting notes, no sources, and no blank may be left
    #[arg(long = "final", help_heading = "Paper")]
    finished: bool,
    /// The day of the draft, as 2026-11-24
    #[arg(long, value_name = "DATE", help_heading = "Paper")]
    date: Option<String>,
    /// The day on which the body adopted the text, as 2027-01-12; for Akoma Ntoso and JSON
    #[arg(long, value_name = "DATE", requires = "number", help_heading = "Adoption")]
    adopted: Option<String>,
    /// The number that the law was given, without any word, such as 13815
    #[arg(long, value_name = "NUMBER", requires = "adopted", help_heading = "Adoption")]
    number: Option<String>,
    /// Columns of a line of text, margins included; for plain text 0 keeps each paragraph on one line
    #[arg(long, value_name = "COLUMNS", help_heading = "Text")]
    width: Option<u16>,
    /// Lines on a page of text, margins included
    #[arg(long, value_name = "LINES", help_heading = "Text")]
    lines: Option<u16>,
    /// Number the lines of text, or do not; otherwise as the body does
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no, help_heading = "Text")]
    line_numbers: Option<bool>,
}

fn yes_or_no(typed: &str) -> Result<bool, String> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write yes or no".into()),
    }
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    let writer = writer(args.format.as_deref(), args.output.as_deref())?;
    check_follows(args, writer)?;
    let enactment = enactment(args)?;
    let layers = args.layers.read(&args.document)?;
    let request = Request {
        party: args.party.clone(),
        place: args.place.find(surroundings.color)?,
        document: args.document.clone(),
        layers,
        date: flags::day(args.date.as_deref(), surroundings.source_date_epoch.as_deref())?,
        finished: args.finished,
    };
    let mut assembled = House::default().assemble(&request, sources)?;
    if enactment.is_some() && !assembled.instrument.identity.is_adopted() {
        let fault = Diagnostic::error(format!("no body adopts a {}", assembled.instrument.identity.form));
        return Err(Faults::from(fault.help("--adopted and --number are for laws and resolutions")).into());
    }
    assembled.instrument.identity.enactment = enactment;
    let mut remarks = assembled.remarks.clone();
    if args.finished {
        remarks.extend(unconfirmed(&assembled.unconfirmed, &assembled.jurisdiction, "this text"));
    }
    output::say(&human::render(&remarks, sources, surroundings.color));
    if request.date.is_none() {
        let stale = stale(&assembled.cited, surroundings.today);
        output::say(&human::render(&stale, sources, surroundings.color));
    }
    let left = blanks(&assembled.instrument);
    if args.finished && !left.is_empty() {
        output::say(&human::render(&[unfilled(&left, &request)], sources, surroundings.color));
        return Ok(Ending::Findings);
    }
    let layout = Layout { width: args.width, lines: args.lines, line_numbers: args.line_numbers };
    let bytes = writer
        .write(&assembled.instrument, &layout)
        .map_err(|fault| anyhow!("{}: {fault}", writer.name()))?;
    match &args.output {
        Some(path) => {
            if args.layers.files().iter().any(|file| output::same_file(file, path)) {
                let fault =
                    Diagnostic::error(format!("{} is one of the files that were read", path.display()));
                return Err(Faults::from(fault.help("write the paper under another name")).into());
            }
            output::write_file(path, &bytes)?;
        }
        None if output::harms_terminal(&bytes) => {
            let fault = Diagnostic::error(format!("a {} file is not for a terminal to show", writer.name()));
            let name = format!("{}.{}", request.document, writer.extensions().first().unwrap_or(&"out"));
            return Err(Faults::from(fault.help(format!("write it to a file: -o {name}"))).into());
        }
        None => output::print(&bytes)?,
    }
    if !left.is_empty() {
        output::say(&summary(&left));
    }
    Ok(Ending::Fine)
}

/// Refuses a flag that the format cannot follow, and says which formats can.
fn check_follows(args: &Args, writer: &dyn Writer) -> Result<(), Faults> {
    type Asks = fn(Follows) -> bool;
    let lines = "which the reader’s program sets";
    let given: [(&str, bool, Asks, &str); 4] = [
        ("--width", args.width.is_some(), |follows| follows.width, lines),
        ("--lines", args.lines.is_some(), |follows| follows.lines, lines),
        ("--line-numbers", args.line_numbers.is_some(), |follows| follows.line_numbers, lines),
        ("--adopted", args.adopted.is_some(), |follows| follows.enactment, "which says only what is printed"),
    ];
    let follows = writer.follows();
    let Some((flag, _, asks, why)) = given.iter().find(|(_, given, asks, _)| *given && !asks(follows)) else {
        return Ok(());
    };
    let able = write::WRITERS.iter().filter(|writer| asks(writer.follows()));
    let able: Vec<String> = able.map(|writer| format!("`--format {}`", writer.name())).collect();
    // A format that has lines of its own has another reason, which its name says.
    let own_lines = follows.width || follows.lines || follows.line_numbers;
    let why = if *why == lines && own_lines { String::new() } else { format!(", {why}") };
    Err(Diagnostic::error(format!("{flag} means nothing for {}{why}", writer.name()))
        .help(format!("leave it out, or write {}", able.join(" or ")))
        .into())
}

/// The day and the number of an adopted text, from the flags that give both or neither.
fn enactment(args: &Args) -> Result<Option<Enactment>, Faults> {
    let (Some(adopted), Some(number)) = (&args.adopted, &args.number) else { return Ok(None) };
    let day = adopted.parse::<Date>().ok().filter(|_| adopted.len() == "2027-01-12".len());
    let Some(date) = day else {
        let fault = Diagnostic::error(format!("`--adopted {adopted}` is not a day of the calendar"));
        return Err(fault.help("write year, month and day, as in 2027-01-12").into());
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if number.is_empty() || !number.chars().all(fits) {
        let fault = Diagnostic::error(format!("`{number}` is no number by which a law is cited"));
        return Err(fault.help("write it without any word, such as 13815 or 2027-14").into());
    }
    // A body adopts the clean text: an act with notes to its drafter and open blanks was never before it.
    if !args.finished {
        let fault = Diagnostic::error("what a body adopted is a final text, and this is a draft");
        return Err(fault.help("add --final, or leave out --adopted and --number").into());
    }
    Ok(Some(Enactment { date: date.to_string(), number: number.clone() }))
}

/// A warning for each recited fact whose date has passed, when no `--date` was given to judge them by.
///
/// The clock is asked for this warning only; the paper is the same on any day.
pub(super) fn stale(cited: &[Arc<Fact>], today: Option<Date>) -> Vec<Diagnostic> {
    let old = |fact: &&Arc<Fact>| today.is_some_and(|today| !fact.is_current(today));
    let warn = |fact: &Arc<Fact>| {
        Diagnostic::warning(format!("the fact `{}` was to be checked again before today, and is recited all the same", fact.id))
            .help("with `--date` and today’s day the paragraph is left out; a newer version of this program may have it checked")
    };
    cited.iter().filter(old).map(warn).collect()
}

/// The writer that the flags ask for.
pub(super) fn writer(format: Option<&str>, path: Option<&Path>) -> Result<&'static dyn Writer, Faults> {
    let names = || write::WRITERS.iter().map(|writer| writer.name());
    let known = || format!("formats: {}", names().collect::<Vec<_>>().join(", "));
    if let Some(name) = format {
        return write::by_name(name).or_else(|| write::by_extension(name)).ok_or_else(|| {
            let fault = Diagnostic::error(format!("there is no format `{name}`"));
            let near = crate::diagnostic::nearest(name, names(), 1)
                .first()
                .map(|near| format!("did you mean `{near}`?"));
            fault.help(near.unwrap_or_else(known)).into()
        });
    }
    let Some(path) = path else { return Ok(&write::markdown::Markdown) };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    write::by_file_name(name).ok_or_else(|| {
        Diagnostic::error(format!("no format is known by the ending of {}", path.display()))
            .help("name the format with --format")
            .help(known())
            .into()
    })
}

/// The line on standard error that counts the blanks of a draft.
fn summary(left: &[LeftBlank]) -> String {
    let count = left.len();
    let plural = if count == 1 { "blank is" } else { "blanks are" };
    let mut out =
        format!("{count} {plural} left to fill; --set KEY=VALUE or a file with --jurisdiction fills each:\n");
    list(left, &mut out);
    out
}

fn list(left: &[LeftBlank], out: &mut String) {
    let width = left.iter().map(|blank| blank.key.len()).max().unwrap_or(0);
    for LeftBlank { key, label } in left {
        let _ = writeln!(out, "  {key:width$}  [{label}]");
    }
}

/// The finding that keeps a final text from being written.
fn unfilled(left: &[LeftBlank], request: &Request) -> Diagnostic {
    let count = left.len();
    let plural = if count == 1 { "blank is" } else { "blanks are" };
    let message = format!("{count} {plural} left in this paper, so there is no final text yet");
    let mut keys =
        String::from("fill them in a file of your own with --jurisdiction, or with --set KEY=VALUE:\n");
    list(left, &mut keys);
    Diagnostic::error(message)
        .help(keys.trim_end().to_owned())
        .help(format!("without --final, {} gets a draft in which they show", request.place.style))
}
