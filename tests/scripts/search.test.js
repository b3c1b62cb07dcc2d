/* The search, on the index that Python makes of search-world.json. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { dateIn, monthNames } from "../../build/sourcebook/theme/scripts/search-dates.js";
import { fileOf, SearchIndex } from "../../build/sourcebook/theme/scripts/search-index.js";
import { alsoFound, passageOf, search } from "../../build/sourcebook/theme/scripts/search-rank.js";
import { countWords } from "../../build/sourcebook/theme/scripts/search-results.js";
import { isSlip, origin, root, spelt, stem } from "../../build/sourcebook/theme/scripts/search-words.js";

const folder = process.env.SOURCEBOOK_SEARCH ?? "";
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const head = folder && read(`${folder}/index.json`);
const index = folder ? new SearchIndex(head, async (path) => read(`${folder}/${path}`)) : undefined;
const given = { skip: folder ? false : "SOURCEBOOK_SEARCH names no folder" };
const cases = /** @type {[string, string[]][]} */ (read(new URL("search-words.json", import.meta.url).pathname));

/** @param {string} query */
async function answerTo(query) {
  assert.ok(index);
  const answer = await search(index, query, ["en"]);
  const found = answer.groups.flatMap(({ results }) => results);
  const told = await Promise.all(found.map(({ number }) => index.found(number)));
  return { answer, index, told, ids: told.map(({ address }) => address.split("/")[1]) };
}

test("a corrected slip is said, with what was typed", () => {
  const answer = {
    query: "belll",
    count: 2,
    corrected: ["bell"],
    some: false,
    groups: [],
    words: new Map(),
    asked: [],
  };

  assert.equal(countWords(answer), "2 results for “bell”, instead of “belll”.");
  assert.equal(countWords({ ...answer, query: "bell", corrected: [] }), "2 results for “bell”.");
});

test("words are what Python makes of them", given, () => {
  for (const [text, words] of cases) {
    const found = index?.letters.words(text.normalize("NFC")) ?? [];
    assert.deepEqual(
      found.map(({ word }) => word),
      words,
      text,
    );
    for (const { start, end } of found) assert.ok(start < end && end <= text.length);
  }
});

test("a mark holds the letters with their accents, however these are written", given, () => {
  const [word] = index?.letters.words("Zaja\u0301rova’s") ?? [];
  assert.deepEqual(word, { word: "zajarova", start: 0, end: 9 });
});

test("plurals and tenses are kin", () => {
  for (const [one, other] of [
    ["call", "calls"],
    ["deny", "denied"],
    ["denies", "denied"],
    ["talk", "talking"],
    ["exchange", "exchanges"],
  ]) {
    assert.equal(stem(one), stem(other));
    assert.ok(one.startsWith(root(other)) && other.startsWith(root(one)));
  }
  for (const [one, other] of [
    ["new", "news"],
    ["press", "pre"],
    ["us", "use"],
  ])
    assert.notEqual(stem(one), stem(other));
});

test("words made from one another are of one origin, and the spellings of two countries one word", () => {
  for (const kin of [
    ["suspend", "suspended", "suspension", "suspensions"],
    ["invade", "invaded", "invasion"],
    ["negotiate", "negotiations", "negotiator"],
    ["notify", "notified", "notification"],
    ["deny", "denies", "denial"],
    ["inspect", "inspection", "inspectors"],
    ["agree", "agreement"],
    ["refuse", "refusal"],
    ["diplomat", "diplomatic", "diplomacy"],
    ["mobilise", "mobilization", "mobilised"],
    ["adviser", "advisor"],
  ]) {
    for (const one of kin) {
      assert.equal(origin(one), origin(kin[0]), one);
      assert.ok(
        kin.every((other) => other.startsWith(root(one))),
        one,
      );
    }
  }
  for (const [british, american] of [
    ["harbour", "harbor"],
    ["centre", "center"],
    ["signalling", "signaling"],
    ["defence", "defense"],
    ["programme", "program"],
    ["mobilisation", "mobilization"],
  ]) {
    assert.equal(stem(spelt(british)), stem(spelt(american)));
    assert.ok(british.startsWith(root(american)) && american.startsWith(root(british)));
  }
  for (const [one, other] of [
    ["state", "station"],
    ["treat", "treaty"],
    ["talk", "tale"],
    ["session", "senate"],
  ])
    assert.notEqual(origin(one), origin(other));
});

test("one slip is forgiven, two are not", () => {
  for (const one of ["peskv", "pesov", "peskoov", "pesk0v", "epskov", "peskvo", "xpeskov"])
    assert.ok(isSlip(one, "peskov"), one);
  for (const one of ["peskov", "pesk", "epskvo", "pskvo"]) assert.ok(!isSlip(one, "peskov"), one);
});

test("a file is found by its first word", () => {
  assert.deepEqual(
    ["a", "b", "bz", "c", "zz", ""].map((one) => fileOf(["b", "c"], one)),
    [0, 0, 0, 1, 1, 0],
  );
});

test("days, months and years are read in words and digits", () => {
  const months = monthNames(
    (text) =>
      text
        .toLowerCase()
        .split(/[^\p{L}\d]+/u)
        .filter(Boolean),
    ["en"],
  );
  /** @param {string} text */
  const days = (text) =>
    dateIn(
      text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean),
      months,
    )?.days.map((one) => {
      return "from" in one
        ? [one.from, one.to].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)).join("/")
        : one;
    });
  const third = ["2025-02-03/2025-02-03"];
  for (const one of [
    "3 February 2025",
    "February 3, 2025",
    "3rd of Feb 2025",
    "2025-02-03",
    "Monday 3 February 2025",
    "03 feb 2025",
    "the 3 feb 2025",
  ]) {
    assert.deepEqual(days(one), third, one);
  }
  assert.deepEqual(days("3.2.2025"), [...third, "2025-03-02/2025-03-02"], "day and month, or month and day");
  assert.deepEqual(days("25.12.2025"), ["2025-12-25/2025-12-25"]);
  for (const one of ["Feb 2025", "February 2025", "2025-02", "02/2025"])
    assert.deepEqual(days(one), ["2025-02-01/2025-02-28"], one);
  assert.deepEqual(days("3 to 10 February 2025"), ["2025-02-03/2025-02-10"]);
  assert.deepEqual(days("3-10 February 2025"), ["2025-02-03/2025-02-10"]);
  assert.deepEqual(days("2024"), ["2024-01-01/2024-12-31"]);
  assert.deepEqual(days("autumn 2023"), ["2023-09-01/2023-11-30"]);
  assert.deepEqual(days("winter 2023"), ["2023-12-01/2024-02-29"]);
  assert.deepEqual(days("3 feb"), [{ month: 1, day: 3 }]);
  for (const one of ["30 February 2025", "2025-13-01", "100 days", "new start", "may", "3 4", ""]) {
    assert.ok(!days(one) || !JSON.stringify(days(one)).includes("2025-02"), one);
  }
});

test("an exact name comes before everything, in any script and with one slip", given, async () => {
  for (const query of ["Lee", "lee", "Ann Lee", "мисс ли", "miss li", "ANN LEE", "Ann  Lee’s", "Anm Lee"]) {
    assert.equal((await answerTo(query)).ids[0], "ann-lee", query);
  }
});

test("another name of what is named is shown only where it was found", given, async () => {
  const also = async (/** @type {string} */ query) => {
    const { answer, index, told } = await answerTo(query);
    const lee = told.find(({ address }) => address === "officials/ann-lee/");
    assert.ok(lee, query);
    const passage = passageOf(index, lee, answer);
    return passage && [passage[1], alsoFound(index, passage, answer)];
  };
  const office = "Harbour master, Quay of the Tall Ships";
  assert.deepEqual(await also("wharf"), [office, "Wharf"]);
  assert.deepEqual(await also("long wharf"), [office, "The Long Wharf of the Towns"]);
  assert.deepEqual(await also("harbour master big quay"), [office, "Big Quay"]);
  assert.deepEqual(await also("tall ships quay"), [office, ""]);
});

test("words in order come before the same words elsewhere", given, async () => {
  assert.deepEqual((await answerTo("no open rope")).ids, ["ferry"]);
  assert.equal((await answerTo("open rope")).ids[0], "ferry");
  assert.equal((await answerTo("open bell")).ids[0], "rope");
  assert.equal((await answerTo("there is no open")).ids[0], "ferry");
});

test("a sort, a status and an office are found", given, async () => {
  assert.equal((await answerTo("no comment")).ids[0], "refusal");
  assert.equal((await answerTo("one side says")).ids[0], "rope");
  assert.equal((await answerTo("harbour master")).ids[0], "ann-lee");
});

test(
  "a name is found with its words in another order, without its small words, and by its initials",
  given,
  async () => {
    for (const query of ["Lee Ann", "lee, ann"]) assert.equal((await answerTo(query)).ids[0], "ann-lee", query);
    for (const query of ["bells treaty", "bells of treaty", "treaties bells", "treaty of the bells"])
      assert.equal((await answerTo(query)).ids[0], "treaty", query);
  },
);

test("somebody is found by an office with its body, and by a name with an office", given, async () => {
  for (const query of ["quay master", "master harbour quay", "Harbour Master Lee", "lee quay"])
    assert.equal((await answerTo(query)).ids[0], "ann-lee", query);
});

test("other forms of a word are found, and one slip in one of several words", given, async () => {
  for (const query of ["ringers refuse", "ringer refusal", "refused ringing", "rinqers refuse"])
    assert.equal((await answerTo(query)).ids[0], "ringers", query);
});

test(
  "words with a year are looked for in what is dated, and not in pages that have both in their text",
  given,
  async () => {
    assert.deepEqual((await answerTo("ferry 1962")).ids, ["ferry"]);
  },
);

test("a question is answered by a claim", given, async () => {
  assert.equal((await answerTo("who denied the rope")).ids[0], "rope");
  assert.match((await answerTo("who denied the rope")).told[0].address, /^claims/);
});

test("a record comes before a page outside that has the same words, but for its very name", given, async () => {
  assert.deepEqual((await answerTo("quarrel")).ids.slice(0, 2), ["war", "quarrels"]);
  assert.equal((await answerTo("charter")).ids[0], "charters");
});

test("of a day is its page, then what surely was on it; what may have been is told apart", given, async () => {
  for (const query of ["4 May 1962", "1962-05-04", "4 may", "May 4, 1962"]) {
    const { ids, answer } = await answerTo(query);
    const sure = answer.groups.flatMap(({ results }) => results).filter(({ isPerhaps }) => !isPerhaps).length;
    assert.deepEqual(ids.slice(0, 3), ["1962-05-04", "ferry", "war"], query);
    assert.deepEqual(new Set(ids.slice(3, 5)), new Set(["refusal", "rope"]), query);
    assert.equal(answer.groups[1].results.filter(({ isPerhaps }) => isPerhaps).length, 2, query);
    assert.ok(sure >= 2, query);
  }
  assert.deepEqual((await answerTo("May 1962")).ids.slice(0, 3).sort(), ["ferry", "rope", "war"]);
  assert.ok(!(await answerTo("5 June 1964")).ids.length);
});

test("a day and words narrow each other", given, async () => {
  assert.deepEqual((await answerTo("bell May 1962")).ids.sort(), ["ferry", "rope"]);
});

test("each thing is there once, and all words are asked for before any", given, async () => {
  const { ids } = await answerTo("lee");
  assert.equal(new Set(ids).size, ids.length);
  const { answer, ids: some } = await answerTo("charter xylophone");
  assert.ok(answer.some && some[0] === "before");
  assert.equal((await answerTo("xylophone")).answer.count, 0);
});

test("whatever is typed, it answers", given, async () => {
  for (const query of [
    "",
    " ",
    "the",
    "<b>",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "“”",
    "a".repeat(5000),
    "1 ".repeat(90),
    "中",
    "%00",
  ]) {
    assert.ok((await answerTo(query)).answer.count >= 0, query);
  }
});

test("the sentence that was found is shown whole, with who said it", given, async () => {
  const { answer, index, told } = await answerTo("open rope");
  assert.deepEqual(passageOf(index, told[0], answer)?.slice(1), [
    "“There is no open rope, and the bell was not cut,” Lee said.",
    "Ann Lee, 4 May 1962",
  ]);
  const refusal = await answerTo("no comment");
  assert.equal(passageOf(refusal.index, refusal.told[0], refusal.answer)?.[2], "The clerk, probably 4 May 1962");
});
