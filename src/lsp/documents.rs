//! The documents that the editor holds open, as they are there and not as they are on disk.
//!
//! In: what the editor says of them. Out: [`Document`]s by address. It must not read them.

use super::library::Seat;
use super::positions;
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document in the editor.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// Its address.
    pub(super) uri: Uri,
    /// Its text.
    pub(super) text: Arc<str>,
    /// The editor’s count of its changes.
    pub(super) version: i32,
    /// What the editor takes it for, such as `toml`.
    pub(super) language: String,
    /// What it is to us.
    pub(super) seat: Seat,
}

impl Document {
    /// Makes changes in the order in which they were made; a change without a range is the whole text.
    pub(super) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: i32) {
        let mut text = self.text.to_string();
        for change in changes {
            match change.range {
                None => text = change.text,
                Some(range) => {
                    let start = positions::byte(&text, range.start);
                    let end = positions::byte(&text, range.end).max(start);
                    text.replace_range(start..end, &change.text);
                }
            }
        }
        self.text = text.into();
        self.version = version;
    }
}

/// The open documents that are anything to us.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<String, Document>);

impl Documents {
    pub(super) fn open(&mut self, document: Document) {
        self.0.insert(document.uri.as_str().to_owned(), document);
    }

    pub(super) fn close(&mut self, uri: &Uri) -> Option<Document> {
        self.0.remove(uri.as_str())
    }

    pub(super) fn get(&self, uri: &Uri) -> Option<&Document> {
        self.0.get(uri.as_str())
    }

    pub(super) fn get_mut(&mut self, uri: &Uri) -> Option<&mut Document> {
        self.0.get_mut(uri.as_str())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Document> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use super::super::library::Sort;
    use super::*;
    use lsp_types::{Position, Range};

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|[line, character, to_line, to_character]| Range {
            start: Position { line, character },
            end: Position { line: to_line, character: to_character },
        });
        TextDocumentContentChangeEvent { range, range_length: None, text: text.into() }
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let uri: Uri = "file:///own.toml".parse().expect("an address");
        let seat = Seat { sort: Sort::Place, root: None, name: "own.toml".into(), of_house: false };
        let language = "toml".to_owned();
        let mut document =
            Document { uri, text: "name = \"“𝔸”\"\n".into(), version: 1, language, seat };
        document.change(vec![change(Some([0, 9, 0, 11]), "b"), change(Some([0, 10, 0, 11]), "c")], 2);
        assert_eq!((&*document.text, document.version), ("name = \"“bc\"\n", 2));
        // Ends before it begins, and lies behind the end: nothing is lost and nothing breaks.
        document.change(vec![change(Some([0, 5, 0, 2]), "x"), change(Some([7, 0, 9, 9]), "y")], 3);
        assert_eq!(&*document.text, "name x= \"“bc\"\ny");
        document.change(vec![change(None, "geoid = \"1\"\n")], 4);
        assert_eq!(&*document.text, "geoid = \"1\"\n");
    }
}
