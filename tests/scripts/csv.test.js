/* Rows as CSV: whole, in their columns, and nothing that a spreadsheet runs. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "#scripts/csv.js";

test("each row is a line of all columns, what is not known is empty", () => {
  const rows = [
    { id: "bell", days: -3, is_known: true, note: null },
    { id: "rope", days: 0, is_known: false, note: "a, b" },
  ];
  const columns = ["id", "days", "is_known", "note"];
  assert.equal(csv(rows, columns), '\uFEFFid,days,is_known,note\r\nbell,-3,true,\r\nrope,0,false,"a, b"\r\n');
  assert.equal(csv([], columns), "\uFEFFid,days,is_known,note\r\n");
});

test("a cell that a spreadsheet could run is text, and quotation marks are doubled", () => {
  for (const title of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "'tis"]) {
    assert.equal(csv([{ title }], ["title"]), `\uFEFFtitle\r\n'${title}\r\n`);
  }
  assert.equal(csv([{ title: "\r=1" }], ["title"]), '\uFEFFtitle\r\n"\'\r=1"\r\n');
  assert.equal(csv([{ title: 'a "quoted", cell' }], ["title"]), '\uFEFFtitle\r\n"a ""quoted"", cell"\r\n');
});
