/* The marks of a page's charts, as the build has drawn them or as they are drawn live: whoever points at one, or comes to
   it by keyboard, reads what it says and sees what it is joined to. All marks of a chart are one stop of the tabulator. */

import { make, onEachPage, placesOf } from "./dom.js";

const MARKS = ":is(.hits_marks, .contacts_marks) > [data-id]";
const AWAY = 8; // pixels from a mark to its words
const ASIDE = 3; // how many times as far as ahead it is to a mark aside, when an arrow looks for the next one

const tip = make("div", { class: "chart-tip", hidden: "" });
/** @type {SVGElement | null} the mark whose words are shown */
let told = null;
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
  tip.textContent = wordsOf(mark) + after;
  document.body.append(tip);
  const [box, own] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
  const below = box.bottom + AWAY + own.height < innerHeight ? box.bottom + AWAY : box.top - AWAY - own.height;
  tip.style.top = `${Math.max(AWAY, below)}px`;
  tip.style.left = `${Math.max(AWAY, Math.min(box.left, document.documentElement.clientWidth - own.width - AWAY))}px`;
}

/** @param {SVGElement} mark @param {SVGElement} only - the one mark of its chart at which the tabulator stops */
function stopAt(mark, only = mark) {
  mark.setAttribute("tabindex", mark === only ? "0" : "-1");
}

/** Leave one stop of the tabulator in a chart. @param {ParentNode} place */
function stopOnce(place) {
  const marks = marksOf(place);
  const stop = marks.find((one) => one.getAttribute("tabindex") === "0") ?? marks[0];
  for (const one of marks) stopAt(one, stop);
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

document.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);
document.addEventListener("click", tap, true);
document.addEventListener("keydown", heedKey, true);
document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType !== "touch" && markAt(target) !== told) tell(markAt(target));
});
document.addEventListener("focusin", ({ target }) => !touched && markAt(target) !== told && tell(markAt(target)));
document.addEventListener("scroll", () => tell(told === document.activeElement ? told : null), { passive: true });
document.addEventListener("chart-shown", ({ target }) => stopOnce(/** @type {Element} */ (target)));
onEachPage(() => {
  tell(null);
  placesOf(document).forEach(stopOnce);
});
