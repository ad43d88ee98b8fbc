// Uses the site as people do: types a name, goes by keyboard, follows an address with a question, browses without script.

import { readFileSync } from "node:fs";

// What is typed, and which page must come first.
const ASKED = [
  ["oakl", "ca/oakland"],
  ["Oakland, CA", "ca/oakland"],
  ["oakland california", "ca/oakland"],
  ["City of Oakland", "ca/oakland"],
  ["oakland county", "mi/oakland-county"],
  ["OAKLAND, ca", "ca/oakland"],
  ["springfield il", "il/springfield"],
  ["springfield, massachusetts", "ma/springfield"],
  ["st paul mn", "mn/st-paul"],
  ["Saint Paul", "mn/st-paul"],
  ["still", "ok/stillwater"],
  ["new york city", "ny/new-york"],
  ["New York, NY", "ny/new-york"],
  ["los angeles county", "ca/los-angeles-county"],
  ["los angeles", "ca/los-angeles"],
  ["coeur dalene", "id/coeur-dalene"],
  ["canon city", "co/canon-city"],
  ["mayaguez", "pr/mayaguez-municipio"],
  ["winston salem", "nc/winston-salem"],
  ["helena mt", "mt/helena"],
  ["nashville-davidson", "tn/nashville"],
  ["palo alto", "ca/palo-alto"],
  ["town of queensbury", "ny/queensbury"],
  ["portland or", "or/portland"],
  ["portland me", "me/portland"],
];

const firstLink = (page) => page.locator("#results a").first();

async function settled(page) {
  await page.waitForFunction(() => document.getElementById("search")?.dataset.open === "0", null, { timeout: 10000 }).catch(() => {});
  // Until the words for a screen reader have followed.
  await page.waitForTimeout(600);
}

async function type(page, text) {
  await page.locator("#q").fill("");
  await page.locator("#q").pressSequentially(text);
  await settled(page);
}

// Everything that somebody does with a pointer or keys; `root` is the address of the site.
export async function use(page, root) {
  const findings = [];
  const expect = (yes, finding) => { if (!yes) findings.push(`${root}: ${finding}`); };
  const first = async () => ((await firstLink(page).count()) ? new URL(await firstLink(page).evaluate((link) => link.href)).pathname : "nothing");

  await page.goto(`${root}index.html`);
  for (const [text, place] of ASKED) {
    await type(page, text);
    const to = await first();
    const wanted = new RegExp(`/${place}(-\\d+)?/index\\.html$`);
    expect(wanted.test(to), `${text} finds ${to} first and not ${place}`);
  }
  const names = readFileSync(new URL("names.tsv", import.meta.url), "utf8");
  const lines = names.trimEnd().split("\n").map((line) => line.split("\t"));
  const keys = await page.evaluate((names) => names.map((name) => [whereas.words(name).join("-"), whereas.key(name)]), lines.map(([name]) => name));
  lines.forEach(([name, slug, key], at) => {
    expect(keys[at][0] === slug && keys[at][1] === key, `${name} is compared as ${keys[at]} and not as ${slug}, ${key}`);
  });

  await type(page, "alameda county");
  const county = await page.locator("#results a").allTextContents();
  expect(county[0] === "Alameda County, California" && county.includes("Berkeley, California"), `alameda county finds ${county}`);
  await type(page, "zzyzx");
  expect(/^No place of that name was found/.test(await page.locator("#found").textContent()), "nothing is said where nothing is found");
  expect(!/could not be read/.test(await page.locator("#found").textContent()), "lists could not be read");
  await type(page, "california");
  expect(/\/ca\/index\.html$/.test(await first()), "the name of a state does not lead to the state");

  // Keys alone, from the top of the page.
  await page.goto(`${root}index.html`);
  await page.keyboard.press("Tab");
  expect((await page.evaluate(() => document.activeElement.textContent)) === "Skip to the text", "the first Tab does not reach the link that skips");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.id === "q"), "after the skip Tab does not reach the field");
  const ring = () => page.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; });
  expect(await ring(), "the field does not show that it has the focus");
  await page.keyboard.type("oakl");
  await settled(page);
  expect(/^\d[\d,]* places found/.test(await page.locator("#found").textContent()), "the number of places is not said");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect((await page.evaluate(() => document.activeElement.textContent)) === "Oakland, California", "Tab does not reach the first place");
  expect(await ring(), "a link does not show that it has the focus");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect((await page.evaluate(() => document.activeElement.textContent)) === "Oakland, California", "arrows do not move among the places");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.waitForURL(/oakland\/index\.html/, { timeout: 5000 }).catch(() => {});
  expect((await page.locator("h1").textContent()) === "City of Oakland", "Enter does not lead to the place");

  // Back finds the question again; an address holds it; a state narrows it.
  await page.goBack();
  await settled(page);
  expect(/\/ca\/oakland\/index\.html$/.test(await first()), "going back loses what was found");
  await page.goto(`${root}index.html?q=oakland&state=tn`);
  await settled(page);
  expect(/\/tn\/oakland(-\d+)?\/index\.html$/.test(await first()), "?q= and ?state= do not find Oakland, Tennessee");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/search/")).length);
  expect(!root.startsWith("http") || loaded === 1, `${loaded} lists are read for one state`);
  await page.locator("#state").selectOption("ca");
  await settled(page);
  expect(/\/ca\/oakland\/index\.html$/.test(await first()), "another state is not searched when it is chosen");
  await page.goto(`${root}ca/index.html`);
  await type(page, "oakl");
  expect(/\/ca\/oakland\/index\.html$/.test(await first()), "the page of a state does not find its place");
  await firstLink(page).click();
  expect((await page.locator("h1").textContent()) === "City of Oakland", "a click does not lead to the place");
  return findings;
}

// The same without script: state, letter, place.
export async function browse(page, root) {
  const findings = [];
  const expect = (yes, finding) => { if (!yes) findings.push(`${root}: without script ${finding}`); };
  await page.goto(`${root}index.html`);
  expect(await page.locator("noscript").evaluateAll((all) => all.some((one) => /needs JavaScript/.test(one.textContent))), "nothing is said of the search");
  expect(!(await page.locator("#search").isVisible()), "the search is offered");
  const go = async (link) => { await link.click({ timeout: 5000 }).catch(() => expect(false, `no link ${link}`)); };
  await go(page.getByRole("link", { name: "California", exact: true }));
  expect((await page.locator("h1").textContent()) === "California", "the state is not reached");
  await go(page.getByRole("link", { name: "O", exact: true }));
  await go(page.getByRole("link", { name: "Oakland", exact: true }));
  expect((await page.locator("h1").textContent()) === "City of Oakland", "the place is not reached");
  return findings;
}
