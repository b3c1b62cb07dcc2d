/* A passage of an article, by the same law as evidence/quote.py: whole words, in which voice, and how often they stand
   there. tests/scripts/passages.json holds the two to each other. */

const SPACES = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const CLUSTERS = /[^][\p{M}\u1160-\u11ff]*/gu;
/** What counts as one word in scripts that set no space between words. */
const UNSPACED = /[\u0e00-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]{2}/g;
const DOUBLE_MARKS = '"“”„‟«»″〝〞「」『』';
const SINGLE_MARKS = "'‘’‚‛‹›′`´";
const DASHES = "-‐‑‒–—―−";
/** Each double mark that opens, and those that close it. @type {Record<string, string>} */
const CLOSED_BY = {
  "“": "”",
  "„": "“”",
  "‟": "”",
  "”": "”",
  "«": "»",
  "»": "«»",
  "〝": "〞",
  "「": "」",
  "『": "』",
  '"': '"',
  "″": "″",
};
const STRAIGHT = '"″';
const DEEPEST = 8;
const LETTER = "[\\p{L}\\p{N}]";
const DIGIT = "\\p{Nd}";
const JOINS = "[-‐‑'/:&@_]";
const LONGEST_JOINT = 6;
const PARTED = new RegExp(
  [
    `${LETTER}\\|${LETTER}`,
    `${LETTER}${JOINS}\\|${LETTER}|${LETTER}\\|${JOINS}${LETTER}`,
    `${DIGIT}[.,]\\|${DIGIT}|${DIGIT}\\|[.,]${DIGIT}`,
    `(?<!${DIGIT})${DIGIT}{1,3}(?: \\||\\| )${DIGIT}{3}(?!${DIGIT})`,
    `(?<!${LETTER})[-‐‑.+–−]\\|${DIGIT}`,
  ].join("|"),
  "u",
);
const MOST_BESIDE = 20; // words of a prefix or suffix
const LONGEST_BESIDE = 200; // characters of one

/** @param {string} char */
const isLetter = (char) => /^[\p{L}\p{N}]/u.test(char);

/** @param {string} text @returns {string} the text on one line, with one space between words */
export const plain = (text) => text.normalize("NFC").replaceAll("\u00ad", "").replace(SPACES, " ").trim();

/** @param {string} char @returns {string} what only typography tells apart, unified */
function unified(char) {
  if (char === "\u00ad") return "";
  if (char === "…") return "...";
  if (DOUBLE_MARKS.includes(char)) return '"';
  if (SINGLE_MARKS.includes(char)) return "'";
  return DASHES.includes(char) ? "-" : char.replace(SPACES, " ");
}

/** @param {string} char @param {string} same @returns {string} the dash itself, or a letter for what stands inside words */
function joint(char, same) {
  if (DASHES.includes(char)) return char;
  return /[\p{Cf}\p{M}]/u.test(char) ? "x".repeat(same.length) : same;
}

/**
 * @typedef {object} Folded
 * @property {string} text - what only typography tells apart is unified
 * @property {string} joints - the same with what tells where words join
 * @property {number[]} starts - for each of its characters, where it begins in the text that was folded
 * @property {number[]} ends
 */

/** @param {string} written @returns {Folded} */
export function fold(written) {
  const folded = { text: "", joints: "", starts: /** @type {number[]} */ ([]), ends: /** @type {number[]} */ ([]) };
  for (const { 0: cluster, index } of written.matchAll(CLUSTERS)) {
    for (const char of cluster.normalize("NFC")) {
      const same = unified(char);
      if (same === " " && folded.text.endsWith(" ")) {
        folded.ends[folded.ends.length - 1] = index + cluster.length;
        continue;
      }
      folded.text += same;
      folded.joints += joint(char, same);
      for (let unit = 0; unit < same.length; unit++) {
        folded.starts.push(index);
        folded.ends.push(index + cluster.length);
      }
    }
  }
  return folded;
}

/** Whether a cut here parts no word, no number and no letter. @param {string} joints @param {number} at */
export function isEdge(joints, at) {
  const [left, right] = [joints.slice(Math.max(0, at - LONGEST_JOINT), at), joints.slice(at, at + LONGEST_JOINT)];
  return !PARTED.test(`${left}|${right}`) && !/^[\udc00-\udfff]/.test(right);
}

/** Let a mark close the one that waits for it, or else open. @param {string[]} waiting @param {string} mark @param {string} before @param {string} after */
function turn(waiting, mark, before, after) {
  const closed = waiting.findLastIndex((one) => CLOSED_BY[one].includes(mark));
  if (closed >= 0) {
    waiting.length = closed;
    return;
  }
  const startsWord = !isLetter(before) && !/^[.,?!…]/.test(before) && after !== "" && after.replace(SPACES, "") !== "";
  const afterNumber = STRAIGHT.includes(mark) && /\p{Nd}/u.test(before);
  const opens = mark in CLOSED_BY && (!"”»".includes(mark) || startsWord);
  if (opens && !afterNumber && waiting.length < DEEPEST) waiting.push(mark);
}

/** @param {string} text - a paragraph @returns {boolean[]} for each character, whether it stands inside double marks */
export function quoted(text) {
  /** @type {string[]} */
  const waiting = [];
  return [...Array(text.length).keys()].map((at) => {
    const char = text[at];
    const before = text.slice(Math.max(0, at - 1), at);
    const within = waiting.length > 0;
    if (!DOUBLE_MARKS.includes(char)) return within;
    turn(waiting, char, before, text.slice(at + 1, at + 2));
    return within || !(STRAIGHT.includes(char) && /\p{Nd}/u.test(before));
  });
}

/** @param {string} text - a paragraph @param {number} start @param {number} end */
export function voice(text, start, end) {
  const inside = quoted(text);
  const words = inside.slice(start, end).filter((_, place) => isLetter(letterAt(text, start + place)));
  return words.every(Boolean) ? "direct" : words.some(Boolean) ? "partly" : "reported";
}

/** @param {string} text @param {number} at @returns {string} the whole letter there, though it may take two units */
const letterAt = (text, at) => String.fromCodePoint(text.codePointAt(at) ?? 0);

/**
 * How often words stand whole in the paragraphs, between what is before and after them.
 * @param {Folded[]} paragraphs @param {string} wanted @param {string} prefix @param {string} suffix
 */
function count(paragraphs, wanted, prefix, suffix) {
  let found = 0;
  for (const { text, joints } of paragraphs) {
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
      const last = at + wanted.length;
      const before = text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
      const after = text.slice(last, last + suffix.length + 1).trimStart();
      const isWhole = isEdge(joints, at) && isEdge(joints, last);
      if (isWhole && before.endsWith(prefix) && after.startsWith(suffix)) found++;
    }
  }
  return found;
}

/**
 * The fewest words before or after a passage by which it is told from others; none are needed where it stands once.
 * @param {Folded[]} paragraphs @param {string} wanted @param {string} before @param {string} after
 * @param {boolean} isPart - whether more of the article is not known here, so that the words may stand there too
 * @returns {{ prefix?: string, suffix?: string } | undefined} undefined where nothing tells them apart
 */
function beside(paragraphs, wanted, before, after, isPart) {
  const words = { before: plain(before).split(" "), after: plain(after).split(" ") };
  if (!isPart && count(paragraphs, wanted, "", "") === 1) return {};
  for (let many = isPart ? 4 : 1; many <= MOST_BESIDE; many++) {
    const prefix = words.before.slice(-many).join(" ");
    const suffix = words.after.slice(0, many).join(" ");
    const tries = isPart ? [{ prefix, suffix }] : [{ prefix }, { suffix }, { prefix, suffix }];
    for (const one of tries) {
      const [pre = "", suf = ""] = [one.prefix, one.suffix];
      const fits = Math.max(pre.length, suf.length) <= LONGEST_BESIDE;
      if (fits && count(paragraphs, wanted, fold(pre).text, fold(suf).text) === 1) return one;
    }
  }
  return undefined;
}

/**
 * The passage that a reader has selected, in whole words, or what the reader is to do.
 * @param {string[]} paragraphs - of the article, as far as it is shown
 * @param {number} place - of the paragraph in which the passage is
 * @param {number} start @param {number} end
 * @param {{ fewest: number, longest: number, excerpts: boolean }} limits
 * @returns {Passage | { refused: string }}
 */
export function passage(paragraphs, place, start, end, limits) {
  const text = paragraphs[place];
  const all = paragraphs.map(fold);
  const { text: folded, joints, starts, ends } = all[place];
  let first = ends.findIndex((one) => one > start);
  let last = starts.findLastIndex((one) => one < end) + 1;
  while (first >= 0 && folded[first] === " ") first++;
  while (last > first && folded[last - 1] === " ") last--;
  if (first < 0 || last <= first) return { refused: "Select some words of a paragraph." };
  while (!isEdge(joints, first)) first--;
  while (!isEdge(joints, last)) last++;
  const [from, to] = [starts[first], ends[last - 1]];
  const quote = plain(text.slice(from, to));
  const words = folded
    .slice(first, last)
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .reduce((sum, word) => sum + (word.match(UNSPACED)?.length ?? 1), 0);
  if (words < limits.fewest) return { refused: `Select at least ${limits.fewest} words.` };
  if ([...quote].length > limits.longest)
    return { refused: `Select fewer words: at most ${limits.longest} characters.` };
  const told = beside(all, folded.slice(first, last), text.slice(0, from), text.slice(to), limits.excerpts);
  if (!told) return { refused: "These words stand here more than once. Select more of the sentence." };
  return { quote, voice: voice(text, from, to), start: from, end: to, ...told };
}
