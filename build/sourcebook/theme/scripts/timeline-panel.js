/* The bar above the timeline's chart, which stays in sight: days that are often asked for, words, the facets, what is
   chosen, and how many records that leaves. */

import { dayOf, firstOf, isoOf, windowWords } from "./days.js";
import { button, make, summary } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {{ id: string, box: HTMLInputElement, number: HTMLElement, line: HTMLElement }} Choice */

const PAUSE = 150; // milliseconds without a letter, after which what is typed is looked for
const YEARS = 12; // for which there are buttons, at most

export class Panel {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.presets = make("div", { class: "timeline-presets", role: "group", "aria-label": "Days" });
    /** @type {{ made: HTMLButtonElement, days: Days }[]} */
    this.offered = [];
    this.words = make("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: "Words" });
    this.from = make("input", { type: "date" });
    this.to = make("input", { type: "date" });
    /** @type {Map<string, HTMLElement>} where the choices of each facet stand */
    this.fieldsets = new Map();
    /** @type {Map<string, Choice[]>} the choices of each facet that was opened */
    this.choices = new Map();
    /** @type {Map<string, Uint32Array>} how many records each value of the facets that are counted would leave */
    this.numbers = new Map();
    this.count = make("p", { class: "timeline-count", role: "status", "aria-live": "polite" });
    this.onPaper = make("p", { class: "timeline-on-paper" });
    this.chips = make("div", { class: "timeline-chips" });
    this.unknown = make("p", { class: "timeline-unknown", role: "status" });
    this.empty = make("p", { class: "timeline-empty empty" }, "No record here fits this selection. ", this.clearer());
    this.pause = 0; // the timer of what is being typed
    this.element = this.build();
    this.offer("All days", "Show all days", { from: null, to: null });
    this.listen();
  }

  build() {
    const facets = this.timeline.records.facets.map((facet) => this.buildFacet(facet));
    this.groups = make("div", { class: "timeline-groups" }, ...facets);
    const days = make(
      "div",
      { class: "timeline-days" },
      make("label", {}, "From ", this.from),
      make("label", {}, "To ", this.to),
    );
    this.facets = make("details", { class: "timeline-facets" }, summary("Narrow down"), this.groups);
    this.facets.addEventListener("toggle", ({ target }) => {
      const { open, firstElementChild } = /** @type {HTMLDetailsElement} */ (target);
      if (open) firstElementChild?.scrollIntoView({ block: "nearest" }); // it no longer sticks where it was
    });
    return make(
      "section",
      { class: "timeline-panel", "aria-label": "Narrow chart and list" },
      make("div", { class: "timeline-when" }, this.presets, days),
      make("label", { class: "timeline-words" }, make("span", { class: "unseen" }, "Words"), this.words),
      this.facets,
      this.count,
      make("a", { class: "timeline-to-list", href: "#list" }, "List ↓"),
      this.unknown,
      this.chips,
      this.onPaper,
      this.empty,
    );
  }

  /** A facet; its values are put in when it is opened, or when one of them is chosen: there may be thousands. @param {Facet} facet */
  buildFacet({ id, label }) {
    const lines = make("fieldset", { "aria-label": label });
    const made = make("details", { class: "timeline-facet" }, summary(label), lines);
    this.fieldsets.set(id, lines);
    made.addEventListener("click", () => this.open(id)); // before it opens, so that the tabulator finds them
    made.addEventListener("toggle", () => made.open && this.open(id));
    return made;
  }

  /** Put the values of a facet in, once. @param {string} facet */
  fill(facet) {
    const { values } = this.timeline.records.facets.find(({ id }) => id === facet) ?? { values: [] };
    if (this.choices.has(facet)) return;
    const choices = values.map(({ id, label }) => {
      const box = make("input", { type: "checkbox", value: id, name: facet });
      const number = make("span", { class: "timeline-number" });
      return { id, box, number, line: make("label", {}, box, make("span", {}, label), number) };
    });
    this.choices.set(facet, choices);
    this.fieldsets.get(facet)?.append(...choices.map((one) => one.line));
  }

  /** Show the values of a facet, each with its number: those of facets that nobody opens are not counted. @param {string} facet */
  open(facet) {
    if (this.choices.has(facet)) return;
    const { records, view } = this.timeline;
    this.fill(facet);
    this.numbers = records.look(view, this.counted()).numbers;
    this.showFacet(facet);
  }

  /** @returns {Set<string>} the facets whose values are shown, with how many records each would leave */
  counted() {
    const chosen = [...this.timeline.view.chosen].filter(([, ids]) => ids.size).map(([facet]) => facet);
    return new Set([...this.choices.keys(), ...chosen]);
  }

  clearer() {
    return button("Clear all", "Clear all that is chosen", () => this.timeline.clear());
  }

  listen() {
    const { timeline, words, from, to } = this;
    let isTyping = false; // a word is one step in the history
    const look = () => {
      this.wait(null);
      if (words.value === timeline.view.q) return;
      timeline.change({ q: words.value }, isTyping);
      isTyping = true;
    };
    words.addEventListener("focus", () => timeline.records.ready({ q: "any" }).catch(() => {})); // they are asked for again
    words.addEventListener("input", () => this.wait(look));
    words.addEventListener("blur", () => {
      look();
      isTyping = false;
    });
    words.addEventListener("keydown", (event) => {
      if (event.key === "Enter") look();
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the theme would leave the field
      words.value = "";
      look();
    });
    timeline.signal.addEventListener("abort", () => this.wait(null));
    const dayIn = (/** @type {HTMLInputElement} */ input) => (input.value ? dayOf(input.value) : null);
    const takeDays = () => timeline.change({ from: dayIn(from), to: dayIn(to) });
    from.addEventListener("change", takeDays);
    to.addEventListener("change", takeDays);
    this.groups?.addEventListener("change", ({ target }) => {
      const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
      timeline.choose(name, value, checked);
    });
  }

  /** Do something when no letter is typed for a while, or nothing. @param {(() => void) | null} act */
  wait(act) {
    clearTimeout(this.pause);
    this.pause = act ? window.setTimeout(act, PAUSE) : 0;
  }

  focus() {
    this.words.focus({ preventScroll: true });
  }

  /**
   * Buttons for the days that are drawn one by one, and for years.
   * @param {number} first
   * @param {number} last
   * @param {ScaleData["stretch"]} [stretch]
   */
  offerDays(first, last, stretch) {
    if (this.offered.length > 1) return;
    if (stretch) {
      const days = { from: dayOf(stretch.from), to: dayOf(stretch.to) };
      const words = windowWords(days);
      this.offer(words, `Show ${words}, where most is recorded`, days);
    }
    for (let year = Math.max(first, last - YEARS + 1); year <= last; year++) {
      this.offer(String(year), `Show ${year}`, { from: firstOf(year, 0), to: firstOf(year + 1, 0) - 1 });
    }
    this.showPresets();
  }

  /** @param {string} words @param {string} label @param {Days} days */
  offer(words, label, days) {
    const made = button(words, label, () => this.timeline.change(days));
    this.offered.push({ made, days });
    this.presets.append(made);
  }

  showPresets() {
    const { from, to } = this.timeline.view;
    for (const { made, days } of this.offered) made.ariaPressed = String(days.from === from && days.to === to);
  }

  /**
   * Show the view, and leave in `data-selection` of the figure what is chosen, for whoever takes the chart away.
   * @param {number} sure - how many records it surely holds
   * @param {number} perhaps - and how many perhaps
   * @param {Map<string, Uint32Array>} numbers - how many there would be of each value of the facets that are counted
   */
  show(sure, perhaps, numbers) {
    const { view, records, figure } = this.timeline;
    if (!this.pause) this.words.value = view.q;
    this.from.value = view.from === null ? "" : isoOf(view.from);
    this.to.value = view.to === null ? "" : isoOf(view.to);
    this.count.textContent = records.countWords(view, sure, perhaps);
    this.empty.hidden = sure + perhaps > 0;
    figure.classList.toggle("timeline-nothing", !this.empty.hidden);
    this.showPresets();
    this.numbers = numbers;
    for (const [facet, ids] of view.chosen) if (ids.size) this.fill(facet);
    for (const facet of this.choices.keys()) this.showFacet(facet);
    this.showUnknown();
    this.showChips();
    const chosen = records.chosenWords(view);
    this.onPaper.textContent = chosen && `Chosen: ${chosen}.`;
    if (chosen) figure.dataset.selection = `${this.count.textContent}; ${chosen}`;
    else delete figure.dataset.selection;
  }

  /** Say what of the address is not understood, and offer an address without it. */
  showUnknown() {
    const { timeline } = this;
    const words = timeline.records.unknownWords(location.search, timeline.rowNames());
    const leave = () => {
      timeline.change({});
      this.focus();
    };
    const rest = words
      ? [" All else in it applies. ", button("Leave it out", "Leave out what is not understood", leave)]
      : [];
    this.unknown.replaceChildren(words, ...rest);
  }

  /** Each value has the number of records that choosing it would leave. @param {string} facet */
  showFacet(facet) {
    const chosen = this.timeline.view.chosen.get(facet);
    this.choices.get(facet)?.forEach(({ id, box, number, line }, place) => {
      const held = this.numbers.get(facet)?.[place] ?? 0;
      box.checked = chosen?.has(id) ?? false;
      number.textContent = String(held);
      line.classList.toggle("timeline-none", !held && !box.checked);
    });
  }

  /** A button for all that is chosen, to take it back. */
  showChips() {
    const { timeline } = this;
    const { view, records } = timeline;
    const chips = [...view.chosen].flatMap(([facet, ids]) =>
      [...ids].map((id) => {
        const name = records.nameOf(facet, id);
        return button(`${name} ×`, `Remove ${facet} ${name}`, () => timeline.choose(facet, id, false));
      }),
    );
    const days = windowWords(view);
    if (days) chips.push(button(`${days} ×`, `Remove ${days}`, () => timeline.change({ from: null, to: null })));
    if (view.q.trim()) chips.push(button(`“${view.q.trim()}” ×`, `Remove “${view.q.trim()}”`, () => this.clearWords()));
    this.chips.replaceChildren(...chips, ...(records.isWhole(view) || !this.empty.hidden ? [] : [this.clearer()]));
  }

  clearWords() {
    this.words.value = "";
    this.timeline.change({ q: "" });
  }
}
