/* Which days are named above a chart, and where their names stand: by the rules of drawing/scale.py and
   drawing/rows.py, and by the same measures, for whatever part of the scale is shown. */

import { dayOfMonth, firstOf, inWords, shortMonth, yearOf } from "./days.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {import("./scale.js").Part} Part */

/**
 * A day that is named. The name stands about the middle of the day, as a day's own does (`centred`), about its
 * beginning, as a year's in two figures does (`short`), or else right of its beginning.
 * @typedef {{ day: number, words: string, centred: boolean, short: boolean }} Tick
 */

/**
 * The days to name in a frame; years in two figures where more of them are named so.
 * @param {Scale} scale
 * @param {Frame} frame
 * @returns {Tick[]}
 */
export function ticksIn(scale, frame) {
  const [full, short] = [false, true].map((two) => ticksOf(scale, frame, two));
  return short.length > full.length ? short : full;
}

/**
 * @param {Scale} scale
 * @param {Frame} frame
 * @param {boolean} short - whether years are named in two figures
 */
function ticksOf(scale, { a, b }, short) {
  const times = scale.times({ a, b });
  /** @type {Tick[]} */
  const found = [];
  for (const part of scale.parts) {
    const { begin, end } = part;
    const first = Math.max(begin.day, Math.ceil(scale.dayAt(Math.max(a, begin.px))));
    const last = Math.min(end.day, Math.floor(scale.dayAt(Math.min(b, end.px))));
    if (part.isBreak || begin.px > b || end.px < a || last < first) continue;
    const width = ((end.px - begin.px) / (end.day - begin.day)) * times;
    for (const tick of named(part, first, last, width, short, scale.measures.ticks)) {
      const room = (/** @type {Tick} */ one) => (scale.at(tick.day) - scale.at(one.day)) * times;
      while (found.length && room(found[found.length - 1]) < apart(found[found.length - 1], tick, scale.measures.names))
        found.pop();
      found.push(tick);
    }
  }
  return found;
}

/**
 * How far apart the names of two days must stand, in pixels.
 * @param {Tick} earlier
 * @param {Tick} later
 * @param {Measures["names"]} names
 */
function apart(earlier, later, names) {
  if (earlier.centred) return names.after_day;
  if (earlier.short) return later.centred ? names.short_year_before_day : names.after_short_year;
  return names.letter * earlier.words.length + (later.centred ? names.before_day : 0);
}

/**
 * The days to name between two days of a part: days, fortnights, months or years, as the width of a day allows.
 * @param {Part} part
 * @param {number} first
 * @param {number} last
 * @param {number} width - of a day, in pixels
 * @param {boolean} short - whether years are named in two figures
 * @param {Measures["ticks"]} least
 * @returns {Generator<Tick>}
 */
function* named(part, first, last, width, short, least) {
  const { begin, end, stretch } = part;
  const isSeen = (/** @type {number} */ day) => day >= first && day <= last && day < end.day;
  const rest = { centred: false, short: false };
  if (stretch || width >= (last - first < least.short ? least.day : least.broad)) {
    const { first: from, last: to } = stretch ?? { first, last };
    for (let day = from; day <= to; day += Math.ceil(least.day / width))
      if (day >= first && day <= last) yield { day, words: String(dayOfMonth(day)), centred: true, short: false };
  } else if (width >= least.fortnight) {
    for (let day = begin.day; day <= last; day += least.step)
      if (isSeen(day)) yield { day, words: inWords(day, true), ...rest };
  } else if (width >= least.months[least.months.length - 1]) {
    const step = least.months.findIndex((one) => width >= one) + 1;
    for (let month = 12 * yearOf(begin.day); month < 12 * yearOf(last) + 12; month += step) {
      const [year, place] = [Math.floor(month / 12), month % 12];
      const day = firstOf(year, place);
      if (isSeen(day)) yield { day, words: `${shortMonth(place)} ${year}`, ...rest };
    }
  } else {
    const step = width >= (short ? least.short_year : least.year) ? 1 : Math.ceil(least.years / width);
    for (let year = yearOf(begin.day); year <= yearOf(last); year += step) {
      const [day, two] = [firstOf(year, 0), short && step === 1];
      const words = two ? `’${String(year % 100).padStart(2, "0")}` : String(year);
      if (isSeen(day)) yield { day, words, centred: false, short: two };
    }
  }
}

/**
 * The names that have room, and where they begin. A name that stands left of its day, for the edge, gives way to the
 * one before; one that would stand among the days of the stretch would read as one of them.
 * @param {Tick[]} ticks
 * @param {(day: number) => number} at - the pixel of a day
 * @param {{ width: number, ground: number, measures: Measures }} chart - `ground` is where the stretch begins
 * @returns {{ tick: Tick, px: number }[]}
 */
export function namesOf(ticks, at, { width, ground, measures }) {
  const { letter, names } = measures;
  /** @type {{ tick: Tick, px: number }[]} */
  const found = [];
  for (const tick of ticks) {
    const day = at(tick.day);
    const shift = beside(tick, day, width, measures);
    const px = day + shift;
    if (day < ground && px + letter * tick.words.length > ground) continue;
    const before = found[found.length - 1];
    const isAside = !tick.centred && !tick.short && shift < 0;
    if (isAside && before && px < before.px + letter * (before.tick.words.length + 1)) continue;
    found.push({ tick, px });
  }
  return found;

  /** @param {Tick} tick @param {number} day @param {number} width @param {Measures} measures */
  function beside(tick, day, width, { letter }) {
    if (tick.centred || tick.short) return -names.half * tick.words.length;
    const room = letter * tick.words.length + names.beside;
    return day + room <= width ? names.beside : -room;
  }
}
