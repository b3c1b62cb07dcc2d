/* Fetches the search once a reader turns to it, by pointer, keyboard or shortcut; and on the page of results. */

import { find, make, onEachPage } from "./dom.js";

const SHORTCUTS = ["/", "s", "f"];
const RESULTS = "site-search-results";
const FIELD = {
  type: "search",
  "aria-label": "Search the records",
  placeholder: "Search the records",
  autocomplete: "off",
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
  "aria-controls": RESULTS,
  "aria-keyshortcuts": SHORTCUTS.join(" "),
  maxlength: "200",
  autocapitalize: "off",
  autocorrect: "off",
  spellcheck: "false",
};
const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".site-search"));

/** @type {Promise<import("./search-box.js").SearchBox> | undefined} asked for once */
let asked;

/** @param {HTMLFormElement} form */
function box(form) {
  asked ??= import("./search-box.js").then(({ SearchBox }) => new SearchBox(form));
  asked.catch(() => (asked = undefined));
  return asked;
}

/** @param {HTMLFormElement} form */
function start(form) {
  const [open, input] = [find(form, ".site-search__open"), make("input", FIELD)];
  const close = make("button", { type: "button", class: "site-search__close" }, "Close");
  const line = make("div", { class: "site-search__line" }, make("span", { class: "icon icon-search" }), input, close);
  const count = make("p", { class: "site-search__told", role: "status" });
  const list = make("div", { id: RESULTS, role: "listbox", "aria-label": "Results" });
  const output = make("div", { class: "site-search__output", hidden: "" }, count, list);
  find(form, ".site-search__panel").append(line, output);
  open.setAttribute("href", /** @type {HTMLAnchorElement} */ (open).href); // as the page after this lies at another depth
  open.addEventListener("click", (event) => {
    if (/** @type {MouseEvent} */ (event).metaKey || /** @type {MouseEvent} */ (event).ctrlKey) return;
    event.preventDefault();
    form.classList.add("is-open");
    input.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // it comes where Enter was pressed before the search was there, which heeds it by itself
    box(form).then((one) => one.enter(), told);
  });
  input.addEventListener("focus", () => box(form).then((one) => one.open(), told));
}

/** @param {unknown} error */
const told = (error) => console.warn("The search stays away:", error);

/** @param {KeyboardEvent} event */
function heed(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const typing = at.isContentEditable || at.matches("input, textarea, select, [role=listbox], [role=textbox]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !SHORTCUTS.includes(event.key)) return;
  event.preventDefault();
  form?.classList.add("is-open");
  const fields = document.querySelectorAll(".search-page input, .site-search input");
  /** @type {HTMLElement | undefined} */ ([...fields].at(-1))?.focus(); // that of the page of results, if it is this
}

/** On the page of results, fill it in. */
async function startPage() {
  const place = document.querySelector(".search-page");
  if (!place || !form) return;
  try {
    const { SearchPage } = await import("./search-page.js");
    if (place.isConnected) new SearchPage(place, new URL(form.dataset.root ?? ".", first)).start();
  } catch (error) {
    told(error);
  }
}

const first = location.href; // to which the form's way to the root is relative
if (form) start(form);
addEventListener("keydown", heed);
onEachPage(startPage);
