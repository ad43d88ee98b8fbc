//! Definition: where what stands under the cursor was written.
//!
//! In: a view of a document, a byte in it, and the folders of the workspace. Out: places in files that are there. What only
//! the binary holds has no place.

use super::hover::placeholder;
use super::library::Sort;
use super::meaning::{Meaning, meaning};
use super::outline::{Item, Pair, Spot, outline, spot};
use super::tags::{self, Role};
use super::view::View;
use super::{address, positions};
use crate::jurisdiction::schema;
use crate::source::{Origin, Span};
use lsp_types::{Location, Range};
use std::path::PathBuf;

/// The places for a byte, the one that holds first.
pub(super) fn definition(view: &View<'_>, at: usize, folders: &[PathBuf]) -> Vec<Location> {
    let finder = Finder { view, folders };
    let found = match view.document.seat.sort {
        Sort::Place | Sort::Area => finder.jurisdiction(at),
        Sort::Template => finder.template(at),
        Sort::Ledger | Sort::Stranger => None,
    };
    found.unwrap_or_default()
}

struct Finder<'v, 'a> {
    view: &'v View<'a>,
    folders: &'v [PathBuf],
}

impl Finder<'_, '_> {
    fn jurisdiction(&self, at: usize) -> Option<Vec<Location>> {
        let text = &self.view.document.text;
        let items = outline(text);
        match spot(&items, text, at) {
            Spot::Key { pair: Some(pair), .. } | Spot::Value { pair, words: None } => self.pair(pair),
            Spot::Value { pair, words: Some(words) } => {
                if let Some((key, _)) = placeholder(text, &words.inner, at) {
                    return Some(self.key(key.path, None));
                }
                let word = text.get(words.inner.clone())?;
                match pair.path().as_str() {
                    "partnership.source" | "evidence.source" => self.source(&items, word),
                    "unset" => Some(self.key(word, None)),
                    "source.supports" => items.iter().find_map(|item| match item {
                        Item::Pair(pair) if pair.path() == word => Some(vec![self.here(&pair.key_span)]),
                        Item::Header(header) if header.path == word => Some(vec![self.here(&header.span)]),
                        _ => None,
                    }),
                    "class" => Some(self.class(word)),
                    _ => self.pair(pair),
                }
            }
            Spot::Header(_) | Spot::Key { pair: None, .. } | Spot::Comment(_) => None,
        }
    }

    fn template(&self, at: usize) -> Option<Vec<Location>> {
        let text = &self.view.document.text;
        match tags::spot(text, at) {
            tags::Spot::Name(span) => {
                let name = text.get(span)?;
                match name.strip_prefix("options.") {
                    Some(option) => self.option(None, option),
                    None => Some(self.key(name, None)),
                }
            }
            tags::Spot::Words { inner, role } => {
                let words = text.get(inner)?;
                match role {
                    Role::Template if words == "form.md" => {
                        let forms = schema::FORMS.iter().map(|form| format!("templates/forms/{form}.md"));
                        Some(forms.filter_map(|form| self.start_of(&form)).collect())
                    }
                    Role::Template => {
                        Some(self.start_of(&format!("templates/{words}")).into_iter().collect())
                    }
                    Role::Argument { of: "fact", name: "id" } => {
                        self.words("templates/facts.toml", "facts.toml", &format!("id = \"{words}\""))
                    }
                    Role::Argument { of: "option_note", name: "name" } => self.option(None, words),
                    Role::Argument { of: "confirm" | "blank", name: "key" } => Some(self.key(words, None)),
                    Role::Compared(path) => match path.strip_prefix("options.") {
                        Some(option) => self.option(None, option),
                        None => Some(self.key(path, None)),
                    },
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Where the value of a pair’s key was set, and where the values that it replaces were.
    fn pair(&self, pair: &Pair) -> Option<Vec<Location>> {
        match meaning(&pair.path())? {
            Meaning::Key(key) => Some(self.key(key.path, Some(pair))),
            Meaning::Option { document, name } => self.option(Some(document), name),
            Meaning::Field(..) | Meaning::ClassHead(_) => None,
        }
    }

    /// Where the values of a key were set, the one that holds first; `here` is the pair that is asked about, whose own
    /// place is an answer only where there is no other.
    fn key(&self, path: &str, here: Option<&Pair>) -> Vec<Location> {
        let Some(jurisdiction) = &self.view.jurisdiction else { return Vec::new() };
        let (mut found, mut own) = (Vec::new(), Vec::new());
        for held in jurisdiction.history(path) {
            let origin = held.origin();
            let is_here = here.is_some_and(|pair| {
                self.view.sources.name(origin.file) == self.view.document.seat.name
                    && pair.value.start <= origin.span.start
                    && origin.span.end <= pair.value.end
            });
            let places = if is_here { &mut own } else { &mut found };
            places.extend(self.location(origin));
        }
        if found.is_empty() { own } else { found }
    }

    /// The class of the state’s file.
    fn class(&self, name: &str) -> Vec<Location> {
        let courses = self.view.jurisdiction.iter().flat_map(|known| known.courses());
        let class = courses.filter_map(|course| Some((course.file, course.layer.classes.get(name)?)));
        class.filter_map(|(file, class)| self.location(Origin { file, span: class.span })).collect()
    }

    /// The source of the file that has an id.
    fn source(&self, items: &[Item], id: &str) -> Option<Vec<Location>> {
        let text = &self.view.document.text;
        items.iter().find_map(|item| match item {
            Item::Pair(pair) if pair.path() == "source.id" => {
                let words = pair.strings.first()?;
                (text.get(words.inner.clone()) == Some(id)).then(|| vec![self.here(&words.inner)])
            }
            _ => None,
        })
    }

    /// Where a document’s front matter has an option.
    fn option(&self, document: Option<&str>, name: &str) -> Option<Vec<Location>> {
        let heads = self.view.heads_here();
        let mut heads = heads.iter().filter(|head| document.is_none_or(|document| head.document == document));
        let head = heads.find(|head| head.options.contains_key(name))?;
        let file = format!("{0}/{0}.md", head.document);
        self.words(&format!("templates/{file}"), &file, &format!("[options.{name}]"))
    }

    fn here(&self, span: &std::ops::Range<usize>) -> Location {
        let document = self.view.document;
        Location {
            uri: document.uri.clone(),
            range: positions::range(&document.text, Span::from(span.clone())),
        }
    }

    /// The place of words in a template file.
    fn words(&self, shown: &str, name: &str, words: &str) -> Option<Vec<Location>> {
        let text = self.view.house.catalog().files().get(name)?;
        let start = text.find(words)?;
        let span = Span { start, end: start + words.len() };
        Some(
            self.file(shown)
                .map(|uri| Location { uri, range: positions::range(text, span) })
                .into_iter()
                .collect(),
        )
    }

    fn start_of(&self, shown: &str) -> Option<Location> {
        self.file(shown).map(|uri| Location { uri, range: Range::default() })
    }

    /// A place in the sources as one in a file that is there.
    fn location(&self, origin: Origin) -> Option<Location> {
        let (sources, document) = (&self.view.sources, self.view.document);
        let name = sources.name(origin.file);
        let uri = if name == document.seat.name { document.uri.clone() } else { self.file(name)? };
        Some(Location { uri, range: positions::range(sources.text(origin.file), origin.span) })
    }

    /// The address of a file of the library, where the workspace has it.
    fn file(&self, name: &str) -> Option<lsp_types::Uri> {
        let roots = self.view.document.seat.root.iter().chain(self.folders);
        let path = roots.map(|root| root.join(name)).find(|path| path.is_file())?;
        address::uri(&path)
    }
}
