/* The marks of a page's charts, as the build has drawn them or as they are drawn live: whoever points at one, or comes to
   it by keyboard, reads what it says and sees what it is joined to. All marks of a chart are one stop of the tabulator. */

import { make, onEachPage, placesOf } from "./dom.js";

const MARKS = ":is(.hits_marks, .contacts_marks, .cells_marks) > [data-id]";
const LINKS = ":is(.hits_marks, .contacts_marks) > a:not([data-id])";
const AWAY = 8; // pixels from a mark to its words
const ASIDE = 3; // how many times as far as ahead it is to a mark aside, when an arrow looks for the next one

const tip = make("div", { class: "chart-tip", hidden: "" });
/** @type {SVGElement | null} the mark whose words are shown */
let told = null;
/** @type {SVGElement | null} the mark to which the keyboard has come */
let held = null;
let touched = false; // whether the last press was a finger's

/** @param {EventTarget | null} target @returns {SVGElement | null} the mark in which something happens */
const markAt = (target) => (target instanceof Element ? target.closest(MARKS) : null);

/** @param {ParentNode} place @returns {SVGElement[]} the marks that are displayed there */
const marksOf = (place) =>
  /** @type {SVGElement[]} */ ([...place.querySelectorAll(MARKS)]).filter((one) => one.getBoundingClientRect().width);

/** What a mark says; its `title` would be shown by the browser as well. @param {SVGElement} mark */
function wordsOf(mark) {
  const title = mark.querySelector(":scope > title");
  if (title) {
    mark.setAttribute("aria-label", title.textContent ?? "");
    title.remove();
  }
  return mark.getAttribute("aria-label") ?? "";
}

/** Show the words of a mark beside it, and what it is joined to; of none, hide them. @param {SVGElement | null} mark */
function tell(mark, after = "") {
  document.querySelectorAll(".is-pointed").forEach((one) => one.classList.remove("is-pointed"));
  told = mark;
  tip.hidden = !mark;
  if (!mark) return;
  const id = CSS.escape(mark.dataset.id ?? "");
  const joined = `:is(.threads_marks, .answers_marks) > :is([data-of="${id}"], [data-to="${id}"])`;
  mark
    .closest("svg")
    ?.querySelectorAll(joined)
    .forEach((one) => one.classList.add("is-pointed"));
  const [title, ...lines] = `${wordsOf(mark)}${after}`.split("\n");
  tip.replaceChildren(make("strong", {}, title), ...lines.map((line) => `\n${line}`));
  document.body.append(tip);
  put(mark);
}

/** Put the words below, above or beside their mark: where they cover fewest of the other marks. @param {SVGElement} mark */
function put(mark) {
  const [box, { width, height }] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
  const others = marksOf(/** @type {Element} */ (mark.closest("svg")))
    .filter((one) => one !== mark)
    .map((one) => one.getBoundingClientRect());
  const most = document.documentElement.clientWidth - width - AWAY;
  const beside = [box.right + AWAY, box.left - AWAY - width].filter((x) => x >= AWAY && x <= most);
  const heights = [box.bottom + AWAY, box.top - AWAY - height];
  const spots = [box.left, box.right - width].flatMap((x) => heights.map((y) => [x, y]));
  const places = [...spots, ...beside.map((x) => [x, box.top])].map(([x, y]) => {
    const left = Math.max(AWAY, Math.min(x, most));
    const covers = (/** @type {DOMRect} */ one) =>
      one.left < left + width && one.right > left && one.top < y + height && one.bottom > y;
    const isOut = y < AWAY || y + height > innerHeight;
    return { left, y, cost: isOut ? Infinity : others.filter(covers).length };
  });
  const best = places.reduce((one, other) => (other.cost < one.cost ? other : one));
  tip.style.top = `${Math.max(AWAY, best.y)}px`;
  tip.style.left = `${best.left}px`;
}

/** @param {SVGElement} mark @param {SVGElement} only - the one mark of its chart at which the tabulator stops */
function stopAt(mark, only = mark) {
  const stop = mark === only ? "0" : "-1";
  if (mark.getAttribute("tabindex") !== stop) mark.setAttribute("tabindex", stop); // the build has written most of them
}

/** Say of a place, and of each mark that the build has drawn, what it says, if another one says it; of marks, of which record they are, too. @param {HTMLElement} place */
function name(place) {
  const said = document.getElementById(place.getAttribute("aria-labelledby") ?? "");
  if (said) place.ariaLabel = said.ariaLabel;
  if (said) place.removeAttribute("aria-labelledby");
  for (const one of place.querySelectorAll("a[aria-labelledby]")) {
    const title = document.getElementById(one.getAttribute("aria-labelledby") ?? "")?.cloneNode(true);
    if (!(title instanceof Element)) continue;
    title.removeAttribute("id");
    one.prepend(title);
    one.removeAttribute("aria-labelledby");
  }
  for (const one of /** @type {NodeListOf<SVGElement>} */ (place.querySelectorAll(LINKS)))
    one.dataset.id = one.getAttribute("xlink:href")?.split("/").at(-2);
}

/** Leave one stop of the tabulator in a chart. @param {ParentNode} place */
function stopOnce(place) {
  const marks = marksOf(place);
  const stop = marks.find((one) => one.getAttribute("tabindex") === "0") ?? marks[0];
  for (const one of marks) stopAt(one, stop);
}

/** @param {SVGElement} mark @returns {boolean} whether it is displayed still */
const isThere = (mark) => mark.isConnected && mark.checkVisibility();

/** Where a chart is drawn anew, the focus goes on to the same record, else to the chart; no words stay without their mark. @param {HTMLElement} place */
function holdOn(place) {
  if (told && !isThere(told)) tell(null);
  if (!held || isThere(held) || !place.checkVisibility()) return;
  const same = marksOf(place).find((one) => one.dataset.id === held?.dataset.id);
  if (same) stopAt(same);
  else place.tabIndex = -1;
  (same ?? place).focus({ preventScroll: !same });
  stopOnce(place);
}

/**
 * @param {SVGElement} mark
 * @param {string} key
 * @returns {SVGElement | undefined} the mark to which a key leads: an arrow to the nearest that way
 */
function nextOf(mark, key) {
  const marks = marksOf(/** @type {Element} */ (mark.closest("svg")));
  if (key === "Home" || key === "End") return marks.at(key === "Home" ? 0 : -1);
  const [isAcross, sign] = [/Left|Right/.test(key), /Left|Up/.test(key) ? -1 : 1];
  const middle = (/** @type {SVGElement} */ one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left + Math.min(width, height) / 2, top + height / 2];
  };
  const [x, y] = middle(mark);
  const ranked = marks.flatMap((one) => {
    const [dx, dy] = [middle(one)[0] - x, middle(one)[1] - y];
    const [ahead, aside] = isAcross ? [sign * dx, dy] : [sign * dy, dx];
    return ahead > 1 ? [{ one, far: ahead + ASIDE * Math.abs(aside) }] : [];
  });
  return ranked.sort((a, b) => a.far - b.far)[0]?.one;
}

/** @param {KeyboardEvent} event */
function heedKey(event) {
  const mark = markAt(event.target);
  if (event.key === "Escape") tell(null);
  if (!mark || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === "Enter" && !mark.matches("a")) mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const next = nextOf(mark, event.key);
  if (!next) return;
  stopAt(next);
  next.focus();
  stopAt(mark, next);
}

/** A finger cannot hover: its first tap on a mark shows the words, the second leads to the record. @param {MouseEvent} event */
function tap(event) {
  const mark = touched ? markAt(event.target) : null;
  if (touched && mark !== told) {
    if (mark) event.preventDefault();
    if (mark) event.stopPropagation();
    tell(mark, "\nTap again to open.");
  }
}

document.addEventListener(
  "pointerdown",
  (event) => {
    touched = event.pointerType === "touch";
    held = null;
  },
  true,
);
document.addEventListener("click", tap, true);
document.addEventListener("keydown", heedKey, true);
document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType !== "touch" && markAt(target) !== told) tell(markAt(target));
});
document.addEventListener("focusin", ({ target }) => {
  const mark = markAt(target);
  held = mark?.matches(":focus-visible") ? mark : null;
  if (!touched && mark !== told) tell(mark);
});
document.addEventListener("scroll", () => tell(told === document.activeElement ? told : null), { passive: true });
document.addEventListener("chart-shown", ({ target }) => {
  stopOnce(/** @type {Element} */ (target));
  holdOn(/** @type {HTMLElement} */ (target));
});
onEachPage(() => {
  tell(null);
  placesOf(document).forEach(name);
  placesOf(document).forEach(stopOnce);
});
