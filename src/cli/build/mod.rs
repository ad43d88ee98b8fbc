//! `draft build`: a whole library of papers.
//!
//! In: draft.toml and flags. Out: files in a folder; progress, what failed and what was kept, on standard error; with
//! `--check` nothing is written, and what differs goes to standard output.

mod inputs;
mod progress;
mod report;

use super::context::Surroundings;
use super::{Ending, flags, output};
use crate::diagnostic::{Diagnostic, Faults};
use crate::library::{self, Plan, Shard, Task};
use crate::source::Sources;
use anyhow::Context as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft build                        what draft.toml orders, into the folder that it names
  draft build law/draft.toml -o out  another manifest, another folder
  draft build --check                what is on the disk and would be written otherwise
  draft build --site public          the same with pages around the papers, to put on the web as they are
  draft build --shard 3/8 -o part    an eighth of the places, for one of eight machines

It ends with 0 when everything is made, with 1 when a paper could not be made or --check found something, and with 2 when it
could not begin.")]
pub(super) struct Args {
    /// The manifest
    #[arg(value_name = "FILE", default_value = "draft.toml")]
    manifest: PathBuf,
    /// The folder to write into; otherwise the one that the manifest names
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Make a static site in this folder: the papers, pages to find them by, and a feed of changed models; no server
    /// is needed
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    site: Option<PathBuf>,
    /// How many threads work; otherwise as many as there are cores
    #[arg(long, short, value_name = "NUMBER")]
    jobs: Option<NonZeroUsize>,
    /// Write nothing; say what is on the disk and would be written otherwise
    #[arg(long, conflicts_with_all = ["replace", "sums"])]
    check: bool,
    /// Write over files that somebody edited, too
    #[arg(long)]
    replace: bool,
    /// Make one part of the places, such as 3/8: the third of eight. `draft build` without it brings the parts together
    #[arg(long, value_name = "PART/PARTS")]
    shard: Option<Shard>,
    /// The day of the papers, as 2026-11-24; otherwise that of the manifest
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Write SHA256SUMS, by which `sha256sum -c` checks every file
    #[arg(long, conflicts_with = "shard")]
    sums: bool,
    /// Pack every file into this ZIP archive as well; the same files make the same archive
    #[arg(long, value_name = "FILE", conflicts_with_all = ["shard", "check"])]
    archive: Option<PathBuf>,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    let inputs = inputs::read(&args.manifest, sources)?;
    let typed = flags::day(args.date.as_deref(), surroundings.source_date_epoch.as_deref())?;
    let root = args.output.as_ref().or(args.site.as_ref()).unwrap_or(&inputs.folder).clone();
    inputs.keep_out_of(&root)?;
    let plan = Plan {
        root: &root,
        task: if args.check { Task::Compare } else { Task::Write { replace: args.replace, sums: args.sums } },
        shard: args.shard,
        jobs: args.jobs.map(NonZeroUsize::get),
        date: typed.or(inputs.library.date),
        site: args.site.is_some(),
    };
    library::probe(&inputs.house, &inputs.library, plan.date, sources)?;
    let bar = progress::Bar::new(surroundings.draws);
    let outcome = library::build(&inputs.house, &inputs.library, plan, &|progress| bar.show(progress))?;
    bar.clear();
    if let Some(why) = &outcome.stopped {
        let fault = Diagnostic::error(why.clone());
        let help = "what was written is whole; the next build goes on from there";
        report::say(&outcome, &root, surroundings);
        return Err(Faults::from(fault.help(help)).into());
    }
    if args.check {
        return report::differences(&outcome, &root, surroundings);
    }
    report::say(&outcome, &root, surroundings);
    if let Some(archive) = &args.archive {
        let cannot = || format!("cannot write {}", archive.display());
        let files = library::archive(&root, archive).with_context(cannot)?;
        output::say(&format!("{}: {files} files\n", archive.display()));
    }
    Ok(if outcome.failed > 0 { Ending::Findings } else { Ending::Fine })
}
