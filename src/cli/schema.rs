//! `draft schema`: JSON Schema of the files that people write, and of the tree, for editors and validators.
//!
//! In: which file. Out: its schema on standard output.

use super::{Ending, output};
use crate::assemble::House;
use crate::json_schema::Subject;
use crate::source::Sources;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft schema jurisdiction > jurisdiction.schema.json
  then, as the first line of a file:  #:schema ./jurisdiction.schema.json")]
pub(super) struct Args {
    /// Which file: that of a place or state, draft.toml, the head of a template, or a paper as --format json
    #[arg(value_name = "FILE", value_parser = subject)]
    subject: Subject,
}

fn subject(typed: &str) -> Result<Subject, String> {
    let names = || Subject::ALL.map(Subject::name).join(", ");
    Subject::ALL.into_iter().find(|one| one.name() == typed).ok_or_else(|| format!("files: {}", names()))
}

pub(super) fn run(args: &Args, sources: &mut Sources) -> anyhow::Result<Ending> {
    output::print(args.subject.schema(House::default().catalog(), sources)?.as_bytes())?;
    Ok(Ending::Fine)
}
