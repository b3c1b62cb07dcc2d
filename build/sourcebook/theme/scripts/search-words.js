/* A text as the words by which it is found, and which words are kin. Python makes the index by the same steps, in
   site/search/letters.py. */

const APOSTROPHES = "’ʼ";
const ENDINGS = /** @type {const} */ ([
  ["ies", "y"],
  ["ied", "y"],
  ["ing", ""],
  ["ed", ""],
  ["es", ""],
  ["s", ""],
]);
const SHORTEST_STEM = 4; // letters that are left of a word without its ending
const MADE_FROM = /** @type {[RegExp, string][]} */ ([
  [/(?<=^\w{3})ial$/, "y"], // denial
  [/(?:ic)?at(?:ion|or|ic)?$/, ""], // negotiation and negotiate, notification
  [/(?<!s)sion$/, "d"], // suspension
  [/acy$/, ""], // diplomacy and diplomat
  [/(?:ion|ment|al|[eo]r|ive|en|(?<=f)y)$/, ""], // inspection, agreement, refusal, inspector, threaten, notify
]);
const SHORTEST_ROOT = 3;
const SHORTEST_ORIGIN = 5; // letters that are left of a word without what makes another of it
const AMERICAN = /** @type {[RegExp, string][]} */ ([
  [/(?<=\w{4}[iy])s(?=(?:e[ds]?|ing|ations?|ers?)$)/, "z"], // mobilisation
  [/(?<=\w{3}o)u(?=r(?:s|ed|ing)?$)/, ""], // harbour
  [/(?<=\w{3}l)l(?=(?:ed|ing|ers?)$)/, ""], // signalling
  [/(?<=\w{2}[^aeiou\d])re(?=s?$)/, "er"], // centre
  [/(?<=\w{3}n)s(?=es?$)/, "c"], // defense
  [/(?<=\w{4}m)me(?=s?$)/, ""], // programme
]);

/** A word as it is looked up, and from where to where it stands in its text. @typedef {{ word: string, start: number, end: number }} Word */

export class Letters {
  /** @param {SearchHead} head */
  constructor({ letters, each }) {
    /** @type {Map<string, string>} what each character becomes */
    this.known = new Map(letters.split(" ").map((one) => [one.slice(0, 1), one.slice(1)]));
    this.folded = new Map([...APOSTROPHES].map((one) => [one, "'"]));
    this.pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])[a-z](?:\\.[a-z])+(?![\\p{L}\\p{N}])|[${each}]|` +
        `(?:(?![${each}])[\\p{L}\\p{N}])+(?:'(?:(?![${each}])[\\p{L}\\p{N}])+)*`,
      "gu",
    );
  }

  /** @param {string} char @returns {string} small Latin letters in its place, without marks */
  fold(char) {
    const known = this.folded.get(char);
    if (known !== undefined) return known;
    const bare = [...char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()];
    const made = this.known.get(char.toLowerCase()) ?? bare.map((one) => this.known.get(one) ?? one).join("");
    this.folded.set(char, made);
    return made;
  }

  /** @param {string} text @returns {Word[]} */
  words(text) {
    let folded = "";
    /** @type {number[]} where each character of the folded text stands in the text */
    const places = [];
    let at = 0;
    for (const char of text) {
      const made = this.fold(char);
      for (let index = 0; index < made.length; index++) places.push(at);
      folded += made;
      at += char.length;
    }
    places.push(at);
    return [...folded.matchAll(this.pattern)].map((found) => {
      const bare = found[0].replace(/'s$/, "");
      const last = places[found.index + bare.length - 1];
      const letter = /^.\p{M}*/su.exec(text.slice(last))?.[0] ?? "";
      return { word: bare.replace(/['.]/g, ""), start: places[found.index], end: last + letter.length };
    });
  }
}

/** @param {string} word @returns {string} what it shares with its plural and its tenses: `deny` of “denies” */
export function stem(word) {
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.endsWith("ss") || word.length - ending.length + instead.length < SHORTEST_STEM)
      continue;
    return bare(word.slice(0, word.length - ending.length) + instead);
  }
  return bare(word);
}

/** @param {string} word @returns {string} without the `e` at its end, which endings take */
const bare = (word) => (word.length > SHORTEST_STEM && word.endsWith("e") ? word.slice(0, -1) : word);

/** @param {string} word @returns {string} the word as Americans spell it, as far as endings tell */
export const spelt = (word) => AMERICAN.reduce((made, [british, instead]) => made.replace(british, instead), word);

/** @param {string} word @returns {string} what it shares with the words made from it, spelt either way: `suspend` of “suspension” */
export function origin(word) {
  const plain = stem(spelt(word));
  for (const [ending, instead] of MADE_FROM) {
    const made = plain.replace(ending, instead);
    if (made !== plain && made.length >= (instead ? SHORTEST_STEM : SHORTEST_ORIGIN)) return bare(made);
  }
  return plain;
}

/** @param {string} word @returns {string} what all begin with that are its kin, or of its origin */
export function root(word) {
  const made = origin(word);
  let shared = 0;
  while (shared < made.length && made[shared] === word[shared]) shared++;
  const sure = word.slice(0, shared).replace(/(?:er|[cdimrstyz])$/, "");
  return sure.length < SHORTEST_ROOT ? word.slice(0, SHORTEST_ROOT) : sure;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {boolean} whether one letter too many, too few or wrong, or two that are swapped, make one of the other
 */
export function isSlip(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
