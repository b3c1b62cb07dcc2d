/* What a reader takes from the timeline: the link to the view, and the rows of its records as CSV or JSON. */

import { csv } from "./csv.js";
import { button, make } from "./dom.js";
import { save } from "./save.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

const SAID = 6000; // milliseconds for which it is said that the link was copied

export class Actions {
  /** @param {Timeline} timeline */
  constructor(timeline) {
    this.timeline = timeline;
    this.said = make("span", { class: "timeline-said", role: "status" });
    this.element = make(
      "div",
      { class: "timeline-actions" },
      button("Copy link", "Copy link to this view", () => this.copy()),
      button("CSV", "Download this selection as CSV", () => this.download("csv")),
      button("JSON", "Download this selection as JSON", () => this.download("json")),
      this.said,
    );
  }

  async copy() {
    const link = new URL(this.timeline.address(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.said.textContent = "Copied.";
    } catch {
      const field = make("input", { readonly: "", value: link, "aria-label": "Link to this view" });
      this.said.replaceChildren(field);
      field.select();
    }
    setTimeout(() => this.said.replaceChildren(), SAID);
  }

  /** Gives the rows of the published table of events that are displayed. @param {"csv" | "json"} kind */
  async download(kind) {
    const { shown, root, list } = this.timeline;
    try {
      const response = await fetch(new URL("data/v1/json/events.json", root));
      if (!response.ok) throw new Error(`the data answers ${response.status}`);
      /** @type {Record<string, import("./csv.js").Cell>[]} */
      const all = await response.json();
      const held = new Map(all.map((row) => /** @type {const} */ ([row.id, row])));
      const rows = (await list.idsOf(shown)).map((id) => held.get(id)).filter((row) => row !== undefined);
      const text = kind === "csv" ? csv(rows, Object.keys(all[0] ?? {})) : JSON.stringify(rows, null, 1);
      const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/json";
      save(new Blob([text], { type }), `events-${rows.length}.${kind}`);
    } catch {
      this.said.textContent = "The data could not be fetched; try again, or see the page Data.";
    }
  }
}
