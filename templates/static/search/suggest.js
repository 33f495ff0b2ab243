// Words of the archive that a reader may have meant. Each volume keeps its words in a file a first letter.
import { editsOne, fold, queryAlternatives } from "./arabic.js";
import { parse as read } from "./query.js";

const MOST = 6;
const LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"; // each has a file of its own

const files = new Map();

// What the volumes hold in place of a word that they do not hold, as spelled there: words one slip of the pen away, and
// words that begin with it; the commonest first. `folders` are the volumes' URLs.
// Rejects if their words cannot be loaded.
export async function meant({ word, key }, folders) {
  const letters = [...new Set([...key].slice(0, 2))];
  const shards = await Promise.all(folders.flatMap((folder) => letters.map((letter) => shard(folder, letter))));
  const found = new Map();
  for (const [other, [spelled, count]] of shards.flatMap((words) => Object.entries(words))) {
    const near = editsOne(key, other) || editsOne(fold(word), fold(spelled));
    if (!near && !(key.length > 1 && other.startsWith(key))) continue;
    const known = found.get(other) ?? { spelled, count: 0, near };
    found.set(other, { ...known, count: known.count + count });
  }
  return [...found.values()]
    .map((other) => ({ ...other, spelled: bare(other.spelled) }))
    .filter(({ spelled }) => spelled !== bare(word))
    .sort((a, b) => b.near - a.near || b.count - a.count)
    .slice(0, MOST)
    .map(({ spelled }) => spelled);
}

const bare = (word) => word.replace(/[\u0640\u064b-\u0652\u0670]/g, ""); // without harakat and tatweel

// Whether a volume lists a word under this key. Not all words are listed, but what is listed is in the index.
export async function listed(key, folders) {
  const [letter] = key;
  const shards = await Promise.all(folders.map((folder) => shard(folder, letter)));
  return shards.some((words) => Object.hasOwn(words, key));
}

// The same word without what may have been joined to its front.
export const shorter = ({ word }) => queryAlternatives(word).flatMap((other) => read(other).words);

function shard(folder, letter) {
  const name = LETTERS.includes(letter) ? letter.codePointAt(0).toString(16) : "other";
  const url = new URL(`words/${name}.json`, folder).href;
  if (!files.has(url)) {
    files.set(url, wordsAt(url));
    files.get(url).catch(() => files.delete(url));
  }
  return files.get(url);
}

async function wordsAt(url) {
  const response = await fetch(url);
  if (response.status === 404) return {};
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}
