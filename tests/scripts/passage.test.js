/* A passage that a reader selects, by the law by which the check proves it. The table is Python's too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fold, isEdge, passage, quoted } from "#scripts/passage.js";

const LIMITS = { fewest: 3, longest: 1000, excerpts: false };
const CASES = JSON.parse(readFileSync(new URL("passages.json", import.meta.url), "utf8"));
/** @type {{ folded: { written: string, text: string, joints: string, edges: boolean[], quoted: boolean[] }[], quotes: { article: string[], place: number, start: number, end: number, voice: string, quote: string }[] }} */
const LAW = JSON.parse(readFileSync(`${process.env.SOURCEBOOK_LAW ?? "out"}/law.json`, "utf8"));

/** @param {string[]} marked - the paragraphs, the selection between ⟦ and ⟧ */
function selected(marked, limits = LIMITS) {
  const place = marked.findIndex((one) => one.includes("⟦"));
  const [before, within, after] = marked[place].split(/[⟦⟧]/);
  const article = marked.with(place, before + within + after);
  return passage(article, place, before.length, before.length + within.length, limits);
}

for (const { what, article, refused, ...expected } of CASES) {
  test(what, () => {
    const found = selected(article);
    if (refused) return assert.match("refused" in found ? found.refused : "", new RegExp(refused));
    const { start, end, ...told } = /** @type {Passage} */ (found);
    assert.deepEqual(told, expected);
    assert.ok(end > start);
  });
}

test("the two folds, edges of words and quotation marks are one, on whatever text", () => {
  assert.ok(LAW.folded.length > 1000);
  for (const one of LAW.folded) {
    const { text, joints } = fold(one.written);
    assert.equal(text, one.text, JSON.stringify(one.written));
    assert.equal(joints, one.joints, JSON.stringify(one.written));
    const edges = one.edges.map((_, at) => isEdge(joints, at));
    assert.deepEqual(edges, one.edges, JSON.stringify(one.written));
    assert.deepEqual(quoted(one.written), one.quoted, JSON.stringify(one.written));
  }
});

test("every quote of the records is selected as it was recorded", () => {
  assert.ok(LAW.quotes.length > 50);
  for (const { article, place, start, end, voice, quote } of LAW.quotes) {
    const found = /** @type {Passage} */ (passage(article, place, start, end, LIMITS));
    assert.equal(found.quote, quote);
    assert.equal(found.voice, voice, quote);
  }
});

test("too many characters are refused, and counted as letters", () => {
  const long = (/** @type {number} */ many) => selected([`⟦${"𝔞𝔟 ".repeat(many).trim()}⟧`], { ...LIMITS, longest: 29 });
  assert.ok("quote" in long(10));
  assert.ok("refused" in long(11));
});

test("where only excerpts are shown, the words around are always told", () => {
  const found = selected(["On Friday the ⟦ferry goes out⟧ to sea, she said."], { ...LIMITS, excerpts: true });
  assert.ok("quote" in found && found.prefix === "On Friday the" && found.suffix === "to sea, she said.");
});
