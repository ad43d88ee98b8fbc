//! The files that a build reads: draft.toml, and what it names.
//!
//! In: the path of draft.toml. Out: a house and a library. It must not judge what the files say.

use crate::assemble::House;
use crate::cli::{flags, output};
use crate::diagnostic::{Diagnostic, Faults};
use crate::embedded::{self, Files};
use crate::library::{Library, Manifest};
use crate::source::Sources;
use anyhow::Context as _;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// What a build works from.
pub(super) struct Inputs {
    /// The jurisdictions and templates: the program's own, and the user's laid over them.
    pub(super) house: House,
    /// What is ordered.
    pub(super) library: Library,
    /// The folder that draft.toml names to write into.
    pub(super) folder: PathBuf,
    /// The folders of the user's own files.
    own: Vec<PathBuf>,
}

/// Reads draft.toml and the files that it names.
///
/// # Errors
/// A file that cannot be read, and every fault in draft.toml.
pub(super) fn read(path: &Path, sources: &mut Sources) -> anyhow::Result<Inputs> {
    let path = if path.is_dir() { path.join("draft.toml") } else { path.to_owned() };
    if !path.exists() {
        let fault = Diagnostic::error(format!("{} is not there", path.display()));
        let fault = fault.help("it orders the papers of a library; examples/library/draft.toml is one");
        return Err(Faults::from(fault.help("one paper: draft --city \"Oakland, CA\"")).into());
    }
    let layer = flags::file(&path)?;
    let file = sources.add(layer.name, layer.text.clone());
    let manifest = Manifest::read(&layer.text, file)?;
    let beside = |name: &str| path.parent().unwrap_or(Path::new("")).join(name);
    let (mut jurisdictions, mut templates) =
        (embedded::files(embedded::jurisdictions()), embedded::files(embedded::templates()));
    let mut own = Vec::new();
    if let Some(folder) = &manifest.library.files {
        let folder = beside(folder);
        let sorts = [
            ("jurisdictions", &mut jurisdictions, &["toml"][..]),
            ("templates", &mut templates, &["md", "toml"]),
        ];
        for (sort, files, endings) in sorts {
            let folder = folder.join(sort);
            if folder.is_dir() {
                lay_over(files, &folder, "", endings)?;
                own.push(folder);
            }
        }
        if own.is_empty() {
            let fault =
                Diagnostic::error(format!("{} has no jurisdictions and no templates", folder.display()));
            return Err(Faults::from(
                fault.help("`library.files` names the folder that holds the two folders"),
            )
            .into());
        }
    }
    let house = House::new(jurisdictions, templates);
    let read = |name: &str| {
        flags::file(&beside(name)).map_err(|error| match error.downcast::<Faults>() {
            Ok(faults) => faults,
            Err(error) => Diagnostic::error(format!("{error:#}")).into(),
        })
    };
    let library = manifest.library((&layer.text, file), &house, &read, sources)?;
    let folder = beside(manifest.library.folder.as_deref().unwrap_or("papers"));
    Ok(Inputs { house, library, folder, own })
}

/// Puts the files of a folder in the place of those of the same name.
fn lay_over(files: &mut Files, folder: &Path, below: &str, endings: &[&str]) -> anyhow::Result<()> {
    let cannot = || format!("cannot read {}", folder.display());
    let entries =
        fs::read_dir(folder).with_context(cannot)?.collect::<Result<Vec<_>, _>>().with_context(cannot)?;
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (path, name) = (entry.path(), format!("{below}{name}"));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().with_context(cannot)?.is_dir() {
            lay_over(files, &path, &format!("{name}/"), endings)?;
        } else if path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending)) {
            files.insert(name, Cow::Owned(flags::file(&path)?.text));
        }
    }
    Ok(())
}

impl Inputs {
    /// Refuses to write papers among the files that they are made from.
    pub(super) fn keep_out_of(&self, root: &Path) -> Result<(), Faults> {
        let Some(own) = self.own.iter().find(|own| output::same_file(own, root)) else { return Ok(()) };
        let fault = Diagnostic::error(format!("{} holds the files that papers are made from", own.display()));
        Err(fault.help("name another folder with -o").into())
    }
}
