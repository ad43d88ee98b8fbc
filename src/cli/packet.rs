//! `draft packet`: every paper of a campaign for one place, with an index.
//!
//! In: flags. Out: a folder of files, all of them or none; what was noticed and what is left blank, on standard error.

use super::context::Surroundings;
use super::{Ending, draft, flags, output, place};
use crate::assemble::{House, Request};
#[cfg(feature = "build")]
use crate::delivery;
use crate::diagnostic::{Diagnostic, Faults, human};
use crate::packet::{self, Packet};
use crate::source::Sources;
use crate::write::{Layout, WRITERS, Writer};
use anyhow::{Context as _, anyhow};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft packet --city \"Oakland, CA\" -o packet
  draft packet --city \"Oakland, CA\" -o packet --format markdown --format html --date 2026-11-24
  draft packet --city \"Oakland, CA\" --archive oakland.zip --format docx
  draft packet --city \"Brookline, MA\" -o packet --jurisdiction own.toml --option faq.questions=common")]
pub(super) struct Args {
    #[command(flatten)]
    place: place::Choice,
    #[command(flatten)]
    layers: flags::Layers,
    /// The folder to write into; it is made if it is not there
    #[arg(long, short, value_name = "FOLDER", help_heading = "Packet")]
    #[cfg_attr(feature = "build", arg(required_unless_present = "archive"))]
    #[cfg_attr(not(feature = "build"), arg(required = true))]
    output: Option<PathBuf>,
    /// One ZIP archive of all papers, instead of the folder or beside it; the same papers make the same archive
    #[cfg(feature = "build")]
    #[arg(long, value_name = "FILE", help_heading = "Packet")]
    archive: Option<PathBuf>,
    /// Add SHA256SUMS, by which `sha256sum -c` checks every file
    #[cfg(feature = "build")]
    #[arg(long, help_heading = "Packet")]
    sums: bool,
    /// A format; may be given more than once. Web pages if absent
    #[arg(long, short, value_name = "FORMAT", help_heading = "Packet")]
    format: Vec<String>,
    /// Clean texts: no drafting notes, no sources, and no blank may be left
    #[arg(long = "final", help_heading = "Packet")]
    finished: bool,
    /// The day of the papers, as 2026-11-24
    #[arg(long, value_name = "DATE", help_heading = "Packet")]
    date: Option<String>,
    /// Write over files of these names that say something else
    #[arg(long, help_heading = "Packet")]
    replace: bool,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    let names = if args.format.is_empty() { vec!["html".to_owned()] } else { args.format.clone() };
    let writers = names.iter().map(|name| draft::writer(Some(name), None)).collect::<Result<Vec<_>, _>>()?;
    let request = Request {
        place: args.place.find(surroundings.color)?,
        document: String::new(),
        party: None,
        layers: args.layers.read("ban")?,
        date: flags::day(args.date.as_deref(), surroundings.source_date_epoch.as_deref())?,
        finished: args.finished,
    };
    let packet = packet::assemble(&House::default(), &request, sources)?;
    output::say(&human::render(&packet.remarks(args.finished), sources, surroundings.color));
    if request.date.is_none() {
        let mut cited: Vec<_> =
            packet.papers.iter().flat_map(|paper| paper.assembled.cited.iter().cloned()).collect();
        cited.sort_by(|one, other| one.id.cmp(&other.id));
        cited.dedup_by(|one, other| one.id == other.id);
        output::say(&human::render(&draft::stale(&cited, surroundings.today), sources, surroundings.color));
    }
    if args.finished && !packet.blanks.is_empty() {
        output::say(&human::render(&[unfilled(&packet)], sources, surroundings.color));
        return Ok(Ending::Findings);
    }
    let mut files = written(&packet, &writers, sources)?;
    #[cfg(feature = "build")]
    if args.sums {
        files.push(("SHA256SUMS".into(), sums(&files)));
    }
    files.sort();
    let mut targets = Vec::new();
    if let Some(folder) = &args.output {
        save(folder, args.replace, &files)?;
        let left = left_behind(folder, &packet, &files);
        output::say(&human::render(left.as_slice(), sources, surroundings.color));
        targets.push(folder);
    }
    #[cfg(feature = "build")]
    if let Some(target) = &args.archive {
        output::write_file(target, &archive(&request, &files)?)?;
        targets.push(target);
    }
    output::say(&summary(&packet, &targets));
    Ok(Ending::Fine)
}

/// A list of checksums of files.
#[cfg(feature = "build")]
fn sums(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let line = |(name, bytes): &(String, Vec<u8>)| delivery::sum_line(&delivery::sha256(bytes), name);
    files.iter().map(line).collect::<String>().into_bytes()
}

/// The files in one archive, below a folder with the name of the place.
#[cfg(feature = "build")]
fn archive(request: &Request, files: &[(String, Vec<u8>)]) -> anyhow::Result<Vec<u8>> {
    let folder = format!("{}-{}", request.place.address(), request.place.state.to_ascii_lowercase());
    let mut archive = delivery::Archive::new(std::io::Cursor::new(Vec::new()), delivery::LEVEL);
    for (name, bytes) in files {
        archive.add(&format!("{folder}/{name}"), bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Every file of the packet: its name and its bytes. Nothing is on the disk yet.
fn written(
    packet: &Packet,
    writers: &[&'static dyn Writer],
    sources: &mut Sources,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let layout = Layout::default();
    let mut files = Vec::new();
    for writer in writers {
        let ending = writer.extensions().first().copied().unwrap_or_default();
        let index = packet::index(packet, ending, sources);
        let index = index.iter().map(|index| ("index", index));
        let papers = packet.papers.iter().map(|paper| (paper.stem.as_str(), &paper.assembled.instrument));
        for (stem, instrument) in index.chain(papers) {
            let bytes = writer.write(instrument, &layout);
            let bytes = bytes.map_err(|fault| anyhow!("{} of {stem}: {fault}", writer.name()))?;
            files.push((format!("{stem}.{ending}"), bytes));
        }
    }
    Ok(files)
}

/// Writes the files. A file that is there and says something else may have been edited by hand, and is not lost.
fn save(folder: &Path, replace: bool, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let differs =
        |(name, bytes): &&(String, Vec<u8>)| fs::read(folder.join(name)).is_ok_and(|there| there != *bytes);
    let edited: Vec<&str> = files.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
    if !replace && !edited.is_empty() {
        let fault = Diagnostic::error(format!(
            "{} has files of these names that say something else: {}",
            folder.display(),
            edited.join(", ")
        ));
        let fault = fault.help("write into another folder, or give --replace if nobody has edited them");
        return Err(Faults::from(fault).into());
    }
    if folder.exists() && !folder.is_dir() {
        let fault = Diagnostic::error(format!("{} is a file, and a packet is a folder", folder.display()));
        return Err(Faults::from(fault.help("name another folder with -o")).into());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, bytes) in files {
        output::write_file(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// A warning of files that have the names of papers and were not written now: what an earlier packet made of other
/// decisions, or in another format. Nobody can tell whether somebody has edited them, so they stay.
fn left_behind(folder: &Path, packet: &Packet, files: &[(String, Vec<u8>)]) -> Option<Diagnostic> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut old: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| files.iter().all(|(written, _)| written != name))
        .collect();
    old.sort();
    let endings: Vec<&str> = old.iter().filter_map(|name| paper_ending(packet, name)).collect();
    // An index by itself may be anybody’s.
    let is_index = |name: &str| endings.iter().any(|ending| name == format!("index.{ending}"));
    old.retain(|name| paper_ending(packet, name).is_some() || is_index(name));
    let count = match old.len() {
        0 => return None,
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
    let folder = folder.display();
    let warning = Diagnostic::warning(format!("{folder} still has {count} as an earlier packet names them"));
    let help = "read them again or delete them: they may say something else than the papers of today";
    Some(warning.help(old.join(", ")).help(help))
}

/// The ending of a file that has the name of a paper.
fn paper_ending(packet: &Packet, name: &str) -> Option<&'static str> {
    let mut endings = WRITERS.iter().flat_map(|writer| writer.extensions()).copied();
    let stem = |ending: &str| name.strip_suffix(ending)?.strip_suffix('.');
    endings.find(|ending| stem(ending).is_some_and(|stem| packet.could_hold(stem)))
}

/// The finding that keeps final texts from being written.
fn unfilled(packet: &Packet) -> Diagnostic {
    let count = packet.blanks.len();
    let plural = if count == 1 { "blank is" } else { "blanks are" };
    let mut keys =
        String::from("fill them in a file of your own with --jurisdiction, or with --set KEY=VALUE:\n");
    list(packet, &mut keys);
    Diagnostic::error(format!("{count} {plural} left in this packet, so there is no final text yet"))
        .help(keys.trim_end().to_owned())
        .help("without --final, you get drafts in which they show")
}

fn summary(packet: &Packet, targets: &[&PathBuf]) -> String {
    let papers = match packet.papers.len() {
        1 => "1 paper".to_owned(),
        count => format!("{count} papers"),
    };
    let targets = targets.iter().map(|target| target.display().to_string()).collect::<Vec<_>>();
    let mut out = format!("{papers} and an index are in {}", targets.join(" and "));
    match packet.blanks.len() {
        0 => out.push('\n'),
        1 => out.push_str("; 1 blank is left to fill, with --set KEY=VALUE or a file with --jurisdiction:\n"),
        count => {
            let _ = writeln!(
                out,
                "; {count} blanks are left to fill, with --set KEY=VALUE or a file with --jurisdiction:"
            );
        }
    }
    list(packet, &mut out);
    for left in &packet.left_out {
        let _ = writeln!(out, "not written: {}, because {}", left.head.document, left.why);
    }
    out
}

/// The blanks of the packet, and the numbers of the papers that have each.
fn list(packet: &Packet, out: &mut String) {
    let width = packet.blanks.iter().map(|blank| blank.key.len()).max().unwrap_or(0);
    for blank in &packet.blanks {
        let mut numbers: Vec<&str> =
            blank.papers.iter().map(|stem| stem.split('-').next().unwrap_or(stem)).collect();
        numbers.dedup();
        let papers = if numbers.len() == 1 { "paper" } else { "papers" };
        let labels = blank.labels.join("; ");
        let _ = writeln!(out, "  {:width$}  [{labels}] in {papers} {}", blank.key, numbers.join(", "));
    }
}
