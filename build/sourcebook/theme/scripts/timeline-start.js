/* Fetches the timeline's controls on the page that has one, and tells them of each page that is shown after it. */

import { onEachPage } from "./dom.js";

/** @type {Promise<typeof import("./timeline.js")> | undefined} asked for once */
let timeline;

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

onEachPage(start);
