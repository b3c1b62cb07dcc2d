/* Which records a view holds, and how it is written in an address and in words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf } from "#scripts/days.js";
import { Records } from "#scripts/records.js";

import { FACETS, RECORDS } from "./sample.js";

const records = new Records(RECORDS, FACETS);

/** @param {string} search */
function ids(search) {
  const { sure, perhaps } = records.select(records.viewOf(search));
  return [sure.map((one) => one.id), perhaps.map((one) => one.id)];
}

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
  assert.equal(String(records.searchOf(records.viewOf(`?${search}`))), search);
  const view = records.viewOf("?official=__proto__&official=nobody&from=soon&to=2031-02-31&words=a%00b%E2%80%AEc");
  assert.deepEqual([view.from, view.to, view.q, String(records.searchOf(view))], [null, null, "abc", "words=abc"]);
  assert.equal(records.viewOf(`?words=${"a".repeat(300)}`).q.length, 200);
});

test("the whole is a view in which nothing is chosen", () => {
  assert.ok(records.isWhole(records.whole()));
  assert.ok(records.isWhole(records.viewOf("?lanes=topic&words=+")));
  assert.ok(!records.isWhole(records.viewOf("?topic=post")));
  assert.equal(records.idsOf(records.viewOf("?from=2031-01-02")), null);
  assert.deepEqual(records.idsOf(records.viewOf("?from=2031-01-02&topic=post")), new Set(["letter"]));
});

test("a value says how many records it would leave", () => {
  const numbers = records.numbersOf(records.viewOf("?official=ann"));
  assert.deepEqual(numbers.get("official"), new Map([["ann", 2], ["bo", 1]])); // prettier-ignore
  assert.deepEqual(numbers.get("topic"), new Map([["post", 1]]));
  const both = records.numbersOf(records.viewOf("?official=bo&topic=post"));
  assert.deepEqual(both.get("official"), new Map([["ann", 1]]));
  assert.deepEqual(both.get("topic"), new Map());
  assert.deepEqual(both.get("date"), new Map());
});

test("a view is said in words", () => {
  const view = records.viewOf("?official=ann&official=bo&from=2031-01-02&words=bell");
  assert.equal(records.chosenWords(view), "Official: Ann Lee or Bo; Words: “bell”; Days: from 2 January 2031");
  assert.equal(records.countWords(view, 1, 0), "1 in these days, of 3 records");
  assert.equal(records.countWords(view, 1, 2), "1 in these days, 2 perhaps, of 3 records");
  assert.equal(records.countWords({ from: null, to: null }, 2, 0), "2 of 3 records");
  assert.equal(records.isSure({ from: dayOf("2031-06-01"), to: null }, RECORDS[0]), false);
});
