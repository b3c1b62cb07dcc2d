/* Days are counted in UTC, and said as the site says them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, firstOf, inWords, isoOf, windowWords } from "#scripts/days.js";

const day = dayOf("2025-02-03");

test("a day is the same there and back", () => {
  assert.deepEqual(
    ["0099-01-01", "1969-12-31", "2024-02-29"].map((iso) => isoOf(dayOf(iso))),
    ["0099-01-01", "1969-12-31", "2024-02-29"],
  );
  assert.equal(dayOf("2025-02-04") - day, 1);
  assert.ok(Number.isNaN(dayOf("soon")));
  assert.equal(isoOf(firstOf(99, 1)), "0099-02-01");
});

test("a day is said in words", () => {
  assert.equal(inWords(day), "3 February 2025");
  assert.equal(inWords(day, true), "3 Feb 2025");
});

test("a window says once what both ends share", () => {
  const said = (/** @type {string | null} */ from, /** @type {string | null} */ to) =>
    windowWords({ from: from === null ? null : dayOf(from), to: to === null ? null : dayOf(to) });
  assert.equal(said(null, null), "");
  assert.equal(said("2025-02-03", null), "from 3 February 2025");
  assert.equal(said(null, "2025-02-03"), "to 3 February 2025");
  assert.equal(said("2025-02-03", "2025-02-03"), "3 February 2025");
  assert.equal(said("2025-02-03", "2025-02-10"), "3 to 10 February 2025");
  assert.equal(said("2025-02-03", "2025-03-03"), "3 February to 3 March 2025");
  assert.equal(said("2024-02-03", "2025-02-03"), "3 February 2024 to 3 February 2025");
});
