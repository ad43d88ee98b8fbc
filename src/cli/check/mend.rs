//! `--fix`: mended texts, written over the user’s own files.
//!
//! In: the order, and what was found. Out: files on the disk, and what to say of them. It must not decide what is mended;
//! [`crate::check::fix`] does.

use super::input::Input;
use crate::check::fix::{self, Mend, Repair};
use crate::check::{Checked, Order};
use crate::cli::{flags, output};
use crate::diagnostic::Diagnostic;
use anyhow::Context as _;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How much of the words of a mend is shown.
const SHOWN: usize = 60;

/// The mark that some editors put at the head of a file.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Mends the user’s own files, in the order as well, writes them, and says so. What it returns says what was not mended,
/// and why.
///
/// # Errors
/// A file that somebody else changed meanwhile, or that cannot be written.
pub(super) fn run(
    order: &mut Order,
    inputs: &[Input],
    checked: &Checked,
    look: &dyn Fn(&Order) -> Checked,
) -> anyhow::Result<Vec<Diagnostic>> {
    let mut notes = Vec::new();
    if inputs.is_empty() {
        let note = "nothing was mended: the files of the library travel in the program, and there is nothing on disk";
        notes.push(
            Diagnostic::note(note).help("name files of your own, such as `draft check own.toml --fix`"),
        );
        return Ok(notes);
    }
    let elsewhere = fix::elsewhere(checked, inputs.len());
    for Repair { index, outcome } in fix::repair(order, checked, look) {
        let (Some(input), Some(own)) = (inputs.get(index), order.own.get(index)) else { continue };
        let name = &input.layer.name;
        match (outcome, &input.path) {
            (Ok(mends), Some(path)) if own.text != input.layer.text => {
                write(path, &input.layer.text, &own.text)?;
                output::say(&told(name, &mends));
            }
            (Err(why), _) => {
                notes.push(Diagnostic::note(format!("{name} was left as it is: {why}")));
            }
            _ => {}
        }
    }
    if elsewhere > 0 {
        let findings = if elsewhere == 1 { "1 finding".into() } else { format!("{elsewhere} findings") };
        let note =
            format!("{findings} with a mend in files that travel in the program: nothing of it is on disk");
        notes.push(Diagnostic::note(note));
    }
    Ok(notes)
}

/// Writes a mended text over the one that was looked at, and over no other.
fn write(path: &Path, before: &str, after: &str) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
    let marked = bytes.starts_with(MARK);
    if flags::text_of(bytes, &name)? != before {
        anyhow::bail!("{name} changed while it was looked at; nothing was written to it");
    }
    let mut bytes = if marked { MARK.to_vec() } else { Vec::new() };
    bytes.extend_from_slice(after.as_bytes());
    output::write_file(path, &bytes)
}

/// The mends of a file, a line each.
fn told(name: &str, mends: &[Mend]) -> String {
    let count = if mends.len() == 1 { "1 finding".into() } else { format!("{} findings", mends.len()) };
    let mut out = format!("mended {name}: {count}\n");
    for mend in mends {
        let (line, column) = (mend.position.line, mend.position.column);
        let change = match (mend.before.trim(), mend.after.trim()) {
            (before, "") => format!("removed {}", shown(before)),
            ("", after) => format!("added {}", shown(after)),
            (before, after) => format!("{} is now {}", shown(before), shown(after)),
        };
        let _ = writeln!(out, "  {line}:{column} {}: {change}", mend.rule);
    }
    out
}

/// Words on one line, and not too many of them.
fn shown(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match plain.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", plain.get(..end).unwrap_or_default().trim_end()),
        None => format!("`{plain}`"),
    }
}
