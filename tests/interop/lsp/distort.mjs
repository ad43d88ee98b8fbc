// Stands between a client and a language server and spoils what the server says in one way:
// `node distort.mjs FAULT COMMAND [ARGUMENT…]`; without arguments it lists the faults. `nothing` spoils nothing.
//
// check.mjs must fail behind it, whatever the fault: a check that takes a spoilt answer would take a wrong one of ours.

import { spawn } from "node:child_process";

// Each is given a message, its method (that of the request where the message is an answer) and a way to send another.
const FAULTS = {
  "a range one column too long": (message, method) => {
    if (method === "textDocument/publishDiagnostics") {
      for (const { range } of message.params.diagnostics) range.end.character += 1;
    }
  },
  "a fault in numbers only": (message, method) => {
    if (method === "textDocument/publishDiagnostics") {
      for (const one of message.params.diagnostics) one.message = 7;
    }
  },
  "the whole text at each change": (message, method) => {
    if (method === "initialize") message.result.capabilities.textDocumentSync.change = 1;
  },
  "a mend that mends nothing": (message, method) => {
    if (method === "textDocument/codeAction") {
      for (const { edit } of message.result) for (const edits of Object.values(edit.changes)) edits[0].newText = "bdy";
    }
  },
  "nothing to say about a key": (message, method) => {
    if (method === "textDocument/hover") message.result.contents.value = "";
  },
  "completions without their place": (message, method) => {
    if (method === "textDocument/completion") for (const item of message.result) delete item.textEdit;
  },
  "a place without a range": (message, method) => {
    if (method === "textDocument/definition") message.result = [{ uri: "file:///us.toml" }];
  },
  "another code for what it does not do": (message) => {
    if (message.error) message.error.code = -32603;
  },
  "a message that nobody asked for": (message, method, send) => {
    if (method === "initialize") send({ jsonrpc: "2.0", method: "whereas/greeting", params: {} });
  },
  "lengths in characters": () => {},
  "an end in error": () => {},
};

const [fault, command, ...parameters] = process.argv.slice(2);
if (!fault) {
  console.log(Object.keys(FAULTS).join("\n"));
  process.exit(0);
}
const spoil = fault === "nothing" ? () => {} : FAULTS[fault];
if (!spoil || !command) {
  console.error("usage: node distort.mjs FAULT COMMAND [ARGUMENT…]");
  process.exit(2);
}

// Gives each message of a stream to `take`.
function messages(stream, take) {
  let held = Buffer.alloc(0);
  stream.on("data", (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf("\r\n\r\n");
      const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(held.subarray(0, end).toString())[1]);
      if (!(held.length >= end + 4 + length)) return;
      take(JSON.parse(held.subarray(end + 4, end + 4 + length).toString()));
      held = held.subarray(end + 4 + length);
    }
  });
}

function write(stream, message, inCharacters = false) {
  const text = JSON.stringify(message);
  stream.write(`Content-Length: ${inCharacters ? text.length : Buffer.byteLength(text)}\r\n\r\n${text}`);
}

const server = spawn(command, parameters, { stdio: ["pipe", "pipe", "inherit"] });
const asked = new Map();
messages(process.stdin, (message) => {
  if (message.method && message.id !== undefined) asked.set(message.id, message.method);
  write(server.stdin, message);
});
process.stdin.on("end", () => server.stdin.end());
messages(server.stdout, (message) => {
  const send = (other) => write(process.stdout, other, fault === "lengths in characters");
  spoil(message, message.method ?? asked.get(message.id), send);
  send(message);
});
server.on("exit", (code) => process.exit(fault === "an end in error" ? 1 : code));
