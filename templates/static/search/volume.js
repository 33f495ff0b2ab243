// One volume of the index, and the only door to Pagefind, which keeps it.
//
// Pagefind looks up whole words only in quotation marks; without them, a word that it does not know brings all that
// begins alike. With them, it does not rank. So a word is asked twice: in quotation marks for what holds it, and without
// for how well. The second time costs no bytes, since the same part of the index answers. Nothing is ever asked without
// a word: that would load the index whole.

export class Volume {
  #pagefind;
  #count;
  #times;
  #site;
  #kept = new Map(); // what was answered, by what was asked

  // Opens a volume: `plan` has its count and, as `times`, the tokens of the years that it may hold, `folder` is its URL,
  // `engine` that of Pagefind's program, `site` that of the site, each ending in a slash. Rejects where it cannot be loaded.
  static async open(plan, folder, engine, site) {
    const { createInstance } = await import(new URL("pagefind.js", engine));
    const pagefind = createInstance({ basePath: engine.pathname, baseUrl: site.pathname });
    await pagefind.filters(); // waits until the program runs, or rejects; what follows would wait for ever
    await pagefind.mergeIndex(folder.pathname, { baseUrl: site.pathname });
    return new Volume(plan, pagefind, site);
  }

  constructor({ count, times }, pagefind, site) {
    this.#pagefind = pagefind;
    this.#count = count;
    this.#site = site;
    this.#times = times;
  }

  // The articles that hold a word, or words that stand in a row ('one two'), newest first: what leads to their faces, by
  // their ids.
  holding(words) {
    return this.#once(`"${words}"`, { sort: { date: "desc" } }, (result) => ({ face: () => faceOf(result, this.#site) }));
  }

  // How well a word fits articles that hold it: numbers by ids. Pagefind's numbers grow with the word's rarity in the
  // volume (BM25); that is taken out of them, so that those of several volumes can be compared.
  async fitness(word) {
    const held = (await this.holding(word)).size;
    const rarity = Math.log(1 + (this.#count - held + 0.5) / (held + 0.5));
    return this.#once(word, {}, ({ score }) => score / rarity);
  }

  // Every article, as `holding` gives them: each stands in a year, or is undated. No volume is empty: Pagefind keeps quiet
  // about a part of the index that does not load.
  async everything() {
    const held = await Promise.all(this.#times.map((time) => this.holding(time)));
    if (held.every((articles) => articles.size === 0)) throw new Error("a part of the index did not load");
    return new Map(held.flatMap((articles) => [...articles]));
  }

  #once(asked, options, made) {
    if (!this.#kept.has(asked)) {
      const answer = this.#pagefind.search(asked, options)
        .then(({ results }) => new Map(results.map((result) => [result.id, made(result)])));
      this.#kept.set(asked, answer);
      answer.catch(() => this.#kept.delete(asked));
    }
    return this.#kept.get(asked);
  }
}

// What a list shows of an article: {url, meta}. Pagefind finds an article by each word of its meta data as it is spelled.
// So they are kept where Pagefind keeps the address, in which it looks for nothing.
async function faceOf(result, site) {
  const { url, ...meta } = JSON.parse((await result.data()).raw_url);
  return { url: new URL(url, site).href, meta };
}
