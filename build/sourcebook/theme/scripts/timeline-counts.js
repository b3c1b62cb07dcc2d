/* The timeline of more records than a page lists: its chart and its parts count them, and each leads to a page of its own; of a
   view that leaves few, the records stand below their number, fetched when they are asked for. */

import { dayOf, isoOf } from "./days.js";
import { make } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {import("./records.js").TimelineRow} TimelineRow */

/**
 * @template T, K
 * @param {Iterable<T>} all
 * @param {(one: T) => K} keyOf
 * @returns {Map<K, T[]>} the same by a key, in their order
 */
function grouped(all, keyOf) {
  /** @type {Map<K, T[]>} */
  const found = new Map();
  for (const one of all) {
    const key = keyOf(one);
    found.get(key)?.push(one) ?? found.set(key, [one]);
  }
  return found;
}

/** @param {Int32Array} days - in their order @param {number} day @returns {number} how many of them are before a day */
function before(days, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers of the chart, each that of one row and of some days; what they count stands in the address to which they lead. */
export class Cells {
  /** @param {Timeline} timeline */
  constructor({ figure, records }) {
    this.records = records;
    const links = /** @type {NodeListOf<SVGAElement>} */ (figure.querySelectorAll(".cells_marks > a"));
    const texts = figure.querySelectorAll(".numbers_marks > text");
    this.cells = [...links].map((link, place) => {
      const asked = new URL(link.href.baseVal, location.href).searchParams;
      const [from, to] = ["from", "to"].map((name) => dayOf(asked.get(name) ?? ""));
      const facets = [...asked].filter(([name]) => name !== "from" && name !== "to");
      return { link, text: texts[place], whole: texts[place].textContent ?? "", from, to, facets, row: facets.join() };
    });
    /** @type {Map<string, typeof this.cells>} those of each row */
    this.rows = grouped(this.cells, ({ row }) => row);
  }

  /** Count the records that are shown; what cannot be counted, a row of several others, is empty. @param {number[]} places */
  show(places) {
    const { records } = this;
    const isAll = places.length === records.size;
    for (const cells of this.rows.values()) {
      const { facets } = cells[0];
      const own = places.filter((one) => facets.every(([facet, id]) => records.has(one, facet, id)));
      const days = Int32Array.from(own, (one) => records.at[one]).sort();
      for (const { link, text, whole, from, to } of cells) {
        const held = before(days, to + 1) - before(days, from);
        text.textContent = isAll ? whole : facets.length && held ? held.toLocaleString("en") : "";
        link.classList.toggle("left-out", !isAll && !(facets.length && held));
      }
    }
  }
}

/** The parts of the time, each with how many of its records a view leaves, and the records themselves where they are few. */
export class Periods {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    /** @type {string[]} no record has a line yet */
    this.ids = [];
    const headings = /** @type {HTMLElement[]} */ ([...timeline.article.querySelectorAll(".period")]);
    this.periods = headings.map((heading) => {
      const link = /** @type {HTMLAnchorElement} */ (heading.nextElementSibling?.querySelector("a"));
      return { link, iso: heading.id.slice(1) };
    });
    const letters = this.periods[0]?.iso.length ?? 0;
    /** The part in which each record is. */
    this.parts = Array.from(timeline.records.at, (day) => isoOf(day).slice(0, letters));
    this.found = make("section", { class: "timeline-found", "aria-label": "Records that are left" });
    headings[0]?.before(this.found);
  }

  /** @param {number[]} places */
  async idsOf(places) {
    return (await this.timeline.records.fetchRows(places)).map(([id]) => id);
  }

  /** @param {number[]} places - of the records that are shown @param {number[]} perhaps - of those that stand apart */
  show(places, perhaps) {
    const { records, view } = this.timeline;
    const search = records.searchOf(view).toString();
    const numbers = grouped(places, (one) => this.parts[one]);
    for (const { link, iso } of this.periods) {
      const held = numbers.get(iso)?.length ?? 0;
      link.textContent = `${held.toLocaleString("en")} ${held === 1 ? "record" : "records"}`;
      link.search = search;
      link.inert = !held;
      link.classList.toggle("timeline-none", !held);
    }
    this.list(places, perhaps).catch((error) => console.warn("The records are not listed:", error));
  }

  /** List the records where they are few. @param {number[]} places @param {number[]} perhaps */
  async list(places, perhaps) {
    this.asked = places;
    if (!places.length || places.length > this.timeline.records.most) return this.found.replaceChildren();
    const rows = await this.timeline.records.fetchRows(places);
    if (this.asked !== places) return; // the reader has gone on
    const [sure, apart] = [rows.slice(0, places.length - perhaps.length), rows.slice(places.length - perhaps.length)];
    this.found.replaceChildren(
      ...this.lines(sure),
      ...(apart.length ? [make("h2", {}, "Perhaps in these days"), ...this.lines(apart)] : []),
    );
  }

  /** Records below their dates. @param {TimelineRow[]} rows */
  lines(rows) {
    return [...grouped(rows, ([, , when]) => when)].flatMap(([when, lines]) => [
      make("h3", { class: "day" }, when),
      make("ul", {}, ...lines.map((row) => this.line(row))),
    ]);
  }

  /** @param {TimelineRow} row */
  line([id, title, , sign, letter, standing]) {
    return make(
      "li",
      {},
      make("em", { class: "sign", "aria-hidden": "true" }, sign),
      ...(letter ? [make("em", { class: "side", "aria-hidden": "true" }, letter)] : []),
      " ",
      make("a", { href: new URL(`events/${id}/`, this.timeline.root).href }, title),
      ...(standing ? [" ", make("em", { class: "standing" }, standing)] : []),
    );
  }
}
