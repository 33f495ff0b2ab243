// A span of time as the fewest tokens of the index that make it up: years, months, days.
import { dayToken, monthToken, yearToken } from "./tokens.js";

const DAY = 86_400_000;
const day = (text) => {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) ? null : date;
};

// Months count from 0; the day 0 is the last of the month before. (Date.UTC takes the years 0 to 99 for 1900 to 1999.)
const dayOf = (year, month, date) => new Date(new Date(0).setUTCFullYear(year, month, date));

// The tokens of all that lies between two days ('2017-05-12', or '' for no limit), both included; null where there is no
// limit at all. `years` are those that hold anything.
export function tokensBetween(from, to, years) {
  const [first, last] = [day(from), day(to)];
  if (!first && !last) return null;
  return years.flatMap((year) => {
    const start = new Date(Math.max(dayOf(year, 0, 1), first ?? -Infinity));
    const end = new Date(Math.min(dayOf(year, 11, 31), last ?? Infinity));
    if (start > end) return [];
    const whole = isFirst(start) && start.getUTCMonth() === 0 && isLast(end) && end.getUTCMonth() === 11;
    return whole ? [yearToken(year)] : months(year, start, end);
  });
}

function months(year, start, end) {
  const tokens = [];
  for (let month = start.getUTCMonth(); month <= end.getUTCMonth(); month += 1) {
    const first = new Date(Math.max(dayOf(year, month, 1), start));
    const last = new Date(Math.min(dayOf(year, month + 1, 0), end));
    if (isFirst(first) && isLast(last)) tokens.push(monthToken(year, month + 1));
    else for (let date = first.getUTCDate(); date <= last.getUTCDate(); date += 1) tokens.push(dayToken(year, month + 1, date));
  }
  return tokens;
}

const isFirst = (date) => date.getUTCDate() === 1;
const isLast = (date) => isFirst(new Date(date.valueOf() + DAY));
