//! `draft check`: what a drafting office would send back.
//!
//! In: files, a place, or nothing for the whole library. Out: findings on standard output in one of several formats; what
//! was mended or kept for later, on standard error.

mod input;
mod keep;
mod mend;

use super::context::Surroundings;
use super::{Ending, flags, output, place};
use crate::assemble::{House, Request};
use crate::check::report;
use crate::check::{Order, check};
use crate::diagnostic::{Diagnostic, Faults, human, nearest};
use crate::jurisdiction::place as places;
use crate::lint::levels::Levels;
use crate::lint::{self, RULES};
use crate::source::Sources;
use input::Input;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft check                                       the whole library
  draft check own.toml                              a file of your own, and the papers made from it
  draft check law/                                  the files in a folder that have a `geoid`
  draft check own.toml --fix                        mend what needs no decision
  draft check own.toml --write-baseline later.toml  keep what is found for later,
  draft check own.toml --baseline later.toml        and see only what is new
  draft check --city \"Oakland, CA\"                  one paper
  draft check --explain undefined-term              the manual page of a rule

It ends with 0 when nothing is to be mended, with 1 when something is, and with 2 when it could not look.")]
pub(super) struct Args {
    /// Files of your own with facts of places, folders of them, or - for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How findings are written: human, json, sarif, github or junit
    #[arg(long, short, value_name = "FORMAT", default_value = "human")]
    format: String,
    /// Mend your own files where a finding has one mend and it changes nothing else
    #[arg(long)]
    fix: bool,
    /// Print the manual page of a rule
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,
    #[command(flatten)]
    place: place::Choice,
    #[command(flatten)]
    layers: flags::Layers,
    /// Which document; otherwise all of them
    #[arg(long, value_name = "NAME", help_heading = "Paper")]
    document: Option<String>,
    /// Look at the text for adoption, in which no note and no blank may be left
    #[arg(long = "final", help_heading = "Paper")]
    finished: bool,
    /// The day that facts and sources are held against, as 2026-11-24
    #[arg(long, value_name = "DATE", help_heading = "Paper")]
    date: Option<String>,
    #[command(flatten)]
    keep: keep::Files,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    if let Some(name) = &args.explain {
        output::print(page(name)?.as_bytes())?;
        return Ok(Ending::Fine);
    }
    if args.fix && args.files.iter().any(|path| path.as_os_str() == "-") {
        let fault = Diagnostic::error("standard input cannot be mended");
        return Err(Faults::from(fault.help("name the file instead of -")).into());
    }
    let report = report::by_name(&args.format).ok_or_else(|| unknown_format(&args.format))?;
    let levels = levels(sources)?;
    let baseline = args.keep.read(sources)?;
    let house = House::default();
    let (mut order, inputs) = order(args, &house, surroundings, sources)?;
    let look = |order: &Order| {
        let mut checked = check(&house, order, &levels);
        if let Some(baseline) = &baseline {
            baseline.hide(&mut checked, &levels);
        }
        checked
    };
    let mut checked = look(&order);
    if args.fix {
        let notes = mend::run(&mut order, &inputs, &checked, &look)?;
        output::say(&human::render(&notes, &Sources::default(), surroundings.color));
        checked = look(&order);
    }
    args.keep.write(&mut checked, &levels)?;
    let color = surroundings.color_out && report.name() == "human";
    output::print(report.write(&checked, color).as_bytes())?;
    Ok(if checked.fails() { Ending::Findings } else { Ending::Fine })
}

/// What to look at, and the user’s own files in it, in its order.
fn order(
    args: &Args,
    house: &House,
    surroundings: &Surroundings,
    sources: &mut Sources,
) -> anyhow::Result<(Order, Vec<Input>)> {
    let day = flags::day(args.date.as_deref(), surroundings.source_date_epoch.as_deref())?;
    let day = day.or(surroundings.today).unwrap_or(Date::constant(2026, 1, 1));
    let documents = documents(args, house, sources)?;
    let mut order = Order { day, library: false, papers: Vec::new(), own: Vec::new() };
    let mut papers = |place: &places::Place, layers: &[_]| {
        order.papers.extend(documents.iter().map(|document| Request {
            party: None,
            place: place.clone(),
            document: document.clone(),
            layers: layers.to_vec(),
            date: None,
            finished: args.finished,
        }));
    };
    let mut inputs = Vec::new();
    if args.place.is_named() {
        let place = args.place.find(surroundings.color)?;
        let files: Vec<PathBuf> = args.files.iter().chain(args.layers.files()).cloned().collect();
        inputs = input::read(&files, Some(&place))?;
        let mut layers: Vec<_> = inputs.iter().map(|input| input.layer.clone()).collect();
        layers.extend(args.layers.read_flags(documents.first().map_or("ban", String::as_str))?);
        papers(&place, &layers);
    } else if !args.layers.is_empty() {
        return Err(Faults::from(place_wanted()).into());
    } else if args.files.is_empty() {
        // The files say which places have one; to ask every place for its file would read the files for each.
        let files = house.shelf().files().values();
        let named: BTreeSet<&str> = files.filter_map(|text| Some(input::geoid(text)?.0)).collect();
        let with_file = places::all().filter(|place| named.contains(place.geoid));
        with_file.for_each(|place| papers(&place, &[]));
        order.library = true;
    } else {
        inputs = input::read(&args.files, None)?;
        for input in &inputs {
            papers(&input::place_of(&input.layer, sources)?, std::slice::from_ref(&input.layer));
        }
    }
    order.own = inputs.iter().map(|input| input.layer.clone()).collect();
    Ok((order, inputs))
}

fn documents(args: &Args, house: &House, sources: &mut Sources) -> Result<Vec<String>, Faults> {
    match &args.document {
        Some(name) => Ok(vec![house.catalog().document(name, sources)?.document.clone()]),
        None => {
            let mut heads = house.catalog().documents(sources)?;
            heads.sort_by_key(|head| head.order);
            Ok(heads.iter().map(|head| head.document.clone()).collect())
        }
    }
}

fn place_wanted() -> Diagnostic {
    Diagnostic::error("which place is this for?").help("name it with --city")
}

/// The levels of draft.toml in the folder where the program runs, or those of the rules.
fn levels(sources: &mut Sources) -> anyhow::Result<Levels> {
    let path = Path::new("draft.toml");
    if !path.exists() {
        return Ok(Levels::default());
    }
    let layer = flags::file(path)?;
    let file = sources.add(layer.name, layer.text.clone());
    Ok(Levels::read(&layer.text, file)?)
}

fn page(name: &str) -> Result<String, Faults> {
    let Some(rule) = lint::by_name(name) else {
        let near = nearest(name, RULES.iter().map(|rule| rule.name()), 3).join(", ");
        let fault = Diagnostic::error(format!("there is no rule `{name}`"));
        let help = if near.is_empty() {
            "`draft list rules` lists them".into()
        } else {
            format!("did you mean {near}?")
        };
        return Err(fault.help(help).into());
    };
    let (family, level) = (rule.family().word(), rule.level().word());
    Ok(format!("# {name}\n\n{family}; {level} unless draft.toml says otherwise\n\n{}\n", rule.markdown()))
}

fn unknown_format(typed: &str) -> Faults {
    let names: Vec<&str> = report::REPORTS.iter().map(|report| report.name()).collect();
    let near = nearest(typed, names.iter().copied(), 1);
    let fault = Diagnostic::error(format!("there is no format `{typed}`"));
    match near.first() {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("formats: {}", names.join(", "))),
    }
    .into()
}
