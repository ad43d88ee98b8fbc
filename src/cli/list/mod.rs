//! `draft list`: what there is to choose from.
//!
//! In: what to list. Out: one line each on standard output, columns parted by tabs.

mod catalog;

use super::{Ending, output};
use crate::diagnostic::{Diagnostic, Faults, nearest};
use crate::jurisdiction::lookup::{self, Query};
use crate::jurisdiction::place::Place;
use crate::jurisdiction::shelf::Shelf;
use crate::lint::{Family, RULES};
use crate::source::Sources;
use crate::template::Catalog;
use crate::template::front_matter::Choice;
use crate::write;
use clap::Subcommand;
use std::fmt::Write as _;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Every local government, or those of a state, county or kind
    #[command(after_help = "Example:\n  draft list places --state OH --kind village")]
    Places {
        /// Only this state, by name or two letters
        #[arg(long)]
        state: Option<String>,
        /// Only this county
        #[arg(long)]
        county: Option<String>,
        /// Only this kind: city, town, village, township, county…
        #[arg(long)]
        kind: Option<String>,
        /// Only places with a file of their own
        #[arg(long)]
        with_file: bool,
    },
    /// Every document: its model version, title, forms and length, what it does, and for whom it is
    Documents,
    /// Every partnership on file, with its place, its status and the source that says so
    #[command(after_help = "Example:\n  draft list partnerships --state KS")]
    Partnerships {
        /// Only this state, by name or two letters
        #[arg(long)]
        state: Option<String>,
    },
    /// The decisions that a place makes in a document
    #[command(after_help = "Example:\n  draft list options --document ban")]
    Options {
        /// Which document
        #[arg(long, default_value = "ban")]
        document: String,
    },
    /// Every output format, with its file endings
    Formats,
    /// Every rule of `draft check`: its name, its family, its level, and what it finds
    #[command(after_help = "Example:\n  draft list rules --family terms")]
    Rules {
        /// Only this family: structure, terms, language, facts, law, data, form
        #[arg(long)]
        family: Option<String>,
    },
}

pub(super) fn run(args: &Args, sources: &mut Sources) -> anyhow::Result<Ending> {
    let mut out = String::new();
    let shelf = Shelf::default();
    match &args.what {
        What::Places { state, county, kind, with_file } => {
            let (state, county, kind) = (state.clone(), county.clone(), kind.clone());
            let within = Query { state, county, kind, ..Query::default() };
            let places = lookup::within(&within).map_err(Faults::from)?;
            places
                .iter()
                .filter(|place| !with_file || shelf.file_of(place).is_some())
                .for_each(|place| row(place, &shelf, &mut out));
            if out.is_empty() {
                let none = Diagnostic::error("no local government fits").help("leave out one of the flags");
                return Err(Faults::from(none).into());
            }
        }
        What::Documents => catalog::documents(&mut out, sources)?,
        What::Partnerships { state } => {
            catalog::partnerships(state.as_deref(), &mut out, sources)?;
        }
        What::Options { document } => {
            for (name, choice) in &Catalog::default().document(document, sources)?.options {
                let _ = writeln!(
                    out,
                    "{name} = {}\n\t{}\n\t{}",
                    choice.default_words(),
                    choice.range_words(),
                    choice.help()
                );
                if let Choice::Choice { choices, .. } = choice {
                    for (word, meaning) in
                        choices.iter().filter_map(|word| Some((word, choice.meaning(word)?)))
                    {
                        let _ = writeln!(out, "\t\t{word}: {meaning}");
                    }
                }
            }
        }
        What::Formats => {
            for writer in write::WRITERS {
                let endings: Vec<String> =
                    writer.extensions().iter().map(|ending| format!(".{ending}")).collect();
                let _ = writeln!(out, "{}\t{}\t{}", writer.name(), endings.join(" "), writer.about());
            }
        }
        What::Rules { family } => rules(family.as_deref(), &mut out).map_err(Faults::from)?,
    }
    output::print(out.as_bytes())?;
    Ok(Ending::Fine)
}

fn rules(family: Option<&str>, out: &mut String) -> Result<(), Diagnostic> {
    let names = Family::ALL.map(Family::word);
    if let Some(typed) = family.filter(|typed| !names.contains(typed)) {
        let near = nearest(typed, names, 1);
        let fault = Diagnostic::error(format!("there is no family `{typed}`"));
        return Err(match near.first() {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help(format!("families: {}", names.join(", "))),
        });
    }
    for rule in RULES.iter().filter(|rule| family.is_none_or(|family| rule.family().word() == family)) {
        let (name, family, level) = (rule.name(), rule.family().word(), rule.level().word());
        let _ = writeln!(out, "{name}\t{family}\t{level}\t{}", rule.about());
    }
    Ok(())
}

fn row(place: &Place, shelf: &Shelf, out: &mut String) {
    let file = shelf.file_of(place).unwrap_or_default();
    let county = place.county.unwrap_or_default();
    let _ =
        writeln!(out, "{}\t{}, {}\t{}\t{county}\t{file}", place.geoid, place.name, place.state, place.kind);
}
