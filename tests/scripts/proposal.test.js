/* What a reader sends: evidence and record in YAML, a file's name, and addresses that GitHub takes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { correction, editor, evidence, record, slug } from "#scripts/proposal.js";

/** @type {Proposal} */
const PROPOSAL = {
  record: "title: # FILL IN\nevidence:\n{evidence}\n",
  evidence:
    "  - source: paper\n    quote: >-\n      {quote}\n    {beside}\n    said_by: # {unnamed: x}\n    voice: {voice}\n",
  file: "content/events/1962/1962-{slug}.yaml",
  editor: "https://github.com/o/r/new/main",
  voices: {},
  fewest: 3,
  longest: 1000,
  longestAddress: 6000,
  excerpts: false,
};
const PASSAGE = { quote: "“Tar: #1 & {voice} $& goes,” he said", voice: "partly", words: 7, start: 0, end: 9 };

test("the evidence has the words exactly, and nobody as speaker", () => {
  assert.equal(
    evidence(PROPOSAL, PASSAGE),
    "  - source: paper\n    quote: >-\n      “Tar: #1 & {voice} $& goes,” he said\n    said_by: # {unnamed: x}\n    voice: partly\n",
  );
});

test("what tells a passage apart stands after it, as blocks", () => {
  const told = evidence(PROPOSAL, { ...PASSAGE, prefix: "- a: b", suffix: "# c" });
  assert.match(told, /he said\n    prefix: >-\n      - a: b\n    suffix: >-\n      # c\n    said_by/);
});

test("a file's name is of the first words, in ASCII, without a year", () => {
  const expected = {
    "“The ferry can’t go,” she said, “before noon.”": "the-ferry-cant-go-she-said-before",
    "In 1962 the 12 ferries of Łódź, Ærø and Großau went": "in-the-12-ferries-of-lodz-aero",
    "Паром ходит каждый день": "new-record",
    "---": "new-record",
    1931: "new-record",
    [`${"a".repeat(59)} ${"b".repeat(9)}`]: "a".repeat(59),
    [`${"a".repeat(99)} b c`]: "b-c",
  };
  for (const [words, name] of Object.entries(expected)) assert.equal(slug(words), name);
});

test("the editor is opened with the whole record, character for character", () => {
  const { href, isWhole } = editor(PROPOSAL, PASSAGE);
  const { pathname, searchParams } = new URL(href);
  assert.equal(pathname, "/o/r/new/main");
  assert.equal(searchParams.get("filename"), "content/events/1962/1962-tar-1-voice-goes-he-said.yaml");
  assert.equal(searchParams.get("value"), record(PROPOSAL, PASSAGE));
  assert.ok(isWhole && !href.includes("+") && /^[!-~]+$/.test(href));
});

test("an address is never longer than it may be, to the byte", () => {
  const { href } = editor(PROPOSAL, PASSAGE);
  assert.ok(editor({ ...PROPOSAL, longestAddress: href.length }, PASSAGE).isWhole);
  const cut = editor({ ...PROPOSAL, longestAddress: href.length - 1 }, PASSAGE);
  assert.equal(cut.isWhole, false);
  assert.equal(new URL(cut.href).searchParams.get("value"), null);
  assert.equal(new URL(cut.href).searchParams.get("filename"), new URL(href).searchParams.get("filename"));
});

test("a correction names the paragraph, and the passage where there is room", () => {
  const page = "https://github.com/o/r/issues/new?template=2-correction.yml&page=https://x.org/sources/a/&record=a.md";
  const { searchParams } = new URL(correction(page, "p3", PASSAGE.quote, 6000));
  assert.equal(searchParams.get("page"), "https://x.org/sources/a/#p3");
  assert.equal(searchParams.get("passage"), PASSAGE.quote);
  assert.equal(searchParams.get("record"), "a.md");
  assert.equal(new URL(correction(page, "p3", "“".repeat(999), 6000)).searchParams.get("passage"), null);
});
