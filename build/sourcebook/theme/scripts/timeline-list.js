/* The timeline's list: it shows the records of a view, those that are only perhaps in its window of days apart, and of
   its years and of what contacts rest on only what is left. */

import { make } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/** @param {string} pathname - of the page of a record @returns {string} the record's id */
const idIn = (pathname) => pathname.split("/").at(-2) ?? "";

/** @template {Element} E @param {ParentNode} parent @param {string} selector */
const all = (parent, selector) => /** @type {E[]} */ ([...parent.querySelectorAll(selector)]);

export class List {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.article = timeline.article;
    this.lines = this.linesOf();
    this.maybe = make("ul");
    this.maybeHeading = make("h2", { class: "timeline-perhaps" }, "Perhaps in these days");
    this.apart = ""; // the records that stand apart
    [...this.lines.values()].at(-1)?.home.after(this.maybeHeading, this.maybe);
    this.article.addEventListener("click", (event) => this.goToYear(event), { signal: timeline.signal });
  }

  /** @returns {Map<string, { line: HTMLElement, home: HTMLElement }>} each record's line, and the list it belongs to */
  linesOf() {
    const links = /** @type {HTMLAnchorElement[]} */ (all(this.article, "li > .record-title a"));
    const lines = links.map((link) => {
      const line = /** @type {HTMLElement} */ (link.closest("li"));
      const home = /** @type {HTMLElement} */ (line.parentElement);
      return /** @type {const} */ ([idIn(link.pathname), { line, home }]);
    });
    return new Map(lines);
  }

  /**
   * @param {Set<string>} ids - the records that are shown
   * @param {Set<string>} perhaps - those of them that stand apart
   */
  show(ids, perhaps) {
    for (const [id, { line }] of this.lines) line.hidden = !ids.has(id);
    const apart = [...perhaps].join();
    if (apart !== this.apart) {
      for (const [id, { line, home }] of this.lines) (perhaps.has(id) ? this.maybe : home).append(line); // in their order
    }
    this.apart = apart;
    this.maybe.hidden = this.maybeHeading.hidden = !perhaps.size;
    this.showYears();
  }

  /** Years without a line are left out; whoever goes to another keeps the view. */
  showYears() {
    const empty = new Set();
    for (const heading of /** @type {HTMLElement[]} */ (all(this.article, "h2.year"))) {
      const list = /** @type {HTMLElement} */ (heading.nextElementSibling);
      heading.hidden = list.hidden = /** @type {HTMLElement[]} */ ([...list.children]).every((line) => line.hidden);
      if (heading.hidden) empty.add(heading.id);
    }
    const search = this.timeline.records.searchOf(this.timeline.view).toString();
    for (const link of /** @type {HTMLAnchorElement[]} */ (all(this.article, ".years a"))) {
      const isEmpty = empty.has(link.hash.slice(1));
      link.classList.toggle("timeline-none", isEmpty);
      link.inert = isEmpty;
      link.search = search;
    }
  }

  /**
   * Go to a year: the theme would bring in the page anew, and with it all that the view leaves out.
   * @param {MouseEvent} event
   */
  goToYear(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest(".years a"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(history.state, "", link.href);
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
  }
}
