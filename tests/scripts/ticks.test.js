/* Days, fortnights, months or years are named, as far as there is room. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { dayOf, isoOf } from "#scripts/days.js";
import { Scale } from "#scripts/scale.js";
import { namesOf, ticksIn } from "#scripts/ticks.js";

import { BUSY, FOLDER, MEASURES } from "./charts.js";

const SCALES = join(FOLDER, "scales");
const missing = existsSync(SCALES) ? false : "pytest makes the scales: pytest tests/theme/test_scripts.py";

/** @param {ScaleData} data @param {[string, string] | null} window @returns {string[]} what is named in a window */
function named(data, window = null) {
  const scale = new Scale(data);
  const [from, to] = window ? window.map(dayOf) : [null, null];
  return ticksIn(scale, scale.frame({ from, to })).map((tick) => tick.words);
}

/** @param {string} first @param {string} last @returns {ScaleData} a scale without a stretch */
function plain(first, last) {
  const knots = [
    { day: first, px: 100 },
    { day: last, px: 600 },
  ];
  return { knots, breaks: [], measures: MEASURES };
}

test("of the part that is drawn day by day, the days of its stretch are named, and no others", () => {
  assert.deepEqual(
    named(BUSY).filter((words) => words.length < 3),
    ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11"],
  );
  assert.deepEqual(named(BUSY, ["2032-06-03", "2032-06-06"]), ["3", "4", "5", "6"]);
});

test("the narrower a day, the fewer days are named", () => {
  assert.equal(named(plain("2031-01-01", "2031-01-20")).length, 20);
  assert.deepEqual(named(plain("2031-01-01", "2031-02-20")), [
    "1 Jan 2031",
    "15 Jan 2031",
    "29 Jan 2031",
    "12 Feb 2031",
  ]);
  assert.deepEqual(named(plain("2031-01-01", "2031-05-20")), [
    "Jan 2031",
    "Feb 2031",
    "Mar 2031",
    "Apr 2031",
    "May 2031",
  ]);
  assert.deepEqual(named(plain("2031-01-01", "2035-12-31")), ["2031", "2032", "2033", "2034", "2035"]);
  assert.deepEqual(named(plain("1900-01-01", "2000-01-01")).slice(0, 2), ["1900", "1915"]);
});

test("years are named in two figures where more of them are named so", () => {
  assert.deepEqual(named(plain("2001-01-01", "2018-12-31")).slice(0, 3), ["’01", "’02", "’03"]);
});

test("fortnights stay the same days while the window is moved", () => {
  const scale = plain("2031-01-01", "2031-12-31");
  const january = named(scale, ["2031-01-10", "2031-02-20"]);
  assert.deepEqual(january, ["15 Jan 2031", "29 Jan 2031", "12 Feb 2031"]);
  assert.deepEqual(named(scale, ["2031-01-12", "2031-02-28"]), [...january, "26 Feb 2031"]);
});

test("no two names touch", () => {
  const scale = new Scale(BUSY);
  const names = namesOf(ticksIn(scale, scale.whole), (day) => scale.at(day), {
    width: 610,
    ground: 300,
    measures: MEASURES,
  });
  names.reduce((before, one) => {
    assert.ok(
      before.px + MEASURES.letter * before.tick.words.length <= one.px,
      `${before.tick.words} ${one.tick.words}`,
    );
    return one;
  });
});

test("a name at the right edge stands left of its day, unless another stands there", () => {
  const tick = { day: 0, words: "2031", centred: false, short: false };
  const chart = { width: 600, ground: Infinity, measures: MEASURES };
  assert.deepEqual(namesOf([tick], () => 590, chart)[0].px, 590 - 28);
  assert.deepEqual(namesOf([tick], () => 500, chart)[0].px, 504);
  const both = namesOf([tick, { ...tick, day: 1 }], (day) => 550 + 40 * day, chart);
  assert.deepEqual(
    both.map((one) => one.tick.day),
    [0],
  );
  assert.deepEqual(
    namesOf([tick], () => 570, { ...chart, ground: 580 }),
    [],
  );
});

test("on all of a scale the build and the scripts name the same days", { skip: missing }, () => {
  const scales = JSON.parse(readFileSync(SCALES, "utf-8"));
  assert.ok(scales.length > 100);
  for (const { named: wanted, ...data } of scales) {
    const scale = new Scale(data);
    const ticks = ticksIn(scale, scale.whole).map((tick) => [isoOf(tick.day), tick.words, tick.centred, tick.short]);
    assert.deepEqual(ticks, wanted, JSON.stringify(data.knots));
  }
});
