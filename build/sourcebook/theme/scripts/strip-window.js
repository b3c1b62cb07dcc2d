/* The window of days on the strip above a chart: what a pointer or a key makes of it. Pixels are those of the strip,
   which are those of the chart. */

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {"from" | "to"} End */

const LENIENT = 0.25; // of a day: whoever presses its middle means it, whoever presses its edge means the next
const LEAST = 24; // pixels of the window that a press makes
const STEPS = new Map([
  ["ArrowLeft", -6],
  ["ArrowDown", -6],
  ["ArrowRight", 6],
  ["ArrowUp", 6],
  ["PageDown", -60],
  ["PageUp", 60],
]); // pixels by which a key moves an end

/** @param {Days} window */
const isAll = ({ from, to }) => from === null && to === null;

/** @param {Scale} scale @param {Days} window @returns {[number, number]} the pixels between which it stands */
export function endsOf(scale, { from, to }) {
  const a = from === null ? scale.left : scale.clamp(scale.at(from - 0.5));
  return [a, to === null ? scale.right : scale.clamp(scale.at(to + 0.5))];
}

/**
 * @param {Scale} scale
 * @param {number} one
 * @param {number} other
 * @returns {Days} the whole days between two pixels; an end at the scale's is open
 */
export function windowBetween(scale, one, other) {
  const [a, b] = [Math.min(one, other), Math.max(one, other)];
  let from = Math.round(scale.dayAt(a) + LENIENT);
  let to = Math.round(scale.dayAt(b) - LENIENT);
  if (to < from) from = to = Math.round(scale.dayAt((a + b) / 2));
  return { from: a <= scale.left + 1 ? null : from, to: b >= scale.right - 1 ? null : to };
}

/**
 * A pointer that is dragged: it moves the end that it has pressed, or the window, or else makes a new one.
 * @param {Scale} scale
 * @param {Days} window
 * @param {number} start - where the pointer was pressed
 * @param {End | null} end - the end that it has pressed, if any
 * @returns {(px: number) => Days} the window, when the pointer is there
 */
export function dragged(scale, window, start, end) {
  const [a, b] = endsOf(scale, window);
  if (end) return (px) => windowBetween(scale, end === "from" ? b : a, scale.clamp(px));
  if (isAll(window) || start < a || start > b) {
    return (px) => windowBetween(scale, scale.clamp(start), scale.clamp(px));
  }
  return (px) => {
    const shift = Math.min(Math.max(px - start, scale.left - a), scale.right - b);
    return windowBetween(scale, a + shift, b + shift);
  };
}

/**
 * A press that is no drag: where all is shown it makes a window there, else it brings the window there; on the window
 * it changes nothing.
 * @param {Scale} scale
 * @param {Days} window
 * @param {number} at
 * @returns {Days}
 */
export function pressed(scale, window, at) {
  const [a, b] = endsOf(scale, window);
  if (!isAll(window) && at >= a && at <= b) return window;
  const half = (isAll(window) ? LEAST : b - a) / 2;
  const middle = Math.min(Math.max(at, scale.left + half), scale.right - half);
  return windowBetween(scale, middle - half, middle + half);
}

/**
 * A key at an end of the window: arrows and page keys move it, at least by a day, Home and End open it.
 * @param {Scale} scale
 * @param {Days} window
 * @param {End} end
 * @param {string} key
 * @returns {Days | null} null for a key that means nothing there
 */
export function stepped(scale, window, end, key) {
  const [isFirst, step] = [end === "from", STEPS.get(key)];
  if (key === (isFirst ? "Home" : "End")) return { ...window, [end]: null };
  if (step === undefined) return null;
  const now = window[end] ?? (isFirst ? scale.first : scale.last);
  let day = Math.round(scale.dayAt(scale.clamp(scale.at(now) + step)));
  if (day === now) day += Math.sign(step);
  const limit = isFirst ? Math.min(day, window.to ?? scale.last) : Math.max(day, window.from ?? scale.first);
  const isOpen = isFirst ? limit <= scale.first : limit >= scale.last;
  return { ...window, [end]: isOpen ? null : limit };
}
