/* Rows of the published data as CSV, just as the files of the data have them. */

const UNSEEN = String.raw`[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]*`;
const RISKY = new RegExp(
  String.raw`^(?:[\t\r\n']|${UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b])`,
); // see csv_files.py

/** @typedef {string | number | boolean | null} Cell */

/**
 * @param {Record<string, Cell>[]} rows
 * @param {string[]} columns - their names
 * @returns {string} a line of names, then one for each row; with a byte order mark, for spreadsheets
 */
export function csv(rows, columns) {
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))];
  return `\uFEFF${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

/** A cell; a text that a spreadsheet could take for a formula begins with an apostrophe. @param {Cell} value */
function cell(value) {
  const text = typeof value === "string" && RISKY.test(value) ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
