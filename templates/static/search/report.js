// What the page says of a search: how many were found, what was chosen, and what to do where nothing was found.
import { spelledWords } from "./arabic.js";
import { element } from "./nodes.js";
import { unquoted } from "./query.js";

export class Report {
  #at;
  #say;

  // `at` gives an element of the page by its name.
  constructor(at, say) {
    this.#at = at;
    this.#say = say;
  }

  // A search begins. `chosen` are the choices as {input, label}; `clear` takes some of them back.
  begin(chosen, clear) {
    this.#state("loading");
    const all = chosen.map(({ input }) => input);
    const chips = chosen.map(({ input, label }) => {
      const button = this.#button([label], () => clear([input]));
      button.ariaLabel = this.#say.text("remove", { label });
      return button;
    });
    if (chips.length > 1) chips.push(this.#button([this.#say.text("clear")], () => clear(all)));
    this.#at("chosen").replaceChildren(...chips.map((chip) => element("li", {}, chip)));
  }

  // Nothing was asked, or nothing but words that are too common.
  idle(common, strange) {
    this.#at("notice").replaceChildren(...this.#strange(strange));
    this.#older(undefined);
    this.#parts(false);
    if (common.length) return this.#end(0, this.#say.text("common", { words: quoted(common) }));
    this.#at("status").textContent = this.#say.text("hint");
    this.#state("idle");
  }

  // So many results were found; `got` is the answer. `ask` puts another text in the place of the reader's; `strange` is
  // what the address names and the archive has not.
  done(count, { text, query, narrowed, strange }, { instead, unknown, near, found, apart }, engine, ask) {
    const say = this.#say;
    const notice = this.#strange(strange);
    notice.push(...instead.map(([from, to]) => element("p", {}, say.text("instead", { word: from.word, other: to.word }))));
    const meant = corrected(text, unknown, near);
    if (meant.length) {
      const choices = meant.map((parts) => this.#button(parts, (button) => ask(button.textContent)));
      notice.push(element("p", {}, say.text("meant")), chipsOf(choices));
    } else if (apart) {
      const choices = [this.#button([unquoted(text)], () => ask(unquoted(text)))];
      notice.push(element("p", {}, say.text("phrase_apart")), chipsOf(choices));
    } else if (!count && !unknown.length && query.words.length > 1 && !narrowed) {
      const choices = query.words.map(({ word }) => this.#button([word], () => ask(word)));
      notice.push(element("p", {}, say.text("apart")), chipsOf(choices));
    }
    if (count && query.common.length) notice.push(element("p", {}, say.text("left_out", { words: quoted(query.common) })));
    this.#at("notice").replaceChildren(...notice);
    this.#older(engine);
    this.#parts(true, count > 0 || found.some(({ fitting }) => fitting.size));
    const chosen = narrowed && found.some(({ fitting }) => fitting.size);
    this.#end(count, count ? say.text("count", { n: count }) : say.text(chosen ? "none_chosen" : "none", { text }));
  }

  // The index could not be loaded.
  failed(again) {
    this.#at("notice").replaceChildren(this.#button([this.#say.text("again")], again));
    this.#at("status").textContent = this.#say.text("failed");
    this.#state("failed");
  }

  #end(count, text) {
    const status = this.#at("status");
    status.textContent = text;
    status.dataset.count = count;
    this.#state("done");
  }

  #state(state) {
    this.#at("status").dataset.state = state;
    document.body.dataset.search = state;
  }

  // What stands beside the results, and the other ways in, which stand where there are none.
  #parts(asked, some = false) {
    this.#at("sort").hidden = !some;
    this.#at("facets").hidden = !some;
    this.#at("ways").hidden = asked && some;
  }

  #older(engine) {
    const next = engine?.older;
    this.#at("older").hidden = !next;
    if (!next) return;
    const years = engine.open.flatMap(({ years: both }) => both).filter(Boolean);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    this.#at("scope").textContent = this.#say.text("scope", {
      articles: this.#say.text("articles", { n: engine.count }),
      years: first === last ? this.#say.year(first) : `${this.#say.year(first)} – ${this.#say.year(last)}`,
    });
    this.#at("widen").textContent = this.#say.text(next.years[1] ? "older" : "older_undated", { label: next.label });
  }

  #strange(values) {
    return values.map(({ name, value }) => element("p", {}, this.#say.text(`no_${name}`, { text: value })));
  }

  #button(label, action) {
    const made = element("button", { type: "button" }, element("span", {}, ...label));
    made.addEventListener("click", () => action(made));
    return made;
  }
}

const quoted = (words) => words.map((word) => `«${word}»`).join(" ");
const chipsOf = (buttons) => element("ul", { className: "chips" }, ...buttons.map((button) => element("li", {}, button)));

// The whole query, once for each word that the first that is not known may stand for, the new words marked; each of the
// others has its likeliest in its place. `near`: for each unknown word what may have been meant.
function corrected(text, unknown, [first, ...others]) {
  return (first ?? []).map((word) => {
    const better = new Map([word, ...others.map(([likeliest]) => likeliest)].map((other, i) => [unknown[i].word, other]));
    const parts = [];
    let at = 0;
    for (const { word: old, start, end } of spelledWords(text)) {
      if (!better.get(old)) continue;
      parts.push(text.slice(at, start), element("strong", {}, better.get(old)));
      at = end;
    }
    return [...parts, text.slice(at)];
  });
}
