/* A chart drawn live, for whoever looks at a part of its scale or at other rows of it: moved and narrowed by giving its
   Vega view other rows. The drawing that the page brings stays until then, and where the bundle or the data cannot be had. */

import { rowsIn } from "./chart-rows.js";
import { emptyOf, squeezed } from "./chart-squeeze.js";
import { fetchSpec, make } from "./dom.js";
import { Scale } from "./scale.js";

/** @typedef {import("./chart-squeeze.js").Gap} Gap */

/** What of a mark's row its element says. @type {[string, "id" | "to"][]} */
const NAMES = [
  [".hits_marks", "id"],
  [".threads_marks", "id"],
  [".answers_marks", "id"],
  [".threads_marks", "to"],
  [".answers_marks", "to"],
];

/** @type {Promise<unknown> | undefined} vega.js; asked for once */
let bundle;

/**
 * Draw the chart that is asked for at a place, in the same measures as the drawing that stands there.
 * @param {ChartPlace} place
 * @returns {Promise<LiveChart | null>} null where the reader has gone on to another page
 */
export async function drawLive(place) {
  const root = new URL(place.dataset.root ?? "", location.href);
  const asked = place.dataset.chart ?? "";
  const [spec] = await Promise.all([fetchSpec(place, asked), load(root)]);
  const aside = make("div");
  const embedded = await window.vegaEmbed(aside, structuredClone(spec), {
    ast: true, // no eval, as our Content-Security-Policy demands
    actions: false,
    renderer: "svg",
    defaultStyle: false,
    tooltip: false,
    loader: loaderAt(root, spec.usermeta.site),
  });
  if (!place.isConnected || place.dataset.chart !== asked) {
    embedded.finalize(); // the reader has gone on to another page, or to another chart in this place
    return place.isConnected ? drawLive(place) : null;
  }
  place.live?.finalize();
  place.replaceChildren(aside);
  place.drawn = asked;
  place.live = new LiveChart(embedded, spec, place);
  return place.live;
}

export class LiveChart {
  /** @param {VegaEmbedded} embedded @param {Spec} spec @param {ChartPlace} place */
  constructor({ view, finalize }, spec, place) {
    this.view = view;
    this.finalize = finalize;
    this.spec = spec;
    this.place = place;
    this.scale = new Scale(spec.usermeta);
    /** @type {Gap[] | null} what was empty when rows were last taken out */
    this.empty = null;
    this.dress();
  }

  /**
   * Show a part of the scale and some records; lanes that are empty there are left out.
   * @param {Frame} frame
   * @param {Set<string> | null} ids - the records; null for all
   * @param {string} words - the window of days in words, for the head of the chart
   * @param {boolean} isMoving - whether the frame is still moving: then the lanes stay as they are
   */
  show(frame, ids, words, isMoving = false) {
    const inFrame = rowsIn(this.spec, frame, ids, words);
    const empty = (isMoving && this.empty) || emptyOf(this.spec, inFrame);
    const { rows, height } = squeezed(this.spec, inFrame, empty);
    for (const [name, all] of Object.entries(rows)) this.view.data(name, structuredClone(all)); // Vega marks its rows
    this.empty = empty;
    this.view
      .height(height)
      .runAsync()
      .then(() => this.dress());
  }

  /** Say of what Vega has drawn what the build says of its own drawing, and nothing else. */
  dress() {
    for (const one of this.place.querySelectorAll("svg, svg [role^='graphics-']")) {
      for (const name of ["role", "aria-roledescription"]) one.removeAttribute(name);
    }
    this.place.querySelector("svg")?.setAttribute("role", "group");
    for (const [layer, name] of NAMES) {
      for (const one of /** @type {NodeListOf<VegaMark>} */ (this.place.querySelectorAll(`${layer} > *`))) {
        const isHit = layer === ".hits_marks";
        if (isHit) one.setAttribute("role", "link");
        one.setAttribute(name === "to" ? "data-to" : isHit ? "data-id" : "data-of", String(one.__data__?.datum[name]));
      }
    }
    this.place.dispatchEvent(new CustomEvent("chart-shown", { bubbles: true }));
  }
}

/** Load the bundle, once. @param {URL} root - the address of the site */
function load(root) {
  bundle ??= new Promise((resolve, reject) => {
    const script = make("script", { src: new URL("assets/vega.js", root).href });
    script.onload = resolve;
    script.onerror = () => {
      bundle = undefined;
      reject(new Error(`${script.src} cannot be loaded`));
    };
    document.head.append(script);
  });
  return bundle;
}

/**
 * What Vega may reach: pages of this site, by links; no file.
 * @param {URL} root - the address of the site
 * @param {string} site - the address that stands for it in the chart
 */
function loaderAt(root, site) {
  const refuse = async (/** @type {string} */ address) => {
    throw new Error(`a chart may not load ${address}`);
  };
  return {
    options: {},
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: async (/** @type {string} */ address) =>
      String(address).startsWith(site)
        ? { href: new URL(`./${address.slice(site.length)}`, root).href }
        : refuse(address),
  };
}
