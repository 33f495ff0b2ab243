// The choices beside the results: topics, names, years and outlets as boxes to tick, each with how many results it leaves.
import { fold } from "./arabic.js";
import { element } from "./nodes.js";
import { UNDATED, yearToken } from "./tokens.js";

const FEW = 8; // so many of a kind are shown before 'more' is asked for

// What the page's data lets a reader choose from. An address names a topic by its id, all else as the reader sees it.
export function kindsOf({ topics, people, places, organisations, outlets, years, volumes }, say) {
  const choice = (label, token, above = "", value = label) => ({ value, label, token, above });
  const named = (name, legend, choices) => ({ name, legend: say.text(legend), choices: choices.map((one) => choice(...one)) });
  const undated = volumes.some(([, , , , last]) => !last) ? [{ ...choice(say.text("undated"), UNDATED), value: "undated" }] : [];
  const dated = years.map((year) => ({ ...choice(say.year(year), yearToken(year)), value: String(year) }));
  return [
    named("topic", "topics", topics),
    named("person", "people", people),
    named("place", "places", places),
    named("organisation", "organisations", organisations),
    { name: "year", legend: say.text("years"), choices: [...dated, ...undated] },
    named("outlet", "outlets", outlets),
  ];
}

// `kinds`: for each name of a control, its legend and its choices as {value, label, token, above}, where `above` is the
// token of the topic above a topic.
export class Facets {
  #form;
  #say;
  #groups;
  #names;

  constructor(place, form, kinds, say) {
    this.#form = form;
    this.#say = say;
    this.#names = kinds.map(({ name }) => name);
    this.#groups = kinds.filter(({ choices }) => choices.length).map((kind) => this.#group(kind));
    place.append(...this.#groups.map(({ fieldset }) => fieldset));
  }

  // The tokens chosen of each kind; none where nothing is chosen.
  get chosen() {
    return Object.fromEntries(this.#groups.map(({ name, rows }) => {
      const tokens = rows.filter(({ input }) => input.checked).map(({ token }) => token);
      return [name, tokens.length ? tokens : null];
    }));
  }

  // The boxes that are ticked, with their labels.
  get ticked() {
    return this.#groups.flatMap(({ rows }) => rows.filter(({ input }) => input.checked));
  }

  // Tick what an address names, by its value or as the reader sees it. Gives what names nothing, as {name, value}.
  tick(parameters) {
    for (const { input } of this.#groups.flatMap(({ rows }) => rows)) input.checked = false;
    return this.#names.flatMap((name) => parameters.getAll(name).filter((value) => value.trim() && !this.#tick(name, value))
      .map((value) => ({ name, value })));
  }

  #tick(name, value) {
    const rows = this.#groups.find((group) => group.name === name)?.rows ?? [];
    const same = rows.filter(({ input }) => input.value === value);
    const named = same.length ? same : rows.filter(({ input, label }) => [input.value, label].some((text) => alike(text, value)));
    for (const { input } of named) input.checked = true;
    return named.length > 0;
  }

  // Show how many results each choice leaves; `count` gives the numbers of a kind by token. What leaves none is hidden.
  async show(count) {
    for (const { name, rows, fieldset } of this.#groups) {
      const counts = await count(name, rows.map(({ token }) => token));
      if (!counts) return;
      for (const { input, line, number, token } of rows) {
        const n = counts.get(token);
        number.textContent = this.#say.number(n);
        line.hidden = n === 0 && !input.checked && input !== document.activeElement;
      }
      const shown = rows.filter(({ line }) => !line.hidden);
      shown.forEach(({ input, line }, place) => line.classList.toggle("further", place >= FEW && !input.checked));
      fieldset.hidden = shown.length === 0;
      fieldset.querySelector("button").hidden = shown.length <= FEW;
    }
  }

  #group({ name, legend, choices }) {
    const fieldset = element("fieldset", { className: "few", hidden: true });
    const rows = choices.map(({ value, label, token, above }) => {
      const input = element("input", { type: "checkbox", name, value });
      input.setAttribute("form", this.#form.id);
      const number = element("small");
      const line = element("label", { className: above ? "below" : "" }, input, element("span", {}, label), number);
      return { input, line, number, token, label };
    });
    const more = element("button", { type: "button", ariaExpanded: "false" }, this.#say.text("all"));
    more.addEventListener("click", () => { more.ariaExpanded = String(!fieldset.classList.toggle("few")); });
    fieldset.append(element("legend", {}, legend), ...rows.map(({ line }) => line), more);
    return { name, rows, fieldset };
  }
}

const alike = (one, other) => fold(one).trim() === fold(other).trim();
