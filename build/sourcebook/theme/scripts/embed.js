/* On a chart's bare page: shows the view that the address asks for, and says in words which records that leaves; all
   links leave the frame. Without this script the chart shows all, and what the address asks for is not heeded. */

import { windowWords } from "./days.js";
import { find, make, shownOf } from "./dom.js";
import { drawLive } from "./live-chart.js";
import { fetchRecords } from "./records.js";

const said = make("p", { class: "bare-said", role: "status" });
/** @type {Promise<import("./records.js").Records> | undefined} the records of the site; asked for once */
let records;

/** @typedef {import("./live-chart.js").LiveChart} LiveChart */

/** The records of the site, of which those of the chart alone count, and their ids. @param {LiveChart} chart */
async function recordsOf({ spec, place }) {
  records ??= fetchRecords(new URL("timeline/", new URL(place.dataset.root ?? "", location.href)));
  const known = await records;
  const ids = (await known.fetchRows([...Array(known.size).keys()])).map(([id]) => id);
  const drawn = new Set(["signs", "early", "strokes"].flatMap((name) => spec.datasets[name].map((row) => row.id)));
  known.keep([...ids.keys()].filter((one) => drawn.has(ids[one])));
  return { own: known, ids };
}

/** Narrow the chart to the view of the address, and say so where it cannot be overlooked. */
async function narrow() {
  const place = shownOf(find(document, "figure.chart"));
  if (place.live || !place.dataset.chart) return;
  const chart = await drawLive(place);
  if (!chart) return;
  const { own, ids } = await recordsOf(chart);
  const view = own.viewOf(location.search);
  const unknown = own.unknownWords(location.search);
  said.textContent = unknown;
  if (own.isWhole(view)) return;
  await own.ready(view);
  const { sure, perhaps } = own.look(view);
  const shown = new Set([...sure, ...perhaps].map((one) => ids[one]));
  chart.show(chart.scale.frame(view), shown, windowWords(chart.scale.closed(view)));
  const narrowed = `Narrowed: ${own.countWords(view, sure.length, perhaps.length)}. ${own.chosenWords(view)}.`;
  said.textContent = [narrowed, unknown].filter(Boolean).join(" ");
  const { rows, covers, title } = chart.spec.usermeta;
  const caption = /** @type {Text} */ (find(document, "figure.chart figcaption").firstChild);
  caption.data = `${[rows, covers].filter(Boolean).join(" ")} `;
  chart.place.ariaLabel = `${narrowed} ${title}.`;
}

/** Whatever a link was made for, it opens beside the page that holds the frame. @param {MouseEvent} event */
function leave({ target }) {
  const link = /** @type {Element} */ (target).closest?.("a");
  link?.setAttribute("target", "_blank");
  link?.setAttribute("rel", "noopener");
}

if (location.search) {
  find(document, "figure.chart").before(said);
  /** @type {HTMLAnchorElement} */
  const back = find(document, ".bare-source a");
  back.search = String(
    new URLSearchParams([...new URLSearchParams(back.search), ...new URLSearchParams(location.search)]),
  );
  const narrowOrSay = () => narrow().catch((error) => console.warn("The chart shows all:", error));
  addEventListener("resize", narrowOrSay);
  narrowOrSay();
}
document.addEventListener("click", leave, true);
