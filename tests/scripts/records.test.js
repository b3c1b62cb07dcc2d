/* Which records a view holds, and how it is written in an address and in words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, isoOf } from "#scripts/days.js";
import { Records } from "#scripts/records.js";

import { RECORDS, ROWS } from "./sample.js";

/** @param {string} page - whose rows are asked for */
const fetchRows = async (page) =>
  new Response(JSON.stringify(page.includes("/01/") ? ROWS.slice(0, 1) : ROWS.slice(1)));
globalThis.fetch = (/** @type {unknown} */ address) => fetchRows(String(address));

const PAGE = new URL("http://localhost/timeline/");
const records = new Records(RECORDS, PAGE);
await records.ready({ q: "any" });

/** @param {string} search */
function ids(search) {
  const { sure, perhaps } = records.look(records.viewOf(search));
  return [sure, perhaps].map((places) => places.map((one) => ROWS[one][0]));
}

/** @param {string} search @param {string} facet */
const numbersOf = (search, facet) => [...(records.look(records.viewOf(search), [facet]).numbers.get(facet) ?? [])];

test("the days of a record are read from how far they are from those before", () => {
  assert.deepEqual([...records.at].map(isoOf), ["2031-01-02", "2031-03-04", "2031-03-31"]);
  assert.deepEqual(records.days[0], Array(4).fill(dayOf("2031-01-02")));
  assert.deepEqual(records.days[2], ["2031-02-01", "2031-03-31", "2031-03-31", "2031-02-01"].map(dayOf));
});

test("rows are fetched by page, in the order in which they are asked for", async () => {
  assert.deepEqual(await records.fetchRows([2, 0]), [ROWS[2], ROWS[0]]);
});

test("values of one facet are joined by or, facets by and", () => {
  assert.deepEqual(ids("")[0], ["bell", "letter", "ferry"]);
  assert.deepEqual(ids("?official=ann")[0], ["bell", "letter"]);
  assert.deepEqual(ids("?official=ann&official=bo")[0], ["bell", "letter", "ferry"]);
  assert.deepEqual(ids("?official=ann&topic=post")[0], ["letter"]);
  assert.deepEqual(ids("?date=uncertain")[0], ["ferry"]);
});

test("every word is looked for, in titles, quotes, names and dates", () => {
  assert.deepEqual(ids("?words=RINGS")[0], ["bell"]);
  assert.deepEqual(ids("?words=ann+lee")[0], ["bell", "letter"]);
  assert.deepEqual(ids("?words=ann+nobody")[0], []);
});

test("a window holds what surely fell in it, and apart what perhaps did", () => {
  assert.deepEqual(ids("?from=2031-03-01&to=2031-03-31"), [["letter"], ["ferry"]]);
  assert.deepEqual(ids("?from=2031-02-01"), [["letter", "ferry"], []]);
  assert.deepEqual(ids("?from=2031-03-31&to=2031-03-01"), [[], []]);
});

test("an address brings back its view, without what is not here", () => {
  const search = "lanes=topic&official=ann&from=2031-01-02&to=2031-05-06&words=bell";
  assert.equal(String(records.searchOf(records.viewOf(`?${search}`, ["", "topic"]))), search);
  const view = records.viewOf("?official=__proto__&official=nobody&from=soon&to=2031-02-31&words=a%00b%E2%80%AEc");
  assert.deepEqual([view.from, view.to, view.q, String(records.searchOf(view))], [null, null, "abc", "words=abc"]);
  assert.equal(records.viewOf(`?words=${"a".repeat(300)}`).q.length, 200);
});

test("what is not understood of an address is told, each with why", () => {
  const told = (/** @type {string} */ search) => records.unknownWords(search, ["", "topic"]);
  const known = "?lanes=topic&official=ann&from=2031-01-02&to=&words=bell&utm_source=letter&fbclid=1";
  assert.equal(told(known), "");
  assert.equal(
    told("?official=ann&official=nobody&from=soon&lanes=tide"),
    "Not understood in the address: official=nobody (no record here has it); " +
      "from=soon (a day is written 2025-02-28); lanes=tide (the chart has no such rows).",
  );
  assert.equal(
    told("?offical=ann&from=2031-01-02&from=2031-01-03"),
    "Not understood in the address: offical=ann (nothing here is narrowed by it); " +
      "from=2031-01-03 (only the first counts).",
  );
  assert.match(told("?a=1&b=2&c=3&d=4&e=5"), /c=3 \(.*\); 2 more\.$/);
  assert.match(told(`?a=%E2%80%AE${"b".repeat(99)}`), /address: a=b{58}… \(/);
});

test("the whole is a view in which nothing is chosen", () => {
  assert.ok(records.isWhole(records.whole()));
  assert.ok(records.isWhole(records.viewOf("?lanes=topic&words=+")));
  assert.ok(!records.isWhole(records.viewOf("?topic=post")));
  assert.equal(records.look(records.viewOf("?from=2031-01-02")).timeless, null);
  assert.deepEqual([...(records.look(records.viewOf("?to=2031-01-02&topic=post")).timeless ?? [])], [0, 1, 0]);
});

test("a value says how many records it would leave", () => {
  assert.deepEqual(numbersOf("?official=ann", "official"), [2, 1]);
  assert.deepEqual(numbersOf("?official=ann", "topic"), [1]);
  assert.deepEqual(numbersOf("?official=bo&topic=post", "official"), [1, 0]);
  assert.deepEqual(numbersOf("?official=bo&topic=post", "topic"), [0]);
  assert.deepEqual(numbersOf("?official=bo&topic=post", "date"), [0, 0]);
  assert.equal(records.look(records.viewOf("?official=ann")).numbers.size, 0); // only where it is asked
});

test("a record has a value, or none", () => {
  assert.deepEqual([records.has(0, "official", "ann"), records.has(0, "official", "bo")], [true, false]);
  assert.deepEqual([records.has(0, "topic", ""), records.has(1, "topic", "")], [true, false]);
  assert.ok(records.has(0, "channel", ""));
});

test("of some records alone, these alone are counted", () => {
  const some = new Records(RECORDS, PAGE);
  some.keep([0, 2]);
  assert.deepEqual(some.look(some.viewOf("")).sure, [0, 2]);
  assert.equal(some.countWords({ from: null, to: null }, 2, 0), "2 of 2 records");
});

test("a view is said in words", () => {
  const view = records.viewOf("?official=ann&official=bo&from=2031-01-02&words=bell");
  assert.equal(records.chosenWords(view), "Official: Ann Lee or Bo; Words: “bell”; Days: from 2 January 2031");
  assert.equal(records.countWords(view, 1, 0), "1 in these days, of 3 records");
  assert.equal(records.countWords(view, 1, 2), "1 in these days, 2 perhaps, of 3 records");
  assert.equal(records.countWords({ from: null, to: null }, 2, 0), "2 of 3 records");
  assert.equal(records.isSure({ from: dayOf("2031-06-01"), to: null }, 0), false);
});

test("the words of many pages are fetched once, and not all at the same time", async () => {
  const [before, asked] = [globalThis.fetch, /** @type {string[]} */ ([])];
  let [open, most] = [0, 0];
  globalThis.fetch = async (address) => {
    asked.push(String(address));
    most = Math.max(most, ++open);
    await new Promise((go) => setTimeout(go));
    open--;
    return new Response(JSON.stringify(ROWS.slice(0, 1)));
  };
  const pages = Array.from({ length: 50 }, (_, at) => /** @type {[string, number]} */ ([`${2000 + at}/`, 1]));
  const days = [0, ...Array(49).fill(1)];
  const values = { official: Array(50).fill(0), topic: Array(50).fill([]), date: Array(50).fill(0) };
  const many = new Records({ ...RECORDS, pages, days, values }, PAGE);
  await Promise.all([many.ready({ q: "bell" }), many.ready({ q: "bells" })]);
  globalThis.fetch = before;

  assert.equal(many.words?.length, 50);
  assert.equal(many.look(many.viewOf("?words=bell")).sure.length, 50);
  assert.deepEqual([asked.length, new Set(asked).size], [50, 50]);
  assert.ok(1 < most && most <= 16, `${most} at once`);
});
