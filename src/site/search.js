// Finds a place by its name. The names of a state are in search/<state>.js, a script that calls whereas.places; it is
// loaded when somebody searches there. Nothing is sent anywhere.
"use strict";
const whereas = (() => {
  const SHOWN = 30;
  const AT_ONCE = 6;

  // Names are made comparable as the program does it (src/jurisdiction/place/fold.rs): tests hold one against the other.
  const LETTERS = {};
  for (const [plain, accented] of [
    ["a", "áàâäãåÁÀÂÄÃÅ"], ["e", "éèêëÉÈÊË"], ["i", "íìîïÍÌÎÏ"], ["o", "óòôöõÓÒÔÖÕ"], ["u", "úùûüÚÙÛÜ"], ["n", "ñÑ"], ["c", "çÇ"],
  ]) for (const letter of accented) LETTERS[letter] = plain;
  const LONG = { st: "saint", ste: "sainte", ft: "fort", mt: "mount" };

  function words(text) {
    let plain = "";
    for (const letter of text) {
      if (LETTERS[letter]) plain += LETTERS[letter];
      else if (letter === "&") plain += " and ";
      else if (/['’‘ʻʼ`´\u0300-\u036f]/u.test(letter)) continue;
      else plain += /[\p{Alphabetic}\p{N}]/u.test(letter) ? letter.toLowerCase() : " ";
    }
    return plain.split(" ").filter(Boolean);
  }
  const long = (word) => (Object.hasOwn(LONG, word) ? LONG[word] : word);
  const key = (text) => words(text).map(long).join("");

  const form = document.getElementById("search");
  const field = form.elements.q;
  const choice = form.elements.state;
  const found = document.getElementById("found");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const root = form.dataset.root;

  const options = choice.options ? [...choice.options].filter((option) => option.value) : [choice];
  const states = options.map((option) => {
    const name = option.dataset.name || option.text;
    return { code: option.value, name, words: words(name), key: key(name), places: null, loading: false, failed: false };
  });

  // What a state's script hands over.
  function places(code, kinds, counties, lines) {
    const state = states.find((state) => state.code === code);
    if (!state) return;
    const kindWords = kinds.map(words);
    const countyWords = counties.map((county) => words(county).map(long));
    state.places = (lines ? lines.split("\n") : []).map((line) => {
      const [name, kind, county, people, file, papers, address, aliases] = line.split("\t");
      const own = words(name);
      const full = own.map(long);
      const later = full.slice(1).map((_, at) => full.slice(at + 1).join(""));
      return {
        state, name, kind: kinds[kind], county: county && counties[county], people: Number(people) || 0, file, papers: Number(papers) || 0,
        address: address || own.join("-"), key: full.join(""), later, kindWords: kindWords[kind],
        countyWords: county ? countyWords[county] : [], whole: /^(county|parish)$/.test(kinds[kind]),
        others: aliases ? aliases.split("; ").map(key) : [],
      };
    });
  }

  // The ways to read what was typed: how much of it is the name, and what is left for kind, county and state.
  function readings(text) {
    const raw = words(text);
    const ways = [];
    const add = (name, rest) => ways.push({ name: name.join(""), rest });
    const full = raw.map(long);
    // `St` is Saint, unless it is the beginning of Stillwater; `mt` is Mount, unless it is Montana.
    const variants = full.at(-1) === raw.at(-1) ? [full] : [full, [...full.slice(0, -1), raw.at(-1)]];
    for (const variant of variants) {
      for (let end = variant.length; end >= 0; end--) add(variant.slice(0, end), variant.slice(end));
      const of = variant.indexOf("of");
      if (of > 0 && of < 4) {
        for (let end = variant.length; end > of + 1; end--) add(variant.slice(of + 1, end), [...variant.slice(0, of), ...variant.slice(end)]);
      }
    }
    return ways;
  }

  // How well the rest fits: 0 where it names state or kind, 1 where it begins words around the place, nothing otherwise.
  function fit(place, rest) {
    if (rest.length === 0) return 0;
    const joined = rest.join("");
    if (joined === place.state.code || joined === place.state.key || joined === place.kindWords.join("")) return 0;
    const around = [place.state.code, ...place.state.words, ...place.kindWords, ...place.countyWords];
    return rest.every((word) => around.some((other) => other.startsWith(word))) ? 1 : undefined;
  }

  // Less is better; undefined is no match.
  function rank(place, ways) {
    let best;
    for (const { name, rest } of ways) {
      let rank;
      if (name === "") {
        // A county alone: its places.
        const county = place.countyWords.join("");
        if (rest.length > 0 && county && county.startsWith(rest.join(""))) rank = 8;
      } else if (place.key === name) rank = 0;
      else if (place.others.includes(name)) rank = 2;
      else if (place.key.startsWith(name)) rank = 3;
      else if (place.others.some((other) => other.startsWith(name))) rank = 5;
      else if (place.later.some((other) => other.startsWith(name))) rank = 6;
      if (rank === undefined || (best !== undefined && rank >= best)) continue;
      const more = name === "" ? 0 : fit(place, rest);
      // A county comes after the towns of its name, unless it was asked for.
      if (more !== undefined) rank += more + (place.whole && rank > 0 ? 0.5 : 0);
      if (more !== undefined && (best === undefined || rank < best)) best = rank;
    }
    return best;
  }

  const order = new Intl.Collator("en");
  function search(text, within) {
    const ways = readings(text);
    const hits = [];
    for (const state of within) {
      for (const place of state.places || []) {
        const at = rank(place, ways);
        if (at !== undefined) hits.push({ place, at });
      }
    }
    hits.sort((a, b) => a.at - b.at || b.place.people - a.place.people || order.compare(a.place.name, b.place.name));
    return hits.map((hit) => hit.place);
  }

  // Loading: a few states at once, the one that was named first.
  function load(wanted) {
    let running = states.filter((state) => state.loading).length;
    for (const state of wanted) {
      if (running >= AT_ONCE) return;
      if (state.places || state.loading || state.failed) continue;
      state.loading = true;
      running++;
      const script = document.createElement("script");
      const done = (failed) => () => {
        state.loading = false;
        state.failed = failed || !state.places;
        script.remove();
        update();
      };
      script.onload = done(false);
      script.onerror = done(true);
      script.src = `${root}search/${state.code}.js`;
      document.head.append(script);
    }
  }

  // The states to search in. A state after a comma is the only one; one at the end without a comma comes first.
  function within(text) {
    const chosen = states.filter((state) => state.code === choice.value);
    if (chosen.length > 0) return chosen;
    const comma = text.lastIndexOf(",");
    const named = (part) => states.filter((state) => state.key === key(part) || state.code === words(part).join(""));
    if (comma > 0 && named(text.slice(comma + 1)).length > 0) return named(text.slice(comma + 1));
    const parts = text.trim().split(/\s+/);
    const first = [1, 2, 3].flatMap((count) => (parts.length > count ? named(parts.slice(-count).join(" ")) : []));
    return [...first, ...states.filter((state) => !first.includes(state))];
  }

  function link(address, name, about) {
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    anchor.href = root + address.split("/").map(encodeURIComponent).join("/");
    anchor.textContent = name;
    const rest = document.createElement("span");
    rest.textContent = about;
    item.append(anchor, " ", rest);
    return item;
  }

  function entry(place) {
    const about = [place.county ? `${place.kind}, ${place.county}` : place.kind];
    if (place.people) about.push(`${place.people.toLocaleString("en-US")} ${place.people === 1 ? "resident" : "residents"}`);
    if (place.papers) about.push(place.papers === 1 ? "1 paper" : `${place.papers.toLocaleString("en-US")} papers`);
    if (place.file) about.push("local facts on file");
    return link(`${place.state.code}/${place.address}/index.html`, `${place.name}, ${place.state.name}`, about.join(" · "));
  }

  let shown = SHOWN;
  let asked = "";
  let waiting = false;
  let saying = 0;

  // The words are for the eyes at once, and for a screen reader when typing has paused.
  function say(text, soon) {
    clearTimeout(saying);
    saying = setTimeout(() => { if (found.textContent !== text) found.textContent = text; }, soon ? 0 : 400);
  }

  function update() {
    // Whoever is among the results must not have them pulled away.
    if (list.contains(document.activeElement)) return;
    const text = field.value;
    const enough = words(text).join("").length >= 2;
    if (!enough) {
      list.replaceChildren();
      more.hidden = true;
      say(words(text).length > 0 ? "Type at least two letters." : "", true);
      return;
    }
    const searched = within(text);
    load(searched);
    const hits = search(text, searched);
    const items = hits.slice(0, shown).map(entry);
    const whole = choice.options ? states.filter((state) => state.key === key(text) || state.code === words(text).join("")) : [];
    list.replaceChildren(...whole.map((state) => link(`${state.code}/index.html`, state.name, "all places of the state")), ...items);
    more.hidden = hits.length <= shown;
    const open = searched.filter((state) => !state.places && !state.failed).length;
    const failed = searched.filter((state) => state.failed);
    list.setAttribute("aria-busy", String(open > 0));
    form.dataset.open = open;
    let said = hits.length === 1 ? "1 place found" : `${hits.length.toLocaleString("en-US")} places found`;
    if (hits.length > shown) said += `; the first ${shown} are shown`;
    if (open > 0) said = `${said} so far`;
    else if (hits.length === 0) said = "No place of that name was found. Try fewer letters, or choose the state below";
    if (failed.length > 0) said += `. The list could not be read for ${failed.map((state) => state.name).join(", ")}`;
    say(`${said}.`, open === 0 && waiting);
    if (waiting && list.firstChild) {
      waiting = false;
      list.querySelector("a").focus();
    }
  }

  function typed() {
    if (field.value + choice.value !== asked) shown = SHOWN;
    asked = field.value + choice.value;
    waiting = false;
    const query = new URLSearchParams();
    if (field.value) query.set("q", field.value);
    if (choice.options && choice.value) query.set("state", choice.value);
    // A browser may refuse this for a page from a disk; then the address does not follow, and nothing else is lost.
    try { history.replaceState(null, "", query.size ? `?${query}` : location.pathname); } catch { /* as it was */ }
    update();
  }

  function start() {
    const query = new URLSearchParams(location.search);
    if (query.has("q")) field.value = query.get("q");
    if (choice.options && states.some((state) => state.code === query.get("state"))) choice.value = query.get("state");
    form.hidden = false;
    field.addEventListener("input", typed);
    choice.addEventListener("change", typed);
    field.addEventListener("focus", update);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      waiting = true;
      update();
    });
    document.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      const here = at >= 0 || document.activeElement === field;
      if (!here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (at > 0 ? links[at - 1] : field).focus();
      else if (event.key === "Escape" && at >= 0) field.focus();
      else return;
      event.preventDefault();
    });
    more.addEventListener("click", () => {
      const at = list.children.length;
      shown += SHOWN;
      update();
      list.children[at]?.querySelector("a").focus();
    });
    if (field.value) update();
  }

  start();
  return { places, words, key };
})();
