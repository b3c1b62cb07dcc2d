/* On a chart's bare page: shows the view that the address asks for, and says in words which records that leaves; all
   links leave the frame. Without this script the chart shows all, and what the address asks for is not heeded. */

import { Records, fetchRecords } from "./records.js";
import { Scale, show, windowWords } from "./timeline-chart.js";

const figure = document.querySelector("figure.chart");
const said = document.createElement("p");
const back = document.querySelector(".bare-source a");
let records; // those of the site; asked for once

/** The records that a chart shows when it shows all. */
async function recordsOf({ spec, place }) {
  records ??= fetchRecords(new URL(place.dataset.root, location.href));
  const { all, facets } = await records;
  const ids = new Set(["signs", "early", "strokes"].flatMap((name) => spec.datasets[name].map((row) => row.id)));
  return new Records(
    all.filter((one) => ids.has(one.id)),
    facets,
  );
}

/** Narrow a live chart to the view of the address, and say so where it cannot be overlooked. */
async function narrow(live) {
  const own = await recordsOf(live);
  const view = own.viewOf(location.search);
  if (own.isWhole(view)) return;
  const { sure, perhaps } = own.select(view);
  const scale = new Scale(live.spec.usermeta.knots);
  const days = windowWords(...scale.closed(view.from, view.to));
  show(live, scale.frame(view.from, view.to), new Set([...sure, ...perhaps].map((one) => one.id)), days);
  said.textContent = `Narrowed: ${own.countWords(view, sure.length, perhaps.length)}. ${own.chosenWords(view)}.`;
  figure.querySelector("figcaption").textContent = [live.spec.usermeta.rows, live.spec.usermeta.covers]
    .filter(Boolean)
    .join(" ");
  live.place.ariaLabel = `${said.textContent} ${live.spec.usermeta.title}.`;
}

/** Whatever a link was made for, it opens beside the page that holds the frame. */
function leave({ target }) {
  const link = target.closest?.("a");
  link?.setAttribute("target", "_blank");
  link?.setAttribute("rel", "noopener");
}

if (location.search) {
  said.className = "bare-said";
  said.role = "status";
  figure.before(said);
  back.search = new URLSearchParams([...new URLSearchParams(back.search), ...new URLSearchParams(location.search)]);
  addEventListener("chart-live", ({ detail }) =>
    narrow(detail).catch((error) => console.warn("The chart shows all:", error)),
  );
}
document.addEventListener("click", leave, true);
