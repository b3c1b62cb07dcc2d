/* What a search answers, in words and elements. All that comes from a record is text here, never HTML. */

import { make } from "./dom.js";
import { alsoFound, passageOf } from "./search-rank.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/** @param {SearchAnswer} answer @returns {string} how many results there are, and what was looked for */
export function countWords({ query, count, corrected, some }) {
  if (!query) return "";
  if (!count) return `Nothing is found for “${query}”. Try fewer words, or another spelling.`;
  const results = `${count.toLocaleString("en")} ${count === 1 ? "result" : "results"}`;
  if (some) return `Nothing has all of “${query}”; ${results} with some of it.`;
  return `${results} for ${corrected.length ? `“${corrected.join(" ")}”, instead of “${query}”` : `“${query}”`}.`;
}

/**
 * What a result shows: its title, what it is and when, and the sentence that was found, with who said it.
 *
 * @param {SearchIndex} index
 * @param {SearchResult} result
 * @param {SearchAnswer} answer
 * @returns {Promise<{ address: string, title: HTMLElement, meta: HTMLElement, passage: HTMLElement | null }>}
 */
export async function shown(index, result, answer) {
  const found = await index.found(result.number);
  const passage = passageOf(index, found, answer);
  const section = passage?.[3] ? `#${passage[3]}` : "";
  const sign = found.sign ? [make("span", { class: "found-sign", "aria-hidden": "true" }, found.sign)] : [];
  const perhaps = result.isPerhaps ? ["perhaps on these days"] : [];
  const facts = [found.kind, found.when, ...perhaps].filter(Boolean).join(" · ");
  return {
    address: `${found.address.split("#")[0]}${section || found.address.replace(/^[^#]*/, "")}`,
    title: make("span", { class: "found-title" }, ...sign, ...marked(index, found.title, answer)),
    meta: make("span", { class: "found-meta" }, ...marked(index, facts, answer)),
    passage: passage && sentence(index, passage, answer),
  };
}

/** @param {SearchIndex} index @param {SearchPassage} passage @param {SearchAnswer} answer */
function sentence(index, passage, answer) {
  const [, text, beside] = passage;
  const words = make("span", { class: "found-words", dir: "auto" }, ...marked(index, text, answer));
  const name = alsoFound(index, passage, answer);
  const also = name ? [" ", make("span", { class: "found-also" }, "(also: ", ...marked(index, name, answer), ")")] : [];
  const by = beside ? [" ", make("span", { class: "found-by" }, `— ${beside}`)] : [];
  return make("span", { class: "found-passage" }, words, ...also, ...by);
}

/** @param {SearchIndex} index @param {string} text @param {SearchAnswer} answer @returns {(string | Node)[]} the text, its words that were found marked */
export function marked(index, text, { words }) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const { word, start, end } of index.letters.words(text)) {
    if (!words.has(word)) continue;
    const last = spans.at(-1);
    if (last && /^\s?$/.test(text.slice(last[1], start))) last[1] = end;
    else spans.push([start, end]);
  }
  let at = 0;
  const pieces = spans.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, make("mark", {}, text.slice(start, end))];
  });
  return [...pieces, text.slice(at)].filter((one) => one !== "");
}
