//! The server: takes one message after the other, answers it, and has checked what changed once the typing pauses.
//!
//! In: two streams and the day. Out: whether the editor took its leave in order. A message that makes no sense gets an
//! error or nothing; none may end the server but `exit`, or an editor that goes away.

use super::checker::{Board, Job, Subject, tell, work};
use super::completion::complete;
use super::definition::definition;
use super::documents::{Document, Documents};
use super::hover::hover;
use super::library::{Libraries, Seat, Sort};
use super::session::{Session, abilities};
use super::view::View;
use super::wire::{Out, Wire};
use super::{address, pages, positions};
use crate::lint::by_name;
use crate::lint::levels::Levels;
use crate::source::{Sources, Span};
use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CompletionParams, CompletionResponse,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverContents,
    HoverParams, MarkupContent, MarkupKind, PublishDiagnosticsParams, Range, TextDocumentPositionParams, Uri,
    WorkspaceEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long nobody types before what changed is checked: longer than between two letters of a word, and shorter than
/// anybody waits.
const PAUSE: Duration = Duration::from_millis(120);

/// Serves one editor until it takes its leave or goes away; says whether it did so as the protocol asks.
pub fn serve(input: impl Read + Send + 'static, output: impl Write + Send + 'static, day: Date) -> bool {
    let wire = Wire::open(input, output);
    let (jobs, waiting) = channel();
    let board = Arc::new(Board::default());
    let (shared, out) = (Arc::clone(&board), wire.out.clone());
    // Nobody waits for this one either: what it would still find, nobody would see.
    std::thread::spawn(move || work(&waiting, &shared, &out));
    let mut server = Server {
        out: wire.out.clone(),
        jobs,
        board,
        day,
        session: None,
        has_shut_down: false,
        documents: Documents::default(),
        libraries: Libraries::default(),
        changed: BTreeSet::new(),
    };
    let orderly = loop {
        let message = if server.changed.is_empty() {
            wire.incoming.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            wire.incoming.recv_timeout(PAUSE)
        };
        match message {
            Ok(Message::Request(request)) => server.answer(request),
            Ok(Message::Notification(told)) if told.method == "exit" => break server.has_shut_down,
            Ok(Message::Notification(told)) => server.hear(told),
            Ok(Message::Response(_)) => {}
            Err(RecvTimeoutError::Timeout) => server.check(),
            Err(RecvTimeoutError::Disconnected) => break server.has_shut_down,
        }
    };
    drop(server);
    wire.close();
    orderly
}

struct Server {
    out: Sender<Out>,
    jobs: Sender<Job>,
    board: Arc<Board>,
    day: Date,
    /// The editor, once it has introduced itself.
    session: Option<Session>,
    has_shut_down: bool,
    documents: Documents,
    libraries: Libraries,
    /// What has changed since it was last checked.
    changed: BTreeSet<Subject>,
}

/// An answer, or the code and the words of an error.
type Answer = Result<Value, (ErrorCode, String)>;

impl Server {
    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        let answer = match (&self.session, request.method.as_str()) {
            (None, "initialize") => {
                self.session = Session::read(&request.params);
                to_value(abilities())
            }
            (None, _) => Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned())),
            (Some(_), "initialize") => Err((ErrorCode::InvalidRequest, "`initialize` comes once".to_owned())),
            _ if self.has_shut_down => {
                Err((ErrorCode::InvalidRequest, "nothing is answered after `shutdown`".to_owned()))
            }
            (Some(_), "shutdown") => {
                self.has_shut_down = true;
                Ok(Value::Null)
            }
            (Some(_), _) => catch_unwind(AssertUnwindSafe(|| self.ask(request)))
                .unwrap_or_else(|_| Err((ErrorCode::InternalError, "the answer broke off".to_owned()))),
        };
        self.send(id, answer);
    }

    fn send(&self, id: RequestId, answer: Answer) {
        let response = match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        };
        let _ = self.out.send(Out::Message(Message::Response(response)));
    }

    /// A question about a document; one that we do not know has no answer.
    fn ask(&mut self, request: Request) -> Answer {
        match request.method.as_str() {
            "textDocument/hover" => {
                let params: HoverParams = read(request.params)?;
                let place = params.text_document_position_params;
                to_value(self.at(&place, |server, view, at| server.hover(view, at)).flatten())
            }
            "textDocument/completion" => {
                let params: CompletionParams = read(request.params)?;
                let snippets = self.session.as_ref().is_some_and(|session| session.snippets);
                let items =
                    self.at(&params.text_document_position, |_, view, at| complete(view, at, snippets));
                to_value(items.map(CompletionResponse::Array))
            }
            "textDocument/definition" => {
                let params: GotoDefinitionParams = read(request.params)?;
                let place = params.text_document_position_params;
                let found = self.at(&place, |server, view, at| definition(view, at, server.folders()));
                to_value(found.filter(|found| !found.is_empty()).map(GotoDefinitionResponse::Array))
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(request.params)?;
                to_value(self.mends(&params.text_document.uri, params.range))
            }
            other => Err((ErrorCode::MethodNotFound, format!("`{other}` is not known here"))),
        }
    }

    /// Looks at a place of a document.
    fn at<T>(
        &mut self,
        place: &TextDocumentPositionParams,
        look: impl FnOnce(&Self, &View<'_>, usize) -> T,
    ) -> Option<T> {
        let document = self.documents.get(&place.text_document.uri)?;
        let house = self.libraries.house(document.seat.root.as_deref(), &self.documents);
        let view = View::of(document, house, &self.session.as_ref()?.sample, self.day);
        let at = positions::byte(&document.text, place.position);
        Some(look(self, &view, at))
    }

    /// What stands under the cursor, and the manual’s page of what is wrong with it.
    fn hover(&self, view: &View<'_>, at: usize) -> Option<Hover> {
        let text = &view.document.text;
        let here = positions::position(text, at);
        let (page, span) = hover(view, at).unzip();
        let mut pages: Vec<String> = page.into_iter().collect();
        let notes = self.board.notes(&view.document.uri);
        let mut shown = BTreeSet::new();
        for note in notes.iter().filter(|note| contains(note.diagnostic.range, here)) {
            pages.extend(by_name(note.rule).filter(|_| shown.insert(note.rule)).map(pages::of_rule));
        }
        let value = Some(pages.join("\n\n---\n\n")).filter(|page| !page.is_empty())?;
        let range = span.map(|span| positions::range(text, Span::from(span)));
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range })
    }

    /// The changes that mend what is wrong in a range.
    fn mends(&self, uri: &Uri, range: Range) -> Vec<CodeActionOrCommand> {
        let notes = self.board.notes(uri).into_iter();
        let touched = notes.filter(|note| {
            let there = note.diagnostic.range;
            there.start <= range.end && range.start <= there.end
        });
        let action = |(mend, diagnostic): (super::mends::Mend, _)| {
            CodeActionOrCommand::CodeAction(CodeAction {
                title: mend.title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic]),
                edit: Some(WorkspaceEdit {
                    changes: Some([(uri.clone(), vec![mend.edit])].into()),
                    ..WorkspaceEdit::default()
                }),
                is_preferred: Some(true),
                ..CodeAction::default()
            })
        };
        touched.filter_map(|note| Some((note.mend?, note.diagnostic))).map(action).collect()
    }

    fn hear(&mut self, told: Notification) {
        if self.session.is_none() {
            return;
        }
        let params = told.params;
        // A notification has no answer, so that one which cannot be read has no effect.
        match told.method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => drop(read(params).map(|params| self.open(params))),
            "textDocument/didChange" => drop(read(params).map(|params| self.change(params))),
            "textDocument/didClose" => drop(read(params).map(|params| self.close(params))),
            "textDocument/didSave" => {
                drop(
                    read(params)
                        .map(|params: DidSaveTextDocumentParams| self.disk(&params.text_document.uri)),
                );
            }
            "workspace/didChangeWatchedFiles" => {
                self.libraries.forget();
                self.changed.extend(self.documents.all().filter_map(subject));
            }
            _ => {}
        }
    }

    /// Asks to be told of changes on disk.
    fn watch(&self) {
        if !self.session.as_ref().is_some_and(|session| session.watches) {
            return;
        }
        let patterns = ["**/jurisdictions/**/*.toml", "**/templates/**/*.{md,toml}", "**/draft.toml"];
        let watchers: Vec<Value> = patterns.iter().map(|glob| json!({"globPattern": glob})).collect();
        let registration = json!({
            "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": {"watchers": watchers},
        });
        let params = json!({"registrations": [registration]});
        let request = Request::new("files".to_owned().into(), "client/registerCapability".to_owned(), params);
        let _ = self.out.send(Out::Message(Message::Request(request)));
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let path = address::path(&item.uri);
        let seat = Seat::of(path.as_deref(), &item.language_id, &item.text);
        let uri = item.uri.clone();
        self.board.is_at(&uri, item.version);
        self.documents.open(Document {
            uri: item.uri,
            text: item.text.into(),
            version: item.version,
            language: item.language_id,
            seat,
        });
        self.disk(&uri);
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let id = params.text_document;
        let Some(document) = self.documents.get_mut(&id.uri) else { return };
        document.change(params.content_changes, id.version);
        if document.seat.sort == Sort::Stranger {
            let path = address::path(&id.uri);
            document.seat = Seat::of(path.as_deref(), &document.language, &document.text);
        }
        self.board.is_at(&id.uri, id.version);
        self.libraries.changed(&document.seat);
        self.touch(&id.uri);
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.disk(&uri);
        self.changed.remove(&Subject::Own(uri.as_str().to_owned()));
        self.board.forget(&uri);
        if self.documents.close(&uri).is_some_and(|document| document.seat.sort != Sort::Stranger) {
            let params = PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None };
            tell(&self.out, "textDocument/publishDiagnostics", params);
        }
    }

    /// The disk may have changed under a document, which has to be checked again.
    fn disk(&mut self, uri: &Uri) {
        if self.documents.get(uri).is_some_and(|document| document.seat.of_house) {
            self.libraries.forget();
        }
        self.touch(uri);
    }

    /// Marks what has to be checked when a document changes: its library, and the user’s own files beside it.
    fn touch(&mut self, uri: &Uri) {
        let Some(document) = self.documents.get(uri) else { return };
        self.changed.extend(subject(document));
        if document.seat.of_house {
            let beside = |other: &&Document| !other.seat.of_house && other.seat.root == document.seat.root;
            self.changed.extend(self.documents.all().filter(beside).filter_map(subject));
        }
    }

    fn folders(&self) -> &[PathBuf] {
        self.session.as_ref().map_or(&[], |session| &session.folders)
    }

    /// Has everything checked that has changed.
    fn check(&mut self) {
        for subject in std::mem::take(&mut self.changed) {
            // Reading what somebody half wrote must not end the server.
            let job = catch_unwind(AssertUnwindSafe(|| self.job(subject)));
            if let Ok(Some(job)) = job {
                let _ = self.jobs.send(job);
            }
        }
    }

    fn job(&mut self, subject: Subject) -> Option<Job> {
        let documents: Vec<Document> = self
            .documents
            .all()
            .filter(|document| self::subject(document).as_ref() == Some(&subject))
            .cloned()
            .collect();
        let root = documents.first()?.seat.root.clone();
        let house = self.libraries.house(root.as_deref(), &self.documents);
        let folders: Vec<PathBuf> = root.into_iter().chain(self.folders().iter().cloned()).collect();
        let sample = self.session.as_ref()?.sample.clone();
        Some(Job { subject, house, documents, levels: levels(&folders), sample, day: self.day, folders })
    }
}

/// What a document is checked with; nothing where it is none of our business.
fn subject(document: &Document) -> Option<Subject> {
    match document.seat.sort {
        Sort::Stranger => None,
        _ if document.seat.of_house => Some(Subject::Library(document.seat.root.clone())),
        _ => Some(Subject::Own(document.uri.as_str().to_owned())),
    }
}

/// The levels of the first draft.toml; those of the rules where there is none, or where it has a fault.
fn levels(folders: &[PathBuf]) -> Levels {
    let texts = folders.iter().filter_map(|folder| std::fs::read_to_string(folder.join("draft.toml")).ok());
    let read = |text: String| Levels::read(&text, Sources::default().add("draft.toml", text.clone())).ok();
    texts.take(1).find_map(read).unwrap_or_default()
}

fn contains(range: Range, position: lsp_types::Position) -> bool {
    range.start <= position && position <= range.end
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn to_value(answer: impl Serialize) -> Answer {
    serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
