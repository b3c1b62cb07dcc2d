/* Records as CSV: whole, in their columns, and nothing that a spreadsheet runs. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { COLUMNS, csv } from "#scripts/csv.js";

import { RECORDS } from "./sample.js";

const ROOT = new URL("http://localhost/sub/");

test("each record is a line of all columns", () => {
  const lines = csv(RECORDS, ROOT).split("\r\n");
  assert.equal(lines[0], `\uFEFF${COLUMNS.map(([name]) => `"${name}"`).join(",")}`);
  assert.equal(lines.length, RECORDS.length + 2);
  assert.equal(new Set(COLUMNS.map(([name]) => name)).size, COLUMNS.length);
  const bell = Object.fromEntries(COLUMNS.map(([name, textOf]) => [name, textOf(RECORDS[0], ROOT)]));
  assert.equal(bell.channels, "rope; yard");
  assert.equal(bell.said_by, "narration; two neighbours");
  assert.equal(bell.sources, "paper");
  assert.equal(bell.address, "http://localhost/sub/events/bell/");
  assert.equal(Object.fromEntries(COLUMNS.map(([name, textOf]) => [name, textOf(RECORDS[2], ROOT)])).first_quote, "");
});

test("a cell that a spreadsheet could run is text, and quotation marks are doubled", () => {
  for (const title of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    assert.ok(csv([{ ...RECORDS[0], title }], ROOT).includes(`"'${title}"`), title);
  }
  assert.ok(csv([{ ...RECORDS[0], title: 'a "quoted", cell' }], ROOT).includes('"a ""quoted"", cell"'));
});
