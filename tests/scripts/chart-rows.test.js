/* Where the scripts put things is where the build has put them: shown whole, every chart is what it was. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { cutShort, rowsIn } from "#scripts/chart-rows.js";
import { dayOf } from "#scripts/days.js";
import { Scale } from "#scripts/scale.js";

import { chartsIn, FOLDER, missing } from "./charts.js";

const NEAR = 0.03; // pixels; the build rounds to hundredths
const NUMBERS = /** @type {const} */ (["px", "px2", "y", "y2"]);

/** @type {[string, Spec][]} */
const charts = missing ? [] : chartsIn(FOLDER);
const timelines = charts.filter(([path]) => path.endsWith("timeline.json"));

test("labels are cut as the build cuts them", () => {
  const cases = JSON.parse(readFileSync(new URL("labels.json", import.meta.url), "utf8"));
  for (const [text, letters, cut] of cases) assert.equal(cutShort(text, letters, 7), cut);
});

test("shown whole, every row of every chart stands where the build has put it", { skip: missing }, () => {
  assert.ok(charts.length > 10);
  for (const [path, spec] of charts) {
    const rows = rowsIn(spec, new Scale(spec.usermeta).whole, null, "");
    for (const [name, made] of Object.entries(rows)) {
      const wanted = spec.datasets[name];
      const at = `${path}: ${name}`;
      assert.deepEqual(
        made.map(({ id, x, x2, text }) => [id, x, x2, text]),
        wanted.map(({ id, x, x2, text }) => [id, x, x2, text]),
        at,
      );
      for (const [place, row] of wanted.entries()) {
        for (const key of NUMBERS) {
          const [one, other] = [row[key], made[place][key]];
          assert.equal(typeof one, typeof other, `${at}: ${key}`);
          assert.ok(
            Math.abs((one ?? 0) - (other ?? 0)) < NEAR,
            `${at}: ${key} of ${row.id ?? row.text}: ${one}, ${other}`,
          );
        }
      }
    }
  }
});

test("in a window, each sign stands at its day, and nothing beyond the edges", { skip: missing }, () => {
  assert.ok(timelines.length > 1);
  for (const [path, spec] of timelines) {
    const scale = new Scale(spec.usermeta);
    const { around } = spec.usermeta.measures;
    for (const share of [0.1, 0.3, 0.5, 0.7]) {
      const middle = Math.round(scale.dayAt(scale.left + share * (scale.right - scale.left)));
      const frame = scale.frame({ from: middle - 100, to: middle + 3 });
      const rows = rowsIn(spec, frame, null, "words");
      assert.ok(rows.signs.length < spec.datasets.signs.length, path);
      for (const { x = "", px } of rows.signs) {
        const there = scale.left + (scale.at(dayOf(x)) - frame.a) * scale.times(frame);
        assert.ok(Math.abs(there - px) < NEAR * scale.times(frame), path);
      }
      for (const { px, px2 } of rows.bars) assert.ok(px >= scale.left - around && px2 <= scale.right + around, path);
      const { letter, beside } = spec.usermeta.measures;
      for (const { px, text } of rows.labels) assert.ok(px + letter * text.length <= spec.width, `${path}: ${text}`);
      for (const { px, text } of rows.labels_left) assert.ok(px - letter * text.length >= beside, `${path}: ${text}`);
      assert.deepEqual(rows.early, [], path);
      assert.ok(
        rows.stretch_words.every((row) => row.text === "words"),
        path,
      );
    }
  }
});

test("in a window, a label stands on the side that has room, and touches no other record", { skip: missing }, () => {
  let turned = 0;
  for (const [path, spec] of timelines) {
    const scale = new Scale(spec.usermeta);
    const { letter } = spec.usermeta.measures;
    const left = new Set(spec.datasets.labels_left.map((row) => `${row.id} ${row.y}`));
    for (const share of [0.1, 0.3, 0.5, 0.7]) {
      const middle = Math.round(scale.dayAt(scale.left + share * (scale.right - scale.left)));
      const rows = rowsIn(spec, scale.frame({ from: middle - 100, to: middle + 3 }), null, "words");
      turned += rows.labels.filter((row) => left.has(`${row.id} ${row.y}`)).length;
      const spans = [
        ...rows.labels.map(({ id, y, px, text }) => ({ id, y, px, px2: px + letter * text.length })),
        ...rows.labels_left.map(({ id, y, px, text }) => ({ id, y, px: px - letter * text.length, px2: px })),
      ];
      for (const { id, y, px, px2 } of spans) {
        const others = rows.signs.filter((row) => row.y === y && row.id !== id);
        assert.ok(!others.some((row) => row.px > px && row.px < px2), `${path}: ${id}`);
      }
    }
  }
  assert.ok(turned > 0);
});

test("records that are not chosen are left out, and what belongs to them", { skip: missing }, () => {
  for (const [path, spec] of timelines) {
    const id = spec.datasets.bars[0].id ?? "";
    const rows = rowsIn(spec, new Scale(spec.usermeta).whole, new Set([id]), "");
    for (const name of ["signs", "bars", "labels", "labels_left", "before", "after", "strokes", "early"]) {
      assert.ok(
        rows[name].every((row) => row.id === id),
        `${path}: ${name}`,
      );
    }
    assert.ok(!rows.names.some((row) => /\(\d/.test(row.text)), path);
  }
});
