// Checks HTML files that the program wrote: `node check.mjs FILE|DIRECTORY…`.
//
// 1. The Nu Html Checker: no error and no warning.
// 2. Chromium, light and dark, 320 and 1280 pixels wide: no finding of axe (WCAG 2.2 AA and best practices), nothing
//    wider than the window, no request but for the file itself, every link inside the page leads somewhere.
// 3. Chromium's printer: pages come out.
// 4. The shortest of the files with a fault of each kind put into it: each is found. A checker that finds nothing in
//    that page proves nothing by finding nothing in the others.
//
// Needs `npm ci` in this folder, `java`, and a Chromium (or its path in CHROMIUM). Exit codes: 0 fine, 1 findings, 2 usage.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const SCHEMES = ["light", "dark"];
const WIDTHS = [320, 1280];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What the dark colors alone can spoil.
const COLORS = ["color-contrast", "link-in-text-block"];
const RULES = { light: { type: "tag", values: TAGS }, dark: { type: "rule", values: COLORS } };

// What is put into a good page, and what must then be found. The first of each kind is the Nu Html Checker's, then come
// those of axe, then our own.
const FAULTS = [
  ["<div>", /error: Unclosed element “div”/],
  ['<p id="twice">a</p><p id="twice">b</p>', /error: Duplicate ID/],
  ['<p align="center">a</p>', /warning: The “align” attribute on the “p” element is obsolete/],
  ['<img src="https://example.invalid/a.png">', /image-alt: /],
  ['<p style="color: #999; background: #fff">pale words</p>', /color-contrast: /],
  ['<table><tr><td>a</td><th></th></tr></table>', /empty-table-header: /],
  ["<h6>a heading too deep</h6>", /heading-order: /],
  ['<a href="#nowhere">nowhere</a>', /no id for the link /],
  ["<script>1</script>", /the page has a script/],
  ['<div style="width: 3000px">wide</div>', /the page is \d+ pixels wide in a window of \d+/],
  ["", /asks for https:\/\/example\.invalid\/a\.png/],
];

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

function htmlFiles(path) {
  if (!existsSync(path)) fail(`no such file or directory: ${path}`);
  if (!statSync(path).isDirectory()) return [resolve(path)];
  return readdirSync(path, { recursive: true })
    .filter((name) => /\.html?$/.test(name))
    .sort()
    .map((name) => resolve(path, name));
}

function browser() {
  const paths = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = paths.find((path) => path && existsSync(path));
  return found ?? fail("no Chromium; install it or set CHROMIUM to its path");
}

function markup(files) {
  const jar = join(here, "node_modules/vnu-jar/build/dist/vnu.jar");
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--exit-zero-always", ...files], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error || run.status !== 0) fail(`the Nu Html Checker did not run: ${run.error?.message ?? run.stderr}`);
  // Java may say which options it picked up before the report begins.
  return JSON.parse(run.stderr.slice(run.stderr.indexOf("{"))).messages.map((message) => {
    const file = message.url ? fileURLToPath(message.url) : "(no file)";
    const kind = message.subType ?? message.type;
    return `${file}:${message.lastLine ?? 1}:${message.firstColumn ?? 1}: ${kind}: ${message.message}`;
  });
}

// Runs in the page.
function inPage(window) {
  const { document } = window;
  const findings = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) findings.push(`the page is ${scrollWidth} pixels wide in a window of ${clientWidth}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!document.getElementById(id)) findings.push(`no id for the link ${link.outerHTML}`);
  }
  if (document.scripts.length > 0) findings.push("the page has a script");
  return findings;
}

function describe({ id, help, nodes }) {
  const shown = nodes.slice(0, 3).map(({ target, failureSummary }) => {
    const [, reason = ""] = failureSummary.split("\n");
    return `\n    ${target.join(" ")}: ${reason.trim()}`;
  });
  const more = nodes.length > shown.length ? `\n    and ${nodes.length - shown.length} more` : "";
  return `${id}: ${help}${shown.join("")}${more}`;
}

async function look(page, file, axe) {
  const findings = [];
  const address = pathToFileURL(file).href;
  const outside = (request) => {
    const finding = `${file}: asks for ${request.url()}`;
    if (request.url() !== address && !findings.includes(finding)) findings.push(finding);
  };
  page.on("request", outside);
  await page.goto(address);
  await page.evaluate(axe);
  // Only what is wrong comes back: of long pages the rest is many times as much.
  const run = (runOnly) => window.axe.run({ runOnly, resultTypes: ["violations"] }).then((all) => all.violations);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, media: "screen" });
      const where = `${file} (${colorScheme}, ${width} px)`;
      for (const finding of await page.evaluate(`(${inPage})(window)`)) findings.push(`${where}: ${finding}`);
      for (const violation of await page.evaluate(run, RULES[colorScheme])) findings.push(`${where}: ${describe(violation)}`);
    }
  }
  page.off("request", outside);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const printed = await page.pdf({ preferCSSPageSize: true });
  if (printed.length < 1000) findings.push(`${file}: nothing was printed`);
  return findings;
}

const paths = process.argv.slice(2);
if (paths.length === 0) fail("usage: node check.mjs FILE|DIRECTORY…");
const files = [...new Set(paths.flatMap(htmlFiles))];
if (files.length === 0) fail(`no HTML file in ${paths.join(", ")}`);

// The broken page, without the policy that keeps a page from asking for anything.
const folder = mkdtempSync(join(tmpdir(), "whereas-html-"));
const broken = join(folder, "broken.html");
const [shortest] = [...files].sort((one, other) => statSync(one).size - statSync(other).size);
const good = readFileSync(shortest, "utf8");
const end = good.lastIndexOf("</main>");
if (end < 0) fail(`${shortest} has no </main>`);
const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const faults = FAULTS.map(([fault]) => fault).reverse().join("\n");
writeFileSync(broken, `${good.slice(0, end).replace(policy, "")}${faults}\n${good.slice(end)}`);

const all = markup([...files, broken]);
const chrome = await chromium.launch({ executablePath: browser(), args: ["--no-sandbox"] });
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
// Two windows side by side; the findings keep the order of the files.
const waiting = [...files, broken].entries();
const looked = [];
const watch = async () => {
  const page = await chrome.newPage();
  for (const [at, file] of waiting) looked[at] = await look(page, file, axe);
};
await Promise.all([watch(), watch()]);
all.push(...looked.flat());
await chrome.close();
rmSync(folder, { recursive: true });

const findings = all.filter((finding) => !finding.startsWith(broken));
const proof = all.filter((finding) => finding.startsWith(broken));
for (const [fault, seen] of FAULTS) {
  if (!proof.some((finding) => seen.test(finding))) findings.push(`nobody finds ${seen} in a page with ${fault}`);
}
for (const finding of findings) console.error(finding);
console.log(`${files.length} files, ${findings.length} findings; ${FAULTS.length} faults were put in and found`);
process.exit(findings.length > 0 ? 1 : 0);
