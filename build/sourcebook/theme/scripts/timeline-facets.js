/* The facets of the timeline: each value with the number of records that choosing it would leave. */

import { make, summary } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {{ id: string, box: HTMLInputElement, number: HTMLElement, line: HTMLElement }} Choice */

export class Facets {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    /** @type {Map<string, Choice[]>} the choices of each facet */
    this.choices = new Map();
    const facets = timeline.records.facets.map((facet) => this.build(facet));
    this.element = make("div", { class: "timeline-groups" }, ...facets);
    this.element.addEventListener("change", ({ target }) => {
      const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
      timeline.choose(name, value, checked);
    });
  }

  /** @param {Facet} facet */
  build({ id: facet, label, values }) {
    const choices = values.map(({ id, label }) => {
      const box = make("input", { type: "checkbox", value: id, name: facet });
      const number = make("span", { class: "timeline-number" });
      return { id, box, number, line: make("label", {}, box, make("span", {}, label), number) };
    });
    this.choices.set(facet, choices);
    const lines = make("fieldset", { "aria-label": label }, ...choices.map((one) => one.line));
    return make("details", { class: "timeline-facet" }, summary(label), lines);
  }

  show() {
    const { view, records } = this.timeline;
    for (const [facet, choices] of this.choices) {
      const numbers = records.numbersOf(view, facet);
      for (const { id, box, number, line } of choices) {
        box.checked = view.chosen.get(facet)?.has(id) ?? false;
        number.textContent = String(numbers.get(id) ?? 0);
        line.classList.toggle("timeline-none", !numbers.has(id) && !box.checked);
      }
    }
  }
}
