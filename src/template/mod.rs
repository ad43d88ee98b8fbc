//! Templates: the substance of a paper in the form that its body uses.
//!
//! In: the embedded templates, a jurisdiction, and the decisions for one document. Out: rendered legal Markdown with
//! marks around what was filled in. It must not know the tree that the Markdown becomes, or any output format.

mod context;
pub mod decide;
pub mod dropped;
mod escape;
pub mod facts;
mod filters;
pub mod front_matter;
mod functions;
mod history;
mod ledger;
pub mod manual;
pub mod party;
pub mod reads;

pub use context::Decision;

use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::embedded::{self, Files};
use crate::instrument::mark::Fill;
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::{FileId, Origin, Sources, Span};
use facts::Ledger;
use front_matter::{DocumentHead, FormHead};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Delimiters, ErrorKind, Tera};

/// The form of what is handed to the public, on few pages.
const HANDOUT: &str = "handout";

/// The file that a document extends, whichever form it takes.
const FORM: &str = "form.md";

/// Every document, form and fact, parsed when first used.
pub struct Catalog {
    files: Files,
    heads: Mutex<BTreeMap<String, Arc<DocumentHead>>>,
    engines: Mutex<BTreeMap<(String, String), Arc<Engine>>>,
}

/// One document in one form, ready to render.
struct Engine {
    tera: Tera,
    document: Arc<DocumentHead>,
    form: FormHead,
    ledger: Arc<Ledger>,
    /// The keys that its templates ask to confirm.
    confirmed: BTreeSet<String>,
    /// The paths of the keys that its templates read.
    read: BTreeSet<&'static str>,
}

/// The law that a campaign asks for, which its other papers speak of.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Its front matter.
    pub head: Arc<DocumentHead>,
    /// The decisions that the place takes in it.
    pub decisions: BTreeMap<String, Decision>,
    /// The ids of the national facts that it recites, for a paper that asks ([`Catalog::asks_for_facts`]); those past
    /// their date, which it was to recite, come last.
    pub facts: Vec<String>,
}

/// What is to be rendered: a document, in a form, with its decisions.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The front matter of the document.
    pub head: &'a DocumentHead,
    /// The form.
    pub form: &'a str,
    /// The decisions that the place takes in it.
    pub decisions: &'a BTreeMap<String, Decision>,
    /// The law that the campaign asks for.
    pub proposal: &'a Proposal,
    /// The partnership or company that it is written for, where it is not written once.
    pub party: Option<party::Party>,
}

/// A rendered document.
#[derive(Debug)]
pub struct Rendered {
    /// The legal Markdown.
    pub markdown: String,
    /// What the marks in it stand for.
    pub fills: Vec<Fill>,
    /// The front matter of the document.
    pub document: Arc<DocumentHead>,
    /// The front matter of the form.
    pub form: FormHead,
    /// Facts that were left out because they are past their date.
    pub expired: Vec<String>,
    /// The keys of unconfirmed values that the templates themselves ask to confirm.
    pub asked: BTreeSet<String>,
    /// Facts that the text tells, in the order of their first mention.
    pub cited: Vec<Arc<facts::Fact>>,
}

impl Default for Catalog {
    /// The templates that travel in the binary.
    fn default() -> Self {
        Self::new(embedded::files(embedded::templates()))
    }
}

impl Catalog {
    /// A catalog of other templates: forms, parts, documents and a fact ledger, named as in `templates/`.
    pub fn new(files: Files) -> Self {
        Self { files, heads: Mutex::default(), engines: Mutex::default() }
    }

    /// The template files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The front matter of every document, sorted by name.
    ///
    /// # Errors
    /// Front matter that cannot be read.
    pub fn documents(&self, sources: &mut Sources) -> Outcome<Vec<Arc<DocumentHead>>> {
        self.names().map(|name| self.document(name, sources)).collect()
    }

    /// The front matter of one document.
    ///
    /// # Errors
    /// A name that no document has, with the nearest that one has; front matter that cannot be read.
    pub fn document(&self, name: &str, sources: &mut Sources) -> Outcome<Arc<DocumentHead>> {
        let heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(head) = heads.get(name) {
            return Ok(Arc::clone(head));
        }
        let file = format!("{name}/{name}.md");
        let Some(text) = self.files.get(&file) else {
            let help = match crate::diagnostic::nearest(name, self.names(), 1).first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("documents: {}", self.names().collect::<Vec<_>>().join(", ")),
            };
            return Err(Diagnostic::error(format!("there is no document `{name}`"))
                .rule("unknown-option")
                .help(help)
                .into());
        };
        let mut head = front_matter::document(text, sources.add(format!("templates/{file}"), text.clone()))?;
        drop(heads);
        for used in head.uses.clone() {
            let options = self.document(&used, sources)?.options.clone();
            for (name, choice) in options {
                head.options.entry(name).or_insert(choice);
            }
        }
        let head = Arc::new(head);
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        heads.insert(name.to_owned(), Arc::clone(&head));
        Ok(head)
    }

    /// Renders a document in a form for a jurisdiction.
    ///
    /// # Errors
    /// A template that cannot be parsed or rendered, with the place in it.
    pub fn render(
        &self,
        paper: &Paper<'_>,
        jurisdiction: &Jurisdiction,
        day: Option<Date>,
        sources: &mut Sources,
    ) -> Outcome<Rendered> {
        let (document, form) = (paper.head.document.as_str(), paper.form);
        let engine = self.engine(document, form, sources)?;
        let mut prepared = context::prepare(jurisdiction, paper, &engine, day);
        prepared.context.insert("subject", &engine.document.subject);
        prepared.context.insert("resolving", &engine.document.resolving);
        prepared.context.insert("relating", &engine.document.relating);
        prepared.context.insert("short_title", &engine.document.short_title);
        prepared.context.insert("heading", &engine.document.heading);
        prepared.context.insert("form", form);
        let text = engine
            .tera
            .render(&format!("{document}/{document}.md"), &prepared.context)
            .map_err(|error| Faults::from(self.fault(error.kind(), form, sources)))?;
        let asked = functions::asked(&text, &engine.confirmed);
        let (markdown, used) = ledger::settle(text, &engine.ledger, &prepared.footnotes, form == HANDOUT);
        let fact = |id: &String| engine.ledger.get(id).map(|entry| Arc::clone(&entry.fact));
        let cited = used.told.iter().filter_map(fact).collect();
        Ok(Rendered {
            markdown,
            fills: prepared.fills,
            document: Arc::clone(&engine.document),
            form: engine.form.clone(),
            expired: used.expired,
            asked,
            cited,
        })
    }

    /// Whether a template of a document reads the facts of the law that the campaign asks for. To know them that law has
    /// to be assembled, which no other paper should pay for.
    pub fn asks_for_facts(&self, document: &str) -> bool {
        let own = format!("{document}/");
        self.files.iter().any(|(name, text)| name.starts_with(&own) && text.contains("proposal.facts"))
    }

    fn engine(&self, document: &str, form: &str, sources: &mut Sources) -> Outcome<Arc<Engine>> {
        let key = (document.to_owned(), form.to_owned());
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(&key) {
            return Ok(Arc::clone(engine));
        }
        let engine = Arc::new(self.build(self.document(document, sources)?, form, sources)?);
        engines.insert(key, Arc::clone(&engine));
        Ok(engine)
    }
}

impl Catalog {
    /// The names of the documents: the folders of `templates/` with a file of their own name.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter(|name| is_document(name)).filter_map(|name| Some(name.split_once('/')?.0))
    }

    fn build(&self, head: Arc<DocumentHead>, form: &str, sources: &mut Sources) -> Outcome<Engine> {
        let missing = |what: String| Faults::from(Diagnostic::error(what));
        let document_file = format!("{}/{}.md", head.document, head.document);
        let text = self.files.get(&document_file).map(Cow::as_ref).unwrap_or_default();
        let body = front_matter::split(text).map(|split| split.body).unwrap_or_default();
        let form_file = format!("forms/{form}.md");
        let form_text = self.files.get(&form_file);
        let form_text =
            form_text.ok_or_else(|| missing(format!("there is no form `{form}` in templates/forms")))?;
        let file = sources.add(format!("templates/{form_file}"), form_text.clone());
        let (form_head, form_body): (FormHead, _) = front_matter::read(form_text, file)?;
        let facts = self.files.get("facts.toml").cloned().unwrap_or_default();
        let ledger = Arc::new(facts::read(&facts, sources.add("templates/facts.toml", facts.clone()))?);

        let mut tera = Tera::default();
        let delimiters =
            Delimiters { comment_start: "<!".into(), comment_end: "->".into(), ..Delimiters::default() };
        tera.set_delimiters(delimiters).map_err(|error| missing(error.to_string()))?;
        tera.autoescape_on([".md"]);
        tera.set_escape_fn(escape::escape);
        filters::register(&mut tera);
        functions::register(&mut tera, &head.options, Arc::clone(&ledger));

        let mut templates: Vec<(&str, &str)> = vec![(FORM, &form_body), (&document_file, &body)];
        let mut folders = vec!["parts/".to_owned(), format!("{}/", head.document)];
        folders.extend(head.uses.iter().map(|used| format!("{used}/")));
        for (name, text) in &self.files {
            let part = folders.iter().any(|folder| name.starts_with(folder)) && !is_document(name);
            if part && name.ends_with(".md") {
                templates.push((name, text));
            }
        }
        let confirmed = templates.iter().flat_map(|(_, text)| keys_to_confirm(text)).collect();
        let read = reads::keys(&document_file, &templates);
        tera.add_raw_templates(templates)
            .map_err(|error| Faults::from(self.fault(error.kind(), form, sources)))?;
        Ok(Engine { tera, document: head, form: form_head, ledger, confirmed, read })
    }

    /// A template's error as a diagnostic, with its place in the file as it is on disk.
    fn fault(&self, kind: &ErrorKind, form: &str, sources: &mut Sources) -> Diagnostic {
        let fault = Diagnostic::error("the template cannot be rendered").rule("broken-template");
        let on_disk = |name: &str| if name == FORM { format!("forms/{form}.md") } else { name.to_owned() };
        if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = kind {
            let file = source_of(&self.files, &on_disk(report.filename()), sources);
            let span = Span::from(report.span().range.clone());
            return fault.at_some(file.map(|file| Origin { file, span }), first_line(report.message()));
        }
        // Names that no filter, test or function has are reported together, as text with the place in it.
        let text = kind.to_string();
        let origin = reported_place(&text).and_then(|(name, line, column)| {
            let file = source_of(&self.files, &on_disk(name), sources)?;
            let lines = sources.text(file).split_inclusive('\n').take(line - 1);
            let start = lines.map(str::len).sum::<usize>() + column - 1;
            Some(Origin { file, span: Span { start, end: start + 1 } })
        });
        let message = first_line(text.trim_start_matches("error: "));
        match origin {
            Some(origin) => fault.at(origin, message),
            None => fault.help(message),
        }
    }
}

/// Whether a template file is that of a document, `ban/ban.md`, rather than a part.
fn is_document(name: &str) -> bool {
    name.split_once('/').is_some_and(|(folder, file)| file.strip_suffix(".md") == Some(folder))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_end_matches('.').to_owned()
}

/// The file, line and column in a report of the template engine: `--> ban/ban.md:23:12`, both counted from 1.
fn reported_place(text: &str) -> Option<(&str, usize, usize)> {
    let (_, place) = text.split_once("--> ")?;
    let mut pieces = place.lines().next()?.trim().rsplitn(3, ':');
    let (column, line, name) = (pieces.next()?, pieces.next()?, pieces.next()?);
    Some((
        name,
        line.parse().ok().filter(|line| *line > 0)?,
        column.parse().ok().filter(|column| *column > 0)?,
    ))
}

/// The handle of a template file in the sources; adds it if it was not read yet.
fn source_of(files: &Files, name: &str, sources: &mut Sources) -> Option<FileId> {
    let shown = format!("templates/{name}");
    sources.find(&shown).or_else(|| Some(sources.add(shown, files.get(name)?.clone())))
}

/// The keys in the calls of `confirm` in a template.
fn keys_to_confirm(text: &str) -> impl Iterator<Item = String> {
    text.split("confirm(key=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned)
}
