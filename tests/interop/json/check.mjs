// Ajv judges papers as JSON by schemas/instrument.schema.json: `node check.mjs FILE|DIRECTORY…`.
//
// It takes every paper, and refuses the first of them once it is broken in any of the ways below.
// Needs `npm ci` in this folder. Exit codes: 0 fine, 1 findings, 2 usage.

import Ajv from "ajv";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";

const schema = JSON.parse(readFileSync(new URL("../../../schemas/instrument.schema.json", import.meta.url), "utf8"));
// Strict: a word of the schema that Ajv would pass over is a fault of the schema.
const validate = new Ajv({ strict: true, strictRequired: true, allErrors: false }).compile(schema);

function jsonFiles(path) {
  if (!statSync(path).isDirectory()) return [resolve(path)];
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => resolve(path, name));
}

const files = process.argv.slice(2).flatMap(jsonFiles);
if (files.length === 0) {
  console.error("usage: node check.mjs FILE|DIRECTORY…, with at least one .json");
  process.exit(2);
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
let findings = 0;
for (const file of files) {
  if (validate(read(file))) continue;
  findings += 1;
  const { instancePath, message } = validate.errors[0];
  console.error(`${file}: ${instancePath}: ${message}`);
}

const part = (tree, name) => tree.parts.find((one) => one.part === name).content;
const BROKEN = {
  "no identity": (tree) => delete tree.identity,
  "no geoid": (tree) => delete tree.identity.geoid,
  "a version in words": (tree) => (tree.identity.version = "one"),
  "a size of paper that nobody has": (tree) => (tree.paper.size = "a4"),
  "a part that no paper has": (tree) => (tree.parts[0].part = "appendix"),
  "a title that is bare text": (tree) => (tree.parts.find((one) => one.part === "title").content = "An ordinance"),
  "a section without its number": (tree) => delete part(tree, "body")[0].number,
  "a block of another sort": (tree) => (part(tree, "body")[0].blocks[0].block = "image"),
  "a member that no node has": (tree) => (part(tree, "body")[0].color = "red"),
  "a footnote with the number 0": (tree) => (tree.footnotes[0].number = 0),
  "a list in place of the tree": (tree) => tree.parts,
};
const sound = files.find((file) => read(file).footnotes.length > 0 && validate(read(file)));
if (!sound) console.error("no paper that is sound and has footnotes, to be broken");
for (const [name, change] of Object.entries(sound ? BROKEN : {})) {
  let tree = read(sound);
  const changed = change(tree);
  if (Array.isArray(changed)) tree = changed;
  if (!validate(tree)) continue;
  findings += 1;
  console.error(`Ajv takes ${name}`);
}
console.log(`${files.length} papers as JSON, ${findings} findings; ${Object.keys(BROKEN).length} broken ones were tried`);
process.exit(findings > 0 || !sound ? 1 : 0);
