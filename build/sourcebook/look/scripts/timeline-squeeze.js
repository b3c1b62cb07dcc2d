/* Takes out of a live chart the lanes, and within lanes the rows, in which a view shows nothing: what is left moves up. */

const ROW = 14; // the measures of drawing/layout.py
const LINE = 15;
const MARKS = ["signs", "early", "strokes", "bars", "before", "after"];

/** The middle of what a row of data draws. */
const middle = ({ y, y2 }) => (y2 === undefined ? y : (y + y2) / 2);

/** The stretches of height, from top to bottom, that a view leaves empty; none where it leaves nothing at all. */
export function emptyOf(spec, rows) {
  const shown = new Set(MARKS.flatMap((name) => rows[name].map(middle)));
  const all = [...new Set(["signs", "early", "strokes"].flatMap((name) => spec.datasets[name].map(middle)))].sort(
    (a, b) => a - b,
  );
  return shown.size
    ? lanesOf(spec).flatMap((lane) =>
        emptyIn(
          lane,
          all.filter((y) => y >= lane.top && y < lane.end),
          shown,
        ),
      )
    : [];
}

function lanesOf({ datasets }) {
  const tops = datasets.lanes.map((row) => row.y);
  const end = datasets.key_rule[0].y;
  return tops.map((top, place) => {
    const next = tops[place + 1] ?? end;
    return { top, end: next, least: LINE * datasets.names.filter((row) => row.y >= top && row.y < next).length + 8 };
  });
}

/** What is empty in one lane: all of it, or the rows that its name does not need. */
function emptyIn({ top, end, least }, ys, shown) {
  if (!ys.some((y) => shown.has(y))) return [{ top, end }];
  const spare = Math.floor((end - top - least) / ROW);
  const free = spare > 0 ? ys.filter((y) => !shown.has(y)).slice(-spare) : [];
  return free.map((y) => ({ top: y - ROW / 2, end: y + ROW / 2 }));
}

/** Every row of data as it stands without those stretches, and how much lower the chart is. */
export function squeezed(spec, rows, empty) {
  const lost = (y) => empty.reduce((sum, one) => sum + Math.max(0, Math.min(y, one.end) - one.top), 0);
  const lanes = lanesOf(spec);
  const isOut = (y) => empty.some((one) => y >= one.top && y < one.end);
  const up = (row) => ({
    ...row,
    y: row.y - lost(row.y),
    ...(row.y2 === undefined ? {} : { y2: row.y2 - lost(row.y2) }),
  });
  const named = (row) => ({ ...row, y: row.y - lost(lanes.findLast((lane) => lane.top <= row.y).top) }); // whole, beside its rows
  const laneIsOut = (row) =>
    empty.some((one) =>
      lanes.some((lane) => lane.top === one.top && lane.end === one.end && row.y >= lane.top && row.y < lane.end),
    );
  const moved = Object.entries({ ...spec.datasets, ...rows }).map(([name, all]) => {
    if (name === "names") return [name, all.filter((row) => !laneIsOut(row)).map(named)];
    if (name === "lanes") return [name, all.filter((row) => !laneIsOut(row)).map(up)];
    return [name, (MARKS.includes(name) || name === "labels" ? all.filter((row) => !isOut(middle(row))) : all).map(up)];
  });
  return { rows: Object.fromEntries(moved), height: spec.height - lost(spec.height) };
}
