//! The language server, as an editor meets it: the program itself, over pipes.
//!
//! The client refuses a byte that is no protocol. `^` marks the cursor.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than a debug build takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder with a library in it: the country, California, Oakland, a manual, and the templates.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lsp {name}"));
        let _ = fs::remove_dir_all(&root);
        for file in [
            "jurisdictions/us.toml",
            "jurisdictions/ca.toml",
            "jurisdictions/ca/oakland.toml",
            "docs/rules.md",
        ] {
            copy(Path::new(file), &root.join(file));
        }
        copy_all(Path::new("templates"), &root.join("templates"));
        Self(root)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    fn uri(&self, file: &str) -> String {
        format!("file://{}", self.0.join(file).display()).replace(' ', "%20")
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("a folder")).expect("the folder can be made");
    fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
}

fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy_all(&path, &target) } else { copy(&path, &target) }
    }
}

/// An editor.
struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<Message>,
    /// What came before it was asked for.
    seen: Vec<Notification>,
    requests: i32,
}

impl Client {
    /// Starts the program without a word to it.
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_draft"))
            .args(["lsp", "--stdio"])
            .env("SOURCE_DATE_EPOCH", "1795478400")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let input = child.stdin.take();
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, output) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { child, input, output, seen: Vec::new(), requests: 0 }
    }

    /// Starts it and introduces itself.
    fn open(folder: &Path) -> Self {
        let mut client = Self::start();
        let uri = format!("file://{}", folder.display()).replace(' ', "%20");
        let completion = json!({"completionItem": {"snippetSupport": true, "someday": {"more": 1}}});
        let answer = client.ask(
            "initialize",
            json!({
                "processId": null,
                "capabilities": {"textDocument": {"completion": completion}},
                "workspaceFolders": [{"uri": uri, "name": "here"}],
            }),
        );
        assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2, "{answer}");
        assert_eq!(answer["serverInfo"]["name"], "draft");
        client.tell("initialized", json!({}));
        client
    }

    fn send(&mut self, message: impl Into<Message>) {
        let message: Message = message.into();
        message.write(self.input.as_mut().expect("its input")).expect("it listens");
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.input.as_mut().expect("its input").write_all(bytes).expect("it listens");
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(Notification { method: method.into(), params });
    }

    /// Asks and waits for the whole answer.
    fn response(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        self.send(Request { id: id.clone(), method: method.into(), params });
        loop {
            match self.output.recv_timeout(PATIENCE).expect("an answer") {
                Message::Response(response) if response.id == id => {
                    return response.response_result.map_err(|error| error.code);
                }
                Message::Notification(told) => self.seen.push(told),
                other => panic!("{other:?}"),
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.response(method, params).unwrap_or_else(|code| panic!("{method}: {code}"))
    }

    fn opens(&mut self, uri: &str, text: &str) {
        let language = if uri.ends_with(".md") { "markdown" } else { "toml" };
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// The whole text anew.
    fn writes(&mut self, uri: &str, version: i32, text: &str) {
        let params =
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]});
        self.tell("textDocument/didChange", params);
    }

    /// What is told of a state of a document.
    fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        loop {
            let told = if self.seen.is_empty() {
                match self.output.recv_timeout(PATIENCE).expect("diagnostics") {
                    Message::Notification(told) => told,
                    other => panic!("{other:?}"),
                }
            } else {
                self.seen.remove(0)
            };
            let right = told.method == "textDocument/publishDiagnostics" && told.params["uri"] == uri;
            if right && told.params["version"] == version {
                return told.params["diagnostics"].as_array().expect("a list").clone();
            }
        }
    }

    /// Puts a marked text into a document and asks about the mark.
    fn at(&mut self, method: &str, uri: &str, version: i32, marked: &str) -> Value {
        let (text, place) = marked_place(marked);
        self.writes(uri, version, &text);
        self.ask(method, json!({"textDocument": {"uri": uri}, "position": place}))
    }

    /// The labels of what may stand at the mark.
    fn labels(&mut self, uri: &str, version: i32, marked: &str) -> Vec<String> {
        let items = self.at("textDocument/completion", uri, version, marked);
        let items = items.as_array().unwrap_or_else(|| panic!("no list at {marked:?}"));
        items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect()
    }

    /// What the document would be after one of the items at the mark was taken.
    fn completed(&mut self, uri: &str, version: i32, marked: &str, label: &str) -> String {
        let items = self.at("textDocument/completion", uri, version, marked);
        let items = items.as_array().expect("a list");
        let item = items.iter().find(|item| item["label"] == label);
        let item = item.unwrap_or_else(|| panic!("no {label} at {marked:?}"));
        applied(&marked_place(marked).0, &item["textEdit"])
    }

    fn hover(&mut self, uri: &str, version: i32, marked: &str) -> String {
        let answer = self.at("textDocument/hover", uri, version, marked);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Takes its leave; gives the exit code and what was said on standard error.
    fn leave(mut self) -> (Option<i32>, String) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        assert_eq!(
            self.response("textDocument/hover", json!({})),
            Err(-32600),
            "nothing is answered after that"
        );
        self.tell("exit", Value::Null);
        self.end()
    }

    fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        let code = self.child.wait().expect("it ends").code();
        let mut said = String::new();
        self.child.stderr.take().expect("its messages").read_to_string(&mut said).expect("they are text");
        (code, said)
    }
}

/// The next message. What answers a message without a number has none, which lsp-server’s reader does not take.
fn read(output: &mut impl BufRead) -> Option<Message> {
    let mut header = String::new();
    if output.read_line(&mut header).expect("text") == 0 {
        return None;
    }
    let length = header.strip_prefix("Content-Length: ").expect("nothing but protocol").trim_end();
    let mut body = vec![0; length.parse::<usize>().expect("a length") + "\r\n".len()];
    output.read_exact(&mut body).expect("a whole message");
    let mut value: Value = serde_json::from_slice(&body).expect("nothing but protocol");
    assert_eq!(value["jsonrpc"], "2.0");
    if value["id"].is_null() && value.get("error").is_some() {
        assert_eq!(value["error"]["code"], -32700);
        value["id"] = json!("none");
    }
    Some(serde_json::from_value(value).expect("a message"))
}

/// A text without its mark, and the place of the mark in UTF-16 units.
fn marked_place(marked: &str) -> (String, Value) {
    let at = marked.find('^').expect("a mark");
    (marked.replacen('^', "", 1), place(marked, at))
}

fn place(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count()})
}

/// The place of words in a text.
fn range(text: &str, words: &str) -> Value {
    let at = text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
    json!({"start": place(text, at), "end": place(text, at + words.len())})
}

/// A text after an edit, by the same way of counting.
fn applied(text: &str, edit: &Value) -> String {
    let byte = |place: &Value| {
        let line = place["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = place["character"].as_u64().expect("a column") as usize;
        let rest = text[start..].char_indices().find(|(_, character)| {
            let here = units == 0;
            units = units.saturating_sub(character.len_utf16());
            here
        });
        rest.map_or(text.len(), |(at, _)| start + at)
    };
    let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
    format!("{}{}{}", &text[..start], edit["newText"].as_str().expect("words"), &text[end..])
}

fn code(diagnostic: &Value) -> &str {
    diagnostic["code"].as_str().expect("a rule")
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(code).collect()
}

/// What is wrong, without what is only worth a look, such as a value that no source supports.
fn errors(diagnostics: Vec<Value>) -> Vec<Value> {
    diagnostics.into_iter().filter(|one| one["severity"] == 1).collect()
}

#[test]
fn faults_of_an_own_file_are_told_as_it_is_written() {
    let folder = Workspace::new("own");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("own.toml");
    // Two units of UTF-16 and four bytes stand before the fault on its line, and typographic quotation marks.
    let text = "geoid = \"0653000\"\nname = \"Oakland\" # “𝔸”\n\n[government]\nbdy = \"“𝔸” Council\"\n";
    client.opens(&uri, text);
    let told = client.diagnostics(&uri, 1);
    assert_eq!(codes(&told), ["unknown-key"], "{told:?}");
    assert_eq!(told[0]["range"], range(text, "bdy"));
    assert_eq!(told[0]["severity"], 1);
    assert_eq!(told[0]["source"], "draft");
    assert_eq!(told[0]["codeDescription"]["href"], format!("{}#unknown-key", folder.uri("docs/rules.md")));
    let message = told[0]["message"].as_str().expect("words");
    assert!(
        message.contains("there is no key `government.bdy`")
            && message.contains("help: did you mean `body`?")
    );

    // A change of a part, counted in UTF-16: `= "` goes in after four units on a line that begins with a wide letter.
    let change =
        |start: Value, end: Value, text: &str| json!({"range": {"start": start, "end": end}, "text": text});
    let key = range(text, "bdy");
    let wide = text.find("𝔸” Council").expect("a letter");
    let params = json!({
        "textDocument": {"uri": uri, "version": 2},
        "contentChanges": [
            change(place(text, wide), place(text, wide + "𝔸".len()), "City"),
            change(key["start"].clone(), key["end"].clone(), "body"),
        ],
    });
    client.tell("textDocument/didChange", params);
    assert_eq!(errors(client.diagnostics(&uri, 2)), Vec::<Value>::new());
    let hover =
        client.ask("textDocument/hover", json!({"textDocument": {"uri": uri}, "position": key["start"]}));
    let page = hover["contents"]["value"].as_str().expect("a page");
    assert!(page.contains("“City” Council"), "{page}");

    // A column behind the wide letter.
    let text = text.replace("bdy = \"“𝔸” Council\"", "body = \"“𝔸” {government.nothing}\"\nclerk = \"\"");
    client.writes(&uri, 3, &text);
    let told = errors(client.diagnostics(&uri, 3));
    assert_eq!(told[0]["range"], range(&text, "\"\""), "{told:?}");

    client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    let (code, said) = client.leave();
    assert_eq!((code, said.as_str()), (Some(0), ""));
}

#[test]
fn a_mend_is_offered_and_makes_the_fault_go() {
    let folder = Workspace::new("mend");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("own.toml");
    let text = "geoid = \"0653000\"\nname = \"“𝔸”\" # “𝔸”\n[government]\nform = \"“𝔸”-mayor\"\n";
    client.opens(&uri, text);
    assert_eq!(client.diagnostics(&uri, 1).len(), 1);
    let text = text.replace("“𝔸”-mayor", "strang-mayor").replace("name = \"“𝔸”\"", "nme = '“𝔸”'");
    client.writes(&uri, 2, &text);
    let told = client.diagnostics(&uri, 2);
    assert_eq!(told.len(), 2, "{told:?}");
    let mut mended = text.clone();
    for fault in told.iter().rev() {
        let params = json!({"textDocument": {"uri": uri}, "range": fault["range"], "context": {"diagnostics": [fault]}});
        let actions = client.ask("textDocument/codeAction", params);
        let actions = actions.as_array().expect("a list");
        assert_eq!(actions.len(), 1, "{actions:?}");
        assert_eq!(actions[0]["kind"], "quickfix");
        assert_eq!(actions[0]["diagnostics"][0], *fault);
        mended = applied(&mended, &actions[0]["edit"]["changes"][&uri][0]);
    }
    assert_eq!(mended, "geoid = \"0653000\"\nname = '“𝔸”' # “𝔸”\n[government]\nform = \"strong-mayor\"\n");
    client.writes(&uri, 3, &mended);
    assert_eq!(errors(client.diagnostics(&uri, 3)), Vec::<Value>::new());
    // A decision, and a comment that a rule itself says how to mend.
    let text = format!("{mended}# draft: allow(and-or) “𝔸” needs it\n[options.ban]\nregistry = \"pubic\"\n");
    client.writes(&uri, 4, &text);
    let told = errors(client.diagnostics(&uri, 4));
    assert_eq!(told[0]["range"], range(&text, "\"pubic\""), "{told:?}");
    let everywhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let params = json!({"textDocument": {"uri": uri}, "range": everywhere, "context": {"diagnostics": []}});
    let actions = client.ask("textDocument/codeAction", params);
    let text = applied(&text, &actions[0]["edit"]["changes"][&uri][0]);
    client.writes(&uri, 5, &text);
    let told = client.diagnostics(&uri, 5);
    assert!(codes(&told).contains(&"unused-suppression"), "{told:?}");
    let params = json!({"textDocument": {"uri": uri}, "range": everywhere, "context": {"diagnostics": []}});
    let actions = client.ask("textDocument/codeAction", params);
    let text = applied(&text, &actions[0]["edit"]["changes"][&uri][0]);
    assert_eq!(text, format!("{mended}[options.ban]\nregistry = \"public\"\n"));
    client.writes(&uri, 6, &text);
    assert_eq!(errors(client.diagnostics(&uri, 6)), Vec::<Value>::new());
    let params = json!({"textDocument": {"uri": uri}, "range": everywhere, "context": {"diagnostics": []}});
    assert_eq!(client.ask("textDocument/codeAction", params), json!([]));
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn findings_of_papers_point_into_the_file_of_the_library() {
    let folder = Workspace::new("library");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("jurisdictions/ca/oakland.toml");
    let text = folder.read("jurisdictions/ca/oakland.toml");
    client.opens(&uri, &text);
    let before = client.diagnostics(&uri, 1);
    assert!(!codes(&before).contains(&"and-or"), "{before:?}");
    let changed = text.replace("immediately on final adoption", "immediately on “𝔸” and/or final adoption");
    client.writes(&uri, 2, &changed);
    let told = client.diagnostics(&uri, 2);
    let and_or = told.iter().find(|one| one["code"] == "and-or").unwrap_or_else(|| panic!("{told:?}"));
    assert_eq!((&and_or["range"], &and_or["severity"]), (&range(&changed, "and/or"), &json!(2)));
    assert!(
        and_or["message"].as_str().is_some_and(|words| words.contains("\nin Oakland, CA, ban")),
        "{and_or}"
    );
    let params = json!({"textDocument": {"uri": uri}, "position": and_or["range"]["start"]});
    let page = client.ask("textDocument/hover", params)["contents"]["value"].to_string();
    assert!(page.contains("#### Why it matters"), "the manual stands beside it: {page}");
    // The latest of several states is the one that is told of.
    for version in 3..40 {
        client.writes(&uri, version, &changed);
    }
    client.writes(&uri, 40, &text.replace("kind = \"city\"", "kind = \"cty\""));
    let told = client.diagnostics(&uri, 40);
    assert!(codes(&told).contains(&"unknown-choice"), "{told:?}");
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn a_fault_above_is_told_below() {
    let folder = Workspace::new("above");
    let mut client = Client::open(&folder.0);
    let (state, place) = (folder.uri("jurisdictions/ca.toml"), folder.uri("jurisdictions/ca/oakland.toml"));
    client.opens(&place, &folder.read("jurisdictions/ca/oakland.toml"));
    client.diagnostics(&place, 1);
    client.opens(&state, &format!("{}\n[kind.town]\nbdy = 1\n", folder.read("jurisdictions/ca.toml")));
    let told = client.diagnostics(&state, 1);
    assert!(codes(&told).contains(&"unknown-key"), "{told:?}");
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": state}}));
    // On disk it is whole; then it is not, and only the file below is open.
    let broken = format!("{}\nnme = 1\n", folder.read("jurisdictions/ca.toml"));
    fs::write(folder.0.join("jurisdictions/ca.toml"), broken).expect("it can be written");
    let changes = json!({"changes": [{"uri": state, "type": 2}]});
    client.tell("workspace/didChangeWatchedFiles", changes);
    loop {
        let told = client.diagnostics(&place, 1);
        if let Some(fault) = told.iter().find(|one| code(one) == "unknown-key") {
            assert_eq!(fault["range"]["start"], json!({"line": 0, "character": 0}));
            assert_eq!(fault["relatedInformation"][0]["location"]["uri"], state);
            assert!(fault["message"].as_str().is_some_and(|words| words.contains("jurisdictions/ca.toml:")));
            break;
        }
    }
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn what_may_stand_in_a_jurisdiction_file_is_offered() {
    let folder = Workspace::new("completion");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("own.toml");
    let head = "geoid = \"0653000\"\n# “𝔸”\n";
    client.opens(&uri, head);
    let mut version = 1;
    let mut next = || {
        version += 1;
        version
    };
    let has = |labels: &[String], label: &str| labels.iter().any(|one| one == label);

    let labels = client.labels(&uri, next(), &format!("{head}[government]\nbody = \"x\"\n^"));
    assert!(has(&labels, "clerk") && !has(&labels, "body") && !has(&labels, "name"), "{labels:?}");
    let labels = client.labels(&uri, next(), &format!("{head}^"));
    assert!(has(&labels, "style") && !has(&labels, "geoid") && !has(&labels, "body"), "{labels:?}");
    let labels = client.labels(&uri, next(), &format!("{head}[^]"));
    assert!(
        has(&labels, "[government]") && has(&labels, "[[source]]") && has(&labels, "[options.ban]"),
        "{labels:?}"
    );
    assert!(!labels.iter().any(|label| label.contains("kind.")), "a place has no such tables: {labels:?}");
    let text = client.completed(&uri, next(), &format!("{head}[so^]\n"), "[[source]]");
    assert_eq!(text, format!("{head}[[source]]\n"));
    let labels = client.labels(&uri, next(), &format!("{head}[[source]]\nid = \"a\"\n^"));
    assert!(has(&labels, "confidence") && !has(&labels, "id"), "{labels:?}");
    let labels = client.labels(&uri, next(), &format!("{head}[government]\nform = ^"));
    assert!(has(&labels, "strong-mayor"), "{labels:?}");
    let text =
        client.completed(&uri, next(), &format!("{head}[government]\nform = \"“𝔸^\"\n"), "council-manager");
    assert_eq!(text, format!("{head}[government]\nform = \"council-manager\"\n"));
    let text = client.completed(&uri, next(), &format!("{head}[ordinance]\nform = ^\n"), "by-law");
    assert_eq!(text, format!("{head}[ordinance]\nform = \"by-law\"\n"));
    let labels = client.labels(&uri, next(), &format!("{head}kind = \"^\""));
    assert!(has(&labels, "charter-township"), "{labels:?}");
    let labels = client.labels(&uri, next(), &format!("{head}[options.ban]\n^"));
    assert!(has(&labels, "cure_days") && has(&labels, "registry"), "{labels:?}");
    let labels = client.labels(&uri, next(), &format!("{head}[options.ban]\nregistry = \"^\""));
    assert_eq!(labels, ["none", "public"]);
    let labels = client.labels(&uri, next(), &format!("{head}[[source]]\nchecked = ^"));
    assert_eq!(labels, ["2026-11-24"]);
    let marked = format!("{head}[ordinance]\napproval = \"\"\"\nThe “𝔸” {{government.cl^\"\"\"\n");
    let text = client.completed(&uri, next(), &marked, "government.clerk");
    assert_eq!(text, format!("{head}[ordinance]\napproval = \"\"\"\nThe “𝔸” {{government.clerk}}\"\"\"\n"));
    let cited = format!(
        "{head}[government]\nclerk = \"x\"\n[[source]]\nid = \"a\"\nsupports = [\"^\"]\n[[evidence]]\n"
    );
    let labels = client.labels(&uri, next(), &cited);
    assert!(has(&labels, "government.clerk") && has(&labels, "government"), "{labels:?}");
    let named =
        format!("{head}[[evidence]]\nsource = \"^\"\n[[source]]\nid = \"minutes\"\ntitle = \"Minutes\"\n");
    assert_eq!(client.labels(&uri, next(), &named), ["minutes"]);
    let labels = client.labels(&uri, next(), &format!("{head}# draft: allow(^"));
    assert!(has(&labels, "undefined-term"), "{labels:?}");

    // A page, and a mark for the cursor.
    let items = client.at("textDocument/completion", &uri, next(), &format!("{head}[government]\nfo^"));
    let form = items.as_array().expect("a list").iter().find(|item| item["label"] == "form").expect("form");
    assert!(
        form["documentation"]["value"].as_str().is_some_and(|page| page.contains("The form of government."))
    );
    assert_eq!(form["insertTextFormat"], 2);
    assert!(
        form["textEdit"]["newText"]
            .as_str()
            .is_some_and(|text| text.starts_with("form = \"${1|strong-mayor,"))
    );

    // A state’s file may speak of kinds.
    let state = folder.uri("jurisdictions/ca.toml");
    client.opens(&state, "");
    let labels = client.labels(&state, next(), "[kind.town.^]");
    assert!(has(&labels, "[kind.county]") && has(&labels, "[kind.town.government]"), "{labels:?}");
    assert!(has(&labels, "[[kind.town.ordinance.signature]]") && !has(&labels, "[[kind.town.source]]"));
    let labels = client.labels(&state, next(), "[kind.town]\n^");
    assert!(has(&labels, "style") && !has(&labels, "geoid"), "{labels:?}");
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn a_key_is_explained_and_its_layers_are_found() {
    let folder = Workspace::new("hover");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("jurisdictions/ca/oakland.toml");
    let text = folder.read("jurisdictions/ca/oakland.toml");
    client.opens(&uri, &text);

    let marked = text.replace("enacting_clause = \"The", "enacting_^clause = \"The");
    let page = client.hover(&uri, 2, &marked);
    for words in [
        "**`ordinance.enacting_clause`**",
        "exactly as law or custom has it",
        "**Oakland, CA:** The Council of the City of Oakland does ordain as follows:",
        "set in jurisdictions/ca/oakland.toml:",
        "checked 2026-11-24, **confirmed**",
        "**instead of:** The City Council of the City of Oakland does ordain as follows:",
        "set in jurisdictions/ca.toml:",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let found = client.at("textDocument/definition", &uri, 3, &marked);
    assert_eq!(found[0]["uri"], folder.uri("jurisdictions/ca.toml"), "{found}");
    let state = folder.read("jurisdictions/ca.toml");
    let line = found[0]["range"]["start"]["line"].as_u64().expect("a line") as usize;
    assert!(state.lines().nth(line).is_some_and(|line| line.starts_with("enacting_clause")));

    // A placeholder leads to the value that fills it, a name of a source to the source.
    let own = format!(
        "{text}\n[[evidence]]\ntext = \"the {{govern^ment.clerk}} said\"\ndate = 2018-05-15\nstatus = \"reported\"\nsource = \"mayor\"\n"
    );
    let found = client.at("textDocument/definition", &uri, 4, &own);
    assert_eq!(found[0]["uri"], uri, "{found}");
    let page =
        client.hover(&uri, 5, &text.replace("source = \"surveillance-ord", "source = \"surv^eillance-ord"));
    assert!(page.contains("Oakland Municipal Code, chapter 9.64"), "{page}");
    let marked = text.replace("source = \"surveillance-ord", "source = \"surv^eillance-ord");
    let found = client.at("textDocument/definition", &uri, 6, &marked);
    assert_eq!(
        found[0]["range"]["start"]["line"],
        range(&text, "id = \"surveillance-ordinance\"")["start"]["line"]
    );

    // What no file of the workspace holds has no place: the table of places.
    let found = client.at("textDocument/definition", &uri, 7, &text.replacen("county =", "coun^ty =", 1));
    assert!(found.as_array().is_none_or(|found| found.iter().all(|one| one["uri"] == uri)), "{found}");

    let option = format!("{text}\n[options.ban]\nregis^try = \"public\"\n");
    let page = client.hover(&uri, 8, &option);
    assert!(page.contains("**decided:** `public`") && page.contains("`none`: no registry"), "{page}");
    let found = client.at("textDocument/definition", &uri, 9, &option);
    assert_eq!(found[0]["uri"], folder.uri("templates/ban/ban.md"), "{found}");
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn templates_are_checked_completed_and_explained() {
    let folder = Workspace::new("templates");
    let mut client = Client::open(&folder.0);
    let uri = folder.uri("templates/ban/prohibitions.md");
    let text = folder.read("templates/ban/prohibitions.md");
    client.opens(&uri, &text);
    let told = client.diagnostics(&uri, 1);
    assert!(told.iter().all(|one| one["severity"] != 1), "{told:?}");

    let broken = text.replacen("## Surveillance", "## “𝔸” {{ style | nothing }} Surveillance", 1);
    client.writes(&uri, 2, &broken);
    let told = client.diagnostics(&uri, 2);
    let fault = told.iter().find(|one| code(one) == "broken-template").unwrap_or_else(|| panic!("{told:?}"));
    assert_eq!(fault["range"]["start"]["line"], 0, "{fault}");
    assert!(fault["message"].as_str().is_some_and(|words| words.contains("nothing")), "{fault}");

    // What every paper is made from, in a file of its own.
    let document = folder.uri("templates/ban/ban.md");
    let text = folder.read("templates/ban/ban.md");
    client.opens(&document, &text.replacen("version = 1", "version = \"1\"", 1));
    let told = errors(client.diagnostics(&document, 1));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["range"]["start"], json!({"line": 2, "character": 10}));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": document}}));

    let has = |labels: &[String], label: &str| labels.iter().any(|one| one == label);
    let labels = client.labels(&uri, 3, "“𝔸” {{ gov^");
    assert!(
        has(&labels, "government.body") && has(&labels, "options.registry") && has(&labels, "fact"),
        "{labels:?}"
    );
    let done = client.completed(&uri, 4, "“𝔸” {{ government.cl^ }} x", "government.clerk");
    assert_eq!(done, "“𝔸” {{ government.clerk }} x");
    let labels = client.labels(&uri, 5, "{{ style | ^ }}");
    assert!(has(&labels, "upper_first") && !has(&labels, "style"), "{labels:?}");
    let labels = client.labels(&uri, 6, "{{ fact(id=\"^\") }}");
    assert!(has(&labels, "open-letter"), "{labels:?}");
    assert_eq!(client.labels(&uri, 7, "{% if options.registry == \"^\" %}"), ["none", "public"]);
    let labels = client.labels(&uri, 8, "{% include \"^\" %}");
    assert!(has(&labels, "parts/severability.md") && !has(&labels, "ban/prohibitions.md"), "{labels:?}");

    let page = client.hover(&uri, 9, "The {{ government.cl^erk }} must");
    assert!(page.contains("Who keeps the record") && page.contains("**Oakland, CA:** City Clerk"), "{page}");
    let page = client.hover(&uri, 10, "{{ fact(id=\"open-^letter\") }}");
    assert!(
        page.contains("more than thirty civil-rights groups") && page.contains("Fight for the Future"),
        "{page}"
    );
    let page = client.hover(&uri, 11, "{% if options.regi^stry == \"none\" %}");
    assert!(page.contains("own list of private cameras"), "{page}");
    let page = client.hover(&uri, 12, "{{ style | th^e }}");
    assert!(page.contains("unless they take no article"), "{page}");

    let found = client.at("textDocument/definition", &uri, 13, "{% include \"parts/sev^erability.md\" %}");
    assert_eq!(found[0]["uri"], folder.uri("templates/parts/severability.md"));
    let found = client.at("textDocument/definition", &uri, 14, "{{ fact(id=\"open-^letter\") }}");
    assert_eq!(found[0]["uri"], folder.uri("templates/facts.toml"));
    let ledger = folder.read("templates/facts.toml");
    assert_eq!(found[0]["range"], range(&ledger, "id = \"open-letter\""));
    let found = client.at("textDocument/definition", &uri, 15, "{{ government.cl^erk }}");
    assert_eq!(found[0]["uri"], folder.uri("jurisdictions/ca/oakland.toml"));
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn what_makes_no_sense_does_no_harm() {
    let folder = Workspace::new("nonsense");
    let mut early = Client::start();
    assert_eq!(early.response("textDocument/hover", json!({})), Err(-32002), "`initialize` comes first");
    early.tell("textDocument/didOpen", json!({"textDocument": 7}));
    early.tell("exit", Value::Null);
    assert_eq!(early.end().0, Some(1), "nobody shut it down");

    let mut client = Client::open(&folder.0);
    assert_eq!(client.response("initialize", json!({})), Err(-32600), "twice");
    assert_eq!(client.response("textDocument/hover", json!({"position": "here"})), Err(-32602));
    assert_eq!(client.response("textDocument/hover", Value::Null), Err(-32602));
    assert_eq!(client.response("textDocument/rename", json!({})), Err(-32601));
    assert_eq!(client.response("$/unheard-of", json!({})), Err(-32601));
    client.tell("$/cancelRequest", json!({"id": 1}));
    client.tell("$/setTrace", json!({"value": "off"}));
    client.tell("textDocument/didChange", json!({"textDocument": {"uri": "no address", "version": "x"}}));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": "file:///never/opened.toml"}}));
    let nobody = json!({"textDocument": {"uri": "file:///never/opened.toml"}, "position": {"line": 0, "character": 0}});
    for method in ["textDocument/hover", "textDocument/completion", "textDocument/definition"] {
        assert_eq!(client.ask(method, nobody.clone()), Value::Null);
    }
    // A file that is none of our business, until it is.
    let uri = folder.uri("Cargo.toml");
    client.opens(&uri, "[package]\n");
    let top = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}});
    assert_eq!(client.ask("textDocument/hover", top), Value::Null);
    client.writes(&uri, 2, "geoid = 1\n");
    assert_eq!(codes(&client.diagnostics(&uri, 2)), ["wrong-type"]);
    // Places that the text does not have.
    for (line, character) in [(0, 9_999), (9_999, 0), (u32::MAX, u32::MAX)] {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
        client.ask("textDocument/completion", place);
    }
    let backwards = json!({"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 3}});
    let change = json!({"range": backwards, "text": "“"});
    let params = json!({"textDocument": {"uri": uri, "version": 3}, "contentChanges": [change]});
    client.tell("textDocument/didChange", params);
    client.diagnostics(&uri, 3);
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn bytes_that_are_no_message_are_answered_or_end_it() {
    let mut server = Client::start();
    for body in
        [&b"{\"a\": nul"[..], b"[]", b"\"\xff\"", br#"{"jsonrpc": "2.0", "id": 7, "method": "shutdown"}"#]
    {
        server.raw(format!("Content-Type: x\r\nContent-Length: {}\r\n\r\n", body.len()).as_bytes());
        server.raw(body);
    }
    let answers: Vec<String> = (0..4)
        .map(|_| match server.output.recv_timeout(PATIENCE).expect("an answer") {
            Message::Response(response) => response.id.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(answers.contains(&"7".to_owned()) && answers.iter().filter(|id| *id == "\"none\"").count() == 3);
    let (code, said) = server.end();
    assert_eq!((code, said.as_str()), (Some(1), ""), "it went away with its editor");

    let mut headless = Client::start();
    headless.raw(b"no header at all\r\n\r\n");
    assert_eq!(headless.end().0, Some(1));
}
