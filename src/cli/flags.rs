//! `--jurisdiction`, `--set`, `--option` and `--date`, turned into what the library takes.
//!
//! In: what was typed. Out: layers of TOML, and a day. It must not judge a key or a value; the loader does, with the
//! same carets as in a file.

use crate::diagnostic::{Diagnostic, Faults, finish};
use crate::jurisdiction::schema::{self, Shape};
use crate::jurisdiction::shelf::UserLayer;
use anyhow::Context as _;
use clap::Args;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// The user's own layers.
#[derive(Debug, Clone, Args)]
pub(super) struct Layers {
    /// A file of your own with facts of the place, laid over ours; may be given more than once
    #[arg(long, value_name = "FILE", help_heading = "Facts and decisions")]
    jurisdiction: Vec<PathBuf>,
    /// One fact, such as code.chapter=9.68; may be given more than once
    #[arg(long, value_name = "KEY=VALUE", help_heading = "Facts and decisions")]
    set: Vec<String>,
    /// One decision, such as cure_days=60, or ban.cure_days=60 in another document; may be given more than once
    #[arg(long, value_name = "NAME=VALUE", help_heading = "Facts and decisions")]
    option: Vec<String>,
}

impl Layers {
    /// Whether any flag was given.
    pub(super) fn is_empty(&self) -> bool {
        self.jurisdiction.is_empty() && self.set.is_empty() && self.option.is_empty()
    }

    /// The files, to be kept from being overwritten.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.jurisdiction
    }

    /// Reads the files, then the `--set` flags as one layer with a line for each, then the `--option` flags the same.
    /// The document is the one that the decisions are for.
    ///
    /// # Errors
    /// A file that cannot be read or is no text, and every flag that is not `KEY=VALUE`.
    pub(super) fn read(&self, document: &str) -> anyhow::Result<Vec<UserLayer>> {
        let mut layers = Vec::new();
        for path in &self.jurisdiction {
            layers.push(file(path)?);
        }
        layers.extend(self.read_flags(document)?);
        Ok(layers)
    }

    /// Reads the `--set` and `--option` flags alone.
    ///
    /// # Errors
    /// Every flag that is not `KEY=VALUE`.
    pub(super) fn read_flags(&self, document: &str) -> Result<Vec<UserLayer>, Faults> {
        let (mut layers, mut faults) = (Vec::new(), Vec::new());
        for (flag, typed, line) in [
            ("--set", self.set.as_slice(), fact as fn(&str, &str, &str) -> String),
            ("--option", self.option.as_slice(), decision),
        ] {
            let mut text = String::new();
            for typed in typed {
                match pair(flag, typed) {
                    Ok((key, value)) => text.push_str(&line(document, key, value)),
                    Err(fault) => faults.push(fault),
                }
            }
            if !text.is_empty() {
                layers.push(UserLayer { name: flag.into(), text });
            }
        }
        finish(layers, faults)
    }
}

/// A file of the user’s own as a layer.
///
/// # Errors
/// A file that cannot be read or is no text.
pub(super) fn file(path: &Path) -> anyhow::Result<UserLayer> {
    let name = path.display().to_string();
    let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
    Ok(UserLayer { text: text_of(bytes, &name)?, name })
}

/// The text of a file; bytes that are no UTF-8 are a fault with their line.
///
/// # Errors
/// That fault.
pub(super) fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, Faults> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Diagnostic::error(format!("{name}:{line}: this is not UTF-8 text")).help("save the file as UTF-8")
    })?;
    // Some editors put a mark at the head of a file; it is no part of the text.
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// One `--set` as a line of TOML.
fn fact(_document: &str, key: &str, value: &str) -> String {
    if key.starts_with("options.") {
        return format!("{key} = {}\n", bare_or_quoted(value));
    }
    let words = schema::find(key).is_none_or(|key| {
        matches!(key.shape, Shape::Text | Shape::Prose | Shape::Pattern | Shape::Url | Shape::Choice(_))
    });
    let value = if words || !is_toml(value) { quoted(value) } else { value.to_owned() };
    format!("{key} = {value}\n")
}

/// One `--option` as a line of TOML; the name of another document may stand before it.
fn decision(document: &str, key: &str, value: &str) -> String {
    let name = key.strip_prefix("options.").unwrap_or(key);
    let (document, name) = name.split_once('.').unwrap_or((document, name));
    let bare =
        document.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)) && !document.is_empty();
    let document = if bare { document.to_owned() } else { serde_json::Value::from(document).to_string() };
    format!("options.{document}.{name} = {}\n", bare_or_quoted(value))
}

fn bare_or_quoted(value: &str) -> String {
    match value.parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) if value == "true" || value == "false" => value.to_owned(),
        Err(_) => quoted(value),
    }
}

fn pair<'a>(flag: &str, typed: &'a str) -> Result<(&'a str, &'a str), Diagnostic> {
    let Some((key, value)) = typed.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
        let fault = Diagnostic::error(format!("`{flag} {typed}` has no value"));
        return Err(fault.help(format!("write `{flag} {typed}=VALUE`")));
    };
    if key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c)) {
        let fault = Diagnostic::error(format!("`{key}` in `{flag}` is not the name of a key"));
        let example = if flag == "--set" { "code.chapter=9.68" } else { "cure_days=60" };
        return Err(fault.help(format!("write a name and a value, such as `{flag} {example}`")));
    }
    Ok((key, value))
}

/// Whether words are a TOML value as they stand; what is none is taken as text, for the loader to judge.
fn is_toml(value: &str) -> bool {
    !value.contains('\n') && toml::from_str::<toml::Table>(&format!("value = {value}")).is_ok()
}

/// A value as a TOML string. JSON’s escapes are a part of TOML’s.
fn quoted(value: &str) -> String {
    let already = value.starts_with(['"', '\'']) && is_toml(value);
    if already { value.to_owned() } else { serde_json::Value::from(value).to_string() }
}

/// The day of the draft: `--date`, or the day of `SOURCE_DATE_EPOCH`, or none.
///
/// # Errors
/// A date that is not one.
pub(super) fn day(typed: Option<&str>, epoch: Option<&str>) -> Result<Option<Date>, Faults> {
    if let Some(typed) = typed {
        let day = typed.parse().ok().filter(|_| typed.len() == "2026-11-24".len());
        return day.map(Some).ok_or_else(|| {
            Diagnostic::error(format!("`--date {typed}` is not a day of the calendar"))
                .help("write year, month and day, as in 2026-11-24")
                .into()
        });
    }
    let Some(epoch) = epoch else { return Ok(None) };
    let day = epoch
        .parse()
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .map(|timestamp| jiff::tz::Offset::UTC.to_datetime(timestamp).date());
    day.map(Some).ok_or_else(|| {
        Diagnostic::error(format!("SOURCE_DATE_EPOCH is `{epoch}`, which is not a number of seconds"))
            .help("unset it, or set it to seconds since 1970-01-01")
            .into()
    })
}
