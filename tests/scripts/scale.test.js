/* A scale places days, and turns windows of days into frames of pixels and back. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf } from "#scripts/days.js";
import { Scale } from "#scripts/scale.js";

import { BUSY } from "./charts.js";

const scale = new Scale(BUSY);

test("a day stands on its own part of the scale, and is found again there", () => {
  for (const { day, px } of BUSY.knots) assert.equal(scale.at(dayOf(day)), px);
  assert.equal(scale.at(dayOf("2032-06-02")), 320);
  for (const iso of ["2031-05-01", "2032-06-01", "2032-06-05", "2032-12-31"]) {
    assert.ok(Math.abs(scale.dayAt(scale.at(dayOf(iso))) - dayOf(iso)) < 1e-9, iso);
  }
  assert.deepEqual(
    scale.parts.map((part) => Boolean(part.stretch)),
    [false, true, false],
  );
});

test("a window is a frame, and the frame is that window", () => {
  for (const [from, to] of [
    ["2032-06-03", "2032-06-08"],
    ["2031-03-01", "2032-06-04"],
    ["2032-06-05", "2032-06-05"],
    ["2032-06-10", "2032-09-30"],
  ]) {
    const window = { from: dayOf(from), to: dayOf(to) };
    assert.deepEqual(scale.windowOf(scale.frame(window)), window);
  }
});

test("an open end is the scale's, and all days are all of the scale", () => {
  const from = dayOf("2032-06-03");
  assert.equal(scale.frame({ from, to: null }).b, scale.right);
  assert.deepEqual(scale.frame({ from: null, to: null }), scale.whole);
  assert.deepEqual(scale.windowOf(scale.whole), { from: null, to: null });
  assert.deepEqual(scale.closed({ from, to: null }), { from, to: scale.last });
  assert.deepEqual(scale.closed({ from: null, to: null }), { from: null, to: null });
});

test("a window that is not on the scale shows all of it, and keeps its open end", () => {
  const after = { from: scale.last + 10, to: null };
  assert.deepEqual(scale.frame(after), scale.whole);
  assert.deepEqual(scale.closed(after), after);
  assert.deepEqual(scale.frame({ from: scale.last, to: scale.first }), scale.whole);
});

test("zooming keeps a pixel in its place, and neither zoom nor move leaves the scale", () => {
  const frame = { a: 200, b: 400 };
  const near = scale.zoomed(frame, 0.5, 250);
  assert.equal(near.b - near.a, 100);
  assert.equal((250 - near.a) / 100, (250 - frame.a) / 200);
  assert.deepEqual(scale.zoomed(frame, 100), scale.whole);
  assert.deepEqual(scale.centred(near, 300), { a: 250, b: 350 });
  assert.deepEqual(scale.centred(near, scale.right), { a: scale.right - 100, b: scale.right });
  assert.deepEqual(scale.moved(frame, 0.5), { a: 300, b: 500 });
  assert.deepEqual(scale.moved(frame, 5), { a: 400, b: 600 });
  assert.deepEqual(scale.moved(frame, -5), { a: 100, b: 300 });
});
