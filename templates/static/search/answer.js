// What a query comes to: the articles found, and where there are none, what else the reader may have meant.
import { wordsOf } from "./query.js";
import { meant, shorter } from "./suggest.js";

// `enough`: volumes are opened until so many articles can be found. `persist`: open older ones as long as nothing is
// found. The answer: {found, query, instead, unknown, near, apart}, where `found` is the engine's, `query` is what was looked up
// in the end, `instead` pairs of words that had to be replaced and their replacements, `unknown` the words that the
// archive does not hold, `near` what it holds in place of each; `apart` tells that the words of a phrase that nobody wrote
// stand in an article all the same.
export async function answer(engine, asked, choices, { enough, persist }) {
  while (engine.older && engine.count < enough) await engine.widen(enough);
  let found = await engine.find(asked, choices);
  while (persist && engine.older && empty(found)) {
    await engine.widen();
    found = await engine.find(asked, choices);
  }
  const unknown = empty(found) ? await strangers(engine, asked) : [];
  const nothing = { found, query: asked, instead: [], unknown, near: [], apart: false };
  if (!unknown.length) return { ...nothing, apart: empty(found) && (await standApart(engine, asked, choices)) };
  const [query, instead] = await replaced(engine, asked, unknown);
  if (instead.length === unknown.length) {
    found = await engine.find(query, choices);
    if (!empty(found)) return { ...nothing, found, query, instead, unknown: [] };
  }
  return { ...nothing, near: await Promise.all(unknown.map((word) => meant(word, engine.folders))) };
}

const empty = (found) => found.every(({ fitting }) => fitting.size === 0);

// The words of a query that no volume holds.
async function strangers(engine, query) {
  const all = wordsOf(query);
  const known = await Promise.all(all.map(({ key }) => engine.knows(key)));
  return all.filter((_, i) => !known[i]);
}

async function standApart(engine, asked, choices) {
  const words = wordsOf(asked);
  if (!asked.phrases.length || !words.length) return false;
  return !empty(await engine.find({ ...asked, words, phrases: [] }, choices));
}

// A query with the words that are not known replaced, as far as they are known without what is joined to their front.
async function replaced(engine, { words, phrases, ...rest }, unknown) {
  const instead = [];
  for (const word of unknown) {
    for (const other of shorter(word)) {
      if (await engine.knows(other.key)) {
        instead.push([word, other]);
        break;
      }
    }
  }
  const change = (word) => instead.find(([from]) => from.key === word.key)?.[1] ?? word;
  return [{ ...rest, words: words.map(change), phrases: phrases.map((row) => row.map(change)) }, instead];
}
