//! What paragraphs are parts of: sections, lists, tables, notes, in the order of reading.
//!
//! In: nothing; the flow makes a list of [`Mark`]s as it lays the tree out. Out: a nesting that a format with tags can
//! follow, so that whoever listens to the paper hears its structure. It must not know where anything stands.

use crate::instrument::NoteKind;

/// One step of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An element begins.
    Open(Element),
    /// The element that began last and has not ended ends.
    Close,
    /// A paragraph, as a place in [`super::Pages::paragraphs`].
    Paragraph(usize),
    /// A line to write on, as a place in [`super::Pages::pieces`].
    HandRule(usize),
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// The long title of the paper.
    Title,
    /// The recitals; they have no heading on paper.
    Recitals,
    /// How it is adopted and signed; it has no heading on paper.
    Adoption,
    /// A section.
    Section {
        /// The id that cross-references use.
        id: String,
        /// The level of its heading, where that is the label of its first paragraph and nothing else.
        run_in: Option<u16>,
    },
    /// The heading of a section; 1 is that of the paper.
    Heading(u16),
    /// A list whose items have numbers or bullets.
    List {
        /// Whether they have numbers.
        numbered: bool,
    },
    /// An item of a list, with the id that cross-references use.
    Item(Option<String>),
    /// A definition.
    Definition,
    /// A note to the drafter.
    Note(NoteKind),
    /// A table.
    Table,
    /// The head of a table.
    HeadRow,
    /// A row of a table.
    Row,
    /// A cell of the row.
    Cell,
    /// A caption, a line to sign on, and who signs.
    Signature,
    /// A footnote, by its number.
    Footnote(u32),
}
