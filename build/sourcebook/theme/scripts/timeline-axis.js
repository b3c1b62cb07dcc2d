/* The dates of the timeline's chart, once more below the bar that stays in sight, while those of the chart are above it. */

import { make, makeSvg, shownOf } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/** @param {Timeline} timeline */
export function followDates({ figure, panel, strips, signal }) {
  const axis = make("div", { class: "timeline-axis", "aria-hidden": "true", hidden: "" });
  panel.element.append(axis);
  const place = () => {
    const shown = shownOf(figure);
    const { width = 0, usermeta } = strips.get(shown)?.spec ?? {};
    const drawing = shown.querySelector("svg");
    if (!drawing || !usermeta) return;
    const box = drawing.getBoundingClientRect();
    const { top, bottom } = panel.element.getBoundingClientRect();
    const high = (usermeta.lines.y * box.width) / width;
    const isStuck = getComputedStyle(panel.element).position === "sticky" && top < innerHeight;
    axis.hidden = !isStuck || box.top + high > bottom + high || box.bottom < bottom + 3 * high;
    if (axis.hidden) return;
    axis.style.width = `${box.width}px`;
    const dates = [...drawing.querySelectorAll(":is(.stretch_words_marks, .dates_marks)")].map((one) =>
      one.cloneNode(true),
    );
    axis.replaceChildren(makeSvg("svg", { viewBox: `0 0 ${width} ${usermeta.lines.y}` }, ...dates));
  };
  window.addEventListener("scroll", place, { signal, passive: true });
  window.addEventListener("resize", place, { signal });
  figure.addEventListener("chart-shown", place, { signal });
}
