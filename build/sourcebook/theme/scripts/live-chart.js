/* A chart that is drawn live, moved and narrowed by giving its Vega view other rows. */

import { rowsIn } from "./chart-rows.js";
import { emptyOf, squeezed } from "./chart-squeeze.js";
import { Scale } from "./scale.js";

export class LiveChart {
  /** @param {Live} live - as charts.js has drawn it */
  constructor({ view, spec, place }) {
    this.view = view;
    this.spec = spec;
    this.place = place;
    this.scale = new Scale(spec.usermeta);
    /** @type {import("./chart-squeeze.js").Gap[] | null} what was empty when rows were last taken out */
    this.empty = null;
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
    this.view.height(height).run();
    this.empty = empty;
  }
}
