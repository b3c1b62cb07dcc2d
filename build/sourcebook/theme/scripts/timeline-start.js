/* Fetches the timeline's controls on the page that has one, and tells them of each page that is shown after it. */

let timeline; // the promise of timeline.js; asked for once

async function start() {
  const page = document.querySelector(".page-timeline:has(figure.chart)");
  if (page) timeline ??= import("./timeline.js");
  try {
    (await timeline)?.start();
  } catch (error) {
    timeline = undefined;
    page?.classList.add("timeline-bare"); // the room kept for the controls is given back
    console.warn("The timeline stays as it is:", error);
  }
}

// Material tells of each page that it shows, also of those that it brings in without loading anew.
if (window.document$) window.document$.subscribe(start);
else start();
