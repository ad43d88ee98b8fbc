//! `draft explain --state`: the law on file for a state, value by value.
//!
//! In: the layer of a state. Out: a sheet on standard output: what holds for every government, then for each kind and
//! each class, with citations and how sure each value is. It must not fold layers.

use crate::diagnostic::Diagnostic;
use crate::jurisdiction::class::Class;
use crate::jurisdiction::place::State;
use crate::jurisdiction::schema::{self, KEYS, KINDS};
use crate::jurisdiction::shelf::Shelf;
use crate::jurisdiction::stack::Course;
use crate::jurisdiction::value::Node;
use crate::source::{Origin, Sources};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Writes the sheet of a state, or the part of it below a key or table.
pub(super) fn sheet(
    state: &State,
    key: Option<&str>,
    shelf: &Shelf,
    sources: &mut Sources,
    out: &mut String,
) -> Result<(), crate::diagnostic::Faults> {
    let Some(course) = shelf.state(state.postal, sources)? else {
        return Err(Diagnostic::error(format!("there is no file for {} yet", state.name)).into());
    };
    let dates = course.layer.citations.iter().map(|citation| citation.checked);
    let checked = dates.min().map(|day| format!(", sources checked since {day}")).unwrap_or_default();
    let _ = writeln!(out, "{}: the law on file{checked}", state.name);
    let mut writer = Writer { course: &course, sources, key, cited: BTreeSet::new(), out };
    writer.table("", "Every government, unless its kind or class says otherwise");
    for kind in KINDS {
        writer.table(&format!("kind.{kind}."), &format!("A {kind}"));
    }
    for (name, class) in &course.layer.classes {
        writer.table(&format!("class.{name}."), &described(name, class));
    }
    writer.citations();
    Ok(())
}

/// A class in words: its kind, what it is, and who belongs to it.
fn described(name: &str, class: &Class) -> String {
    let members = match (class.places.len(), class.otherwise) {
        (0, true) => "every one that no other class lists".to_owned(),
        (0, false) => "a place’s file or --set class picks it".to_owned(),
        (_, true) => "those listed, and every one that no other class lists".to_owned(),
        (count, false) if count > 12 => format!("{count} of them, listed in the file"),
        (_, false) => class.places.iter().filter_map(Node::text).collect::<Vec<_>>().join("; "),
    };
    format!("A {} of class {name}: {} ({members})", class.kind, class.about)
}

struct Writer<'a> {
    course: &'a Course,
    sources: &'a Sources,
    key: Option<&'a str>,
    /// The ids of the sources that some value names.
    cited: BTreeSet<String>,
    out: &'a mut String,
}

impl Writer<'_> {
    /// Every value of one table, in the order of the key table, under its heading.
    fn table(&mut self, prefix: &str, heading: &str) {
        let mut open = false;
        for key in KEYS.iter().filter(|key| !matches!(key.path, "source" | "state" | "postal")) {
            let path = format!("{prefix}{}", key.path);
            let wanted = self.key.is_none_or(|wanted| schema::covers(wanted, key.path));
            let Some(node) = self.course.layer.values.get(&path).filter(|_| wanted) else { continue };
            if !open {
                let _ = writeln!(self.out, "\n{heading}");
                open = true;
            }
            self.value(&path, key.cited, node);
        }
    }

    fn value(&mut self, path: &str, cited: bool, node: &Node) {
        let citations = self.course.layer.citations(path);
        let sure = citations.iter().map(|citation| citation.confidence).min();
        let sure = match (sure, cited) {
            (Some(sure), _) => sure.word(),
            (None, true) => "no source",
            (None, false) => "style",
        };
        let ids: Vec<&str> = citations.iter().map(|citation| citation.id.as_str()).collect();
        let rests = if ids.is_empty() { String::new() } else { format!(": {}", ids.join(", ")) };
        self.cited.extend(ids.iter().map(|id| (*id).to_owned()));
        let place = self.sources.describe(Origin { file: self.course.file, span: node.span });
        let _ = writeln!(self.out, "  {} [{sure}{rests}]  {place}", schema::key_of(path));
        let items = node.items();
        if items.is_empty() {
            let _ = writeln!(self.out, "      {}", node.display());
        }
        for item in items {
            let _ = writeln!(self.out, "      - {}", item.display());
        }
    }

    /// The sources that were named, in the order of the file.
    fn citations(&mut self) {
        self.out.push_str("\nSources\n");
        let cited = self.course.layer.citations.iter().filter(|citation| self.cited.contains(&citation.id));
        for citation in cited {
            let _ = writeln!(
                self.out,
                "  {} [{}, checked {}]",
                citation.id,
                citation.confidence.word(),
                citation.checked
            );
            for line in [
                Some(&citation.title),
                citation.citation.as_ref(),
                citation.url.as_ref(),
                citation.note.as_ref(),
            ] {
                let _ = line.map(|line| writeln!(self.out, "      {line}"));
            }
        }
    }
}
