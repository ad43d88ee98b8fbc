//! The names of files: a pattern with placeholders, and what fills them.
//!
//! In: a pattern such as `{state}/{place}/{paper}.{extension}`, and a paper. Out: a path below the folder, with slashes,
//! that every disk takes; or why the pattern cannot be used. It must not know which files there are.
//!
//! Which names Windows refuses: Microsoft, "Naming Files, Paths, and Namespaces".

use crate::diagnostic::{Diagnostic, nearest};
use crate::jurisdiction::place::Place;
use crate::write::Writer;

/// What may stand between braces.
const PLACEHOLDERS: &[&str] =
    &["state", "place", "geoid", "kind", "document", "paper", "format", "extension"];

/// Names that Windows keeps for devices, with any ending and in any case; `com1` to `lpt9` besides.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Characters that no name may have on some disk, besides control characters.
const REFUSED: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];

/// The longest name of a folder or file, in bytes; most disks take 255.
const LONGEST: usize = 200;

/// A pattern for the names of files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Placeholder(&'static str),
}

/// What a name is made of.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    /// The place.
    pub(super) place: &'a Place,
    /// Its name among the places of its state ([`Place::address`]).
    pub(super) address: &'a str,
    /// The document.
    pub(super) document: &'a str,
    /// The document, and whom it is for.
    pub(super) paper: &'a str,
    /// The format.
    pub(super) writer: &'static dyn Writer,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A placeholder that there is not; a path that leads out of the folder or that some disk refuses; a pattern that
    /// would give two papers one name.
    pub(super) fn read(words: &str) -> Result<Self, Diagnostic> {
        let mut pieces = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(|| {
                Diagnostic::error("a `{` in this pattern is not closed").help("write `{place}`, for one")
            })?;
            let known = PLACEHOLDERS.iter().find(|known| **known == name).ok_or_else(|| unknown(name))?;
            pieces.push(Piece::Words(before.to_owned()));
            pieces.push(Piece::Placeholder(known));
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        let pattern = Self { pieces };
        pattern.check_path()?;
        pattern.check_apart()?;
        Ok(pattern)
    }

    /// The name of a paper's file, below the folder.
    pub(super) fn path(&self, named: &Named<'_>) -> String {
        let mut path = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => path.push_str(words),
                Piece::Placeholder("state") => path.push_str(&named.place.state.to_ascii_lowercase()),
                Piece::Placeholder("place") => path.push_str(named.address),
                Piece::Placeholder("geoid") => path.push_str(named.place.geoid),
                Piece::Placeholder("kind") => path.push_str(named.place.kind),
                Piece::Placeholder("document") => path.push_str(named.document),
                Piece::Placeholder("paper") => path.push_str(named.paper),
                Piece::Placeholder("format") => path.push_str(named.writer.name()),
                Piece::Placeholder(_) => path.push_str(named.writer.extensions().first().unwrap_or(&"out")),
            }
        }
        let names: Vec<String> = path.split('/').map(harmless).collect();
        names.join("/")
    }

    /// The pattern as it was written.
    pub(super) fn words(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Placeholder(name) => format!("{{{name}}}"),
        };
        self.pieces.iter().map(piece).collect()
    }

    fn has(&self, name: &str) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Placeholder(known) if *known == name))
    }

    /// The path must stay in the folder, and be one that every disk takes.
    fn check_path(&self) -> Result<(), Diagnostic> {
        let words = self.words();
        let refuse = |why: &str, help: &str| Err(Diagnostic::error(why).help(help));
        for name in words.split('/') {
            if name.is_empty() || name == "." || name == ".." {
                let help =
                    "write names parted by single slashes, such as `{state}/{place}/{paper}.{extension}`";
                return refuse("a path must lead down from the folder", help);
            }
            if name.starts_with('.') {
                return refuse("a name that begins with a dot is hidden", "write the name without the dot");
            }
            if name.ends_with(['.', ' ']) || name.starts_with(' ') {
                return refuse("Windows takes no name that ends with a dot or a space", "leave it out");
            }
        }
        let bad = words.chars().find(|c| c.is_control() || REFUSED.contains(c) || !c.is_ascii());
        if let Some(bad) = bad {
            let why = format!("`{}` cannot stand in the name of a file on every disk", bad.escape_default());
            return refuse(&why, "write letters, digits, `-`, `_`, `.` and `/`");
        }
        Ok(())
    }

    /// Two papers must have two names.
    fn check_apart(&self) -> Result<(), Diagnostic> {
        let refuse = |why: &str, help: &str| Err(Diagnostic::error(why).help(help));
        let names_place = self.has("geoid") || (self.has("state") && self.has("place"));
        if !names_place {
            return refuse(
                "two places would have files of one name",
                "write `{state}` and `{place}`, or `{geoid}`",
            );
        }
        if !self.has("paper") {
            return refuse("two papers of one place would have one name", "write `{paper}`");
        }
        if !self.words().ends_with(".{extension}") {
            return refuse("a name must end as its format does", "write `.{extension}` at the end");
        }
        Ok(())
    }
}

fn unknown(name: &str) -> Diagnostic {
    let fault = Diagnostic::error(format!("there is no placeholder `{{{name}}}`"));
    match nearest(name, PLACEHOLDERS.iter().copied(), 1).first() {
        Some(near) => fault.help(format!("did you mean `{{{near}}}`?")),
        None => {
            let all: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("`{{{name}}}`")).collect();
            fault.help(format!("placeholders: {}", all.join(", ")))
        }
    }
}

/// A name that every disk takes: none that Windows keeps for a device, and none that is too long.
fn harmless(name: &str) -> String {
    let (stem, ending) = name.split_once('.').map_or((name, ""), |(stem, _)| (stem, &name[stem.len()..]));
    let stem = stem.get(..LONGEST.saturating_sub(ending.len())).unwrap_or(stem);
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let device = DEVICES.contains(&stem) || numbered("com") || numbered("lpt");
    format!("{stem}{}{ending}", if device { "_" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::place;
    use crate::write::by_name;
    use std::collections::BTreeSet;

    fn path(pattern: &str, geoid: &str, paper: &str) -> String {
        let place = place::by_geoid(geoid).expect("a place");
        let named = Named {
            address: &place.address(),
            place: &place,
            document: "ban",
            paper,
            writer: by_name("plain").expect("a format"),
        };
        Pattern::read(pattern).expect("a pattern").path(&named)
    }

    #[test]
    fn a_pattern_is_filled() {
        let all = "x/{state}-{kind}/{geoid}_{place}/{document}/{paper}.{format}.{extension}";
        assert_eq!(path(all, "0653000", "ban-2"), "x/ca-city/0653000_oakland/ban/ban-2.plain.plain.txt");
    }

    #[test]
    fn patterns_that_cannot_be() {
        for (pattern, why) in [
            ("{state}/{plase}/{paper}.{extension}", "there is no placeholder `{plase}`"),
            ("{state}/{place", "is not closed"),
            ("../{geoid}/{paper}.{extension}", "must lead down"),
            ("/{geoid}/{paper}.{extension}", "must lead down"),
            ("{geoid}//{paper}.{extension}", "must lead down"),
            ("C:/{geoid}/{paper}.{extension}", "`:` cannot stand"),
            ("a\\{geoid}-{paper}.{extension}", "`\\\\` cannot stand"),
            ("é/{geoid}-{paper}.{extension}", "`\\u{e9}` cannot stand"),
            (".x/{geoid}-{paper}.{extension}", "hidden"),
            ("x./{geoid}-{paper}.{extension}", "Windows takes no name"),
            ("{place}/{paper}.{extension}", "two places"),
            ("{geoid}/{document}.{extension}", "two papers"),
            ("{geoid}/{paper}", "must end as its format does"),
        ] {
            let fault = Pattern::read(pattern).expect_err(pattern);
            assert!(fault.message.contains(why), "{pattern}: {}", fault.message);
            assert!(!fault.help.is_empty(), "{pattern}");
        }
    }

    #[test]
    fn no_name_is_one_that_a_disk_refuses() {
        assert_eq!(harmless("con"), "con_");
        assert_eq!(harmless("nul.plain.txt"), "nul_.plain.txt");
        assert_eq!(harmless("com7"), "com7_");
        assert_eq!(harmless("console"), "console");
        assert_eq!(harmless(&"x".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn every_place_of_the_country_has_a_name_of_its_own() {
        let pattern = Pattern::read(super::super::manifest::PATTERN).expect("a pattern");
        let writer = by_name("html").expect("a format");
        let mut seen = BTreeSet::new();
        for place in place::all() {
            let address = place.address();
            let named = Named { place: &place, address: &address, document: "ban", paper: "ban", writer };
            let path = pattern.path(&named);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./".contains(c);
            assert!(path.chars().all(plain), "{path}");
            assert!(path.split('/').count() == 3 && path.split('/').all(|name| !name.is_empty()), "{path}");
            // Made lower by the pattern, so that a disk without cases keeps them apart.
            assert!(seen.insert(path.to_lowercase()), "{path} stands twice");
        }
    }
}
