//! The `draft` program: flags in, exit code out. Everything it does is in [`whereas::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    whereas::cli::main()
}
