// The search page. What a reader chose stands in the form, and the address says the same, so that it can be sent on.
import { answer } from "./answer.js";
import { fold as folded } from "./arabic.js";
import { Engine, counted, ordered } from "./engine.js";
import { Facets, kindsOf } from "./facets.js";
import { Report } from "./report.js";
import { keysOf, parse } from "./query.js";
import { Results } from "./results.js";
import { Say } from "./say.js";
import { tokensBetween } from "./span.js";
import { UNDATED, yearToken } from "./tokens.js";

const PAUSE = 200; // milliseconds without a key before a search begins

const at = (id) => document.getElementById(`search-${id}`);
const from = (address) => new URL(address, document.baseURI);
const data = JSON.parse(at("data").textContent);
const form = at("form");
const box = form.elements.q;
const fields = at("facets");
const say = new Say(data);
const volumes = data.volumes.map(([name, label, count, ...years]) => ({ name, label, count, years, times: timesOf(years) }));
const places = { site: from(data.site), volumes: from(data.folder), engine: from(data.engine) };
const results = new Results(at("results"), at("more"), say.text("undated"));
const facets = new Facets(fields.querySelector("div"), form, kindsOf(data, say), say);
const report = new Report(at, say);
const title = document.title;

let engine = new Engine(volumes, places);
let turn = 0; // of the newest search: what an older one finds late is not shown
let timer = 0;
let found = []; // by the search that is shown
let strange = []; // what the address names and the archive has not, as {name, value}

// The tokens of a volume's years, of which only the first and the last are told; both are 0 where it is undated.
function timesOf([first, last]) {
  return last ? data.years.filter((year) => first <= year && year <= last).map(yearToken) : [UNDATED];
}

// --- the form and the address ---

function asked() {
  const query = parse(box.value);
  const choices = { ...facets.chosen, date: tokensBetween(form.elements.from.value, form.elements.to.value, data.years) };
  const narrowed = Object.values(choices).some(Boolean);
  const words = query.words.length + query.phrases.length > 0;
  const idle = !words && (!narrowed || query.common.length > 0);
  return { text: box.value.trim(), query, choices, narrowed, strange, idle, sort: words ? form.elements.sort.value : "date" };
}

function address() {
  const parameters = new URLSearchParams(new FormData(form));
  const kept = [...parameters].filter(([name, value]) => value.trim() && !(name === "sort" && value === "relevance"));
  return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
}

function restore() {
  const parameters = new URLSearchParams(location.search);
  box.value = parameters.get("q") ?? "";
  strange = facets.tick(parameters);
  for (const [name, first] of [["from", true], ["to", false]]) {
    const value = parameters.get(name)?.trim() ?? "";
    form.elements[name].value = dayOf(folded(value), first);
    if (value && !form.elements[name].value) strange.push({ name: "date", value });
  }
  form.elements.sort.value = parameters.get("sort") === "date" ? "date" : "relevance";
}

// A day, or the first or last one of a month or year ('2017-05', '2017'); '' where the text names none.
function dayOf(text, first) {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return "";
  const month = text.length === 4 ? `${text}-${first ? "01" : "12"}` : text;
  const days = text.length > 7 ? [text] : (first ? ["01"] : ["31", "30", "29", "28"]).map((day) => `${month}-${day}`);
  return days.find(isDay) ?? "";
}

function isDay(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text); // there is no 31 February
}

// --- a search ---

// `persist`: not while a word is being typed. Only then are older volumes opened because nothing was found.
// `seen`: what is restored of the list as the reader left it.
async function search(persist, seen) {
  const mine = (turn += 1);
  const used = engine;
  const now = asked();
  clearTimeout(timer);
  document.title = now.text ? `${now.text} · ${title}` : title;
  report.begin([...facets.ticked, ...dates()], clear);
  if (now.idle) return idle(now);
  try {
    const got = await answer(used, now.query, now.choices, { enough: data.enough, persist });
    const hits = ordered(got.found, now.sort);
    if (mine === turn) await results.show(hits, keysOf(got.query), seen?.shown);
    if (mine !== turn) return;
    report.done(hits.length, now, got, used, instead);
    found = got.found;
    if (seen) back(seen);
    await count();
  } catch (error) {
    renew(used);
    if (mine !== turn) return;
    report.failed(() => search(true));
    throw error;
  }
}

// What failed to load, Pagefind would not ask for again: all volumes are opened anew.
function renew(failed) {
  if (engine === failed) engine = new Engine(volumes, places);
}

async function idle({ query, strange }) {
  found = [];
  await results.show([], []);
  report.idle(query.common, strange);
}

// The numbers beside the choices are loaded when the choices can be seen.
async function count() {
  const mine = turn;
  if (fields.open && found.length) await facets.show((kind, tokens) => mine === turn && counted(found, kind, tokens));
}

const dates = () => [form.elements.from, form.elements.to].filter(({ value }) => value)
  .map((input) => ({ input, label: `${say.text(input.name)} ${say.day(input.value)}` }));

// --- the way back ---

const inView = () => results.links.findIndex((link) => link.getBoundingClientRect().bottom > 0);

// Before a link is followed the history learns how many results stand there, and which one where.
function remember() {
  const place = inView();
  const top = results.links[place]?.getBoundingClientRect().top;
  history.replaceState(place < 0 ? null : { shown: results.shown, place, top }, "");
}

function back({ place, top }) {
  const link = results.links[place];
  if (link) scrollBy({ top: link.getBoundingClientRect().top - top, behavior: "instant" });
}

// --- what a reader does ---

function later() {
  turn += 1;
  strange = [];
  report.begin([...facets.ticked, ...dates()], clear);
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    search(false);
  }, PAUSE);
}

function now() {
  strange = [];
  const next = from(address()).href;
  if (next !== location.href) history.pushState(null, "", next);
  return search(true);
}

// Another text in the place of the reader's.
function instead(text) {
  box.value = text;
  box.focus();
  now();
}

// Take choices back: one of them, or all.
function clear(inputs) {
  for (const input of inputs) {
    if (input.type === "checkbox") input.checked = false;
    else input.value = "";
  }
  box.focus();
  now();
}

box.addEventListener("input", (event) => event.isComposing || later());
box.addEventListener("compositionend", later);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  now();
});
// The choices stand outside the form's element, and belong to it.
addEventListener("change", ({ target }) => target.form === form && target !== box && now());
addEventListener("popstate", ({ state }) => {
  restore();
  search(true, state);
});
addEventListener("click", remember, true);
fields.addEventListener("toggle", count);
at("widen").addEventListener("click", async () => {
  const used = engine;
  report.begin([...facets.ticked, ...dates()], clear);
  try {
    await used.widen();
    await search(true);
  } catch (error) {
    renew(used);
    report.failed(() => search(true));
    throw error;
  }
});

// From the box down into the results and back; Escape goes to the box at once. Where nothing has the focus, as when a
// search was sent from another page, down leads to the first result in view.
addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = results.links;
  const nowhere = event.target === document.body && event.key === "ArrowDown" && links.length > 0;
  const place = nowhere ? inView() - 1 : links.indexOf(event.target);
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (place < 0 && event.target !== box && !nowhere) return;
  if (event.key === "Escape" && place >= 0) box.focus();
  else if (step && place + step < links.length && place + step >= -1) (links[place + step] ?? box).focus();
  else return;
  event.preventDefault();
});

// --- the start ---

const wide = matchMedia("(min-width: 60rem)");
const fold = () => { fields.open = wide.matches; };
wide.addEventListener("change", fold);
fold();
const typed = box.value; // while the scripts were on their way
restore();
box.value ||= typed;
if (asked().idle) box.focus();
search(true, history.state);
