/* What a view leaves empty is taken out of a chart, and nothing else. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { rowsIn } from "#scripts/chart-rows.js";
import { emptyOf, squeezed } from "#scripts/chart-squeeze.js";
import { Scale } from "#scripts/scale.js";

import { chartsIn, FOLDER, MEASURES, missing } from "./charts.js";

/** @type {[string, Spec][]} */
const charts = missing ? [] : chartsIn(FOLDER);

/** @param {Spec} spec @param {Set<string> | null} ids */
function shown(spec, ids) {
  const rows = rowsIn(spec, new Scale(spec.usermeta).whole, ids, "");
  return squeezed(spec, rows, emptyOf(spec, rows));
}

test("shown whole, a chart loses nothing", { skip: missing }, () => {
  for (const [path, spec] of charts) assert.equal(shown(spec, null).height, spec.height, path);
});

test("a single record leaves its lanes, and whatever is left stands in them", { skip: missing }, () => {
  for (const [path, spec] of charts) {
    const { id = "" } = spec.datasets.signs[0] ?? spec.datasets.strokes[0];
    const { rows, height } = shown(spec, new Set([id]));
    const end = rows.key_rule[0].y;
    assert.ok(height <= spec.height, path);
    assert.ok(rows.lanes.length > 0, path);
    for (const { y } of [...rows.signs, ...rows.strokes]) assert.ok(y > rows.lanes[0].y && y < end, path);
    for (const { y } of rows.names) assert.ok(y > rows.lanes[0].y && y < end, path);
    for (const { y } of rows.bands) assert.ok(y > rows.lanes[0].y && y < end, path);
  }
});

test("a view without a record leaves the chart its lanes", { skip: missing }, () => {
  for (const [path, spec] of charts.filter(([, one]) => !one.datasets.bands.length)) {
    assert.equal(shown(spec, new Set()).rows.lanes.length, spec.datasets.lanes.length, path);
  }
});

/** A chart of two lanes: of three rows and a name of one line, of one row and a name of two. @returns {Spec} */
function small() {
  const { pitch, line, below } = MEASURES;
  const [first, second] = [100, 100 + 3 * pitch + 6];
  const end = second + 2 * line + below;
  const row = (/** @type {string} */ id, /** @type {number} */ y) => ({ id, px: 200, y });
  const signs = [0, 1, 2].map((place) => row(`a${place}`, first + 5 + (place + 0.5) * pitch));
  const none = ["early", "strokes", "bands", "bars", "before", "after"].map((name) => [name, []]);
  return /** @type {any} */ ({
    height: end + 50,
    usermeta: { measures: MEASURES, lines: { y: first - 8, y2: end, dates: [] } },
    datasets: {
      ...Object.fromEntries(none),
      signs: [...signs, row("b", second + 10)],
      lanes: [first, second].map((y) => ({ px: 0, px2: 600, y })),
      names: [first + 10, second + 10, second + 10 + line].map((y) => ({ px: 0, y, text: "A name" })),
      key_rule: [{ px: 0, px2: 600, y: end }],
    },
  });
}

/** @param {Spec} spec @param {string[]} ids @returns {number[]} how much higher each lane and the end stand */
function moved(spec, ids) {
  const rows = { ...spec.datasets, signs: spec.datasets.signs.filter((row) => ids.includes(row.id ?? "")) };
  const left = squeezed(spec, rows, emptyOf(spec, rows));
  const ends = [...left.rows.lanes, ...left.rows.key_rule].map((row) => row.y);
  return [...ends.map((y) => spec.datasets.key_rule[0].y - y), spec.height - left.height];
}

test("a row that is empty is taken out as far as the lane's name leaves room, an empty lane whole", () => {
  const spec = small();
  const end = spec.datasets.key_rule[0].y;
  const [first, second] = spec.datasets.lanes.map((row) => end - row.y);
  const { pitch, line, below } = MEASURES;
  const spare = Math.floor((first - second - line - below) / pitch);
  assert.equal(spare, 2);
  assert.deepEqual(moved(spec, ["a0", "a1", "a2", "b"]), [first, second, 0, 0]);
  assert.deepEqual(moved(spec, ["a1", "b"]), [first, second + 2 * pitch, 2 * pitch, 2 * pitch]);
  assert.deepEqual(moved(spec, ["a0", "a2"]), [first, pitch + second, pitch + second]);
  assert.deepEqual(moved(spec, ["b"]), [first, first - second, first - second]);
});
