/* Where days stand on a chart's scale, and which part of it is shown: a window of days is a frame of pixels. */

import { dayOf } from "./days.js";

const SHOWN = 0.45; // of its first and its last day that a window shows, to either side
const CLOSE = 0.01; // pixels from the end of the scale at which a frame has reached it

/**
 * A part of the scale in which all days are of one width.
 * @typedef {object} Part
 * @property {{ day: number, px: number }} begin
 * @property {{ day: number, px: number }} end
 * @property {{ first: number, last: number } | null} stretch - the days that are drawn one by one, if it has them
 * @property {boolean} isBreak - whether it is the room in which the scale leaves out a day
 */

export class Scale {
  /** @param {ScaleData} usermeta - what a chart says of its scale */
  constructor({ knots, stretch, breaks, measures }) {
    const known = knots.map(({ day, px }) => ({ day: dayOf(day), px }));
    const busy = stretch && { first: dayOf(stretch.from), last: dayOf(stretch.to) };
    this.measures = measures;
    /** @type {Part[]} */
    this.parts = known.slice(1).map((end, place) => {
      const begin = known[place];
      const isBreak = breaks.includes(knots[place].day);
      return { begin, end, isBreak, stretch: busy && begin.day <= busy.first && busy.first < end.day ? busy : null };
    });
    const [first, last] = [known[0], known[known.length - 1]];
    this.first = first.day;
    this.last = last.day;
    this.left = first.px;
    this.right = last.px;
  }

  /** @returns {Frame} the frame that shows all of the scale */
  get whole() {
    return { a: this.left, b: this.right };
  }

  /** @param {number} day - or a part of one @returns {number} its pixel */
  at(day) {
    const { begin, end } = this.parts.find((part) => day < part.end.day) ?? this.parts[this.parts.length - 1];
    return begin.px + ((day - begin.day) / (end.day - begin.day)) * (end.px - begin.px);
  }

  /** @param {number} px @returns {number} the day there, with the part of it that is over */
  dayAt(px) {
    const { begin, end } = this.parts.find((part) => px < part.end.px) ?? this.parts[this.parts.length - 1];
    return begin.day + ((px - begin.px) / (end.px - begin.px)) * (end.day - begin.day);
  }

  /** @param {number} px @returns {number} the nearest pixel of the scale */
  clamp(px) {
    return Math.min(Math.max(px, this.left), this.right);
  }

  /** @param {Frame} frame @returns {number} how many times wider than on the whole scale days are in it */
  times({ a, b }) {
    return (this.right - this.left) / (b - a);
  }

  /**
   * Close the open end of a window by that of the scale, where that leaves it a window.
   * @param {Days} window
   * @returns {Days}
   */
  closed({ from, to }) {
    if (from === null) return { from: to !== null && to >= this.first ? this.first : null, to };
    return { from, to: to ?? (from <= this.last ? this.last : null) };
  }

  /**
   * The frame that shows a window of days, with a margin; all of the scale for a window that is not on it.
   * @param {Days} window
   * @returns {Frame}
   */
  frame({ from, to }) {
    const [begin, end] = [from ?? this.first, to ?? this.last];
    const isOff = begin > end || end < this.first || begin > this.last;
    if (isOff || (from === null && to === null)) return this.whole;
    const [a, b] = [this.at(begin - SHOWN), this.at(end + SHOWN)];
    const { edge } = this.measures;
    const margin = (edge * (b - a)) / (this.right - this.left - 2 * edge);
    return {
      a: from === null ? this.left : Math.max(a - margin, this.left),
      b: to === null ? this.right : Math.min(b + margin, this.right),
    };
  }

  /**
   * The window of whole days that a frame shows; an end that reaches the scale's is open.
   * @param {Frame} frame
   * @returns {Days}
   */
  windowOf({ a, b }) {
    const margin = (this.measures.edge * (b - a)) / (this.right - this.left);
    let from = Math.round(this.dayAt(a + margin) + SHOWN);
    let to = Math.round(this.dayAt(b - margin) - SHOWN);
    if (to < from) from = to = Math.round(this.dayAt((a + b) / 2));
    const [isFirst, isLast] = [a - this.left < CLOSE, this.right - b < CLOSE];
    return { from: isFirst || from <= this.first ? null : from, to: isLast || to >= this.last ? null : to };
  }

  /**
   * @param {Frame} frame
   * @param {number} factor - how many times as wide the frame becomes, as far as the scale goes
   * @param {number} around - the pixel that stays where it is
   * @returns {Frame}
   */
  zoomed(frame, factor, around = (frame.a + frame.b) / 2) {
    const most = Math.min(factor, this.times(frame));
    return this.within({ a: around - (around - frame.a) * most, b: around + (frame.b - around) * most });
  }

  /** @param {Frame} frame @param {number} px @returns {Frame} the frame, as wide, with that pixel as near its middle as the scale lets it */
  centred({ a, b }, px) {
    const half = (b - a) / 2;
    return this.within({ a: px - half, b: px + half });
  }

  /**
   * @param {Frame} frame
   * @param {number} share - by how many of its own widths it is moved, as far as the scale goes
   * @returns {Frame}
   */
  moved(frame, share) {
    const step = share * (frame.b - frame.a);
    return this.within({ a: frame.a + step, b: frame.b + step });
  }

  /** @param {Frame} frame @returns {Frame} the frame, moved so that it lies on the scale */
  within({ a, b }) {
    const shift = Math.max(this.left - a, 0) || Math.min(this.right - b, 0);
    return { a: a + shift, b: b + shift };
  }
}
