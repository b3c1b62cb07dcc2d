/* The window on the strip: drawn, moved and stretched by a pointer, and by keys. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf } from "#scripts/days.js";
import { Scale } from "#scripts/scale.js";
import { dragged, endsOf, pressed, stepped } from "#scripts/strip-window.js";

import { BUSY } from "./charts.js";

const scale = new Scale(BUSY);
const ALL = { from: null, to: null };
const at = (/** @type {string} */ iso) => scale.at(dayOf(iso));

/** @param {string | null} from @param {string | null} to */
const days = (from, to) => ({ from: from === null ? null : dayOf(from), to: to === null ? null : dayOf(to) });

test("a drag from day to day chooses both and those between, either way", () => {
  const window = days("2032-06-04", "2032-06-08");
  assert.deepEqual(dragged(scale, ALL, at("2032-06-04"), null)(at("2032-06-08")), window);
  assert.deepEqual(dragged(scale, ALL, at("2032-06-08"), null)(at("2032-06-04")), window);
  assert.deepEqual(dragged(scale, ALL, at("2032-06-08"), null)(10_000), days("2032-06-08", null));
});

test("the window is dragged whole, and no farther than the scale; an end is dragged alone", () => {
  const window = days("2032-06-04", "2032-06-06");
  const day = at("2032-06-05") - at("2032-06-04");
  const drag = dragged(scale, window, at("2032-06-05"), null);
  assert.deepEqual(drag(at("2032-06-05") + 2 * day), days("2032-06-06", "2032-06-08"));
  assert.equal(drag(10_000).to, null);
  assert.equal(drag(-10_000).from, null);
  assert.deepEqual(
    dragged(scale, window, endsOf(scale, window)[1], "to")(at("2032-06-09")),
    days("2032-06-04", "2032-06-09"),
  );
});

test("a press makes a window, or brings it there, or changes nothing on it", () => {
  const window = days("2032-06-04", "2032-06-06");
  assert.deepEqual(pressed(scale, ALL, at("2032-06-05")), days("2032-06-05", "2032-06-05"));
  assert.deepEqual(pressed(scale, window, at("2032-06-05")), window);
  assert.deepEqual(pressed(scale, window, at("2032-06-09")), days("2032-06-08", "2032-06-10"));
});

test("keys move an end by a day at least, never past the other, and open it", () => {
  const window = days("2032-06-04", "2032-06-05");
  const right = stepped(scale, window, "from", "ArrowRight");
  assert.deepEqual(right, days("2032-06-05", "2032-06-05"));
  assert.deepEqual(stepped(scale, right ?? ALL, "from", "ArrowRight"), right);
  assert.deepEqual(stepped(scale, window, "to", "ArrowLeft"), days("2032-06-04", "2032-06-04"));
  assert.deepEqual(stepped(scale, window, "from", "Home"), days(null, "2032-06-05"));
  assert.deepEqual(stepped(scale, window, "to", "End"), days("2032-06-04", null));
  assert.deepEqual(stepped(scale, days(null, "2032-06-05"), "from", "ArrowLeft"), days(null, "2032-06-05"));
  assert.equal(stepped(scale, window, "from", "End"), null);
  assert.equal(stepped(scale, window, "from", "a"), null);
});
