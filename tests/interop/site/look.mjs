// Looks at single pages: their markup, their links, and how they stand in a window.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What the dark colors alone can spoil.
const RULES = { light: { type: "tag", values: TAGS }, dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

export function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

// What the Nu Html Checker says against files: errors and warnings.
export function markup(files) {
  const jar = join(here, "node_modules/vnu-jar/build/dist/vnu.jar");
  const args = ["-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", ...files];
  const run = spawnSync("java", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (run.error || run.status !== 0) fail(`the Nu Html Checker did not run: ${run.error?.message ?? run.stderr}`);
  // It knows no origin of a file, so that `'self' file:` lets it load nothing from a disk; that Chromium does is seen below.
  const ours = /violates Content Security Policy \(meta tag\): external (stylesheet|script) “(\.\.\/)*(style\.css|search\.js)”/;
  const messages = JSON.parse(run.stderr.slice(run.stderr.indexOf("{"))).messages.filter(({ message }) => !ours.test(message));
  return messages.map((message) => {
    const file = message.url ? fileURLToPath(message.url) : "(no file)";
    return `${file}:${message.lastLine ?? 1}: ${message.subType ?? message.type}: ${message.message}`;
  });
}

// Links of a file that lead to no file of the site.
export function dead(file) {
  const html = readFileSync(file, "utf8");
  const findings = [];
  for (const [, to] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    if (/^[a-z]+:/.test(to)) {
      if (!/^https?:/.test(to)) findings.push(`${file}: a link to ${to}`);
      continue;
    }
    const [path, id] = to.replaceAll("&amp;", "&").split("#");
    const target = path === "" ? file : resolve(dirname(file), decodeURIComponent(path));
    if (!existsSync(target)) findings.push(`${file}: nothing is at ${to}`);
    else if (id && !readFileSync(target, "utf8").includes(`id="${id}"`)) findings.push(`${file}: no id for ${to}`);
  }
  return findings;
}

// Runs in the page.
function inPage(window) {
  const { document } = window;
  const findings = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) findings.push(`the page is ${scrollWidth} pixels wide in a window of ${clientWidth}`);
  for (const [what, selector] of [["main", "main"], ["banner", "body > header"], ["contentinfo", "body > footer"], ["h1", "h1"]]) {
    const count = document.querySelectorAll(selector).length;
    if (count !== 1) findings.push(`${count} of ${what}`);
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]));
  if (levels[0] !== 1 || levels.some((level, at) => at > 0 && level > levels[at - 1] + 1)) findings.push(`headings go ${levels}`);
  const names = [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label"));
  if (names.some((name) => !name) || new Set(names).size !== names.length) findings.push(`navigations named ${names}`);
  if (document.documentElement.lang !== "en-US") findings.push("the page does not say its language");
  if (!document.querySelector("a.skip")?.matches(":first-child")) findings.push("the first link does not skip to the text");
  return findings;
}

function describe({ id, help, nodes }) {
  const shown = nodes.slice(0, 3).map(({ target, failureSummary }) => {
    const [, reason = ""] = failureSummary.split("\n");
    return `\n    ${target.join(" ")}: ${reason.trim()}`;
  });
  return `${id}: ${help}${shown.join("")}${nodes.length > 3 ? `\n    and ${nodes.length - 3} more` : ""}`;
}

// Looks at the page that a tab shows, light and dark, narrow and wide.
export async function look(page, name) {
  const findings = [];
  await page.evaluate(AXE);
  const run = (runOnly) => window.axe.run({ runOnly, resultTypes: ["violations"] }).then((all) => all.violations);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const where = `${name} (${colorScheme}, ${width} px)`;
      for (const finding of await page.evaluate(`(${inPage})(window)`)) findings.push(`${where}: ${finding}`);
      for (const violation of await page.evaluate(run, RULES[colorScheme])) findings.push(`${where}: ${describe(violation)}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  return findings;
}
