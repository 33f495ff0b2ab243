// What a reader typed, taken apart: words, phrases in quotation marks, and words to leave out.
import { indexKeys, queryKey, spelledWords } from "./arabic.js";

const QUOTED = /["“”„«]([^"“”„«»]*)["“”„»]/g;
const LEFT_OUT = /(?<=^|\s)[-\u2212\u2013](?=[^\s\d])\S+/g;

// The parts of a query: `words`, `without` and the members of `phrases` are {word, key, place}: as typed, as looked up,
// and as it stands in a row; `common` are words that are too common to be looked up.
export function parse(text) {
  const common = [];
  const read = (part) => spelledWords(part).flatMap(({ word }) => {
    const key = queryKey(word);
    if (!key) common.push(word);
    return key ? [{ word, key, place: indexKeys(word)[0] }] : [];
  });
  const quoted = [];
  const open = text.replace(QUOTED, (_, inside) => (quoted.push(inside), " "));
  const leftOut = [];
  const rest = open.replace(LEFT_OUT, (part) => (leftOut.push(part), " "));
  const rows = quoted.map(read);
  return {
    words: unique([...read(rest), ...rows.filter((row) => row.length === 1).flat()]),
    phrases: rows.filter((row) => row.length > 1),
    without: unique(leftOut.flatMap(read)),
    common,
  };
}

// Every key that a hit may have, for marking.
export const keysOf = ({ words, phrases }) => [...words, ...phrases.flat()].map(({ key }) => key);

const unique = (words) => [...new Map(words.map((word) => [word.key, word])).values()];
