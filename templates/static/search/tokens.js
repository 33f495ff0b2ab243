// Dates as words of the index. It is warraq/search/tokens.py in JavaScript, where the reasons stand; a test holds that
// both agree. The tokens of topics, names and outlets come with the page.

// Every token begins with it, and no word of a query: folding puts ك in its place.
const MARK = "ک";

export const UNDATED = `${MARK}u`;

const padded = (number, length) => String(number).padStart(length, "0");

export const yearToken = (year) => `${MARK}y${padded(year, 4)}`;
export const monthToken = (year, month) => `${MARK}m${padded(year, 4)}${padded(month, 2)}`;
export const dayToken = (year, month, day) => `${MARK}d${padded(year, 4)}${padded(month, 2)}${padded(day, 2)}`;
