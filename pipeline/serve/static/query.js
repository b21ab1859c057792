// The query page: asks the endpoint beside it and shows the answer. Everything that comes from the data is set as text.
import { drawNetwork, pairOf } from "./network.js";
import { drawTimeline, datesOf } from "./timeline.js";

const SOLUTIONS = "application/sparql-results+json";
const ACCEPT = `${SOLUTIONS}, text/turtle;q=0.9`;
const SHOWN = 1000; // rows of the table
const { words, examples, first, completions, base } = JSON.parse(document.getElementById("data").textContent);
const nonce = document.querySelector("script[data-nonce]").dataset.nonce;
const at = (id) => document.getElementById(id);
const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const endpoint = new URL("sparql", location.href);
endpoint.hash = endpoint.search = "";

const shared = new URLSearchParams(location.hash.slice(1));
const editor = TsevriEditor.create(at("editor"), shared.get("query") ?? first, {
  nonce, label: words.query, completions, run: () => ask(),
});
let answer = null; // {head, results} or {text}
let view = shared.get("view") ?? "table";
let asking = null;

at("form").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
at("stop").addEventListener("click", () => asking?.abort());
at("share").addEventListener("click", share);
at("example")?.addEventListener("change", (event) => {
  if (event.target.value !== "") { editor.put(examples[event.target.value]); ask(); }
});
at("language").addEventListener("click", (event) => { event.currentTarget.hash = link().hash; });
for (const tab of at("tabs").children) tab.addEventListener("click", () => show(tab.dataset.view));
at("tabs").addEventListener("keydown", walk);
for (const anchor of at("downloads").querySelectorAll("a")) anchor.addEventListener("click", download);
if (shared.has("query")) ask();

async function ask() {
  asking?.abort();
  const mine = (asking = new AbortController());
  at("stop").hidden = false;
  status(words.running);
  editor.clear();
  const began = performance.now();
  try {
    const response = await post(ACCEPT, mine.signal);
    const text = await response.text();
    if (!response.ok) return fail(text.trim());
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    answer = response.headers.get("content-type").startsWith(SOLUTIONS) ? JSON.parse(text) : { text };
    answered(seconds);
  } catch (error) {
    if (asking === mine) fail(error.name === "AbortError" ? words.stopped : words.unreachable);
  } finally {
    if (asking === mine) { asking = null; at("stop").hidden = true; }
  }
}

function post(accept, signal) {
  const headers = { Accept: accept, "Content-Type": "application/sparql-query" };
  return fetch(endpoint, { method: "POST", headers, body: editor.text(), signal });
}

function answered(seconds) {
  const rows = answer.results?.bindings.length;
  if (answer.text !== undefined) status(say(words.triples, { seconds }));
  else if (answer.boolean !== undefined) status("");
  else status(say(rows === 1 ? words.one_row : words.rows, { rows, seconds }));
  at("downloads").hidden = answer.text !== undefined;
  const fits = {
    table: answer.text === undefined,
    network: rows > 0 && pairOf(answer) !== null,
    timeline: rows > 0 && datesOf(answer).length > 0,
    source: true,
  };
  for (const tab of at("tabs").children) tab.hidden = !fits[tab.dataset.view];
  at("tabs").hidden = answer.boolean !== undefined;
  show(fits[view] ? view : fits.table ? "table" : "source");
}

function fail(text) {
  answer = null;
  at("tabs").hidden = at("downloads").hidden = true;
  at("result").replaceChildren();
  const place = /\bat (\d+):(\d+)/.exec(text) ?? /line (\d+), column (\d+)/.exec(text);
  if (place) editor.fault(Number(place[1]), Number(place[2]), text);
  status(`${words.fault}: ${text}`, true);
}

function show(chosen) {
  view = chosen;
  for (const tab of at("tabs").children) {
    tab.setAttribute("aria-selected", String(tab.dataset.view === view));
    tab.tabIndex = tab.dataset.view === view ? 0 : -1;
  }
  const drawn = { table, network: () => drawNetwork(answer, words), timeline: () => drawTimeline(answer, words), source };
  at("result").replaceChildren(...drawn[view]());
}

function table() {
  if (answer.boolean !== undefined) return [element("p", answer.boolean ? words.yes : words.no)];
  const names = answer.head.vars, rows = answer.results.bindings;
  if (!rows.length) return [element("p", words.none)];
  const head = element("thead"), body = element("tbody"), whole = element("table");
  head.append(element("tr"));
  for (const name of names) {
    const cell = element("th", name);
    cell.scope = "col";
    head.firstChild.append(cell);
  }
  for (const row of rows.slice(0, SHOWN)) {
    const line = element("tr");
    for (const name of names) line.append(cellOf(row[name]));
    body.append(line);
  }
  whole.append(head, body);
  const more = rows.length > SHOWN ? [element("p", say(words.shown, { shown: SHOWN, rows: rows.length }))] : [];
  return [...more, whole];
}

function cellOf(term) {
  const cell = element("td");
  if (!term) return cell;
  if (term.type === "uri") cell.append(linkTo(term.value));
  else {
    cell.append(term.value);
    cell.dir = "auto";
    if (term["xml:lang"]) {
      cell.lang = term["xml:lang"];
      cell.append(element("small", term["xml:lang"]));
    }
  }
  return cell;
}

function linkTo(iri) {
  const text = iri.startsWith(base) ? iri.slice(base.length) : iri;
  if (!/^https?:\/\//i.test(iri)) return document.createTextNode(text); // javascript: and the like stay text
  const anchor = element("a", text);
  anchor.href = iri.startsWith(base) ? new URL(text, endpoint).href : iri;
  anchor.rel = "noreferrer noopener";
  return anchor;
}

function source() {
  return [element("pre", answer.text ?? JSON.stringify(answer, null, 1))];
}

async function download(event) {
  event.preventDefault();
  const type = event.currentTarget.dataset.type;
  const response = await post(type);
  const anchor = element("a");
  anchor.href = URL.createObjectURL(await response.blob());
  anchor.download = type === "text/csv" ? "answer.csv" : "answer.json";
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

function link() {
  const url = new URL(location.href);
  url.hash = new URLSearchParams({ query: editor.text(), view });
  return url;
}

async function share() {
  history.replaceState(null, "", link());
  try {
    await navigator.clipboard.writeText(location.href);
    status(words.copied);
  } catch {
    status(location.href); // no right to the clipboard: the address is there to copy
  }
}

function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...at("tabs").children].filter((tab) => !tab.hidden);
  const next = tabs[(tabs.findIndex((tab) => tab.dataset.view === view) + step + tabs.length) % tabs.length];
  next.focus();
  show(next.dataset.view);
}

function status(text, fault = false) {
  at("status").textContent = text;
  at("status").classList.toggle("fault", fault);
}

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}
