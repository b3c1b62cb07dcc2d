/* Charts for the tests: those of a built sourcebook, and the least that a scale needs. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { specOf } from "#scripts/chart-data.js";

/** Where the charts are that the build has made; pytest names a folder with those of every sourcebook. */
export const FOLDER = process.env.SOURCEBOOK_CHARTS ?? "out/pages/charts";

/** Why there are no charts, if there are none. */
export const missing = existsSync(FOLDER) ? false : `there is no ${FOLDER}; make it: make site`;

const FORMS = /** @type {const} */ (["wide", "narrow"]);

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(path, "utf-8"));

/**
 * @param {string} folder
 * @param {any} [shared] - what its charts share, if that stands above it
 * @returns {[string, Spec][]} every chart below a folder in both forms, with the name of its file there
 */
export function chartsIn(folder, shared) {
  const template = join(folder, "template.json");
  const common = existsSync(template) ? read(template) : shared;
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => one.name.localeCompare(other.name, "en"))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return chartsIn(path, common);
      if (!path.endsWith(".json") || path === template) return [];
      return FORMS.map((form) => /** @type {[string, Spec]} */ ([path, specOf(common, read(path), form)]));
    });
}

/** @type {Measures} of no chart that there is, so that a test sees what a script makes of them */
export const MEASURES = {
  around: 5,
  long: 15,
  edge: 10,
  letter: 6,
  apart: 4,
  least: 7,
  beside: 0,
  pitch: 10,
  line: 12,
  below: 4,
  ticks: {
    day: 12,
    broad: 24,
    short: 30,
    step: 14,
    fortnight: 6,
    months: [2, 1, 0.5],
    year: 0.1,
    short_year: 0.05,
    years: 0.2,
  },
  names: {
    letter: 7,
    half: 3,
    beside: 4,
    after_day: 12,
    before_day: 8,
    after_short_year: 18,
    short_year_before_day: 14,
  },
};

/** @type {ScaleData} two years, of which ten days of June 2032 have half of the width */
export const BUSY = {
  knots: [
    { day: "2031-01-01", px: 100 },
    { day: "2032-06-01", px: 300 },
    { day: "2032-06-12", px: 520 },
    { day: "2032-12-31", px: 600 },
  ],
  stretch: { from: "2032-06-02", to: "2032-06-11" },
  breaks: [],
  measures: MEASURES,
};
