/* The file of a chart: both forms, of which one says only what the wide one does not. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { specOf } from "#scripts/chart-data.js";

const layer = ["hits", "lanes", "dates"].map((name) => ({ data: { name } }));
const shared = { layer, usermeta: { records: "events/" }, measures: { wide: { gap: 1 }, narrow: { gap: 2 } } };
const columns = [["bell", "rope"], [10, 20], [3, 6], [1], ["1931"]];
const rows = { hits: { id: 0, px: 1 }, lanes: { y: 3 }, dates: { px: 3, text: 4 } };
const other = { hits: { px: 2 }, lanes: { y: null }, dates: { text: null } };
const forms = {
  wide: { width: 920, height: 100, usermeta: { title: "Talks", lines: [1] }, rows },
  narrow: { width: 328, height: 200, usermeta: { lines: [2] }, rows: other },
};

test("the wide form has what it says", () => {
  const { width, usermeta, datasets } = specOf(shared, { columns, forms }, "wide");
  assert.deepEqual([width, usermeta.title, usermeta.measures], [920, "Talks", { gap: 1 }]);
  assert.deepEqual(datasets.lanes, [{ y: 1 }]);
  assert.deepEqual(datasets.dates, [{ px: 1, text: "1931" }]);
  assert.deepEqual(datasets.hits[1], { id: "rope", px: 20, href: "events/rope/" });
});

test("another form has what the wide one says, but what it says otherwise or not at all", () => {
  const { width, usermeta, datasets } = specOf(shared, { columns, forms }, "narrow");
  assert.deepEqual([width, usermeta.title, usermeta.lines], [328, "Talks", [2]]);
  assert.deepEqual(datasets.lanes, []);
  assert.deepEqual(datasets.dates, [{ px: 1 }]);
  assert.deepEqual(datasets.hits[1], { id: "rope", px: 6, href: "events/rope/" });
});
