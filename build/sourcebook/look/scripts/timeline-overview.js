/* The strip above the chart: all of the time, with a stroke for each record, and the window of days that the chart
   shows, to be drawn anew, moved or stretched with a pointer, a finger or the keyboard. */

import { isoOf } from "./timeline-chart.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 44;
const BODY = 28; // of it, for the strokes; below them are the dates
const GRIP = 14; // width of what is pressed at either end of the window
const CLICK = 4; // pixels within which a press is no drag
const LENIENT = 0.25; // of a day: whoever presses its middle means it, whoever presses its edge means the next
const LEAST = 24; // pixels of the window that a press makes
const STEP = 6; // pixels by which a key moves an end
const LEAP = 60; // and by which a page key does

function make(tag, attributes = {}, ...inside) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

const set = (element, attributes) =>
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));

export class Overview {
  /**
   * @param spec - the chart's, for its width and its rows
   * @param scale - where days stand
   * @param heed - `{ move(window), drop(window) }`: told of the window while it changes, and when it has
   */
  constructor(spec, scale, heed) {
    Object.assign(this, { spec, scale, heed });
    this.window = { from: null, to: null };
    this.element = make("svg", {
      class: "timeline-overview",
      viewBox: `0 0 ${spec.width} ${HEIGHT}`,
      role: "group",
      "aria-label": "Window of time",
    });
    this.strokes = this.strokesOf();
    this.shade = [0, 1].map(() => make("rect", { class: "overview-shade", y: 0, height: BODY }));
    this.frame = make("rect", { class: "overview-frame", y: 0.5, height: BODY - 1 });
    this.grips = ["from", "to"].map((end) => this.gripOf(end));
    this.element.append(
      this.ground(),
      ...this.strokes.map((one) => one.line),
      ...this.dates(),
      ...this.shade,
      this.frame,
      ...this.grips,
    );
    this.element.addEventListener("pointerdown", (event) => this.grasp(event));
    this.show(this.window, null);
  }

  // ------------------------------------------------------------------------------------------------ what is drawn

  /** A stroke for each record at the day of its sign; of those earlier than the scale, at its left edge. */
  strokesOf() {
    const { signs, strokes, early } = this.spec.datasets;
    const known = new Map([...strokes, ...early, ...signs].map((row) => [row.id, row]));
    return [...known.values()].map((row) => {
      const px = Math.max(row.px, this.scale.left - GRIP);
      return { id: row.id, line: make("line", { x1: px, x2: px, y1: 6, y2: BODY - 6, stroke: row.colour }) };
    });
  }

  ground() {
    const rows = this.spec.datasets.ground.map((row) =>
      make("rect", { class: "overview-ground", x: row.px, width: row.px2 - row.px, y: 0, height: BODY }),
    );
    return make(
      "g",
      {},
      ...rows,
      make("line", { class: "overview-base", x1: this.scale.left, x2: this.scale.right, y1: BODY, y2: BODY }),
    );
  }

  dates() {
    const { dates } = this.spec.datasets;
    const rows = dates.filter(
      (row, place) =>
        row.x &&
        row.y === dates[0].y &&
        !(place && row.px - dates[place - 1].px < 6 * dates[place - 1].text.length + 2),
    );
    return rows.map((row) => make("text", { x: row.px, y: HEIGHT - 4 }, row.text));
  }

  gripOf(end) {
    const grip = make("g", {
      class: "overview-grip",
      role: "slider",
      tabindex: 0,
      "aria-label": end === "from" ? "First day" : "Last day",
      "aria-valuemin": this.scale.first,
      "aria-valuemax": this.scale.last,
    });
    grip.append(
      make("rect", { class: "overview-hold", x: -GRIP / 2, width: GRIP, y: 0, height: BODY }),
      make("rect", { class: "overview-handle", x: -3, width: 6, y: 5, height: BODY - 10, rx: 3 }),
    );
    grip.dataset.end = end;
    grip.addEventListener("keydown", (event) => this.key(event, end));
    return grip;
  }

  /** Show a window of days, and which records are chosen (all, where `ids` is null). */
  show(window, ids = this.ids) {
    this.window = window;
    this.ids = ids;
    const { left, right } = this.scale;
    const [a, b] = this.ends(window);
    set(this.shade[0], { x: 0, width: Math.max(0, a) });
    set(this.shade[1], { x: b, width: Math.max(0, this.spec.width - b) });
    if (window.from === null) set(this.shade[0], { width: 0 });
    if (window.to === null) set(this.shade[1], { width: 0 });
    set(this.frame, { x: a, width: Math.max(1, b - a) });
    this.element.classList.toggle("overview-whole", a <= left && b >= right);
    this.grips.forEach((grip, place) => {
      const day = place ? (window.to ?? this.scale.last) : (window.from ?? this.scale.first);
      set(grip, { transform: `translate(${place ? b : a},0)`, "aria-valuenow": day, "aria-valuetext": isoOf(day) });
    });
    for (const { id, line } of this.strokes) line.classList.toggle("overview-faint", Boolean(ids) && !ids.has(id));
  }

  /** The pixels between which a window stands. */
  ends({ from, to }) {
    const { left, right } = this.scale;
    return [
      from === null ? left : this.held(this.scale.at(from - 0.5)),
      to === null ? right : this.held(this.scale.at(to + 0.5)),
    ];
  }

  held(px) {
    return Math.min(Math.max(px, this.scale.left), this.scale.right);
  }

  /** The whole days between two pixels; an end at the scale's is open. */
  windowOf(one, other) {
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    let from = Math.round(this.scale.dayAt(a) + LENIENT);
    let to = Math.round(this.scale.dayAt(b) - LENIENT);
    if (to < from) from = to = Math.round(this.scale.dayAt((a + b) / 2));
    return { from: a <= this.scale.left + 1 ? null : from, to: b >= this.scale.right - 1 ? null : to };
  }

  // ------------------------------------------------------------------------------------------------ what is heeded

  /** The pixel of the strip at which a pointer is. */
  spot(event) {
    const box = this.element.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * this.spec.width;
  }

  /** Follow a pointer: an end of the window, the window itself, or a new one from where it was pressed. */
  grasp(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    const start = this.spot(event);
    const change = this.changeOf(event, start);
    let window = null;
    const end = new AbortController();
    this.element.setPointerCapture(event.pointerId);
    const on = (name, act) => this.element.addEventListener(name, act, { signal: end.signal });
    on("pointermove", (moved) => {
      const now = this.spot(moved);
      if (window === null && Math.abs(now - start) < CLICK) return;
      window = change(now);
      this.show(window);
      this.heed.move(window);
    });
    on("pointerup", () => {
      end.abort();
      this.heed.drop(window ?? this.pressed(start));
    });
    on("pointercancel", () => {
      end.abort();
      this.heed.drop(window ?? this.window);
    });
  }

  /** What a pointer that was pressed at a place makes of the window as it moves. */
  changeOf(event, start) {
    const [a, b] = this.ends(this.window);
    const grip = event.target.closest(".overview-grip");
    grip?.focus({ preventScroll: true });
    if (grip) return (now) => this.windowOf(grip.dataset.end === "from" ? b : a, this.held(now));
    const whole = this.window.from === null && this.window.to === null;
    if (whole || start < a || start > b) return (now) => this.windowOf(this.held(start), this.held(now));
    return (now) => {
      const shift = Math.min(Math.max(now - start, this.scale.left - a), this.scale.right - b);
      return this.windowOf(a + shift, b + shift);
    };
  }

  /** A press that is no drag: where all is shown it makes a window there, else it brings it there; on it, all stays. */
  pressed(at) {
    const [a, b] = this.ends(this.window);
    const whole = this.window.from === null && this.window.to === null;
    if (!whole && at >= a && at <= b) return this.window;
    const half = (whole ? LEAST : b - a) / 2;
    const middle = Math.min(Math.max(at, this.scale.left + half), this.scale.right - half);
    return this.windowOf(middle - half, middle + half);
  }

  /** An end of the window is moved by arrows and page keys, at least by a day; Home and End open it. */
  key(event, end) {
    const steps = {
      ArrowLeft: -STEP,
      ArrowDown: -STEP,
      ArrowRight: STEP,
      ArrowUp: STEP,
      PageDown: -LEAP,
      PageUp: LEAP,
    };
    const open = event.key === (end === "from" ? "Home" : "End");
    if (event.ctrlKey || event.metaKey || event.altKey || !(open || event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    const { first, last } = this.scale;
    const now = this.window[end] ?? (end === "from" ? first : last);
    let day = Math.round(this.scale.dayAt(this.held(this.scale.at(now) + (steps[event.key] ?? 0))));
    if (day === now) day += Math.sign(steps[event.key] ?? 0);
    const limit = end === "from" ? Math.min(day, this.window.to ?? last) : Math.max(day, this.window.from ?? first);
    const past = end === "from" ? limit <= first : limit >= last;
    this.heed.drop({ ...this.window, [end]: open || past ? null : limit });
  }
}
