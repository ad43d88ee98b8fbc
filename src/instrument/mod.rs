//! The instrument: the paper as a tree, whatever its form.
//!
//! In: rendered legal Markdown, through [`parse`], then the passes [`number`], [`term`] and [`mod@reference`].
//! Out: a finished tree, the only thing that writers see. It must not know jurisdictions, templates or formats:
//! a value filled in from data is a [`Inline::Value`] with the name of its key, and nothing more.

pub mod caution;
pub mod finish;
pub mod mark;
pub mod number;
pub mod parse;
pub mod plain;
pub mod reference;
pub mod term;
pub mod walk;

use crate::source::Origin;
use schemars::JsonSchema;
use serde::Serialize;

/// One legal instrument, ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Instrument {
    /// What the paper is and whose.
    pub identity: Identity,
    /// The page it is set on, for formats that have pages.
    pub paper: Paper,
    /// The parts of the paper in the order in which they stand.
    pub parts: Vec<Part>,
    /// The sources of the facts it recites, in the order of their first mention.
    pub footnotes: Vec<Footnote>,
}

/// What an instrument is, whose, and from which model: the facts about the paper rather than in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Identity {
    /// Name of the document in `templates/`, such as `ban`.
    pub document: String,
    /// Version of the model text, counted from 1.
    #[schemars(range(min = 1))]
    pub version: u32,
    /// The form it takes: `ordinance`, `by-law`, `local-law`…
    pub form: String,
    /// What this body calls such a paper, in its own words: `ordinance`, `local law`, `by-law`.
    pub noun: String,
    /// The government's formal style, such as `City of Oakland`.
    pub government: String,
    /// The body that would adopt it, such as `City Council`.
    pub body: String,
    /// The state's name, such as `California`.
    pub state: String,
    /// The state's two letters, such as `CA`.
    pub state_code: String,
    /// A short name of the place that no other government of its state has, for addresses: `oakland`.
    pub place: String,
    /// Census identifier of the place.
    pub geoid: String,
    /// A short title of the paper as plain text, for title bars and running heads.
    pub short_title: String,
    /// Language of the text as an IETF tag, such as `en-US`.
    pub language: String,
    /// Date of the draft as `YYYY-MM-DD`, when one was given.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub date: Option<String>,
    /// Which of several papers from one document it is: the partnership or company that it is written for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// When it was adopted and under which number, once it is law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enactment: Option<Enactment>,
    /// Whether this is a clean text for adoption; a draft shows its notes, sources and status.
    pub finished: bool,
}

/// The adoption of a law or resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Enactment {
    /// The day on which it was adopted, as `YYYY-MM-DD`.
    pub date: String,
    /// The number that it was given, without any word: `13815`.
    pub number: String,
}

impl Identity {
    /// Whether it is law or a resolution, which a body adopts, and no letter, memorandum, handout, worksheet or index.
    pub fn is_adopted(&self) -> bool {
        !matches!(self.form.as_str(), "letter" | "memorandum" | "handout" | "worksheet" | "index")
    }

    /// Whether the government itself speaks in it: a letter or a handout may be a campaign's.
    pub fn is_official(&self) -> bool {
        !matches!(self.form.as_str(), "letter" | "handout")
    }

    /// Whether what stands above its title is an address, as in a letter, and no line that names the paper.
    pub fn is_addressed(&self) -> bool {
        matches!(self.form.as_str(), "letter" | "memorandum")
    }
}

/// The page that a body prints its papers on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Paper {
    /// Size of the sheet.
    pub size: PaperSize,
    /// Whether the body numbers the lines of its papers.
    pub line_numbers: bool,
}

/// A size of sheet used by American councils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PaperSize {
    /// 8.5 by 11 inches.
    Letter,
    /// 8.5 by 14 inches.
    Legal,
}

/// One part of an instrument. Names follow the drafting manuals and Akoma Ntoso 3.0.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(tag = "part", content = "content", rename_all = "snake_case")]
pub enum Part {
    /// What stands above the title: the file number, the sponsor, the approval as to form.
    Masthead(Vec<Block>),
    /// The long title, which names the subject.
    Title(Vec<Inline>),
    /// The recitals: facts and reasons, not operative.
    Recitals(Vec<Recital>),
    /// The formula after which the law begins.
    Enacting(Vec<Block>),
    /// The operative sections.
    Body(Vec<Section>),
    /// Words that close the text after the last section, such as a warrant article's.
    Closing(Vec<Block>),
    /// How it was adopted: vote, signatures, attestation.
    Adoption(Vec<Block>),
}

/// One recital, or one numbered finding where the body uses findings.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Recital {
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A bill section of the instrument, or a code section inside one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Section {
    /// The name that cross-references use.
    pub id: String,
    /// Whether it is a section of the paper itself or of the code that it adds to, or a mere heading.
    pub kind: SectionKind,
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// Its heading, without the number; may be empty.
    pub heading: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// The code sections inside a bill section.
    pub sections: Vec<Section>,
    /// Where the heading stands in the rendered Markdown.
    #[serde(skip)]
    pub origin: Origin,
}

/// The kinds of section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// `SECTION 1.` of the instrument.
    Bill,
    /// `9.67.010` in the code.
    Code,
    /// A heading of a paper that is no law; it has no number.
    Plain,
}

/// A number as it is printed and as it is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Number {
    /// The mark before the text: `SECTION 1.`, `9.67.010`, `(a)`.
    pub label: String,
    /// The whole number as a cross-reference writes it: `Section 9.67.020(b)`.
    pub cite: String,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        inlines: Vec<Inline>,
        /// Where it stands in the rendered Markdown.
        #[serde(skip)]
        origin: Origin,
    },
    /// A clause that fixes the meaning of a term.
    Definition(Definition),
    /// Lettered or numbered subdivisions of a section.
    Subdivisions {
        /// The subdivisions in order.
        items: Vec<Subdivision>,
    },
    /// A list whose items have no numbers.
    List {
        /// The items in order.
        items: Vec<Vec<Block>>,
    },
    /// A table with one header row.
    Table(Table),
    /// A note to the drafter, never part of the law.
    DraftingNote {
        /// What sort of note it is.
        kind: NoteKind,
        /// The text of the note.
        blocks: Vec<Block>,
    },
    /// A line for somebody to sign.
    Signature(Signature),
}

/// The two sorts of note to the drafter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Advice on the draft; a final text has none.
    Advice,
    /// A value in the text that nobody has confirmed; it stays until somebody does.
    Caution,
}

/// A clause that fixes the meaning of one defined term.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Definition {
    /// The term as it is defined, without quotation marks.
    pub term: String,
    /// Its letter, where the body letters its definitions.
    pub number: Option<Number>,
    /// The whole clause, beginning with the term.
    pub blocks: Vec<Block>,
    /// Where it stands in the rendered Markdown.
    #[serde(skip)]
    pub origin: Origin,
}

/// One subdivision of a section, at any depth.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Subdivision {
    /// The name that cross-references use, where it has one.
    pub id: Option<String>,
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// Its text; deeper subdivisions are blocks of it.
    pub blocks: Vec<Block>,
    /// Where it stands in the rendered Markdown.
    #[serde(skip)]
    pub origin: Origin,
}

/// A table with one header row; every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Table {
    /// The header cells.
    pub head: Vec<Vec<Inline>>,
    /// The rows of cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A line for somebody to sign.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Signature {
    /// What the signature does, such as `Attest`.
    pub caption: Vec<Inline>,
    /// Who signs: the office, on one or more lines.
    pub lines: Vec<Vec<Inline>>,
}

/// One run of text inside a block.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    /// Words of the model.
    Text {
        /// The words.
        text: String,
    },
    /// Words that came from a jurisdiction's data.
    Value {
        /// The words.
        text: String,
        /// The key they fill, such as `government.body`.
        key: String,
    },
    /// A value nobody has supplied yet.
    Blank {
        /// What belongs here, in words, without brackets.
        label: String,
        /// The key that fills it; empty for what is written in by hand at adoption.
        key: String,
    },
    /// Emphasised text.
    Emphasis {
        /// The text inside.
        inlines: Vec<Inline>,
    },
    /// Strong text.
    Strong {
        /// The text inside.
        inlines: Vec<Inline>,
    },
    /// The term at the place that defines it, with its quotation marks.
    Term {
        /// The term, without quotation marks.
        term: String,
    },
    /// A cross-reference to a section or subdivision of the same paper.
    Reference {
        /// The id it points at.
        target: String,
        /// Its text, such as `Section 9.67.020(b)`.
        text: String,
        /// Where it stands in the rendered Markdown.
        #[serde(skip)]
        origin: Origin,
    },
    /// The mark of a footnote.
    FootnoteMark {
        /// The number of the footnote among those of the paper.
        #[schemars(range(min = 1))]
        number: u32,
    },
    /// A link to somewhere else.
    Link {
        /// Where it leads.
        href: String,
        /// The text inside.
        inlines: Vec<Inline>,
    },
    /// A line break that the text needs.
    Break,
}

/// The source of a fact that is recited.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Footnote {
    /// Its number, from 1 in the order of first mention.
    #[schemars(range(min = 1))]
    pub number: u32,
    /// Its text.
    pub blocks: Vec<Block>,
}
