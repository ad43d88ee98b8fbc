//! The text of a file that is begun.
//!
//! In: a starter, and perhaps a class. Out: the whole text. Keys are written with their whole paths, so that a line is in
//! force as soon as its `#` is gone, whatever stands around it.

use super::known::{self, quoted};
use super::{MARK, Starter};
use crate::diagnostic::Outcome;
use crate::instrument::finish;
use crate::jurisdiction::class::Class;
use crate::jurisdiction::schema::{self, Field, Key, Shape, describe};
use crate::source::Sources;
use std::fmt::Write as _;

/// Columns that a comment fills.
const WIDTH: usize = 112;

/// The text for a place, of the class that was picked.
pub(super) fn begin(starter: &Starter<'_>, class: Option<&str>, sources: &mut Sources) -> Outcome<String> {
    let picked = class.map(|class| format!("class = {}\n", quoted(class))).unwrap_or_default();
    let assembled = starter.assemble(&picked, sources)?;
    let jurisdiction = &assembled.jurisdiction;
    let place = &starter.place;
    let mut out = String::new();
    if let Some(path) = &starter.schema {
        let _ = writeln!(out, "#:schema {path}");
    }
    let county = place.county.filter(|county| *county != place.style);
    let county = county.map(|county| format!(", in {county}")).unwrap_or_default();
    let _ = writeln!(out, "# {}, {}{county}.", place.style, place.state_name());
    let _ = writeln!(out, "{MARK}\n#");
    comment(ABOUT, &mut out);
    let name = jurisdiction.text("name").unwrap_or(place.name);
    let _ = writeln!(out, "\ngeoid = {}\nname = {}\n{picked}", quoted(place.geoid), quoted(name));
    let open = starter.open_classes(jurisdiction);
    if !open.is_empty() {
        classes(&open, starter, &mut out);
    }
    let left = finish::blanks(&assembled.instrument);
    let left = left.iter().filter_map(|blank| schema::find(&blank.key));
    let (lists, lines): (Vec<&Key>, Vec<&Key>) = left.partition(|key| matches!(key.shape, Shape::Tables(_)));
    if !lines.is_empty() {
        heading(&format!("Left blank in the {}", starter.document), &mut out);
        lines.iter().for_each(|key| blank(key, &mut out));
    }
    heading("Known already: change a line only where it is wrong here", &mut out);
    known::write(jurisdiction, &mut out);
    for key in lists {
        heading(&format!("Left blank in the {}", starter.document), &mut out);
        comment(key.about, &mut out);
        list(key, &mut out);
    }
    heading("Where the facts of this file come from", &mut out);
    schema::find("source").into_iter().for_each(|key| list(key, &mut out));
    // Each part begins and ends with an empty line; two of them are one too many.
    Ok(format!("{}\n", out.replace("\n\n\n", "\n\n").trim_end()))
}

const ABOUT: &str = "A line that begins with # is not in force; without the # it is, and holds for this place alone. Every legal fact needs a [[source]] at the end that supports its key. docs/keys.md describes every key, and `draft explain` shows where a value comes from.";

fn heading(words: &str, out: &mut String) {
    let _ = writeln!(out, "\n# --- {words} ---\n");
}

/// Words as a comment, in lines.
fn comment(words: &str, out: &mut String) {
    let mut line = String::from("#");
    for word in words.split_whitespace() {
        if line.chars().count() + word.chars().count() >= WIDTH && line.len() > 1 {
            let _ = writeln!(out, "{line}");
            line.truncate(1);
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(out, "{line}");
}

/// A key to be filled in. What stands between the quotation marks until then the loader refuses.
fn blank(key: &Key, out: &mut String) {
    let shape = match key.shape {
        Shape::Text | Shape::Prose | Shape::Pattern => String::new(),
        other => format!(" It is {}.", describe(other)),
    };
    comment(&format!("{}{shape}", key.about), out);
    let _ = writeln!(out, "# {} = \"\"\n", key.path);
}

fn classes(open: &[(&str, &Class)], starter: &Starter<'_>, out: &mut String) {
    let (state, kind) = (starter.place.state_name(), starter.place.kind);
    comment(
        &format!("The law of {state} differs by class of {kind}, and the class of this one is not on file:"),
        out,
    );
    for (name, class) in open {
        comment(&format!("{name}: {}", class.about), out);
    }
    out.push_str("# class = \"\"\n");
}

/// A table of a list, each field with what it says.
fn list(key: &Key, out: &mut String) {
    let Shape::Tables(fields) = key.shape else { return };
    let _ = writeln!(out, "# [[{}]]", key.path);
    for field in fields {
        let _ = writeln!(out, "{}", self::field(field));
    }
}

fn field(field: &Field) -> String {
    let value = if matches!(field.shape, Shape::Texts) { "[]" } else { "\"\"" };
    let line = format!("# {} = {value}", field.name);
    let needed = if field.required { "" } else { "If there is one. " };
    format!("{line:24}# {needed}{}", field.about)
}
