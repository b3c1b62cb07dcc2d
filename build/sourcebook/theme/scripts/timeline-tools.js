/* Above the timeline's chart: buttons that zoom and move the window of days, the same by keys, the choice of what makes a
   row, and whether all lines between records are shown. */

import { button, make } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

const KEYS = "Keys: arrows go from mark to mark, Enter opens, + − zoom, Shift and arrows move, 0 shows all.";

export class Tools {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.said = make("span", { class: "unseen", role: "status" });
    this.rows = this.buildRows();
    this.element = make(
      "div",
      { class: "timeline-tools", role: "group", "aria-label": "Chart" },
      button("+", "Zoom in", () => timeline.zoom(0.5)),
      button("−", "Zoom out", () => timeline.zoom(2)),
      button("←", "Earlier", () => timeline.move(-0.5)),
      button("→", "Later", () => timeline.move(0.5)),
      this.said,
      this.buildThreads(),
      ...(this.rows ? [this.rows] : []),
      make("p", { class: "timeline-keys", title: "Ctrl and wheel zoom, drag moves." }, KEYS),
    );
    timeline.figure.addEventListener("keydown", (event) => this.heedKey(event), { signal: timeline.signal });
  }

  /** Whether all lines from statements to what they tell of are shown, or those of the mark that is pointed at. */
  buildThreads() {
    const { dataset } = this.timeline.figure;
    const box = make("input", { type: "checkbox" });
    box.checked = dataset.threads === "all";
    box.addEventListener("change", () => {
      if (box.checked) dataset.threads = "all";
      else delete dataset.threads;
    });
    const title = "Show the lines of all records";
    return make("label", { class: "timeline-threads", title }, box, "Connections");
  }

  /** The choice of what makes a row. */
  buildRows() {
    const { ways } = this.timeline;
    if (!ways.length) return null;
    const options = ways.map(([name, words]) => make("option", { value: name }, `by ${words}`));
    const select = make("select", { "aria-label": "Rows" }, ...options);
    select.addEventListener("change", () => this.timeline.change({ lanes: select.value }));
    return select;
  }

  /** @param {KeyboardEvent} event */
  heedKey(event) {
    const { timeline } = this;
    /** @type {Record<string, () => void>} */
    const acts = {
      "+": () => timeline.zoom(0.5),
      "=": () => timeline.zoom(0.5),
      "-": () => timeline.zoom(2),
      ArrowLeft: () => timeline.move(-0.25),
      ArrowRight: () => timeline.move(0.25),
      0: () => timeline.change({ from: null, to: null }),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  /** Put a strip below the tools. @param {Element} strip @param {string} form - for which columns it is */
  addStrip(strip, form) {
    this.element.after(make("div", { class: `timeline-strip ${form}`.trim() }, strip));
  }

  /** Say which days are shown. */
  show() {
    this.said.textContent = this.timeline.windowWords(this.timeline.view) || "All of the time";
  }

  /** @param {string} lanes - the rows of a view @returns {string | null} the same; null where there is no choice */
  showRows(lanes) {
    if (!this.rows) return null;
    return (this.rows.value = lanes);
  }
}
