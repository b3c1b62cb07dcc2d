/* From a passage to what a reader sends: the evidence, the record, and the addresses at which GitHub takes them. */

const MOST_WORDS = 7; // of a file's name
const LONGEST_NAME = 60;
/** Letters that do not come apart into a plain one and a mark. @type {Record<string, string>} */
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/**
 * @param {string} words
 * @returns {string} the first words as part of a file's name: ASCII, joined by hyphens, without a year, of which the name has one
 */
export function slug(words) {
  const letters = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const ascii = letters.replace(/[^\0-\x7f]/gu, (letter) => PLAIN[letter] ?? (/[’‘]/.test(letter) ? "'" : " "));
  const parts = ascii.replaceAll("'", "").match(/[a-z0-9]+/g) ?? [];
  let made = "";
  for (const part of parts.filter((one) => !/^\d{4}$/.test(one)).slice(0, MOST_WORDS)) {
    if (made.length + part.length < LONGEST_NAME) made += `${made && "-"}${part}`;
  }
  return made || "new-record";
}

/** @param {string} name @param {string | undefined} text @returns {string[]} a field as a block, so that YAML takes no sign of it for its own */
const block = (name, text) => (text ? [`${name}: >-`, `  ${text}`] : []);

/** @param {string} template @param {Record<string, string>} values - by the names that stand in braces */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** @param {Proposal} proposal @param {Passage} passage @returns {string} the block that goes below `evidence:` */
export function evidence(proposal, { quote, voice, prefix, suffix }) {
  const lines = [...block("prefix", prefix), ...block("suffix", suffix)];
  const indent = proposal.evidence.match(/^( *)\{beside\}\n/m) ?? ["", ""];
  const beside = lines.map((line) => `${indent[1]}${line}\n`).join("");
  return filled(proposal.evidence.replace(indent[0], "{beside}"), { quote, voice, beside });
}

/** @param {Proposal} proposal @param {Passage} passage @returns {string} a whole record */
export function record(proposal, passage) {
  return filled(proposal.record, { evidence: evidence(proposal, passage).trimEnd() });
}

/** @param {string} base @param {Record<string, string>} fields */
function address(base, fields) {
  const told = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}${base.includes("?") ? "&" : "?"}${told.join("&")}`;
}

/**
 * Where GitHub opens the record as a new file; one that is too long for an address is left for the reader to paste.
 * @param {Proposal} proposal @param {Passage} passage
 * @returns {{ href: string, isWhole: boolean }}
 */
export function editor(proposal, passage) {
  const filename = filled(proposal.file, { slug: slug(passage.quote) });
  const whole = address(proposal.editor, { filename, value: record(proposal, passage) });
  if (whole.length <= proposal.longestAddress) return { href: whole, isWhole: true };
  return { href: address(proposal.editor, { filename }), isWhole: false };
}

/**
 * Where a correction of a paragraph is suggested; a passage too long for an address is left out of it.
 * @param {string} page - the address at which the page's correction is suggested
 * @param {string} anchor - of the paragraph
 * @param {string} quote
 * @param {number} longest
 */
export function correction(page, anchor, quote, longest) {
  const placed = page.replace(/([?&]page=[^&]*)/, (all) => `${all}%23${encodeURIComponent(anchor)}`);
  const whole = address(placed, { passage: quote });
  return whole.length <= longest ? whole : placed;
}
