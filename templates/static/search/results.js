// The list of what was found: faces at once, excerpts when they come into view.
import { besides, excerpt, highlighted, textOf } from "./excerpt.js";
import { element } from "./nodes.js";

const AT_A_TIME = 10;

export class Results {
  #list;
  #more;
  #undated;
  #hits = [];
  #keys = [];
  #shown = 0;
  #turn = 0;
  #jobs = new WeakMap(); // what is to be done when a result comes into view
  #watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#watch.unobserve(target);
      this.#jobs.get(target)();
    }
  }, { rootMargin: "100px" });

  // `list` is the element that results are put into, `more` the button that asks for more of them, `undated` what stands
  // for a date that is not known.
  constructor(list, more, undated) {
    this.#undated = undated;
    this.#list = list;
    this.#more = more;
    more.addEventListener("click", async () => {
      const place = this.#shown;
      await this.#extend();
      this.links[place]?.focus();
    });
  }

  get links() {
    return [...this.#list.querySelectorAll("a")];
  }

  // How many results stand there.
  get shown() {
    return this.#shown;
  }

  // Show hits, marking what answers the query's keys: the first of them, `least` of them at least. Resolves when they
  // stand there.
  async show(hits, keys, least = 0) {
    this.#turn += 1;
    this.#hits = hits;
    this.#keys = keys;
    this.#shown = 0;
    await this.#extend(Math.max(AT_A_TIME, least));
  }

  async #extend(number = AT_A_TIME) {
    const turn = this.#turn;
    const next = this.#hits.slice(this.#shown, this.#shown + number);
    const faces = await Promise.all(next.map((hit) => hit.face()));
    if (turn !== this.#turn) return;
    const items = faces.map((face) => this.#item(face));
    if (this.#shown) this.#list.append(...items);
    else this.#list.replaceChildren(...items);
    this.#shown += items.length;
    this.#more.hidden = this.#shown >= this.#hits.length;
  }

  #item({ url, meta }) {
    const link = element("a", { href: url }, ...highlighted(meta.title, this.#keys));
    const text = element("p", { className: "summary", dir: "auto" });
    const date = meta.iso?.length === 10 ? element("time", { dateTime: meta.iso }, meta.date) : meta.date || this.#undated;
    const outlet = meta.outlet ? [element("span", {}, ...highlighted(meta.outlet, this.#keys))] : [];
    const item = element("li", {}, element("article", { className: "card" },
      ...(meta.topics ? [element("p", { className: "kicker" }, meta.topics)] : []),
      element("h2", {}, link),
      text,
      element("p", { className: "dateline" }, element("span", {}, date), ...outlet)));
    const keys = this.#keys;
    this.#jobs.set(item, async () => {
      // Without its text a result is still one.
      const page = await textOf(link.href).catch(() => ({ text: "", lines: [] }));
      const beside = besides(page.lines, keys, [meta.title, meta.outlet, page.text]);
      text.before(...beside.map((line) => element("p", { className: "beside", dir: "auto" }, ...excerpt(line, keys))));
      text.append(...excerpt(page.text, keys));
      text.classList.add("ready");
    });
    this.#watch.observe(item);
    return item;
  }
}
