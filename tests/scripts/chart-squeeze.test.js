/* What a view leaves empty is taken out of a chart, and nothing else. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { rowsIn } from "#scripts/chart-rows.js";
import { emptyOf, squeezed } from "#scripts/chart-squeeze.js";
import { Scale } from "#scripts/scale.js";

import { chartsIn, FOLDER, missing } from "./charts.js";

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
