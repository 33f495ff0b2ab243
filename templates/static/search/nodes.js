// Elements made of values: nothing that was read or typed is ever taken for HTML.

export function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}
