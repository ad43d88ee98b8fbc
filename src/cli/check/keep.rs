//! `--baseline` and `--write-baseline`: findings that are kept for later.
//!
//! In: the files that were named. Out: what they hide, and a file. It must not know how an entry is told from another;
//! [`crate::check::baseline`] does.

use crate::check::Checked;
use crate::check::baseline::{self, Baseline};
use crate::cli::{flags, output};
use crate::lint::levels::Levels;
use crate::source::Sources;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Files {
    /// Do not show the findings that this file lists
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    baseline: Option<PathBuf>,
    /// Write what is found to this file, for --baseline
    #[arg(long, value_name = "FILE", help_heading = "Baseline", conflicts_with_all = ["baseline", "fix"])]
    write_baseline: Option<PathBuf>,
}

/// A baseline that was read, with its name and its text.
#[derive(Debug)]
pub(super) struct Kept {
    baseline: Baseline,
    name: String,
    text: String,
}

impl Kept {
    /// Takes what is listed out of what was found.
    pub(super) fn hide(&self, checked: &mut Checked, levels: &Levels) {
        self.baseline.hide(checked, (&self.name, &self.text), levels);
    }
}

impl Files {
    /// Reads the file of `--baseline`, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read, and every fault in it.
    pub(super) fn read(&self, sources: &mut Sources) -> anyhow::Result<Option<Kept>> {
        let Some(path) = &self.baseline else { return Ok(None) };
        let layer = flags::file(path)?;
        let baseline = baseline::read(&layer.name, &layer.text, sources)?;
        Ok(Some(Kept { baseline, name: layer.name, text: layer.text }))
    }

    /// Writes the file of `--write-baseline`, if one is wanted, and hides what it lists.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn write(&self, checked: &mut Checked, levels: &Levels) -> anyhow::Result<()> {
        let Some(path) = &self.write_baseline else { return Ok(()) };
        let (name, baseline) = (path.display().to_string(), Baseline::of(checked));
        let text = baseline.write();
        output::write_file(path, text.as_bytes())?;
        let count = baseline.count();
        let findings = if count == 1 { "1 finding".into() } else { format!("{count} findings") };
        output::say(&format!("wrote {findings} to {name}\n"));
        baseline.hide(checked, (&name, &text), levels);
        Ok(())
    }
}
