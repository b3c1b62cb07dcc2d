/* The timeline as a document: facets, words and a window of time narrow the chart and the list together; the view
   stands in the address. Without this script the page is whole, and none of these controls are there. */

import { csv, fetchRecords } from "./records.js";
import { Scale, dayOf, isoOf, show, windowWords } from "./timeline-chart.js";
import { Overview } from "./timeline-overview.js";

let leave = new AbortController(); // ends all that the page before had listening

/** Make an element: its attributes, and what stands in it, as text or elements. */
function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

/** The head of what can be opened; its arrow is drawn by the style sheet. */
function summary(words) {
  return make("summary", {}, make("span", { "aria-hidden": "true" }), words);
}

/** Begin on the page that is shown, if it is the timeline. */
export async function start() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const article = document.querySelector(".page-timeline");
  const figure = article?.querySelector("figure.chart");
  if (!figure) return;
  const root = new URL(figure.querySelector("[data-root]").dataset.root, location.href);
  try {
    const records = await fetchRecords(root);
    if (!signal.aborted && figure.isConnected) new Timeline(article, figure, root, records, signal);
  } catch (error) {
    article.classList.add("timeline-bare");
    console.warn("The timeline stays as it is:", error);
  }
}

class Timeline {
  constructor(article, figure, root, records, signal) {
    Object.assign(this, { article, figure, root, records, signal });
    this.charts = new Map(); // live ones, by their place
    this.overviews = new Map(); // and the strip above each place that is displayed
    this.caption = figure.querySelector("figcaption").textContent;
    this.known = "";
    this.lines = this.linesOf();
    this.view = records.viewOf(location.search);
    this.build();
    this.listen();
    this.update();
    for (const place of this.drawings().filter((one) => one.checkVisibility())) {
      this.fetchOverview(place).catch((error) => console.warn("There is no strip:", error));
    }
  }

  /** Whether what is displayed can show a view; the drawing that the page brings shows all. */
  isLive() {
    return this.drawings().some((place) => place.live && place.checkVisibility());
  }

  drawings() {
    return [...this.figure.querySelectorAll(".chart-drawing")];
  }

  /** The line of the list for each record. */
  linesOf() {
    const links = [...this.article.querySelectorAll("li > .record-title a")];
    const lines = links.map((link) => [new URL(link.href).pathname.split("/").at(-2), link.closest("li")]);
    return new Map(lines.map(([id, line]) => [id, { line, home: line.parentElement }]));
  }

  // ------------------------------------------------------------------------------------- the view and its address

  address() {
    const search = this.records.searchOf(this.view).toString();
    return `${location.pathname}${search ? `?${search}` : ""}`;
  }

  /** Show a view that the reader has asked for; a step of its own in the history, unless it goes on from the last. */
  go(change, goesOn = false) {
    Object.assign(this.view, change);
    const address = this.address();
    if (address !== `${location.pathname}${location.search}`)
      history[goesOn ? "replaceState" : "pushState"](history.state, "", address);
    this.update();
  }

  isWhole() {
    return this.records.isWhole(this.view);
  }

  // ------------------------------------------------------------------------------------------------ what is built

  build() {
    this.article.querySelectorAll(".timeline-tools, .timeline-panel").forEach((one) => one.remove());
    this.figure.prepend(this.buildTools());
    this.figure.after(this.buildPanel());
    this.maybe = make("ul");
    this.maybeHeading = make("h2", { class: "timeline-perhaps" }, "Perhaps in these days");
    this.moved = "";
    [...this.lines.values()].at(-1)?.home.after(this.maybeHeading, this.maybe);
    this.article.classList.add("timeline-ready");
  }

  button(words, label, act) {
    const made = make("button", { type: "button", "aria-label": label, title: label }, words);
    made.addEventListener("click", act);
    return made;
  }

  buildTools() {
    const keys = "Keys: + and − zoom, arrows move, 0 shows all. Ctrl and wheel zoom, drag moves.";
    this.tools = make("div", {
      class: "timeline-tools",
      role: "group",
      "aria-label": `Window of time. ${keys}`,
      title: keys,
    });
    const moves = [
      ["+", "Zoom in", () => this.zoom(0.5)],
      ["−", "Zoom out", () => this.zoom(2)],
      ["←", "Earlier", () => this.move(-0.5)],
      ["→", "Later", () => this.move(0.5)],
      ["All", "Show all of the time", () => this.go({ from: null, to: null })],
    ];
    this.tools.append(...moves.map(([words, label, act]) => this.button(words, label, act)));
    this.windowSaid = make("span", { class: "unseen", role: "status" });
    this.tools.append(this.windowSaid, ...this.buildRows());
    return this.tools;
  }

  /** The choice of what makes a row: what the page links to where there is no script. */
  buildRows() {
    const links = [...this.article.querySelectorAll(".row-pages a")];
    if (!links.length) return [];
    const ways = [
      ["", this.article.querySelector(".row-pages strong").textContent],
      ...links.map((link) => [link.pathname.split("/").at(-2), link.textContent]),
    ];
    this.rows = make(
      "select",
      { "aria-label": "Rows" },
      ...ways.map(([name, words]) => make("option", { value: name }, `by ${words}`)),
    );
    this.rows.addEventListener("change", () => this.go({ lanes: this.rows.value }));
    return [this.rows];
  }

  buildPanel() {
    this.text = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.from = make("input", { type: "date" });
    this.to = make("input", { type: "date" });
    this.count = make("p", { class: "timeline-count", role: "status", "aria-live": "polite" });
    this.chips = make("p", { class: "timeline-chips" });
    this.onPaper = make("p", { class: "timeline-on-paper" });
    this.empty = make("p", { class: "timeline-empty empty" }, "No record here fits this selection. ");
    this.empty.append(this.button("Clear all", "Clear all that is chosen", () => this.clear()));
    const inputs = [
      ["Words", this.text],
      ["From", this.from],
      ["To", this.to],
    ].map(([name, input]) => make("label", {}, name, input));
    this.stretch = make("div", { class: "timeline-stretch" });
    const groups = make(
      "div",
      { class: "timeline-groups" },
      ...this.records.facets.map((facet) => this.buildFacet(facet)),
    );
    this.narrow = make(
      "details",
      { class: "timeline-facets" },
      summary("Narrow down by official, topic, status …"),
      groups,
    );
    const line = make("div", { class: "timeline-line" }, this.count, this.buildActions());
    return make(
      "section",
      { class: "timeline-panel", "aria-label": "Narrow chart and list" },
      make("div", { class: "timeline-inputs" }, ...inputs, this.stretch),
      this.narrow,
      line,
      this.onPaper,
      this.chips,
      this.empty,
    );
  }

  buildFacet(facet) {
    const boxes = facet.values.map(({ id, label }) => {
      const box = make("input", { type: "checkbox", value: id, name: facet.id });
      const number = make("span", { class: "timeline-number" });
      return { id, box, number, line: make("label", {}, box, make("span", {}, label), number) };
    });
    this.boxes ??= new Map();
    this.boxes.set(facet.id, boxes);
    return make(
      "details",
      { class: "timeline-facet" },
      summary(facet.label),
      make("fieldset", { "aria-label": facet.label }, ...boxes.map((one) => one.line)),
    );
  }

  buildActions() {
    this.said = make("span", { class: "timeline-said", role: "status" });
    return make(
      "div",
      { class: "timeline-actions" },
      this.button("Copy link", "Copy link to this view", () => this.copy()),
      this.button("CSV", "Download this selection as CSV", () => this.download("csv")),
      this.button("JSON", "Download this selection as JSON", () => this.download("json")),
      this.said,
    );
  }

  // ----------------------------------------------------------------------------------------------- what is heeded

  listen() {
    const { signal } = this;
    const on = (target, name, act, options = {}) => target.addEventListener(name, act, { signal, ...options });
    on(this.text, "input", () => {
      this.go({ q: this.text.value }, this.typing);
      this.typing = true;
    });
    on(this.text, "blur", () => (this.typing = false));
    on(this.text, "keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the theme would leave the field
      this.text.value = "";
      this.go({ q: "" }, this.typing);
    });
    const days = () =>
      this.go({
        from: this.from.value ? dayOf(this.from.value) : null,
        to: this.to.value ? dayOf(this.to.value) : null,
      });
    on(this.from, "change", days);
    on(this.to, "change", days);
    on(this.narrow, "change", (event) => this.choose(event.target.name, event.target.value, event.target.checked));
    on(this.article, "click", (event) => this.goToYear(event));
    on(window, "popstate", () => this.figure.isConnected && this.showAddress());
    on(this.figure, "chart-live", ({ detail }) => this.takeLive(detail));
    on(this.figure, "chart-kept", ({ target }) =>
      this.go({ lanes: target.dataset.chart.match(/timeline\/(\w+)\.json$/)?.[1] ?? "" }, true),
    );
    on(this.figure, "keydown", (event) => this.key(event));
    on(this.figure, "wheel", (event) => this.wheel(event), { passive: false });
    on(this.figure, "pointerdown", (event) => this.grasp(event));
    on(this.figure, "dragstart", (event) => event.preventDefault());
    this.drawings().forEach((place) => place.live && this.takeLive(place.live));
  }

  /** Go to a year of the list: the theme would bring in the page anew, and with it all that the view leaves out. */
  goToYear(event) {
    const link = event.target.closest(".years a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(history.state, "", link.href);
    document.getElementById(link.hash.slice(1)).scrollIntoView();
  }

  showAddress() {
    this.view = this.records.viewOf(location.search);
    this.update();
  }

  choose(facet, id, chosen) {
    const ids = new Set(this.view.chosen.get(facet));
    if (chosen) ids.add(id);
    else ids.delete(id);
    this.go({ chosen: new Map(this.view.chosen).set(facet, ids) });
  }

  clear() {
    this.go(this.records.whole());
    this.text.focus({ preventScroll: true });
  }

  // --------------------------------------------------------------------------------------------- the window of time

  takeLive(live) {
    this.charts.set(live.place, { ...live, scale: new Scale(live.spec.usermeta.knots) });
    this.takeOverview(live.place, live.spec);
    this.caption = live.spec.usermeta.caption;
    this.known = [live.spec.usermeta.rows, live.spec.usermeta.covers].filter(Boolean).join(" ");
    this.update();
    this.wish?.();
    this.wish = null;
  }

  /** Ask for the strip of a place before its chart is live: where days stand needs no more than the chart's data. */
  async fetchOverview(place) {
    const response = await fetch(new URL(place.dataset.chart, location.href));
    if (response.ok && !this.signal.aborted) this.takeOverview(place, await response.json());
  }

  takeOverview(place, spec) {
    if (this.overviews.has(place)) return;
    const scale = new Scale(spec.usermeta.knots);
    this.scale ??= scale;
    const overview = new Overview(spec, scale, { move: (days) => this.preview(days), drop: (days) => this.go(days) });
    const form = [...place.classList].find((name) => name !== "chart-drawing");
    this.tools.after(make("div", { class: `timeline-strip ${form ?? ""}` }, overview.element));
    this.overviews.set(place, overview);
    this.offerStretch(spec.usermeta.stretch);
    overview.show(this.view, this.records.idsOf(this.view));
  }

  /** A button for the days that the scale draws one by one. */
  offerStretch(stretch) {
    if (!stretch || this.stretch.firstChild) return;
    const days = { from: dayOf(stretch.from), to: dayOf(stretch.to) };
    const words = windowWords(days.from, days.to);
    this.stretch.append(this.button(words, `Show ${words}, where most is recorded`, () => this.go(days)));
  }

  /** Show a window of days in the charts alone, while it is still being chosen. */
  preview(days) {
    const ids = this.records.idsOf(this.view);
    for (const chart of this.charts.values())
      show(chart, chart.scale.frame(days.from, days.to), ids, this.windowWords(days), true);
  }

  /** The scale on which buttons and keys reckon; all live charts cover the same days. */
  frame() {
    return this.scale?.frame(this.view.from, this.view.to);
  }

  zoom(factor, around) {
    if (this.scale) this.go(this.scale.windowOf(this.scale.zoomed(this.frame(), factor, around)));
    else this.wish = () => this.zoom(factor, around); // the chart is still on its way
  }

  move(share) {
    if (this.scale) this.go(this.scale.windowOf(this.scale.moved(this.frame(), share)));
    else this.wish = () => this.move(share);
  }

  key(event) {
    const acts = new Map([
      ["+", () => this.zoom(0.5)],
      ["=", () => this.zoom(0.5)],
      ["-", () => this.zoom(2)],
      ["ArrowLeft", () => this.move(-0.25)],
      ["ArrowRight", () => this.move(0.25)],
      ["0", () => this.go({ from: null, to: null })],
    ]);
    if (event.ctrlKey || event.metaKey || event.altKey || !acts.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    acts.get(event.key)();
  }

  /** The live chart in which something happens, and where on its scale that is. */
  spot(event) {
    const chart = this.charts.get(event.target.closest(".chart-drawing"));
    if (!chart) return null;
    const box = chart.place.getBoundingClientRect();
    const frame = chart.scale.frame(this.view.from, this.view.to);
    const px = ((event.clientX - box.left) * chart.spec.width) / box.width;
    const share = (px - chart.scale.left) / (chart.scale.right - chart.scale.left);
    return { chart, frame, at: frame.a + share * (frame.b - frame.a), share };
  }

  wheel(event) {
    const spot = (event.ctrlKey || event.metaKey) && this.spot(event);
    if (!spot) return; // the page scrolls
    event.preventDefault();
    const zoomed = spot.chart.scale.zoomed(spot.frame, event.deltaY > 0 ? 1.25 : 0.8, spot.at);
    this.go(spot.chart.scale.windowOf(zoomed), true);
  }

  /** Follow a pointer that drags the chart; what is between the edges moves with it, the list when it lets go. */
  grasp(event) {
    const spot = event.button === 0 && event.isPrimary ? this.spot(event) : null;
    let dragged = false;
    if (!spot) return;
    const { chart, frame } = spot;
    let now = frame;
    const end = new AbortController();
    const on = (name, act) =>
      window.addEventListener(name, act, { signal: AbortSignal.any([end.signal, this.signal]) });
    on("pointermove", (moved) => {
      const shift = ((moved.clientX - event.clientX) / chart.place.getBoundingClientRect().width) * chart.spec.width;
      if (Math.abs(shift) > 4) dragged = true;
      if (!dragged) return;
      now = chart.scale.moved(frame, -shift / (chart.scale.right - chart.scale.left));
      show(chart, now, this.records.idsOf(this.view), this.windowWords(chart.scale.windowOf(now)), true);
    });
    const drop = () => {
      end.abort();
      if (dragged && now.a !== frame.a) this.go(chart.scale.windowOf(now));
    };
    on("pointerup", drop);
    on("pointercancel", drop);
  }

  windowWords({ from, to }) {
    return windowWords(...(this.scale?.closed(from, to) ?? [from, to]));
  }

  // ------------------------------------------------------------------------------------------------- what is shown

  update() {
    const { sure, perhaps } = this.records.select(this.view);
    this.shown = [...sure, ...perhaps];
    this.showList(new Set(this.shown.map((one) => one.id)), new Set(perhaps.map((one) => one.id)));
    this.showPanel(sure.length, perhaps.length);
    const ids = this.isWhole() ? null : new Set(this.shown.map((one) => one.id));
    for (const chart of this.charts.values()) {
      show(chart, chart.scale.frame(this.view.from, this.view.to), ids, this.windowWords(this.view));
      chart.place.ariaLabel = ids
        ? `${this.figure.dataset.selection}. ${chart.spec.usermeta.title}.`
        : chart.spec.usermeta.alt;
    }
    const selection = this.figure.dataset.selection;
    this.figure.querySelector("figcaption").textContent =
      selection && this.isLive() ? `Narrowed: ${selection}. ${this.known}` : this.caption;
    for (const overview of this.overviews.values()) overview.show(this.view, this.records.idsOf(this.view));
    this.showRows();
  }

  /** Part the charts into the rows that are asked for; each is drawn anew where it is live, or as it comes. */
  showRows() {
    if (!this.rows) return;
    this.rows.value = this.view.lanes;
    if (this.rows.selectedIndex < 0) this.rows.value = "";
    for (const place of this.drawings()) {
      const wanted = place.dataset.chart.replace(
        /timeline(\/\w+)?\.json$/,
        `timeline${this.rows.value && `/${this.rows.value}`}.json`,
      );
      if (wanted === place.dataset.chart) continue;
      place.dataset.chart = wanted;
      place.dispatchEvent(new CustomEvent("chart-change", { bubbles: true }));
    }
  }

  /** Show some lines; those that are only perhaps in the window of days below the others. */
  showList(ids, perhaps) {
    for (const [id, { line }] of this.lines) line.hidden = !ids.has(id);
    const moved = [...perhaps].join();
    if (moved !== this.moved)
      for (const [id, { line, home }] of this.lines) (perhaps.has(id) ? this.maybe : home).append(line); // in their order
    this.moved = moved;
    this.maybe.hidden = this.maybeHeading.hidden = !perhaps.size;
    for (const heading of this.article.querySelectorAll("h2.year")) {
      const list = heading.nextElementSibling;
      heading.hidden = ![...list.children].some((line) => !line.hidden);
      list.hidden = heading.hidden;
    }
    for (const link of this.article.querySelectorAll(".years a")) {
      const heading = this.article.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
      link.classList.toggle("timeline-none", Boolean(heading?.hidden));
      link.inert = Boolean(heading?.hidden);
      link.search = this.records.searchOf(this.view); // whoever goes to a year keeps the view
    }
    this.showFootings(ids);
  }

  /** Of what each contact rests on, too, only what is chosen. */
  showFootings(ids) {
    for (const footing of this.article.querySelectorAll(".footing")) {
      const lines = [...footing.nextElementSibling.children];
      for (const line of lines) line.hidden = !ids.has(line.querySelector("a").pathname.split("/").at(-2));
      footing.hidden = footing.nextElementSibling.hidden = lines.every((line) => line.hidden);
    }
  }

  showPanel(sure, perhaps) {
    const { q, from, to } = this.view;
    if (this.text.value !== q) this.text.value = q;
    this.from.value = from === null ? "" : isoOf(from);
    this.to.value = to === null ? "" : isoOf(to);
    this.count.textContent = this.records.countWords(this.view, sure, perhaps);
    this.empty.hidden = sure + perhaps > 0;
    this.windowSaid.textContent = this.windowWords(this.view) || "All of the time";
    for (const [facet, boxes] of this.boxes) this.showFacet(facet, boxes);
    this.showChips();
  }

  /** Each value with the number of records that there are of it, all else chosen being as it is. */
  showFacet(facet, boxes) {
    const numbers = new Map();
    for (const record of this.records.all.filter((one) => this.records.fits(this.view, one, facet))) {
      for (const id of this.records.values.get(record.id).get(facet)) numbers.set(id, (numbers.get(id) ?? 0) + 1);
    }
    for (const { id, box, number, line } of boxes) {
      box.checked = this.view.chosen.get(facet).has(id);
      number.textContent = String(numbers.get(id) ?? 0);
      line.classList.toggle("timeline-none", !numbers.has(id) && !box.checked);
    }
  }

  showChips() {
    const chips = [...this.view.chosen].flatMap(([facet, ids]) => [...ids].map((id) => this.chip(facet, id)));
    this.chips.replaceChildren(...chips);
    const chosen = this.records.chosenWords(this.view);
    this.onPaper.textContent = chosen && `Chosen: ${chosen}.`;
    if (chosen) this.figure.dataset.selection = `${this.count.textContent}; ${chosen}`;
    else delete this.figure.dataset.selection;
    if (!this.isWhole()) this.chips.append(this.button("Clear all", "Clear all that is chosen", () => this.clear()));
  }

  chip(facet, id) {
    const name = this.records.names.get(facet).get(id);
    return this.button(`${name} ×`, `Remove ${facet} ${name}`, () => this.choose(facet, id, false));
  }

  // -------------------------------------------------------------------------------------------------- what is taken

  async copy() {
    const link = new URL(this.address(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.said.textContent = "Copied.";
    } catch {
      const field = make("input", { readonly: "", value: link, "aria-label": "Link to this view" });
      this.said.replaceChildren(field);
      field.select();
    }
    setTimeout(() => this.said.replaceChildren(), 6000);
  }

  download(kind) {
    const written = kind === "csv" ? csv(this.shown, this.root) : JSON.stringify(this.shown, null, 1);
    const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/json";
    const address = URL.createObjectURL(new Blob([written], { type }));
    const link = make("a", { href: address, download: `timeline-${this.shown.length}-records.${kind}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}
