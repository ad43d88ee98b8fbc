//! The command line: flags in, papers and messages out.
//!
//! In: arguments, and the surroundings captured once in `context.rs`. Out: documents on standard output or in a file,
//! everything else on standard error, and an exit code: 0 fine, 1 findings, 2 usage or input error. One file a
//! command; none of them may hold a rule of law or of layout.

mod ask;
#[cfg(feature = "build")]
mod build;
mod check;
mod context;
mod draft;
mod explain;
mod flags;
mod list;
#[cfg(feature = "lsp")]
mod lsp;
mod new;
mod output;
mod packet;
mod place;
mod schema;
mod sheet;

use crate::diagnostic::{Diagnostic, Faults, human};
use crate::source::Sources;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use context::Surroundings;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  draft --city \"Oakland, CA\"                          the ordinance, as Markdown, on standard output
  draft --city \"Oakland, CA\" -o ban.html              the same as a web page
  draft --city \"Brookline, MA\" --option cure_days=60  with one decision changed
  draft --city \"Springfield\" --state OH --kind village
  draft explain --city \"Oakland, CA\" ordinance.enacting_clause
  draft packet --city \"Oakland, CA\" -o packet         every paper of the campaign, with an index
  draft build                                         the library that draft.toml orders
  draft list options --document ban
  draft check own.toml                                what is wrong with a file of your own";

/// Drafts locally correct papers that end and ban police partnerships with private surveillance companies.
#[derive(Debug, Parser)]
#[command(name = "draft", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    draft: draft::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a whole library of papers, as draft.toml orders them, and again only where something changed.
    #[cfg(feature = "build")]
    Build(build::Args),
    /// Find what is wrong: in papers, in your own files, or in the whole library.
    Check(check::Args),
    /// Say where the values of a place come from, and which lost.
    Explain(explain::Args),
    /// List places, documents, options, formats or rules.
    List(list::Args),
    /// Serve an editor: findings, completion and explanations while you write.
    #[cfg(feature = "lsp")]
    Lsp(lsp::Args),
    /// Begin the file of a place, or go on with it.
    New(new::Args),
    /// Write every paper of a campaign for a place, with an index.
    Packet(packet::Args),
    /// Print JSON Schema of the files that people write, and of a paper as JSON.
    Schema(schema::Args),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// It did what was asked.
    Fine,
    /// It found something that a person must mend first, or an editor left without a word.
    Findings,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let surroundings = Surroundings::capture();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no error; a reader that went away is none either.
            if let Err(failed) = error.print()
                && failed.kind() != std::io::ErrorKind::BrokenPipe
            {
                return ExitCode::from(2);
            }
            if matches!(
                error.kind(),
                ErrorKind::InvalidSubcommand | ErrorKind::ArgumentConflict | ErrorKind::UnknownArgument
            ) {
                output::say(
                    "\nA name with a space or a comma goes in quotation marks: draft --city \"Oakland, CA\"\n",
                );
            }
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let mut sources = Sources::default();
    let run = match &cli.command {
        None => draft::run(&cli.draft, &surroundings, &mut sources),
        #[cfg(feature = "build")]
        Some(Command::Build(args)) => build::run(args, &surroundings, &mut sources),
        Some(Command::Check(args)) => check::run(args, &surroundings, &mut sources),
        Some(Command::Explain(args)) => explain::run(args, &surroundings, &mut sources),
        Some(Command::List(args)) => list::run(args, &mut sources),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(args)) => lsp::run(args, &surroundings),
        Some(Command::New(args)) => new::run(args, &surroundings, &mut sources),
        Some(Command::Packet(args)) => packet::run(args, &surroundings, &mut sources),
        Some(Command::Schema(args)) => schema::run(args, &mut sources),
    };
    match run {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let diagnostics = match error.downcast::<Faults>() {
                Ok(Faults(faults)) => faults,
                Err(error) => vec![Diagnostic::error(format!("{error:#}"))],
            };
            output::say(&human::render(&diagnostics, &sources, surroundings.color));
            ExitCode::from(2)
        }
    }
}
