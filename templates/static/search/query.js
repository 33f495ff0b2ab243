// What a reader typed, taken apart: words, phrases in quotation marks, and words to leave out.
import { phraseKey, queryKey, spelledWords } from "./arabic.js";

const QUOTED = /["“”„«]([^"“”„«»]*)["“”„»]/g;
const LEFT_OUT = /(?<=^|\s)[-\u2212\u2013](?=[^\s\d])\S+/g;

// The parts of a query: `words`, `without` and the members of `phrases` are {word, key, place}: as typed, as looked up,
// and as it stands in a row; `common` are words that are too common to be looked up but in a phrase, where their key is ''.
export function parse(text) {
  const common = [];
  const row = (part) => spelledWords(part).map(({ word }) => ({ word, key: queryKey(word), place: phraseKey(word) }));
  const rare = (members) => members.filter(({ word, key }) => key || (common.push(word), false));
  const read = (part) => rare(row(part));
  const quoted = [];
  const open = text.replace(QUOTED, (_, inside) => (quoted.push(inside), " "));
  const leftOut = [];
  const rest = open.replace(LEFT_OUT, (part) => (leftOut.push(part), " "));
  const rows = quoted.map(row);
  return {
    words: unique([...read(rest), ...rows.filter(({ length }) => length === 1).flatMap(rare)]),
    phrases: rows.filter(({ length }) => length > 1),
    without: unique(leftOut.flatMap(read)),
    common,
  };
}

// A query without its quotation marks.
export const unquoted = (text) => text.replace(QUOTED, " $1 ").replace(/\s+/g, " ").trim();

// All words of a query that are looked up one by one, those of its phrases too.
export const wordsOf = ({ words, phrases }) => [...words, ...phrases.flat().filter(({ key }) => key)];

// Every key that a hit may have, for marking.
export const keysOf = (query) => wordsOf(query).map(({ key }) => key);

const unique = (words) => [...new Map(words.map((word) => [word.key, word])).values()];
