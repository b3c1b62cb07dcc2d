/* Draws a page's charts live, each when it comes near the window, from the first sign that somebody is there to use
   them. The drawing that the page brings stays where this script, the bundle or the data cannot be had. */

(() => {
  "use strict";

  // Not pointerdown: what is pressed must still be there when it is let go.
  const SIGNS = ["pointermove", "pointerup", "wheel", "scroll", "keydown", "focusin"];
  const untouched = new AbortController(); // until the first of them; for good then, on later pages too
  /** @type {Map<ChartPlace, VegaEmbedded>} what is live on this page */
  const views = new Map();
  /** @type {IntersectionObserver | undefined} */
  let observer;
  /** @type {Promise<unknown> | undefined} vega.js; asked for once */
  let bundle;
  let touched = false; // whether the last press was a finger's
  /** @type {string | undefined} where the sign leads whose words a finger has called up */
  let told;

  /** Begin anew on the page that is shown: forget the charts of the one before. */
  function start() {
    observer?.disconnect();
    views.forEach((view) => view.finalize());
    views.clear();
    document.documentElement.dataset.liveCharts = "0";
    document.getElementById("vg-tooltip-element")?.classList.remove("visible");
    observer = new IntersectionObserver(drawNear, { rootMargin: "300px" });
    if (untouched.signal.aborted || location.search) observe(); // the drawing shows all; a view of it has to be made
  }

  /** Wait for each of the page's charts to come near. */
  function observe() {
    for (const place of /** @type {NodeListOf<ChartPlace>} */ (
      document.querySelectorAll(".chart-drawing[data-chart]")
    )) {
      place.drawn ??= place.dataset.chart;
      observer?.observe(place);
    }
  }

  /** Somebody is there: from now on charts are drawn as they come near. */
  function awake() {
    untouched.abort();
    if (observer) observe();
  }

  /**
   * Draw those places that have come near; a place that is not displayed never does.
   * @param {IntersectionObserverEntry[]} entries
   */
  function drawNear(entries) {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        observer?.unobserve(target);
        drawOrKeep(/** @type {ChartPlace} */ (target));
      }
    }
  }

  /** Draw a chart; where it cannot be had, what is displayed stays, and the place says so. @param {ChartPlace} place */
  async function drawOrKeep(place) {
    try {
      await draw(place);
    } catch (error) {
      console.warn("A chart stays as it is:", error);
      if (place.dataset.chart === place.drawn) return;
      place.dataset.chart = place.drawn;
      place.dispatchEvent(new CustomEvent("chart-kept", { bubbles: true }));
    }
  }

  /**
   * Draw one chart aside, then put it in the place of the drawing that stands there, in the same measures.
   * @param {ChartPlace} place
   * @returns {Promise<void>}
   */
  async function draw(place) {
    const root = new URL(place.dataset.root ?? "", location.href);
    const asked = place.dataset.chart ?? "";
    const [response] = await Promise.all([fetch(new URL(asked, location.href)), load(root)]);
    if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
    /** @type {Spec} */
    const spec = await response.json();
    const asItCame = structuredClone(spec); // Vega marks the rows that it is given
    const aside = document.createElement("div");
    aside.ariaHidden = "true"; // the place around it says in words what the chart says
    const embedded = await window.vegaEmbed(aside, spec, {
      ast: true, // no eval, as our Content-Security-Policy demands
      actions: false,
      renderer: "svg",
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true },
      loader: loaderAt(root, spec.usermeta.site),
    });
    if (!place.isConnected || place.dataset.chart !== asked) {
      embedded.finalize(); // the reader has gone on to another page, or to another chart in this place
      return place.isConnected ? draw(place) : undefined;
    }
    views.get(place)?.finalize();
    views.set(place, embedded);
    document.documentElement.dataset.liveCharts = String(views.size);
    place.replaceChildren(aside);
    place.drawn = asked;
    place.ariaLabel = spec.usermeta.alt;
    place.live = { view: embedded.view, spec: asItCame, place };
    place.dispatchEvent(new CustomEvent("chart-live", { bubbles: true, detail: place.live }));
  }

  /**
   * Another chart is asked for in a place: draw it, if the one before was live; what is on its way sees by itself.
   * @param {Event} event
   */
  function redraw({ target }) {
    const place = /** @type {ChartPlace} */ (target);
    if (place.live) drawOrKeep(place);
  }

  /**
   * A finger cannot hover: its first tap on a sign shows the words, the second leads to the record.
   * @param {MouseEvent} event
   */
  function tap(event) {
    const pressed = /** @type {Element & { __data__?: VegaItem }} */ (event.target);
    const place = touched ? /** @type {ChartPlace | null} */ (pressed.closest?.(".chart-drawing")) : null;
    const live = place?.live;
    const sign = live ? pressed.__data__ : undefined; // where Vega keeps what it has drawn
    const again = sign?.href === told;
    told = sign?.href;
    if (!live || !sign || !told || again) return;
    event.preventDefault();
    event.stopPropagation();
    live.view.tooltip().call(live.view, null, event, sign, `${sign.tooltip}\nTap again to open.`);
  }

  /** Load the bundle, once. @param {URL} root - the address of the site */
  function load(root) {
    bundle ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("assets/vega.js", root).href;
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

  SIGNS.forEach((name) => addEventListener(name, awake, { signal: untouched.signal, capture: true, passive: true }));

  document.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);
  document.addEventListener("click", tap, true);
  document.addEventListener("chart-change", redraw);

  // Material tells of each page that it shows, also of those that it brings in without loading anew.
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
