/* Which records a view holds, and how a view is written in an address and in words. A view is what a reader has
   chosen: values of facets, words, a window of days, and what makes a row of the chart. */

import { dayOf, isoOf, windowWords } from "./days.js";
import { fetchJson } from "./dom.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu; // what no reader sees, and what no picture may hold
const LONGEST = 200; // letters of words to look for
const AT_ONCE = 16; // pages of rows: to ask for hundreds would halt a page for a tenth of a second
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const ADDED = /^(utm_|.*clid$)/; // by which others count from where readers come: no reader has asked for that
const TOLD = 3; // of what is not understood
const LONGEST_TOLD = 60; // letters of each

/** @param {Lists} lists @param {number} one @param {(value: number) => boolean} test - of a value of that list */
function some({ starts, flat }, one, test) {
  for (let at = starts[one]; at < starts[one + 1]; at++) if (test(flat[at])) return true;
  return false;
}

/** @param {string} q @returns {string[]} the words to look for */
const wordsIn = (q) => q.toLocaleLowerCase("en").split(/\s+/);

/** @param {string | null} text @returns {number | null} the day that a text names, if it is one */
function dayIn(text) {
  if (!text || !ISO.test(text)) return null;
  const day = dayOf(text);
  return Number.isFinite(day) && isoOf(day) === text ? day : null;
}

/**
 * @param {URL} page - the address of a page of the timeline
 * @returns {Promise<Records>} its records, and by what they may be narrowed
 */
export async function fetchRecords(page) {
  return new Records(await fetchJson(new URL("records.json", page)), page);
}

/** Lists of numbers, one after the other. */
class Lists {
  /** @param {(number | number[])[]} lists */
  constructor(lists) {
    this.starts = new Uint32Array(lists.length + 1);
    const flat = lists.flatMap((list, place) => {
      this.starts[place + 1] = this.starts[place] + (typeof list === "number" ? 1 : list.length);
      return list;
    });
    this.flat = Uint32Array.from(flat);
  }
}

/** @typedef {{ id: string, list: Lists, flags: Uint8Array }} Used - a facet of which something is chosen, and what */
/** @typedef {[id: string, title: string, when: string, sign: string, letter: string, standing: string, words: string]} TimelineRow */

/**
 * What a view holds, by the places of records: what is surely in it, and what perhaps; which records it holds apart from its
 * days (null for all); and how many there would be of each value of the facets that are asked for, all else as it is.
 * @typedef {{ sure: number[], perhaps: number[], timeless: Uint8Array | null, numbers: Map<string, Uint32Array> }} Found
 */

export class Records {
  /**
   * @param {RecordsData} data - in the order of the records
   * @param {URL} page - beside which their rows lie
   */
  constructor({ facets, values, days, pages, most }, page) {
    this.page = page;
    this.pages = pages;
    this.most = most;
    this.facets = facets;
    this.size = days.length;
    /** @type {Uint8Array | null} the records that are looked at at all; null for all */
    this.only = null;
    this.count = this.size;
    this.lists = new Map(facets.map(({ id }) => [id, new Lists(values[id])]));
    this.names = new Map(facets.map(({ id, values }) => [id, new Map(values.map((one) => [one.id, one.label]))]));
    this.places = new Map(facets.map(({ id, values }) => [id, new Map(values.map((one, place) => [one.id, place]))]));
    /** @type {Map<string, string[]>} the names of each facet in small letters, when words were asked for */
    this.small = new Map();
    /** The day by which each is listed. */
    this.at = new Int32Array(this.size);
    /** @type {(number | null)[][]} its first and last day, by which it had begun, before which it was not over */
    this.days = [];
    this.readDays(days);
    /** @type {Map<number, Promise<TimelineRow[]>>} what is shown of the records of each page that was asked for */
    this.fetched = new Map();
    /** @type {string[] | null} all words of each record, when they were asked for */
    this.words = null;
    /** @type {Promise<void> | null} */
    this.reading = null;
    /** @type {{ q: string, flags: Uint8Array | null }} which records have the words that were looked for last */
    this.looked = { q: "", flags: null };
  }

  /** @param {RecordsData["days"]} days */
  readDays(days) {
    let before = 0;
    days.forEach((one, place) => {
      const [step, ...far] = typeof one === "number" ? [one, 0, 0, 0, 0] : one;
      const day = (before += step ?? 0);
      this.at[place] = day;
      this.days.push(far.map((off) => (off === null ? null : day + off)));
    });
  }

  /** Leave all other records out of account. @param {number[]} places */
  keep(places) {
    this.only = new Uint8Array(this.size);
    for (const one of places) this.only[one] = 1;
    this.count = new Set(places).size;
  }

  // ------------------------------------------------------------------------------------------- rows, when they are asked for

  /** What is shown of the records of one page. @param {number} page @returns {Promise<TimelineRow[]>} */
  fetchPage(page) {
    const fetched = this.fetched.get(page) ?? fetchJson(new URL(`${this.pages[page][0]}rows.json`, this.page));
    this.fetched.set(page, fetched);
    fetched.catch(() => this.fetched.delete(page)); // whoever asks again may have it
    return fetched;
  }

  /** What is shown of some records, in their order. @param {number[]} places @returns {Promise<TimelineRow[]>} */
  async fetchRows(places) {
    const found = places.map((place) => this.pageOf(place));
    const asked = new Set(found.map(({ page }) => page));
    const rows = await Promise.all(this.pages.map((_, page) => (asked.has(page) ? this.fetchPage(page) : [])));
    return found.map(({ page, at }) => rows[page][at]);
  }

  /** @param {number} place @returns {{ page: number, at: number }} on which page a record is listed, and where */
  pageOf(place) {
    let [page, at] = [0, place];
    while (at >= this.pages[page][1]) at -= this.pages[page++][1];
    return { page, at };
  }

  /** Be ready to look for the words of a view. @param {Pick<View, "q">} view */
  async ready({ q }) {
    if (!q.trim() || this.words) return;
    this.reading ??= this.readWords().finally(() => (this.reading = null));
    await this.reading;
  }

  async readWords() {
    const small = (/** @type {TimelineRow} */ [, title, when, , , , words]) =>
      `${title} ${when} ${words}`.toLocaleLowerCase("en");
    const words = [];
    for (let first = 0; first < this.pages.length; first += AT_ONCE) {
      const pages = [...this.pages.keys()].slice(first, first + AT_ONCE);
      words.push(...(await Promise.all(pages.map(async (page) => (await this.fetchPage(page)).map(small)))));
    }
    this.words = words.flat();
    for (const { id, values } of this.facets) {
      this.small.set(
        id,
        values.map(({ label }) => label.toLocaleLowerCase("en")),
      );
    }
  }

  /** @param {string} facet @param {string} id @returns {string} what a value of a facet is called */
  nameOf(facet, id) {
    return this.names.get(facet)?.get(id) ?? id;
  }

  /** @returns {Omit<View, "lanes">} the view of all: nothing is chosen */
  whole() {
    const chosen = new Map(this.facets.map((facet) => [facet.id, /** @type {Set<string>} */ (new Set())]));
    return { chosen, q: "", from: null, to: null };
  }

  /** @param {Omit<View, "lanes">} view */
  isWhole({ chosen, q, from, to }) {
    return !q.trim() && from === null && to === null && [...chosen.values()].every((ids) => !ids.size);
  }

  // ------------------------------------------------------------------------------------------------- in an address

  /**
   * @param {string} search - of an address
   * @param {string[]} rows - what the rows of the chart can be made of
   * @returns {View} what it asks for; what is not here is left out
   */
  viewOf(search, rows = []) {
    const asked = new URLSearchParams(search);
    const chosen = [...this.names].map(([facet, names]) => {
      return /** @type {const} */ ([facet, new Set(asked.getAll(facet).filter((id) => names.has(id)))]);
    });
    return {
      chosen: new Map(chosen),
      q: (asked.get("words") ?? "").replace(UNSEEN, "").slice(0, LONGEST),
      from: dayIn(asked.get("from")),
      to: dayIn(asked.get("to")),
      lanes: rows.find((one) => one === asked.get("lanes")) ?? "",
    };
  }

  /**
   * @param {string} search - of an address
   * @param {string[]} rows - what the rows of the chart can be made of
   * @returns {string} what of it is not understood, and so narrows nothing, each with why; nothing if there is none
   */
  unknownWords(search, rows = []) {
    const met = new Set();
    const unknown = [...new URLSearchParams(search)].flatMap(([name, value]) => {
      const why = this.names.has(name) || !met.has(name) ? this.whyUnknown(name, value, rows) : "only the first counts";
      met.add(name);
      const told = `${name}=${value}`.replace(UNSEEN, "");
      return why ? [`${told.slice(0, LONGEST_TOLD)}${told.length > LONGEST_TOLD ? "…" : ""} (${why})`] : [];
    });
    if (!unknown.length) return "";
    const more = unknown.length > TOLD ? [`${unknown.length - TOLD} more`] : [];
    return `Not understood in the address: ${[...unknown.slice(0, TOLD), ...more].join("; ")}.`;
  }

  /** @param {string} name @param {string} value @param {string[]} rows @returns {string} why a part of an address means nothing here; nothing if it does */
  whyUnknown(name, value, rows) {
    const values = this.names.get(name);
    if (values) return values.has(value) ? "" : "no record here has it";
    if (name === "from" || name === "to") return value && dayIn(value) === null ? "a day is written 2025-02-28" : "";
    if (name === "lanes") return value && !rows.includes(value) ? "the chart has no such rows" : "";
    return name === "words" || ADDED.test(name) ? "" : "nothing here is narrowed by it";
  }

  /** @param {View} view @returns {URLSearchParams} what an address asks to show it */
  searchOf({ chosen, q, from, to, lanes }) {
    const asked = new URLSearchParams();
    if (lanes) asked.set("lanes", lanes);
    for (const [facet, ids] of chosen) for (const id of ids) asked.append(facet, id);
    if (from !== null) asked.set("from", isoOf(from));
    if (to !== null) asked.set("to", isoOf(to));
    if (q) asked.set("words", q); // not `q`, by which the theme opens its search
    return asked;
  }

  // ------------------------------------------------------------------------------------------------- which records

  /** @param {Omit<View, "lanes">} view @returns {Used[]} the facets by which a view chooses */
  usedIn({ chosen }) {
    return [...chosen].flatMap(([id, ids]) => {
      const [list, places] = [this.lists.get(id), this.places.get(id)];
      if (!list || !places || !ids.size) return [];
      const flags = new Uint8Array(places.size);
      for (const one of ids) flags[places.get(one) ?? places.size] = 1;
      return [{ id, list, flags }];
    });
  }

  /**
   * The records that have all the words, each in what is told of them or in the name of one of their values; null for all.
   * @param {string} q
   */
  withWords(q) {
    const asked = q.trim();
    if (!asked || !this.words) return null;
    if (this.looked.q === asked) return this.looked.flags;
    const flags = new Uint8Array(this.size).fill(1);
    for (const word of wordsIn(asked)) {
      const named = [...this.small].map(([id, labels]) => {
        const places = labels.map((label) => label.includes(word));
        return { list: /** @type {Lists} */ (this.lists.get(id)), places };
      });
      const likely = named.filter(({ places }) => places.includes(true));
      for (let one = 0; one < this.size; one++) {
        if (!flags[one] || this.words[one].includes(word)) continue;
        flags[one] = likely.some(({ list, places }) => some(list, one, (value) => places[value])) ? 1 : 0;
      }
    }
    this.looked = { q: asked, flags };
    return flags;
  }

  /** @param {Days} window @param {number} one @returns {boolean} whether a record may have been within the window */
  mayBeIn({ from, to }, one) {
    const [first, last] = this.days[one];
    if (from !== null && to !== null && from > to) return false;
    if (from !== null && last !== null && last < from) return false;
    return to === null || first === null || first <= to;
  }

  /**
   * @param {Days} window
   * @param {number} one
   * @returns {boolean} whether the record surely fell within the window, at least in part; its date may leave that open
   */
  isSure({ from, to }, one) {
    const [, , begun, end] = this.days[one];
    if (from !== null && (end === null || end < from)) return false;
    return to === null || (begun !== null && begun <= to);
  }

  /**
   * Look at every record once.
   * @param {Omit<View, "lanes">} view
   * @param {Iterable<string>} counted - the facets of whose values it is asked how many records there would be
   * @returns {Found}
   */
  look(view, counted = []) {
    const [used, worded] = [this.usedIn(view), this.withWords(view.q)];
    const timeless = used.length || worded ? new Uint8Array(this.size) : null;
    const numbers = new Map([...counted].map((id) => [id, new Uint32Array(this.places.get(id)?.size ?? 0)]));
    /** @type {Found} */
    const found = { sure: [], perhaps: [], timeless, numbers };
    for (let one = 0; one < this.size; one++) {
      if ((worded && !worded[one]) || (this.only && !this.only[one])) continue;
      const misses = used.filter(({ list, flags }) => !some(list, one, (value) => Boolean(flags[value])));
      if (timeless && !misses.length) timeless[one] = 1;
      if (misses.length > 1 || !this.mayBeIn(view, one)) continue;
      for (const [facet, own] of numbers) {
        if (misses.length && facet !== misses[0].id) continue;
        const { starts, flat } = /** @type {Lists} */ (this.lists.get(facet));
        for (let at = starts[one]; at < starts[one + 1]; at++) own[flat[at]]++;
      }
      if (!misses.length) (this.isSure(view, one) ? found.sure : found.perhaps).push(one);
    }
    return found;
  }

  /** @param {number} one - a record @param {string} facet @param {string} id - a value of it; empty for none @returns {boolean} */
  has(one, facet, id) {
    const list = this.lists.get(facet);
    if (!id) return !list || list.starts[one] === list.starts[one + 1];
    const place = this.places.get(facet)?.get(id);
    return Boolean(list) && some(/** @type {Lists} */ (list), one, (value) => value === place);
  }

  // ----------------------------------------------------------------------------------------------------- in words

  /**
   * @param {Days} window
   * @param {number} sure
   * @param {number} perhaps
   * @returns {string} how many records are shown of how many; in a window, how many are surely in it
   */
  countWords({ from, to }, sure, perhaps) {
    const all = `of ${this.count.toLocaleString("en")} records`;
    if (from === null && to === null) return `${sure.toLocaleString("en")} ${all}`;
    const [surely, maybe] = [sure, perhaps].map((one) => one.toLocaleString("en"));
    return `${surely} in these days${perhaps ? `, ${maybe} perhaps` : ""}, ${all}`;
  }

  /** @param {View} view @returns {string} all that is chosen, in words; nothing for the whole */
  chosenWords({ chosen, q, from, to }) {
    const used = this.facets.filter(({ id }) => chosen.get(id)?.size);
    const facets = used.map(({ id: facet, label }) => {
      return `${label}: ${[...(chosen.get(facet) ?? [])].map((id) => this.nameOf(facet, id)).join(" or ")}`;
    });
    const words = q.trim() ? [`Words: “${q.trim()}”`] : [];
    const days = windowWords({ from, to });
    return [...facets, ...words, ...(days ? [`Days: ${days}`] : [])].join("; ");
  }
}
