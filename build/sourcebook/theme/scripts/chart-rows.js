/* The rows of a chart as they stand where a part of its scale is shown and some of its records. Where each thing
   stands follows from its day and from how far from that day it stood on the whole scale, as the build has drawn it. */

import { dayOf, isoOf } from "./days.js";
import { Scale } from "./scale.js";
import { namesOf, ticksIn } from "./ticks.js";

/**
 * @param {Spec} spec - the chart as the build has made it
 * @param {Frame} frame - the part of its scale that is shown
 * @param {Set<string> | null} ids - the records that are shown; null for all
 * @param {string} words - the window of days in words, for the head of the chart
 * @returns {Rows} the rows of all layers that change
 */
export function rowsIn(spec, frame, ids, words) {
  return new Shown(spec, frame, ids).rows(words);
}

const LOOSE = /[ :,;–—(“…]+$/u; // what does not end words that are cut short

/** @param {Row} row @returns {string} the record that it is of, and where that stands: it may stand in several lanes */
const keyOf = ({ id, y, y2 }) => `${id} ${(y + (y2 ?? y)) / 2}`;

class Shown {
  /** @param {Spec} spec @param {Frame} frame @param {Set<string> | null} ids */
  constructor(spec, frame, ids) {
    this.spec = spec;
    this.frame = frame;
    this.ids = ids;
    this.scale = new Scale(spec.usermeta);
    this.measures = spec.usermeta.measures;
    this.times = this.scale.times(frame);
    this.isFirst = frame.a <= this.scale.left;
    this.isLast = frame.b >= this.scale.right;
    this.isWhole = this.isFirst && this.isLast;
    // On the whole scale the build has kept all within the chart; a part of it is cut a little beyond its edges.
    this.low = this.isWhole ? -Infinity : this.scale.left - this.measures.around;
    this.high = this.isWhole ? Infinity : this.scale.right + this.measures.around;
  }

  /** @param {string} words @returns {Rows} */
  rows(words) {
    const bars = this.bars();
    const letters = this.beside("letters", bars).filter((row) => this.isWhole || this.endOf(row) <= this.spec.width);
    const marks = Object.fromEntries(["signs", "early", "strokes"].map((name) => [name, this.moved(name)]));
    return {
      ...marks,
      bars: bars.map((row) => this.cut(row)),
      bands: this.spans("bands"),
      band_words: this.bandWords(),
      stands: this.spans("stands"),
      before: this.arrows("before"),
      after: this.arrows("after"),
      letters,
      ...this.labels(bars, letters),
      threads: this.threads("threads"),
      answers: this.threads("answers"),
      words: /** @type {TextRow[]} */ ([...this.moved("words"), ...this.dots(bars)]),
      names: this.names(),
      ...this.head(words),
    };
  }

  /** @param {number} px - on the whole scale @returns {number} where that stands in the frame */
  to(px) {
    return this.scale.left + (px - this.frame.a) * this.times;
  }

  /** @param {number} day @returns {number} where a day stands in the frame */
  at(day) {
    return this.to(this.scale.at(day));
  }

  /**
   * Where a pixel stands that is so far from a day on the whole scale.
   * @param {number} px
   * @param {string} iso
   */
  from(px, iso) {
    return this.at(dayOf(iso)) + px - this.scale.at(dayOf(iso));
  }

  /**
   * A row with its pixels where its days are in the frame.
   * @template {Row} R
   * @param {R} row
   * @returns {R}
   */
  spread(row) {
    const px = row.x ? this.from(row.px, row.x) : row.px;
    return row.x2 && row.px2 !== undefined ? { ...row, px, px2: this.from(row.px2, row.x2) } : { ...row, px };
  }

  /** @template {SpanRow} R @param {R} row @returns {R} the row without what lies beyond the edges */
  cut(row) {
    return { ...row, px: Math.max(row.px, this.low), px2: Math.min(row.px2, this.high) };
  }

  /** @param {number} px @returns {boolean} */
  isInside(px) {
    return px >= this.low && px <= this.high;
  }

  /**
   * The rows of a layer that belong to no record, or to one that is shown.
   * @template {keyof Rows} N
   * @param {N} name
   * @returns {Rows[N]}
   */
  chosen(name) {
    const rows = this.spec.datasets[name];
    return /** @type {Rows[N]} */ (rows.filter((row) => !this.ids || !row.id || this.ids.has(row.id)));
  }

  /** Rows of one pixel; those of no day stand at the edge, and only beside the whole scale. @param {string} name */
  moved(name) {
    const rows = this.chosen(name).map((row) => this.spread(row));
    return rows.filter((row) => (row.x ? this.isInside(row.px) : this.isWhole));
  }

  /** Rows that reach from a day to a day. @param {string} name */
  spans(name) {
    const rows = /** @type {SpanRow[]} */ (this.chosen(name)).map((row) => this.spread(row));
    const seen = rows.filter((row) => row.px2 >= this.low && row.px <= this.high).map((row) => this.cut(row));
    return seen.map((row) => ({ ...row, px2: Math.max(row.px, row.px2) }));
  }

  /** The names of offices; one whose office has begun before the frame stands at its edge, where it has room there. */
  bandWords() {
    const rows = /** @type {TextRow[]} */ (this.chosen("band_words")).map((row) => this.spread(row));
    if (this.isWhole) return rows;
    const bands = this.spans("bands");
    return rows.flatMap((row) => {
      const px = Math.max(row.px, this.scale.left);
      const band = bands.find((one) => one.y < row.y && row.y < (one.y2 ?? one.y));
      const end = px === row.px ? this.spec.width : (band?.px2 ?? px);
      return px + this.measures.letter * row.text.length <= end ? [{ ...row, px }] : [];
    });
  }

  /** The bars, whole even where they pass an edge: around their signs, and longer than a ring. */
  bars() {
    const { around, long } = this.measures;
    const rows = this.chosen("bars").map((row) => {
      const [begin, end, sign] = [row.x, row.x2, row.sign].map(dayOf);
      const half = begin < end ? 0.5 : 0;
      const at = this.at(sign);
      const px = Math.min(this.at(begin - half), at - around);
      const px2 = Math.max(this.at(end + half), at + around);
      if (begin === end || px2 - px >= long) return { ...row, px, px2 };
      return sign === end ? { ...row, px: px2 - long, px2 } : { ...row, px, px2: px + long };
    });
    return rows.filter((row) => row.px2 > this.scale.left && row.px < this.scale.right);
  }

  /** Dots beside each bar that goes on beyond an edge of the frame. @param {BarRow[]} bars @returns {TextRow[]} */
  dots(bars) {
    const { edge, letter } = this.measures;
    const row = (/** @type {BarRow} */ bar, /** @type {number} */ px) => {
      return { id: bar.id, y: (bar.y + bar.y2) / 2, px, text: "…" };
    };
    return [
      ...bars.filter((bar) => !this.isFirst && bar.px < this.low - 1).map((bar) => row(bar, this.low - 2 * letter)),
      ...bars.filter((bar) => !this.isLast && bar.px2 > this.high + 1).map((bar) => row(bar, this.high - edge)),
    ];
  }

  /** Arrows at open dates, each as long as it is; none out of a day that is not shown. @param {"before" | "after"} name */
  arrows(name) {
    const rows = this.chosen(name).map((row) => ({ row, px2: this.at(dayOf(row.x ?? "")) }));
    return rows
      .filter(({ px2 }) => this.isInside(px2))
      .map(({ row, px2 }) => ({ ...row, px: px2 + row.px - row.px2, px2 }));
  }

  /** @param {TextRow} row @returns {number} where a text ends, generously */
  endOf({ px, text }) {
    return px + this.measures.letter * text.length;
  }

  /**
   * The letters and labels beside the signs; a bar that has grown moves them on.
   * @param {"letters" | "labels" | "labels_left"} name
   * @param {BarRow[]} bars
   */
  beside(name, bars) {
    const edge = name === "labels_left" ? "px" : "px2";
    const outer = name === "labels_left" ? Math.min : Math.max;
    const [grown, whole] = [bars, this.spec.datasets.bars].map(
      (all) => new Map(all.map((bar) => [keyOf(bar), bar[edge]])),
    );
    return this.chosen(name)
      .filter((row) => name === "labels_left" || this.isInside(this.at(dayOf(row.x ?? ""))))
      .map((row) => {
        if (this.isWhole) return { ...row };
        const { px } = this.spread(row);
        const bar = grown.get(keyOf(row));
        return { ...row, px: bar === undefined ? px : outer(px, bar + row.px - (whole.get(keyOf(row)) ?? 0)) };
      });
  }

  /**
   * The labels, each where it stood beside its sign or, where it has no room there in the frame, on the other side; one that has
   * room on neither is cut short. With them what leads to the records, as wide as all that.
   * @param {BarRow[]} bars
   * @param {TextRow[]} letters
   */
  labels(bars, letters) {
    const { letter, apart, beside, least } = this.measures;
    const hits = this.hits(bars);
    const stood = { labels: this.beside("labels", bars), labels_left: this.beside("labels_left", bars) };
    if (this.isWhole) return { ...stood, hits };
    const found = { labels: /** @type {TextRow[]} */ ([]), labels_left: /** @type {TextRow[]} */ ([]), hits };
    const letterEnds = new Map(letters.map((row) => [keyOf(row), row.px + 2 * letter * row.text.length]));
    const own = new Map(hits.map((hit) => [keyOf(hit), hit]));
    for (const [name, rows] of /** @type {["labels" | "labels_left", TextRow[]][]} */ (Object.entries(stood))) {
      for (const row of rows) {
        const hit = own.get(keyOf(row));
        if (!hit?.x || !this.isInside(this.at(dayOf(hit.x)))) continue;
        const [begin, end] =
          name === "labels"
            ? [hit.px, row.px - apart]
            : [row.px + apart, Math.max(hit.px2, letterEnds.get(keyOf(row)) ?? 0)];
        const others = hits.filter((one) => one.y === hit.y && one !== hit);
        const low = Math.max(beside, ...others.map((one) => one.px2).filter((px) => px <= begin));
        const high = Math.min(this.spec.width, ...others.map((one) => one.px).filter((px) => px >= end));
        const rooms = { labels: high - end - apart, labels_left: begin - apart - low };
        const other = name === "labels" ? "labels_left" : "labels";
        const needed = letter * row.text.length;
        const to = rooms[name] >= needed || rooms[name] >= rooms[other] ? name : other;
        const text = cutShort(row.text, Math.floor(rooms[to] / letter), least);
        if (!text) continue;
        const far = apart + letter * text.length;
        found[to].push({ ...row, text, px: to === "labels" ? end + apart : begin - apart });
        Object.assign(hit, to === "labels" ? { px: begin, px2: end + far } : { px: begin - far, px2: end });
      }
    }
    return found;
  }

  /** What leads to each record: as wide as what is drawn of it. @param {BarRow[]} bars @returns {HitRow[]} */
  hits(bars) {
    const own = new Map(bars.map((bar) => [keyOf(bar), this.cut(bar)]));
    return this.chosen("hits").flatMap((row) => {
      const bar = own.get(keyOf(row));
      const isIn = row.x ? this.isInside(this.at(dayOf(row.x))) : this.isWhole;
      if (!isIn) return bar ? [{ ...row, px: bar.px, px2: bar.px2 }] : [];
      const { px, px2 } = this.spread(row);
      if (this.isWhole) return [{ ...row, px, px2 }];
      const ends = { px: Math.max(Math.min(px, bar?.px ?? px), this.low), px2: Math.max(px2, bar?.px2 ?? px2) };
      return [{ ...row, ...ends, px2: Math.min(ends.px2, this.spec.width) }];
    });
  }

  /** The lines between records of which both are shown. @param {"threads" | "answers"} name */
  threads(name) {
    return this.chosen(name)
      .filter((row) => !this.ids || this.ids.has(row.to))
      .map((row) => this.spread(row))
      .filter((row) => this.isInside(row.px) && this.isInside(row.px2));
  }

  /** The lanes' names; a folded lane tells the number of its records where all are shown. */
  names() {
    const { names } = this.spec.datasets;
    return this.isWhole && !this.ids ? names : names.map((row) => ({ ...row, text: uncounted(row.text) }));
  }

  /** The ground of the stretch and the days that are named. @param {string} words */
  head(words) {
    const { spec, scale, measures } = this;
    const { y, y2, dates } = spec.usermeta.lines;
    const ticks = ticksIn(scale, this.frame);
    const stretch = scale.parts.find((part) => part.stretch);
    const ground = stretch?.stretch ? this.at(stretch.stretch.first) - measures.names.half - 1 : Infinity;
    const names = namesOf(ticks, (day) => this.at(day), { width: spec.width, ground, measures });
    const shown = names.filter(({ px }) => px >= scale.left - measures.edge);
    const heads = spec.datasets.stretch_words;
    return {
      ground: this.spans("ground").map((row) => ({ ...row, px2: Math.min(row.px2, spec.width) })),
      gaps: this.spans("gaps"),
      breaks: this.spans("breaks"),
      ticks: ticks.filter((tick) => !tick.centred).map(({ day }) => ({ x: isoOf(day), px: this.at(day), y, y2 })),
      dates: dates.flatMap((height) =>
        shown.map(({ tick, px }) => ({ x: isoOf(tick.day), px, y: height, text: tick.words })),
      ),
      stretch_words: this.isWhole ? heads : heads.map((row) => ({ ...row, px: scale.left, text: words })),
    };
  }
}

/**
 * @param {string} text
 * @param {number} letters - for which there is room
 * @param {number} least - letters below which a text is left out rather than cut
 * @returns {string} as much of the text as has room: drawing/layout.py does the same
 */
export function cutShort(text, letters, least) {
  if (text.length <= letters) return text;
  if (letters < least) return "";
  const room = letters - (text.includes("“") ? 1 : 0); // for the mark that closes what is cut
  const words = text.slice(0, Math.max(0, text.lastIndexOf(" ", room - 1)));
  const kept = (2 * words.length >= room ? words : text.slice(0, room - 1)).replace(LOOSE, "");
  return `${kept}…${kept.split("“").length > kept.split("”").length ? "”" : ""}`;
}

/** A line of a folded lane's name without the number of all its records. @param {string} line */
export function uncounted(line) {
  return line
    .replace(/\(\d+, folded\)/, "(folded)")
    .replace(/ \(\d+,$/, "")
    .replace(/^folded\)$/, "(folded)");
}
