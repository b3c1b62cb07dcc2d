/* The strip above the timeline's chart: all of the time, with a stroke for each record, and the window of days that
   the chart shows, to be drawn anew, moved or stretched with a pointer, a finger or the keyboard. */

import { isoOf } from "./days.js";
import { STILL, makeSvg, set } from "./dom.js";
import { dragged, endsOf, pressed, stepped } from "./strip-window.js";

/** @typedef {import("./strip-window.js").End} End */

const HEIGHT = 44;
const BODY = 28; // of it, for the strokes; below them are the dates
const GRIP = 14; // width of what is pressed at either end of the window
const HANDLE = 6; // and of what is seen of it
const INSET = 6; // from the edge of the body to the strokes

/** @type {End[]} */
const ENDS = ["from", "to"];

export class Strip {
  /**
   * @param {Spec} spec - the chart's, for its width and its rows
   * @param {import("./scale.js").Scale} scale
   * @param {(days: Days) => void} onMove - told of the window while it changes
   * @param {(days: Days) => void} onChange - told of the window when it has changed
   */
  constructor(spec, scale, onMove, onChange) {
    this.spec = spec;
    this.scale = scale;
    this.onMove = onMove;
    this.onChange = onChange;
    /** @type {Days} */
    this.window = { from: null, to: null };
    this.strokes = this.buildStrokes();
    this.marks = makeSvg("g", {}, ...this.strokes.map((one) => one.line));
    this.shades = ENDS.map(() => makeSvg("rect", { class: "overview-shade", y: 0, height: BODY }));
    this.frame = makeSvg("rect", { class: "overview-frame", y: 0.5, height: BODY - 1 });
    this.grips = ENDS.map((end) => this.buildGrip(end));
    this.element = makeSvg(
      "svg",
      {
        class: "timeline-overview",
        viewBox: `0 0 ${spec.width} ${HEIGHT}`,
        role: "group",
        "aria-label": "Window of time",
      },
      this.buildGround(),
      this.marks,
      ...this.buildDates(),
      ...this.shades,
      this.frame,
      ...this.grips,
    );
    this.element.addEventListener("pointerdown", (event) => this.follow(event));
    this.show(this.window, null);
  }

  // ------------------------------------------------------------------------------------------------ what is drawn

  /** A stroke for each record at the day of its sign; of those earlier than the scale, at its left edge. */
  buildStrokes() {
    const { signs, strokes, early } = this.spec.datasets;
    const known = new Map([...strokes, ...early, ...signs].map((row) => [row.id ?? "", row]));
    return [...known].map(([id, row]) => {
      const px = Math.max(row.px, this.scale.left - GRIP);
      const line = makeSvg("line", { x1: px, x2: px, y1: INSET, y2: BODY - INSET, stroke: row.colour ?? "" });
      return { id, line };
    });
  }

  buildGround() {
    const { left, right } = this.scale;
    const grounds = this.spec.datasets.ground.map(({ px, px2 }) => {
      return makeSvg("rect", { class: "overview-ground", x: px, width: px2 - px, y: 0, height: BODY });
    });
    const base = makeSvg("line", { class: "overview-base", x1: left, x2: right, y1: BODY, y2: BODY });
    return makeSvg("g", {}, ...grounds, base);
  }

  /** The dates of the chart, as far as they keep apart. */
  buildDates() {
    const { dates } = this.spec.datasets;
    const { letter } = this.spec.usermeta.measures;
    const rows = dates.filter((row, place) => {
      const before = dates[place - 1];
      return row.y === dates[0].y && !(before && row.px - before.px < letter * before.text.length + 2);
    });
    return rows.map((row) => makeSvg("text", { x: row.px, y: HEIGHT - 4 }, row.text));
  }

  /** What is pressed at an end of the window. @param {End} end */
  buildGrip(end) {
    const grip = makeSvg(
      "g",
      {
        class: "overview-grip",
        role: "slider",
        tabindex: 0,
        "aria-label": end === "from" ? "First day" : "Last day",
        "aria-valuemin": this.scale.first,
        "aria-valuemax": this.scale.last,
        "data-end": end,
      },
      makeSvg("rect", { class: "overview-hold", x: -GRIP / 2, width: GRIP, y: 0, height: BODY }),
      makeSvg("rect", {
        class: "overview-handle",
        x: -HANDLE / 2,
        width: HANDLE,
        y: 5,
        height: BODY - 10,
        rx: HANDLE / 2,
      }),
    );
    grip.addEventListener("keydown", (event) => this.heedKey(event, end));
    return grip;
  }

  /**
   * @param {Days} window - the days that are shown
   * @param {Set<string> | null} ids - the records that are chosen; null for all
   */
  show(window, ids) {
    this.window = { from: window.from, to: window.to };
    for (const { id, line } of this.strokes) line.classList.toggle("overview-faint", Boolean(ids) && !ids?.has(id));
    // What is chosen lies above the rest.
    if (ids) this.marks.append(...this.strokes.filter(({ id }) => ids.has(id)).map(({ line }) => line));
    this.showWindow();
  }

  showWindow() {
    const { window, scale, spec } = this;
    const [a, b] = endsOf(scale, window);
    set(this.shades[0], { x: 0, width: window.from === null ? 0 : Math.max(0, a) });
    set(this.shades[1], { x: b, width: window.to === null ? 0 : Math.max(0, spec.width - b) });
    set(this.frame, { x: a, width: Math.max(1, b - a) });
    this.element.classList.toggle("overview-whole", a <= scale.left && b >= scale.right);
    this.grips.forEach((grip, place) => {
      const day = window[ENDS[place]] ?? [scale.first, scale.last][place];
      const at = { transform: `translate(${[a, b][place]},0)`, "aria-valuenow": day, "aria-valuetext": isoOf(day) };
      set(grip, at);
    });
  }

  // ------------------------------------------------------------------------------------------------ what is heeded

  /** @param {PointerEvent} event @returns {number} the pixel of the strip at which a pointer is */
  pixelAt(event) {
    const box = this.element.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * this.spec.width;
  }

  /** Follow a pointer that is pressed on the strip. @param {PointerEvent} event */
  follow(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    const grip = /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest(".overview-grip"));
    grip?.focus({ preventScroll: true });
    const [before, start] = [this.window, this.pixelAt(event)];
    const windowAt = dragged(this.scale, before, start, /** @type {End | null} */ (grip?.dataset.end ?? null));
    let now = before;
    let isDrag = false;
    const end = new AbortController();
    const { signal } = end;
    this.element.setPointerCapture(event.pointerId);
    const move = (/** @type {PointerEvent} */ moved) => {
      const px = this.pixelAt(moved);
      isDrag ||= Math.abs(px - start) >= STILL;
      if (!isDrag) return;
      now = this.window = windowAt(px);
      this.showWindow();
      this.onMove(now);
    };
    const drop = (/** @type {PointerEvent} */ { type }) => {
      end.abort();
      const isPress = !isDrag && type === "pointerup";
      this.onChange(isPress ? pressed(this.scale, before, start) : now);
    };
    this.element.addEventListener("pointermove", move, { signal });
    this.element.addEventListener("pointerup", drop, { signal });
    this.element.addEventListener("pointercancel", drop, { signal });
  }

  /** @param {KeyboardEvent} event @param {End} end */
  heedKey(event, end) {
    const window = stepped(this.scale, this.window, end, event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !window) return;
    event.preventDefault();
    event.stopPropagation();
    this.onChange(window);
  }
}
