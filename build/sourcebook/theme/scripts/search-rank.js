/* What a reader has typed -> what is meant by it, best first: without a page, so that Node can test it. */

import { BEGUN } from "./search-index.js";
import { dateIn, monthNames, windows } from "./search-dates.js";

/** What a word is part of is told by a number: a name from 0 and a sort from 4, each with 1 for its first word and 2 for its last. */
const [SORT, QUOTE, FACTS] = [4, 8, 10];
const WEIGHTS = [10, 10, 10, 10, 7, 7, 7, 7, 6, 4, 5, 3]; // then a quote, a sentence of ours, facts, a sentence of an article
/** @type {Record<string, number>} how much more a name tells in these groups */
const NAMED = { people: 1.5, documents: 1.4, subjects: 1.3 };
const BESIDE_THE_RECORD = 0.5; // how much a page outside or one written by hand tells, of what a record tells
const IN_ORDER = 100; // for all words, next to each other as they are typed
const TOGETHER = 60; // for all words, next to each other in another order
const OFFICE = 110; // for all words, next to each other in what somebody is
const NAME_AND_OFFICE = 200;
const EXACT_SORT = 200;
const EXACT_NAME = 1000;
const NEAR_NAME = 300; // with a slip, or in another form
const ON_THE_DAY = 500;
const PERHAPS = 200;
const PAGE_OF_THE_DAY = 100;
const ANSWERS = 40; // for a claim, which is a question, where one is typed
const ASKING = new Set(
  "who whom whose did does do was were is are had has have should what when where why how".split(" "),
);
const LONGEST = 200; // letters that are looked up
const MOST_WORDS = 24;

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.js").Hits} Hits */
/** A word that is looked up, and which word of the query it is. @typedef {{ word: string, at: number }} Asking */

/**
 * @param {SearchIndex} index
 * @param {string} query
 * @param {readonly string[]} languages - those of the reader, for the names of months
 * @returns {Promise<SearchAnswer>}
 */
export async function search(index, query, languages) {
  const text = query.normalize("NFC").slice(0, LONGEST).trim();
  return { ...(await found(index, text, languages)), query: text };
}

/** @param {SearchIndex} index @param {string} text @param {readonly string[]} languages @returns {Promise<SearchAnswer>} */
async function found(index, text, languages) {
  const typed = index.letters
    .words(text)
    .map(({ word }) => word)
    .slice(0, MOST_WORDS);
  const months = monthNames((words) => index.letters.words(words).map(({ word }) => word), languages);
  const dated = dateIn(typed, months);
  const asked = asking(index, typed);
  const isQuestion = ASKING.has(typed[0]) && asked.length > 1;
  const answer = dated ? await onDays(index, typed, dated) : null;
  const whole = await withAll(index, asked, false, isQuestion);
  if (dated && answer) return merged(index, answer, whole, dated.end - dated.begin === typed.length);
  if (whole.ranked.size || !asked.length) return answered(index, whole);
  const slips = await withAll(index, asked, true, isQuestion);
  if (slips.ranked.size) return { ...answered(index, slips), corrected: corrections(asked, slips.hits) };
  return { ...answered(index, withSome(index, asked, slips.hits)), some: true };
}

/** @param {SearchIndex} index @param {string[]} typed @returns {Asking[]} the words that are looked up: all, if none tells much */
function asking(index, typed) {
  const all = typed.map((word, at) => ({ word, at }));
  const telling = all.filter(({ word }) => !index.passedOver.has(word));
  return telling.length ? telling : all;
}

/** Words that stand as in the query. @typedef {{ words: Map<number, number>, weight: number, opens: boolean, closes: boolean, exact: number }} Run */
/** What was found: a rank for each thing, the words meant, and of which it is not sure that they are of the day. @typedef {{ ranked: Map<number, number>, hits: Hits[], perhaps: Set<number>, ordered: Set<number> }} Ranked */

/**
 * @param {SearchIndex} index
 * @param {Asking[]} asked
 * @param {boolean} slips - whether words with one slip are meant, too
 * @param {boolean} isQuestion
 * @returns {Promise<Ranked>} what has all words
 */
async function withAll(index, asked, slips, isQuestion = false) {
  const hits = await Promise.all(asked.map(({ word }) => index.find(word, slips)));
  /** @type {Ranked} */
  const made = { ranked: new Map(), hits, perhaps: new Set(), ordered: new Set() };
  const [fewest] = [...hits].sort((one, other) => one.places.size - other.places.size);
  for (const number of fewest?.places.keys() ?? []) {
    if (!hits.every(({ places }) => places.has(number))) continue;
    const { rank, inOrder } = rankOf(index, asked, hits, number, isQuestion);
    made.ranked.set(number, rank);
    if (inOrder) made.ordered.add(number);
  }
  return made;
}

/**
 * @param {SearchIndex} index
 * @param {Asking[]} asked
 * @param {Hits[]} hits
 * @returns {Ranked} what has some of the words: the more, and the rarer, the better
 */
function withSome(index, asked, hits) {
  const ranked = new Map();
  const things = index.head.groups.reduce((sum, [, , count]) => sum + count, 0);
  hits.forEach(({ places }) => {
    const rare = Math.log(1 + things / (1 + places.size));
    for (const [number, found] of places) {
      const best = Math.max(...found.map(({ part, alike }) => WEIGHTS[part] * alike));
      ranked.set(number, (ranked.get(number) ?? 0) + rare * (10 + best));
    }
  });
  return { ranked, hits, perhaps: new Set(), ordered: new Set() };
}

/**
 * @param {SearchIndex} index
 * @param {Asking[]} asked
 * @param {Hits[]} hits
 * @param {number} number
 * @param {boolean} isQuestion
 */
function rankOf(index, asked, hits, number, isQuestion) {
  const group = groupId(index, number);
  const people = group === "people";
  const places = hits.map((one) => one.places.get(number) ?? []);
  let rank = 0;
  /** @type {Map<number, Run>} by where the query would begin */
  const runs = new Map();
  places.forEach((found, word) => {
    let best = 0;
    for (const { at, part, alike } of found) {
      best = Math.max(best, WEIGHTS[part] * alike * (part < SORT ? (NAMED[group] ?? 1) : 1));
      const begin = at - asked[word].at;
      const run = runs.get(begin) ?? { words: new Map(), weight: 0, opens: false, closes: false, exact: 0 };
      run.words.set(word, alike);
      run.weight += WEIGHTS[part] * alike;
      if (part < QUOTE && alike !== BEGUN) {
        run.opens ||= word === 0 && (part & 1) > 0;
        run.closes ||= word === asked.length - 1 && (part & 2) > 0;
        const worth = part >= SORT ? EXACT_SORT : alike === 1 ? EXACT_NAME : NEAR_NAME;
        run.exact = alike * worth * (people ? 1.5 : 1);
      }
      runs.set(begin, run);
    }
    rank += best;
  });
  let longest = 0;
  for (const { words, weight, opens, closes, exact } of runs.values()) {
    const share = words.size / asked.length;
    const like = [...words.values()].reduce((sum, one) => sum + one, 0) / words.size;
    const alone = asked.length === 1;
    const whole = share === 1 && opens && closes ? exact : 0;
    longest = Math.max(
      longest,
      (alone ? 0 : share === 1 ? IN_ORDER * like : 20 * share) + weight / asked.length + whole,
    );
  }
  if (asked.length > 1) longest = Math.max(longest, anyOrder(places, people));
  if (group === "claims" && isQuestion) rank += ANSWERS * asked.length;
  const all = rank / asked.length + longest;
  const isBeside = group === "pages" && longest < EXACT_NAME;
  return { rank: isBeside ? all * BESIDE_THE_RECORD : all, inOrder: longest >= IN_ORDER * BEGUN || asked.length === 1 };
}

/**
 * What words are worth that stand together in whatever order: as all of a name or a sort (“ferry treaty” for “Treaty on
 * the ferry”), in what somebody is, or anywhere.
 *
 * @param {Place[][]} places - of each word
 * @param {boolean} people - whether it is somebody
 */
function anyOrder(places, people) {
  /** @param {(part: number) => boolean} which */
  const those = (which) => places.map((found) => found.filter(({ part, alike }) => which(part) && alike !== BEGUN));
  const [names, sorts] = [those((part) => part < SORT), those((part) => part >= SORT && part < QUOTE)];
  const told = those((part) => part < QUOTE || part === FACTS);
  const named = names.filter((one) => one.length);
  const both = named.length && told.every((one) => one.length) && nearness(named, true);
  const more = people ? 1.5 : 1;
  return Math.max(
    nearness(names, true) * NEAR_NAME * more,
    nearness(sorts, true) * EXACT_SORT * more,
    people
      ? nearness(
          those((part) => part >= SORT && (part < QUOTE || part === FACTS)),
          false,
          12,
        ) * OFFICE
      : 0,
    people && both ? NAME_AND_OFFICE : 0,
    nearness(places, false) * TOGETHER,
  );
}

/**
 * @param {Place[][]} places - of each word
 * @param {boolean} whole - whether they must have the first and the last word of a name between them
 * @param {number} reach - how many words they may be apart and count as near
 * @returns {number} 1 where they stand next to each other, less the farther apart; 0 where a word is missing, or they are too far apart
 */
function nearness(places, whole, reach = 2 * places.length) {
  const count = places.length;
  if (places.some((one) => !one.length)) return 0;
  let best = 0;
  const all = places
    .flatMap((found, word) => found.map((one) => ({ ...one, word })))
    .sort((one, other) => one.at - other.at);
  all.forEach(({ at: begin, part }, from) => {
    if (whole && !(part & 1)) return;
    /** @type {Map<number, number>} */
    const met = new Map();
    const taken = new Set();
    for (let index = from; index < all.length; index++) {
      const { at, alike, word, part } = all[index];
      if (at - begin >= reach) break;
      if (taken.has(at) || met.has(word)) continue;
      taken.add(at);
      met.set(word, alike);
      if (met.size < count) continue;
      const like = [...met.values()].reduce((sum, one) => sum + one, 0) / count;
      if (!whole || part & 2) best = Math.max(best, like * Math.sqrt(count / Math.max(count, at - begin + 1)));
      break;
    }
  });
  return best;
}

/**
 * What is of the days that are asked for, and has all the other words.
 *
 * @param {SearchIndex} index
 * @param {string[]} typed
 * @param {import("./search-dates.js").Dated} dated
 * @returns {Promise<Ranked>}
 */
async function onDays(index, typed, { days, begin, end }) {
  const rest = [...typed.slice(0, begin), ...typed.slice(end)];
  const asked = asking(index, rest).filter(({ word }) => !index.passedOver.has(word));
  const isOneDay = days.some((one) => "day" in one || one.from === one.to);
  const [dates, whole] = await Promise.all([index.dates(), withAll(index, asked, false)]);
  /** @type {Ranked} */
  const made = { ranked: new Map(), hits: whole.hits, perhaps: new Set(), ordered: new Set() };
  for (const [number, date] of dates) {
    const words = asked.length ? whole.ranked.get(number) : 0;
    const sure = words === undefined ? null : isOn(days, date);
    if (sure === null) continue;
    const length = Math.min(90, Math.sqrt((date.last ?? Infinity) - (date.first ?? -Infinity)));
    const first = isOneDay && groupId(index, number) === "days" ? PAGE_OF_THE_DAY : 0;
    made.ranked.set(number, (sure ? ON_THE_DAY : PERHAPS) + first - length + (words ?? 0) / 100);
    if (!sure) made.perhaps.add(number);
  }
  return made;
}

/**
 * @param {import("./search-dates.js").Asked[]} days
 * @param {SearchDate} date
 * @returns {boolean | null} whether it surely was on one of these days, at least in part; null if it was not
 */
function isOn(days, { first, last, sure }) {
  const asked = days.flatMap((one) => windows(one, first, last));
  const met = asked.filter(({ from, to }) => (last === null || last >= from) && (first === null || first <= to));
  if (!met.length) return null;
  return sure !== null && met.some(({ from, to }) => sure.over >= from && sure.begun <= to);
}

/**
 * What is of the days, and what has the whole query: before these if it has it as a name, or as words in order that are
 * more than a date; behind them if it has the date in its text.
 *
 * @param {SearchIndex} index
 * @param {Ranked} dated
 * @param {Ranked} whole
 * @param {boolean} isDate - whether the query is a date, and nothing else
 */
function merged(index, dated, whole, isDate) {
  for (const [number, rank] of whole.ranked) {
    const before = dated.ranked.get(number);
    if (rank >= EXACT_NAME * BEGUN) dated.perhaps.delete(number);
    else if (groupId(index, number) === "pages") continue;
    else if (!whole.ordered.has(number) || (isDate && before !== undefined)) continue;
    const now = isDate && rank < EXACT_NAME * BEGUN ? Math.min(rank, PERHAPS - 100) : rank + ON_THE_DAY;
    dated.ranked.set(number, Math.max(before ?? 0, now));
  }
  return answered(index, { ...dated, hits: [...dated.hits, ...whole.hits] });
}

/** @param {Asking[]} asked @param {Hits[]} hits @returns {string[]} the words that were taken for others */
function corrections(asked, hits) {
  return asked.flatMap(({ word }, at) => {
    const meant = [...hits[at].words].filter(([, alike]) => alike < 0.5).map(([one]) => one);
    return hits[at].words.has(word) || !meant.length ? [] : [meant[0]];
  });
}

/** @param {SearchIndex} index @param {number} number @returns {number} the group in which a thing stands */
function groupOf(index, number) {
  let end = 0;
  return index.head.groups.findIndex(([, , count]) => number < (end += count));
}

/** @param {SearchIndex} index @param {number} number @returns {string} the id of that group */
function groupId(index, number) {
  return index.head.groups[groupOf(index, number)][0];
}

/** @param {SearchIndex} index @param {Ranked} ranked @returns {SearchAnswer} in groups, that with the best result first */
function answered(index, { ranked, hits, perhaps }) {
  const groups = index.head.groups.map(([, name]) => ({ name, best: 0, results: /** @type {SearchResult[]} */ ([]) }));
  const sorted = [...ranked].sort(([one, rank], [other, next]) => next - rank || one - other);
  for (const [number, rank] of sorted) {
    const group = groups[groupOf(index, number)];
    group.best ||= rank;
    group.results.push({ number, isPerhaps: perhaps.has(number) });
  }
  return {
    groups: groups.filter(({ results }) => results.length).sort((one, other) => other.best - one.best),
    count: ranked.size,
    words: new Map(hits.flatMap((one) => [...one.words])),
    asked: hits.map((one) => new Set(one.words.keys())),
    query: "",
    corrected: [],
    some: false,
  };
}

/**
 * The passage of a thing that best shows why it was found: the most of the words that are asked for, close together.
 * Where its title, sort and date have them all, facts or some of them show nothing more: then it is its first passage.
 *
 * @param {SearchIndex} index
 * @param {SearchFound} found
 * @param {SearchAnswer} answer
 * @returns {SearchPassage | null} null where its title alone was found, and it has none to show
 */
export function passageOf(index, found, { asked, query }) {
  let [best, most] = [/** @type {SearchPassage | null} */ (null), 0];
  for (const passage of found.passages ?? []) {
    const [part, told, , , also = []] = passage;
    const text = [told, ...also].join(", ");
    const words = index.letters.words(text).map(({ word }) => word);
    const places = asked.map((meant) => words.flatMap((word, at) => (meant.has(word) ? [at] : [])));
    const covered = places.filter((one) => one.length).length;
    if (!covered) continue;
    const begins = places.flatMap((one, at) => one.map((place) => place - at));
    const run = Math.max(...begins.map((one) => begins.filter((other) => Math.abs(other - one) <= 2).length));
    const typed = text.toLowerCase().includes(query.toLowerCase()) ? 5 : 0;
    const worth = covered * 100 + Math.min(run, asked.length) * 10 + WEIGHTS[part] + typed;
    if (worth > most) [best, most] = [passage, worth];
  }
  const above = new Set(
    index.letters.words(`${found.title} ${found.kind} ${found.when ?? ""}`).map(({ word }) => word),
  );
  const isTold = asked.every((meant) => [...meant].some((word) => above.has(word)));
  const hasAll = most >= 100 * asked.length;
  if (best && (!isTold || (hasAll && best[0] !== FACTS))) return best;
  return found.passages?.find(([part]) => part >= SORT) ?? null;
}

/**
 * Of the further names of what a passage names, the one by which it was found, where its text does not say as much.
 *
 * @param {SearchIndex} index
 * @param {SearchPassage} passage
 * @param {SearchAnswer} answer
 * @returns {string} nothing where the text has all that any of them has
 */
export function alsoFound(index, [, text, , , also = []], { asked }) {
  const wordsIn = (/** @type {string} */ told) => index.letters.words(told).map(({ word }) => word);
  const hasIn = (/** @type {string} */ told) => {
    const words = wordsIn(told);
    return (/** @type {Set<string>} */ meant) => words.some((word) => meant.has(word));
  };
  const isTold = hasIn(text);
  const missing = asked.filter((meant) => !isTold(meant));
  const ranked = also.map((name) => ({ name, held: missing.filter(hasIn(name)).length, words: wordsIn(name).length }));
  const [best] = ranked.filter(({ held }) => held).sort((a, b) => b.held - a.held || a.words - b.words);
  return best?.name ?? "";
}
