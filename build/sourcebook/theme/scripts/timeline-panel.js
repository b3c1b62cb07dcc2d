/* The panel below the timeline's chart: words, a window of days, facets, what is chosen, and how many records that
   leaves. */

import { dayOf, isoOf, windowWords } from "./days.js";
import { button, make, summary } from "./dom.js";
import { Actions } from "./timeline-download.js";
import { Facets } from "./timeline-facets.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

export class Panel {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.words = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.from = make("input", { type: "date" });
    this.to = make("input", { type: "date" });
    this.stretch = make("div", { class: "timeline-stretch" });
    this.facets = new Facets(timeline);
    this.count = make("p", { class: "timeline-count", role: "status", "aria-live": "polite" });
    this.onPaper = make("p", { class: "timeline-on-paper" });
    this.chips = make("p", { class: "timeline-chips" });
    this.empty = make("p", { class: "timeline-empty empty" }, "No record here fits this selection. ", this.clearer());
    this.element = this.build();
    this.listen();
  }

  build() {
    const inputs = [
      make("label", {}, "Words", this.words),
      make("label", {}, "From", this.from),
      make("label", {}, "To", this.to),
    ];
    const head = summary("Narrow down by official, topic, status …");
    return make(
      "section",
      { class: "timeline-panel", "aria-label": "Narrow chart and list" },
      make("div", { class: "timeline-inputs" }, ...inputs, this.stretch),
      make("details", { class: "timeline-facets" }, head, this.facets.element),
      make("div", { class: "timeline-line" }, this.count, new Actions(this.timeline).element),
      this.onPaper,
      this.chips,
      this.empty,
    );
  }

  clearer() {
    return button("Clear all", "Clear all that is chosen", () => this.timeline.clear());
  }

  listen() {
    const { timeline, words, from, to } = this;
    let isTyping = false; // a word is one step in the history
    words.addEventListener("input", () => {
      timeline.change({ q: words.value }, isTyping);
      isTyping = true;
    });
    words.addEventListener("blur", () => (isTyping = false));
    words.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the theme would leave the field
      words.value = "";
      timeline.change({ q: "" }, isTyping);
    });
    const dayIn = (/** @type {HTMLInputElement} */ input) => (input.value ? dayOf(input.value) : null);
    const takeDays = () => timeline.change({ from: dayIn(from), to: dayIn(to) });
    from.addEventListener("change", takeDays);
    to.addEventListener("change", takeDays);
  }

  focus() {
    this.words.focus({ preventScroll: true });
  }

  /** A button for the days that the scale draws one by one. @param {ScaleData["stretch"]} stretch */
  offerStretch(stretch) {
    if (!stretch || this.stretch.firstChild) return;
    const days = { from: dayOf(stretch.from), to: dayOf(stretch.to) };
    const words = windowWords(days);
    this.stretch.append(button(words, `Show ${words}, where most is recorded`, () => this.timeline.change(days)));
  }

  /**
   * Show the view, and leave in `data-selection` of the figure what is chosen, for whoever takes the chart away.
   * @param {number} sure - how many records it surely holds
   * @param {number} perhaps - and how many perhaps
   */
  show(sure, perhaps) {
    const { view, records, figure } = this.timeline;
    if (this.words.value !== view.q) this.words.value = view.q;
    this.from.value = view.from === null ? "" : isoOf(view.from);
    this.to.value = view.to === null ? "" : isoOf(view.to);
    this.count.textContent = records.countWords(view, sure, perhaps);
    this.empty.hidden = sure + perhaps > 0;
    this.facets.show();
    this.showChips();
    const chosen = records.chosenWords(view);
    this.onPaper.textContent = chosen && `Chosen: ${chosen}.`;
    if (chosen) figure.dataset.selection = `${this.count.textContent}; ${chosen}`;
    else delete figure.dataset.selection;
  }

  /** A button for each value that is chosen, to take it back. */
  showChips() {
    const { view, records } = this.timeline;
    const chosen = [...view.chosen].flatMap(([facet, ids]) => [...ids].map((id) => this.chip(facet, id)));
    this.chips.replaceChildren(...chosen, ...(records.isWhole(view) ? [] : [this.clearer()]));
  }

  /** @param {string} facet @param {string} id */
  chip(facet, id) {
    const name = this.timeline.records.nameOf(facet, id);
    return button(`${name} ×`, `Remove ${facet} ${name}`, () => this.timeline.choose(facet, id, false));
  }
}
