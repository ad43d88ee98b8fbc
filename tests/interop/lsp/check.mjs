// Speaks to the language server with the protocol library of VS Code: `node check.mjs COMMAND [ARGUMENT…]`.
//
// It starts the command, opens a file with a fault, and takes one step through everything that the server says it can do.
// Needs `npm ci` in this folder. Exit codes: 0 fine, 1 an answer that is not what the protocol asks for, 2 usage.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import protocol from "vscode-languageserver-protocol/node";

const [command, ...parameters] = process.argv.slice(2);
if (!command) {
  console.error("usage: node check.mjs COMMAND [ARGUMENT…]");
  process.exit(2);
}

const server = spawn(command, parameters, { stdio: ["pipe", "pipe", "inherit"] });
const ended = new Promise((resolve) => server.on("exit", resolve));
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(server.stdout),
  new protocol.StreamMessageWriter(server.stdin),
);
// The library swallows what is thrown in here.
const stop = (why) => {
  console.error(why);
  process.exit(1);
};
connection.onError(([error]) => stop(error));
connection.onUnhandledNotification((told) => stop(`nobody asked for ${told.method}`));
connection.onRequest(protocol.RegistrationRequest.type, () => {});
const told = new Map();
connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => {
  told.get(`${params.uri} ${params.version}`)?.(params.diagnostics);
});
const diagnostics = (uri, version) => new Promise((resolve) => told.set(`${uri} ${version}`, resolve));
connection.listen();

const { capabilities } = await connection.sendRequest(protocol.InitializeRequest.type, {
  processId: process.pid,
  rootUri: null,
  workspaceFolders: null,
  capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
});
await connection.sendNotification(protocol.InitializedNotification.type, {});
assert.equal(capabilities.textDocumentSync.change, protocol.TextDocumentSyncKind.Incremental);

const uri = "untitled:own.toml";
const textDocument = { uri };
const text = 'geoid = "0653000"\nname = "“𝔸”"\n[government]\nbdy = "“𝔸” Council"\n';
let next = diagnostics(uri, 1);
await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
  textDocument: { uri, languageId: "toml", version: 1, text },
});
const [fault, ...more] = await next;
assert.equal(more.length, 0);
assert.ok(protocol.Diagnostic.is(fault), JSON.stringify(fault));
const range = protocol.Range.create(3, 0, 3, 3);
assert.deepEqual(fault.range, range);

const context = { diagnostics: [fault] };
const [action] = await connection.sendRequest(protocol.CodeActionRequest.type, { textDocument, range, context });
assert.ok(protocol.CodeAction.is(action), JSON.stringify(action));
const [edit] = action.edit.changes[uri];
next = diagnostics(uri, 2);
await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
  textDocument: { uri, version: 2 },
  contentChanges: [{ range: edit.range, text: edit.newText }],
});
const wrong = (await next).filter((one) => one.severity === protocol.DiagnosticSeverity.Error);
assert.deepEqual(wrong, []);

const position = protocol.Position.create(3, 2);
const hover = await connection.sendRequest(protocol.HoverRequest.type, { textDocument, position });
assert.ok(protocol.Hover.is(hover) && hover.contents.value.includes("“𝔸” Council"), JSON.stringify(hover));
const items = await connection.sendRequest(protocol.CompletionRequest.type, { textDocument, position });
assert.ok(items.length > 10 && items.every((item) => protocol.TextEdit.is(item.textEdit)));
assert.ok(items.every((item) => protocol.MarkupContent.is(item.documentation)));
const places = await connection.sendRequest(protocol.DefinitionRequest.type, { textDocument, position });
assert.ok(places.every((place) => protocol.Location.is(place)), JSON.stringify(places));
await assert.rejects(connection.sendRequest("textDocument/rename", { textDocument }), { code: -32601 });

await connection.sendRequest(protocol.ShutdownRequest.type);
await connection.sendNotification(protocol.ExitNotification.type);
assert.equal(await ended, 0);
connection.dispose();
console.log("the language server answers as the protocol asks");
