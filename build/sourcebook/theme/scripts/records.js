/* Which records a view holds, and how a view is written in an address and in words. A view is what a reader has
   chosen: values of facets, words, a window of days, and what makes a row of the chart. */

import { dayOf, isoOf, windowWords } from "./days.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu; // what no reader sees, and what no picture may hold
const LONGEST = 200; // letters of words to look for
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** @param {SiteRecord} record @returns {Map<string, string[]>} what a record has for each facet */
function valuesOf(record) {
  return new Map([
    ["official", record.officials.map((one) => one.id)],
    ["organisation", record.organisations],
    ["topic", record.topics],
    ["channel", record.channels],
    ["kind", [record.kind]],
    ["status", [record.status]],
    ["scope", [record.scope]],
    ["date", [record.uncertain ? "uncertain" : "certain"]],
    ["source", [...new Set(record.evidence.map((one) => one.source))]],
    ["year", [String(record.year)]],
  ]);
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
 * @param {URL} root - the address of the site
 * @returns {Promise<Records>} the records of the site, and by what they may be narrowed
 */
export async function fetchRecords(root) {
  const [all, facets] = await Promise.all(["events", "facets"].map((name) => read(new URL(`data/${name}.json`, root))));
  return new Records(all, facets);
}

/** @param {URL} address @returns {Promise<any>} */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

export class Records {
  /**
   * @param {SiteRecord[]} all - in their order
   * @param {Facet[]} facets
   */
  constructor(all, facets) {
    this.all = all;
    this.facets = facets;
    this.names = new Map(facets.map(({ id, values }) => [id, new Map(values.map((one) => [one.id, one.label]))]));
    this.values = new Map(all.map((record) => [record.id, valuesOf(record)]));
    this.words = new Map(all.map((record) => [record.id, this.wordsOf(record)]));
  }

  /** @param {SiteRecord} record @param {string} facet @returns {string[]} the ids that a record has for a facet */
  valuesOf(record, facet) {
    return this.values.get(record.id)?.get(facet) ?? [];
  }

  /** @param {string} facet @param {string} id @returns {string} what a value of a facet is called */
  nameOf(facet, id) {
    return this.names.get(facet)?.get(id) ?? id;
  }

  /** @param {SiteRecord} record @returns {string} all words of it in which the text filter looks */
  wordsOf(record) {
    const named = [...valuesOf(record)].flatMap(([facet, ids]) => ids.map((id) => this.nameOf(facet, id)));
    const quotes = record.evidence.map((one) => one.quote);
    const words = [record.title, record.summary, record.date_words, ...named, ...quotes];
    return words.join(" ").toLocaleLowerCase("en");
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

  /** @param {string} search - of an address @returns {View} what it asks for; what is not here is left out */
  viewOf(search) {
    const asked = new URLSearchParams(search);
    const chosen = [...this.names].map(([facet, names]) => {
      return /** @type {const} */ ([facet, new Set(asked.getAll(facet).filter((id) => names.has(id)))]);
    });
    return {
      chosen: new Map(chosen),
      q: (asked.get("words") ?? "").replace(UNSEEN, "").slice(0, LONGEST),
      from: dayIn(asked.get("from")),
      to: dayIn(asked.get("to")),
      lanes: asked.get("lanes") ?? "",
    };
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

  /**
   * @param {Omit<View, "lanes">} view
   * @param {SiteRecord} record
   * @returns {string[] | null} the facets for whose sake a record is not in the view; null where its days or words are others
   */
  missesOf({ chosen, q, from, to }, record) {
    if (from !== null && to !== null && from > to) return null;
    if (from !== null && record.last !== null && dayOf(record.last) < from) return null;
    if (to !== null && record.first !== null && dayOf(record.first) > to) return null;
    const words = this.words.get(record.id) ?? "";
    if (!wordsIn(q).every((word) => words.includes(word))) return null;
    const used = [...chosen].filter(([, ids]) => ids.size);
    return used.flatMap(([facet, ids]) => (this.valuesOf(record, facet).some((id) => ids.has(id)) ? [] : [facet]));
  }

  /** @param {Omit<View, "lanes">} view @param {SiteRecord} record @returns {boolean} whether the record is in the view */
  fits(view, record) {
    return this.missesOf(view, record)?.length === 0;
  }

  /**
   * @param {Days} window
   * @param {SiteRecord} record
   * @returns {boolean} whether it surely fell within the window, at least in part; its date may leave that open
   */
  isSure({ from, to }, { begun_by: begun, not_over_before: end }) {
    if (from !== null && (end === null || dayOf(end) < from)) return false;
    return to === null || (begun !== null && dayOf(begun) <= to);
  }

  /**
   * @param {View} view
   * @returns {{ sure: SiteRecord[], perhaps: SiteRecord[] }} its records; apart those that only may be in its window
   */
  select(view) {
    const fitting = this.all.filter((record) => this.fits(view, record));
    return {
      sure: fitting.filter((record) => this.isSure(view, record)),
      perhaps: fitting.filter((record) => !this.isSure(view, record)),
    };
  }

  /**
   * @param {View} view
   * @returns {Set<string> | null} the records that a chart shows, whose window cuts by itself; null for all
   */
  idsOf(view) {
    const timeless = { ...view, from: null, to: null };
    if (this.isWhole(timeless)) return null;
    return new Set(this.all.filter((record) => this.fits(timeless, record)).map((record) => record.id));
  }

  /**
   * @param {View} view
   * @returns {Map<string, Map<string, number>>} how many records there would be of each value of each facet, all else as it is
   */
  numbersOf(view) {
    const numbers = new Map(this.facets.map(({ id }) => [id, /** @type {Map<string, number>} */ (new Map())]));
    for (const record of this.all) {
      const misses = this.missesOf(view, record);
      if (!misses || misses.length > 1) continue;
      for (const [facet, own] of numbers) {
        if (misses.length && facet !== misses[0]) continue;
        for (const id of this.valuesOf(record, facet)) own.set(id, (own.get(id) ?? 0) + 1);
      }
    }
    return numbers;
  }

  // ----------------------------------------------------------------------------------------------------- in words

  /**
   * @param {Days} window
   * @param {number} sure
   * @param {number} perhaps
   * @returns {string} how many records are shown of how many; in a window, how many are surely in it
   */
  countWords({ from, to }, sure, perhaps) {
    const all = `of ${this.all.length} records`;
    if (from === null && to === null) return `${sure} ${all}`;
    return `${sure} in these days${perhaps ? `, ${perhaps} perhaps` : ""}, ${all}`;
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
