/* Which records a view holds, how a view is written in an address and in words, and records as CSV. A view is what
   a reader has chosen: values of facets, words, a window of days counted in UTC, and what makes a row of the chart. */

import { dayOf, isoOf, windowWords } from "./timeline-chart.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu; // what no reader sees, and what no picture may hold
const LONGEST = 200; // letters of words to look for
const MARKED = /^\d{4}-\d{2}-\d{2}$/;

/** Fetch the records and their facets from a site at `root`. */
export async function fetchRecords(root) {
  const [records, facets] = await Promise.all(
    ["events", "facets"].map((name) => read(new URL(`data/${name}.json`, root))),
  );
  return new Records(records, facets);
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

/** What a record has for each facet. */
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

export class Records {
  constructor(all, facets) {
    Object.assign(this, { all, facets });
    this.names = new Map(facets.map((facet) => [facet.id, new Map(facet.values.map((one) => [one.id, one.label]))]));
    this.values = new Map(all.map((record) => [record.id, valuesOf(record)]));
    this.words = new Map(all.map((record) => [record.id, this.wordsOf(record)]));
  }

  /** All words of a record in which the text filter looks. */
  wordsOf(record) {
    const named = [...this.values.get(record.id)].flatMap(([facet, ids]) =>
      ids.map((id) => this.names.get(facet)?.get(id) ?? id),
    );
    return [record.title, record.summary, record.date_words, ...named, ...record.evidence.map((one) => one.quote)]
      .join(" ")
      .toLocaleLowerCase("en");
  }

  /** The view of all: nothing is chosen. */
  whole() {
    return { chosen: new Map([...this.names.keys()].map((facet) => [facet, new Set()])), q: "", from: null, to: null };
  }

  isWhole({ chosen, q, from, to }) {
    return !q.trim() && from === null && to === null && [...chosen.values()].every((ids) => !ids.size);
  }

  // ------------------------------------------------------------------------------------------------- in an address

  viewOf(search) {
    const asked = new URLSearchParams(search);
    const isDay = (text) => MARKED.test(text) && Number.isFinite(dayOf(text)) && isoOf(dayOf(text)) === text;
    const date = (name) => (isDay(asked.get(name) ?? "") ? dayOf(asked.get(name)) : null);
    const q = (asked.get("words") ?? "").replace(UNSEEN, "").slice(0, LONGEST);
    const known = ([facet, names]) => [facet, new Set(asked.getAll(facet).filter((id) => names.has(id)))];
    return {
      chosen: new Map([...this.names].map(known)),
      q,
      from: date("from"),
      to: date("to"),
      lanes: asked.get("lanes") ?? "",
    };
  }

  /** What an address asks to show a view, as URLSearchParams. */
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

  /** Whether a record is in a view, one facet left out of account where it is named. */
  fits({ chosen, q, from, to }, record, but = "") {
    const values = this.values.get(record.id);
    if (from !== null && to !== null && from > to) return false;
    if (from !== null && record.last !== null && dayOf(record.last) < from) return false;
    if (to !== null && record.first !== null && dayOf(record.first) > to) return false;
    if (
      !q
        .toLocaleLowerCase("en")
        .split(/\s+/)
        .every((word) => this.words.get(record.id).includes(word))
    )
      return false;
    return [...chosen].every(
      ([facet, ids]) => facet === but || !ids.size || values.get(facet).some((id) => ids.has(id)),
    );
  }

  /** Whether a record surely fell within the window of days, at least in part; its date may leave that open. */
  isSure({ from, to }, { begun_by: begun, not_over_before: end }) {
    return (
      (from === null || (end !== null && dayOf(end) >= from)) && (to === null || (begun !== null && dayOf(begun) <= to))
    );
  }

  /** The records of a view: those surely in its window of days, and those that only may be. */
  select(view) {
    const fitting = this.all.filter((record) => this.fits(view, record));
    return {
      sure: fitting.filter((one) => this.isSure(view, one)),
      perhaps: fitting.filter((one) => !this.isSure(view, one)),
    };
  }

  /** The ids that a chart shows, whose window cuts by itself; null for all. */
  idsOf(view) {
    const timeless = { ...view, from: null, to: null };
    return this.isWhole(timeless)
      ? null
      : new Set(this.all.filter((one) => this.fits(timeless, one)).map((one) => one.id));
  }

  // ----------------------------------------------------------------------------------------------------- in words

  /** How many records are shown of how many; in a window of days, how many are surely in it. */
  countWords({ from, to }, sure, perhaps) {
    const all = `of ${this.all.length} records`;
    if (from === null && to === null) return `${sure} ${all}`;
    return `${sure} in these days${perhaps ? `, ${perhaps} perhaps` : ""}, ${all}`;
  }

  /** All that is chosen, in words; nothing for the whole. */
  chosenWords(view) {
    const labels = new Map(this.facets.map((facet) => [facet.id, facet.label]));
    const chosen = [...view.chosen].filter(([, ids]) => ids.size);
    const facets = chosen.map(
      ([facet, ids]) => `${labels.get(facet)}: ${[...ids].map((id) => this.names.get(facet).get(id)).join(" or ")}`,
    );
    const words = view.q.trim() ? [`Words: “${view.q.trim()}”`] : [];
    const days = windowWords(view.from, view.to);
    return [...facets, ...words, ...(days ? [`Days: ${days}`] : [])].join("; ");
  }
}

/** Records as CSV. A cell that a spreadsheet could take for a formula begins with an apostrophe. */
export function csv(records, root) {
  const columns = new Map([
    ["id", (one) => one.id],
    ["title", (one) => one.title],
    ["date", (one) => one.date],
    ["date_words", (one) => one.date_words],
    ["first_day", (one) => one.first ?? ""],
    ["last_day", (one) => one.last ?? ""],
    ["date_basis", (one) => one.date_basis],
    ["kind", (one) => one.kind],
    ["status", (one) => one.status],
    ["scope", (one) => one.scope],
    ["channels", (one) => one.channels.join("; ")],
    ["officials", (one) => one.officials.map((who) => who.id).join("; ")],
    ["organisations", (one) => one.organisations.join("; ")],
    ["topics", (one) => one.topics.join("; ")],
    [
      "said_by",
      (one) => [...new Set(one.evidence.map((passage) => passage.said_by.unnamed ?? passage.said_by))].join("; "),
    ],
    ["first_quote", (one) => one.evidence[0]?.quote ?? ""],
    ["sources", (one) => [...new Set(one.evidence.map((passage) => passage.source))].join("; ")],
    ["summary", (one) => one.summary],
    ["address", (one) => new URL(`events/${one.id}/`, root).href],
  ]);
  const cell = (text) => `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = [[...columns.keys()], ...records.map((one) => [...columns.values()].map((value) => String(value(one))))];
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
