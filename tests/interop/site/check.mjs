// Checks a site that the program wrote: `node check.mjs DIRECTORY`. It has to hold all places of the country.
//
// 1. The Nu Html Checker, and every link, on all pages but those of places, and on 200 of these.
// 2. Chromium, from the disk and from a small server: no finding of axe (WCAG 2.2 AA and best practices), landmarks,
//    headings, nothing wider than the window, light and dark, 320 and 1280 pixels wide; no request to anybody else.
// 3. The search is used, by pointer and by keys alone; then the site is used without script.
// 4. All of it again on a copy with faults of each kind: each is found. A checker that finds nothing there proves nothing
//    by finding nothing in the site.
//
// Needs `npm ci` in this folder, `java`, and a Chromium (or its path in CHROMIUM). Exit codes: 0 fine, 1 findings, 2 usage.

import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { dead, fail, look, markup } from "./look.mjs";
import { browse, use } from "./use.mjs";

const PLACES = 200;
const LOOKED_AT = ["index.html", "index.html?q=oakland", "ca/index.html", "ca/oakland/index.html", "ca/sources.html", "coverage.html", "models.html", "404.html"];

// What is put into a copy: a file, what stands there, what stands there then, and what must be found.
const END = "</main>";
const FAULTS = [
  ["models.html", END, `<div>${END}`, /error: .*“div”/],
  ["models.html", END, `<p align="center">a</p>${END}`, /warning: The “align” attribute/],
  ["models.html", '<main id="main"', '<main></main><main id="main"', /2 of main/],
  ["models.html", END, `<a href="nowhere.html">nowhere</a>${END}`, /nothing is at nowhere\.html/],
  ["models.html", END, `<a href="#nowhere">nowhere</a>${END}`, /no id for #nowhere/],
  ["models.html", END, `<a href="javascript:alert(1)">a script</a>${END}`, /a link to javascript:/],
  ["coverage.html", END, `<h6>too deep</h6>${END}`, /headings go 1/],
  ["coverage.html", END, `<p class="wide">wide</p>${END}`, /the page is \d+ pixels wide in a window of 320/],
  ["coverage.html", END, `<p class="pale">pale words</p>${END}`, /color-contrast: /],
  ["coverage.html", END, `<p><button class="small">a</button><button class="small">b</button></p>${END}`, /target-size: /],
  ["coverage.html", "img-src 'self'", "img-src 'self' https:", /asks for https:\/\/example\.invalid\/a\.png/],
  ["coverage.html", END, `<img src="https://example.invalid/a.png">${END}`, /image-alt: /],
  ["style.css", "* { box", ".wide { width: 3000px } .pale { color: #999; background: #fff } .small { min-height: 0; height: 9px; width: 9px; padding: 0 } * { box", null],
  ["style.css", ":focus-visible { outline: 3px", ":focus-visible { outline: 0; } .none { outline: 3px", /does not show that it has the focus/],
  ["index.html", "needs JavaScript", "is off", /nothing is said of the search/],
  ["index.html", '<li><a href="ca/index.html">California', '<li><a href="co/index.html">California', /the state is not reached/],
  ["search.js", 'mt: "mount"', 'mt: "mont"', /Mt\. Vernon is compared as/],
  ["search.js", "a.at - b.at ||", "", /los angeles finds \S+ first/],
  ["search.js", 'if (query.has("q"))', "if (false)", /\?q= and \?state= do not find/],
  ["search.js", "waiting = true;", "", /Enter does not lead to the place/],
  ["search.js", 'event.key === "ArrowDown"', "false", /arrows do not move/],
  ["search.js", "No place of that name", "No place", /nothing is said where nothing is found/],
];
// A list that the copy lacks.
const LOST = ["wy.js", /lists could not be read/];

function browserPath() {
  const paths = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return paths.find((path) => path && existsSync(path)) ?? fail("no Chromium; install it or set CHROMIUM to its path");
}

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml", ".atom": "application/atom+xml" };

// A server as any host of files is one: an address that leads nowhere gets 404.html.
function serve(folder) {
  const server = createServer((request, response) => {
    let path = resolve(folder, `.${decodeURIComponent(new URL(request.url, "http://localhost").pathname)}`);
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    const found = existsSync(path);
    response.writeHead(found ? 200 : 404, { "Content-Type": TYPES[found ? extname(path) : ".html"] ?? "application/octet-stream" });
    response.end(readFileSync(found ? path : join(folder, "404.html")));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

const states = (site) => readdirSync(site).filter((name) => /^[a-z]{2}$/.test(name));

// Files below the site: all but the pages of places, and some of these.
function pages(site, most) {
  const root = readdirSync(site).filter((name) => name.endsWith(".html"));
  const state = states(site).flatMap((state) => [`${state}/index.html`, `${state}/sources.html`]);
  const places = states(site).flatMap((state) => readdirSync(join(site, state)).map((place) => `${state}/${place}/index.html`));
  const of = places.filter((path) => existsSync(join(site, path)));
  const step = Math.max(1, Math.floor(of.length / most));
  const some = most === 0 ? [] : of.filter((path, at) => at % step === 0 || path === "ca/oakland/index.html");
  return [...root, ...(most === 0 ? [] : state), ...some].map((path) => join(site, path));
}

// Looks at a site and uses it at one address; says every request that leaves it.
async function visit(chrome, root, looked) {
  const findings = [];
  const watch = (page) => {
    page.on("request", (request) => {
      if (!request.url().startsWith(root)) findings.push(`${page.url()}: asks for ${request.url()}`);
    });
    page.on("pageerror", (error) => findings.push(`${page.url()}: ${error}`));
    return page;
  };
  const page = watch(await chrome.newPage());
  for (const path of looked) {
    await page.goto(root + path);
    if (path.includes("?")) await page.waitForFunction(() => document.getElementById("search").dataset.open === "0");
    findings.push(...(await look(page, root + path)));
  }
  findings.push(...(await use(page, root)));
  await page.close();
  const still = await chrome.newContext({ javaScriptEnabled: false });
  findings.push(...(await browse(watch(await still.newPage()), root)));
  await still.close();
  return findings;
}

// A copy of a site with the faults in it; what no fault touches is a link to the site.
function spoil(site) {
  const copy = mkdtempSync(join(tmpdir(), "whereas-site-"));
  for (const name of readdirSync(site)) {
    if (statSync(join(site, name)).isDirectory()) symlinkSync(join(site, name), join(copy, name));
    else cpSync(join(site, name), join(copy, name));
  }
  unlinkSync(join(copy, "search"));
  cpSync(join(site, "search"), join(copy, "search"), { recursive: true });
  unlinkSync(join(copy, "search", LOST[0]));
  for (const [file, from, to] of FAULTS) {
    const text = readFileSync(join(copy, file), "utf8");
    if (!text.includes(from)) fail(`${file} has no ${from}`);
    writeFileSync(join(copy, file), text.replace(from, () => to));
  }
  return copy;
}

const [folder] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "index.html"))) fail("usage: node check.mjs DIRECTORY");
const site = resolve(folder);
const files = pages(site, PLACES);
const findings = [...markup(files), ...files.flatMap(dead)];

const chrome = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
findings.push(...(await visit(chrome, `${pathToFileURL(site)}/`, LOOKED_AT)));
const server = await serve(site);
const address = `http://127.0.0.1:${server.address().port}/`;
findings.push(...(await visit(chrome, address, ["index.html", "no/such/page.html"])));
server.close();

const copy = spoil(site);
const spoiled = pages(copy, 0);
const proof = [...markup(spoiled), ...spoiled.flatMap(dead), ...(await visit(chrome, `${pathToFileURL(copy)}/`, ["coverage.html", "models.html"]))];
await chrome.close();
rmSync(copy, { recursive: true });
const sought = [...FAULTS.map((fault) => fault[3]).filter(Boolean), LOST[1]];
for (const seen of sought) {
  if (!proof.some((finding) => seen.test(finding))) findings.push(`nobody finds ${seen} in a copy that has it`);
}
for (const finding of findings) console.error(finding);
if (process.env.SHOW_PROOF) proof.forEach((finding) => console.error(`proof: ${finding}`));
console.log(`${files.length} pages, ${findings.length} findings; ${sought.length} faults were put in and sought`);
process.exit(findings.length > 0 ? 1 : 0);
