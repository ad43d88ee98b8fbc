//! Bytes out: to standard output, to a file in one step, or to standard error.
//!
//! In: finished bytes and where they go. Out: nothing, or why it could not be done; never half a file.

use anyhow::Context as _;
use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

/// Writes a document to standard output.
///
/// # Errors
/// Those of the stream; [`is_broken_pipe`] tells a reader that went away.
pub(super) fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context("cannot write to standard output")
}

/// Whether standard output is a terminal, and these bytes are no text that it could show.
pub(super) fn harms_terminal(bytes: &[u8]) -> bool {
    io::stdout().is_terminal() && std::str::from_utf8(bytes).is_err()
}

/// Writes a message to standard error. A closed standard error is nobody's fault.
pub(super) fn say(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}

/// Writes a file: first under a temporary name beside it, then renamed, so that it is whole or not there.
///
/// `/dev/stdout` and `/dev/stderr` are the streams themselves. A symbolic link is followed; the mode of a file that is
/// replaced is kept; what is no regular file, such as a pipe or a device, is written to as it is.
///
/// # Errors
/// Any failure of the disk, with the path; the temporary file is removed.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    // Through the stream itself: what it leads to may hold more than this document.
    match path.to_str() {
        Some("/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1") => return print(bytes),
        Some("/dev/stderr" | "/dev/fd/2" | "/proc/self/fd/2") => {
            return io::stderr().lock().write_all(bytes).with_context(cannot);
        }
        _ => {}
    }
    let link = fs::symlink_metadata(path).is_ok_and(|there| there.file_type().is_symlink());
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(_) if link => anyhow::bail!("{}: it is a link to a file that is not there", cannot()),
        Err(_) => path.to_owned(),
    };
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(|there| !there.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(&target)
            .and_then(|mut file| file.write_all(bytes))
            .with_context(cannot);
    }
    if existing.as_ref().is_some_and(|there| there.permissions().readonly()) {
        anyhow::bail!("{}: it is read-only", cannot());
    }
    let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = folder.join(format!(".draft-{}.tmp", std::process::id()));
    let written = replace(&temporary, &target, bytes, existing.map(|there| there.permissions()));
    if written.is_err() {
        // The first error is the one to tell; the file may never have been made.
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(cannot)
}

fn replace(temporary: &Path, target: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> io::Result<()> {
    // A name that somebody else made, a link perhaps, is never written through.
    let _ = fs::remove_file(temporary);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    drop(file);
    fs::rename(temporary, target)
}

/// Whether two paths name one file.
pub(super) fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Whether an error only says that the reader of standard output went away.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
