/* Records as CSV: the one list of its columns. */

/** @param {Iterable<string>} texts @returns {string} each text once */
const once = (texts) => [...new Set(texts)].join("; ");

/** @type {[string, (record: SiteRecord, root: URL) => string][]} each column's name, and what stands in it */
export const COLUMNS = [
  ["id", (record) => record.id],
  ["title", (record) => record.title],
  ["date", (record) => record.date],
  ["date_words", (record) => record.date_words],
  ["first_day", (record) => record.first ?? ""],
  ["last_day", (record) => record.last ?? ""],
  ["date_basis", (record) => record.date_basis],
  ["kind", (record) => record.kind],
  ["status", (record) => record.status],
  ["scope", (record) => record.scope],
  ["channels", (record) => record.channels.join("; ")],
  ["officials", (record) => record.officials.map((one) => one.id).join("; ")],
  ["organisations", (record) => record.organisations.join("; ")],
  ["topics", (record) => record.topics.join("; ")],
  ["said_by", (record) => once(record.evidence.map((one) => speakerOf(one)))],
  ["first_quote", (record) => record.evidence[0]?.quote ?? ""],
  ["sources", (record) => once(record.evidence.map((one) => one.source))],
  ["summary", (record) => record.summary],
  ["address", (record, root) => new URL(`events/${record.id}/`, root).href],
];

/** @param {SiteRecord["evidence"][number]} evidence */
const speakerOf = ({ said_by: who }) => (typeof who === "string" ? who : who.unnamed);

/**
 * @param {SiteRecord[]} records
 * @param {URL} root - the address of the site
 * @returns {string} a line of names, then one for each record; with a byte order mark, for spreadsheets
 */
export function csv(records, root) {
  const rows = records.map((record) => COLUMNS.map(([, textOf]) => textOf(record, root)));
  const lines = [COLUMNS.map(([name]) => name), ...rows].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** A cell; one that a spreadsheet could take for a formula begins with an apostrophe. @param {string} text */
function cell(text) {
  return `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
