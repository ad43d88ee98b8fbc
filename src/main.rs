//! The `draft` program: flags in, exit code out. Everything it does is in [`whereas::cli`].

use std::process::ExitCode;

/// A build makes papers by the thousand, each of many small pieces and a few large ones, on all cores.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    whereas::cli::main()
}
