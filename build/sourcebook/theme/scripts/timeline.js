/* The timeline as a document: facets, words and a window of days narrow the chart and the list together; the view
   stands in the address. Without this script the page is whole, and none of these controls are there.

   Here is what joins the parts. Each part is a file: timeline-panel.js (what is chosen), timeline-tools.js (buttons and
   keys of the chart, and its rows), timeline-strip.js (all of the time above the chart), timeline-gestures.js (wheel and
   drag on the chart), timeline-axis.js (the dates, kept in sight), timeline-download.js (link, CSV, JSON) and
   timeline-list.js (the list). In the drawing that the page
   brings, what a view leaves out is hidden; only for a part of the time, or for other rows, is a chart drawn live.
   Where there are more records than a page lists, it counts them by its parts, and so does its chart: timeline-counts.js. */

import { uncounted } from "./chart-rows.js";
import { dayOf, windowWords, yearOf } from "./days.js";
import { chartOf, fetchSpec, find, placesOf } from "./dom.js";
import { drawLive } from "./live-chart.js";
import { fetchRecords } from "./records.js";
import { Scale } from "./scale.js";
import { Actions } from "./timeline-download.js";
import { followDates } from "./timeline-axis.js";
import { followGestures } from "./timeline-gestures.js";
import { Cells, Periods } from "./timeline-counts.js";
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
  if (!article || !figure || isLeft()) return;
  /** @type {HTMLAnchorElement} */
  const home = find(article, ".breadcrumb a");
  const root = new URL(home.href);
  try {
    const records = await fetchRecords(new URL(location.pathname.replace(/[^/]*$/, ""), location.href));
    await records.ready(records.viewOf(location.search));
    if (!signal.aborted && figure.isConnected) new Timeline(article, figure, root, records, signal);
  } catch (error) {
    article.classList.add("timeline-bare");
    console.warn("The timeline stays as it is:", error);
  }
}

/** Whether the reader is on the way to another page already, whose address stands while this page is still shown. */
function isLeft() {
  const own = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const last = (/** @type {string} */ path) =>
    path
      .replace(/[^/]*$/, "")
      .split("/")
      .at(-2);
  return Boolean(own) && last(new URL(own ?? "", location.href).pathname) !== last(location.pathname);
}

/** @typedef {import("./live-chart.js").LiveChart} LiveChart */

/** Hide in the drawing that the page brings what a view leaves out. @param {ChartPlace} place @param {Set<string> | null} ids */
function keepOnly(place, ids) {
  for (const one of /** @type {NodeListOf<SVGElement>} */ (place.querySelectorAll("[data-id], [data-of]"))) {
    const { id, of = "", to } = one.dataset;
    one.classList.toggle("left-out", Boolean(ids) && !(ids?.has(id ?? of) && (!to || ids.has(to))));
  }
  for (const one of /** @type {NodeListOf<SVGElement>} */ (place.querySelectorAll(".names_marks > text"))) {
    one.dataset.whole ??= one.textContent ?? "";
    one.textContent = ids ? uncounted(one.dataset.whole) : one.dataset.whole;
  }
  place.dispatchEvent(new CustomEvent("chart-shown", { bubbles: true }));
}

/** What makes a row of the chart: what a page links to where there is no script. @param {HTMLElement} article @returns {[name: string, words: string][]} */
function waysIn(article) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...article.querySelectorAll(".row-pages a")]);
  if (!links.length) return [];
  return [
    ["", find(article, ".row-pages strong").textContent ?? ""],
    ...links.map(
      (link) => /** @type {[string, string]} */ ([link.pathname.split("/").at(-2) ?? "", link.textContent ?? ""]),
    ),
  ];
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
    const isCounted = placesOf(figure).some((place) => !place.dataset.chart);
    /** What makes a row of the chart, and the words for it, that of the page first. */
    this.ways = isCounted ? [] : waysIn(article);
    this.view = this.asked();
    /** @type {number[]} the places of the records that are shown, those last that perhaps only are in the window */
    this.shown = [];
    /** @type {Set<string> | null} the records of a chart, whose window cuts by itself; null for all */
    this.timeless = null;
    /** @type {Set<string>} the charts, each with the layout of its place, that are being drawn live, or that cannot be */
    this.tried = new Set();
    /** @type {Map<ChartPlace, Strip>} the strip above each place that is displayed */
    this.strips = new Map();
    /** @type {Scale | null} on which buttons and keys reckon; all charts of the page cover the same days */
    this.scale = null;
    /** @type {(() => void) | null} what a reader has asked for while the scale was still on its way */
    this.wish = null;
    /** The words of the caption, before what it says of lines. */
    this.told = /** @type {Text} */ (find(figure, "figcaption").firstChild);
    this.caption = this.told.data.trimEnd();
    const { rows = "", source = "" } =
      /** @type {HTMLElement | null} */ (figure.querySelector(".chart-image"))?.dataset ?? {};
    this.known = rows; // of the chart's caption, what holds for a part of it as well
    this.covers = source.slice(source.indexOf(": ") + 2);
    /** @type {Set<string> | null} the records that are shown; null for all */
    this.ids = null;

    const own =
      ".timeline-tools, .timeline-strip, .timeline-panel, .timeline-actions, .timeline-perhaps, .timeline-found";
    article.querySelectorAll(own).forEach((one) => one.remove());
    this.cells = isCounted ? new Cells(this) : null;
    this.list = article.querySelector(".period") ? new Periods(this) : new List(this);
    this.tools = isCounted ? null : new Tools(this);
    this.panel = new Panel(this);
    if (this.tools) figure.prepend(this.tools.element);
    figure.before(this.panel.element);
    figure.after(new Actions(this).element);
    article.classList.add("timeline-ready");
    article.classList.toggle("timeline-counted", isCounted);
    this.listen();
    this.update();
    if (isCounted) {
      const [first, last] = [records.at[0], records.at[records.size - 1]].map(yearOf);
      this.panel.offerDays(first, last);
      return;
    }
    followDates(this);
    followGestures(this);
    for (const place of placesOf(figure).filter((one) => one.checkVisibility())) {
      this.fetchStrip(place).catch((error) => console.warn("There is no strip:", error));
    }
  }

  /** Heed the history, and that the other form of the chart may come to be displayed. */
  listen() {
    const { signal } = this;
    window.addEventListener("popstate", () => this.figure.isConnected && this.showAddress(), { signal });
    window.addEventListener("resize", () => this.showCharts(), { signal });
    signal.addEventListener("abort", () => placesOf(this.figure).forEach((place) => place.live?.finalize()));
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
    if (!goesOn) this.tried.clear();
    const show = () => {
      const address = this.address();
      if (address !== `${location.pathname}${location.search}`) {
        history[goesOn ? "replaceState" : "pushState"](history.state, "", address);
      }
      this.update();
    };
    this.whenReady(show);
  }

  /** Do something as soon as the words are there in which a view looks; at once where it looks for none. @param {() => void} act */
  whenReady(act) {
    const { records, signal, view } = this;
    if (!view.q.trim() || records.words) return act();
    records.ready(view).then(
      () => signal.aborted || act(),
      (error) => {
        this.panel.count.textContent = "The texts could not be fetched; try again.";
        console.warn("Nothing is looked for:", error);
      },
    );
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

  /** @returns {View} what the address asks for */
  asked() {
    return this.records.viewOf(location.search, this.rowNames());
  }

  /** @returns {string[]} what the rows of the chart can be made of */
  rowNames() {
    return this.ways.map(([name]) => name);
  }

  showAddress() {
    this.view = this.asked();
    this.whenReady(() => this.update());
  }

  // ----------------------------------------------------------------------------------------------- charts and days

  /**
   * Draw the chart that is asked for at a place live; where it cannot be had, the one before stays, and so do its rows.
   * @param {ChartPlace} place
   */
  async goLive(place) {
    const asked = place.dataset.chart ?? "";
    const wish = `${place.className} ${asked}`;
    if (this.tried.has(wish)) return;
    this.tried.add(wish);
    try {
      await drawLive(place);
      if (this.signal.aborted) place.live?.finalize();
      else this.update();
    } catch (error) {
      console.warn("A chart stays as it is:", error);
      if (place.dataset.chart !== asked || asked === chartOf(place)) return;
      this.change({ lanes: chartOf(place).match(/timeline\/(\w+)\.json$/)?.[1] ?? "" }, true);
    }
  }

  /** Ask for the strip of a place: it needs no more than the chart's data. @param {ChartPlace} place */
  async fetchStrip(place) {
    const spec = await fetchSpec(place, place.dataset.chart ?? "");
    if (!this.signal.aborted) this.takeStrip(place, spec);
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
    this.tools?.addStrip(strip.element, [...place.classList].find((name) => name !== "chart-drawing") ?? "");
    this.strips.set(place, strip);
    this.panel.offerDays(yearOf(scale.first), yearOf(scale.last), spec.usermeta.stretch);
    strip.show(this.view, this.timeless);
    this.wish?.();
    this.wish = null;
  }

  /** Show a window of days in the live charts alone, while it is still being chosen. @param {Days} days */
  preview(days) {
    for (const { live } of placesOf(this.figure)) if (live) this.showMoving(live, live.scale.frame(days), days);
  }

  /** @param {LiveChart} chart @param {Frame} frame @param {Days} days */
  showMoving(chart, frame, days) {
    chart.show(frame, this.timeless, this.windowWords(days), true);
  }

  /**
   * Zoom about the mark that has the focus, else about the middle; a window that is open to the last day stays so.
   * @param {number} factor - how many times as many days are shown
   */
  zoom(factor) {
    const day = this.focusedDay();
    this.reframe((scale) => {
      const frame = scale.frame(this.view);
      const zoomed = scale.zoomed(frame, factor, this.view.to === null ? frame.b : undefined);
      return day === null ? zoomed : scale.centred(zoomed, scale.at(day));
    });
  }

  /** @returns {number | null} the day of the mark that has the focus; null if none has, or if it is at no day */
  focusedDay() {
    const id = this.figure.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement).dataset.id
      : undefined;
    const { signs = [], strokes = [] } = [...this.strips.values()][0]?.spec.datasets ?? {};
    const day = id && [...signs, ...strokes].find((row) => row.id === id)?.x;
    return day ? dayOf(day) : null;
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
    const { sure, perhaps, timeless, numbers } = records.look(view, this.panel.counted());
    this.shown = [...sure, ...perhaps];
    this.list.show(this.shown, perhaps);
    this.tools?.show();
    this.panel.show(sure.length, perhaps.length, numbers);
    if (this.cells) {
      this.cells.show(this.shown);
      this.showCaption();
      return;
    }
    const named = (/** @type {Iterable<number>} */ places) => new Set([...places].map((one) => this.list.ids[one]));
    this.ids = records.isWhole(view) ? null : named(this.shown);
    this.timeless = timeless && named([...timeless.keys()].filter((one) => timeless[one]));
    this.showRows();
    this.showCharts();
    for (const strip of this.strips.values()) strip.show(view, this.timeless);
  }

  /** Show the view in the charts, and say under them what they show. */
  showCharts() {
    const { view, ids } = this;
    const { selection } = this.figure.dataset;
    for (const place of placesOf(this.figure)) {
      const { live } = place;
      if (!place.checkVisibility()) continue; // it is shown when the window has its width
      place.dataset.alt ??= place.ariaLabel ?? "";
      const { title, alt } = live?.spec.usermeta ?? { title: "Records", alt: place.dataset.alt };
      place.ariaLabel = ids ? `${selection}. ${title}.` : alt;
      if (live) live.show(live.scale.frame(view), ids, this.windowWords(view));
      else keepOnly(place, ids);
      const isPart = view.from !== null || view.to !== null || place.dataset.chart !== chartOf(place);
      if (isPart && (!live || place.dataset.chart !== chartOf(place))) this.goLive(place);
    }
    this.showCaption();
  }

  /** Say under the chart what it shows. */
  showCaption() {
    const { selection } = this.figure.dataset;
    const { usermeta } = placesOf(this.figure).find((one) => one.live && one.checkVisibility())?.live?.spec ?? {};
    const known = [usermeta?.rows ?? this.known, usermeta?.covers ?? this.covers].filter(Boolean).join(" ");
    this.told.data = `${selection ? `Narrowed: ${selection}. ${known}` : (usermeta?.caption ?? this.caption)} `;
  }

  /** Part the charts into the rows that are asked for. */
  showRows() {
    const rows = this.tools?.showRows(this.view.lanes) ?? null;
    if (rows === null) return;
    for (const place of placesOf(this.figure)) {
      const { chart = "" } = place.dataset;
      place.drawn ??= chart;
      place.dataset.chart = chart.replace(/timeline(\/\w+)?\.json$/, `timeline${rows && `/${rows}`}.json`);
    }
  }
}
