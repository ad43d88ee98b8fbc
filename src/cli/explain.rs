//! `draft explain`: where a value came from, how sure it is, and which value lost.
//!
//! In: a place or a state, and perhaps a key. Out: a sheet on standard output.

use super::context::Surroundings;
use super::{Ending, flags, output, place, sheet};
use crate::assemble::{House, check_documents};
use crate::diagnostic::{Diagnostic, Faults, nearest};
use crate::jurisdiction::citation::Citation;
use crate::jurisdiction::schema::{self, KEYS, Key, Shape};
use crate::jurisdiction::stack::{Course, Held, Jurisdiction, grows};
use crate::jurisdiction::value::{Node, Value};
use crate::source::{Origin, Sources};
use crate::template::decide;
use std::fmt::Write as _;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  draft explain --city \"Oakland, CA\"                            every key, one line each
  draft explain --city \"Oakland, CA\" ordinance.enacting_clause  one key, with its sources and the values that lost
  draft explain --city \"Oakland, CA\" government                 every key of a table
  draft explain --city \"Oakland, CA\" options.ban.cure_days      one decision
  draft explain --state OH                                      the law on file for a state, with its sources
  draft explain --state OH ordinance.readings                   one key of it")]
pub(super) struct Args {
    /// A key, such as ordinance.enacting_clause, or a table, such as government
    #[arg(value_name = "KEY")]
    key: Option<String>,
    #[command(flatten)]
    place: place::Choice,
    #[command(flatten)]
    layers: flags::Layers,
    /// Whose decisions are meant
    #[arg(long, value_name = "NAME", default_value = "ban", help_heading = "Facts and decisions")]
    document: String,
}

pub(super) fn run(args: &Args, surroundings: &Surroundings, sources: &mut Sources) -> anyhow::Result<Ending> {
    let house = House::default();
    if let Some(state) = args.place.whole_state().map_err(Faults::from)? {
        let mut out = String::new();
        let key = args.key.as_deref();
        if let Some(unknown_key) = key.filter(|key| schema::find(key).is_none() && !schema::is_table(key)) {
            return Err(unknown(unknown_key).into());
        }
        sheet::sheet(state, key, house.shelf(), sources, &mut out)?;
        output::print(out.as_bytes())?;
        return Ok(Ending::Fine);
    }
    let place = args.place.find(surroundings.color)?;
    let layers = args.layers.read(&args.document)?;
    let jurisdiction = house.shelf().jurisdiction(&place, &layers, sources)?;
    // A decision that a draft would refuse is refused here too, whatever key is asked for.
    check_documents(&house, &jurisdiction, sources)?;
    let head = house.catalog().document(&args.document, sources)?;
    decide::decide(&head, &jurisdiction)?;
    let mut out = String::new();
    match args.key.as_deref() {
        Some(path) if schema::find(path).is_some() => one(path, &jurisdiction, sources, &mut out),
        Some(path) if path.starts_with("options.") => {
            decision(path, &house, &jurisdiction, sources, &mut out)?
        }
        Some(path) if !schema::is_table(path) => return Err(unknown(path).into()),
        table => {
            let below = table.map(|table| format!("{table}.")).unwrap_or_default();
            let keys = KEYS.iter().filter(|key| key.path.starts_with(&below) && key.path != "source");
            keys.for_each(|key| line(key, &jurisdiction, sources, &mut out));
        }
    }
    output::print(out.as_bytes())?;
    Ok(Ending::Fine)
}

/// The fault of a key that there is not, with those that are near or end alike.
fn unknown(path: &str) -> Faults {
    let alike = KEYS.iter().map(|key| key.path).filter(|key| key.rsplit('.').next() == Some(path));
    let mut near: Vec<&str> = alike.collect();
    near.extend(nearest(path, KEYS.iter().map(|key| key.path), 3));
    let fault = Diagnostic::error(format!("there is no key `{path}`"));
    let help = match near.as_slice() {
        [] => "without a key, `draft explain` lists them all".to_owned(),
        near => format!("did you mean {}?", near.join(", ")),
    };
    fault.help(help).into()
}

/// One decision: what was decided and where, or the default.
fn decision(
    path: &str,
    house: &House,
    jurisdiction: &Jurisdiction,
    sources: &mut Sources,
    out: &mut String,
) -> Result<(), Faults> {
    let path = path.trim_start_matches("options.");
    let (document, name) = path.split_once('.').unwrap_or((path, ""));
    let head = house.catalog().document(document, sources)?;
    let decisions = decide::decide(&head, jurisdiction)?;
    let (Some(choice), Some(decided)) = (head.options.get(name), decisions.get(name)) else {
        let names = nearest(name, head.options.keys().map(String::as_str), 3).join(", ");
        let fault = Diagnostic::error(format!("the document `{document}` has no option `{name}`"));
        let fault = if names.is_empty() { fault } else { fault.help(format!("did you mean {names}?")) };
        return Err(fault.help(format!("`draft list options --document {document}` shows them all")).into());
    };
    let _ = writeln!(out, "options.{path}: {}", choice.help());
    let value = match &decided.value {
        Value::Text(words) => words.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Date(_) | Value::List(_) | Value::Table(_) => String::new(),
    };
    let set_in =
        decided.origin.map_or("nowhere; this is the default".to_owned(), |origin| sources.describe(origin));
    for (name, text) in [
        ("value", value),
        ("set in", set_in),
        ("default", choice.default_words()),
        ("choices", choice.range_words()),
    ] {
        let _ = writeln!(out, "  {name:9} {text}");
    }
    Ok(())
}

/// One key on one line: its value, how sure it is, and its place.
fn line(key: &Key, jurisdiction: &Jurisdiction, sources: &Sources, out: &mut String) {
    let _ = match jurisdiction.get(key.path) {
        Some(held) => {
            let sure = if key.cited { held.confidence().word() } else { "" };
            let value = shorten(&filled(&held, jurisdiction));
            writeln!(out, "{:34} {value}\n{:34} {}  {sure}", key.path, "", sources.describe(held.origin()))
        }
        None => writeln!(
            out,
            "{:34} {}",
            key.path,
            key.blank.map_or("-".to_owned(), |label| format!("[{label}]"))
        ),
    };
}

/// Everything known of one key.
fn one(path: &str, jurisdiction: &Jurisdiction, sources: &Sources, out: &mut String) {
    if let Some(key) = schema::find(path) {
        let _ = writeln!(out, "{path}: {}", key.about);
    }
    if grows(path) {
        return items(path, jurisdiction, sources, out);
    }
    let history = jurisdiction.history(path);
    let Some((winner, losers)) = history.split_first() else {
        let _ = writeln!(out, "  {}", absent(path, jurisdiction));
        return;
    };
    value(winner, jurisdiction, sources, out);
    for loser in losers {
        out.push_str("instead of\n");
        value(loser, jurisdiction, sources, out);
    }
}

/// The items of a list that grows from layer to layer: those that hold, each with its place and its sources.
fn items(path: &str, jurisdiction: &Jurisdiction, sources: &Sources, out: &mut String) {
    let items = jurisdiction.items(path);
    if items.is_empty() {
        let _ = writeln!(out, "  {}", absent(path, jurisdiction));
    }
    for (at, (course, node)) in items.iter().enumerate() {
        let _ = writeln!(out, "  {:9} {}", "item", node.display());
        let place = sources.describe(Origin { file: course.file, span: node.span });
        let _ = writeln!(out, "  {:9} {place} ({})", "set in", course.speaks_for);
        // Items of one layer that rest on the same sources name them once, after the last.
        let cited = support(path, course, node);
        if items.get(at + 1).map(|(course, node)| support(path, course, node)).as_ref() != Some(&cited) {
            cite(cited, out);
        }
    }
}

/// The sources of one item: the one that it names, or else those of the list.
fn support<'a>(path: &str, course: &'a Course, item: &Node) -> Vec<&'a Citation> {
    let own = item.field("source").and_then(Node::text);
    let citations = course.layer.citations(path);
    citations.into_iter().filter(|one| own.is_none_or(|own| own == one.id)).collect()
}

/// Why a key has no value: nobody supplied one, or a higher layer took it away.
fn absent(path: &str, jurisdiction: &Jurisdiction) -> String {
    let set = jurisdiction.courses().iter().find(|course| course.layer.values.contains_key(path));
    match (set, schema::find(path).map(|key| key.shape)) {
        (Some(course), _) => {
            format!(
                "set by the layer of {}, and taken away by a higher one, which unsets it or sets its parts",
                course.speaks_for
            )
        }
        (None, Some(Shape::Tables(_))) => {
            format!("nobody has supplied it; a `[[{path}]]` table in a file with --jurisdiction supplies it")
        }
        (None, _) => format!("nobody has supplied it; --set {path}=VALUE supplies it"),
    }
}

fn value(held: &Held<'_>, jurisdiction: &Jurisdiction, sources: &Sources, out: &mut String) {
    let mut row = |name: &str, text: &str| {
        let _ = writeln!(out, "  {name:9} {text}");
    };
    let written = held.node.display();
    let filled = filled(held, jurisdiction);
    if matches!(held.node.items().first(), Some(Node { value: Value::Table(_), .. })) {
        let items = held.node.items().iter().map(|item| jurisdiction.filled(held.path, &item.display()));
        items.for_each(|item| row("item", &item));
    } else {
        row("value", &filled);
        if written != filled {
            row("written", &written);
        }
    }
    row("set in", &format!("{} ({})", sources.describe(held.origin()), held.course.speaks_for));
    let citations = held.citations();
    if citations.is_empty() && schema::find(schema::key_of(held.path)).is_some_and(|key| key.cited) {
        row("source", "none named");
    }
    cite(citations, out);
}

/// The rows of some sources.
fn cite<'a>(citations: impl IntoIterator<Item = &'a Citation>, out: &mut String) {
    let mut row = |name: &str, text: &str| {
        let _ = writeln!(out, "  {name:9} {text}");
    };
    for citation in citations {
        row("source", &citation.title);
        if let Some(law) = &citation.citation {
            row("citation", law);
        }
        if let Some(url) = &citation.url {
            row("read at", url);
        }
        row("checked", &format!("{} ({})", citation.checked, citation.confidence.word()));
        if let Some(note) = &citation.note {
            row("note", note);
        }
    }
}

/// A value with its placeholders filled.
fn filled(held: &Held<'_>, jurisdiction: &Jurisdiction) -> String {
    let pattern = schema::find(schema::key_of(held.path)).is_some_and(|key| key.shape == Shape::Pattern);
    if pattern || !matches!(held.node.value, Value::Text(_) | Value::List(_)) {
        return held.node.display();
    }
    jurisdiction.filled(held.path, &held.node.display())
}

fn shorten(text: &str) -> String {
    const MOST: usize = 90;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST - 1).collect();
    short.push('…');
    short
}
