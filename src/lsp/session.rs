//! What an editor said when it began: its folders, what it can do, and the place that templates are tried with.
//!
//! In: the parameters of `initialize`. Out: a [`Session`], and what the server can do. Only what is used is read: an editor
//! may say what no version of the protocol has said before.

use super::address;
use crate::jurisdiction::lookup::{self, Query};
use crate::jurisdiction::place::{self, Place};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    HoverProviderCapability, InitializeResult, OneOf, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    Uri,
};
use serde_json::Value;
use std::path::PathBuf;

/// The place that stands for all unless the editor names another: Oakland, California.
const SAMPLE: &str = "0653000";

/// What is known of the editor.
pub(super) struct Session {
    /// Its folders.
    pub(super) folders: Vec<PathBuf>,
    /// Whether a completion may say where the cursor goes.
    pub(super) snippets: bool,
    /// Whether it can be asked to tell of changes on disk.
    pub(super) watches: bool,
    /// The place that stands for all.
    pub(super) sample: Place,
}

impl Session {
    /// Reads the parameters; nothing only where the table of places lost the place that stands for all.
    pub(super) fn read(params: &Value) -> Option<Self> {
        let path = |uri: &Value| address::path(&uri.as_str()?.parse::<Uri>().ok()?);
        let folders = params.get("workspaceFolders").and_then(Value::as_array).map(Vec::as_slice);
        let mut folders: Vec<PathBuf> =
            folders.unwrap_or_default().iter().filter_map(|folder| path(folder.get("uri")?)).collect();
        if folders.is_empty() {
            folders.extend(params.get("rootUri").and_then(path));
        }
        let can = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool).unwrap_or(false);
        let named = params.pointer("/initializationOptions/place").and_then(Value::as_str);
        let found =
            named.and_then(|city| lookup::find(&Query { city: city.into(), ..Query::default() }).ok());
        Some(Self {
            folders,
            snippets: can("/capabilities/textDocument/completion/completionItem/snippetSupport"),
            watches: can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            sample: found.map(|found| found.place).or_else(|| place::by_geoid(SAMPLE))?,
        })
    }
}

/// What the server can do.
pub(super) fn abilities() -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let triggers = ["[", "{", "\"", ".", "=", "|", "("];
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
        ..CodeActionOptions::default()
    };
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult { capabilities, server_info: Some(ServerInfo { name: "draft".to_owned(), version }) }
}
