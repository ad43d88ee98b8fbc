//! Files of the user’s own: named, in a folder, or on standard input.
//!
//! In: what was typed. Out: their texts, and the place that each is for. It must not judge what they say.

use crate::cli::flags;
use crate::diagnostic::{Diagnostic, Faults};
use crate::jurisdiction::place::{self as places, Place};
use crate::jurisdiction::shelf::UserLayer;
use crate::source::{Origin, Sources};
use anyhow::Context as _;
use std::fs;
use std::io::Read as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The name under which standard input is shown.
const STANDARD_INPUT: &str = "standard input";

/// One file of the user’s own.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// Its name and its text.
    pub(super) layer: UserLayer,
    /// Where it is; none for standard input.
    pub(super) path: Option<PathBuf>,
}

/// Reads the files, those of a folder in the order of their names. A file is read once, however often it is named.
///
/// In a folder only files with a `geoid` are taken, and where a place is named, only those for it: a folder holds other
/// TOML as well.
///
/// # Errors
/// A file or folder that cannot be read, and a folder in which nothing fits.
pub(super) fn read(paths: &[PathBuf], place: Option<&Place>) -> anyhow::Result<Vec<Input>> {
    let mut inputs: Vec<Input> = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(standard_input()?);
        } else if path.is_dir() {
            let before = inputs.len();
            let mut files = Vec::new();
            walk(path, &mut files)?;
            for file in files {
                let input = Input { layer: flags::file(&file)?, path: Some(file) };
                let fits = geoid(&input.layer.text)
                    .is_some_and(|(geoid, _)| place.is_none_or(|place| place.geoid == geoid));
                if fits {
                    inputs.push(input);
                }
            }
            if inputs.len() == before {
                let whose = place.map(|place| format!(" for {}, {}", place.name, place.state));
                let fault = Diagnostic::error(format!(
                    "there is no jurisdiction file{} in {}",
                    whose.unwrap_or_default(),
                    path.display()
                ));
                let help =
                    "in a folder, the files are looked at that say which place they are for with `geoid`";
                return Err(Faults::from(fault.help(help)).into());
            }
        } else {
            inputs.push(Input { layer: flags::file(path)?, path: Some(path.clone()) });
        }
    }
    let mut seen = Vec::new();
    inputs.retain(|input| {
        let real = input.path.as_ref().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone()));
        let new = !seen.contains(&real);
        seen.push(real);
        new
    });
    Ok(inputs)
}

fn standard_input() -> anyhow::Result<Input> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
    let text = flags::text_of(bytes, STANDARD_INPUT)?;
    Ok(Input { layer: UserLayer { name: STANDARD_INPUT.into(), text }, path: None })
}

/// The TOML files of a folder and of the folders in it, by name. Hidden ones are left out, and links to folders are not
/// followed, for they may lead back.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let cannot = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(folder).with_context(cannot)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().with_context(cannot)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().with_context(cannot)?.is_dir() {
            walk(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

/// The place that a file is for, by its `geoid`.
///
/// # Errors
/// A file without one, or with one that no government has.
pub(super) fn place_of(input: &UserLayer, sources: &mut Sources) -> Result<Place, Faults> {
    let Some((geoid, span)) = geoid(&input.text) else {
        let fault = Diagnostic::error(format!("which place is {} for?", input.name));
        return Err(fault.help("name it with --city, or give the file the place’s `geoid`").into());
    };
    places::by_geoid(geoid).ok_or_else(|| {
        let file = sources.add(input.name.clone(), input.text.clone());
        Diagnostic::error(format!("no local government has the identifier `{geoid}`"))
            .at(Origin { file, span: span.into() }, "not one of them")
            .help("`draft list places --state OR` shows those of a state")
            .into()
    })
}

/// The identifier at the head of a file and its place. It is found by its line, so that a file that is no TOML yet has
/// its place and its faults are told.
fn geoid(text: &str) -> Option<(&str, Range<usize>)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            return None;
        }
        let value = line.trim_start().strip_prefix("geoid").map(str::trim_start);
        if let Some(value) = value.and_then(|rest| rest.strip_prefix('=')).map(str::trim_start) {
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let geoid = value.get(1..)?.split(quote).next()?.trim_end();
            let at = start + line.len() - value.len() + 1;
            return Some((geoid, at..at + geoid.len()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_is_found_at_the_head_of_a_file() {
        let text = "# Fairview\ngeoid = '4124250' # of the Census\n[code]\n";
        assert_eq!(geoid(text), Some(("4124250", 20..27)));
        assert_eq!(geoid("[code]\ngeoid = \"1\"\n"), None);
        assert_eq!(geoid("geoid = 4124250\n"), None);
    }
}
