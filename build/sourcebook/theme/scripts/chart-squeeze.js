/* Takes out of a chart the lanes, and within lanes the rows, in which a view shows nothing: what is left moves up. */

const MARKS = ["signs", "early", "strokes", "bands", "bars", "before", "after"];
const ROWS = ["signs", "early", "strokes", "bands"]; // what gives each row of a lane its height

const THREADS = ["threads", "answers"]; // from one row to another

/** A stretch of height. @typedef {{ top: number, end: number }} Gap */
/** A lane, with the least height that its name needs. @typedef {{ top: number, end: number, least: number }} Lane */

/** @param {Row} row @returns {number} the middle of what it draws */
const middle = ({ y, y2 }) => (y2 === undefined ? y : (y + y2) / 2);

/**
 * @param {Spec} spec - the chart as the build has made it
 * @param {Rows} rows - what a view shows of it
 * @returns {Gap[]} what the view leaves empty, from top to bottom; nothing where it shows nothing at all
 */
export function emptyOf(spec, rows) {
  const shown = new Set(MARKS.flatMap((name) => rows[name].map(middle)));
  if (!shown.size) return [];
  const all = [...new Set(ROWS.flatMap((name) => spec.datasets[name].map(middle)))].sort((a, b) => a - b);
  return lanesOf(spec).flatMap((lane) => {
    const heights = all.filter((y) => y >= lane.top && y < lane.end);
    return emptyIn(lane, heights, shown, spec.usermeta.measures.pitch);
  });
}

/** @param {Spec} spec @returns {Lane[]} */
function lanesOf({ datasets, usermeta: { measures, lines } }) {
  const tops = datasets.lanes.map((row) => row.y);
  return tops.map((top, place) => {
    const end = tops[place + 1] ?? lines.y2;
    const names = datasets.names.filter((row) => row.y >= top && row.y < end);
    return { top, end, least: measures.line * names.length + measures.below };
  });
}

/**
 * What is empty in one lane: all of it, or the rows that its name does not need.
 * @param {Lane} lane
 * @param {number[]} heights - of its rows
 * @param {Set<number>} shown - the heights at which something is shown
 * @param {number} pitch - the height of a row
 * @returns {Gap[]}
 */
function emptyIn({ top, end, least }, heights, shown, pitch) {
  if (!heights.some((y) => shown.has(y))) return [{ top, end }];
  const spare = Math.floor((end - top - least) / pitch);
  const free = spare > 0 ? heights.filter((y) => !shown.has(y)).slice(-spare) : [];
  return free.map((y) => ({ top: y - pitch / 2, end: y + pitch / 2 }));
}

/**
 * @param {Spec} spec - the chart as the build has made it
 * @param {Rows} rows - what a view shows of it
 * @param {Gap[]} empty - what is taken out
 * @returns {{ rows: Rows, height: number }} the rows of all layers as they stand without that, and how high it is
 */
export function squeezed(spec, rows, empty) {
  const lanes = lanesOf(spec);
  const lost = (/** @type {number} */ y) =>
    empty.reduce((sum, one) => sum + Math.max(0, Math.min(y, one.end) - one.top), 0);
  const isOut = (/** @type {number} */ y) => empty.some((one) => y >= one.top && y < one.end);
  const laneOf = (/** @type {Row} */ row) => lanes.findLast((lane) => lane.top <= row.y) ?? lanes[0];
  const isLaneOut = (/** @type {Row} */ row) => {
    const { top, end } = laneOf(row);
    return empty.some((one) => one.top === top && one.end === end);
  };
  const up = (/** @type {Row} */ row) => {
    const y = row.y - lost(row.y);
    return row.y2 === undefined ? { ...row, y } : { ...row, y, y2: row.y2 - lost(row.y2) };
  };
  /** Names stay whole beside their rows. @param {Row} row */
  const upWithLane = (row) => {
    const by = lost(laneOf(row).top);
    return row.y2 === undefined ? { ...row, y: row.y - by } : { ...row, y: row.y - by, y2: row.y2 - by };
  };
  const beside = ["letters", "labels", "labels_left", "hits", "stands", "band_words"];
  const moved = Object.entries({ ...spec.datasets, ...rows }).map(([name, all]) => {
    if (THREADS.includes(name)) return [name, all.filter((row) => !isOut(row.y) && !isOut(row.y2 ?? row.y)).map(up)];
    if (name === "names" || name === "breaks") return [name, all.filter((row) => !isLaneOut(row)).map(upWithLane)];
    if (name === "lanes") return [name, all.filter((row) => !isLaneOut(row)).map(up)];
    const isMark = MARKS.includes(name) || beside.includes(name);
    return [name, (isMark ? all.filter((row) => !isOut(middle(row))) : all).map(up)];
  });
  return { rows: Object.fromEntries(moved), height: spec.height - lost(spec.height) };
}
