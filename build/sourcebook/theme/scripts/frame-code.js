/* The HTML that shows a chart's bare page in a frame of another site, made from that for the whole chart. */

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** @param {string} text @returns {string} the text as it stands in an attribute */
export const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/**
 * @param {string} code - the HTML for the whole chart, as the build has made it
 * @param {{ page: string, title: string }} whole - that chart's page, below embed/, and its title
 * @param {string} page - the page that shows what is displayed
 * @param {{ title: string, frame: number } | undefined} shown - the chart that is displayed, if another can be
 * @returns {string} the HTML for what is displayed
 */
export function frameCode(code, whole, page, shown) {
  const narrowed = code.replace(`embed/${whole.page}/"`, () => `embed/${escaped(page)}"`);
  if (!shown || shown.title === whole.title) return narrowed;
  const titled = narrowed.replace(`title="${escaped(whole.title)},`, () => `title="${escaped(shown.title)},`);
  return titled.replace(/height="\d+"/, `height="${shown.frame}"`);
}
