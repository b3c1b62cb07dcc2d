/* The timeline's list: it shows the records of a view, the days that are only perhaps in its window apart, and of its years
   only what is left. */

import { make } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

const JUMPS = ".years a, .timeline-to-list";

/** A date with its records; all of them have the same date, and so come and go together in a window. */
class Day {
  /** @param {HTMLElement} heading */
  constructor(heading) {
    this.heading = heading;
    this.list = /** @type {HTMLElement} */ (heading.nextElementSibling);
    this.lines = new Map([...this.list.children].map((line) => [idIn(line), /** @type {HTMLElement} */ (line)]));
    /** What stands before it, to bring it back to where it belongs. */
    this.before = /** @type {Element} */ (heading.previousElementSibling);
  }

  /** @param {Set<string>} ids - the records that are shown @returns {boolean} whether any of its own is */
  show(ids) {
    for (const [id, line] of this.lines) line.hidden = !ids.has(id);
    const isEmpty = [...this.lines.keys()].every((id) => !ids.has(id));
    this.heading.hidden = this.list.hidden = isEmpty;
    return !isEmpty;
  }
}

/** @param {Element} line @returns {string} the id of its record */
const idIn = (line) => /** @type {HTMLAnchorElement} */ (line.querySelector("a")).pathname.split("/").at(-2) ?? "";

/** @template {Element} E @param {ParentNode} parent @param {string} selector */
const all = (parent, selector) => /** @type {E[]} */ ([...parent.querySelectorAll(selector)]);

export class List {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.article = timeline.article;
    /** @type {string[]} the ids of the records, in their order */
    this.ids = all(this.article, ".day + ul > li").map(idIn);
    /** @type {{ heading: HTMLElement, days: Day[] }[]} */
    this.years = [];
    /** @type {Map<string, Day[]>} the days of each month, by the id that its first has */
    this.months = new Map();
    /** @type {Day[]} */
    let month = [];
    for (const heading of /** @type {HTMLElement[]} */ (all(this.article, "h2.year, h3.day"))) {
      if (heading.matches(".year")) {
        this.years.push({ heading, days: [] });
        continue;
      }
      const day = new Day(heading);
      if (heading.id) this.months.set(heading.id, (month = []));
      month.push(day);
      this.years.at(-1)?.days.push(day);
    }
    this.perhaps = make("section", { class: "timeline-perhaps" }, make("h2", {}, "Perhaps in these days"));
    this.years.at(-1)?.days.at(-1)?.list.after(this.perhaps);
    this.article.addEventListener("click", (event) => this.goToYear(event), { signal: timeline.signal });
  }

  /** What is shown of some records. @param {number[]} places */
  async idsOf(places) {
    return places.map((one) => this.ids[one]);
  }

  /**
   * @param {number[]} places - of the records that are shown
   * @param {number[]} apart - of those of them that stand apart
   */
  show(places, apart) {
    const [ids, perhaps] = [places, apart].map((some) => new Set(some.map((one) => this.ids[one])));
    for (const { heading, days } of this.years) {
      let isEmpty = true;
      for (const day of days) {
        const isShown = day.show(ids);
        const isApart = [...day.lines.keys()].some((id) => perhaps.has(id));
        if (isApart) this.perhaps.append(day.heading, day.list);
        else if (day.heading.parentElement === this.perhaps) day.before.after(day.heading, day.list);
        if (isShown && !isApart) isEmpty = false;
      }
      heading.hidden = isEmpty;
      const months = /** @type {HTMLElement} */ (heading.nextElementSibling);
      if (months.matches(".months")) months.hidden = isEmpty;
    }
    this.perhaps.hidden = !perhaps.size;
    this.showYears();
  }

  /** Years and months without a line lead nowhere; whoever goes to another, or to the list, keeps the view. */
  showYears() {
    const empty = new Set(this.years.filter(({ heading }) => heading.hidden).map(({ heading }) => heading.id));
    for (const id of this.months.keys()) if (!this.placeOf(id)) empty.add(id);
    const search = this.timeline.records.searchOf(this.timeline.view).toString();
    for (const link of /** @type {HTMLAnchorElement[]} */ (all(this.article, JUMPS))) {
      const isEmpty = empty.has(link.hash.slice(1));
      link.classList.toggle("timeline-none", isEmpty);
      link.inert = isEmpty;
      link.search = search;
    }
  }

  /** @param {string} id - of a month, or of another place @returns {HTMLElement | null} where it leads: a month to what is left of it */
  placeOf(id) {
    const days = this.months.get(id);
    if (!days) return document.getElementById(id);
    return days.find(({ heading }) => !heading.hidden && heading.parentElement !== this.perhaps)?.heading ?? null;
  }

  /**
   * Go to a year, a month or the list: the theme would bring in the page anew, and with it all that the view leaves out.
   * @param {MouseEvent} event
   */
  goToYear(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest(JUMPS));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(history.state, "", link.href);
    this.placeOf(link.hash.slice(1))?.scrollIntoView();
  }
}
