/* The timeline as a document: facets, words and a window of days narrow the chart and the list together; the view
   stands in the address. Without this script the page is whole, and none of these controls are there.

   Here is what joins the parts. Each part is a file: timeline-tools.js (buttons and keys above the chart, and its
   rows), timeline-strip.js (all of the time above the chart), timeline-gestures.js (wheel and drag on the chart),
   timeline-panel.js with timeline-facets.js (what is chosen), timeline-download.js (link, CSV, JSON) and
   timeline-list.js (the list). */

import { windowWords } from "./days.js";
import { find, placesOf } from "./dom.js";
import { LiveChart } from "./live-chart.js";
import { Scale } from "./scale.js";
import { fetchRecords } from "./site-data.js";
import { followGestures } from "./timeline-gestures.js";
import { List } from "./timeline-list.js";
import { Panel } from "./timeline-panel.js";
import { Strip } from "./timeline-strip.js";
import { Tools } from "./timeline-tools.js";

let leave = new AbortController(); // ends all that the page before had listening

/** Begin on the page that is shown, if it is the timeline. */
export async function start() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const article = /** @type {HTMLElement | null} */ (document.querySelector(".page-timeline"));
  const figure = /** @type {HTMLElement | null} */ (article?.querySelector("figure.chart"));
  if (!article || !figure) return;
  const root = new URL(find(figure, "[data-root]").dataset.root ?? "", location.href);
  try {
    const records = await fetchRecords(root);
    if (!signal.aborted && figure.isConnected) new Timeline(article, figure, root, records, signal);
  } catch (error) {
    article.classList.add("timeline-bare");
    console.warn("The timeline stays as it is:", error);
  }
}

export class Timeline {
  /**
   * @param {HTMLElement} article - the page's
   * @param {HTMLElement} figure - the chart's
   * @param {URL} root - the address of the site
   * @param {import("./records.js").Records} records
   * @param {AbortSignal} signal - when the page is left
   */
  constructor(article, figure, root, records, signal) {
    this.article = article;
    this.figure = figure;
    this.root = root;
    this.records = records;
    this.signal = signal;
    this.view = records.viewOf(location.search);
    /** @type {SiteRecord[]} */
    this.shown = [];
    /** @type {Map<ChartPlace, LiveChart>} */
    this.charts = new Map();
    /** @type {Map<ChartPlace, Strip>} the strip above each place that is displayed */
    this.strips = new Map();
    /** @type {Scale | null} on which buttons and keys reckon; all charts of the page cover the same days */
    this.scale = null;
    /** @type {(() => void) | null} what a reader has asked for while the scale was still on its way */
    this.wish = null;
    this.figcaption = find(figure, "figcaption");
    this.caption = this.figcaption.textContent ?? "";
    this.known = ""; // of the chart's caption, what holds for a part of it as well

    article.querySelectorAll(".timeline-tools, .timeline-strip, .timeline-panel").forEach((one) => one.remove());
    this.list = new List(this);
    this.tools = new Tools(this);
    this.panel = new Panel(this);
    figure.prepend(this.tools.element);
    figure.after(this.panel.element);
    article.classList.add("timeline-ready");
    followGestures(this);
    this.listen();
    this.update();
    for (const place of placesOf(figure).filter((one) => one.checkVisibility())) {
      this.fetchStrip(place).catch((error) => console.warn("There is no strip:", error));
    }
  }

  /** Heed the history, and charts.js. */
  listen() {
    const { signal } = this;
    window.addEventListener("popstate", () => this.figure.isConnected && this.showAddress(), { signal });
    this.figure.addEventListener("chart-live", ({ detail }) => this.takeLive(detail), { signal });
    const kept = (/** @type {Event} */ { target }) => {
      const { chart } = /** @type {ChartPlace} */ (target).dataset;
      this.change({ lanes: chart?.match(/timeline\/(\w+)\.json$/)?.[1] ?? "" }, true);
    };
    this.figure.addEventListener("chart-kept", kept, { signal });
    placesOf(this.figure).forEach((place) => place.live && this.takeLive(place.live));
  }

  // ------------------------------------------------------------------------------------- the view and its address

  /** @returns {string} the address of the view, below the host */
  address() {
    const search = this.records.searchOf(this.view).toString();
    return `${location.pathname}${search ? `?${search}` : ""}`;
  }

  /**
   * Show what the reader has asked for.
   * @param {Partial<View>} change
   * @param {boolean} goesOn - whether it goes on from the change before, and is no step of its own in the history
   */
  change(change, goesOn = false) {
    Object.assign(this.view, change);
    const address = this.address();
    if (address !== `${location.pathname}${location.search}`) {
      history[goesOn ? "replaceState" : "pushState"](history.state, "", address);
    }
    this.update();
  }

  /** Choose a value of a facet, or no longer. @param {string} facet @param {string} id @param {boolean} isChosen */
  choose(facet, id, isChosen) {
    const ids = new Set(this.view.chosen.get(facet));
    if (isChosen) ids.add(id);
    else ids.delete(id);
    this.change({ chosen: new Map(this.view.chosen).set(facet, ids) });
  }

  clear() {
    this.change(this.records.whole());
    this.panel.focus();
  }

  showAddress() {
    this.view = this.records.viewOf(location.search);
    this.update();
  }

  // ----------------------------------------------------------------------------------------------- charts and days

  /** Whether what is displayed can show a view; the drawing that the page brings shows all. */
  isLive() {
    return placesOf(this.figure).some((place) => place.live && place.checkVisibility());
  }

  /** @param {Live} live - a chart that charts.js has drawn */
  takeLive(live) {
    const { usermeta } = live.spec;
    this.charts.set(live.place, new LiveChart(live));
    this.takeStrip(live.place, live.spec);
    this.caption = usermeta.caption;
    this.known = [usermeta.rows, usermeta.covers].filter(Boolean).join(" ");
    this.update();
  }

  /** Ask for the strip of a place before its chart is live: it needs no more than the chart's data. @param {ChartPlace} place */
  async fetchStrip(place) {
    const response = await fetch(new URL(place.dataset.chart ?? "", location.href));
    if (response.ok && !this.signal.aborted) this.takeStrip(place, await response.json());
  }

  /** @param {ChartPlace} place @param {Spec} spec */
  takeStrip(place, spec) {
    if (this.strips.has(place)) return;
    const scale = new Scale(spec.usermeta);
    this.scale ??= scale;
    const strip = new Strip(
      spec,
      scale,
      (days) => this.preview(days),
      (days) => this.change(days),
    );
    this.tools.addStrip(strip.element, [...place.classList].find((name) => name !== "chart-drawing") ?? "");
    this.strips.set(place, strip);
    this.panel.offerStretch(spec.usermeta.stretch);
    strip.show(this.view, this.records.idsOf(this.view));
    this.wish?.();
    this.wish = null;
  }

  /** Show a window of days in the charts alone, while it is still being chosen. @param {Days} days */
  preview(days) {
    for (const chart of this.charts.values()) this.showMoving(chart, chart.scale.frame(days), days);
  }

  /** @param {LiveChart} chart @param {Frame} frame @param {Days} days */
  showMoving(chart, frame, days) {
    chart.show(frame, this.records.idsOf(this.view), this.windowWords(days), true);
  }

  /** @param {number} factor - how many times as many days are shown */
  zoom(factor) {
    this.reframe((scale) => scale.zoomed(scale.frame(this.view), factor));
  }

  /** @param {number} share - by how many of its own widths the window is moved */
  move(share) {
    this.reframe((scale) => scale.moved(scale.frame(this.view), share));
  }

  /** Show another part of the scale, as soon as that is known. @param {(scale: Scale) => Frame} frameOf */
  reframe(frameOf) {
    const { scale } = this;
    if (scale) this.change(scale.windowOf(frameOf(scale)));
    else this.wish = () => this.reframe(frameOf);
  }

  /** @param {Days} days @returns {string} the window in words, closed at the ends of the scale */
  windowWords(days) {
    return windowWords(this.scale?.closed(days) ?? days);
  }

  // ------------------------------------------------------------------------------------------------- what is shown

  /** Show the view everywhere. */
  update() {
    const { view, records } = this;
    const { sure, perhaps } = records.select(view);
    this.shown = [...sure, ...perhaps];
    const shown = new Set(this.shown.map((one) => one.id));
    this.list.show(shown, new Set(perhaps.map((one) => one.id)));
    this.tools.show();
    this.panel.show(sure.length, perhaps.length);
    this.showCharts(records.isWhole(view) ? null : shown);
    for (const strip of this.strips.values()) strip.show(view, records.idsOf(view));
    this.showRows();
  }

  /** Show the view in the charts, and say under them what they show. @param {Set<string> | null} ids */
  showCharts(ids) {
    const { selection } = this.figure.dataset;
    for (const chart of this.charts.values()) {
      chart.show(chart.scale.frame(this.view), ids, this.windowWords(this.view));
      const { title, alt } = chart.spec.usermeta;
      chart.place.ariaLabel = ids ? `${selection}. ${title}.` : alt;
    }
    this.figcaption.textContent = selection && this.isLive() ? `Narrowed: ${selection}. ${this.known}` : this.caption;
  }

  /** Part the charts into the rows that are asked for; each is drawn anew where it is live, or as it comes. */
  showRows() {
    const rows = this.tools.showRows(this.view.lanes);
    if (rows === null) return;
    for (const place of placesOf(this.figure)) {
      const { chart = "" } = place.dataset;
      const wanted = chart.replace(/timeline(\/\w+)?\.json$/, `timeline${rows && `/${rows}`}.json`);
      if (wanted === chart) continue;
      place.dataset.chart = wanted;
      place.dispatchEvent(new CustomEvent("chart-change", { bubbles: true }));
    }
  }
}
