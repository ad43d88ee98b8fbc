//! The head of a template: what it is, which forms it takes, and the decisions a place makes in it.
//!
//! In: the text of a template. Out: its front matter, and the same text with the front matter blanked out so that
//! every byte keeps its place. It must not render.

use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{FileId, Origin, Span};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

const FENCE: &str = "+++\n";

/// The front matter of a document: the file `templates/<name>/<name>.md`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentHead {
    /// Its name, that of its folder.
    pub document: String,
    /// The version of its text, counted from 1.
    pub version: u32,
    /// What it is, as a heading in a list.
    pub title: String,
    /// Its place among the papers of a packet, counted from 1.
    pub order: u32,
    /// The subject as the long title states it, after what the form says of the code; empty for what is no law.
    #[serde(default)]
    pub subject: String,
    /// The subject of a resolution, which makes no law.
    #[serde(default)]
    pub resolving: String,
    /// The same subject as it follows `in relation to`.
    #[serde(default)]
    pub relating: String,
    /// The short title by which it may be cited, without the name of the form.
    pub short_title: String,
    /// The heading of the unit that it adds to a code.
    #[serde(default)]
    pub heading: String,
    /// What it does, in a sentence.
    pub about: String,
    /// Who it is for.
    pub audience: String,
    /// Whether it is written for anybody to read, so that `draft check` holds it to a reading grade.
    #[serde(default)]
    pub public: bool,
    /// The forms it can take. One form alone is its form everywhere; of several, the jurisdiction’s `ordinance.form`
    /// decides.
    pub forms: Vec<String>,
    /// What it is written once for, where it is not once for the place.
    #[serde(default)]
    pub each: Option<Each>,
    /// The keys without which it cannot be written for a place.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The documents whose parts it includes; their options are its own too, and so are a place’s decisions on them.
    #[serde(default)]
    pub uses: Vec<String>,
    /// What changed from version to version; the newest entry is of `version`.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub history: Vec<Change>,
    /// The decisions that a place makes in it.
    #[serde(default)]
    pub options: BTreeMap<String, Choice>,
}

/// A version of a document and what is new in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The version that it tells of.
    pub version: u32,
    /// The day on which that version was published.
    #[serde(deserialize_with = "super::history::day")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// What is new in it, in a sentence for somebody who has the version before.
    pub what: String,
}

/// What a document is written once for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// Each `[[partnership]]` that has not ended.
    Partnership,
    /// Each company that a `[[partnership]]` names.
    Company,
}

/// The front matter of a form: the file `templates/forms/<name>.md`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormHead {
    /// Its name, that of its file.
    pub form: String,
    /// What it is, as a heading in a list.
    pub title: String,
    /// When a body uses it, in a sentence.
    pub about: String,
    /// Whether code sections stand inside sections of the paper, or all run on in one series, or have no numbers.
    pub sections: Sections,
}

/// How a form arranges its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sections {
    /// Code sections inside sections of the paper.
    Nested,
    /// One series, numbered as the code numbers.
    Single,
    /// One series, numbered as the paper numbers; it enters no code.
    Flat,
    /// Headings without numbers, as in a letter or a memorandum.
    Plain,
}

/// A decision that a place makes in a document.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub enum Choice {
    /// One of a few words.
    Choice {
        /// The words.
        choices: Vec<String>,
        /// What each word means.
        #[serde(default)]
        choice_help: BTreeMap<String, String>,
        /// The word that holds until a place decides otherwise.
        default: String,
        /// What is decided, in a line.
        help: String,
        /// Why a place would decide one way or another.
        note: String,
    },
    /// A whole number.
    Integer {
        /// The least it can be.
        min: i64,
        /// The most it can be.
        max: i64,
        /// What it counts: `days`, `dollars`.
        unit: String,
        /// The number that holds until a place decides otherwise.
        default: i64,
        /// What is decided, in a line.
        help: String,
        /// Why a place would decide one way or another.
        note: String,
    },
    /// Yes or no.
    Boolean {
        /// What holds until a place decides otherwise.
        default: bool,
        /// What is decided, in a line.
        help: String,
        /// Why a place would decide one way or another.
        note: String,
    },
    /// A day of the year, such as `March 1`.
    Day {
        /// The day that holds until a place decides otherwise.
        default: String,
        /// What is decided, in a line.
        help: String,
        /// Why a place would decide one way or another.
        note: String,
    },
    /// Words of the place’s own.
    Text {
        /// The words that hold until a place decides otherwise.
        default: String,
        /// What is decided, in a line.
        help: String,
        /// Why a place would decide one way or another.
        note: String,
    },
}

impl Choice {
    /// What is decided, in a line.
    pub fn help(&self) -> &str {
        match self {
            Self::Choice { help, .. }
            | Self::Integer { help, .. }
            | Self::Boolean { help, .. }
            | Self::Day { help, .. }
            | Self::Text { help, .. } => help,
        }
    }

    /// Why a place would decide one way or another.
    pub fn note(&self) -> &str {
        match self {
            Self::Choice { note, .. }
            | Self::Integer { note, .. }
            | Self::Boolean { note, .. }
            | Self::Day { note, .. }
            | Self::Text { note, .. } => note,
        }
    }

    /// What holds until a place decides otherwise, as it would be written on the command line.
    pub fn default_words(&self) -> String {
        match self {
            Self::Choice { default, .. } | Self::Day { default, .. } | Self::Text { default, .. } => {
                default.clone()
            }
            Self::Integer { default, .. } => default.to_string(),
            Self::Boolean { default, .. } => default.to_string(),
        }
    }

    /// What a word of it means, where the template says.
    pub fn meaning(&self, word: &str) -> Option<&str> {
        match self {
            Self::Choice { choice_help, .. } => choice_help.get(word).map(String::as_str),
            _ => None,
        }
    }

    /// What it may be, in words.
    pub fn range_words(&self) -> String {
        match self {
            Self::Choice { choices, .. } => choices.join(" | "),
            Self::Integer { min, max, unit, .. } => format!("{min} to {max} {unit}"),
            Self::Boolean { .. } => "true | false".into(),
            Self::Day { .. } => "a day such as March 1".into(),
            Self::Text { .. } => "text".into(),
        }
    }
}

/// A template split into its head and a body in which every byte keeps its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split<'a> {
    /// The TOML between the fences.
    pub head: &'a str,
    /// Where the head begins in the file.
    pub offset: usize,
    /// The file with its head turned into a remark that renders to nothing.
    pub body: String,
}

/// Splits a template at its fences; a template without front matter gives nothing.
pub fn split(text: &str) -> Option<Split<'_>> {
    let after = text.strip_prefix(FENCE)?;
    let length = after.find(&format!("\n{FENCE}"))?;
    let head = &after[..=length];
    let end = FENCE.len() + length + 1 + FENCE.len();
    // The remark's delimiters take the place of the fences; the lines stay, so that positions do.
    let mut body = String::with_capacity(text.len());
    body.push_str("<! \n");
    for character in head.chars() {
        match character {
            '\n' => body.push('\n'),
            other => body.extend(std::iter::repeat_n(' ', other.len_utf8())),
        }
    }
    body.push_str(" ->\n");
    body.push_str(&text[end..]);
    Some(Split { head, offset: FENCE.len(), body })
}

/// Reads the front matter of a document, and holds its history against its version.
///
/// # Errors
/// As [`read`]; a history that does not end with the version.
pub fn document(text: &str, file: FileId) -> Outcome<DocumentHead> {
    let (head, _) = read(text, file)?;
    let split = split(text).map_or(("", 0), |split| (split.head, split.offset));
    super::history::check(&head, split.0, split.1, file)?;
    Ok(head)
}

/// Reads the front matter of a template.
///
/// # Errors
/// Front matter that is missing, is not TOML, or has a key that is unknown or of the wrong type.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str, file: FileId) -> Outcome<(T, String)> {
    let Some(split) = split(text) else {
        let origin = Origin { file, span: Span { start: 0, end: 0 } };
        return Err(Diagnostic::error("this template has no front matter")
            .rule("broken-template")
            .at(origin, "expected `+++`")
            .help("begin the file with TOML between two lines of `+++`")
            .into());
    };
    match toml::from_str(split.head) {
        Ok(head) => Ok((head, split.body)),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let span = Span { start: span.start + split.offset, end: span.end + split.offset };
            Err(Diagnostic::error("this front matter cannot be read")
                .rule("broken-template")
                .at(Origin { file, span }, error.message().to_owned())
                .into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_the_body_keeps_its_place() {
        let text = "+++\ntitle = \"Señor\"\n+++\nBody\n";
        let split = split(text).expect("front matter");
        assert_eq!(split.head, "title = \"Señor\"\n");
        assert_eq!(split.body.len(), text.len());
        assert_eq!(split.body.find("Body"), text.find("Body"));
    }
}
