/* Days, months, seasons and years in what a reader has typed. */

import { firstOf } from "./days.js";

const SEASONS = ["spring", "summer", "autumn", "winter"];
const WEEKDAYS = /^(mon|tue|wed|thu|fri|sat|sun)(s|nes|rs|ur)?(day)?$/;
const YEAR = /^(1[0-9]|20)\d\d$/;
const DAY = /^(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?$/;

/** Some days that are asked for, from the first to the last, or one day of any year. @typedef {{ from: number, to: number } | { month: number, day: number }} Asked */
/** What of the words is a date: from which word to which. @typedef {{ days: Asked[], begin: number, end: number }} Dated */

/**
 * @param {(words: string) => string[]} wordsOf
 * @param {readonly string[]} languages - those of the reader
 * @returns {Map<string, number>} the names of months, as words are looked up, each with its number from 0
 */
export function monthNames(wordsOf, languages) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const language of [...languages, "en"]) {
    for (const month of ["long", "short"]) {
      const format = new Intl.DateTimeFormat(language, {
        day: "numeric",
        month: /** @type {"long"} */ (month),
        timeZone: "UTC",
      });
      for (let number = 0; number < 12; number++) {
        const name = format.formatToParts(Date.UTC(2025, number, 3)).find(({ type }) => type === "month")?.value ?? "";
        const [word, more] = wordsOf(name);
        if (word && !more && !/^\d/.test(word)) found.set(word, number);
      }
    }
  }
  return found.set("sept", 8);
}

/**
 * The date in some words: “3 February 2025”, “3.2.2025”, “2025-02-03”, “Feb 2025”, “3 feb”, “3 to 10 February 2025”.
 *
 * @param {string[]} words - as they are looked up; digits between other signs are words of their own
 * @param {Map<string, number>} months
 * @returns {Dated | null} the first one; of digits that may be day and month or month and day, both
 */
export function dateIn(words, months) {
  for (let begin = 0; begin < words.length; begin++) {
    for (let end = Math.min(words.length, begin + 8); end > begin; end--) {
      const said = words.slice(begin, end);
      const days = written(said, months) ?? digits(said);
      if (days?.length) return { days, begin, end };
    }
  }
  return null;
}

/** @param {string[]} said @param {Map<string, number>} months @returns {Asked[] | null} */
function written(said, months) {
  const words = said.filter((one) => !["of", "the", "de", "del"].includes(one));
  if (words.length < said.length && words[0] !== said[0]) return null;
  if (words.length > 1 && WEEKDAYS.test(words[0])) words.shift();
  const season = SEASONS.indexOf(words[0] === "fall" ? "autumn" : words[0]);
  if (season >= 0 && words.length === 2 && YEAR.test(words[1])) {
    return [span(Number(words[1]), 2 + 3 * season, 3)];
  }
  const at = words.findIndex((one) => months.has(one));
  if (at < 0) return words.length === 1 && YEAR.test(words[0]) ? [span(Number(words[0]), 0, 12)] : null;
  const month = months.get(words[at]) ?? 0;
  const rest = words.filter((_, index) => index !== at);
  const years = rest.filter((one) => YEAR.test(one));
  const days = rest.filter((one) => DAY.test(one)).map((one) => parseInt(one, 10));
  const between = rest.filter((one) => ["to", "and", "until", "through"].includes(one));
  if (years.length > 1 || days.length > 2 || years.length + days.length + between.length !== rest.length) return null;
  if (between.length && days.length < 2) return null;
  if (years.length && rest.at(-1) !== years[0]) return null;
  if (!years.length) return days.length === 1 ? [{ month, day: days[0] }] : null;
  const year = Number(years[0]);
  if (!days.length) return [span(year, month, 1)];
  const [from, to] = [day(year, month, days[0]), day(year, month, days[days.length - 1])];
  return from !== null && to !== null && from <= to ? [{ from, to }] : null;
}

/** @param {string[]} words @returns {Asked[] | null} */
function digits(words) {
  if (!words.every((one) => /^\d+$/.test(one))) return null;
  const numbers = words.map(Number);
  if (YEAR.test(words[0])) {
    if (words.length === 2 && words[1].length === 2 && numbers[1] >= 1 && numbers[1] <= 12) {
      return [span(numbers[0], numbers[1] - 1, 1)];
    }
    return words.length === 3 ? whole([[numbers[0], numbers[1], numbers[2]]]) : null;
  }
  if (words.length === 2 && YEAR.test(words[1]) && numbers[0] >= 1 && numbers[0] <= 12) {
    return [span(numbers[1], numbers[0] - 1, 1)];
  }
  if (words.length !== 3 || !YEAR.test(words[2])) return null;
  const [one, two, year] = numbers;
  return whole(
    one === two
      ? [[year, two, one]]
      : [
          [year, two, one],
          [year, one, two],
        ],
  );
}

/** @param {[number, number, number][]} dates - year, month from 1, day @returns {Asked[]} those in the calendar */
function whole(dates) {
  const found = dates.map(([year, month, one]) => day(year, month - 1, one));
  return found.filter((one) => one !== null).map((one) => ({ from: one, to: one }));
}

/** @param {number} year @param {number} month @param {number} date @returns {number | null} its number, if the calendar has it */
function day(year, month, date) {
  if (month < 0 || month > 11) return null;
  const found = firstOf(year, month) + date - 1;
  return date >= 1 && found < after(year, month, 1) ? found : null;
}

/** @param {number} year @param {number} month @param {number} months @returns {Asked} so many months from one on */
const span = (year, month, months) => ({ from: firstOf(year, month), to: after(year, month, months) - 1 });

/** @param {number} year @param {number} month @param {number} months @returns {number} the first day after them */
const after = (year, month, months) => firstOf(year + Math.floor((month + months) / 12), (month + months) % 12);

/**
 * @param {Asked} asked
 * @param {number | null} first
 * @param {number | null} last
 * @returns {{ from: number, to: number }[]} what is asked for as days; of a day without a year, each that a date may mean
 */
export function windows(asked, first, last) {
  if ("from" in asked) return [asked];
  const years = [first, last].map((one) => (one === null ? null : new Date(one * 86_400_000).getUTCFullYear()));
  const [begin, end] = [years[0] ?? years[1], years[1] ?? years[0]];
  if (begin === null || end === null) return [];
  const found = Array.from({ length: end - begin + 1 }, (_, index) => day(begin + index, asked.month, asked.day));
  return found.filter((one) => one !== null).map((one) => ({ from: one, to: one }));
}
