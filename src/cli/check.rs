//! `draft check`: what a drafting office would send back.
//!
//! In: files, a place, or nothing for the whole library. Out: findings on standard output in one of several formats.

use super::context::Surroundings;
use super::{Ending, flags, output, place};
use crate::assemble::{House, Request};
use crate::check::report;
use crate::check::{Order, check};
use crate::diagnostic::{Diagnostic, Faults, nearest};
use crate::jurisdiction::place::{self as places, Place};
use crate::jurisdiction::shelf::UserLayer;
use crate::lint::levels::Levels;
use crate::lint::{self, RULES};
use crate::source::Sources;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft check                                       the whole library: every file, every place with a file
  draft check own.toml                              a file of your own, and the papers made from it
  draft check --city \"Oakland, CA\"                  one paper
  draft check --explain undefined-term              the manual page of a rule

It ends with 0 when nothing is to be mended, with 1 when something is, and with 2 when it could not look.")]
pub(super) struct Args {
    /// Files of your own with facts of places
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
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
    /// How findings are written: human, json, sarif, github or junit
    #[arg(long, short, value_name = "FORMAT", default_value = "human")]
    format: String,
    /// Print the manual page of a rule
    #[arg(long, value_name = "RULE", conflicts_with_all = ["files", "format"])]
    explain: Option<String>,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings) -> anyhow::Result<Ending> {
    if let Some(name) = &args.explain {
        output::print(page(name)?.as_bytes())?;
        return Ok(Ending::Fine);
    }
    let report = report::by_name(&args.format).ok_or_else(|| unknown_format(&args.format))?;
    let day = flags::day(args.date.as_deref(), surroundings.source_date_epoch.as_deref())?;
    let day = day.or(surroundings.today).unwrap_or(Date::constant(2026, 1, 1));
    let house = House::default();
    let order = order(args, &house, day, surroundings)?;
    let checked = check(&house, &order, &levels()?);
    let color = surroundings.color && report.name() == "human";
    output::print(report.write(&checked, color).as_bytes())?;
    Ok(if checked.fails() { Ending::Findings } else { Ending::Fine })
}

/// What is to be looked at.
fn order(args: &Args, house: &House, day: Date, surroundings: &Surroundings) -> anyhow::Result<Order> {
    let documents = documents(args, house)?;
    let mut order = Order { day, library: false, papers: Vec::new(), own: Vec::new() };
    let mut add = |place: &Place, layers: &[UserLayer]| {
        for document in &documents {
            order.papers.push(Request {
                place: place.clone(),
                document: document.clone(),
                layers: layers.to_vec(),
                date: None,
                finished: args.finished,
            });
        }
    };
    if args.place.is_named() {
        let place = args.place.find(surroundings.color)?;
        let mut layers = args.files.iter().map(|path| flags::file(path)).collect::<Result<Vec<_>, _>>()?;
        let files = layers.clone();
        layers.extend(args.layers.read(documents.first().map_or("ban", String::as_str))?);
        add(&place, &layers);
        order.own = files;
        return Ok(order);
    }
    if !args.layers.is_empty() {
        return Err(place_wanted().into());
    }
    for path in &args.files {
        let layer = flags::file(path)?;
        add(&place_of(path, &layer)?, std::slice::from_ref(&layer));
        order.own.push(layer);
    }
    if args.files.is_empty() {
        order.library = true;
        for place in places::all().filter(|place| house.shelf().file_of(place).is_some()) {
            for document in &documents {
                let (place, document) = (place.clone(), document.clone());
                order.papers.push(Request {
                    place,
                    document,
                    layers: Vec::new(),
                    date: None,
                    finished: args.finished,
                });
            }
        }
    }
    Ok(order)
}

fn documents(args: &Args, house: &House) -> Result<Vec<String>, Faults> {
    let mut sources = Sources::default();
    match &args.document {
        Some(name) => Ok(vec![house.catalog().document(name, &mut sources)?.document.clone()]),
        None => {
            let heads = house.catalog().documents(&mut sources)?;
            Ok(heads.iter().map(|head| head.document.clone()).collect())
        }
    }
}

/// The place that a file speaks for, by its `geoid` line.
fn place_of(path: &Path, layer: &UserLayer) -> Result<Place, Faults> {
    let lines = layer.text.lines();
    let geoid = lines.filter_map(|line| line.strip_prefix("geoid")?.trim_start().strip_prefix('=')).next();
    let place = geoid.and_then(|geoid| places::by_geoid(geoid.trim().trim_matches('"')));
    place.ok_or_else(|| {
        let fault = Diagnostic::error(format!("which place is {} for?", path.display()));
        fault.help("name it with --city, or give the file the place’s `geoid`").into()
    })
}

fn place_wanted() -> Faults {
    Diagnostic::error("which place is this for?").help("name it with --city").into()
}

/// The levels of draft.toml in the folder where the program runs, or those of the rules.
fn levels() -> anyhow::Result<Levels> {
    let path = Path::new("draft.toml");
    if !path.exists() {
        return Ok(Levels::default());
    }
    let layer = flags::file(path)?;
    let mut sources = Sources::default();
    let file = sources.add(layer.name.clone(), layer.text.clone());
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
    let lines = rule.page().lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
    let body = lines.collect::<Vec<_>>().join("\n");
    let (family, level) = (rule.family().word(), rule.level().word());
    Ok(format!("# {name}\n\n{family}; {level} unless draft.toml says otherwise\n\n{}\n", body.trim()))
}

fn unknown_format(typed: &str) -> Faults {
    let names: Vec<&str> = report::REPORTS.iter().map(|report| report.name()).collect();
    Diagnostic::error(format!("there is no format `{typed}`"))
        .help(format!("formats: {}", names.join(", ")))
        .into()
}
