/* The index of the search: fetches the few files that a search needs, each once, and reads them. */

import { isSlip, Letters, origin, root, spelt, stem } from "./search-words.js";

const SIGNS = new Map(
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((one, at) => [one, at]),
);
const MOST_FILES = 4; // of words with one beginning
const SHORTEST_BEGINNING = 3; // letters of which a word may be the beginning
const SHORTEST_SLIP = 4; // letters of a word that may be corrected
const BITS = 4; // in which is told what a word is part of
const [NO_FIRST, NO_LAST, UNSURE, ONE_DAY, ALL_SURE] = [1, 2, 4, 8, 16]; // what is said of a date
const MARKS = 5; // in how many bits that is told
/** How like a word is one that it only begins. */
export const BEGUN = 0.5;
const ALIKE = { same: 1, kin: 0.8, made: 0.6, begun: BEGUN, slip: 0.4 };

/** @param {string} text @returns {Generator<number>} the numbers that signs stand for: five bits each, the lowest first */
export function* numbers(text) {
  let number = 0;
  let shift = 0;
  for (const char of text) {
    const bits = SIGNS.get(char) ?? 0;
    number += (bits & 31) * 2 ** shift;
    shift += 5;
    if (bits < 32) {
      yield number;
      number = shift = 0;
    }
  }
}

/** @param {number} number @returns {number} what it is with its sign */
const unsigned = (number) => (number % 2 ? -(number + 1) / 2 : number / 2);

/** @param {string[]} firsts - the first word of each file @param {string} word @returns {number} the file in which it would stand */
export function fileOf(firsts, word) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

export class SearchIndex {
  /**
   * @param {SearchHead} head - what stands where
   * @param {(path: string) => Promise<any>} fetchFile - a file of the index
   */
  constructor(head, fetchFile) {
    this.head = head;
    this.letters = new Letters(head);
    this.passedOver = new Set(head.passedOver.split(" "));
    this.fetchFile = fetchFile;
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
  }

  /** @param {string} path @returns {Promise<any>} */
  file(path) {
    const known = this.fetched.get(path);
    if (known) return known;
    const asked = this.fetchFile(path);
    this.fetched.set(path, asked);
    asked.catch(() => this.fetched.delete(path));
    return asked;
  }

  /**
   * @param {"words" | "spelled" | "backwards"} sort
   * @param {string} beginning
   * @returns {Promise<any[]>} the files with what begins so, as many as are read at once
   */
  async files(sort, beginning) {
    const firsts = this.head[sort];
    if (!firsts.length) return [];
    const [first, last] = [fileOf(firsts, beginning), fileOf(firsts, `${beginning}\uffff`)];
    const count = Math.min(last - first + 1, MOST_FILES);
    return Promise.all(Array.from({ length: count }, (_, index) => this.file(`${sort}/${first + index}.json`)));
  }

  /**
   * Where a word stands, and its kin: other forms and spellings of it, words made from it, and words that it begins.
   *
   * @param {string} word
   * @param {boolean} slips - whether words are meant, too, from which one letter parts it
   * @returns {Promise<Hits>}
   */
  async find(word, slips) {
    const made = new Hits();
    if (word.length < SHORTEST_BEGINNING || /^\d/.test(word)) {
      const file = await this.fileWith(word);
      if (Object.hasOwn(file, word)) made.add(word, ALIKE.same, file[word]);
      return made;
    }
    const [kin, spelling, from, begin] = [stem(word), stem(spelt(word)), origin(word), root(word)];
    for (const file of new Set([await this.fileWith(word), ...(await this.files("words", begin))])) {
      for (const [one, postings] of Object.entries(file)) {
        if (!one.startsWith(begin)) continue;
        if (one === word) made.add(one, ALIKE.same, postings);
        else if (stem(one) === kin || stem(spelt(one)) === spelling) made.add(one, ALIKE.kin, postings);
        else if (origin(one) === from) made.add(one, ALIKE.made, postings);
        else if (one.startsWith(word)) made.add(one, ALIKE.begun, postings);
      }
    }
    if (slips && word.length >= SHORTEST_SLIP) {
      for (const one of await this.meant(word)) made.add(one, ALIKE.slip, (await this.fileWith(one))[one]);
    }
    return made;
  }

  /** @param {string} word @returns {Promise<Record<string, string>>} the file in which it stands, if it does anywhere */
  async fileWith(word) {
    const { words } = this.head;
    return words.length ? this.file(`words/${fileOf(words, word)}.json`) : {};
  }

  /** @param {string} word @returns {Promise<string[]>} words from which one slip parts it: one half of these is as it is typed */
  async meant(word) {
    const half = Math.floor((word.length - 1) / 2);
    const begin = word.slice(0, half);
    const end = [...word].reverse().join("").slice(0, half);
    const [spelled, backwards] = await Promise.all([this.files("spelled", begin), this.files("backwards", end)]);
    const ended = backwards.flatMap((one) => one.split(" ")).map((one) => [...one].reverse().join(""));
    const all = [...spelled.flatMap((one) => one.split(" ")), ...ended];
    return [...new Set(all.filter((one) => isSlip(one, word)))];
  }

  /** @returns {Promise<Dates>} when each thing was that has a date, by its number */
  async dates() {
    const read = numbers(await this.file("days.json"));
    const next = () => read.next().value ?? 0;
    /** @type {Dates} */
    const found = new Map();
    let [number, day] = [-1, 0];
    for (let step = read.next(); !step.done; step = read.next()) {
      number += (step.value >> MARKS) + 1;
      const marks = step.value & (2 ** MARKS - 1);
      day += unsigned(next());
      const near = day - EPOCH;
      const last = marks & (NO_FIRST | NO_LAST | ONE_DAY) ? near : near + next();
      const isSaid = !(marks & (UNSURE | ALL_SURE));
      const span = isSaid
        ? { begun: near + unsigned(next()), over: near + unsigned(next()) }
        : { begun: near, over: last };
      const sure = marks & UNSURE ? null : span;
      found.set(number, { first: marks & NO_FIRST ? null : near, last: marks & NO_LAST ? null : last, sure });
    }
    return found;
  }

  /** @param {number} number @returns {Promise<SearchFound>} what a result shows */
  async found(number) {
    const { together } = this.head;
    return (await this.file(`found/${Math.floor(number / together)}.json`))[number % together];
  }
}

const EPOCH = 719_163; // the number that Python counts for 1 January 1970

/** Where the words meant by one word stand. */
export class Hits {
  constructor() {
    /** @type {Map<string, number>} each of these words, and how like it is */
    this.words = new Map();
    /** @type {Map<number, Place[]>} by the number of the thing in which they stand */
    this.places = new Map();
  }

  /** @param {string} word @param {number} alike @param {string} postings */
  add(word, alike, postings) {
    if (this.words.has(word)) return;
    this.words.set(word, alike);
    const read = numbers(postings);
    let number = 0;
    for (let step = read.next(); !step.done; step = read.next()) {
      number += step.value;
      const count = read.next().value ?? 0;
      const places = this.places.get(number) ?? [];
      let at = 0;
      for (let index = 0; index < count; index++) {
        const place = read.next().value ?? 0;
        at += place >> BITS;
        places.push({ at, part: place & (2 ** BITS - 1), alike });
      }
      this.places.set(number, places);
    }
  }
}
