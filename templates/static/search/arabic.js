// Arabic for the search page: folds, stems and cuts a query into words exactly as the archive was when it was indexed.
// It is warraq/arabic/ (letters.py, stem.py, search_keys.py) in JavaScript, name by name; the reasons stand there.
// Its tables are generated from there. A test holds that both agree.

import {
  COUNTED, ENDINGS, FAMILIES, FRONT, INNER, JOINED, KNOWN, LONGEST, NUMBER, OWN_AL, SEATS, SHAPES, SPELLINGS, STOP,
} from "./tables.js";

const size = (text) => (text.length > 1 ? [...text].length : text.length);
const at = (pattern) => new RegExp(`^(?:${pattern})`, "u");

// --- letters ---------------------------------------------------------------------------------------------------------

const ALIKE = new Map(SPELLINGS.flatMap(([letter, others]) => [...others].map((other) => [other, letter])));
const UNSEEN = /[\p{Mn}\p{Me}\p{Cf}\p{Cs}]/u;
const DIGIT = /\p{Nd}/u;
const WORD = /[\p{L}\p{N}]+/gu;
const SOME = /[\p{L}\p{N}]/u;
const WHOLE = /^[\p{L}\p{N}]+$/u;

const folds = new Map();

function foldOne(char) {
  let folded = folds.get(char);
  if (folded === undefined) {
    folded = Array.from(char.normalize("NFKD").toLowerCase(), foldPart).join("");
    folds.set(char, folded);
  }
  return folded;
}

function foldPart(char) {
  if (UNSEEN.test(char)) return "";
  if (DIGIT.test(char)) return String(digitOf(char.codePointAt(0)));
  return ALIKE.get(char) ?? char;
}

// Unicode keeps decimal digits in rows of ten, from 0 to 9.
function digitOf(code) {
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}

/** The text as search sees it. */
export function fold(text) {
  let folded = "";
  for (const char of text.toLowerCase()) folded += foldOne(char);
  return folded;
}

/** The folded words of a text. */
export function words(text) {
  return fold(text).match(WORD) ?? [];
}

/** The words of a text as spelled, with the places in the text where each begins and ends. */
export function spelledWords(text) {
  const found = [];
  let open = null;
  const close = () => {
    if (open) found.push(open);
    open = null;
  };
  let start = 0;
  for (const whole of text) {
    const end = start + whole.length;
    for (const char of parts(whole)) {
      const folded = fold(char);
      if (WHOLE.test(folded)) {
        open ??= { word: "", start, end };
      } else if (folded) {
        close();
      }
      if (open) {
        open.word += char;
        open.end = end;
      }
    }
    start = end;
  }
  close();
  return found;
}

// A character that is letters and something between (½, ﷺ) is taken apart.
function parts(char) {
  const folded = fold(char);
  return WHOLE.test(folded) || !SOME.test(folded) ? [char] : char.normalize("NFKD");
}

// --- stems -----------------------------------------------------------------------------------------------------------

const STEMS = new Map(
  FAMILIES.split("/").map((family) => family.split(" ")).flatMap((family) => family.map((word) => [word, family[0]])),
);
const STOPS = new Set(STOP.split(" "));
const KNOWNS = new Set([...STEMS.values(), ...KNOWN.split(" ")]);
const IN_A_ROW = "ی";
const KEPT = new Set("أإآؤئىة");
const seats = SEATS.map(([pattern, seat]) => [new RegExp(pattern, "gu"), seat]);
const front = at(FRONT);
const shapes = at(SHAPES);
const ownAl = at(OWN_AL);

function plain(word) {
  let spelled = "";
  for (const char of word.normalize("NFKC").toLowerCase()) spelled += KEPT.has(char) ? char : fold(char);
  for (const [pattern, seat] of seats) spelled = spelled.replace(pattern, seat);
  return spelled;
}

function readings(word) {
  if (size(word) > LONGEST) return [word, ""];
  const article = front.exec(word)?.[0].length;
  if (article && !ownAl.test(fold(word).slice(article - 2))) {
    const rest = word.slice(article);
    if (article === 2 && word[0] === "ا") return [rest, ""];
    if (known(word)) return [word, ""];
    const two = word[article - 2] === "ل";
    if (two && known("ل" + rest)) return known(rest) ? [rest, "ل" + rest] : ["ل" + rest, ""];
    if (two || size(rest) > 2 || known(rest)) return [rest, ""];
  }
  if (known(word)) return [word, ""];
  const letter = word.slice(0, 1);
  const rest = word.slice(1);
  if (!JOINED.includes(letter) || size(rest) < 3) return [word, ""];
  const inner = "وف".includes(letter) ? readings(rest)[0] : rest;
  if (inner !== rest || known(rest) || shapes.test(fold(rest))) return [inner, ""];
  return [word, "وبل".includes(letter) ? rest : ""];
}

function known(word) {
  return KNOWNS.has(cut(word)) || ownAl.test(fold(word));
}

function cut(word) {
  if (size(word) > LONGEST) return fold(word);
  word = word.endsWith("ة") ? fold(word.slice(0, -1)) + "ة" : fold(word);
  let last = true;
  for (let shorter = word; shorter; last = false) {
    word = shorter;
    const stem = found(word);
    if (stem !== undefined) return stem;
    shorter = lessAnEnding(word, last);
  }
  return fold(word);
}

function found(word) {
  const folded = word.endsWith("ة") ? word.slice(0, -1) + "ه" : word;
  return STEMS.get(folded) ?? (KNOWNS.has(folded) ? folded : undefined);
}

function lessAnEnding(word, last) {
  let shortest = "";
  for (const [ending, options, enough, least] of ENDINGS) {
    if (!word.endsWith(ending) || !(last || INNER.includes(ending))) continue;
    const rest = word.slice(0, -ending.length);
    for (const instead of options) {
      if (!instead && refuses(rest, ending)) continue;
      const shorter = rest + instead;
      const fits = size(rest) >= (last || !NUMBER.includes(ending) ? least : enough);
      if (fits && (found(shorter) !== undefined || (instead === "ة" && KNOWNS.has(rest)))) return shorter;
      if (size(rest) >= enough && !(shortest && size(shortest) <= size(shorter))) shortest = shorter;
    }
  }
  return shortest;
}

function refuses(rest, ending) {
  if (!COUNTED.includes(ending)) return false;
  const single = STEMS.get(rest) ?? rest;
  return (!single.startsWith(rest) && !rest.endsWith("ي")) || (NUMBER.includes(ending) && rest.endsWith("ه"));
}

// --- keys ------------------------------------------------------------------------------------------------------------

/** What a word is filed under: nothing for a stop word. */
export function indexKeys(word) {
  const spelled = plain(word);
  if (!spelled || STOPS.has(spelled)) return [];
  const [sure, perhaps] = readings(spelled);
  const keys = perhaps ? [cut(sure), cut(perhaps)] : [cut(sure)];
  return [...new Set(spelled.startsWith("و") ? keys.reverse() : keys)];
}

/** What stands in a word's place in a row, and what a phrase asks for: a stop word has a key of its own. */
export function phraseKey(word) {
  return indexKeys(word)[0] ?? IN_A_ROW + fold(plain(word));
}

/** What a query for a word asks for; '' for a stop word. */
export function queryKey(word) {
  const spelled = plain(word);
  return STOPS.has(spelled) ? "" : cut(readings(spelled)[0]);
}

/** The words that may be looked for where nothing is found. */
export function queryAlternatives(word) {
  const spelled = plain(word);
  const doubtful = JOINED.includes(spelled.slice(0, 1)) && size(spelled) > 3 && !STOPS.has(spelled) && !known(spelled);
  return doubtful && readings(spelled)[0] === spelled ? [spelled.slice(1)] : [];
}

/** Whether at most one letter is wrong, missing, too many, or changed places with its neighbour. */
export function editsOne(a, b) {
  const [one, other] = [[...a], [...b]].sort((x, y) => x.length - y.length);
  if (other.length - one.length > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const tail = (skipOne, skipOther) =>
    one.slice(same + skipOne).join("") === other.slice(same + skipOther).join("");
  if (one.length < other.length) return tail(0, 1);
  return tail(1, 1) || (one[same] === other[same + 1] && one[same + 1] === other[same] && tail(2, 2));
}
