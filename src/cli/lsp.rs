//! `draft lsp`: the language server, on standard input and output.
//!
//! In: the protocol. Out: the protocol, and an exit code: 0 after `shutdown` and `exit`, 1 otherwise.

use super::context::Surroundings;
use super::{Ending, flags};
use jiff::civil::Date;
use std::io;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
An editor starts it and speaks the Language Server Protocol with it; docs/editors.md says how to
set one up. It looks at *.toml with facts of a place or a state, and at *.md below templates/.
It writes no file.")]
pub(super) struct Args {
    /// Editors may say that they speak over standard input and output, which is the only way
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings) -> anyhow::Result<Ending> {
    let _ = args.stdio;
    let day = flags::day(None, surroundings.source_date_epoch.as_deref())?;
    let day = day.or(surroundings.today).unwrap_or(Date::constant(2026, 1, 1));
    let orderly = crate::lsp::serve(io::stdin(), io::stdout(), day);
    Ok(if orderly { Ending::Fine } else { Ending::Findings })
}
