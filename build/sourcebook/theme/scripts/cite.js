/* Copies and saves what a page is cited by, and copies each quote of a record with its citation. */

import { button, find, make, onEachPage } from "./dom.js";
import { save } from "./save.js";

const SAID = 6000; // milliseconds for which it is said that something was copied

/**
 * A button that copies the text of an element; where that is refused, the text is selected to be copied by hand.
 * @param {string} words - what stands on the button
 * @param {string} label - what it is called
 * @param {HTMLElement} text
 */
function copying(words, label, text) {
  const made = button(words, label, async () => {
    const said = await navigator.clipboard.writeText(text.textContent ?? "").then(
      () => "Copied",
      () => "Press Ctrl+C",
    );
    if (said !== "Copied") select(text);
    made.textContent = said;
    setTimeout(() => (made.textContent = words), SAID);
  });
  made.setAttribute("aria-live", "polite");
  return made;
}

/** Show a text in its fold, and select it. @param {HTMLElement} text */
function select(text) {
  const fold = text.closest("details");
  if (fold) fold.open = true;
  text.scrollIntoView({ block: "nearest" });
  getSelection()?.selectAllChildren(text);
}

/** Put the buttons of a fold beside the names of its forms. @param {HTMLElement} fold */
function fill(fold) {
  for (const form of fold.querySelectorAll("dt")) {
    const name = form.textContent ?? "";
    const text = find(/** @type {Element} */ (form.nextElementSibling), "pre");
    const { suffix } = form.dataset;
    form.append(" ", copying("Copy", `Copy: ${name}`, text));
    if (!suffix) continue;
    const file = () =>
      save(new Blob([text.textContent ?? ""], { type: "text/plain" }), `${fold.dataset.name}.${suffix}`);
    form.append(" ", button("Save", `Save: ${name}`, file));
  }
}

/** Put a button below each quote of a record, in the order in which they stand. @param {HTMLElement} fold */
function fillQuotes(fold) {
  const texts = [...fold.querySelectorAll(".cited-quote + dd > pre")];
  const quotes = document.querySelectorAll(".page-events blockquote + .attribution");
  if (texts.length !== quotes.length) return;
  quotes.forEach((quote, place) => {
    const label = `Copy with citation: quote ${place + 1}`;
    const copy = copying("Copy with citation", label, /** @type {HTMLElement} */ (texts[place]));
    quote.append(make("span", { class: "copy-quote" }, " · ", copy));
  });
}

onEachPage(() => {
  for (const fold of document.querySelectorAll("details.citing:not([data-filled])")) {
    const one = /** @type {HTMLElement} */ (fold);
    one.dataset.filled = "";
    fill(one);
    fillQuotes(one);
  }
});
