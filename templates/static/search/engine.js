// Answers a query from the volumes that are open: which articles, in what order, and how many of them a choice leaves.
//
// A choice is a set of tokens of one kind (topics, names, years, outlets, dates): an article is admitted by a kind if it holds
// any of its tokens. A query may have choices of several kinds; an article must be admitted by all.
import { listed } from "./suggest.js";
import { keysOf } from "./query.js";
import { Volume } from "./volume.js";

const IN_A_ROW = 0.5; // what it adds to an article's fitness that it holds the words as they were typed, in a row

export class Engine {
  #plans;
  #at;
  #opened = [];
  #opening = null;

  // `plans`: the volumes, newest first, each with its name, count, years and their tokens. `at`: the URLs {volumes, engine, site}.
  constructor(plans, at) {
    this.#plans = plans;
    this.#at = at;
  }

  // The plans of the volumes that are open.
  get open() {
    return this.#plans.slice(0, this.#opened.length);
  }

  // The plan of the newest volume that is not open, or undefined.
  get older() {
    return this.#plans[this.#opened.length];
  }

  // How many articles are in the volumes that are open.
  get count() {
    return this.open.reduce((sum, { count }) => sum + count, 0);
  }

  // The URLs of the volumes that are open.
  get folders() {
    return this.open.map(({ name }) => this.#folder(name));
  }

  // Opens older volumes, one at least, until so many articles can be found; whoever asks meanwhile waits for the same.
  // Rejects if one cannot be loaded; then it may be tried again.
  widen(enough = 0) {
    this.#opening ??= this.#widen(enough).finally(() => { this.#opening = null; });
    return this.#opening;
  }

  async #widen(enough) {
    const plans = this.#plans.slice(this.#opened.length);
    const missing = enough - this.count;
    const sums = plans.map((_, i) => plans.slice(0, i).reduce((sum, { count }) => sum + count, 0));
    const [first, ...more] = plans.filter((_, i) => i === 0 || sums[i] < missing);
    // The first brings Pagefind's program, which the others then find in the browser's cache.
    this.#opened.push(await this.#volume(first));
    this.#opened.push(...(await Promise.all(more.map((plan) => this.#volume(plan)))));
  }

  #volume(plan) {
    return Volume.open(plan, this.#folder(plan.name), this.#at.engine, this.#at.site);
  }

  #folder(name) {
    return new URL(`${name}/`, this.#at.volumes);
  }

  // What was found, to be ordered and counted: for each volume its articles that fit the query, newest first, with their
  // fitness, and for each kind of choice the articles that it admits.
  find(query, choices) {
    return Promise.all(
      this.#opened.map(async (volume) => {
        const [fitting, admitted] = await Promise.all([fittingOf(volume, query), admission(volume, choices)]);
        return { volume, fitting, admitted };
      }),
    );
  }

  // Whether any article that is open holds a word. Rejects where none does and yet the word is listed: Pagefind keeps
  // quiet about a part of the index that does not load, and does not ask for it again.
  async knows(key) {
    const held = await Promise.all(this.#opened.map((volume) => volume.holding(key)));
    if (held.some((articles) => articles.size > 0)) return true;
    if (await listed(key, this.folders)) throw new Error("a part of the index did not load");
    return false;
  }
}

// The articles that were found, the best first, or the newest first: each with what leads to its face.
export function ordered(found, by) {
  const hits = found.flatMap(({ fitting, admitted }) => admittedOf(fitting, admitted).map((id) => fitting.get(id)));
  return by === "date" ? hits : hits.sort((a, b) => b.fitness - a.fitness); // of equals the newer stays first
}

// How many articles each token of a kind would leave, were nothing else of its kind chosen.
export async function counted(found, kind, tokens) {
  const counts = new Map(tokens.map((token) => [token, 0]));
  for (const { volume, fitting, admitted } of found) {
    const ids = admittedOf(fitting, new Map([...admitted].filter(([other]) => other !== kind)));
    const held = await Promise.all(tokens.map((token) => volume.holding(token)));
    tokens.forEach((token, i) => counts.set(token, counts.get(token) + ids.filter((id) => held[i].has(id)).length));
  }
  return counts;
}

const admittedOf = (fitting, admitted) => [...fitting.keys()].filter((id) => [...admitted.values()].every((ids) => ids.has(id)));

async function fittingOf(volume, query) {
  const { words, phrases, without } = query;
  const rows = [...words.map(({ key }) => key), ...phrases.map(inARow)];
  const [must, never] = await Promise.all([holding(volume, rows), holding(volume, without.map(({ key }) => key))]);
  const [first, ...more] = must.length ? must.sort((a, b) => a.size - b.size) : [await volume.everything()];
  const fits = (id) => more.every((held) => held.has(id)) && !never.some((held) => held.has(id));
  const ids = [...first.keys()].filter(fits);
  const fitness = rows.length && ids.length ? await ranking(volume, query) : () => 0;
  return new Map(ids.map((id) => [id, { face: first.get(id).face, fitness: fitness(id) }]));
}

// What tells how well an article fits: the sum over all words, and more where they stand in a row as they were typed.
// Not with stop words between them: for these much would be loaded, which only a phrase is worth.
async function ranking(volume, query) {
  const { words, common } = query;
  const scores = await Promise.all(keysOf(query).map((key) => volume.fitness(key)));
  const row = words.length > 1 && !common.length ? await volume.holding(inARow(words)) : new Map();
  return (id) => scores.reduce((sum, score) => sum + (score.get(id) ?? 0), row.has(id) ? IN_A_ROW * scores.length : 0);
}

async function admission(volume, choices) {
  const kinds = Object.entries(choices).filter(([, tokens]) => tokens);
  const held = await Promise.all(kinds.map(([, tokens]) => holding(volume, tokens)));
  return new Map(kinds.map(([kind], i) => [kind, new Set(held[i].flatMap((articles) => [...articles.keys()]))]));
}

const holding = (volume, rows) => Promise.all(rows.map((row) => volume.holding(row)));
const inARow = (words) => words.map(({ place }) => place).join(" ");
