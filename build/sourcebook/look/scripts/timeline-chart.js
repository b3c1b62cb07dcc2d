/* The live chart of the timeline: moved and narrowed by giving its Vega view other rows. Where everything stands
   follows from the rows that the chart came with; a window on the scale only spreads them. Days are whole numbers
   counted in UTC, so that they are the same in every time zone. */

import { emptyOf, squeezed } from "./timeline-squeeze.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const AROUND = 6; // the same measures as in drawing/layout.py
const LONG = 18;
const TIP = 16;
const LETTER = 6.1;
const AIR = 10; // room at either end of a window

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
export const isoOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

/** A day in words, as the site writes it. */
function inWords(day, short) {
  const date = new Date(day * 86400000);
  const month = MONTHS[date.getUTCMonth()];
  return `${date.getUTCDate()} ${short ? month.slice(0, 3) : month} ${date.getUTCFullYear()}`;
}

/** Where days stand, as the chart says it in its `knots`. */
export class Scale {
  constructor(knots) {
    this.knots = knots.map(({ day, px }) => ({ day: dayOf(day), px }));
    this.first = this.knots[0].day;
    this.last = this.knots.at(-1).day;
    this.left = this.knots[0].px;
    this.right = this.knots.at(-1).px;
  }

  parts() {
    return this.knots.slice(1).map((end, place) => ({ begin: this.knots[place], end }));
  }

  at(day) {
    const { begin, end } = this.parts().find((part) => day < part.end.day) ?? this.parts().at(-1);
    return begin.px + ((day - begin.day) / (end.day - begin.day)) * (end.px - begin.px);
  }

  dayAt(px) {
    const { begin, end } = this.parts().find((part) => px < part.end.px) ?? this.parts().at(-1);
    return begin.day + ((px - begin.px) / (end.px - begin.px)) * (end.day - begin.day);
  }

  /** A window whose open end is closed by the scale's, where that leaves it a window. */
  closed(from, to) {
    if (from === null && to === null) return [null, null];
    return [from ?? (to >= this.first ? this.first : null), to ?? (from <= this.last ? this.last : null)];
  }

  /** The pixels between which a window of days stands, with some air; all of the scale for one that it does not show. */
  frame(from, to) {
    const [begin, end] = [from ?? this.first, to ?? this.last];
    if ((from === null && to === null) || begin > end || end < this.first || begin > this.last)
      return { a: this.left, b: this.right };
    const a = this.at((from ?? this.first) - 0.45);
    const b = this.at((to ?? this.last) + 0.45);
    const air = (AIR * (b - a)) / (this.right - this.left - 2 * AIR);
    return {
      a: from === null ? this.left : Math.max(a - air, this.left),
      b: to === null ? this.right : Math.min(b + air, this.right),
    };
  }

  /** The window of whole days that stands between two pixels: nothing at an end that reaches the scale's. */
  windowOf({ a, b }) {
    const air = (AIR * (b - a)) / (this.right - this.left);
    let from = Math.round(this.dayAt(a + air) + 0.45);
    let to = Math.round(this.dayAt(b - air) - 0.45);
    if (to < from) from = to = Math.round(this.dayAt((a + b) / 2));
    return { from: from <= this.first ? null : from, to: to >= this.last ? null : to };
  }

  /** A frame made `factor` times as wide around one of its pixels, within the scale. */
  zoomed(frame, factor, around = (frame.a + frame.b) / 2) {
    const width = this.right - this.left;
    const factorHeld = Math.min(factor, width / (frame.b - frame.a));
    return this.held({ a: around - (around - frame.a) * factorHeld, b: around + (frame.b - around) * factorHeld });
  }

  /** A frame moved by some of its own widths, within the scale. */
  moved(frame, share) {
    const step = share * (frame.b - frame.a);
    return this.held({ a: frame.a + step, b: frame.b + step });
  }

  held({ a, b }) {
    const shift = Math.max(this.left - a, 0) || Math.min(this.right - b, 0);
    return { a: a + shift, b: b + shift };
  }

  /** The days to name in a frame, as scale.py chooses them for the whole. */
  ticks(frame) {
    const [full, short] = [false, true].map((two) => this.ticksOf(frame, two));
    return short.length > full.length ? short : full;
  }

  ticksOf({ a, b }, short) {
    const times = (this.right - this.left) / (b - a);
    const found = [];
    for (const { begin, end } of this.parts()) {
      const first = Math.max(begin.day, Math.ceil(this.dayAt(Math.max(a, begin.px))));
      const last = Math.min(end.day, Math.floor(this.dayAt(Math.min(b, end.px))));
      if (begin.px > b || end.px < a || last < first) continue;
      const width = ((end.px - begin.px) / (end.day - begin.day)) * times;
      for (const tick of named(first, last, width, short)) {
        while (found.length && (this.at(tick.day) - this.at(found.at(-1).day)) * times < room(found.at(-1), tick))
          found.pop();
        found.push(tick);
      }
    }
    return found;
  }
}

function room(earlier, later) {
  if (isShort(earlier)) return later.centred ? 14 : 18;
  return earlier.centred ? 12 : 7 * earlier.words.length + (later.centred ? 8 : 0);
}

/** Whether a tick is a year in two figures, which stands about its beginning. */
function isShort({ words }) {
  return words.startsWith("’");
}

/** The days to name between two, where a day is so wide: days, fortnights, months or years. */
function* named(first, last, width, short) {
  if (width >= 13) {
    for (let day = first; day <= last; day++)
      yield { day, words: String(new Date(day * 86400000).getUTCDate()), centred: true };
  } else if (width * 14 >= 84) {
    for (let day = first; day <= last; day += 14) yield { day, words: inWords(day, true), centred: false };
  } else {
    const years = width * 366 >= (short ? 20 : 30) ? 1 : Math.ceil(40 / (width * 366));
    const months = [1, 2, 3].find((step) => width * 30 * step >= 62) ?? 12 * years;
    const [from, to] = [first, last].map((day) => new Date(day * 86400000).getUTCFullYear());
    for (let month = 12 * from; month < 12 * to + 12; month += months) {
      const day = Date.UTC(Math.floor(month / 12), month % 12) / 86400000;
      const year = short && months === 12 ? `’${String(month / 12).slice(-2)}` : String(Math.floor(month / 12));
      const words = months < 12 ? `${MONTHS[month % 12].slice(0, 3)} ${year}` : year;
      if (day >= first && day <= last) yield { day, words, centred: false };
    }
  }
}

/** A line of a folded lane's name without the number of all its records. */
function uncounted(line) {
  return line
    .replace(/\(\d+, folded\)/, "(folded)")
    .replace(/ \(\d+,$/, "")
    .replace(/^folded\)$/, "(folded)");
}

/** The rows of a chart as they stand in a frame, with those records alone that `ids` holds (all, where it is null). */
export function rowsIn(spec, frame, ids, words) {
  const scale = new Scale(spec.usermeta.knots);
  const { left, right } = scale;
  const times = (right - left) / (frame.b - frame.a);
  const whole = frame.a <= left && frame.b >= right;
  const to = (px) => left + (px - frame.a) * times;
  const inside = (px) => px >= left - AROUND && px <= right + AROUND;
  const base = (name) => spec.datasets[name].filter((row) => !ids || !row.id || ids.has(row.id));
  const barred = new Set(spec.datasets.bars.map((row) => row.id));
  const moved = (row) => ({ ...row, px: row.x ? to(row.px) : row.px });
  const shown = (row) => (row.x ? inside(row.px) : whole);

  /** Where a bar begins and ends, as `bar_ends` of drawing/layout.py has it. */
  const ends = (row) => {
    const [begin, end, sign] = [row.x, row.x2, row.sign].map(dayOf);
    const half = begin < end ? 0.5 : 0;
    let [a, b, at] = [begin - half, end + half, sign].map((day) => to(scale.at(day)));
    [a, b] = [Math.min(a, at - AROUND), Math.max(b, at + AROUND)];
    if (begin < end && b - a < LONG) return sign === end ? { px: b - LONG, px2: b } : { px: a, px2: a + LONG };
    return { px: a, px2: b };
  };
  const bars = base("bars")
    .map((row) => ({ ...row, ...ends(row) }))
    .filter((row) => row.px2 > left && row.px < right);
  const held = (row) => ({ ...row, px: Math.max(row.px, left - AROUND), px2: Math.min(row.px2, right + AROUND) });
  /** Dots beside each bar that goes on beyond an edge of the frame. */
  const cut = (end, edge, sign) =>
    bars
      .filter((row) => sign * (row[end] - edge) > AROUND + 1)
      .map(({ id, y, y2 }) => ({ id, y: (y + y2) / 2, px: edge + (sign < 0 ? -AROUND - 12 : AROUND - 10), text: "…" }));
  const arrows = (name, sign) =>
    base(name)
      .map((row) => ({ ...row, px2: to(row.px2) }))
      .filter((row) => (sign < 0 ? row.px2 > left : row.px2 < right))
      .map((row) => ({ ...row, px2: Math.min(Math.max(row.px2, left), right + AROUND) }))
      .map((row) => ({ ...row, px: row.px2 + sign * TIP }));
  const labels = base("labels")
    .map((row) => ({ ...row, sign: to(scale.at(dayOf(row.x))), shift: row.px - scale.at(dayOf(row.x)) }))
    .filter((row) => inside(row.sign) && (whole || row.shift > 0 || !barred.has(row.id)))
    .map((row) => ({ ...row, px: row.sign + row.shift }))
    .filter((row) => row.px >= left - AROUND && row.px + LETTER * row.text.length <= spec.width + AROUND);
  const marks = Object.fromEntries(
    ["signs", "early", "strokes", "words"].map((name) => [name, base(name).map(moved).filter(shown)]),
  );
  const [before, after] = [arrows("before", -1), arrows("after", 1)];
  marks.words.push(...cut("px", left, -1), ...cut("px2", right, 1));
  const names = spec.datasets.names.map((row) => ({ ...row, text: whole && !ids ? row.text : uncounted(row.text) }));
  return { ...marks, bars: bars.map(held), labels, before, after, names, ...frameRows() };

  /** The ground of the stretch and the days that are named. */
  function frameRows() {
    if (whole)
      return Object.fromEntries(
        ["ground", "ticks", "dates", "stretch_words"].map((name) => [name, spec.datasets[name]]),
      );
    const { y, y2 } = spec.datasets.lanes[0] && { y: spec.datasets.dates[0].y + 7, y2: spec.datasets.key_rule[0].y };
    const ticks = scale.ticks(frame).map((tick) => ({ ...tick, px: to(scale.at(tick.day)) }));
    const ground = spec.datasets.ground
      .map((row) => ({ ...row, px: Math.max(to(row.px), left - AROUND), px2: Math.min(to(row.px2), spec.width) }))
      .filter((row) => row.px < row.px2);
    const heights = [...new Set(spec.datasets.dates.map((row) => row.y))];
    const dates = heights.flatMap((height) =>
      ticks.map((tick) => ({
        px: tick.px + (tick.centred || isShort(tick) ? -3 * tick.words.length : 4),
        y: height,
        text: tick.words,
      })),
    );
    return {
      ground,
      ticks: ticks.filter((tick) => !tick.centred).map(({ px }) => ({ px, y, y2 })),
      dates: dates.filter((row) => row.px >= left - AROUND && row.px + 6 * row.text.length <= spec.width),
      stretch_words: spec.datasets.stretch_words.slice(0, 1).map((row) => ({ ...row, px: left, text: words })),
    };
  }
}

/** A window in words: “3 February 2025 to 10 February 2025”, for the head of the chart and for those who hear it. */
export function windowWords(from, to) {
  if (from === null && to === null) return "";
  if (from === null) return `to ${inWords(to)}`;
  if (to === null) return `from ${inWords(from)}`;
  const begin = inWords(from).split(" ");
  const end = inWords(to).split(" ");
  const same = [2, 1].findIndex((place) => begin[place] !== end[place]); // how many of year and month they share
  return from === to ? end.join(" ") : `${begin.slice(0, same < 0 ? 1 : 3 - same).join(" ")} to ${end.join(" ")}`;
}

/** Give a live chart the rows of a frame; lanes that are empty there are left out, or while it `moves` those before. */
export function show(chart, frame, ids, words, moves = false) {
  const { view, spec } = chart;
  const inFrame = rowsIn(spec, frame, ids, words);
  if (!moves || !chart.empty) chart.empty = emptyOf(spec, inFrame);
  const { rows, height } = squeezed(spec, inFrame, chart.empty);
  for (const [name, all] of Object.entries(rows)) view.data(name, structuredClone(all)); // Vega marks the rows that it is given
  view.height(height).run();
}
