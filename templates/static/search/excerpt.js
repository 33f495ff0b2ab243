// The place in an article where a query's words stand closest, with the words marked as they are spelled there.
import { indexKeys, spelledWords } from "./arabic.js";

const LENGTH = 260; // characters of an excerpt
const BEFORE = 60; // of them before the first word that was looked for
const BLOCKS = "p, li, dt, dd, td, th, h2, h3, h4, h5, h6, pre, blockquote, br, span";

const BESIDE = ".byline, .thread, .picture figcaption, .tags li, .corrections dd"; // what else search finds on a page

// The text of an article, from its page, and the `lines` that stand beside it. Rejects if the page cannot be fetched.
export async function textOf(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const prose = page.querySelector(".prose");
  prose?.querySelectorAll(BLOCKS).forEach((block) => block.after(" "));
  const beside = [...page.querySelectorAll(BESIDE)].map((part) => {
    const label = part.closest(".tags")?.querySelector("h2").textContent;
    return (label ? `${label}: ` : "") + part.textContent;
  });
  const pictures = [...page.querySelectorAll(".picture img")].map((picture) => picture.alt);
  const summary = page.querySelector("meta[name=description]")?.content ?? "";
  return { text: oneLine(prose?.textContent ?? ""), lines: [...beside, ...pictures, summary].map(oneLine) };
}

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

// Of the lines beside a text the first ones that answer those of a query's keys which the texts do not.
export function besides(lines, keys, texts) {
  const missing = new Set(keys);
  const held = (text) => hitsOf(spelledWords(text), missing).map(({ key }) => key);
  for (const text of texts) for (const key of held(text)) missing.delete(key);
  return lines.filter((line) => {
    const found = held(line);
    for (const key of found) missing.delete(key);
    return found.length > 0;
  });
}

// The best part of a text as nodes. `keys` are the query's.
export function excerpt(text, keys) {
  const words = spelledWords(text);
  const hits = hitsOf(words, new Set(keys));
  const [start, end] = window(text, words, hits);
  const nodes = marked(text, hits, start, end);
  return [start > 0 ? "… " : "", ...nodes, end < text.length ? " …" : ""];
}

// A short text whole, its hits marked.
export function highlighted(text, keys) {
  return marked(text, hitsOf(spelledWords(text), new Set(keys)), 0, text.length);
}

// The words of a text that answer a query, each with the key that it answers.
function hitsOf(words, keys) {
  const seen = new Map();
  return words.flatMap((word, place) => {
    if (!seen.has(word.word)) seen.set(word.word, indexKeys(word.word).find((key) => keys.has(key)));
    const key = seen.get(word.word);
    return key === undefined ? [] : [{ ...word, key, place }];
  });
}

// Where to cut: the stretch that holds the most different keys, then the most hits, then the earliest.
function window(text, words, hits) {
  let best = { keys: 0, hits: 0, first: 0 };
  for (let first = 0, last = 0; first < hits.length; first += 1) {
    while (last < hits.length && hits[last].end - hits[first].start <= LENGTH - BEFORE) last += 1;
    const keys = new Set(hits.slice(first, Math.min(last, first + LENGTH)).map(({ key }) => key)).size;
    const better = keys - best.keys || last - first - best.hits;
    if (better > 0) best = { keys, hits: last - first, first };
  }
  if (text.length <= LENGTH) return [0, text.length];
  const from = Math.max(0, Math.min((hits[best.first]?.start ?? 0) - BEFORE, text.length - LENGTH));
  const start = from && (words.find((word) => word.start >= from)?.start ?? from);
  const past = words.findLast((word) => word.end <= start + LENGTH && word.start >= start);
  const end = words.at(-1) === past ? text.length : past?.end ?? start + LENGTH;
  return [start, Math.min(end, start + 2 * LENGTH)];
}

function marked(text, hits, start, end) {
  const nodes = [];
  let at = start;
  for (const hit of hits) {
    if (hit.start < at || hit.end > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(hit.start, hit.end);
    nodes.push(text.slice(at, hit.start), mark);
    at = hit.end;
  }
  return [...nodes, text.slice(at, end)];
}
