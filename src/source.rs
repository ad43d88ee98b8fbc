//! Where every text came from.
//!
//! In: the texts that are read (layers, templates, flags) or rendered (Markdown). Out: small handles to a file and a
//! byte range in it, and the line and column a person would look for. It knows no format and no law.

use std::borrow::Cow;

/// A handle to one text held in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A half-open range of bytes in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte of the range.
    pub start: usize,
    /// One past the last byte of the range.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A place in one of the texts: which file, and which bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The text the range is in.
    pub file: FileId,
    /// The bytes of that text.
    pub span: Span,
}

/// A line and a column as an editor counts them: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1, in characters.
    pub column: usize,
}

#[derive(Debug, Clone)]
struct SourceFile {
    name: String,
    text: Cow<'static, str>,
}

/// Every text that was read or rendered on the way to one instrument.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text under the name a person knows it by, and returns its handle.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        // A name is shown on terminals; what would steer one is not.
        let name = name.into().chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        self.files.push(SourceFile { name, text: text.into() });
        id
    }

    /// The name of a text, as it is shown in a message.
    pub fn name(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.name)
    }

    /// The whole of a text.
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.text)
    }

    /// Every text with its name, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|file| (file.name.as_str(), &*file.text))
    }

    /// The handle of the text that goes by `name`, if it was read.
    pub fn find(&self, name: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.name == name)?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The handle of the text that goes by `name` and says `text`: each paper has a rendered text of one name.
    pub fn find_same(&self, name: &str, text: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.name == name && file.text == text)?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The line and column at which an origin starts.
    pub fn position(&self, origin: Origin) -> Position {
        let text = self.text(origin.file);
        let before = text.get(..origin.span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// `file:line:column` of an origin, as compilers print it.
    pub fn describe(&self, origin: Origin) -> String {
        let Position { line, column } = self.position(origin);
        format!("{}:{line}:{column}", self.name(origin.file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("ca/montréal.toml", "name = \"é\" x\nsecond");
        let at = |start| sources.position(Origin { file, span: Span { start, end: start } });
        assert_eq!(at(12), Position { line: 1, column: 12 });
        assert_eq!(at(14), Position { line: 2, column: 1 });
    }
}
