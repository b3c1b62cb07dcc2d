/* Days as whole numbers counted in UTC, so that they are the same in every time zone; and days in words. */

const MILLISECONDS = 86_400_000;
const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * @param {string} iso - a day as `2025-02-03`
 * @returns {number} its number, or NaN
 */
export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;

/**
 * @param {number} day
 * @returns {string} the day as `2025-02-03`
 */
export const isoOf = (day) => new Date(day * MILLISECONDS).toISOString().slice(0, 10);

/** @param {number} day @returns {number} the year in which it is */
export const yearOf = (day) => new Date(day * MILLISECONDS).getUTCFullYear();

/** @param {number} day @returns {number} its number in its month */
export const dayOfMonth = (day) => new Date(day * MILLISECONDS).getUTCDate();

/**
 * @param {number} year
 * @param {number} month - 0 for January
 * @returns {number} the first day of that month
 */
export const firstOf = (year, month) =>
  dayOf(`${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-01`);

/** @param {number} month - 0 for January @returns {string} its name in three letters */
export const shortMonth = (month) => MONTHS[month].slice(0, 3);

/**
 * @param {number} day
 * @param {boolean} short - whether the month is cut to three letters
 * @returns {string} the day in words, as the site writes it: “3 February 2025”
 */
export function inWords(day, short = false) {
  const month = new Date(day * MILLISECONDS).getUTCMonth();
  return `${dayOfMonth(day)} ${short ? shortMonth(month) : MONTHS[month]} ${yearOf(day)}`;
}

/**
 * @param {Days} window
 * @returns {string} the window in words, what both ends share once: “3 to 10 February 2025”; nothing for all days
 */
export function windowWords({ from, to }) {
  if (from === null) return to === null ? "" : `to ${inWords(to)}`;
  if (to === null) return `from ${inWords(from)}`;
  const [begin, end] = [inWords(from).split(" "), inWords(to).split(" ")];
  if (from === to) return end.join(" ");
  const last = [2, 1].find((place) => begin[place] !== end[place]) ?? 0; // of day, month and year, what differs
  return `${begin.slice(0, last + 1).join(" ")} to ${end.join(" ")}`;
}
