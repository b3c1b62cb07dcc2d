/* Fetches what helps to quote a passage, on the pages that show an article. */

import { onEachPage } from "./dom.js";

async function start() {
  const told = document.querySelector("[data-proposal]");
  if (!told) return;
  const { PassageTools } = await import("./passage-tools.js");
  if (told.isConnected) new PassageTools(/** @type {HTMLElement} */ (told)).start();
}

onEachPage(start);
