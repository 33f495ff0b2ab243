// The page's words: texts and plurals of the strings file, numbers in the region's digits.

export class Say {
  #texts;
  #numbers;
  #years;
  #days;
  #plurals;

  constructor({ texts, language, locale }) {
    this.#texts = texts;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#years = new Intl.NumberFormat(locale, { useGrouping: false });
    this.#days = new Intl.DateTimeFormat(locale, { dateStyle: "long", calendar: "gregory", timeZone: "UTC" });
    this.#plurals = new Intl.PluralRules(language);
  }

  number(n) {
    return this.#numbers.format(n);
  }

  year(year) {
    return this.#years.format(year);
  }

  // '2017-05-12' in words.
  day(text) {
    return this.#days.format(new Date(text));
  }

  // A text with its {placeholders} filled; `n` chooses the plural form.
  text(key, values = {}) {
    const { n } = values;
    const text = n === undefined ? this.#texts[key] : this.#texts[key][this.#plurals.select(n)];
    const filled = n === undefined ? values : { ...values, n: this.number(n) };
    return text.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
  }
}
